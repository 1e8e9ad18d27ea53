"""What an article page prints, made from an edition, saved or not: the reader's page and the desk's preview share it."""

from typing import Any

from django.template.loader import render_to_string

from articles import body
from articles.reader.models import Edition
from articles.reader.related import related
from media.pictures import Picture, pictures_for

TEMPLATE = "articles/article.html"
WORDS_A_MINUTE = 230  # Brysbaert 2019: 238 words a minute for non-fiction, silently, in English


def story_context(edition: Edition) -> dict[str, Any]:
    """All that `articles/article.html` prints besides the frame.

    Takes  an edition with its section; it may be unsaved, as a preview's is
    Cost   two queries: the pictures of the page, and what is related
    """
    pictures = pictures_for(caption["photo"] for caption in edition.captions)
    by_tag, in_section = related(edition)
    lead = edition.lead
    return {
        "edition": edition,
        "here": edition.section.trail[0]["path"] if edition.section.trail else "",
        "lead": lead,
        "lead_picture": pictures.get(lead["photo"]) if lead else None,
        "story": _printed(edition, pictures=pictures),
        "minutes": round(edition.words / WORDS_A_MINUTE),
        "related": by_tag,
        "in_section": in_section,
        "pictures": pictures,
    }


def _printed(edition: Edition, *, pictures: dict[int, Picture]) -> str:
    captions = {caption["id"]: caption for caption in edition.captions}

    def show(caption_id: int) -> str:
        caption = captions.get(caption_id)
        picture = pictures.get(caption["photo"]) if caption else None
        if caption is None or picture is None:
            return ""
        return render_to_string("articles/_figure.html", {"picture": picture, "text": caption["text"]})

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
        *(f"photo:{caption['photo']}" for caption in edition.captions),
        *(f"article:{other.working_copy_id}" for other in near),
        *(f"list:tag:{tag['slug']}" for tag in edition.tags),
    }
