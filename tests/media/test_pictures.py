"""The pictures of a page: in one query, with the credit of this moment, and only what may be shown today."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from media.models import Photo, Rendition, Source
from media.pictures import pictures_for
from tests import given

pytestmark = pytest.mark.django_db


def a_photo(**values: Any) -> Photo:
    source, _ = Source.objects.get_or_create(name="Harbour Press")
    photo = Photo.objects.create(
        **{
            "status": Photo.Status.READY,
            "width": 1500,
            "height": 1000,
            "creator": "Amal Haddad",
            "source": source,
            "alt_text": "Cranes at dusk",
            "colour": "#806768",
            "focal_x": 0.27,
        }
        | values
    )
    for kind in ("jpeg", "webp"):
        for width in (672, 320, 1408):
            Rendition.objects.create(
                photo=photo, format=kind, width=width, height=width * 2 // 3, bytes=width, file=f"{photo.public_id}/{width}-abcdef01.{kind}"
            )  # fmt: skip
    return photo


def test_all_pictures_of_a_page_are_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    given.an_outlet()
    photos = [a_photo() for _ in range(5)]

    with django_assert_num_queries(1):
        pictures = pictures_for(photo.pk for photo in photos)

    assert list(pictures) == [photo.pk for photo in photos]
    picture = pictures[photos[0].pk]
    assert (picture.credit, picture.credit_parts) == ("Harbour Press / Amal Haddad", ["Harbour Press", "Amal Haddad"])
    assert [rendition.width for rendition in picture.of("webp")] == [320, 672, 1408]
    assert picture.largest.url == f"/photos/{photos[0].public_id}/1408-abcdef01.jpeg"


def test_no_photos_are_no_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(0):
        assert pictures_for([]) == {}


def test_the_credit_has_the_outlet_s_form_and_a_correction_shows_at_once() -> None:
    given.an_outlet(credit_form="(Photo by {source})")
    photo = a_photo()

    assert pictures_for([photo.pk])[photo.pk].credit == "(Photo by Harbour Press)"

    Photo.objects.filter(pk=photo.pk).update(source=Source.objects.get(name="Reuters"))
    assert pictures_for([photo.pk])[photo.pk].credit == "(Photo by Reuters)"


@pytest.mark.parametrize(
    "values", [{"status": Photo.Status.WITHDRAWN}, {"status": Photo.Status.AWAITED}, {"rights_until": date(2026, 11, 20)}]
)  # fmt: skip
def test_what_may_not_be_shown_is_not_there(values: dict[str, Any]) -> None:
    photo = a_photo(**values)

    assert pictures_for([photo.pk], at=datetime(2026, 11, 24, tzinfo=UTC)) == {}


def test_rights_last_until_the_end_of_their_day_where_the_outlet_is() -> None:
    given.an_outlet(time_zone="Europe/Athens")
    photo = a_photo(rights_until=date(2026, 11, 24))

    assert pictures_for([photo.pk], at=datetime(2026, 11, 24, 21, 59, tzinfo=UTC))
    assert not pictures_for([photo.pk], at=datetime(2026, 11, 24, 22, 1, tzinfo=UTC))


def test_a_photo_is_shown_once_its_jpegs_are_there() -> None:
    photo = a_photo()
    photo.renditions.filter(format="jpeg").delete()

    assert pictures_for([photo.pk]) == {}
