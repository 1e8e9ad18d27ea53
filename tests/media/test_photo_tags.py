"""Tags on photos: the desk's own, typed, found in a file, changed for many at once; readers see none of them."""

from typing import Any

import pytest
from django.test import Client

from media.bulk_rows import BulkAct
from media.describing import save_photo
from media.intake.take_in import take_in
from media.models import CreditChange, Photo
from media.search import matching
from media.tagging import Retag, between, names_in, names_of
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk
from tests.media.made import a_jpeg, iim, upload, with_iim
from tests.media.test_photo_desk import form_of
from tests.media.test_together import apply
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

OFFERED = "/desk/media/photo/tag-names/"


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def a_tagged_photo(*tags: str, title: str = "Berth nine") -> Photo:
    photo = given.a_photo(title)
    save_photo(photo, by=None, fields=(), retag=Retag(add=tags))
    return photo


def tagged(words: str) -> list[str]:
    return sorted(str(photo) for photo in matching(Photo.objects.all(), words=words))


def test_tags_are_typed_on_the_photos_page_parted_by_commas_and_found() -> None:
    client = the_desk()
    photo = a_tagged_photo("Ports")
    address = f"/desk/media/photo/{photo.pk}/change/"
    assert 'value="Ports"' in client.get(address).content.decode()

    client.post(address, form_of(photo, **{"tags": "ports, Ceasefire talks,", "initial-tags": "Ports"}))

    assert names_of(photo) == ["Ceasefire talks", "Ports"]
    assert tagged('"ceasefire talks"') == tagged("ports") == ["Berth nine"]
    assert not CreditChange.objects.exists()


def test_two_who_tag_a_photo_at_once_lose_no_tag() -> None:
    client = the_desk()
    photo = a_tagged_photo("Ports", "Old")
    opened = {
        "creator": photo.creator,
        "source": photo.source_id,
        "licence": photo.licence_id,
        "initial-tags": "Old, Ports",
    }
    opened |= {"alt_text": photo.alt_text, "rights_until": "", "why": ""}

    client.post(f"/desk/media/photo/{photo.pk}/inspect/", {**opened, "tags": "Old, Ports, Night"})
    client.post(f"/desk/media/photo/{photo.pk}/inspect/", {**opened, "tags": "Ports, Tugs"})

    assert names_of(photo) == ["Night", "Ports", "Tugs"]
    assert tagged("night tugs") == ["Berth nine"]
    assert tagged("old") == []


def test_a_tag_that_is_too_long_is_refused_beside_its_field() -> None:
    client = the_desk()
    photo = given.a_photo()

    page = client.post(f"/desk/media/photo/{photo.pk}/change/", form_of(photo, tags="x" * 101)).content.decode()

    assert "A tag has at most 100 characters. Part tags by commas." in page
    assert not names_of(photo)


def test_keywords_in_a_file_become_tags() -> None:
    block = iim((25, b"Ports"), (25, b"ports"), (25, "Łódź; Night".encode()))

    photo = take_in(upload(with_iim(a_jpeg(), block)), by=None)

    assert names_of(photo) == ["Night", "Ports", "Łódź"]
    assert matching(Photo.objects.all(), words="lodz").get() == photo


def test_tags_are_added_to_many_and_taken_away_picture_by_picture() -> None:
    client = the_desk()
    photos = [a_tagged_photo("Ports", title="One"), a_tagged_photo("Strike", "ceasefire", title="Two")]
    typed = {"tags_added": "Ceasefire, Ports", "tags_taken": "strike"}

    shown = client.post(
        "/desk/media/photo/together/", {"photo": [p.pk for p in photos], "why": "Sorted", "act": "show", **typed}
    )
    page = shown.content.decode()

    assert "<del>Ports</del> <ins>Ceasefire, Ports</ins>" in page
    assert "<del>ceasefire, Strike</del> <ins>ceasefire, Ports</ins>" in page
    apply(client, photos, **typed)
    now = [[name.casefold() for name in names_of(Photo.objects.get(pk=photo.pk))] for photo in photos]
    assert now == [["ceasefire", "ports"]] * 2
    assert tagged("ceasefire ports") == ["One", "Two"]


def test_one_click_takes_tags_of_many_back_and_leaves_those_that_others_added() -> None:
    client = the_desk()
    photos = [a_tagged_photo("Strike", title="One"), a_tagged_photo(title="Two")]
    page = apply(client, photos, tags_added="Ports", tags_taken="Strike").url
    save_photo(photos[1], by=None, fields=(), retag=Retag(add=("Night",)))
    assert "<del>Strike</del> <ins>Ports</ins>" in client.get(page).content.decode()

    said = client.post(page, follow=True).content.decode()

    assert "It is taken back." in said
    assert [names_of(Photo.objects.get(pk=p.pk)) for p in photos] == [["Strike"], ["Night"]]
    assert tagged("strike") == ["One"] and tagged("ports") == []


def test_a_tag_is_either_added_or_taken_away() -> None:
    client = the_desk()
    typed: dict[str, Any] = {"photo": [given.a_photo().pk], "why": "Sorted", "act": "show"}

    page = client.post("/desk/media/photo/together/", {**typed, "tags_added": "Ports", "tags_taken": "ports"})

    assert "ports: either added or taken away, not both." in page.content.decode()
    assert not BulkAct.objects.exists()


def test_a_photos_tags_are_no_readers_and_no_storys(reader: Reader) -> None:
    given.an_outlet()
    photo = a_tagged_photo("Source protected")
    story = given.a_live_story(lead=photo, tags=["Ports"])
    offered = at_the_desk(a_reporter()).get("/desk/articles/article/tag-names/", {"q": "o"}).json()

    assert reader.get("/tags/source-protected/").status_code == 404
    assert reader.get("/tags/ports/").status_code == 200
    for address in (story.get_absolute_url(), "/", "/feeds/site.xml", "/sitemap.xml", "/search/?q=protected"):
        assert "Source protected" not in reader.get(address).content.decode(), address
    assert offered == {"names": ["Ports"]}


def test_tags_are_offered_to_who_changes_photos() -> None:
    given.an_outlet()
    a_tagged_photo("Karsand", "Port of Karsand")

    offered = at_the_desk(given.an_editor()).get(OFFERED, {"q": "KAR"}).json()

    assert offered == {"names": ["Karsand", "Port of Karsand"]}
    assert at_the_desk(given.an_editor()).get(OFFERED, {"q": "\x00,"}).json() == {"names": []}
    assert at_the_desk(a_reporter()).get(OFFERED, {"q": "kar"}).status_code == 403


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        (" Ports ,ports,  Port  of Karsand,, ", ["Port of Karsand", "Ports"]),
        ("موانئ، هدنة", ["موانئ", "هدنة"]),
        ("a\x00b\u200b, \ufffe", ["a b"]),
    ],
)
def test_a_text_is_parted_into_tags(text: str, tags: list[str]) -> None:
    assert names_in(text) == tags


def test_what_makes_one_list_of_tags_into_another_is_told() -> None:
    change = between(["Ports", "Old"], ["ports", "Night"])

    assert (change.add, change.take_away) == (("Night",), ("Old",))
    assert change.on(["PORTS", "old", "Tugs"]) == ["Night", "PORTS", "Tugs"]
