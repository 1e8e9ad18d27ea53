"""What a request says of its own encoding changes nothing: one address is one page, for readers and for caches."""

from collections.abc import Iterator
from typing import Any
from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_started
from django.db import close_old_connections
from django.test import Client

from newsroom.wsgi import application
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def the_tests_connection() -> Iterator[None]:
    """Kept, as Django's test client keeps it."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def a_search(charset: str = "utf-8", *, words: str = "%C3%A9t%C3%A9") -> tuple[str, str]:
    """The status and the page of a search, for “été” unless told, asked for as a web server hands it on."""
    return answered("/search/", query=f"q={words}", CONTENT_TYPE=f"text/plain; charset={charset}")


def answered(path: str, *, query: str = "", **asked: Any) -> tuple[str, str]:
    asked |= {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "testserver"}
    setup_testing_defaults(asked)
    told: list[Any] = []
    page = b"".join(application(asked, lambda *said: told.append(said[0])))
    return told[0], page.decode()


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "hex", "rot13", "no-such"])
def test_an_address_is_one_page_whatever_encoding_the_request_names(charset: str) -> None:
    given.an_outlet()

    status, page = a_search(charset)

    assert status == "200 OK"
    assert "<title>été – Search" in page


def test_a_zero_character_in_an_address_is_read_as_what_cannot_be_read(client: Client) -> None:
    given.an_outlet()
    client.force_login(given.an_editor())
    login = f"sessionid={client.cookies['sessionid'].value}"

    assert "<title>a\ufffdb – Search" in a_search(words="a%00b")[1]
    assert answered("/desk/media/photo/", query="creator=%00", HTTP_COOKIE=login)[0] == "200 OK"


@pytest.mark.parametrize("name", [r"aaaaaaaaaaaaaaaa\000", r"\351\351\351\351\351\351\351\351\351", "not one of ours"])
def test_a_cookie_that_names_no_session_of_ours_is_as_none(client: Client, name: str) -> None:
    given.an_outlet()

    for path in ("/desk/", "/desk/login/"):
        told = client.get(path, headers={"cookie": f'sessionid="{name}"'})
        assert told.status_code in {200, 302}
