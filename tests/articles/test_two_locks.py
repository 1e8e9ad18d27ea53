"""Readers' pages ask for readers' rows alone: every public table is named, and any other is refused."""

import pytest
from django.apps import apps

from articles.desk.models import Article
from articles.reader.models import Edition
from media.models import Photo
from media.search import matching
from tests import given
from tests.reader_client import Reader, SawADeskTable, locked, private_tables

pytestmark = pytest.mark.django_db

PAGES = ("/", "/news/", "/news/levant/", "/tags/ports/", "/people/", "/people/dunja-kovac/", "/archive/")
MACHINES = ("/feeds/", "/feeds/site.xml", "/sitemap.xml", "/robots.txt", "/search/?q=port", "/reach-us/")


def test_every_public_page_keeps_to_the_public_tables(reader: Reader) -> None:
    given.an_outlet()
    story = given.a_live_story(lead=given.a_photo(), photos=[given.a_photo("Berth nine")], tags=["Ports"])

    for address in (*PAGES, *MACHINES, story.get_absolute_url(), f"/{story.dated_on:%Y/%m/%d}/", "/no/such/page/"):
        assert reader.get(address).status_code in {200, 404}, address


def test_the_lock_refuses_a_working_copy_reached_through_its_edition() -> None:
    edition = Edition.objects.get(pk=given.a_live_story().pk)

    with locked(), pytest.raises(SawADeskTable, match="articles_article"):
        str(edition.working_copy.headline)


def test_the_lock_refuses_a_desk_column_in_a_readers_query() -> None:
    with locked(), pytest.raises(SawADeskTable, match="articles_article"):
        list(Edition.objects.values("working_copy__note"))


def test_the_lock_refuses_the_desks_search_over_photos() -> None:
    with locked(), pytest.raises(SawADeskTable, match="media_search"):
        list(matching(Photo.objects.all(), words="port"))


def test_the_lock_refuses_to_write_on_a_readers_page() -> None:
    given.an_outlet()

    with locked(), pytest.raises(SawADeskTable, match="wrote"):
        given.a_source("Harbour Press")


def test_tables_are_private_unless_they_are_named_public() -> None:
    every_table = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}

    public = every_table - private_tables()

    assert Article._meta.db_table not in public
    assert {table for table in public if table.startswith("media_")} == {
        "media_photo", "media_rendition", "media_source", "media_licence",
    }  # fmt: skip
    assert {table for table in public if table.startswith("articles_")} == {
        "articles_contributor", "articles_edition", "articles_listing", "articles_oldaddress", "articles_publictag",
        "articles_publishedversion",
        "articles_section",
    }  # fmt: skip
    assert not {table for table in public if table.startswith(("auth_", "django_", "taggit_"))}
