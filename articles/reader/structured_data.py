"""A story as schema.org data: what search engines and archives read, each picture with the credit of this moment.

Source  https://schema.org/NewsArticle, https://schema.org/ImageObject, and Google's image licence metadata
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from articles.reader.models import Edition, Section
from articles.reader.shown import Place, places
from media.credit_names import creators_of
from media.pictures import Picture, Pictures
from outlet.models import Outlet

Whole = Callable[[str], str]
_TYPES = {"opinion": "OpinionNewsArticle", "leading-article": "OpinionNewsArticle", "analysis": "AnalysisNewsArticle"}
_ROLES = {"by": "author", "reporting": "author", "editing": "editor", "translation": "translator"}
# In a script these would end it, or begin another, or end a line.
_ESCAPED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def story_script(edition: Edition, *, outlet: Outlet, pictures: Pictures, whole: Whole) -> SafeString:
    """The story and its trail as one data block for the page's head.

    Takes  pictures: of the story's photos; whole: makes a whole address of a path
    Cost   no query when the edition's section is loaded
    """
    about = [news_article(edition, outlet=outlet, pictures=pictures, whole=whole), trail(edition.section, whole=whole)]
    return script({"@context": "https://schema.org", "@graph": about})


def trail_script(section: Section, *, whole: Whole) -> SafeString:
    """A section's trail as a data block. Cost: no query."""
    return script({"@context": "https://schema.org", **trail(section, whole=whole)})


def script(about: dict[str, Any]) -> SafeString:
    """The data in a block that no text inside it can end."""
    text = json.dumps(about, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)
    # A lone half of a surrogate pair, pasted from somewhere, cannot be sent.
    text = text.encode("utf-8", "replace").decode()
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308  escaped in the lines above


def news_article(edition: Edition, *, outlet: Outlet, pictures: Pictures, whole: Whole) -> dict[str, Any]:
    """The story as a NewsArticle, or one of its kinds; what is not known is not there."""
    address = whole(edition.get_absolute_url())
    changed_at = max(filter(None, (edition.first_published_at, edition.modified_at, edition.retracted_at)))
    publisher = {"@type": "NewsMediaOrganization", "name": outlet.name, "url": whole("/")}
    people = _people(edition, whole=whole)
    return _known(
        {
            "@type": _TYPES.get(edition.kind, "NewsArticle"),
            "@id": address,
            "url": address,
            "mainEntityOfPage": address,
            "headline": edition.headline,
            "description": edition.standfirst,
            "dateline": edition.dateline,
            "datePublished": edition.first_published_at.isoformat(),
            "dateModified": changed_at.isoformat(),
            "inLanguage": edition.language,
            "articleSection": [step["name"] for step in edition.section.trail],
            "keywords": [tag["name"] for tag in edition.tags],
            "wordCount": edition.words,
            "isAccessibleForFree": True,
            "image": [
                image_object(picture, caption=text, whole=whole)
                for picture, text in _images(places(edition, pictures=pictures))
            ],
            "publisher": publisher,
            **people,
            "author": people.get("author") or [publisher],
            **_corrections(edition),
            **_retraction(edition),
        }
    )


def _images(standing: list[Place]) -> Iterator[tuple[Picture, str]]:
    """Each picture whole, with its words, and the first one also as it was cropped by hand.

    Source  Google's Article structured data asks for the picture in 16:9, 4:3 and 1:1; nobody crops to 4:3 here
    """
    yield from ((place.picture, place.text) for place in standing)
    for place in standing[:1]:
        cuts = (place.picture.cut_by_hand(ratio) for ratio in ("16:9", "1:1"))
        yield from ((cut, place.text) for cut in cuts if cut)


def image_object(picture: Picture, *, caption: str, whole: Whole) -> dict[str, Any]:
    """A picture as an ImageObject; `creditText` is the credit line that pages print."""
    largest = picture.largest
    return _known(
        {
            "@type": "ImageObject",
            "contentUrl": whole(largest.url),
            "width": largest.width,
            "height": largest.height,
            "caption": caption,
            "description": picture.alt,
            "creditText": picture.credit,
            "creator": _creators(picture),
            "sourceOrganization": _named("Organization", picture.source),
            "copyrightNotice": picture.copyright_notice,
            "license": picture.licence_url,
        }
    )


def trail(section: Section, *, whole: Whole) -> dict[str, Any]:
    """The section's trail as a BreadcrumbList."""
    steps = [
        {"@type": "ListItem", "position": position, "name": step["name"], "item": whole(f"/{step['path']}/")}
        for position, step in enumerate(section.trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": steps}


def _people(edition: Edition, *, whole: Whole) -> dict[str, list[dict[str, Any]]]:
    people: dict[str, list[dict[str, Any]]] = {}
    for byline in edition.bylines:
        kind = "Person" if byline["kind"] == "person" else "Organization"
        about = {"@type": kind, "name": byline["name"], "url": whole(f"/people/{byline['slug']}/")}
        title = byline["title"] if kind == "Person" else ""
        people.setdefault(_ROLES.get(byline["role"], "contributor"), []).append(_known({**about, "jobTitle": title}))
    return people


def _corrections(edition: Edition) -> dict[str, Any]:
    """Source  https://schema.org/correction"""
    notes = [
        {"@type": "CorrectionComment", "text": note["text"], "datePublished": note["at"]} for note in edition.notes
    ]
    return {"correction": notes} if notes else {}


def _retraction(edition: Edition) -> dict[str, Any]:
    if edition.retracted_at is None:
        return {}
    notice = {
        "@type": "CorrectionComment",
        "text": edition.retraction,
        "datePublished": edition.retracted_at.isoformat(),
    }
    return {
        "creativeWorkStatus": "Retracted",
        "correction": [notice, *noted] if (noted := _corrections(edition).get("correction")) else notice,
    }


def _creators(picture: Picture) -> Any:
    """One Person, or a list where the credit names several."""
    people = [_named("Person", name) for name in creators_of(picture.creator)]
    return people if len(people) > 1 else next(iter(people), {})


def _named(kind: str, name: str) -> dict[str, str]:
    return {"@type": kind, "name": name} if name else {}


def _known(about: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in about.items() if value not in ("", [], {}, None)}
