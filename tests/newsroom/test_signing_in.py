"""Signing in: password, then second factor; nothing else before one is set up; where it leads afterwards."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.models import Group, User
from django.test import Client
from pytest_django import Settings

from tests import given

pytestmark = pytest.mark.django_db
PASSWORD = "nine-closed-nights"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def second_factors_are_asked_for(settings: Settings) -> None:
    settings.SECOND_FACTOR = True
    given.an_outlet()


def somebody(name: str = "mira", *, role: str = "Publisher", has_app: bool = False) -> User:
    user = User.objects.create_user(name, password=PASSWORD, is_staff=True)
    user.groups.add(*Group.objects.filter(name=role))
    if has_app:
        totp.TOTP.activate(user, SECRET)
    return user


def code_of(secret: str = SECRET) -> str:
    """What an authenticator app shows now."""
    return totp.format_hotp_value(totp.hotp_value(secret, next(totp.yield_hotp_counters_from_time())))


def log_in(client: Client, name: str = "mira", password: str = PASSWORD, **more: str) -> str:
    """Where the password leads."""
    response = client.post("/desk/login/", {"login": name, "password": password, **more})
    return str(response.headers.get("Location", "")) or response.content.decode()


def is_in(client: Client) -> bool:
    return client.get("/desk/").status_code == 200


def test_a_password_and_a_code_of_the_app_open_the_desk() -> None:
    somebody(has_app=True)
    client = Client()

    assert log_in(client) == "/desk/login/second/"
    assert not is_in(client)
    response = client.post("/desk/login/second/", {"code": code_of()})

    assert response.headers["Location"] == "/desk/"
    assert is_in(client)


def test_a_wrong_code_opens_nothing_and_a_right_one_counts_once() -> None:
    somebody(has_app=True)
    first, second = Client(), Client()
    log_in(first)
    log_in(second)

    html = first.post("/desk/login/second/", {"code": "000000"}).content.decode()
    assert "This was not right. Take the code that the app shows now; to log in, an unused recovery code" in html
    code = code_of()
    first.post("/desk/login/second/", {"code": code})
    second.post("/desk/login/second/", {"code": code})

    assert is_in(first)
    assert not is_in(second)


def test_a_recovery_code_is_used_once() -> None:
    code = RecoveryCodes.activate(somebody(has_app=True)).get_unused_codes()[0]
    first, second = Client(), Client()

    for client in (first, second):
        log_in(client)
        client.post("/desk/login/second/", {"code": code})

    assert is_in(first)
    assert not is_in(second)


def test_after_logging_in_the_way_goes_on_to_what_was_asked_for_on_this_host_alone() -> None:
    somebody(has_app=True)
    for asked, leads in (
        ("/desk/articles/article/", "/desk/articles/article/"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("https://meridian.example.org/desk/", "/desk/"),
    ):
        client = Client()
        log_in(client, next=asked)
        Authenticator.objects.all().delete()
        totp.TOTP.activate(User.objects.get(), SECRET)
        RecoveryCodes.activate(User.objects.get())
        code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
        assert client.post("/desk/login/second/", {"code": code}).headers["Location"] == leads


def test_without_a_second_factor_nothing_of_the_desk_opens_but_setting_one_up() -> None:
    somebody()
    client = Client()
    log_in(client)

    for path in ("/desk/", "/desk/articles/article/", "/desk/find/?q=a", "/desk/account/", "/desk/password_change/"):
        assert client.get(path).headers["Location"] == "/desk/account/second-factor/", path
    assert client.post("/desk/articles/article/add/", {}).headers["Location"] == "/desk/account/second-factor/"
    html = client.get("/desk/account/second-factor/").content.decode()

    assert "Set up a second factor" in html
    assert 'class="rail"' not in html
    assert client.post("/desk/logout/").status_code == 200


def test_setting_up_the_app_opens_the_desk_and_gives_ten_recovery_codes() -> None:
    user = somebody()
    client = Client()
    log_in(client)

    client.get("/desk/account/app/")
    secret = client.session["mfa.totp.secret"]
    response = client.post("/desk/account/app/", {"code": code_of(secret)})

    assert response.headers["Location"] == "/desk/account/codes/"
    html = client.get("/desk/account/codes/").content.decode()
    codes = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    assert all(code in html for code in codes)
    assert is_in(client)


def test_the_demonstration_asks_for_no_second_factor_and_says_so(settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    somebody()
    client = Client()

    sentence = "Demonstration: signing in asks for no second factor."
    assert sentence in client.get("/desk/login/").content.decode()
    log_in(client)

    assert sentence in client.get("/desk/").content.decode()


def test_who_has_no_place_on_the_desk_is_told_what_a_wrong_password_is_told() -> None:
    User.objects.create_user("reader", password=PASSWORD)
    User.objects.create_user("gone", password=PASSWORD, is_staff=True, is_active=False)
    somebody()

    said = [log_in(Client(), name, password) for name, password in (
        ("reader", PASSWORD), ("gone", PASSWORD), ("mira", "wrong"), ("nobody", PASSWORD),
    )]  # fmt: skip

    assert all("Username and password do not belong together. Capitals count in both." in html for html in said)


MADE_UP = [
    "{}",
    '{"id": 1}',
    "[" * 100_000,
    "9" * 5_000,
    '"\\ud800"',
    '{"rawId": "YQ", "response": {"attestationObject": []}}',
]


@pytest.mark.parametrize("answer", MADE_UP)
def test_an_answer_that_no_passkey_gave_opens_nothing_and_is_told_so(answer: str) -> None:
    at_the_door, second, inside = Client(), Client(), Client()
    for person in (somebody(has_app=True), somebody("dunja")):
        log_in(second if person.username == "mira" else inside, person.username)

    told = at_the_door.post("/desk/login/passkey/", {"credential": answer}, follow=True)
    told_again = second.post("/desk/login/second/", {"credential": answer})
    told_inside = inside.post("/desk/account/passkeys/add/", {"name": "", "credential": answer})

    assert "This passkey is not known here." in told.content.decode()
    assert told_again.status_code == told_inside.status_code == 200
    assert not Authenticator.objects.filter(type="webauthn").exists()


def test_nobody_signs_up() -> None:
    client = Client()

    for path in (
        "/desk/account/signup/",
        "/desk/login/signup/",
        "/desk/account/email/",
        "/desk/account/password/reset/",
    ):
        assert client.get(path).headers["Location"].startswith("/desk/login/"), path
    assert "signup" not in client.get("/desk/login/").content.decode()


def test_before_ways_in_are_changed_who_came_in_long_ago_says_again_who_they_are() -> None:
    client = Client()
    client.force_login(somebody(has_app=True))

    response = client.get("/desk/account/app/remove/")

    assert response.headers["Location"] == "/desk/account/again/?next=%2Fdesk%2Faccount%2Fapp%2Fremove%2F"
    page = client.get(response.headers["Location"]).content.decode()
    assert "say once more who you are" in page
    again = client.post(response.headers["Location"], {"password": PASSWORD, "next": "/desk/account/app/remove/"})
    assert again.headers["Location"] == "/desk/account/app/remove/"
    client.post("/desk/account/app/remove/")
    assert not Authenticator.objects.exists()


def test_a_role_taken_away_counts_from_the_next_request() -> None:
    user = somebody(has_app=True)
    client = Client()
    client.force_login(user)
    assert client.get("/desk/outlet/outlet/1/change/").status_code == 200

    user.groups.clear()

    assert client.get("/desk/outlet/outlet/1/change/").status_code == 403


def test_a_login_that_is_closed_counts_from_the_next_request() -> None:
    user = somebody(has_app=True)
    client = Client()
    client.force_login(user)
    assert is_in(client)

    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/desk/").headers["Location"] == "/desk/login/?next=/desk/"

    User.objects.filter(pk=user.pk).update(is_active=True, is_staff=False)
    client.force_login(user)
    asked = client.get("/desk/", follow=True)
    assert "You are logged in as mira, who may not open this page." in asked.content.decode()


def test_recovery_codes_are_shown_to_who_said_just_now_who_they_are() -> None:
    user = somebody(has_app=True)
    code = RecoveryCodes.activate(user).get_unused_codes()[0]
    long_ago = Client()
    long_ago.force_login(user)

    for path in ("/desk/account/codes/", "/desk/account/codes/download/", "/desk/account/codes/new/"):
        response = long_ago.get(path)
        assert response.status_code in {302, 403} or code not in response.content.decode(), path


def test_pages_of_readers_know_nothing_of_sessions_and_second_factors() -> None:
    client = Client()
    client.force_login(somebody())

    response = client.get("/")

    assert response.status_code == 200
    assert not hasattr(response.wsgi_request, "session") and not hasattr(response.wsgi_request, "allauth")
    assert not response.cookies
