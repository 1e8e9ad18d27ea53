"""What a guest may speak of in the revision that was shared with them, and what they say of it."""

import re
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Act, Comment, Notice, ReviewLink
from articles.desk.reviewing import NotTaken, check_length, held, name_of
from articles.desk.snapshot import Content

MOST_COMMENTS = 200
MOST_A_MINUTE = 12
_LAST_TAGS = re.compile(r"((?:</(?:li|p)>)?</(?:p|h2|h3|h4|blockquote|ul|ol)>)$")


@dataclass(frozen=True)
class Passage:
    """A place in the story that one can speak of: `key` names it in the form."""

    key: str
    label: str
    field: str = ""
    text: str = ""
    before: str = ""


def passages_of(content: Content) -> list[Passage]:
    """The whole story, its headline and standfirst, each of its paragraphs, each caption. Cost: no query."""
    found = [Passage("", _("the whole story"))]
    for name, label in (("headline", _("the headline")), ("standfirst", _("the standfirst"))):
        if words := _in_one_line(content[name]):  # type: ignore[literal-required]
            found.append(Passage(name, label, name, words))
    before = ""
    for number, block in enumerate(body.blocks(content["body"]), start=1):
        if words := _in_one_line(body.text(block)):
            label = _("paragraph %(n)s: %(words)s") % {"n": number, "words": _opening(words)}
            found.append(Passage(f"p{number}", label, "body", words, before[-80:]))
            before = words
    for number, caption in enumerate(content["captions"], start=1):
        if words := _in_one_line(caption["text"]):
            label = _("caption %(n)s: %(words)s") % {"n": number, "words": _opening(words)}
            found.append(Passage(f"c{caption['id']}", label, "caption", words))
    return found


def with_marks(html: str, *, mark: str) -> str:
    """A body in which each paragraph of words ends with its mark. Takes  mark: HTML with `{key}` in it"""
    marked = []
    for number, block in enumerate(body.blocks(html), start=1):
        here = mark.replace("{key}", f"p{number}") if body.text(block) else ""
        marked.append(_LAST_TAGS.sub(lambda found, here=here: here + found[0], block))  # type: ignore[misc]
    return "\n".join(marked)


def say(link: ReviewLink, *, name: str, text: str, key: str) -> Comment:
    """The guest says this of the story, or of a paragraph. It stands among the desk's comments, and in the story's log.

    Writes  one Comment, one Act, one Notice for who made the link: all or none
    Raises  NotTaken without a name or words, for too many comments, and once the link has ended
    """
    name, text = name_of(name), text.strip()
    if not text:
        raise NotTaken(_("Write what you want to say."))
    check_length(text)
    with transaction.atomic():
        link = held(link)
        _check_count(link)
        passages = {each.key: each for each in passages_of(link.revision.content)}
        about = passages.get(key, passages[""])
        made = Comment.objects.create(
            article_id=link.article_id,
            guest=link,
            guest_name=name,
            text=text,
            field=about.field,
            passage=about.text,
            before=about.before,
            revision_number=link.revision.number,
        )
        Act.objects.create(
            article_id=link.article_id, verb="guest_comment", reason=f"{name}: {text[:200]}",
            revision_number=link.revision.number,
        )  # fmt: skip
        if link.made_by_id:
            Notice.objects.create(
                who_id=link.made_by_id,
                article_id=link.article_id,
                comment=made,
                kind="guest",
                text=text,
                done_at=timezone.now(),
            )
    return made


def _check_count(link: ReviewLink) -> None:
    if link.comments.count() >= MOST_COMMENTS:
        raise NotTaken(_("This link has taken as many comments as it can. Ask for a new one."))
    if link.comments.filter(at__gt=timezone.now() - timedelta(minutes=1)).count() >= MOST_A_MINUTE:
        raise NotTaken(_("That was many comments within a minute. Wait a moment, then send it again."))


def _in_one_line(words: str) -> str:
    return " ".join(words.split())


def _opening(words: str) -> str:
    return words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"
