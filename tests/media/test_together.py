"""Several photos changed together: shown picture by picture first, done in one act, and taken back with one click."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from delivery.models import Change
from media.bulk_rows import BulkAct
from media.credit import credit_line
from media.ledger import correct
from media.models import CreditChange, Photo, Source
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk

pytestmark = pytest.mark.django_db

PAGE = "/desk/media/photo/together/"
WHY = "Harbour Press has a new name."


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def three_photos() -> list[Photo]:
    return [given.a_photo(f"Berth {n}", creator="", via="Old Agency") for n in (1, 2, 3)]


def typed(photos: list[Photo], **values: Any) -> dict[str, Any]:
    return {"photo": [photo.pk for photo in photos], "why": WHY, "act": "show", **values}


def apply(client: Client, photos: list[Photo], **values: Any) -> Any:
    """What a browser posts when everything that was shown is left ticked."""
    shown = client.post(PAGE, typed(photos, **values))
    ticks = [f"{row.photo.pk}:{row.fingerprint}" for row in shown.context["rows"] if row.changes]
    return client.post(
        PAGE, {**typed(photos, **values), "act": "apply", "tick": ticks, "shown": shown.context["shown"]}
    )


def the_act() -> BulkAct:
    return BulkAct.objects.order_by("-pk")[:1].get()


def test_it_shows_what_would_change_picture_by_picture_and_writes_nothing() -> None:
    client = the_desk()
    photos = three_photos()
    correct(photos[0], by=None, creator="Amal Haddad")
    before = CreditChange.objects.count()

    page = client.post(PAGE, typed(photos, creator="Amal Haddad", emptied=["via"])).content.decode()

    assert page.count('name="tick"') == 3
    assert page.count("<del></del> <ins>Amal Haddad</ins>") == 2
    assert page.count("<del>Old Agency</del> <ins>–</ins>") == 3
    assert CreditChange.objects.count() == before and not BulkAct.objects.exists()


def test_the_ticked_ones_change_through_the_ledger_and_the_log() -> None:
    client = the_desk()
    photos = three_photos()
    source = Source.objects.create(name="Mole Pictures")

    answer = apply(
        client, photos[:2], creator="Amal Haddad", source=source.pk, rights_until="2027-01-31", place="Karsand"
    )

    assert answer.url == reverse("admin:bulk_act", args=[the_act().pk])
    changed = Photo.objects.filter(
        creator="Amal Haddad", source=source, rights_until=date(2027, 1, 31), place="Karsand"
    )
    assert set(changed) == set(photos[:2])
    assert set(CreditChange.objects.values_list("photo", "field", "why")) == {
        (photo.pk, field, WHY) for photo in photos[:2] for field in ("creator", "source", "rights_until")
    }
    told = " ".join(Change.objects.values_list("keys", flat=True)).split()
    assert f"photo:{photos[0].pk}" in told and f"photo:{photos[2].pk}" not in told
    page = client.get(answer.url).content.decode()
    assert "<del>Harbour Press</del> <ins>Mole Pictures</ins>" in page and WHY in page


def test_a_credit_word_for_word_is_given_to_several_and_taken_away_from_them() -> None:
    client = the_desk()
    photos = three_photos()

    apply(client, photos, credit_override="Courtesy of the pilots’ guild")
    assert {credit_line(photo) for photo in Photo.objects.all()} == {"Courtesy of the pilots’ guild"}

    apply(client, photos, emptied=["credit_override"])
    assert not Photo.objects.exclude(credit_override="").exists()
    assert set(CreditChange.objects.values_list("field", "why")) == {("credit_override", WHY)}


def test_one_click_takes_it_back_and_a_second_does_nothing() -> None:
    client = the_desk()
    photos = three_photos()
    source = Source.objects.create(name="Mole Pictures")
    page = apply(client, photos, source=source.pk, rights_until="2027-01-31", place="Karsand").url

    client.post(page)
    lines = CreditChange.objects.count()
    again = client.post(page, follow=True).content.decode()

    assert Photo.objects.filter(source__name="Harbour Press", rights_until=None, place="").count() == 3
    assert CreditChange.objects.count() == lines
    assert CreditChange.objects.filter(why=f"Taken back: {WHY}").exists()
    assert "Take it all back" not in again
    assert f'<a href="{page}">{WHY}</a>' in client.get(PAGE).content.decode()


def test_taking_back_leaves_and_names_what_changed_since() -> None:
    client = the_desk()
    first, second, _third = photos = three_photos()
    page = apply(client, photos, creator="Amal Haddad").url
    correct(first, by=None, creator="Lena Aho")

    said = client.post(page, follow=True).content.decode()

    assert "Somebody has changed its creator since. It stays." in said
    assert Photo.objects.get(pk=first.pk).creator == "Lena Aho"
    assert Photo.objects.get(pk=second.pk).creator == ""


def test_a_photo_that_changed_since_it_was_shown_is_named_and_holds_up_no_other() -> None:
    client = the_desk()
    first, second, _third = photos = three_photos()
    shown = client.post(PAGE, typed(photos, creator="Amal Haddad"))
    ticks = [f"{row.photo.pk}:{row.fingerprint}" for row in shown.context["rows"]]
    correct(first, by=None, creator="Lena Aho")

    values = {**typed(photos, creator="Amal Haddad"), "act": "apply", "tick": ticks, "shown": shown.context["shown"]}
    page = client.post(PAGE, values, follow=True).content.decode()

    assert "Somebody has changed it since you looked. Look at it again." in page
    assert Photo.objects.get(pk=first.pk).creator == "Lena Aho"
    assert Photo.objects.get(pk=second.pk).creator == "Amal Haddad"


def test_values_typed_after_the_showing_are_shown_first() -> None:
    client = the_desk()
    photos = three_photos()
    shown = client.post(PAGE, typed(photos, creator="Amal Haddad"))
    ticks = [f"{row.photo.pk}:{row.fingerprint}" for row in shown.context["rows"]]

    values = {**typed(photos, creator="Lena Aho"), "act": "apply", "tick": ticks, "shown": shown.context["shown"]}
    page = client.post(PAGE, values).content.decode()

    assert "You changed the fields. This is what would change now; nothing is done yet." in page
    assert not BulkAct.objects.exists()


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"creator": "Amal Haddad", "why": ""}, "Say why: the reason stands in the ledger of each photo."),
        ({}, "Nothing would change. Fill in what the photos are to say."),
        ({"via": "Reuters", "emptied": ["via"]}, "via: either a new value or empty, not both."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(values: dict[str, Any], sentence: str) -> None:
    client = the_desk()

    answer = client.post(PAGE, {**typed(three_photos(), **values), "act": "apply", "tick": "1:x"})

    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not BulkAct.objects.exists()


def test_the_wall_has_a_box_for_each_picture_that_leads_there_without_javascript() -> None:
    client = the_desk()
    first, second, _third = three_photos()

    wall = client.get("/desk/media/photo/").content.decode()
    page = client.get(PAGE, {"photo": [first.pk, second.pk]}).content.decode()

    assert wall.count('form="chosen" name="photo"') == 3
    assert f'id="chosen" action="{PAGE}"' in wall
    assert "2 pictures together" in page


def test_nonsense_from_a_browser_chooses_nothing() -> None:
    client = the_desk()

    page = client.get(PAGE, {"photo": ["x", "²", "9" * 30, ""]}).content.decode()

    assert "No picture is chosen. Tick some on the wall first." in page


def test_who_may_not_change_photos_has_neither_boxes_nor_the_page() -> None:
    given.an_outlet()
    photo = given.a_photo()
    desk = at_the_desk(a_reporter())

    assert desk.get(PAGE, {"photo": photo.pk}).status_code == 403
    assert desk.post(PAGE, typed([photo], creator="Somebody")).status_code == 403
    assert 'name="photo"' not in desk.get("/desk/media/photo/").content.decode()


def test_many_pictures_take_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    client = the_desk()
    photos = [given.a_photo(f"Berth {n}") for n in range(60)]

    with django_assert_max_num_queries(14):
        client.post(PAGE, typed(photos, creator="Amal Haddad"))


def test_days_are_printed_as_the_desk_prints_them_before_the_act_after_it_and_in_the_ledger() -> None:
    client = the_desk()
    (photo, *_rest) = photos = three_photos()
    correct(photo, by=None, rights_until=date(2198, 3, 31))

    shown = client.post(PAGE, typed(photos, rights_until="2199-01-01")).content.decode()
    done = client.get(apply(client, photos, rights_until="2199-01-01")["Location"]).content.decode()
    ledger = client.get(f"/desk/media/photo/{photo.pk}/inspect/").content.decode()

    for page in (shown, done, ledger):
        assert "<del>31 March 2198</del>" in page and "<ins>1 January 2199</ins>" in page
        assert "2198-03-31" not in page
