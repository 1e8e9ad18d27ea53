"""A form has its token, in a part of a page too, which gets nothing by itself; one that cannot be taken is answered in words."""

import re
from pathlib import Path

import pytest
from django.test import Client

from tests import given
from tests.newsroom.test_signing_in import PASSWORD, somebody

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
INCLUDED = re.compile(r'{% include "([^"]+)"([^%]*) only %}')


def test_every_part_with_a_form_is_given_the_token_without_which_its_post_is_refused() -> None:
    pages = {str(page.relative_to(TEMPLATES)): page.read_text() for page in TEMPLATES.rglob("*.html")}

    without = [
        f"{page} includes {part} without csrf_token=csrf_token"
        for page, text in pages.items()
        for part, given in INCLUDED.findall(text)
        if "{% csrf_token %}" in pages.get(part, "") and "csrf_token=csrf_token" not in given
    ]

    assert without == []


@pytest.mark.django_db
def test_a_form_from_before_somebody_signed_in_is_refused_in_words() -> None:
    given.an_outlet()
    somebody()
    client = Client(enforce_csrf_checks=True)
    client.get("/desk/login/")
    sent = {"login": "mira", "password": PASSWORD, "csrfmiddlewaretoken": client.cookies["csrftoken"].value}

    assert client.post("/desk/login/", sent).status_code == 302
    again = client.post("/desk/password_change/", sent)

    assert again.status_code == 403
    assert "Go back, copy what you typed, load the page again" in again.content.decode()
    assert "/desk/logout/" in again.content.decode()
    assert Client(enforce_csrf_checks=True).post("/desk/login/", sent).status_code == 403


@pytest.mark.django_db
def test_what_is_too_large_for_the_desk_is_refused_in_words() -> None:
    given.an_outlet()
    somebody()
    client = Client()
    client.post("/desk/login/", {"login": "mira", "password": PASSWORD})

    refused = client.post("/desk/articles/article/add/", {"headline": "x" * 4_000_000})
    damaged = client.post("/desk/articles/article/add/", b"--", content_type="multipart/form-data")

    for answer in (refused, damaged):
        assert answer.status_code == 400
        assert "Nothing was changed. Go back, and send it in parts" in answer.content.decode()
    assert client.get("/desk/", headers={"Host": "elsewhere.example.net"}).status_code == 400
