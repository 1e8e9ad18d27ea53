"""What people say about a story on the desk: comments on it or on a passage, replies, and who is told of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.desk import policy
from articles.desk.models import Article, Comment, Notice

LONGEST_TEXT = 5_000
LONGEST_PASSAGE = 2_000
LONGEST_BEFORE = 80
FIELDS = ("headline", "standfirst", "body", "caption")
# A username of Django's, not the end of an e-mail address, without the full stop of its sentence.
_MENTION = re.compile(r"(?<![\w.@+-])@([\w.@+-]*\w)")


class NotSaid(ValueError):
    """The comment cannot be taken; the message says what to do."""


@dataclass(frozen=True)
class Thread:
    """A comment with its replies, and whether its passage stands in the story now."""

    comment: Comment
    replies: list[Comment]
    stands: bool


def comment(
    article: Article, *, by: User, text: str, passage: str = "", before: str = "", field: str = "", tell: str = ""
) -> Comment:
    """Words about a story, or about a passage of it. Who is named in them, or picked, is told; so is who holds the story.

    Takes   passage, before: the words that it is about, and those before them; tell: the username of somebody picked
    Writes  one Comment, one Notice a person: all or none
    Raises  NotSaid for empty or too long words, and for naming somebody who may not read the story
    """
    text = _checked(text)
    passage = " ".join(passage.split())[:LONGEST_PASSAGE]
    told = _told(text, article, tell=tell)
    with transaction.atomic():
        made = Comment.objects.create(
            article=article,
            by=by,
            text=text,
            field=(field if field in FIELDS else "body") if passage else "",
            passage=passage,
            before=_tail(before) if passage else "",
            revision_number=article.version,
        )
        _tell(made, mentioned=told, others=[article.assignee_id or article.created_by_id], kind="comment")
    return made


def reply(to: Comment, *, by: User, text: str, tell: str = "") -> Comment:
    """An answer in the thread of this comment; whoever spoke in it is told. Writes and raises as `comment`."""
    text = _checked(text)
    first = to.parent or to
    told = _told(text, to.article, tell=tell)
    with transaction.atomic():
        made = Comment.objects.create(
            article=to.article, parent=first, by=by, text=text, revision_number=to.article.version
        )
        others = [first.by_id, *first.replies.exclude(pk=made.pk).values_list("by_id", flat=True)]
        _tell(made, mentioned=told, others=others, kind="reply")
    return made


def settle(comment: Comment, *, by: User) -> bool:
    """The thread of this comment is done. Answers whether that is new."""
    open_one = Comment.objects.filter(pk=comment.parent_id or comment.pk, done_at__isnull=True)
    return bool(open_one.update(done_at=timezone.now(), done_by=by))


def reopen(comment: Comment) -> bool:
    """The thread of this comment is open again. Answers whether that is new."""
    done = Comment.objects.filter(pk=comment.parent_id or comment.pk, done_at__isnull=False)
    return bool(done.update(done_at=None, done_by=None))


def seen(article: Article, *, by: User) -> int:
    """This person has seen what they were told of this story. Answers how many notices that were."""
    return Notice.objects.filter(article=article, who=by, seen_at__isnull=True).update(seen_at=timezone.now())


def threads_of(article: Article, *, done: bool = False) -> list[Thread]:
    """The open threads of a story, or those that are done, each with its replies, oldest first. Cost: three queries at most."""
    firsts = Comment.objects.filter(article=article, parent__isnull=True, done_at__isnull=not done)
    found = list(firsts.select_related("by", "guest", "done_by").prefetch_related("replies__by").order_by("pk"))
    words = _words_of(article, with_captions=any(each.field == "caption" for each in found))
    return [
        Thread(each, list(each.replies.all()), stands=not each.passage or _stands(each, words=words)) for each in found
    ]


def _words_of(article: Article, *, with_captions: bool) -> dict[str, str]:
    texts = {"body": body.text(article.body), "headline": article.headline, "standfirst": article.standfirst}
    if with_captions:
        texts["caption"] = " ".join(article.captions.values_list("text", flat=True))
    return {name: " ".join(text.split()) for name, text in texts.items()}


def _stands(comment: Comment, *, words: dict[str, str]) -> bool:
    """Whether the passage is found: after the words that stood before it, or else anywhere, when it is long enough."""
    text = words.get(comment.field, words["body"])
    passage, before = " ".join(comment.passage.split()), " ".join(comment.before.split())
    if before and (f"{before} {passage}" in text or f"{before}{passage}" in text):
        return True
    return bool(re.search(rf"(?<!\w){re.escape(passage)}(?!\w)", text))


def unknown_names(text: str) -> list[str]:
    """The names in these words that nobody at the desk has: nobody was told by them."""
    names = dict.fromkeys(_MENTION.findall(text))
    known = {name.lower() for name in _people(names).values_list("username", flat=True)}
    return [name for name in names if name.lower() not in known]


def _told(text: str, article: Article, *, tell: str) -> list[User]:
    """Who is named in these words or was picked. Raises NotSaid for somebody who may not read the story."""
    found = list(_people([*_MENTION.findall(text), *([tell] if tell else [])]))
    for person in found:
        if not policy.may(person, "read", article):
            who = person.get_full_name() or person.get_username()
            raise NotSaid(
                _(
                    "%(who)s may not read this story, so nobody was told. Take the name out, or hand the story over first."
                )
                % {"who": who}
            )
    return found


def _people(names: Iterable[str]) -> QuerySet[User]:
    wanted = Q(pk__in=[])
    for name in list(dict.fromkeys(names))[:20]:
        wanted |= Q(username__iexact=name)
    return User.objects.filter(wanted, is_active=True, is_staff=True).order_by("pk")


def _tell(comment: Comment, *, mentioned: list[User], others: Iterable[int | None], kind: str) -> None:
    """Who is named has a letter too; others find it on the desk. Nobody is told of their own words, nor twice."""
    named = {person.pk for person in mentioned}
    now = timezone.now()
    rows = [Notice(who=person, kind="mention") for person in mentioned]
    rows += [Notice(who_id=pk, kind=kind, done_at=now) for pk in set(others) - named if pk]
    for row in rows:
        row.article_id, row.comment, row.text = comment.article_id, comment, comment.text
    Notice.objects.bulk_create(row for row in rows if row.who_id != comment.by_id)


def _checked(text: str) -> str:
    text = text.strip()
    if not text:
        raise NotSaid(_("Write what you want to say."))
    if len(text) > LONGEST_TEXT:
        raise NotSaid(_("That is longer than %(n)s characters. Say it in several comments.") % {"n": LONGEST_TEXT})
    return text


def _tail(before: str) -> str:
    return " ".join(before.split())[-LONGEST_BEFORE:]
