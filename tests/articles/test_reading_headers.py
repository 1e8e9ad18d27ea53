"""What goes out with a public page: no cookie, a strict policy, what it was made from, and 304 while it stands."""

import re

import pytest
from time_machine import travel

from tests import given
from tests.reader_client import Reader

pytestmark = pytest.mark.django_db
NOON = given.noon("2026-11-24")


@pytest.fixture
def address() -> str:
    given.an_outlet()
    story = given.a_live_story(at=NOON, lead=given.a_photo(), tags=["Ports"])
    return story.get_absolute_url()


def test_no_public_page_sets_a_cookie_or_differs_by_one(reader: Reader, address: str) -> None:
    reader.cookies["sessionid"] = "x" * 32
    for page in ("/", address, "/news/", "/archive/", "/people/", "/tags/ports/", "/2026/11/24/", "/reach-us/", "/no/"):
        response = reader.get(page)

        assert not response.cookies, page
        assert "Cookie" not in response.get("Vary", ""), page


def test_pages_run_under_a_policy_without_exceptions(reader: Reader, address: str) -> None:
    for page in ("/", address, "/news/", "/no/such/page/"):
        response = reader.get(page)

        assert "unsafe" not in response["Content-Security-Policy"]
        assert response["Content-Security-Policy"].startswith("default-src 'self'")
        html = response.content.decode()
        assert not re.search(r"\sstyle=|\son[a-z]+=|<style", html)
        assert set(re.findall(r"<script([^>]*)>", html)) <= {' type="application/ld+json"'}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PROPFIND"])
def test_pages_are_read_and_take_nothing(reader: Reader, address: str, method: str) -> None:
    for page in ("/", address, f"{address}changes/", "/news/", "/corrections/", "/search/?q=port", "/feeds/site.xml"):
        response = reader.generic(method, page)

        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD"), page
    assert reader.head(address).status_code == 200


@travel(NOON, tick=False)
def test_a_page_that_stands_is_answered_with_304(reader: Reader, address: str) -> None:
    first = reader.get(address)

    assert reader.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    assert reader.get(address, headers={"If-Modified-Since": first["Last-Modified"]}).status_code == 304
    assert first["Cache-Control"] == "public, max-age=60"


@travel(NOON, tick=False)
def test_a_page_that_changed_is_sent_anew(reader: Reader, address: str) -> None:
    first = reader.get("/")
    given.a_live_story("Ferries to Lowmoor resume")

    again = reader.get("/", headers={"If-None-Match": first["ETag"]})

    assert again.status_code == 200
    assert "Ferries to Lowmoor resume" in again.content.decode()


def test_a_page_names_what_it_was_made_from(reader: Reader) -> None:
    given.an_outlet()
    lead, further = given.a_photo(), given.a_photo("Berth nine")
    story = given.a_live_story(lead=lead, photos=[further])
    dunja = given.a_contributor()
    other = given.a_live_story("Ferries to Lowmoor resume", section=story.section)

    keys = set(reader.get(story.get_absolute_url())["Surrogate-Key"].split())

    assert {f"article:{story.working_copy_id}", f"article:{other.working_copy_id}", "masthead"} <= keys
    assert {f"photo:{lead.pk}", f"photo:{further.pk}", f"contributor:{dunja.pk}"} <= keys
    assert f"section:{story.section_id}" in keys
    assert {"front:home", "list:site", f"photo:{lead.pk}"} <= set(reader.get("/")["Surrogate-Key"].split())


def test_the_look_is_kept_for_good_at_an_address_that_changes_with_it(reader: Reader) -> None:
    given.an_outlet(accent="#0a5c63")
    (before,) = re.findall(r'href="(/look/[^"]+\.css)"', reader.get("/reach-us/").content.decode())
    given.an_outlet(accent="#7a1f5c")
    (after,) = re.findall(r'href="(/look/[^"]+\.css)"', reader.get("/reach-us/").content.decode())

    assert before != after
    assert "#7a1f5c" in reader.get(after).content.decode()
    assert "immutable" in reader.get(after)["Cache-Control"]
    assert "immutable" not in reader.get(before)["Cache-Control"]
