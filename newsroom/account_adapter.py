"""What django-allauth asks of us: who may come in, where they go next, what it is called, and what a refusal says."""

import time
from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.stagekit import clear_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from delivery.pages import the_outlet
from newsroom.signing_in import REST_MINUTES

TOO_MANY = format_lazy(
    gettext_lazy("Too many attempts have failed. Wait {minutes} minutes, then try again."), minutes=REST_MINUTES
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff alone come in, by a login that an administrator made; nobody signs up."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": gettext_lazy(
            "Username and password do not belong together. Capitals count in both."
        ),
        "incorrect_password": gettext_lazy("This is not your password."),
        "incorrect_code": gettext_lazy("This code is not right. Take the one that the app shows now."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count for a login's name, on whichever of the outlet's hosts it is tried."""
        return str(credentials.get("username", "")).lower()

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """A login without a place on the desk is told what a wrong password is told."""
        user = super().authenticate(request, **credentials)
        return user if user is not None and getattr(user, "is_staff", False) else None

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse | None:
        """A passkey asks for no password: what holds for the login is asked here for every way in."""
        if user.is_active and getattr(user, "is_staff", False):
            return None
        clear_login(request)
        messages.error(request, _("This login is closed. Ask an administrator."))
        return HttpResponseRedirect(reverse("account_login"))

    def is_safe_url(self, url: str) -> bool:
        """After logging in the way goes on within this host alone."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Who came in minutes ago is not asked again."""
        request = context.request
        records = get_authentication_records(request, request.user)
        latest = max((record["at"] for record in records), default=0)
        return bool(time.time() - latest >= app_settings.REAUTHENTICATION_TIMEOUT)


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors carry the outlet's name, wherever they are kept."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This was not right. Take the code that the app shows now; to log in, an unused recovery code will do too."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("Recovery codes come with a second factor. Set one up first."),
    }

    def _get_site_name(self) -> str:
        return the_outlet(context.request).name

    def _get_user_identifier(self, user: AbstractBaseUser) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Any) -> str:  # noqa: A002  allauth's name
        return _("Passkey of {browser}").format(browser=browser_of(context.request.META.get("HTTP_USER_AGENT", "")))


# Names as they stand in a browser's own line, the more telling first: nearly all call themselves Chrome and Safari too.
BROWSERS = (("Edg/", "Edge"), ("OPR/", "Opera"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
    ("Mac OS X", "a Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
)  # fmt: skip


def browser_of(line: str) -> str:
    """“Firefox on Windows”, from the line that a browser sends about itself."""
    browser = next((name for sign, name in BROWSERS if sign in line), "")
    system = next((name for sign, name in SYSTEMS if sign in line), "")
    if browser and system:
        return _("{browser} on {system}").format(browser=browser, system=system)
    return browser or system or _("a browser that does not say its name")
