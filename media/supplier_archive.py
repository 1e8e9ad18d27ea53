"""Which pictures without a source name one in their own words, and what they would say. Reads the newest; writes nothing."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.cache import caches
from django.db.models import Q, QuerySet

from media.bulk import digest_of
from media.credit_names import Credit, name_key, read_names
from media.credit_text import MOST_CHARACTERS, caption_credit
from media.models import Photo, Source
from media.supplier_names import may_name_one, rule_in
from media.supplier_rules import has_an_offer, offered, told
from media.supplier_trying import RulesInForce, sources_in_force

# So many pictures are read for one page (a second of work), and so many for the count on the wall, which is remembered
# (a fifth of a second, once in five minutes).
MOST_READ = 5000
_MOST_COUNTED = 1000
_BATCH = 500
_KEPT_SECONDS = 300
_KEY = "pictures-that-name-a-source"
LENGTHS = {"creator": 200, "via": 120}


@dataclass(frozen=True)
class Named:
    """A source that the words of a picture name: what the picture would say, where that stands, by which rule."""

    source: Source
    new: dict[str, Any]
    field: str
    rule: str
    # Who passed a picture on need not be whose it is.
    is_doubtful: bool


def named_in(photo: Photo, *, captions: Iterable[str] = (), in_force: RulesInForce) -> Named | None:
    """The known source that this picture without one names: in its override, creator, texts or via, in this order."""
    if photo.source_id is not None:
        return None
    for field, text, credit in _credits_of(photo, captions=captions, in_force=in_force):
        source = in_force.sources.get(credit.source or "")
        new = _said(photo, credit, field=field, source=source) if source else None
        if source and new:
            rule = rule_in(text, source=source.name, sources=in_force.rules)
            is_doubtful = field == "via" and bool(photo.creator)
            return Named(source, new, field, told(rule) if rule else "", is_doubtful)
    return None


def _credits_of(photo: Photo, *, captions: Iterable[str], in_force: RulesInForce) -> Iterator[tuple[str, str, Credit]]:
    may_name = partial(may_name_one, words_of_rules=in_force.words)
    for field in ("credit_override", "creator"):
        text = getattr(photo, field)
        if not may_name(text):
            continue
        found = caption_credit(text, sources=in_force.rules, forms=in_force.forms)
        credit = found.credit if not found.text else None
        if credit := credit or read_names(text, sources=in_force.rules):
            yield field, text, credit
    for field, text in (("description", photo.description), *(("caption", caption) for caption in captions)):
        if not may_name(text[-MOST_CHARACTERS:]):
            continue
        found = caption_credit(text, sources=in_force.rules, forms=in_force.forms)
        if found.credit:
            yield field, found.printed, found.credit
    if may_name(photo.via) and (credit := read_names(photo.via, sources=in_force.rules)):
        yield "via", photo.via, credit


def _said(photo: Photo, credit: Credit, *, field: str, source: Source) -> dict[str, Any] | None:
    """What the picture would say; None where its words name another creator than it does."""
    new: dict[str, Any] = {"source": source}
    creator, via = (credit.creator or "")[: LENGTHS["creator"]], (credit.via or "")[: LENGTHS["via"]]
    if field == "creator":
        new["creator"] = creator
    elif creator and photo.creator and name_key(creator) != name_key(photo.creator):
        return None
    elif creator and not photo.creator:
        new["creator"] = creator
    if field == "credit_override":
        new["credit_override"] = ""
    if field == "via" or (via and not photo.via):
        new["via"] = via
    note = credit.note_to_keep
    if note and field in {"creator", "credit_override"} and note not in photo.description:
        new["description"] = f"{photo.description} ({note})".strip()
    return new


class RulesTried:
    """The rules of all sources, tried on some pictures. Cost: five queries, whatever their number."""

    def __init__(self, photos: Collection[int]) -> None:
        self.in_force = sources_in_force()
        bare = Photo.objects.filter(pk__in=photos, source=None)
        self._captions = _captions_of(bare)
        named = ((photo.pk, self._named(photo)) for photo in bare)
        self.found = {pk: each for pk, each in named if each}

    def _named(self, photo: Photo) -> Named | None:
        return named_in(photo, captions=self._captions.get(photo.pk, ()), in_force=self.in_force)

    def says(self, photo: Photo) -> dict[str, Any]:
        """What this photo would say: a source that its words name for sure, and what the rules of its source fill in."""
        named = self._named(photo)
        if named and not named.is_doubtful:
            return {**named.new, **offered(photo, source=named.source)}
        return offered(photo, source=photo.source)

    @property
    def digest(self) -> str:
        """What tells that the words of the pictures and the rules still say what somebody saw."""
        offers = [(each.name, each.default_licence_id, each.rights_days) for each in self.in_force.sources.values()]
        return digest_of([[[pk, each.new] for pk, each in sorted(self.found.items())], offers])


def _captions_of(photos: QuerySet[Photo]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for pk, text in photos.exclude(captions=None).order_by("pk", "captions").values_list("pk", "captions__text"):
        found.setdefault(pk, []).append(text)
    return found


def without_a_source(*, most: int) -> Iterator[tuple[Photo, list[str]]]:
    """The newest pictures without a source, each with the texts of its captions. Cost: two queries for each 500."""
    photos = Photo.objects.filter(source=None).exclude(status=Photo.Status.MERGED).order_by("-pk")
    for start in range(0, most, _BATCH):
        batch = list(photos[start : min(start + _BATCH, most)])
        captions = _captions_of(Photo.objects.filter(pk__in=[photo.pk for photo in batch]))
        yield from ((photo, captions.get(photo.pk, [])) for photo in batch)
        if len(batch) < _BATCH:
            return


def naming(source: Source) -> Iterator[tuple[Photo, Named]]:
    """The pictures without a source whose words name this one, newest first, among the newest 5,000 without one."""
    in_force = sources_in_force()
    for photo, captions in without_a_source(most=MOST_READ):
        named = named_in(photo, captions=captions, in_force=in_force)
        if named and named.source == source:
            yield photo, named


def rules_to_look_at() -> Q:
    """The photos that rules offer something: those of their own source, or of one that their words name for sure."""
    return has_an_offer() | Q(source=None, pk__in=that_name_one())


def forget_named() -> None:
    """The next look at the queue reads anew which pictures name a source."""
    caches["memory"].delete(_KEY)


def that_name_one() -> list[int]:
    """The numbers of those whose words name a source for sure, among the newest 1,000 without one; remembered for five minutes."""
    known: list[int] | None = caches["memory"].get(_KEY)
    if known is None:
        in_force = sources_in_force()
        tried = (
            (photo.pk, named_in(photo, captions=captions, in_force=in_force))
            for photo, captions in without_a_source(most=_MOST_COUNTED)
        )
        known = [pk for pk, named in tried if named and not named.is_doubtful]
        caches["memory"].set(_KEY, known, _KEPT_SECONDS)
    return known
