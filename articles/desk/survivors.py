"""Contents from before two photos were merged, read as they are meant now. Revisions themselves are never rewritten."""

from collections.abc import Iterable
from typing import cast

from articles.desk.snapshot import Content
from media.merging import survivors


def with_survivors(content: Content) -> Content:
    """The content, with the photo that is left wherever it names one that was merged. Cost: one query, or none."""
    return all_with_survivors([content])[0]


def all_with_survivors(contents: Iterable[Content]) -> list[Content]:
    """As with_survivors, for many. Cost: one query, or none."""
    contents = list(contents)
    left = survivors(photo for content in contents for photo in _photos_of(content))
    return [_renamed(content, left=left) for content in contents] if left else contents


def _photos_of(content: Content) -> list[int | None]:
    # Revisions from before there were fallback photos have none.
    return [content.get("fallback_photo"), *(caption["photo"] for caption in content["captions"])]


def _renamed(content: Content, *, left: dict[int, int]) -> Content:
    new = dict(content)
    if (fallback := content.get("fallback_photo")) in left:
        new["fallback_photo"] = left[fallback or 0]
    new["captions"] = [{**each, "photo": left.get(each["photo"], each["photo"])} for each in content["captions"]]
    return cast("Content", new)
