"""A story's saves as its history tells them: what each changed at a glance, which of them went out, and their names."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Act, Article, Revision
from articles.desk.readable import LABELS
from articles.desk.snapshot import Content, changed_fields
from articles.reader.models import Edition
from articles.unspaced import is_unspaced, pieces_of, word_count

if TYPE_CHECKING:
    from django.contrib.auth.models import User

LONGEST_NAME = 120


@dataclass(frozen=True)
class Save:
    """One revision with what it changed against the one before; `went_out` is "now", "before" or ""."""

    revision: Revision
    changed: str
    words: str
    went_out: str


def saves_of(article: Article, revisions: list[Revision]) -> list[Save]:
    """These neighbouring revisions, newest first, each told against the one before it.

    Cost  four queries, however many they are
    """
    if not revisions:
        return []
    last = min(revision.number for revision in revisions)
    before = Revision.objects.filter(article=article, number__lt=last).order_by("-number").first()
    public = Edition.objects.filter(working_copy=article).values_list("revision_number", flat=True).first()
    were_public = {public, *numbers_that_went_out(article)}
    return [
        Save(
            revision,
            changed=_changed(previous, revision),
            words=words_that_changed(
                cast("Content", previous.content) if previous else None, cast("Content", revision.content)
            ),
            went_out="now" if revision.number == public else "before" if revision.number in were_public else "",
        )
        for revision, previous in zip(revisions, [*revisions[1:], before], strict=True)
    ]


def numbers_that_went_out(article: Article) -> set[int]:
    """The numbers of the revisions that readers have or had. Cost: one query."""
    acts = Act.objects.filter(article=article, verb__in=("publish", "undo"))
    return {number for number in acts.values_list("revision_number", flat=True) if number is not None}


def _changed(previous: Revision | None, revision: Revision) -> str:
    if previous is None:
        return _("Begun")
    fields = changed_fields(previous.content, revision.content)
    return ", ".join(str(LABELS[name]) for name in fields) or _("Nothing changed")


def words_that_changed(old: Content | None, new: Content) -> str:
    """ "+32 −5 words": how many came and went; "" where none did. What only moved is neither.

    Cost  no query; its time grows with the words, not with their square
    """
    was, now = _words(old) if old else Counter[str](), _words(new)
    came, went = _count(now - was), _count(was - now)
    signed = [f"+{came}"] * bool(came) + [f"−{went}"] * bool(went)
    return _("%(counts)s words") % {"counts": " ".join(signed)} if signed else ""


def _words(content: Content) -> Counter[str]:
    lines = [content[name] for name in ("kicker", "headline", "standfirst", "dateline")]
    captions = [caption["text"] for caption in content["captions"]]
    text = " ".join([*lines, *captions, body.text(content["body"])])
    return Counter(word for piece in pieces_of(text) if (word := piece.strip()))


def _count(words: Counter[str]) -> int:
    """How many words these are; characters of a script without spaces are put together again."""
    return word_count("".join(word if is_unspaced(word) else f" {word} " for word in words.elements()))


def name_save(article: Article, number: int, *, name: str, by: "User | None") -> bool:
    """This save has this name from now on, and is never pruned; an empty one takes the name off.

    Writes  the Revision's label, one Act: both or none
    Shape   False where the story has no such save any more
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    with transaction.atomic():
        if not Revision.objects.filter(article=article, number=number).update(label=name):
            return False
        Act.objects.create(article=article, verb="name", by=by, reason=name, revision_number=number)
    return True
