"""How a story looks elsewhere once it is out: in a search result, and as the card of a shared link."""

from dataclasses import dataclass

from django.http import HttpRequest

from articles import publishing
from articles.desk.models import Article
from articles.reader.canonical import main_host
from articles.reader.share import Share, share_of
from articles.reader.shown import photos_of
from delivery.pages import the_outlet
from media.pictures import pictures_for

# About what is shown before the rest is cut. Nobody promises it: seekers cut by width, networks as they like.
SEARCH_TITLE, SEARCH_SUMMARY = 60, 155
CARD_TITLE, CARD_SUMMARY = 70, 125
LENGTHS_ELSEWHERE = {"headline": SEARCH_TITLE, "standfirst": SEARCH_SUMMARY}


@dataclass(frozen=True)
class Elsewhere:
    """A saved text as others would show it; `steps` are the host and the sections in its address."""

    share: Share
    steps: list[str]
    search_title: str
    search_summary: str
    card_title: str
    card_summary: str


def elsewhere_of(request: HttpRequest, article: Article) -> Elsewhere | None:
    """What publishing now would give to seekers and networks, cut about as they cut it; None for a story never saved.

    Cost  a preview's queries and those of its pictures
    """
    if article.pk is None:
        return None
    edition = publishing.preview(article)
    # Paths and not whole addresses: the desk loads its pictures from itself alone.
    share = share_of(edition, pictures=pictures_for(photos_of([edition])), whole=lambda path: path)
    host = main_host(the_outlet(request)) or request.get_host()
    return Elsewhere(
        share=share,
        steps=[host, *(step["name"] for step in edition.section.trail)],
        search_title=cut(share.title, at=SEARCH_TITLE),
        search_summary=cut(share.words, at=SEARCH_SUMMARY),
        card_title=cut(share.title, at=CARD_TITLE),
        card_summary=cut(share.words, at=CARD_SUMMARY),
    )


def cut(words: str, *, at: int) -> str:
    """The words as far as they are shown: whole words, and an ellipsis where any are left out."""
    line = " ".join(words.split())
    if len(line) <= at:
        return line
    kept = line[:at].rpartition(" ")[0] if " " in line[:at] else line[: at - 1]
    return f"{kept.rstrip(' ,;:–-')}…"
