"""Takes printed credits out of captions and gives them to their photos, many in one act."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.body import UnfitBody
from articles.desk import photo_words, policy
from articles.desk.held_credits import Rules, Split, forget_count, rules_for_captions, split
from articles.desk.models import Article, Caption
from articles.desk.pasting.finding import find_or_make_source
from articles.desk.saving import StaleCopy, save
from media.bulk import Refused, Unchangeable, change_photo
from media.bulk_rows import BulkAct, BulkChange
from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

WHY = gettext_noop("Its caption held the credit")
LENGTHS = {"creator": 200, "source": 120, "via": 120}


@dataclass(frozen=True)
class Ticked:
    """One row that somebody ticked: its key, the digest of the text that they saw, and their answer if it was asked."""

    key: str
    digest: str
    answer: str = ""


@dataclass
class _Run:
    act: BulkAct
    by: "User"
    rules: Rules
    refused: list[Refused] = field(default_factory=list)


def take_credits_out(ticked: Iterable[Ticked], *, by: "User") -> BulkAct:
    """The texts of these rows lose their credit, and their photos say it.

    Writes  one BulkAct with a BulkChange for each row; a Revision for each story; the photos' ledgers. Each story
            stands or falls by itself: what cannot be done is named in the act's `refused` and holds up no other
    Order   safe to repeat: a text that has lost its credit is named as changed
    """
    run = _Run(BulkAct.objects.create(kind=BulkAct.Kind.CAPTIONS, by=by, why=WHY), by, rules_for_captions())
    by_key = {tick.key: tick for tick in ticked}
    stories: dict[int, list[int]] = {}
    numbers = [int(key[1:]) for key in by_key if key.startswith("c")]
    for pk, story in Caption.objects.filter(pk__in=numbers).order_by("article", "pk").values_list("pk", "article"):
        stories.setdefault(story, []).append(pk)
    for story, captions in stories.items():
        _do_a_story(run, story, [by_key[f"c{pk}"] for pk in captions])
    for pk in sorted(int(key[1:]) for key in by_key if key.startswith("p")):
        _do_a_description(run, pk, by_key[f"p{pk}"])
    gone = len(numbers) - sum(map(len, stories.values()))
    run.refused += [Refused(_("A caption"), _("Somebody has deleted it since."))] * gone
    keep_refused(run.act, run.refused)
    forget_count(by)
    return run.act


def _do_a_story(run: _Run, story_id: int, ticks: list[Ticked]) -> None:
    refused: list[Refused] = []
    try:
        with transaction.atomic():
            article = Article.objects.get(pk=story_id)
            photo_words.hold_photos(article)
            if not policy.may(run.by, "edit", article):
                raise Unchangeable(_("This story is not yours to edit. Ask whoever has it, or an editor."))
            texts = _parted(run, article, ticks, refused=refused)
            if texts:
                save_texts(article, texts, by=run.by, label=_("Credits taken out of captions"))
    except (StaleCopy, UnfitBody, Unchangeable, Article.DoesNotExist) as reason:
        name = str(Article.objects.filter(pk=story_id).defer("body").first() or _("A story"))
        refused = [Refused(name, sentence_of(reason))]
    run.refused += refused


def _parted(run: _Run, article: Article, ticks: list[Ticked], *, refused: list[Refused]) -> dict[int, str]:
    """The new texts of the ticked captions, once their photos have the credits. Names those that cannot be parted."""
    captions = article.captions.select_related("photo__source").in_bulk([int(tick.key[1:]) for tick in ticks])
    photos: dict[int, Photo] = {}
    texts = {}
    for tick in ticks:
        caption = captions[int(tick.key[1:])]
        photo = photos.setdefault(caption.photo_id, caption.photo)
        try:
            said = _as_reviewed(caption.text, tick, photo=photo, rules=run.rules)
        except Unchangeable as reason:
            refused.append(Refused(_name(article, caption.text), str(reason)))
            continue
        change_photo(run.act, photo, by=run.by, new=_credited(photo, said, answer=tick.answer))
        BulkChange.objects.create(
            act=run.act,
            photo=photo,
            caption_id=caption.pk,
            name=_name(article, caption.text),
            old={"text": caption.text},
            new={"text": said.kept},
        )
        texts[caption.pk] = said.kept
    return texts


def _do_a_description(run: _Run, photo_id: int, tick: Ticked) -> None:
    photo = Photo.objects.filter(pk=photo_id).select_related("source").first()
    if photo is None:
        return
    try:
        said = _as_reviewed(photo.description, tick, photo=photo, rules=run.rules)
        with transaction.atomic():
            new = {"description": said.kept, **_credited(photo, said, answer=tick.answer, text=said.kept)}
            change_photo(run.act, photo, by=run.by, new=new)
    except Unchangeable as reason:
        run.refused.append(Refused(str(photo)[:120], str(reason)))


def _as_reviewed(text: str, tick: Ticked, *, photo: Photo, rules: Rules) -> Split:
    said = split(text, photo=photo, rules=rules)
    if said is None or said.digest != tick.digest:
        raise Unchangeable(_("Its text has changed since you read it. Look at it again."))
    if said.clashes and tick.answer not in {"photo", "caption"}:
        raise Unchangeable(_("The photo and the caption name different people. Say first which is right."))
    return said


def _credited(photo: Photo, said: Split, *, answer: str, text: str | None = None) -> dict[str, Any]:
    """What the photo is to say: its empty fields filled, and, where somebody said so, the caption's word for its own."""
    named = dict(said.fills)
    new: dict[str, Any] = {}
    if answer == "caption":
        named |= {name: theirs for name, (_ours, theirs) in said.clashes.items() if name != "credit_override"}
        if "credit_override" in said.clashes:
            named = {name: value for name in LENGTHS if (value := getattr(said.credit, name))}
            new["credit_override"] = ""
    for name, value in named.items():
        short = value[: LENGTHS[name]]
        new[name] = find_or_make_source(short) if name == "source" else short
    note = said.credit.note_to_keep
    description = photo.description if text is None else text
    if note and note not in description:
        new["description"] = f"{description} ({note})".strip()
    return new


def save_texts(article: Article, texts: dict[int, str], *, by: "User", label: str) -> None:
    """These captions of the story say these texts, as one Revision. Raises StaleCopy and UnfitBody as saving does."""

    def store() -> None:
        for caption in article.captions.filter(pk__in=texts):
            caption.text = texts[caption.pk]
            caption.save(update_fields=["text"])

    save(article, by=by, store=store, label=label)


def sentence_of(reason: Exception) -> str:
    """Why a story was left as it was, for the person who ticked it."""
    if isinstance(reason, StaleCopy):
        return _("Somebody saved this story in the same moment. Try it again.")
    return _("Somebody has deleted it since.") if isinstance(reason, Article.DoesNotExist) else str(reason)


def _name(article: Article, text: str) -> str:
    return f"{str(article)[:56]}: {text[:56]}"


def keep_refused(act: BulkAct, refused: list[Refused]) -> None:
    """What was left as it was stays with the act, for its page."""
    act.refused = [[line.name, line.sentence] for line in refused]
    act.save(update_fields=["refused"])
