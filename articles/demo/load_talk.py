"""What the demonstration's people say about a story on the desk, the guest that one was shared with, and who is the second person."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models.functions import Now

from articles.demo.hours import hour
from articles.demo.newsroom import EDITOR, Newsroom
from articles.demo.story_files import Story
from articles.desk import guest_words, reviewing, talking, workflow
from articles.desk.models import Article, Comment, Notice, ReviewLink
from articles.publishing import set_two_people


def load_talk(article: Article, story: Story, *, newsroom: Newsroom) -> None:
    """Comments with their replies, the guest's words and decision, the approval of a second person: as the file tells."""
    for said in story.comments:
        _thread(article, said, newsroom=newsroom)
    if story.shared:
        _shared(article, story.shared, newsroom=newsroom)


def need_two_people(article: Article, story: Story, *, newsroom: Newsroom, at: datetime) -> None:
    """The story is marked, and whoever its file names has approved it as it stands."""
    with hour(at):
        set_two_people(article, needed=True, by=newsroom.users[EDITOR])
        if story.seconded_by:
            workflow.approve(article, by=newsroom.users[story.seconded_by])
    article.refresh_from_db()


def _thread(article: Article, said: Mapping[str, Any], *, newsroom: Newsroom) -> None:
    """One comment, its replies, and whether they are done with it."""
    fill = newsroom.hours.fill
    first = talking.comment(
        article,
        by=newsroom.users[said["by"]],
        text=fill(said["said"]),
        passage=fill(said.get("passage", "")),
        field=said.get("field", "body"),
    )
    _told_at(first, newsroom.hours.moment(said))
    for answer in said.get("replies", ()):
        reply = talking.reply(first, by=newsroom.users[answer["by"]], text=fill(answer["said"]))
        _told_at(reply, newsroom.hours.moment(answer))
    if "done_by" in said:
        talking.settle(first, by=newsroom.users[said["done_by"]])


def _told_at(comment: Comment, moment: datetime) -> None:
    Comment.objects.filter(pk=comment.pk).update(at=moment)
    Notice.objects.filter(comment=comment).update(at=moment)


def _shared(article: Article, said: Mapping[str, Any], *, newsroom: Newsroom) -> None:
    """A link for a guest, what they said by it, and what they decided. Nobody knows its address: it is not kept."""
    hours, name = newsroom.hours, said["guest"]
    moment = hours.moment(said)
    ends_at = moment + timedelta(days=said["for_days"])
    with hour(moment):
        link, _token = reviewing.share(article, by=newsroom.users[said["by"]], guest=name, ends_at=ends_at)
        # The guest speaks while the link is open by the database's clock, which knows of no demonstration.
        ReviewLink.objects.filter(pk=link.pk).update(ends_at=Now() + timedelta(days=1))
        for remark in said["says"]:
            key = next(p.key for p in guest_words.passages_of(link.revision.content) if remark["passage"] in p.text)
            comment = guest_words.say(link, name=name, text=hours.fill(remark["said"]), key=key)
            _told_at(comment, hours.moment(remark))
        reviewing.decide(link, kind=said["decides"], name=name, reason=hours.fill(said["why"]))
    ReviewLink.objects.filter(pk=link.pk).update(ends_at=ends_at, made_at=moment)
    decided_at = hours.moment(said["decided"])
    link.verdicts.update(at=decided_at)
    Notice.objects.filter(article=article, kind="verdict").update(at=decided_at)
