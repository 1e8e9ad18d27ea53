"""The rules of a source: a licence and an end of rights are offered, shown, and filled in only when somebody says so."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from media.models import CreditChange, Licence, Photo, Source
from tests import given
from tests.articles.desk_people import at_the_desk

pytestmark = pytest.mark.django_db

PAGE = "/desk/media/photo/together/"
WHY = "The contract with Harbour Press."


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def a_bound_photo(title: str = "Berth 1", **changes: Any) -> Photo:
    """A photo from a source with rules, which says nothing of licence and rights itself."""
    source = given.a_source("Harbour Press")
    source.default_licence = Licence.objects.get_or_create(key="hp", defaults={"name": "Harbour Press, editorial"})[0]
    source.rights_days = 30
    source.save()
    return given.a_photo(title, **{"licence": None, **changes})


def typed(*photos: Photo, **values: Any) -> dict[str, Any]:
    return {"photo": [photo.pk for photo in photos], "why": WHY, "act": "show", "by_rules": "on", **values}


def test_the_wall_has_a_queue_of_pictures_whose_source_offers_something() -> None:
    client = the_desk()
    a_bound_photo()
    given.a_photo("Complete", rights_until=date(2030, 1, 1))

    cells = client.get("/desk/media/photo/?queue=rules").context["cells"]

    assert [cell.title for cell in cells] == ["Berth 1"]


def test_the_offer_is_shown_and_fills_only_what_is_empty() -> None:
    client = the_desk()
    bare, licensed = a_bound_photo(), a_bound_photo("Berth 2", licence=Licence.objects.create(key="own", name="Own"))
    last = given.today() + timedelta(days=30)

    shown = client.post(PAGE, typed(bare, licensed))
    before = CreditChange.objects.count()
    ticks = [f"{row.photo.pk}:{row.fingerprint}" for row in shown.context["rows"]]
    client.post(PAGE, {**typed(bare, licensed), "act": "apply", "tick": ticks, "shown": shown.context["shown"]})

    assert "Harbour Press, editorial" in shown.content.decode() and before == 0
    values = Photo.objects.order_by("pk").values_list("licence__key", "rights_until")
    assert list(values) == [("hp", last), ("own", last)]
    assert set(CreditChange.objects.values_list("why", flat=True)) == {WHY}


def test_a_picture_that_readers_would_lose_is_not_ticked_beforehand() -> None:
    client = the_desk()
    photo = a_bound_photo()
    Photo.objects.filter(pk=photo.pk).update(created_at=given.noon("2020-01-01"))

    page = client.post(PAGE, typed(photo)).content.decode()

    assert "That day is past: readers would lose this picture. Tick it if that is meant." in page
    assert "checked" not in page.partition('name="tick"')[2].partition(">")[0]


def test_a_source_typed_beside_it_brings_its_own_rules() -> None:
    client = the_desk()
    a_bound_photo()
    other = given.a_photo("From elsewhere", source="Mole Pictures", licence=None)

    page = client.post(PAGE, typed(other, source=Source.objects.get(name="Harbour Press").pk)).content.decode()

    assert "<ins>Harbour Press, editorial</ins>" in page


def test_the_rules_are_kept_on_the_sources_own_page() -> None:
    client = the_desk()
    source, licence = given.a_source(), Licence.objects.create(key="hp", name="Harbour Press, editorial")

    values = {"name": source.name, "aliases": "", "default_licence": licence.pk, "rights_days": 90, "is_checked": "on"}
    client.post(f"/desk/media/source/{source.pk}/change/", values)

    source.refresh_from_db()
    assert (source.default_licence, source.rights_days) == (licence, 90)
