"""What an article page prints, made from an edition, saved or not: the reader's page and the desk's preview share it."""

from typing import Any

from django.template.loader import render_to_string

from articles import body
from articles.reader.models import Edition
from articles.reader.related import related
from articles.reader.shown import Place, photo_keys, photos_of, places
from media.pictures import pictures_for

TEMPLATE = "articles/article.html"
WORDS_A_MINUTE = 230  # Brysbaert 2019: 238 words a minute for non-fiction, silently, in English


def story_context(edition: Edition) -> dict[str, Any]:
    """All that `articles/article.html` prints besides the frame.

    Takes  an edition with its section; it may be unsaved, as a preview's is
    Cost   two queries: the pictures of the page, and what is related
    """
    pictures = pictures_for(photos_of([edition]))
    shown = places(edition, pictures=pictures)
    by_tag, in_section = related(edition)
    return {
        "edition": edition,
        "here": edition.section.trail[0]["path"] if edition.section.trail else "",
        "lead": next((place for place in shown if place.is_lead), None),
        "story": _printed(edition, shown=shown),
        "minutes": round(edition.words / WORDS_A_MINUTE),
        "related": by_tag,
        "in_section": in_section,
        "pictures": pictures,
    }


def _printed(edition: Edition, *, shown: list[Place]) -> str:
    by_caption = {place.caption_id: place for place in shown}

    def show(caption_id: int) -> str:
        place = by_caption.get(caption_id)
        if place is None:
            return ""
        return render_to_string("articles/_figure.html", {"picture": place.picture, "text": place.text})

    return body.render(edition.body, show=show, dateline=edition.dateline)


def story_keys(context: dict[str, Any]) -> set[str]:
    """What the page of this context is made from."""
    edition: Edition = context["edition"]
    near = [*context["related"], *context["in_section"]]
    return {
        f"article:{edition.working_copy_id}",
        f"edition:{edition.path}",
        f"list:section:{edition.section_id}",
        *(f"section:{step['id']}" for step in edition.section.trail),
        *(f"contributor:{byline['contributor']}" for byline in edition.bylines),
        *photo_keys(photos_of([edition])),
        *(f"article:{other.working_copy_id}" for other in near),
        *(f"list:tag:{tag['slug']}" for tag in edition.tags),
    }
