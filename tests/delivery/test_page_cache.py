"""The page cache: what is kept costs no query, and a change removes exactly the pages that showed it."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from articles.desk.models import Article
from articles.desk.saving import save
from articles.publishing import publish, withdraw
from delivery import page_cache
from delivery.log import append_change
from media import ledger
from media.models import Photo
from tests import given

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cache(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[page_cache.PageCache]:
    """A cache of this test's own, that looks at the log when the test says so."""
    settings.PAGE_CACHE_MEGABYTES = 1
    fresh = page_cache.PageCache(most_bytes=1_000_000)
    monkeypatch.setattr(page_cache, "the_cache", fresh)
    monkeypatch.setattr(page_cache, "the_follower", Follower(fresh))
    look(fresh)
    yield fresh


class Follower(page_cache.LogFollower):
    def begin(self) -> None:
        """No thread: the test looks itself."""


def look(cache: page_cache.PageCache) -> None:
    page_cache.LogFollower(cache).look()


@pytest.fixture
def editor() -> User:
    given.an_outlet()
    return given.an_editor()


def test_a_page_read_twice_is_made_once(
    cache: page_cache.PageCache, editor: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = given.a_live_story(lead=given.a_photo())
    first = client.get(edition.get_absolute_url())

    with django_assert_num_queries(0):
        second = client.get(edition.get_absolute_url())

    assert second.content == first.content
    assert second.headers["ETag"] == first.headers["ETag"]
    assert second.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]


def test_a_reader_who_has_the_page_is_told_so_from_the_cache(
    cache: page_cache.PageCache, editor: User, client: Client
) -> None:
    address = given.a_live_story().get_absolute_url()
    etag = client.get(address).headers["ETag"]

    assert client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_what_is_published_again_replaces_the_page_and_leaves_the_others(
    cache: page_cache.PageCache, editor: User, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    edition = given.a_live_story("The port opens", section=given.a_section("News", "Levant"))
    other = given.a_live_story(
        "Grain prices ease", section=given.a_section("Business", "Markets"), by=[], no_byline=True
    )
    for page in (edition, other):
        client.get(page.get_absolute_url())
    story = Article.objects.get(pk=edition.working_copy_id)
    story.headline = "The port opens at six"
    save(story, by=editor)
    publish(story, by=editor)

    look(cache)

    assert "The port opens at six" in client.get(edition.get_absolute_url()).content.decode()
    with django_assert_num_queries(0):
        client.get(other.get_absolute_url())


def test_a_withdrawn_story_is_gone_from_the_cache_and_from_the_front(
    cache: page_cache.PageCache, editor: User, client: Client
) -> None:
    edition = given.a_live_story("The port opens")
    assert "The port opens" in client.get("/").content.decode()
    client.get(edition.get_absolute_url())
    withdraw(Article.objects.get(), by=editor, reason="Not so.")

    look(cache)

    assert client.get(edition.get_absolute_url()).status_code == 410
    assert "The port opens" not in client.get("/").content.decode()


def test_a_corrected_credit_shows_on_every_page_that_has_the_photo(
    cache: page_cache.PageCache, editor: User, client: Client
) -> None:
    photo = given.a_photo(creator="Stringer")
    edition = given.a_live_story(lead=photo)
    pages = ["/", edition.get_absolute_url(), "/news/levant/", "/feeds/site.xml"]
    assert all("Stringer" in client.get(page).content.decode() for page in pages)
    ledger.correct(Photo.objects.get(), by=editor, creator="Amal Haddad", why="The agency names her.")

    look(cache)

    shown = [client.get(page).content.decode() for page in pages]
    assert all("Amal Haddad" in page and "Stringer" not in page for page in shown)


def test_a_page_begun_before_a_change_is_not_kept_after_it(
    cache: page_cache.PageCache, editor: User, client: Client
) -> None:
    given.a_live_story()
    look(cache)
    seen = (cache.last_change_id or 0) - 1

    cache.keep("/old/", page_cache.KeptPage(b"old", {}, frozenset(), seen, until=float("inf")))

    assert cache.get("/old/") is None


def test_a_page_is_made_anew_when_readers_caches_would_ask_again(
    cache: page_cache.PageCache, editor: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = given.a_live_story().get_absolute_url()
    monkeypatch.setattr(page_cache, "MAX_AGE_SECONDS", 0)
    client.get(address)

    with CaptureQueriesContext(connection) as asked:
        client.get(address)

    assert len(asked) > 0


def test_the_cache_stays_within_its_size(cache: page_cache.PageCache) -> None:
    for number in range(30):
        cache.keep(f"/{number}/", page_cache.KeptPage(b"x" * 100_000, {}, frozenset(), 0, until=float("inf")))

    assert cache.bytes <= 1_000_000
    assert cache.get("/0/") is None
    assert cache.get("/29/") is not None


def test_a_page_under_a_long_made_up_address_is_not_kept(
    cache: page_cache.PageCache, editor: User, client: Client
) -> None:
    client.get("/corrections/")
    kept = cache.bytes

    assert client.get("/corrections/?" + "x" * 60_000).status_code == 200
    assert 0 < kept == cache.bytes


def test_the_follower_hears_of_a_change_of_its_own_process_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[bool] = []
    monkeypatch.setattr(page_cache.the_follower, "wake", lambda: heard.append(True))

    with transaction.atomic():
        append_change({"article:1"})
        assert not heard

    assert heard == [True]
