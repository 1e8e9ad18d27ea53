"""Pages of the list of stories: from a story on, the next ones in the list's order; as quick at the end as at its head."""

import re
from datetime import UTC, datetime, timedelta

from django.db.models import F, OrderBy, Q, QuerySet

from articles.desk.models import Article

AFTER = "after"
BY_HOUR = (F("next_hour").asc(), F("saved_at").desc(), F("pk").desc())
NEWEST = BY_HOUR[1:]
_CURSOR = re.compile(r"(\d{1,18})-(\d{1,17})-(\d{1,18})", re.ASCII)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)


def below(stories: QuerySet[Article], cursor: str, *, order: tuple[OrderBy, ...]) -> QuerySet[Article]:
    """Those of these stories that stand below the cursor; all of them for none and for nonsense."""
    match = _CURSOR.fullmatch(cursor)
    try:
        hour, saved_at = (_EPOCH + int(part) * _TICK for part in match.groups()[:2]) if match else (None, None)
    except OverflowError:
        return stories
    if match is None:
        return stories
    older = Q(saved_at__lt=saved_at) | Q(saved_at=saved_at, pk__lt=int(match[3]))
    # The first condition says again what the other means, so that the index is entered at the right place.
    if order == NEWEST:
        return stories.filter(older, saved_at__lte=saved_at)
    return stories.filter(Q(next_hour__gt=hour) | (Q(next_hour=hour) & older), next_hour__gte=hour)


def cursor_of(story: Article) -> str:
    """The place in the list just below this story."""
    return f"{(story.next_hour - _EPOCH) // _TICK}-{(story.saved_at - _EPOCH) // _TICK}-{story.pk}"
