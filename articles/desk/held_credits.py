"""Finds captions and descriptions that still end with a printed credit, and says what each would become."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from django.core.cache import caches
from django.db.models import QuerySet

from articles.desk import policy
from articles.desk.models import Article, Caption
from media.credit_names import Credit, SourceRule, name_key
from media.credit_text import caption_credit
from media.models import Photo, Source
from media.supplier_rules import source_rules
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

A_PAGE = 100
# So many texts are read in one query, and so many for one page: a page costs the same in any library.
_BATCH = 1000
_MOST_TEXTS = 5000
# The wall counts the newest alone: a tenth of a second where nothing is remembered (5,000 texts took 0.6 s).
_MOST_COUNTED = 1000
_COUNT_KEPT_SECONDS = 300
FIELDS = ("creator", "source", "via")


class Rules(NamedTuple):
    """What the parser knows of this outlet."""

    sources: tuple[SourceRule, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Split:
    """A text that ends with a credit: what it would say, what the photo would get, where the two disagree."""

    text: str
    kept: str
    printed: str
    credit: Credit
    fills: dict[str, str]
    clashes: dict[str, tuple[str, str]]

    @property
    def digest(self) -> str:
        """What tells that the text is still the one that somebody reviewed."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Held:
    """One caption or description in the queue. `key` names it: c12 a caption, p7 a photo's description."""

    key: str
    split: Split
    photo: Photo
    article: Article | None
    may_edit: bool


@dataclass(frozen=True)
class Page:
    """Some of the queue, newest first, and the key after which the next page begins; empty at its end."""

    rows: list[Held]
    next: str


def rules_for_captions() -> Rules:
    """The sources and credit forms as they stand. Cost: two queries."""
    sources = list(Source.objects.all())
    forms = [Outlet.objects.current().credit_form, *(source.credit_form for source in sources)]
    return Rules(source_rules(sources), tuple(filter(None, forms)))


def split(text: str, *, photo: Photo, rules: Rules) -> Split | None:
    """What this text and its photo would say with the credit where it belongs; None when it holds none for sure."""
    found = caption_credit(text, sources=rules.sources, forms=rules.forms)
    credit = found.credit
    named = {field: said for field in FIELDS if credit and (said := getattr(credit, field))}
    if credit is None or not named:
        return None
    stands = {"creator": photo.creator, "source": photo.source.name if photo.source else "", "via": photo.via}
    fills = {field: said for field, said in named.items() if not stands[field]}
    clashes = {
        field: (stands[field], said)
        for field, said in named.items()
        if stands[field] and name_key(stands[field]) != name_key(said)
    }
    if photo.credit_override:
        fills, clashes = {}, {"credit_override": (photo.credit_override, " / ".join(named.values()))}
    return Split(text, found.text, found.printed, credit, fills, clashes)


def held_credits(person: "Person", *, after: str = "") -> Page:
    """The next captions and descriptions that hold a credit, among the stories that this person may see.

    Cost  at most eleven queries, whatever the library's size
    """
    rules = rules_for_captions()
    keys: list[str] = []
    last, seen = after, 0
    for key, text in _texts(person, after=after):
        if len(keys) == A_PAGE or seen == _MOST_TEXTS:
            return Page(_rows(keys, person=person, rules=rules), last)
        last, seen = key, seen + 1
        if _holds_one(text, rules=rules):
            keys.append(key)
    return Page(_rows(keys, person=person, rules=rules), "")


def count_of_held(person: "Person") -> str:
    """How many, as the wall prints it: “12”, or “12+” where not every text was read. Remembered for five minutes."""
    name = f"held-credits-{person.pk}"
    known: str | None = caches["memory"].get(name)
    if known is None:
        rules, found, seen = rules_for_captions(), 0, 0
        for _key, text in _texts(person, after=""):
            if seen == _MOST_COUNTED:
                break
            seen, found = seen + 1, found + _holds_one(text, rules=rules)
        known = f"{found}+" if seen == _MOST_COUNTED else str(found)
        caches["memory"].set(name, known, _COUNT_KEPT_SECONDS)
    return known


def forget_count(person: "Person") -> None:
    caches["memory"].delete(f"held-credits-{person.pk}")


def _holds_one(text: str, *, rules: Rules) -> bool:
    credit = caption_credit(text, sources=rules.sources, forms=rules.forms).credit
    return bool(credit and any(getattr(credit, field) for field in FIELDS))


def _texts(person: "Person", *, after: str) -> Iterator[tuple[str, str]]:
    """Every text that could hold a credit, with its key: captions, then descriptions, newest first."""
    number = int(after[1:]) if after[1:].isdecimal() and len(after) < 18 else None
    if not after.startswith("p"):
        captions = captions_of(person).exclude(text="").values_list("pk", "text")
        yield from (("c" + str(pk), text) for pk, text in _walked(captions, below=number))
    photos = Photo.objects.exclude(description="").exclude(status=Photo.Status.MERGED).values_list("pk", "description")
    below = number if after.startswith("p") else None
    yield from (("p" + str(pk), text) for pk, text in _walked(photos, below=below))


def captions_of(person: "Person") -> QuerySet[Caption]:
    """The captions of stories that this person may see and that nobody dropped."""
    return Caption.objects.filter(article__in=policy.stories_of(person)).exclude(article__status=Article.Status.SPIKED)


def _walked(rows: "QuerySet[Any, tuple[int, str]]", *, below: int | None) -> Iterator[tuple[int, str]]:
    while True:
        batch = list((rows if below is None else rows.filter(pk__lt=below)).order_by("-pk")[:_BATCH])
        yield from batch
        if len(batch) < _BATCH:
            return
        below = batch[-1][0]


def _rows(keys: Iterable[str], *, person: "Person", rules: Rules) -> list[Held]:
    numbers = {letter: [int(key[1:]) for key in keys if key[0] == letter] for letter in "cp"}
    captions = captions_of(person).select_related("article", "photo__source").defer("article__body")
    found: dict[str, Held | None] = {}
    for caption in captions.filter(pk__in=numbers["c"]):
        may = policy.may(person, "edit", caption.article)
        found[f"c{caption.pk}"] = _held(f"c{caption.pk}", caption.text, caption.photo, caption.article, may, rules)
    for photo in Photo.objects.filter(pk__in=numbers["p"]).select_related("source"):
        found[f"p{photo.pk}"] = _held(f"p{photo.pk}", photo.description, photo, None, True, rules)
    return [row for key in keys if (row := found.get(key))]


def _held(key: str, text: str, photo: Photo, article: Article | None, may: Any, rules: Rules) -> Held | None:
    said = split(text, photo=photo, rules=rules)
    return Held(key, said, photo, article, bool(may)) if said else None
