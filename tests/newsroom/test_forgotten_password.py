"""A forgotten password: a letter with a link that works once; nobody learns who has a login; the second factor stays."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import F
from django.test import Client
from pytest_django import Settings

from newsroom.models import PasswordLetter
from newsroom.password_letters import send_password_letters
from tests import given
from tests.newsroom.test_signing_in import PASSWORD, code_of, is_in, log_in, somebody

pytestmark = pytest.mark.django_db
ASK = "/desk/login/forgotten/"
NEW = "a-tenth-night-came"
Letters = list[EmailMessage]


@pytest.fixture(autouse=True)
def letters_are_sent(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Meridian <desk@meridian.example.org>"
    given.an_outlet()


def with_address(name: str = "mira", *, has_app: bool = False) -> User:
    person = somebody(name, has_app=has_app)
    person.email = f"{name}@meridian.example.org"
    person.save()
    return person


def ask(email: str = "mira@meridian.example.org", *, client: Client | None = None) -> str:
    """What is answered, wherever it leads."""
    return (client or Client()).post(ASK, {"email": email}, follow=True).content.decode()


def link_in(letters: Letters) -> str:
    found = re.search(r"http://testserver(/desk/login/forgotten/\S+)", str(letters[-1].body))
    assert found
    return found[1]


def set_anew(client: Client, link: str, *, password: str = NEW, again: str = "") -> str:
    """Where the form leads, or what it says."""
    shown = client.get(link, follow=True)
    (way, _status) = shown.redirect_chain[-1]
    response = client.post(way, {"password1": password, "password2": again or password})
    return str(response.headers.get("Location", "")) or response.content.decode()


def test_the_door_has_a_way_for_who_has_forgotten_the_password() -> None:
    assert f'<a href="{ASK}">Forgot your password?</a>' in Client().get("/desk/login/").content.decode()


def test_a_letter_in_the_outlets_name_leads_to_a_new_password(mailoutbox: Letters) -> None:
    with_address()
    client = Client()

    assert "If a login has this address, a letter is on its way there." in ask(
        "MIRA@meridian.example.org", client=client
    )
    assert send_password_letters() == 1

    (letter,) = mailoutbox
    assert letter.to == ["mira@meridian.example.org"]
    assert letter.subject == "The Meridian: a new password"
    assert "for the login “mira” at the desk of The Meridian" in str(letter.body)
    assert set_anew(client, link_in(mailoutbox)) == "/desk/login/"
    assert "Your new password is set. Log in with it." in client.get("/desk/login/").content.decode()
    assert log_in(Client(), password=NEW) == "/desk/"
    assert log_in(Client(), password=PASSWORD) != "/desk/"


def test_nobody_learns_whether_an_address_has_a_login(mailoutbox: Letters) -> None:
    with_address()

    asked = [ask(f"{name}@meridian.example.org") for name in ("mira", "nobody")]

    without_token = [re.sub(r"csrf\w*\W+value=\S+", "", html) for html in asked]
    assert without_token[0] == without_token[1]
    send_password_letters()
    assert [letter.to for letter in mailoutbox] == [["mira@meridian.example.org"]]


def test_a_login_that_is_closed_or_has_no_place_on_the_desk_gets_no_letter(mailoutbox: Letters) -> None:
    for name, column in (("gone", "is_active"), ("reader", "is_staff")):
        with_address(name)
        User.objects.filter(username=name).update(**{column: False})
        ask(f"{name}@meridian.example.org")

    assert send_password_letters() == 0


def test_a_letter_goes_to_the_address_that_the_login_has_now(mailoutbox: Letters) -> None:
    person = with_address()
    EmailAddress.objects.create(user=person, email="before@example.net", verified=True)

    ask("before@example.net")
    send_password_letters()

    assert [letter.to for letter in mailoutbox] == [["mira@meridian.example.org"]]


def test_a_link_works_once(mailoutbox: Letters) -> None:
    with_address()
    ask()
    send_password_letters()
    link = link_in(mailoutbox)
    set_anew(Client(), link)

    html = Client().get(link, follow=True).content.decode()

    assert "This link no longer works: it was used, or it is older than 2 hours." in html
    assert 'name="password1"' not in html


def test_a_link_holds_for_two_hours(mailoutbox: Letters, settings: Settings) -> None:
    with_address()
    ask()
    send_password_letters()
    assert settings.PASSWORD_RESET_TIMEOUT == 7200

    settings.PASSWORD_RESET_TIMEOUT = -1

    assert "This link no longer works" in Client().get(link_in(mailoutbox), follow=True).content.decode()


def test_a_link_to_a_login_that_was_closed_meanwhile_opens_nothing(mailoutbox: Letters) -> None:
    person = with_address()
    ask()
    send_password_letters()
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert "This link no longer works" in Client().get(link_in(mailoutbox), follow=True).content.decode()


def test_a_made_up_link_opens_nothing() -> None:
    person = with_address()

    for key in ("set-password", "abc-def", "ü"):
        html = Client().get(f"{ASK}{person.pk}/{key}/", follow=True).content.decode()
        assert "This link no longer works" in html, key


def test_a_new_password_logs_every_browser_out_the_one_in_hand_too(mailoutbox: Letters) -> None:
    with_address()
    phone, here = Client(), Client()
    log_in(phone)
    log_in(here)
    ask()
    send_password_letters()

    assert set_anew(here, link_in(mailoutbox)) == "/desk/login/"

    assert not is_in(phone)
    assert not is_in(here)


def test_the_second_factor_is_asked_for_after_a_new_password(mailoutbox: Letters, settings: Settings) -> None:
    settings.SECOND_FACTOR = True
    with_address(has_app=True)
    ask()
    send_password_letters()
    client = Client()

    assert set_anew(client, link_in(mailoutbox)) == "/desk/login/"
    assert not is_in(client)
    assert log_in(client, password=NEW) == "/desk/login/second/"
    client.post("/desk/login/second/", {"code": code_of()})

    assert is_in(client)


def test_a_weak_password_or_two_that_differ_are_refused_in_the_form(mailoutbox: Letters) -> None:
    with_address()
    ask()
    send_password_letters()
    client = Client()

    assert "too short" in set_anew(client, link_in(mailoutbox), password="short")
    assert "You must type the same password each time." in set_anew(client, link_in(mailoutbox), again="another-night")
    assert log_in(Client()) == "/desk/"


def test_a_second_asking_owes_no_second_letter_before_the_first_is_sent() -> None:
    with_address()

    ask()
    ask()

    assert PasswordLetter.objects.count() == 1


def test_after_three_letters_an_address_rests_whether_or_not_it_has_a_login() -> None:
    with_address()
    said = "Too many letters were asked for. Look among unwanted mail, or wait an hour and try again."

    for email in ("mira@meridian.example.org", "nobody@example.net"):
        assert not any(said in ask(email) for _time in range(3))
        html = ask(email)
        assert said in html
        assert f'value="{email}"' in html


def test_without_a_sender_the_page_says_who_can_help_and_takes_nothing(settings: Settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "newsroom@localhost"
    with_address()

    html = Client().get(ASK).content.decode()

    assert "This site sends no letters. Ask an administrator of the desk" in html
    assert 'name="email"' not in html
    ask()
    assert not PasswordLetter.objects.exists()


def test_a_letter_that_its_server_refuses_is_tried_again(mailoutbox: Letters) -> None:
    person = with_address()
    person.email = "mira@meridian.example.org\nBcc: all@example.net"
    User.objects.filter(pk=person.pk).update(email=person.email)
    PasswordLetter.objects.create(who=person, site="http://testserver")
    assert send_password_letters() == 1
    assert not mailoutbox
    assert Client().get("/readyz").json()["facts"]["failing_passwordletters"]["value"] == 1

    User.objects.filter(pk=person.pk).update(email="mira@meridian.example.org")
    PasswordLetter.objects.update(retry_at=F("retry_at") - timedelta(minutes=1))

    assert send_password_letters() == 1
    assert len(mailoutbox) == 1
