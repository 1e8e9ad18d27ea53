"""Every output that shows a picture carries its credit; one credit corrected renews exactly what shows the picture."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine

from articles.desk.models import Article
from delivery import log, page_cache, worker
from media import ledger
from media.credit import credit_line
from media.darkroom import xmp_read
from media.models import Photo, Rendition
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.media import made
from tests.media.developed import a_photo_with_renditions, opened
from tests.media.every_page import ADDRESSES, an_outlet_of_pictures, photos_in, route_names
from tests.media.uncredited import uncredited
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db

FORMS = ["{source} / {creator}", "(Photo by {creator} for {source})"]
NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _afternoon() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


def credits_of(photos: Iterable[Photo], *, form: str) -> dict[str, str]:
    return {photo.public_id: credit_line(photo, form=form) for photo in photos}


def test_every_public_address_is_looked_at() -> None:
    assert route_names() == set(ADDRESSES), "A new address: name it in tests/media/every_page.py."


@pytest.mark.parametrize("form", FORMS)
def test_every_output_that_shows_a_picture_carries_its_credit_in_the_outlet_s_form(reader: Reader, form: str) -> None:
    world = an_outlet_of_pictures(credit_form=form)
    lines, seen = credits_of(world.shown, form=form), {}

    for address in [*world.addresses, *world.changes]:
        text = reader.get(address).content.decode()
        seen[address] = photos_in(text)
        assert uncredited(text, lines=lines) == [], address

    assert set().union(*seen.values()) == set(lines)
    with_pictures = {address for address, photos in seen.items() if photos}
    assert len(with_pictures) >= 11 and {"/", "/feeds/site.xml", "/archive/", "/people/dunja-kovac/"} <= with_pictures


@pytest.mark.parametrize("form", FORMS)
def test_a_preview_carries_them_too(form: str) -> None:
    world = an_outlet_of_pictures(credit_form=form)
    client = at_the_desk(given.an_editor())

    for edition in world.editions:
        text = client.get(page_of(Article.objects.get(pk=edition.working_copy_id), "preview")).content.decode()
        assert photos_in(text) and uncredited(text, lines=credits_of(world.shown, form=form)) == []


def test_the_check_itself_finds_what_lacks_its_credit() -> None:
    bare = '<html><body><figure><img src="/photos/abcdefgh/320.jpeg"></figure>A. Haddad</body></html>'
    feed = '<?xml version="1.0"?><rss xmlns:media="http://search.yahoo.com/mrss/"><media:content url="/photos/abcdefgh/3.jpg"/></rss>'

    for text, count in (
        (bare, 1),
        (bare.replace("A. Haddad", ""), 2),
        (feed, 1),
        ('{"image": "/photos/abcdefgh/3.jpg"}', 1),
    ):
        assert len(uncredited(text, lines={"abcdefgh": "A. Haddad"})) == count


def credits_inside(photo: Photo) -> set[tuple[str, str]]:
    rows = Rendition.objects.filter(photo=photo)
    return {(row.format, *xmp_read.read(opened(row).info["xmp"])["photoshop:Credit"]) for row in rows}


@pytest.mark.parametrize("form", FORMS)
def test_every_file_carries_it_in_every_format(form: str) -> None:
    given.an_outlet(credit_form=form)

    photo = a_photo_with_renditions(made.a_jpeg(340, 220), creator="Amal Haddad", source=given.a_source())

    line = credit_line(photo, form=form)
    assert credits_inside(photo) == {(kind, line) for kind in ("jpeg", "webp", "avif")}


def two_with_files() -> tuple[Photo, Photo, list[str]]:
    """Two photos with real files, each leading one story of a section of its own, and what shows those stories alone."""
    sport, culture = given.a_section("Sport"), given.a_section("Culture")
    values = {"description": "The berths.", "alt_text": "Cranes", "source": given.a_source()}
    mended = a_photo_with_renditions(made.a_jpeg(340, 220), creator="A. Hadad", **values)
    other = a_photo_with_renditions(made.a_jpeg(340, 240), creator="Omar Darwish", **values)
    given.a_live_story("Mended", lead=mended, section=sport, at=NOW, by=[given.a_contributor("Omar")])
    given.a_live_story("Untouched", lead=other, section=culture, at=NOW, by=[given.a_contributor("Una")])
    lists = ["/sport/", "/culture/", "/people/omar/", "/people/una/", "/feeds/sport.xml", "/feeds/culture.xml"]
    return mended, other, lists


def test_a_correction_reaches_exactly_the_pages_and_files_that_show_the_picture(reader: Reader) -> None:
    addresses = an_outlet_of_pictures(credit_form=FORMS[0]).addresses
    mended, other, lists = two_with_files()
    cache, showing = _kept(reader, addresses := [*addresses, *lists], photo=mended)
    files = set(Rendition.objects.filter(photo=other).values_list("pk", "file"))

    ledger.correct(mended, by=None, why="Her name has two d", creator="Amal Haddad")
    worked = [worker.one_round("a worker") for _turn in range(8)]
    changes = log.changes_after(cache.last_change_id or 0)
    cache.follow(changes)

    assert worked[-1] == 0
    assert {key for change in changes for key in change.keys.split()} == {f"photo:{mended.pk}"}
    assert {address for address in addresses if cache.get(address) is None} == showing
    assert {"/", "/sport/", "/feeds/sport.xml", "/feeds/site.xml", "/people/omar/", "/archive/"} <= showing
    assert "/culture/" not in showing and "/people/una/" not in showing
    assert not [address for address in addresses if "A. Hadad" in reader.get(address).content.decode()]
    assert credits_inside(mended) == {(kind, "Harbour Press / Amal Haddad") for kind in ("jpeg", "webp", "avif")}
    assert set(Rendition.objects.filter(photo=other).values_list("pk", "file")) == files


def _kept(reader: Reader, addresses: list[str], *, photo: Photo) -> tuple[page_cache.PageCache, set[str]]:
    """A page cache that keeps all of these, and those among them that show the photo."""
    cache = page_cache.PageCache(most_bytes=10_000_000)
    cache.last_change_id = log.newest_change_id()
    showing = set()
    for address in addresses:
        answer = reader.get(address)
        keys = frozenset(answer.headers["Surrogate-Key"].split())
        page = page_cache.KeptPage(answer.content, {}, keys, seen_change_id=cache.last_change_id, until=float("inf"))
        cache.keep(address, page)
        if photo.public_id in answer.content.decode():
            showing.add(address)
    return cache, showing
