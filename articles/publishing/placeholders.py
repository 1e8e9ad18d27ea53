"""Words that stand for words to come, or that forbid: TK, lorem ipsum, DO NOT PUBLISH. Each is told with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Article
from articles.publishing.problem import Problem

DO_NOT_PUBLISH = re.compile(r"\b(?:do\s+not|don['’]t)\s+publish\b|\bnot\s+for\s+publication\b", re.IGNORECASE)
TK = re.compile(r"\b(?:TK|TKTK|TK TK)\b")
LOREM = re.compile(r"\blorem\s+ipsum\b", re.IGNORECASE)
# How many places are told; of a draft that is full of them, more would only push the rest out of sight.
MOST_PLACES = 12
AROUND = 25


@dataclass(frozen=True)
class _Place:
    """A line of words, and where it stands: in the text its paragraph's number, among the captions its caption."""

    field: str
    text: str
    paragraph: int = 0
    caption_id: int | None = None


def placeholder_problems(article: Article) -> Iterator[Problem]:
    """Each place that still says what readers should not see, the first dozen of each kind.

    Cost  one query for the captions, unless they are prefetched
    """
    places = list(_places(article))
    yield from _told("do_not_publish", DO_NOT_PUBLISH, places, is_blocker=True)
    yield from _told("tk", TK, places, is_blocker=False)
    yield from _told("lorem", LOREM, places, is_blocker=False)


def _places(article: Article) -> Iterator[_Place]:
    yield _Place("kicker", article.kicker)
    yield _Place("headline", article.headline)
    yield _Place("standfirst", article.standfirst)
    for number, line in enumerate(body.text(article.body).splitlines(), start=1):
        yield _Place("body", line, paragraph=number)
    for caption in article.captions.all():
        yield _Place("captions", caption.text, caption_id=caption.pk)


def _told(code: str, mark: re.Pattern[str], places: list[_Place], *, is_blocker: bool) -> Iterator[Problem]:
    found = ((place, match) for place in places if (match := mark.search(place.text)))
    for (place, match), _turn in zip(found, range(MOST_PLACES), strict=False):
        around, shown = _around(place.text, match)
        sentence = _sentence(code, word=match[0], around=shown)
        if place.paragraph:
            sentence = _("Paragraph %(number)s. %(sentence)s") % {"number": place.paragraph, "sentence": sentence}
        yield Problem(code, sentence, is_blocker, place.field, place.caption_id, passage=around)


def _sentence(code: str, *, word: str, around: str) -> str:
    if code == "do_not_publish":
        return _("It says “%(words)s”. Take that out once it may go.") % {"words": word}
    if code == "lorem":
        return _("There is “lorem ipsum” where words should be.")
    return _("Something is still to come: “%(words)s”.") % {"words": around}


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The words about a match as they stand, and with an ellipsis where the line goes on."""
    start, end = max(0, match.start() - AROUND), match.end() + AROUND
    words = text[start:end].strip()
    return words, f"{'…' if start else ''}{words}{'…' if end < len(text) else ''}"
