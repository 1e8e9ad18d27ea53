"""The forms of signing in: django-allauth's, with labels that stay where placeholders would vanish."""

from typing import Any

from allauth.account.forms import LoginForm as Login
from allauth.account.forms import ReauthenticateForm as Password
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _


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


class CodeForm(Codes, AuthenticateForm):  # type: ignore[misc]
    pass


class CodeAgainForm(Codes, ReauthenticateForm):  # type: ignore[misc]
    pass


class FirstCodeForm(Codes, ActivateTOTPForm):  # type: ignore[misc]
    pass


class PasskeyForm(Labelled, AddWebAuthnForm):  # type: ignore[misc]
    """A passkey signs in by itself: it always asks its owner for a finger, a face or a PIN."""

    passwordless = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name")

    def clean(self) -> dict[str, Any]:
        self.cleaned_data["passwordless"] = True
        return super().clean()  # type: ignore[no-any-return]
