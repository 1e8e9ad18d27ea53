"""The rows of a made-up library, in the shares that a real one has: written straight into the tables, for speed."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles.desk.models import Article, Caption
from media.models import Lease, Licence, LookAlike, Original, Photo, Rendition, Source

PLACES = ("north mole", "old quay", "hill road", "Vessa valley", "radar mast", "ferry stage", "grain silo")
THINGS = ("container berths", "pilot boat", "harbour cranes", "tern colony", "tram stop", "ballot count", "schoolhouse")
ALT = "Seen from the {place}: {things} in low light, and people who wait beside a rail with their backs to the sea"
SOURCES, PEOPLE = 40, 6
CAPTIONS_A_STORY = 5


def make(first: int, stop: int) -> None:
    """Photos number `first` to `stop`, each with original, files, and what else it has a share in."""
    created_at = Photo._meta.get_field("created_at")
    created_at.auto_now_add = False  # type: ignore[union-attr]
    photos = Photo.objects.bulk_create([_photo(number) for number in range(first, stop)])
    Original.objects.bulk_create(_original(photo, number) for number, photo in enumerate(photos, start=first))
    Rendition.objects.bulk_create(file for photo in photos for file in _files(photo))
    numbered = list(enumerate(photos, start=first))
    _stories([photo for number, photo in numbered if number % 10 < 6])
    Lease.objects.bulk_create(
        Lease(photo=photo, first_day=timezone.localdate(), reason="The family asks.", use="social")
        for number, photo in numbered
        if number % 2_000 == 7
    )
    LookAlike.objects.bulk_create(
        LookAlike(photo=photo, other=photos[0], bits=3) for number, photo in numbered if number % 500 == 9
    )
    _searchable(photo.pk for photo in photos)


def _photo(number: int) -> Photo:
    place, things = PLACES[number % 7], THINGS[number // 7 % 7]
    until = {1: 10, 2: -400, 3: 400, 4: 20}.get(number % 400) or (-900 if number % 10 == 4 else None)
    is_nameless = number % 100 == 5
    return Photo(
        created_at=datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=25 * number),
        status={11: "awaited", 12: "withdrawn", 13: "merged"}.get(number % 500, "ready"),
        title=f"{things.capitalize()}, {place}",
        description=f"{things.capitalize()} at the {place}, berth{number % 1_000}, on a quiet day." * 3,
        alt_text="" if number % 50 == 6 else ALT.format(place=place, things=things),
        alt_is_file_name=number % 300 == 8,
        creator="" if is_nameless else f"Photographer {number % 90}",
        source_id=None if is_nameless else _sources()[min(number % 97, SOURCES - 1)],
        licence_id=_licences()[0 if number % 50 else 1],
        rights_until=timezone.localdate() + timedelta(days=until) if until else None,
        legal_hold=number % 3_000 == 14,
        width=1800,
        height=1200,
        place=place,
    )


@lru_cache
def _sources() -> list[int]:
    """Forty agencies; one has a warning, another offers a licence and an end of rights."""
    licence = Licence.objects.get(pk=_licences()[0])
    made = [Source.objects.get_or_create(name=f"Agency {number}")[0].pk for number in range(SOURCES)]
    Source.objects.filter(pk=made[3]).update(warning="State agency: check place names.")
    Source.objects.filter(pk=made[5]).update(rights_days=3_000, default_licence=licence)
    return made


@lru_cache
def _licences() -> list[int]:
    conditions = ("", "Not on fronts.")
    rows = enumerate(conditions)
    return [
        Licence.objects.get_or_create(key=f"l{at}", defaults={"name": f"L{at}", "conditions": told})[0].pk
        for at, told in rows
    ]


@lru_cache
def _people() -> list[int]:
    names = ("teodor", *(f"uploader{number}" for number in range(1, PEOPLE)))
    made = [User.objects.get_or_create(username=name, defaults={"is_staff": True})[0] for name in names]
    made[0].groups.add(Group.objects.get(name="Photo desk"))
    return [user.pk for user in made]


def _original(photo: Photo, number: int) -> Original:
    name = f"DSC_{number:06}.jpg"
    by = _people()[number % 400 % PEOPLE]
    return Original(photo=photo, file=name, name=name, sha256=f"{number:064x}", bytes=4_000_000, uploaded_by_id=by)


def _files(photo: Photo) -> Iterator[Rendition]:
    values: dict[str, Any] = {"photo": photo, "format": "jpeg", "bytes": 30_000}
    for width in (320, 640):
        yield Rendition(width=width, height=width * 2 // 3, file=f"{photo.public_id}/{width}.jpeg", **values)


def _stories(photos: list[Photo]) -> None:
    """Each of these photos in a story; a caption in fifty still holds a credit."""
    many = range(0, len(photos), CAPTIONS_A_STORY)
    articles = Article.objects.bulk_create(
        Article(headline=f"The {PLACES[at % 7]}, story {at}", status=Article.Status.LIVE) for at in many
    )
    held = " (Photo by Lena Aho/Agency 1)"
    Caption.objects.bulk_create(
        Caption(article=articles[at // CAPTIONS_A_STORY], photo=photo, text=f"{photo.title}.{'' if at % 50 else held}")
        for at, photo in enumerate(photos)
    )


def _searchable(numbers: Iterable[int]) -> None:
    from media.search import renew

    rest = list(numbers)
    for at in range(0, len(rest), 500):
        renew(rest[at : at + 500])
