"""Reads the names of a printed byline, each in its role: “By A and B”, “A, Damascus”, “Reporting by A”."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from media.credit_names import looks_like_a_name, name_key

_ROLES = (
    ("reporting", r"(?:additional |further )?report(?:ing|ed)(?: and writing| and photography)?(?: for [^:;]{2,40}?)?"),
    ("editing", r"(?:edit(?:ing|ed)|editors?|تحرير|rédaction|עריכה)"),
    ("photographs", r"(?:photo(?:graph)?s|photography|pictures|photographed|images|video)(?: and video)?"),
    ("translation", r"(?:translat(?:ion|ed|ing)|ترجمة|תרגום)"),
    ("by", r"(?:(?:story|interview|text|words|writing|written|compiled|additional writing)(?: and reporting)?)"),
)
_ROLE = re.compile(
    "|".join(
        rf"(?P<{role}>\b{words}\s*(?:\bby\b|:|\bpar\b)|(?<!\w){words}\s+(?=[\u0590-\u06ff]))" for role, words in _ROLES
    ),
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|par|por|von|di|door|av|af|text|בקלם|מאת|بقلم|كتبت?|متابعة|автор|от)(?:\s*:\s*|\s+)", re.IGNORECASE
)
_AND = re.compile(r"\s+(?:and|et|und|y|e|&|with)\s+|\s*[;&•·]\s*|\s+و\s*(?=\S)|\s+ו(?=\S)", re.IGNORECASE)
_IN = re.compile(r"\s+(?:in|at|à|en|aus|في)\s+(?P<place>.+)$")
_COMMA = re.compile(r"\s*[,،]\s*")
_BESIDE = re.compile(r"\s*[|/]\s*|\s+[-–—]+\s+")
_TITLE = re.compile(
    r"\b(?:editor|correspondent|reporter|writer|columnist|analyst|producer|staff|agencies|chief|bureau|professor|dr|phd|"
    r"contributor|fellow|desk|special|senior|political|diplomatic)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    {
        "staff",
        "agency",
        "agencies",
        "wire",
        "wires",
        "news",
        "services",
        "our",
        "the",
        "a",
        "foreign",
        "special",
        "desk",
    }
    | {"correspondent", "correspondents", "reporter", "reporters", "writer", "writers", "editors"}
)
_SOURCE = re.compile(r"(?:sources?|المصدر|מקור|quelle|fuente)\s*[:：]\s*", re.IGNORECASE)
_DASH = re.compile(r"[-–—―]+\s*")
_TITLED = re.compile(
    r"(?P<name>[^\W\d_][^\s,]* [^\s,]+?),? (?:[^\W\d_]\S* ){0,3}(?i:editor|correspondent|reporter|columnist|writer)"
    r"(?: in (?P<place>.+))?"
)
_PLACED = re.compile(r"(?P<name>[^,]+?),? in (?P<place>[^,]+)")
MOST_CHARACTERS = 300


class Name(NamedTuple):
    """One name of a byline, in its role, and the place that stood beside it."""

    name: str
    role: str
    place: str = ""


def explicit_names(text: str, *, known: Mapping[str, str]) -> list[Name]:
    """The names of a line that says itself that it is a byline; none when it does not, or says anything else.

    Takes  known: contributors' names by media.credit_names.name_key; they are spelt as there
    """
    inner = text.strip().strip("()[]").strip(" .").removeprefix("*").strip()
    if not inner or len(inner) > MOST_CHARACTERS:
        return []
    if _ROLE.match(inner):
        return _role_names(inner, known=known)
    by = _BY.match(inner)
    if by is None:
        return []
    head, role, rest = _until_role(inner[by.end() :])
    names = names_in(head, role="by", known=known)
    return names + (_role_names(role + rest, known=known) if role else []) if names else []


def _until_role(text: str) -> tuple[str, str, str]:
    role = _ROLE.search(text)
    return (text[: role.start()], role[0], text[role.end() :]) if role else (text, "", "")


def _role_names(text: str, *, known: Mapping[str, str]) -> list[Name]:
    found: list[Name] = []
    marks = list(_ROLE.finditer(text))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        part = text[mark.end() : after.start() if after else None]
        names = names_in(part, role=mark.lastgroup or "by", known=known)
        if not names:
            return []
        found += names
    return found


def names_in(text: str, *, role: str, known: Mapping[str, str]) -> list[Name]:
    """The names in “A, B and C”, “A in Damascus and B in Aleppo”, “A, Political Editor”; none when one is no name."""
    text = text.strip(" .;:,()\u200f")
    text = re.sub(r"(?:\s+and|\s*&|\s*[,;|/–—-])\s*$", "", text)
    found: list[Name] = []
    for group in filter(None, (part.strip() for part in _AND.split(_BESIDE.split(text)[0]))):
        names = _group(group, role=role, known=known)
        if not names:
            return []
        found += names
    return found


def _group(group: str, *, role: str, known: Mapping[str, str]) -> list[Name]:
    place = _IN.search(group)
    first, *rest = [piece for piece in _COMMA.split(group[: place.start()] if place else group) if piece] or [""]
    pieces = [first, *(piece for piece in rest if not _TITLE.search(piece))]
    found: list[Name] = []
    for piece in pieces:
        is_place = found and len(pieces) == 2 and " " not in piece and name_key(piece) not in known
        if not looks_like_a_name(piece) and not _is_nobody(piece):
            return []
        if is_place:
            found[-1] = found[-1]._replace(place=piece)
        else:
            found.append(Name(known.get(name_key(piece), piece), role))
    return [name._replace(place=place["place"].strip()) for name in found] if place else found


def _is_nobody(piece: str) -> bool:
    """“our correspondent”, “agencies”: a byline without a name."""
    return all(word in _NOBODY for word in piece.casefold().split())


def is_source_line(text: str) -> bool:
    """“Source: AFP”."""
    return bool(_SOURCE.match(text))


def signed_name(text: str) -> str:
    """The name in “— Lena Aho”, “(Reuters)”, “Source: AFP”."""
    inner = text[:MOST_CHARACTERS].strip("()[] .")
    sign = _SOURCE.match(inner) or _DASH.match(inner)
    return inner[sign.end() :] if sign else inner


def bare_names(text: str, *, known: Mapping[str, str]) -> list[Name]:
    """The name of a line that is a name and perhaps a place, without “By”: “Amal Haddad, Damascus”."""
    if len(text) <= 80 and (several := re.split(r"\s+(?:and|&|et|und)\s+", text))[1:]:
        found = [bare_names(name, known=known) for name in several]
        return [name for names in found for name in names] if all(found) else []
    beside = _TITLED.fullmatch(text) or _PLACED.fullmatch(text)
    name, place = (
        (beside["name"], beside["place"] or "") if beside else (text.partition(",")[0], text.partition(",")[2])
    )
    name, place = name.strip(), place.strip()
    if len(text) > 80 or re.search(r"[.!?:;“”\"]|\d", re.sub(r"\b\w\.", "", text)):
        return []
    if place and not (looks_like_a_name(place) and len(place.split()) <= 4):
        return []
    if name_key(name) in known:
        return [Name(known[name_key(name)], "by", place)]
    words = name.split()
    is_plain = 2 <= len(words) <= 3 and all(word[:1].isupper() and not word.isupper() for word in words)
    return [Name(name, "by", place)] if is_plain and looks_like_a_name(name) else []
