"""A source's rules over the archive: shown picture by picture, then done in one act that can be taken back."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from media.admin.supplier_offers import offer_url
from media.ledger import correct
from media.models import BulkAct, CreditChange, Licence, Photo, Source
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    caches["memory"].clear()


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def harbour_press(**changes: Any) -> Source:
    licence = Licence.objects.create(key="hp", name="Harbour Press, editorial")
    values = {"aliases": ["HP"], "patterns": ["*/HP Pool*"], "default_licence": licence, "rights_days": 30}
    return given.a_source("Harbour Press", **{**values, **changes})


def a_bare_photo(title: str = "Berth 1", **changes: Any) -> Photo:
    return given.a_photo(title, **{"source": "", "creator": "", "description": "", "licence": None, **changes})


def page_of(source: Source) -> str:
    return f"/desk/media/source/{source.pk}/archive/"


def ticks(client: Client, source: Source) -> list[str]:
    """What a browser posts when everything that was shown is left ticked."""
    lines = client.get(page_of(source)).context["lines"]
    return [f"{line.row.photo.pk}:{line.mark}" for line in lines if line.is_ticked]


# What a picture without a source says → what it would say: creator, via, override
NAMED = {
    "creator": ({"creator": "Lena Aho/HP"}, ("Lena Aho", "", "")),
    "creator, by a pattern": ({"creator": "Lena Aho / HP Pool 4"}, ("Lena Aho", "", "")),
    "creator alone": ({"creator": "Harbour Press"}, ("", "", "")),
    "override": ({"credit_override": "Photo by Lena Aho/HP via Levant Photo"}, ("Lena Aho", "Levant Photo", "")),
    "override, creator known": (
        {"creator": "Lena Aho", "credit_override": "(Photo: Lena Aho/HP)"},
        ("Lena Aho", "", ""),
    ),
    "description": ({"description": "Boats. (Photo by Lena Aho/HP)"}, ("Lena Aho", "", "")),
    "via": ({"via": "HP"}, ("", "", "")),
}


@pytest.mark.parametrize(("says", "named"), NAMED.values(), ids=NAMED)
def test_a_picture_whose_words_name_the_source_becomes_its_picture_with_the_creator_parted(
    says: dict[str, str], named: tuple[str, str, str]
) -> None:
    client, source, photo = the_desk(), harbour_press(), a_bare_photo(**says)

    client.post(page_of(source), {"tick": ticks(client, source)})

    photo.refresh_from_db()
    assert photo.source == source
    assert (photo.creator, photo.via, photo.credit_override) == named
    assert photo.licence == source.default_licence
    assert set(CreditChange.objects.values_list("why", flat=True)) == {"By the rules of Harbour Press"}


def test_a_caption_in_a_story_names_the_source_of_its_picture_too() -> None:
    client, source, photo = the_desk(), harbour_press(), a_bare_photo()
    given.a_story(lead=photo, lead_text="Boats at dusk. (Photo by Lena Aho/HP)")

    page = client.get(page_of(source)).content.decode()
    client.post(page_of(source), {"tick": ticks(client, source)})

    photo.refresh_from_db()
    assert "Found in a caption: by its other name “HP”" in page
    assert (photo.source, photo.creator) == (source, "Lena Aho")


@pytest.mark.parametrize(
    "says",
    [
        {"creator": "Lena Aho"},
        {"creator": "Amal Haddad", "description": "Boats. (Photo by Lena Aho/HP)"},
        {"creator": "Lena Aho/Hill Pictures"},
        {"source": "Levant Photo", "creator": "Lena Aho/HP"},
    ],
)
def test_a_picture_that_names_nobody_here_or_somebody_else_is_left_out(says: dict[str, str]) -> None:
    client, source = the_desk(), harbour_press()
    a_bare_photo(**says)

    assert not client.get(page_of(source)).context["lines"]


def test_the_page_shows_old_and_new_and_writes_nothing() -> None:
    client, source = the_desk(), harbour_press()
    a_bare_photo(creator="Lena Aho/HP")
    given.a_photo("Its own", licence=None)

    page = client.get(page_of(source)).content.decode()

    assert "<del>Lena Aho/HP</del> <ins>Lena Aho</ins>" in page
    assert page.count("<ins>Harbour Press, editorial</ins>") == 2
    assert not CreditChange.objects.exists() and not BulkAct.objects.exists()


def test_one_click_takes_the_whole_act_back() -> None:
    client, source, photo = the_desk(), harbour_press(), a_bare_photo(credit_override="Lena Aho/HP")
    done = client.post(page_of(source), {"tick": ticks(client, source)})

    client.post(done.headers["Location"])

    photo.refresh_from_db()
    assert (photo.source, photo.creator, photo.credit_override) == (None, "", "Lena Aho/HP")
    assert (photo.licence, photo.rights_until) == (None, None)


def test_what_passed_a_picture_on_is_not_ticked_beforehand_where_somebody_else_made_it() -> None:
    client, source = the_desk(), harbour_press()
    a_bare_photo(creator="Lena Aho", via="HP")

    page = client.get(page_of(source)).content.decode()

    assert "It came through them, which need not mean that it is theirs. Tick it if it is." in page
    assert not ticks(client, source)


def test_a_picture_that_changed_since_it_was_shown_is_named_and_left() -> None:
    client, source = the_desk(), harbour_press()
    first, second = a_bare_photo(creator="Lena Aho/HP"), a_bare_photo("Berth 2", creator="Lena Aho/HP")
    shown = ticks(client, source)
    correct(first, by=None, creator="Amal Haddad/HP")

    page = client.post(page_of(source), {"tick": shown}, follow=True).content.decode()

    assert "Somebody has changed it since you looked. Look at it again." in page
    assert set(Photo.objects.filter(source=source)) == {second}


def test_a_rule_that_changed_since_it_was_shown_does_nothing_unseen() -> None:
    client, source, photo = the_desk(), harbour_press(), given.a_photo(licence=None)
    shown = ticks(client, source)
    Source.objects.filter(pk=source.pk).update(rights_days=5)

    client.post(page_of(source), {"tick": shown})

    photo.refresh_from_db()
    assert photo.rights_until is None


def test_more_than_can_be_shown_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.admin.source_archive_page.MOST_ROWS", 2)
    client, source = the_desk(), harbour_press()
    for n in range(2):
        a_bare_photo(f"Berth {n}", creator="Lena Aho/HP")
        given.a_photo(f"Its own {n}", licence=None)

    page = client.get(page_of(source)).content.decode()

    assert page.count('name="tick"') == 2
    assert "2 more pictures would change. They are shown once these are done." in page


def test_the_wall_has_them_in_its_queue_and_the_chosen_ones_are_filled_in_together() -> None:
    client, source = the_desk(), harbour_press()
    photo = a_bare_photo(creator="Lena Aho/HP")
    a_bare_photo("Doubtful", creator="Lena Aho", via="HP")
    complete = {"rights_until": given.today(), "licence": source.default_licence}
    given.a_photo("Complete", **complete)

    cells = client.get("/desk/media/photo/?queue=rules").context["cells"]
    shown = client.get(offer_url([photo]))

    assert [cell.title for cell in cells] == ["Berth 1"]
    page = shown.content.decode()
    assert "<del>Lena Aho/HP</del> <ins>Lena Aho</ins>" in page and "<ins>Harbour Press</ins>" in page
    assert not CreditChange.objects.exists()


def test_the_queue_follows_a_rule_that_was_changed() -> None:
    client, source = the_desk(), harbour_press(default_licence=None, rights_days=None)
    a_bare_photo(creator="Lena Aho/Quayside Pool 4")
    before = client.get("/desk/media/photo/?queue=rules").context["cells"]

    values = {"name": source.name, "aliases": "HP", "patterns": "*/Quayside Pool*", "is_checked": "on"}
    client.post(f"/desk/media/source/{source.pk}/change/", values)

    cells = client.get("/desk/media/photo/?queue=rules").context["cells"]
    assert not before and [cell.title for cell in cells] == ["Berth 1"]


def test_what_the_rules_would_fill_in_is_shown_at_once_and_done_with_one_more_click() -> None:
    client, source = the_desk(), harbour_press()
    photo, complete = given.a_photo(licence=None), given.a_photo("Complete", source="Levant Photo")
    shown = client.get(offer_url([photo, complete]))
    values = {name: shown.context["form"][name].value() for name in ("why", "by_rules")}
    ticked = [f"{row.photo.pk}:{row.fingerprint}" for row in shown.context["rows"] if row.changes]

    posted = {**values, "photo": [photo.pk], "act": "apply", "tick": ticked, "shown": shown.context["shown"]}
    told = client.post("/desk/media/photo/together/", {**posted, "photo": [photo.pk, complete.pk]}, follow=True)

    photo.refresh_from_db()
    assert photo.licence == source.default_licence
    assert photo.rights_until == given.today() + timedelta(days=30)
    assert "By the rules of their sources" in told.content.decode()
    assert offer_url([complete]) == ""


def test_who_may_not_change_photos_has_no_such_page() -> None:
    given.an_outlet()
    source = harbour_press()

    assert at_the_desk(a_reporter()).get(page_of(source)).status_code == 403


def test_many_pictures_take_as_many_queries_as_few(django_assert_max_num_queries: Any) -> None:
    client, source = the_desk(), harbour_press()
    for n in range(40):
        a_bare_photo(f"Berth {n}", creator="Lena Aho/HP")

    with django_assert_max_num_queries(18):
        client.get(page_of(source))
