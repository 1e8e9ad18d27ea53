"""Words that could not be saved over another's: kept at once as a row, until their writer has decided."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from articles.desk.models import Article, KeptCopy, Revision
from articles.desk.snapshot import Content
from articles.desk.survivors import with_survivors

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_ERRANDS = "errands"


def keep(article: Article, *, mine: Content, errands: dict[str, Any], by: "User | None", based_on: int) -> KeptCopy:
    """These words are kept, whatever becomes of the page that shows them. Writes one KeptCopy; the same words once."""
    content: dict[str, Any] = {**mine, _ERRANDS: {name: _plain(value) for name, value in errands.items()}}
    newest = KeptCopy.objects.filter(article=article, by=by).first()
    if newest and newest.content == content and newest.based_on == based_on:
        return newest
    return KeptCopy.objects.create(article=article, content=content, by=by, based_on=based_on)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return getattr(value, "pk", value)


def content_of_kept(kept: KeptCopy) -> Content:
    """The kept words as a content like any other."""
    return cast("Content", {name: value for name, value in kept.content.items() if name != _ERRANDS})


def errands_of_kept(kept: KeptCopy) -> dict[str, Any]:
    """What else had been changed with them, as values of the story's columns."""
    found = dict(kept.content.get(_ERRANDS, {}))
    if "assignee" in found:
        found["assignee_id"] = found.pop("assignee")
    if found.get("deadline"):
        found["deadline"] = datetime.fromisoformat(found["deadline"])
    return found


def content_at(article: Article, number: int) -> Content | None:
    """What a revision of this story held; None where there is none."""
    revision = Revision.objects.filter(article=article, number=number).first()
    return with_survivors(cast("Content", revision.content)) if revision else None
