"""A person's own pages: signing in, the second factor, where they are logged in. django-allauth's acts in the desk's frame."""

from typing import Any

from allauth.account.views import LoginView, ReauthenticateView
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.base import views as factors
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from newsroom import login_sessions
from newsroom.account_adapter import browser_of
from newsroom.second_factor import has_second_factor, must_set_up


def desk_page(request: HttpRequest, *, title: Any) -> dict[str, Any]:
    """What the desk's frame asks for; somebody who must first set up a second factor gets no rail, which leads nowhere."""
    desk = admin.site.each_context(request)
    is_inside = desk["has_permission"] and not must_set_up(request.user)
    frame = "account/page.html" if is_inside else "account/door.html"
    return {**desk, "title": title, "has_permission": is_inside, "frame": frame}


class OnTheDesk:
    """Puts a page of allauth's into the desk's frame, under its own name."""

    request: HttpRequest
    title: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {**desk_page(self.request, title=self.title), **own}


class Login(OnTheDesk, LoginView):  # type: ignore[misc]
    """The door: login and password, or a passkey alone."""

    title = gettext_lazy("The desk")
    template_name = "admin/login.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.user.is_authenticated and not admin.site.has_permission(request):
            context = {**desk_page(request, title=self.title), "username": request.user.get_username()}
            return TemplateResponse(request, "account/not_yours.html", context)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]


class PasskeyLogin(passkeys.LoginWebAuthnView):  # type: ignore[misc]
    """In with a passkey; one that is not taken leads back to the door, and the way on is kept."""

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, _("This passkey is not known here. Use your password, or another passkey."))
        asked = urlencode({"next": self.request.POST.get("next", "")})
        return HttpResponseRedirect(f"{reverse('account_login')}?{asked}")


class SecondStep(OnTheDesk, factors.AuthenticateView):  # type: ignore[misc]
    """After the password: a code from the app, a recovery code, or a passkey."""

    title = gettext_lazy("One more step")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        types = Authenticator.objects.filter(user=self.stage.login.user).values_list("type", flat=True)
        return {**super().get_context_data(**kwargs), "types": set(types)}


class PasswordAgain(OnTheDesk, ReauthenticateView):  # type: ignore[misc]
    title = gettext_lazy("Is it you?")


class CodeAgain(OnTheDesk, factors.ReauthenticateView):  # type: ignore[misc]
    title = gettext_lazy("Is it you?")


class PasskeyAgain(OnTheDesk, passkeys.ReauthenticateWebAuthnView):  # type: ignore[misc]
    title = gettext_lazy("Is it you?")


class Account(OnTheDesk, factors.IndexView):  # type: ignore[misc]
    """What lets this person in, and where they are logged in."""

    title = gettext_lazy("Your account")


class AddPasskey(OnTheDesk, passkeys.AddWebAuthnView):  # type: ignore[misc]
    title = gettext_lazy("Add a passkey")


class RenamePasskey(OnTheDesk, passkeys.EditWebAuthnView):  # type: ignore[misc]
    title = gettext_lazy("Rename a passkey")
    success_url = reverse_lazy("mfa_index")


class RemovePasskey(OnTheDesk, passkeys.RemoveWebAuthnView):  # type: ignore[misc]
    title = gettext_lazy("Take off a passkey")
    success_url = reverse_lazy("mfa_index")


class SetUpApp(OnTheDesk, totp.ActivateTOTPView):  # type: ignore[misc]
    title = gettext_lazy("Set up an authenticator app")


class TakeOffApp(OnTheDesk, totp.DeactivateTOTPView):  # type: ignore[misc]
    title = gettext_lazy("Take off the authenticator app")


class RecoveryCodes(OnTheDesk, codes.ViewRecoveryCodesView):  # type: ignore[misc]
    title = gettext_lazy("Recovery codes")


class NewRecoveryCodes(OnTheDesk, codes.GenerateRecoveryCodesView):  # type: ignore[misc]
    title = gettext_lazy("New recovery codes")


@login_required
def second_factor(request: HttpRequest) -> HttpResponse:
    """Which second factor to set up: what stands before everything else for who has none."""
    if has_second_factor(request.user):
        return redirect("mfa_index")
    context = desk_page(request, title=_("Set up a second factor"))
    return TemplateResponse(request, "account/second_factor.html", context)


@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where this person is logged in."""
    here = request.session.session_key or ""
    found = login_sessions.open_sessions(authenticated_user(request))
    if here not in {session.session_key for session in found}:
        line, address = request.META.get("HTTP_USER_AGENT", ""), request.META.get("REMOTE_ADDR", "")
        found.insert(0, UserSession(session_key=here, user_agent=line, ip=address))
    rows = [
        {"session": session, "browser": browser_of(session.user_agent), "is_here": session.session_key == here}
        for session in found
    ]
    context = {**desk_page(request, title=_("Where you are logged in")), "rows": rows}
    return TemplateResponse(request, "usersessions/usersession_list.html", context)


@login_required
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """Log one browser out; only this person's own can be named."""
    session = get_object_or_404(UserSession, pk=number, user=request.user)
    name = browser_of(session.user_agent)
    login_sessions.end(session)
    messages.success(request, _("%(browser)s is logged out.") % {"browser": name})
    return redirect("usersessions_list")


@login_required
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Log out every browser but this one."""
    login_sessions.end_others(authenticated_user(request), but=request.session.session_key or "")
    messages.success(request, _("You are logged in here alone."))
    return redirect("usersessions_list")
