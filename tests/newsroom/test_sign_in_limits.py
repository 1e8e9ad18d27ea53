"""Attempts to sign in are counted in the database: for a login's name and for an address, for all processes together."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from pytest_django import Settings

from tests import given
from tests.newsroom.test_signing_in import log_in, somebody

ROOT = Path(__file__).resolve().parent.parent.parent
REST = "Too many attempts have failed. Wait 5 minutes, then try again."
# What a server process does with one attempt, and nothing else of it.
ONE_ATTEMPT = """
import django
django.setup()
from django.test import Client
said = Client().post("/desk/login/", {"login": "mira", "password": "nine-closed-nights"})
print(said.status_code, "Too many attempts have failed." in said.content.decode())
"""


@pytest.mark.django_db
def test_after_five_failures_a_login_rests_even_for_the_right_password() -> None:
    given.an_outlet()
    somebody()

    for _ in range(5):
        assert REST not in log_in(Client(), password="wrong")

    assert REST in log_in(Client())
    assert REST in log_in(Client(), "MIRA")
    assert REST in log_in(Client(SERVER_NAME="meridian.example.com"))


@pytest.mark.django_db
def test_the_second_step_rests_after_five_wrong_codes() -> None:
    given.an_outlet()
    somebody(has_app=True)
    client = Client()
    log_in(client)

    for _ in range(5):
        client.post("/desk/login/second/", {"code": "000000"})

    assert REST in client.post("/desk/login/second/", {"code": "000000"}).content.decode()


@pytest.mark.django_db
def test_the_old_password_is_not_guessed_at_a_desk_that_was_left_open() -> None:
    given.an_outlet()
    client = Client()
    client.force_login(somebody(has_app=True))
    new = {"new_password1": "a-tenth-night-came", "new_password2": "a-tenth-night-came"}

    for number in range(5):
        assert client.post("/desk/password_change/", {"old_password": f"guess-{number}", **new}).status_code == 200
    refused = client.post("/desk/password_change/", {"old_password": "nine-closed-nights", **new})

    assert refused.status_code == 429
    assert "Wait a minute, then try again." in refused.content.decode()
    assert client.get("/desk/password_change/").status_code == 200


@pytest.mark.django_db
def test_one_address_may_fail_ten_times_a_minute_whatever_logins_it_names() -> None:
    given.an_outlet()
    somebody()
    for number in range(10):
        log_in(Client(), f"nobody-{number}", "wrong")

    assert REST in log_in(Client())
    there = Client(REMOTE_ADDR="203.0.113.9")
    assert log_in(there) == "/desk/"


@pytest.mark.django_db
def test_who_tells_other_addresses_is_believed_behind_a_proxy_alone(settings: Settings) -> None:
    given.an_outlet()
    somebody()

    def tries() -> str:
        for number in range(10):
            log_in(Client(HTTP_X_FORWARDED_FOR=f"198.51.100.{number}"), f"nobody-{number}", "wrong")
        return log_in(Client(HTTP_X_FORWARDED_FOR="198.51.100.99"))

    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert REST not in tries()
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert REST in tries()


def this_database() -> str:
    """The address of the database that the tests run on."""
    at = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{at['NAME']}"
    host = str(at["HOST"]).replace("/", "%2F")
    return f"postgresql://{at['USER']}:{at['PASSWORD']}@{host}:{at['PORT']}/{at['NAME']}"


@pytest.mark.django_db(transaction=True)
def test_failures_in_one_process_count_in_another(tmp_path: Path) -> None:
    given.an_outlet()
    somebody(role="")
    for _ in range(5):
        log_in(Client(), password="wrong")

    own = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": this_database(),
        "VAR_DIR": str(tmp_path),
        "DEBUG": "1",
    }
    asked = [sys.executable, "-c", ONE_ATTEMPT]
    other = subprocess.run(asked, cwd=ROOT, env={**os.environ, **own}, check=True, capture_output=True, text=True)
    cache.clear()

    assert other.stdout.strip() == "200 True"
    assert log_in(Client()) == "/desk/"
