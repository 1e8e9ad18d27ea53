"""The desk's home: what waits, what the hours bring, what is live, what is wrong. Plain rows for one template."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from articles.desk import policy
from articles.desk.home.alarm import Alarm
from articles.desk.home.alarms import alarms_of
from articles.desk.home.asks import Ask, asks_of
from articles.desk.home.comments import ForMe, comments_for
from articles.desk.home.drafts import drafts_of
from articles.desk.home.hours import Day, days_ahead, plans_of
from articles.desk.home.live import LiveStory, live_now, out_today
from articles.desk.home.never_saved import NeverSaved, never_saved
from articles.desk.home.sentence import Sentence, sentence, who_writes
from articles.desk.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_ASKS = 6


@dataclass(frozen=True)
class Home:
    """Everything that the home page prints."""

    sentence: Sentence
    writers: str
    asks: list[Ask]
    more_asks: int
    in_review: int
    days: list[Day]
    live: list[LiveStory]
    out_today: int
    alarms: list[Alarm]
    comments: list[ForMe]
    comments_count: int
    never_saved: list[NeverSaved]
    drafts: list[Article]
    may_write: bool


def home_of(person: "Person", *, at: datetime) -> Home:
    """The home page of this person at this moment, as far as they may see.

    Cost  at most thirty queries, whatever the number of stories
    """
    asks, count, late = asks_of(person, at=at, limit=MOST_ASKS)
    plans = plans_of(person, at=at)
    live = live_now(person)
    comments, comments_count = comments_for(person)
    in_review = policy.stories_of(person).filter(status=Article.Status.IN_REVIEW).count()
    return Home(
        sentence=sentence(count, late=late),
        writers=who_writes(person, at=at),
        asks=asks,
        more_asks=max(0, count - len(asks)),
        in_review=in_review,
        days=days_ahead(plans, at=at),
        live=live,
        out_today=out_today(at=at),
        alarms=alarms_of(person, plans=plans, at=at),
        comments=comments,
        comments_count=comments_count,
        never_saved=never_saved(person),
        drafts=drafts_of(person, but=[ask.story.pk for ask in asks]),
        may_write=person.has_perm("articles.add_article"),
    )
