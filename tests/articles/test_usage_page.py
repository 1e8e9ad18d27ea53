"""The usage statement on the desk: on screen, and as a table of any number of pictures."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.desk.admin.usage_page import lines_in_batches
from media.models import Photo
from tests import given
from tests.articles.test_usage import on

pytestmark = pytest.mark.django_db


def somebody(role: str | None) -> Client:
    user = User.objects.create_user("teodor", is_staff=True)
    if role:
        user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return client


def test_the_desk_shows_it_and_gives_it_as_a_table() -> None:
    given.an_outlet()
    client, photo = somebody("Photo desk"), given.a_photo("=HYPERLINK(1)")
    given.a_photo("Other", source="Reuters")
    with on(3):
        address = given.a_live_story("The wheat is in", lead=photo).get_absolute_url()
    asked = {"source": photo.source_id, "from": "2026-11-01", "to": "2026-11-20"}

    with on(24):
        client.force_login(User.objects.get(username="teodor"))
        html = client.get("/desk/media/photo/usage/", asked).content.decode()
        table = client.get("/desk/media/photo/usage/", asked | {"format": "csv"})

    assert (
        "The Meridian · 1 picture, 1 use" in html
        and "The wheat is in" in html
        and "20 Nov 2026" in html
        and "format=csv" in html
    )
    [row] = list(csv.DictReader(StringIO(table.getvalue().decode("utf-8-sig"))))
    assert row["title"] == "'=HYPERLINK(1)" and row["address"] == f"http://testserver{address}"
    assert (row["first day"], row["last day"], row["days"]) == ("2026-11-03", "2026-11-20", "18")


def test_a_page_that_stops_short_says_so_and_its_table_holds_all(monkeypatch: pytest.MonkeyPatch) -> None:
    given.an_outlet()
    monkeypatch.setattr("articles.desk.admin.usage_page.MOST_PHOTOS", 2)
    photos = [given.a_photo(name) for name in ("One", "Two", "Three", "Four", "Fünf")]
    with on(3):
        given.a_live_story("The wheat is in", lead=photos[0], photos=photos[1:])
    asked = {"source": photos[0].source_id, "from": "2026-11-01", "to": "2026-11-20"}
    client = somebody("Photo desk")

    html = client.get("/desk/media/photo/usage/", asked).content.decode()
    table = client.get("/desk/media/photo/usage/", asked | {"format": "csv"})

    assert "it stops short" in html and "The Meridian · 2 pictures, 2 uses" in html and "format=csv" in html
    rows = list(csv.DictReader(StringIO(table.getvalue().decode("utf-8-sig"))))
    assert sorted(row["title"] for row in rows) == ["Four", "Fünf", "One", "Three", "Two"]
    assert table.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert table.headers["Content-Disposition"] == 'attachment; filename="usage.csv"'


def test_a_table_of_many_pictures_takes_as_many_queries_for_each_batch_as_a_page(
    monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: Any
) -> None:
    given.an_outlet()
    monkeypatch.setattr("articles.desk.admin.usage_page.MOST_PHOTOS", 3)
    photos = [given.a_photo(f"Berth {number}") for number in range(9)]
    with on(3):
        given.a_live_story("The wheat is in", lead=photos[0], photos=photos[1:])

    with django_assert_max_num_queries(3 * (12 + 1) + 1), on(24):
        lines = list(lines_in_batches(Photo.objects.all(), first=date(2026, 11, 1), last=date(2026, 11, 20)))

    assert len(lines) == 9


def test_it_says_what_is_missing_and_is_not_for_everybody() -> None:
    given.an_outlet()
    client = somebody("Photo desk")

    assert "Usage statement" in client.get("/desk/media/photo/usage/").content.decode()
    html = client.get(
        "/desk/media/photo/usage/", {"creator": "", "from": "2026-11-20", "to": "2026-11-01"}
    ).content.decode()
    assert "Choose a source, or name a creator." in html and "The period would end before it begins." in html
    html = client.get(
        "/desk/media/photo/usage/", {"creator": "Nobody", "from": "2026-11-01", "to": "2026-11-20"}
    ).content.decode()
    assert "Readers saw none of them in these days." in html
    User.objects.get(username="teodor").groups.clear()
    assert client.get("/desk/media/photo/usage/").status_code == 403


def test_what_is_missing_in_the_question_is_said_with_what_to_do() -> None:
    given.an_outlet()
    client = somebody("Photo desk")

    empty = client.get("/desk/media/photo/usage/", {"source": "", "from": "", "to": ""}).content.decode()
    wrong = {"source": "99", "from": "soon", "to": "2026-11-20"}
    odd = client.get("/desk/media/photo/usage/", wrong).content.decode()

    assert "Choose a source, or name a creator." in empty
    assert "Choose the first day of the period." in empty and "Choose the last day of the period." in empty
    assert "This is no day. Write it as 2027-05-03." in odd
    assert "There is no such source now. Choose another, or name a creator." in odd
    assert "This field is required" not in empty
