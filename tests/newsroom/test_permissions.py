"""Who reaches what: tests/permissions.csv says it for every role, every staff address and every state of a story.

An address that is not in the table fails the run: whoever adds one decides who may use it, and writes it down here.
"""

import csv
from pathlib import Path

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from newsroom import answers
from tests.newsroom.staff_urls import (
    ROLES,
    STATES,
    Case,
    Desk,
    a_desk,
    address,
    answer_of,
    every_address,
    is_about_a_story,
)

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).resolve().parent.parent / "permissions.csv"
# Django's own shortcuts that read nothing of ours: what they lead to is in the table.
LEFT_OUT = {"admin:jsi18n", "admin:view_on_site"}


@pytest.fixture(autouse=True)
def _refusals_without_a_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a refusal looks like is told in test_desk_tables.py; a thousand of them here need not be drawn."""
    monkeypatch.setattr(answers, "_on_the_desk", lambda *_, status, **__: HttpResponse(status=status))


def the_table() -> dict[Case, dict[str, str]]:
    with TABLE.open(newline="") as file:
        return {(row["address"], row["method"], row["state"]): row for row in csv.DictReader(file)}


def cases() -> list[tuple[Case, tuple[str, ...]]]:
    """Each address with each method and, where it is about a story, each state."""
    found = []
    for name, taken in every_address():
        if name in LEFT_OUT:
            continue
        for method in ("GET", "POST"):
            states = STATES if is_about_a_story(name, taken) else ("",)
            found += [((name, method, state), tuple(taken)) for state in states]
    return found


def answered(desk: Desk, role: str) -> dict[Case, str]:
    """What the desk says to this role, for every case; nothing that is posted stays."""
    client = Client()
    found = {}
    client.force_login(desk.people[role])
    for case, taken in cases():
        name, method, state = case
        with transaction.atomic():
            url = address(name, taken, desk=desk, role=role, state=state)
            found[case] = answer_of(client, method, url)
            transaction.set_rollback(True)
        if "logout" in name:
            client.force_login(desk.people[role])
    return found


def test_every_address_of_the_desk_is_in_the_table_and_no_other() -> None:
    assert {case for case, _taken in cases()} == set(the_table())


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_answers_each_role_as_the_table_says(role: str) -> None:
    table = the_table()

    found = answered(a_desk(), role)

    differ = {
        case: (said, table[case][role]) for case, said in found.items() if case in table and said != table[case][role]
    }
    assert not differ


def test_nobody_reaches_anything_without_a_login() -> None:
    desk = a_desk()
    client = Client()
    forgotten = {f"account_reset_password{step}" for step in ("", "_done", "_from_key")}
    open_to_all = {"admin:login", "account_login", "mfa_login_webauthn", "account_logout", "admin:logout", *forgotten}

    for case, taken in cases():
        if case[0] not in open_to_all:
            url = address(case[0], taken, desk=desk, role="Reporter", state=case[2])
            assert answer_of(client, case[1], url) in {"login", "hidden", "never"}, case
