"""A passkey from end to end, in Chromium with a virtual authenticator: added, used alone, used after the password, taken off."""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.both_engines, pytest.mark.django_db(transaction=True)]
PASSWORD = "nine-closed-nights"
A_PHONE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def refused() -> list[str]:
    """What the content policy of a page refused."""
    return []


@pytest.fixture
def door(live_server: LiveServer, context: BrowserContext, settings: Settings, refused: list[str]) -> Iterator[Page]:
    """The desk's door on localhost, to which passkeys may belong; the tab has an authenticator, and one person a login."""
    settings.SECOND_FACTOR = True
    given.an_outlet()
    cache.clear()
    user = User.objects.create_user("mira", password=PASSWORD, is_staff=True)
    user.groups.add(Group.objects.get_or_create(name="Publisher")[0])
    page = context.new_page()
    page.on("console", lambda line: refused.append(line.text) if "Content Security Policy" in line.text else None)
    devices = context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": A_PHONE})
    page.goto(live_server.url.replace("127.0.0.1", "localhost") + "/desk/")
    yield page
    assert refused == []
    cache.clear()


def by_password(page: Page) -> None:
    page.get_by_label("Username").fill("mira")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()


def add_a_passkey(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("My phone")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    expect(page.locator(".account-codes li")).to_have_count(10)
    page.get_by_role("link", name="I have kept them").click()
    expect(page).to_have_url(re.compile(r"/desk/$"))


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    page.get_by_role("link", name="Log in again").click()
    expect(page.get_by_label("Username")).to_be_visible()


def test_a_passkey_is_added_before_anything_else_and_then_lets_in_without_the_password(door: Page) -> None:
    by_password(door)
    add_a_passkey(door)
    log_out(door)

    door.goto(door.url.split("/desk/")[0] + "/desk/articles/article/")
    door.get_by_role("button", name="Use a passkey").click()

    expect(door).to_have_url(re.compile(r"^[^?]+/desk/articles/article/$"))
    assert Authenticator.objects.get(type="webauthn").last_used_at


def test_after_the_password_the_passkey_is_the_second_step(door: Page) -> None:
    by_password(door)
    add_a_passkey(door)
    log_out(door)

    by_password(door)
    expect(door.get_by_role("heading", level=1)).to_have_text("One more step")
    door.get_by_role("button", name="Use a passkey").click()

    expect(door).to_have_url(re.compile(r"/desk/$"))


def test_a_passkey_that_was_taken_off_lets_nobody_in_and_says_so(door: Page) -> None:
    by_password(door)
    add_a_passkey(door)
    door.get_by_role("link", name="Your account").click()
    expect(door.get_by_role("heading", name="Passkeys")).to_be_visible()
    door.get_by_role("link", name="Take off My phone").click()
    door.get_by_role("button", name="Take it off").click()
    expect(door.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    log_out(door)

    door.get_by_role("button", name="Use a passkey").click()

    expect(door.get_by_text("This passkey is not known here.")).to_be_visible()
    expect(door).to_have_url(re.compile(r"/desk/login/\?next=%2Fdesk%2F$"))


def test_the_door_and_setting_up_are_open_to_everybody(door: Page, refused: list[str]) -> None:
    found = Axe().run(door).response["violations"]
    by_password(door)
    expect(door.get_by_role("heading", level=1)).to_have_text("Set up a second factor")
    found += Axe().run(door).response["violations"]
    door.goto("about:blank")
    refused.clear()  # axe writes styles of its own; the other tests hold the same pages to the policy

    assert [fault["help"] for fault in found] == []
