"""The addresses of signing in, all under /desk/, where the cookies live. The names are allauth's: it asks for them."""

from allauth.mfa.recovery_codes.views import download_recovery_codes
from django.contrib import admin
from django.urls import path

from newsroom import account_pages as pages
from newsroom import forgotten_pages as forgotten

at_the_door = [
    path("", pages.Login.as_view(), name="account_login"),
    path("second/", pages.SecondStep.as_view(), name="mfa_authenticate"),
    path("passkey/", pages.PasskeyLogin.as_view(), name="mfa_login_webauthn"),
    path("forgotten/", forgotten.Forgotten.as_view(), name="account_reset_password"),
    path("forgotten/sent/", forgotten.LetterSent.as_view(), name="account_reset_password_done"),
    path("forgotten/<str:uidb36>/<str:key>/", forgotten.NewPassword.as_view(), name="account_reset_password_from_key"),
]

account = [
    path("", pages.Account.as_view(), name="mfa_index"),
    path("logout/", admin.site.logout, name="account_logout"),
    path("second-factor/", pages.second_factor, name="second_factor"),
    path("again/", pages.PasswordAgain.as_view(), name="account_reauthenticate"),
    path("again/code/", pages.CodeAgain.as_view(), name="mfa_reauthenticate"),
    path("again/passkey/", pages.PasskeyAgain.as_view(), name="mfa_reauthenticate_webauthn"),
    path("passkeys/add/", pages.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/rename/", pages.RenamePasskey.as_view(), name="mfa_edit_webauthn"),
    path("passkeys/<int:pk>/remove/", pages.RemovePasskey.as_view(), name="mfa_remove_webauthn"),
    path("app/", pages.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("app/remove/", pages.TakeOffApp.as_view(), name="mfa_deactivate_totp"),
    path("codes/", pages.RecoveryCodes.as_view(), name="mfa_view_recovery_codes"),
    path("codes/new/", pages.NewRecoveryCodes.as_view(), name="mfa_generate_recovery_codes"),
    path("codes/download/", download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sessions/", pages.sessions, name="usersessions_list"),
    path("sessions/<int:number>/end/", pages.end_session, name="end_session"),
    path("sessions/others/end/", pages.end_other_sessions, name="end_other_sessions"),
]
