"""Whether words that were typed once are in the story by now: then nobody is asked about them again."""

from typing import cast

from articles.desk import merging
from articles.desk.models import Article, Revision
from articles.desk.snapshot import Content, snapshot
from articles.desk.survivors import all_with_survivors
from articles.desk.three_way import merge

MOST_SAVES = 20  # the save that has them is one of the next after the one that they began from


def is_in(article: Article, content: Content, *, based_on: int) -> bool:
    """Whether a save since `based_on` has all that this content changed, or the story says the same anyway.

    Cost  the snapshot's queries and three more
    """
    if content == snapshot(article):
        return True
    began = Revision.objects.filter(article=article, number=based_on).first()
    if began is None:
        return False
    later = Revision.objects.filter(article=article, number__gte=based_on).order_by("number")[:MOST_SAVES]
    saved = [cast("Content", revision.content) for revision in later]
    base, mine, *saved = all_with_survivors([cast("Content", began.content), content, *saved])
    return any(_has(each, mine, base=base) for each in saved)


def _has(saved: Content, mine: Content, *, base: Content) -> bool:
    """What was put together with a save is in it where putting it together once more changes nothing."""
    merged = merge(base, mine=mine, theirs=saved)
    return not merged.collisions and merged.content == saved


def with_those_of_others(article: Article, content: Content, *, based_on: int) -> Content:
    """The story as it would stand with this content saved now: what others saved since stays, mine where both changed it."""
    now = Revision.objects.filter(article=article, number=article.version).first()
    if now is None or based_on >= article.version:
        return content
    return merging.merge_onto(now, mine=content, based_on=based_on).settled({})
