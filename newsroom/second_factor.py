"""A second factor: who has one, who must set one up before anything else, and how one is taken off."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from newsroom.login_sessions import end_all

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What somebody without a second factor may open: the pages that set one up, and the way out.
SETTING_UP = (
    "second_factor", "mfa_add_webauthn", "mfa_activate_totp", "account_reauthenticate", "account_logout", "admin:logout",
)  # fmt: skip


def has_second_factor(person: "Person") -> bool:
    """Recovery codes alone are none: they come with one."""
    found: bool = Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists()
    return found


def must_set_up(person: "Person") -> bool:
    """Whether this person may do nothing before a second factor is set up."""
    return bool(settings.SECOND_FACTOR and person.is_authenticated and not has_second_factor(person))


def take_off(person: "User") -> None:
    """Take every second factor off this login, its recovery codes too, and log it out everywhere: a phone is lost.

    Writes  all or none. The next login is by password, and leads to setting up a new one.
    """
    with transaction.atomic():
        Authenticator.objects.filter(user_id=person.pk).delete()
        end_all(person)


class SecondFactorFirst:
    """Leads who has no second factor to the page that sets one up, whatever of the desk they ask for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if _is_held(request):
            return HttpResponseRedirect(reverse("second_factor"))
        return self.get_response(request)


def _is_held(request: HttpRequest) -> bool:
    if not (settings.SECOND_FACTOR and request.path.startswith("/desk/")):
        return False
    return must_set_up(request.user) and request.path not in {reverse(name) for name in SETTING_UP}
