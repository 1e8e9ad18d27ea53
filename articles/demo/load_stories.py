"""Takes one story of the demonstration along the road that its state tells: written, sent on, out, mended, taken away."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

from django.contrib.auth.models import User

from articles import body
from articles.demo import notation
from articles.demo.hours import hour
from articles.demo.load_talk import load_talk, need_two_people
from articles.demo.newsroom import EDITOR, Newsroom
from articles.demo.story_files import Story
from articles.desk import workflow
from articles.desk.models import Article
from articles.desk.rewriting import rewrite
from articles.desk.snapshot import BylineContent, CaptionContent, Content
from articles.publishing import publish, retract, schedule, set_embargo, withdraw

# How long before it goes out a story is begun; how long ago a draft of today was saved.
BEGUN_BEFORE = timedelta(hours=3)
SAVED_AGO = timedelta(minutes=14)
_NOT_YET_SAVED = 900_000_000
# Why a story goes out although a picture in it will soon have to leave.
_ASKED = "Levant Photo has been asked for another month."
# Stories link to one another, and one of two comes first.
OVERRIDES = {
    **dict.fromkeys(("rights_end_soon", "lead_rights_end_soon"), _ASKED),
    "dead_link": "It follows within days.",
}


def load_story(story: Story, *, newsroom: Newsroom) -> Article:
    """The story stands on the desk, and before readers, as its file tells it."""
    article = _begun(story, newsroom=newsroom)
    if story.is_published:
        _take_out(article, story, newsroom=newsroom)
    for act in _ACTS.get(story.state, ()):
        act(article, story, newsroom)
    load_talk(article, story, newsroom=newsroom)
    return article


def _begun(story: Story, *, newsroom: Newsroom) -> Article:
    hours = newsroom.hours
    saved_at = hours.moment(story.out) - timedelta(minutes=6) if story.out else hours.now - SAVED_AGO
    article = Article(created_at=saved_at - BEGUN_BEFORE, note=hours.fill(story.note))
    article.deadline = hours.quarter(story.due) if story.due else None
    article.assignee = newsroom.user(story.colleague or (story.writer if story.state == "draft" else ""))
    writer = newsroom.user(story.writer or story.note_by)
    with hour(saved_at):
        _write(article, story.first_version(), by=writer, newsroom=newsroom)
    return article


def _write(article: Article, version: Story, *, by: User | None, newsroom: Newsroom) -> None:
    rewrite(article, content=_content(article, version, newsroom=newsroom), by=by)


def _content(article: Article, version: Story, *, newsroom: Newsroom) -> Content:
    """What this version of the story holds. A picture that stands in the story already keeps its caption's number."""
    fill, numbers = newsroom.hours.fill, count(_NOT_YET_SAVED)
    standing = {caption.photo_id: caption.pk for caption in article.captions.all()} if article.pk else {}
    captions: list[CaptionContent] = []

    def keep(placed: notation.Placed, *, is_lead: bool = False) -> str:
        photo = newsroom.photos[placed.picture]
        number = standing.get(photo.pk) or next(numbers)
        captions.append(CaptionContent(id=number, photo=photo.pk, text=fill(placed.text), is_lead=is_lead))
        return body.figure(number)

    if version.lead:
        keep(version.lead, is_lead=True)
    return Content(
        kind=version.kind,
        section=newsroom.sections[version.trail].pk,
        other_sections=sorted(newsroom.sections[trail].pk for trail in version.also),
        kicker=version.kicker,
        headline=fill(version.headline),
        slug=version.slug,
        standfirst=fill(version.standfirst),
        dateline=version.dateline,
        body=notation.html(fill(version.text), figure=keep, address=newsroom.address),
        language=version.language,
        no_byline=False,
        fallback_photo=newsroom.photos[version.fallback].pk if version.fallback else None,
        tags=list(version.tags),
        bylines=[
            BylineContent(contributor=newsroom.contributors[line.name].pk, role=line.role, place=line.place)
            for line in version.bylines
        ],
        captions=captions,
    )


def _take_out(article: Article, story: Story, *, newsroom: Newsroom) -> None:
    """Published, and published again after each change and correction that the file tells of."""
    hours, editor = newsroom.hours, newsroom.users[EDITOR]
    _at(article, hours.moment(story.out or {}), lambda: publish(article, by=editor, overrides=OVERRIDES))
    for said in (*story.changes, *story.corrections):
        by, moment, reason = (newsroom.users[said["by"]], hours.moment(said), hours.fill(said["said"]))
        told: dict[str, Any] = (
            {"kind": "correction", "note": reason} if said in story.corrections else {"reason": reason}
        )
        with hour(moment):
            _write(article, story, by=by, newsroom=newsroom)
        _at(article, moment, partial(publish, article, by=by, overrides=OVERRIDES, **told))


def _change_the_draft(article: Article, story: Story, newsroom: Newsroom) -> None:
    with hour(newsroom.hours.now - SAVED_AGO):
        _write(article, story.draft_version(), by=newsroom.user(story.writer), newsroom=newsroom)


def _send_to_review(article: Article, story: Story, newsroom: Newsroom) -> None:
    by, reason = newsroom.user(story.writer), newsroom.hours.fill(story.note)
    _at(article, newsroom.hours.now - SAVED_AGO, partial(workflow.send_to_review, article, by=by, reason=reason))


def _approve(article: Article, story: Story, newsroom: Newsroom) -> None:
    by = newsroom.users[EDITOR]
    _at(article, newsroom.hours.now - SAVED_AGO, partial(workflow.approve, article, by=by))


def _schedule(article: Article, story: Story, newsroom: Newsroom) -> None:
    """Its hour is set. For one that is late, it was set before that hour."""
    due_at = newsroom.hours.quarter(story.due or {})
    set_at = min(newsroom.hours.now, due_at) - SAVED_AGO
    if story.two_people:
        need_two_people(article, story, newsroom=newsroom, at=set_at)
    if story.embargo:
        _at(article, set_at, partial(set_embargo, article, until=due_at, by=newsroom.users[EDITOR]))
    _at(article, set_at, partial(schedule, article, due_at=due_at, by=newsroom.users[EDITOR]))


def _spike(article: Article, story: Story, newsroom: Newsroom) -> None:
    by = newsroom.user(story.note_by)
    _at(article, newsroom.hours.now - SAVED_AGO, partial(workflow.spike, article, by=by, reason=story.note))


def _withdraw(article: Article, story: Story, newsroom: Newsroom) -> None:
    said = story.withdrawn or {}
    by, reason = newsroom.users[said["by"]], newsroom.hours.fill(said["said"])
    _at(article, newsroom.hours.moment(said), partial(withdraw, article, by=by, reason=reason))


def _retract(article: Article, story: Story, newsroom: Newsroom) -> None:
    said = story.retracted or {}
    by, notice = newsroom.users[said["by"]], newsroom.hours.fill(said["said"])
    _at(article, newsroom.hours.moment(said), partial(retract, article, by=by, reason=notice, notice=notice))


def _at(article: Article, moment: datetime, act: Callable[[], object]) -> None:
    """Do this at that moment; the story's log says so too."""
    with hour(moment):
        act()
    article.refresh_from_db()


_ACTS: dict[str, tuple[Callable[[Article, Story, Newsroom], None], ...]] = {
    "in_review": (_send_to_review,),
    "approved": (_send_to_review, _approve),
    "scheduled": (_approve, _schedule),
    "withdrawn": (_withdraw,),
    "retracted": (_retract,),
    "spiked": (_spike,),
    "live_with_changes": (_change_the_draft,),
}
