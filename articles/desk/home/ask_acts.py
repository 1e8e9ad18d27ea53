"""The acts of a row that waits: each a link to the very place where it is done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from articles import publishing
from articles.desk import policy
from articles.desk.models import Article, Caption
from media.credit import credit_line

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

Status = Article.Status


@dataclass(frozen=True)
class AskAct:
    """One act: its words, and where it is done."""

    words: str
    url: str


def photos_without_credit(stories: Iterable[Article]) -> dict[int, int]:
    """For each of these stories that has one, the first photo that names nobody. Cost: one query, none for no story."""
    ids = [story.pk for story in stories]
    if not ids:
        return {}
    found: dict[int, int] = {}
    captions = Caption.objects.filter(article__in=ids).select_related("photo__source")
    for caption in captions.order_by("article", "-is_lead", "position"):
        if not credit_line(caption.photo):
            found.setdefault(caption.article_id, caption.photo_id)
    return found


def acts_on(
    story: Article, *, person: "Person", uncredited: dict[int, int], said: str, at: datetime
) -> Iterator[AskAct]:
    """What this person would do next with a story that waits for them, the likeliest first.

    Takes  uncredited: as photos_without_credit; said: the note that somebody left
    """
    missed_at: datetime | None = getattr(story, "missed_at", None)
    if missed_at:
        yield from _of_a_missed_hour(story, person=person, missed_at=missed_at, uncredited=uncredited, at=at)
    elif story.status == Status.IN_REVIEW:
        yield AskAct(_("Read it"), _page(story))
        if policy.may(person, "send_back", story):
            yield AskAct(_("Send back"), f"{_page(story)}#step-reason")
    elif story.status == Status.APPROVED:
        yield AskAct(_("Read it"), _page(story))
        if policy.may(person, "publish", story):
            yield AskAct(_("Publish…"), _page(story, "publish"))
    elif said and story.saved_by_id != person.pk:
        yield AskAct(_("Answer the note"), f"{_page(story)}#notes")
    else:
        yield AskAct(_("Go on writing"), _page(story))
    if not missed_at and getattr(story, "is_late", False) and policy.may(person, "edit", story):
        yield AskAct(_("Set a new time"), f"{_page(story)}#field-deadline")


def _of_a_missed_hour(
    story: Article, *, person: "Person", missed_at: datetime, uncredited: dict[int, int], at: datetime
) -> Iterator[AskAct]:
    photo, may_publish = uncredited.get(story.pk), policy.may(person, "publish", story)
    if photo and person.has_perm("media.change_photo"):
        yield AskAct(_("Give the credit"), reverse("admin:media_photo_change", args=[photo]))
    elif not may_publish:
        yield AskAct(_("Read it"), _page(story))
    elif missed_at < at - publishing.ASKS_AFTER and not getattr(story, "failure", ""):
        yield AskAct(_("Say whether it still should"), _page(story))
    else:
        yield AskAct(_("See what is in the way"), _page(story, "publish"))
    if may_publish:
        yield AskAct(_("Set a new time"), f"{_page(story, 'publish')}#when")


def _page(story: Article, name: str = "change") -> str:
    return reverse(f"admin:articles_article_{name}", args=[story.pk])
