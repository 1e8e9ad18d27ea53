"""A forgotten password: it is asked for, a letter is sent, and its link leads to a new one. django-allauth's acts in our frame."""

from typing import Any

from allauth.account.views import PasswordResetDoneView, PasswordResetFromKeyView, PasswordResetView
from allauth.core import ratelimit
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom import login_sessions
from newsroom.account_pages import OnTheDesk
from newsroom.password_letters import letters_can_be_sent
from newsroom.signing_in import LINK_HOURS


class Forgotten(OnTheDesk, PasswordResetView):  # type: ignore[misc]
    """Asks for the e-mail address. Where no letters can be sent it says who can help, and takes nothing."""

    title = gettext_lazy("Forgotten password")
    template_name = "account/forgotten.html"
    http_method_names = ("get", "head", "post")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if letters_can_be_sent():
            return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]
        return self.render_to_response(self.get_context_data(form=None))  # type: ignore[no-any-return]

    def form_valid(self, form: Any) -> HttpResponse:
        """The same for an address that nobody has, in what is said and in what is counted."""
        asked_for = form.cleaned_data["email"].lower()
        if not ratelimit.consume(self.request, action="reset_password", key=asked_for):
            sentence = _("Too many letters were asked for. Look among unwanted mail, or wait an hour and try again.")
            form.add_error(None, sentence)
            return self.form_invalid(form)  # type: ignore[no-any-return]
        form.save(self.request)
        return redirect(self.get_success_url())


class LetterSent(OnTheDesk, PasswordResetDoneView):  # type: ignore[misc]
    title = gettext_lazy("Look into your mail")
    template_name = "account/letter_sent.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "hours": LINK_HOURS}


class NewPassword(OnTheDesk, PasswordResetFromKeyView):  # type: ignore[misc]
    """The link of the letter: a new password, and every browser is logged out. The second factor is asked for as always."""

    title = gettext_lazy("A new password")
    template_name = "account/new_password.html"
    success_url = reverse_lazy("account_login")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "person": self.reset_user, "hours": LINK_HOURS}

    def form_valid(self, form: Any) -> HttpResponse:
        if self.request.user.is_authenticated:
            self.logout()  # this browser too, before its session is taken from under it
        with transaction.atomic():
            response = super().form_valid(form)
            login_sessions.end_all(self.reset_user)
        return response  # type: ignore[no-any-return]
