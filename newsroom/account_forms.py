"""The forms of signing in: django-allauth's, with labels that stay where placeholders would vanish."""

import json
from typing import Any

from allauth.account.forms import LoginForm as Login
from allauth.account.forms import ReauthenticateForm as Password
from allauth.account.forms import ResetPasswordForm, ResetPasswordKeyForm, UserTokenForm
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from newsroom.password_letters import may_set_anew, owe_letters


class Labelled:
    """Puts the first field first in hand, and takes placeholders away: the label says it."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, field in enumerate(self.fields.values()):
            field.widget.attrs.pop("placeholder", None)
            if number == 0:
                field.widget.attrs["autofocus"] = True


class Codes(Labelled):
    """A field for a code: digits on a phone's keys."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code")
        self.fields["code"].widget.attrs.update(inputmode="numeric", size=12)


class LoginForm(Labelled, Login):  # type: ignore[misc]
    pass


class PasswordForm(Labelled, Password):  # type: ignore[misc]
    pass


class ForgottenForm(Labelled, ResetPasswordForm):  # type: ignore[misc]
    """Which login has forgotten its password: named by its e-mail address. What is answered never says whether there is one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail")

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Owe each login of this address a letter; it goes to the address that the login has, and takes no time here."""
        owe_letters(self.users, site=f"{request.scheme}://{request.get_host()}")
        return str(self.cleaned_data["email"])


class LetterLinkForm(UserTokenForm):  # type: ignore[misc]
    """The link of a letter: it holds for a login that may come in."""

    def _get_user(self, uidb36: str) -> User | None:
        person = super()._get_user(uidb36)
        return person if person is not None and may_set_anew(person) else None


class NewPasswordForm(Labelled, ResetPasswordKeyForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].label = _("New password")
        self.fields["password1"].help_text = _("Ten characters at least; no common word, and nothing like your name.")
        self.fields["password2"].label = _("And again")


class CodeForm(Codes, AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(Codes, ReauthenticateForm):  # type: ignore[misc]
    pass


class FirstCodeForm(Codes, ActivateTOTPForm):  # type: ignore[misc]
    pass


# What is raised by the reading of an answer that no browser gave; anybody can send one to the door.
UNREADABLE = (ValueError, LookupError, TypeError, RecursionError)


class AnswerDecoder(json.JSONDecoder):
    """Brackets within brackets without end, and numbers without end, are no JSON."""

    def decode(self, text: str, *args: Any) -> Any:
        try:
            return super().decode(text)
        except UNREADABLE as error:
            raise json.JSONDecodeError("no answer of a passkey", "", 0) from error


class Answers:
    """Refuses an answer of a passkey that cannot be read, as it refuses one that is wrong."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"].decoder = AnswerDecoder  # type: ignore[attr-defined]

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyLoginForm(Answers, LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyStepForm(Answers, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyAgainForm(Answers, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyForm(Labelled, AddWebAuthnForm):  # type: ignore[misc]
    """A passkey signs in by itself: it always asks its owner for a finger, a face or a PIN."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")
        self.fields["credential"].decoder = AnswerDecoder  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        try:
            return super().clean()  # type: ignore[no-any-return]
        except UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
