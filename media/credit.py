"""The credit line: the one function that names who made a picture and whose it is. Nothing else prints a credit."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from media.models import Photo

DEFAULT_FORM = "{source} / {creator}"
SLASH = " / "
_PLACE = re.compile(r"\{(creator|source|via)\}")


@dataclass(frozen=True)
class CreditFacts:
    """What a credit line is computed from."""

    creator: str = ""
    source: str = ""
    via: str = ""
    override: str = ""
    source_form: str = ""


def facts_of(photo: Photo) -> CreditFacts:
    """The facts of this photo's credit. No query when its source is loaded."""
    source = photo.source
    return CreditFacts(
        creator=photo.creator,
        source=source.name if source else "",
        via=photo.via,
        override=photo.credit_override,
        source_form=source.credit_form if source else "",
    )


def credit_line(photo: Photo | CreditFacts, *, form: str | None = None) -> str:
    """Who made this photo and whose it is, in the form of its source, or else of the outlet; empty when nobody is named.

    Takes   form: the outlet's `credit_form`, such as “{source} / {creator}” or “(Photo by {source})”
    Order   a form that asks for a name that is missing does without it; one that asks for a single name
            gets the other when that is all there is; “via” is added where the form does not place it
    Cost    no query when the photo's source is loaded
    """
    facts = facts_of(photo) if isinstance(photo, Photo) else photo
    if facts.override:
        return facts.override
    names = {"creator": facts.creator, "source": facts.source or ("" if facts.creator else facts.via)}
    names["via"] = facts.via if facts.via not in names.values() else ""
    return _filled(facts.source_form or form or DEFAULT_FORM, names=names)


def credit_parts(line: str) -> list[str]:
    """The line cut at its slashes, so that a page can print them in the accent colour."""
    return [part for part in line.split(SLASH) if part]


def check_credit_form(form: str) -> None:
    """Refuses a form that names nothing, or that asks for what a credit does not have."""
    unknown = re.findall(r"[{}]", _PLACE.sub("", form))
    if unknown or not re.search(r"\{(creator|source)\}", form):
        raise ValidationError(_("Write the form with {creator}, {source} or both, such as “{source} / {creator}”."))


def _filled(form: str, *, names: dict[str, str]) -> str:
    """The form with its names; a name that is missing takes the words before it along."""
    # Cut at its places, a form is words, place, words, place … words
    first, *rest = _PLACE.split(form)
    places, words = rest[::2], rest[1::2]
    if not places:
        return _joined([(SLASH, name) for name in (names["source"], names["creator"]) if name])
    chosen = _chosen(places, names=names)
    befores = [first, *words[:-1]]
    pairs = [(before, name) for before, name in zip(befores, chosen, strict=True) if name]
    line = _joined(pairs)
    if not line:
        return ""
    if names["via"] and "via" not in places:
        line += _(" via %(name)s") % {"name": names["via"]}
    line = f"{first}{line}{words[-1]}".strip()
    return line if all(chosen) else _balanced(line)


def _balanced(line: str) -> str:
    """Without a bracket whose other half went with a missing name. A name's own brackets stay where none is missing."""
    for opening, closing in ("()", "[]"):
        if line.count(closing) > line.count(opening):
            line = "".join(line.rsplit(closing, 1))
        elif line.count(opening) > line.count(closing):
            line = line.replace(opening, "", 1)
    return line


def _chosen(places: list[str], *, names: dict[str, str]) -> list[str]:
    chosen = [names[place] for place in places]
    if not any(chosen):
        alone = names["source"] or names["creator"]
        chosen[0] = alone
    return chosen


def _joined(pairs: Iterable[tuple[str, str]]) -> str:
    """The names, each with the words before it, but for the first."""
    line = ""
    for before, name in pairs:
        line += f"{before}{name}" if line else name
    return line
