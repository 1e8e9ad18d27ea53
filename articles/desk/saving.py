"""Saving a working copy: every save is a Revision, and nobody's words are overwritten in silence."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from articles import body
from articles.desk import photo_words
from articles.desk.hours import keep_next_hour
from articles.desk.models import Article, Revision
from articles.desk.outside_links import owe_links
from articles.desk.snapshot import snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import User

SLUG_LENGTH = 80
# Written by the desk's steps, by plans and by the door, which another may have used since this copy was read.
KEPT_ELSEWHERE = {
    "id", "status", "first_published_at", "dated_on", "retracted_at", "retraction", "embargo_until", "needs_two_people",
    "next_hour", "created_by", "created_at",
}  # fmt: skip


class StaleCopy(Exception):
    """Somebody saved this story after it was read. `theirs` is the revision that stands."""

    def __init__(self, theirs: Revision) -> None:
        self.theirs = theirs
        who = theirs.by.get_full_name() or theirs.by.get_username() if theirs.by else _("Somebody")
        super().__init__(_("%(who)s saved this story after you opened it. Both texts are kept.") % {"who": who})


def save(
    article: Article,
    *,
    by: "User | None",
    based_on: int | None = None,
    store: Callable[[], None] | None = None,
    label: str = "",
) -> Revision:
    """Keep the working copy and what hangs on it, as one new revision.

    Takes   based_on: the version that the editor's text began from (default: the copy's own);
            store: writes bylines, captions, tags and sections; it runs in the same transaction
    Writes  the Article, whatever `store` writes, one Revision: all or none
    Raises  StaleCopy when somebody saved since; articles.body.UnfitBody for a text that cannot be taken in
    """
    article.body = body.clean(article.body)
    article.words = body.word_count(article.body)
    article.slug = article.slug or slug_of(article.headline)
    with transaction.atomic():
        if article.pk and article.status not in photo_words.UNTOLD:
            photo_words.hold_photos(article)
        _take_next_version(article, based_on=article.version if based_on is None else based_on)
        article.saved_by, article.saved_at = by, timezone.now()
        if article.pk is None:
            article.created_by = by
        article.save(update_fields=None if article._state.adding else _written_here())
        if store:
            store()
        settle_captions(article)
        keep_next_hour(article)
        owe_links(article.body)
        content = snapshot(article)
        photo_words.captions_changed(article, captions=content["captions"])
        return Revision.objects.create(
            article=article, number=article.version, content=content, by=by, at=article.saved_at, label=label
        )


def _written_here() -> list[str]:
    """The columns that a save writes; what steps, plans and the door keep meanwhile stays as it is."""
    return [field.name for field in Article._meta.concrete_fields if field.name not in KEPT_ELSEWHERE]


def _take_next_version(article: Article, *, based_on: int) -> None:
    if article.pk is not None:
        current = Article.objects.filter(pk=article.pk, version=based_on)
        if not current.update(version=F("version") + 1):
            raise StaleCopy(newest_revision(article))
    article.version = based_on + 1


def settle_captions(article: Article) -> None:
    """Captions stand in the order of their figures, and no figure stands for a caption of another story.

    Writes  positions of captions; the body where a figure has lost its caption
    """
    captions = {caption.pk: caption for caption in article.captions.all()}
    placed = body.figures(article.body)
    kept = article.body
    for caption_id in placed:
        if caption_id not in captions or captions[caption_id].is_lead:
            kept = body.without_figure(kept, caption_id)
    if kept != article.body:
        article.body = kept
        article.save(update_fields=["body"])
    order = [pk for pk in placed if pk in captions] + [pk for pk in captions if pk not in placed]
    for position, pk in enumerate(order, start=1):
        if captions[pk].position != position:
            captions[pk].position = position
            captions[pk].save(update_fields=["position"])


def newest_revision(article: Article) -> Revision:
    """The revision of the last save. Raises Revision.DoesNotExist for a story never saved."""
    return Revision.objects.filter(article=article).order_by("-number")[:1].get()


def slug_of(headline: str) -> str:
    """A slug from a headline, cut at a word below 80 characters; scripts other than Latin keep their letters."""
    slug = slugify(headline) if headline.isascii() else slugify(headline, allow_unicode=not _is_latin(headline))
    if len(slug) <= SLUG_LENGTH:
        return slug
    return slug[: SLUG_LENGTH + 1].rpartition("-")[0] or slug[:SLUG_LENGTH]


def _is_latin(text: str) -> bool:
    return all(ord(letter) < 0x250 or 0x2000 <= ord(letter) < 0x2070 for letter in text)
