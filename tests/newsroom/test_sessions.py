"""Where a person is logged in is listed and can be ended; an administrator takes off the second factor of a lost phone."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from tests import given
from tests.newsroom.test_signing_in import PASSWORD, SECRET, is_in, log_in, somebody

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
A_PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E1 Safari/604.1"
)


@pytest.fixture(autouse=True)
def outlet() -> None:
    given.an_outlet()


def a_browser(line: str = FIREFOX, *, name: str = "mira", address: str = "203.0.113.9") -> Client:
    client = Client(HTTP_USER_AGENT=line, REMOTE_ADDR=address)
    assert log_in(client, name) == "/desk/"
    return client


def test_each_browser_is_listed_with_its_address_and_the_one_in_hand_is_marked() -> None:
    somebody()
    a_browser(A_PHONE, address="198.51.100.7")
    html = a_browser().get("/desk/account/sessions/").content.decode()

    assert "Firefox on Windows" in html and "203.0.113.9" in html
    assert "Safari on iPhone" in html and "198.51.100.7" in html
    assert html.count("<em>here</em>") == 1


def test_a_browser_that_is_logged_out_from_elsewhere_is_out_at_its_next_click() -> None:
    somebody()
    phone, here = a_browser(A_PHONE), a_browser()
    number = UserSession.objects.get(user_agent=A_PHONE).pk

    here.post(f"/desk/account/sessions/{number}/end/")

    assert not is_in(phone)
    assert is_in(here)
    assert "Safari on iPhone" not in here.get("/desk/account/sessions/").content.decode().partition("messagelist")[0]


def test_all_other_browsers_are_logged_out_at_once() -> None:
    somebody()
    others, here = [a_browser(A_PHONE), a_browser()], a_browser()

    here.post("/desk/account/sessions/others/end/")

    assert [is_in(other) for other in others] == [False, False]
    assert is_in(here)


def test_nobody_ends_or_sees_a_session_of_somebody_else() -> None:
    somebody("dunja")
    somebody("mira")
    theirs, here = a_browser(A_PHONE, name="dunja"), a_browser()

    number = UserSession.objects.get(user__username="dunja").pk
    assert here.post(f"/desk/account/sessions/{number}/end/").status_code == 404

    assert is_in(theirs)
    assert "Safari on iPhone" not in here.get("/desk/account/sessions/").content.decode()


def test_a_session_is_ended_by_a_post_alone() -> None:
    somebody()
    here = a_browser()

    assert here.get(f"/desk/account/sessions/{UserSession.objects.get().pk}/end/").status_code == 405
    assert is_in(here)


def test_a_new_password_logs_every_other_browser_out_and_keeps_this_one_on_the_list() -> None:
    somebody()
    phone, here = a_browser(A_PHONE), a_browser()
    new = "a-tenth-night-came"

    here.post("/desk/password_change/", {"old_password": PASSWORD, "new_password1": new, "new_password2": new})

    assert not is_in(phone)
    html = here.get("/desk/account/sessions/").content.decode()
    assert "Firefox on Windows" in html and "Safari on iPhone" not in html
    assert UserSession.objects.count() == 1


def test_an_administrator_takes_off_the_second_factor_of_a_lost_phone_and_it_is_on_record() -> None:
    user, boss = somebody("dunja"), somebody("boss", role="Administrator")
    theirs, administrator = a_browser(name="dunja"), Client()
    totp.TOTP.activate(user, SECRET)
    administrator.force_login(boss)

    page = administrator.get(f"/desk/auth/user/{user.pk}/change/").content.decode()
    assert "Authenticator app." in page
    administrator.post(f"/desk/auth/user/{user.pk}/second-factor/")

    assert not Authenticator.objects.filter(user=user).exists()
    assert not is_in(theirs)
    entry = LogEntry.objects.get(object_id=str(user.pk))
    assert (entry.user, entry.change_message) == (boss, "Took off the second factor.")


def test_a_second_factor_of_a_login_above_ones_own_stays() -> None:
    above = User.objects.create_user("chief", password=PASSWORD, is_staff=True, is_superuser=True)
    totp.TOTP.activate(above, SECRET)
    administrator, reporter = Client(), Client()
    administrator.force_login(somebody("boss", role="Administrator"))
    reporter.force_login(somebody("dunja", role="Reporter"))

    for client in (administrator, reporter):
        assert client.get(f"/desk/auth/user/{above.pk}/second-factor/").status_code == 403
        assert client.post(f"/desk/auth/user/{above.pk}/second-factor/").status_code == 403

    assert Authenticator.objects.filter(user=above).exists()


def test_keys_and_sessions_are_in_no_table_of_the_desk() -> None:
    client = Client()
    client.force_login(given.an_editor())

    for path in ("/desk/mfa/authenticator/", "/desk/usersessions/usersession/", "/desk/account/emailaddress/"):
        assert client.get(path).status_code == 404, path
