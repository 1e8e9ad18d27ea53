"""Who a credit names: tells a person from a source, and a known source by any of its rules. Pure; knows no database."""

import re
from dataclasses import dataclass, replace

from media.credit_words import (
    HANDED_OUT,
    IN_CAPITALS_ALONE,
    NOTES,
    ORGANISATION_WORDS,
    PARTICLES,
    POINTERS,
    STRINGERS,
    UNNAMED,
)
from media.supplier_names import (
    BIDI,
    MOST_CHARACTERS,
    TRAILING,
    Known,
    SourceRule,
    known_source,
    name_key,
    named_by_pattern,
    named_exactly,
    source_named,
)
from media.supplier_patterns import starred

__all__ = [
    "Credit",
    "SourceRule",
    "by_pattern",
    "creators_of",
    "known_source",
    "looks_like_a_name",
    "looks_like_an_organisation",
    "name_key",
    "names_nobody",
    "read_names",
]

_NOTES = frozenset((*NOTES, *UNNAMED))
_BETWEEN = re.compile(r"\s*[/|;•·]\s*|\s+[-–—]+\s+|\s+for\s+(?=the\s|[A-Z])")
_BESIDE_NAMES = re.compile(rf"{_BETWEEN.pattern}|\b\d+\b")
_VIA = re.compile(r"\s+(?:via|عبر|через|über)\s+|\s*/\s*via\s+", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,،]\s*")
_BETWEEN_CREATORS = re.compile(r"\s*[,،，、]\s*(?:and\s+|&\s*)?|\s+(?:and|und|et|och|og|&)\s+")
_JOBS = frozenset(
    {"photographer", "photojournalist", "editor", "reporter", "correspondent", "journalist", "contributor"}
)
# Names in scripts that write them as one word
_ONE_WORD = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3]{2,}")
_DATE = re.compile(
    r",?\s+(?:on\s+)?(?P<note>(?:[^\W\d_]{3,9}\.?\s+\d{1,2},?\s+|\d{1,2}\s+[^\W\d_]{3,9}\.?,?\s+)?(?:19|20)\d{2})$",
    re.IGNORECASE,
)
# What Reuters prints behind the names of the pictures that it praises most
_PRAISE = re.compile(r"[\s.]+(?P<note>TPX IMAGES OF THE DAY)$", re.IGNORECASE)


@dataclass(frozen=True)
class Credit:
    """Whom a printed credit names. `note` keeps what names nobody, as printed: “File photo”, “Handout”."""

    creator: str | None = None
    source: str | None = None
    via: str | None = None
    note: str | None = None

    @property
    def note_to_keep(self) -> str:
        """What of the note is worth a place in the description: that somebody of an agency is unnamed is not."""
        is_named = bool(self.creator or self.source or self.via)
        notes = (self.note or "").split(", ")
        return ", ".join(note for note in notes if not (is_named and name_key(note) in STRINGERS))


def looks_like_a_name(text: str) -> bool:
    """Whether these few words could name a person or an organisation, by their capitals (where the script has any)."""
    words = text.split()
    if not 0 < len(words) <= 9 or len(text) > MOST_CHARACTERS:
        return False
    proper = [word for word in words if name_key(word.strip("“”\"'()[],")) not in PARTICLES]
    if not proper or any(name_key(word.strip("(),")) in POINTERS for word in proper):
        return False
    return all(_is_proper(word) for word in proper)


def _is_proper(word: str) -> bool:
    bare = BIDI.sub("", word).strip("“”\"'’‘()[],")
    if bare.startswith(("@", "www.")) or re.fullmatch(r"[\w-]+(\.[\w-]+)+", bare):
        return len(bare) > 1
    if bare.endswith(".") and not re.fullmatch(r"(?:\w{1,5}\.)+", bare):
        return False
    tail = re.sub(r"^(?:al|el|an|as|ad|ash|d|o|l)[-'’]", "", bare)
    return bool(tail) and not tail[0].isdigit() and not tail[0].islower() and any(c.isalpha() for c in tail)


def names_nobody(name: str) -> bool:
    """Whether this stands where names do and is none: “File photo”, or an agency's mark for somebody unnamed, “STR”."""
    key = name_key(name)
    return key in _NOTES and (key not in IN_CAPITALS_ALONE or name.strip(" .").isupper())


def looks_like_an_organisation(name: str) -> bool:
    """Whether a name says that it is no person's: “… News”, “Ministry of …”, “The Meridian”, one word alone."""
    words = [word.strip(".,'’\"“”()") for word in BIDI.sub("", name).split()]
    if any(word.casefold() in ORGANISATION_WORDS for word in words) or re.search(r"@|\w\.\w{2,}", name):
        return True
    if len(words) == 1 or words[0] == "The":
        return True
    return all(word.isupper() and len(word) <= 5 and "-" not in word for word in words) and len(words) == 1


def creators_of(text: str) -> list[str]:
    """Each of the people whom a photo's creator names, in order; the whole as one where its commas can mean anything else.

    Shape  “Amal Haddad, Jon Vaale” → both; “Haddad, Amal” and “Amal Haddad, Harbour Press” stay one; a semicolon always parts
    """
    text = text.strip()
    if ";" in text:
        return [name for part in text.split(";") if (name := part.strip())]
    names = _BETWEEN_CREATORS.split(text)
    return names if len(names) > 1 and all(map(_is_whole_name, names)) else [text] * bool(text)


def _is_whole_name(name: str) -> bool:
    """Whether this names a person by itself: a given name and a family's, and no initials, title or organisation."""
    if _ONE_WORD.fullmatch(name):
        return True
    words = [word for word in name.split() if name_key(word) not in PARTICLES]
    is_person = looks_like_a_name(name) and not looks_like_an_organisation(name) and not names_nobody(name)
    is_work = any(word.casefold() in _JOBS for word in words)
    return is_person and not is_work and len(words) > 1 and not all(word.endswith(".") for word in words)


def read_names(text: str, *, sources: tuple[SourceRule, ...]) -> Credit | None:
    """Who is named in what stands after “Photo by”; None when that is not names.

    Shape  “Lena Aho/The Meridian via Reuters” → creator Lena Aho, source The Meridian, via Reuters
    """
    text = text.strip(" .:,;–—-|/\u200e\u200f")
    if not text or len(text) > MOST_CHARACTERS:
        return None
    return by_pattern(_names_in(text, sources=sources), printed=text, sources=sources)


def by_pattern(credit: Credit | None, *, printed: str, sources: tuple[SourceRule, ...]) -> Credit | None:
    """The credit with the source that a pattern finds in the whole of it, where no part of it names a known one."""
    if credit and credit.source and named_exactly(credit.source, sources=sources):
        return credit
    if credit is None and not looks_like_a_name(_BESIDE_NAMES.sub(" ", printed)):
        return None
    known = named_by_pattern(printed, sources=sources)
    if known is None:
        return credit
    read = credit or Credit()
    creator = read.creator or ", ".join(_people_beside(known, printed, sources=sources)) or None
    via = read.via if read.via and name_key(read.via) != name_key(known.source) else None
    unsaid = read.source if read.source and name_key(read.source) not in name_key(known.rule) else None
    note = ", ".join(filter(None, (unsaid, read.note))) or None
    return Credit(creator=creator, source=known.source, via=via, note=note)


def _people_beside(known: Known, text: str, *, sources: tuple[SourceRule, ...]) -> list[str]:
    """Whom the stars of a pattern stand for: “AP Photo*” finds Lena Aho in “AP Photo Lena Aho”."""
    words = [word.strip(" .:,;–—-|/") for word in starred(known.rule, text) or ()]
    return [
        word
        for word in words
        if looks_like_a_name(word) and not looks_like_an_organisation(word) and not known_source(word, sources=sources)
    ]


def _names_in(text: str, *, sources: tuple[SourceRule, ...]) -> Credit | None:
    text, praised = _without(_PRAISE, text)
    text, dated = _without(_DATE, text)
    main, *passed_on = _VIA.split(text, maxsplit=1)
    parts, notes = _parts(main, sources=sources)
    notes += dated + praised
    if not all(is_somebody(part, sources=sources) for part in [*parts, *passed_on]):
        return None
    if not parts and not passed_on:
        return Credit(note=", ".join(notes)) if notes else None
    credit = _assigned(parts, sources=sources, is_pair="/" in main)
    if passed_on:
        via = known_source(passed_on[0], sources=sources) or passed_on[0].strip()
        credit = replace(credit, via=" / ".join(filter(None, (credit.via, via))))
    return replace(_handed_out(credit, notes, sources=sources), note=", ".join(notes) or None)


def _handed_out(credit: Credit, notes: list[str], *, sources: tuple[SourceRule, ...]) -> Credit:
    """Who hands a picture out is its source, and the agency passes it on: “AFP PHOTO/HO/Ministry of Ports”."""
    is_known = credit.source and known_source(credit.source, sources=sources)
    if not is_known or not credit.via or known_source(credit.via, sources=sources):
        return credit
    is_handed_out = any(name_key(note).split()[0] in HANDED_OUT for note in notes)
    return replace(credit, source=credit.via, via=credit.source) if is_handed_out else credit


def is_somebody(name: str, *, sources: tuple[SourceRule, ...]) -> bool:
    """A name, a known source, or a name whose kind is in small letters: “Fars news agency”."""
    words = name.split()
    proper = " ".join(word for word in words if word.casefold() not in ORGANISATION_WORDS)
    return looks_like_a_name(name) or named_exactly(name, sources=sources) is not None or looks_like_a_name(proper)


def _without(form: re.Pattern[str], text: str) -> tuple[str, list[str]]:
    """“Reuters, March 10, 2017”: the day is no name, and is noted."""
    match = form.search(text)
    return (text[: match.start()], [match["note"].strip()]) if match and match.start() else (text, [])


def _parts(text: str, *, sources: tuple[SourceRule, ...]) -> tuple[list[str], list[str]]:
    if named_exactly(text, sources=sources):
        return [text], []
    pieces = [text] if not _BETWEEN.search(text) else _BETWEEN.split(text)
    parts: list[str] = []
    notes: list[str] = []
    for piece in pieces:
        commas = [piece] if named_exactly(piece, sources=sources) else _COMMA.split(piece)
        for name in filter(None, (comma.strip(" .") if not _initial(comma) else comma.strip() for comma in commas)):
            (notes if names_nobody(name) else parts).append(name)
    return parts, notes


def _initial(name: str) -> bool:
    return bool(re.search(r"(?:\b\w|\b[JS]r)\.$", name.strip()))


def _assigned(parts: list[str], *, sources: tuple[SourceRule, ...], is_pair: bool) -> Credit:
    people: list[str] = []
    places: list[str] = []
    for at, part in enumerate(parts):
        known = source_named(part, sources=sources)
        if known:
            places.append(known.source)
            people += _people_beside(known, part, sources=sources)
        elif at == 1 and is_pair and places and _is_one_persons(part):
            people.append(part)  # “Sputnik / Ivan”
        elif looks_like_an_organisation(part) and not part.startswith("@"):
            places.append(_without_trailing_label(part.removeprefix("the ")))
        else:
            people.append(part)
    if is_pair and not places and len(people) == 2:
        places.append(people.pop())  # the trade writes photographer, slash, agency
    source, *others = dict.fromkeys(places) or [""]
    return Credit(creator=", ".join(people) or None, source=source or None, via=" / ".join(others) or None)


def _is_one_persons(word: str) -> bool:
    """Whether one word behind an agency's slash is a person's, as agencies write those who keep their family's name back."""
    return word.isalpha() and not word.isupper() and word.casefold() not in ORGANISATION_WORDS


def _without_trailing_label(name: str) -> str:
    """“AP Photo” is AP; “Getty Images” stays, for a label may be half of a name."""
    bare = TRAILING.sub("", name)
    return bare if bare.isupper() else name
