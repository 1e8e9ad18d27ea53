"""Takes an act on many captions or photos back, all but what somebody has changed since."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body import UnfitBody
from articles.desk import policy
from articles.desk.held_credits import forget_count
from articles.desk.models import Article, Caption
from articles.desk.saving import StaleCopy
from articles.desk.splitting import keep_refused, save_texts, sentence_of
from media.bulk import Refused, Unchangeable, take_back_photos
from media.bulk_rows import BulkAct, BulkChange

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.db.models import QuerySet


def take_back(act: BulkAct, *, by: "User") -> list[Refused]:
    """Captions and photos of this act say again what they said before it.

    Takes    either kind of act
    Answers  what somebody has changed since, or may not be edited by this person: it is left as it is
    Order    safe to repeat: what is taken back already is not touched
    """
    refused: list[Refused] = []
    captions = Caption.objects.filter(pk__in=_open(act).values("caption_id")).values_list("pk", "article")
    for story in sorted({article for _pk, article in captions}):
        refused += _take_back_a_story(act, story, by=by)
    named = {line.name for line in refused}
    kept = set()
    # A caption that stays without its credit leaves the credit with its photo: else it would be lost from both.
    for name, photo in _open(act).values_list("name", "photo"):
        kept.add(photo)
        if name not in named:
            refused.append(Refused(name, _("Its caption is gone. The photo keeps the credit.")))
    refused += take_back_photos(act, by=by, but_not=kept)
    keep_refused(act, refused)
    forget_count(by)
    return refused


def _open(act: BulkAct) -> "QuerySet[BulkChange]":
    return act.changes.filter(caption_id__isnull=False, taken_back_at=None)


def _take_back_a_story(act: BulkAct, story_id: int, *, by: "User") -> list[Refused]:
    refused: list[Refused] = []
    try:
        with transaction.atomic():
            article = Article.objects.get(pk=story_id)
            if not policy.may(by, "edit", article):
                raise Unchangeable(_("This story is not yours to edit. Ask whoever has it, or an editor."))
            texts, done = {}, []
            captions = {caption.pk: caption for caption in article.captions.all()}
            for change in _open(act).filter(caption_id__in=list(captions)).select_for_update(of=("self",)):
                number = change.caption_id or 0
                if captions[number].text != change.new["text"]:
                    refused.append(Refused(change.name, _("Somebody has changed this caption since. It stays.")))
                    continue
                texts[number] = change.old["text"]
                done.append(change.pk)
            if texts:
                save_texts(article, texts, by=by, label=_("Credits put back into captions"))
            act.changes.filter(pk__in=done).update(taken_back_at=timezone.now())
    except (StaleCopy, UnfitBody, Unchangeable, Article.DoesNotExist) as reason:
        names = _open(act).filter(caption_id__in=Caption.objects.filter(article=story_id).values("pk"))
        refused = [Refused(name, sentence_of(reason)) for name in names.values_list("name", flat=True)]
    return refused
