"""The settings of signing in, which is django-allauth's. Read by newsroom.settings; knows no variable and no model."""

# How many attempts that fail, for one login name: after so many, so many minutes' rest.
FAILURES, REST_MINUTES = 5, 5
# How long the link of a letter lets somebody set a new password.
LINK_HOURS = 2

APPS = (
    "newsroom.apps.AccountConfig",  # allauth.account, under /desk/ alone
    "allauth.mfa",
    "allauth.usersessions",
)

# allauth counts attempts in the default cache. In the database they count for every process, and outlive them.
LIMITS_TABLE = "newsroom_limits"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": LIMITS_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  # what each process may count anew
}

ACCOUNT_ADAPTER = "newsroom.account_adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "newsroom.account_forms.LoginForm",
    "reauthenticate": "newsroom.account_forms.PasswordForm",
    "reset_password": "newsroom.account_forms.ForgottenForm",
    "reset_password_from_key": "newsroom.account_forms.NewPasswordForm",
    "user_token": "newsroom.account_forms.LetterLinkForm",
}
ACCOUNT_EMAIL_VERIFICATION = "none"  # logins are made by administrators; no address is asked or confirmed
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {
    "login_failed": f"10/m/ip,{FAILURES}/{REST_MINUTES}m/key",
    "login": "30/m/ip",
    "change_password": f"{FAILURES}/m/user",  # of the old one, by who found a desk left open
    "reset_password": "20/h/ip,3/h/key",  # letters to one address, and asked for from one
}
PASSWORD_RESET_TIMEOUT = LINK_HOURS * 3600
# Django's own: allauth's writes a row of its own whenever a link is looked at.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105  a class
LOGIN_URL = "admin:login"
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "newsroom.answers.form_too_old"
LOGIN_REDIRECT_URL = "admin:index"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

MFA_ADAPTER = "newsroom.account_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "newsroom.account_forms.CodeForm",
    "reauthenticate": "newsroom.account_forms.CodeAgainForm",
    "activate_totp": "newsroom.account_forms.FirstCodeForm",
    "add_webauthn": "newsroom.account_forms.PasskeyForm",
    "login_webauthn": "newsroom.account_forms.PasskeyLoginForm",
    "authenticate_webauthn": "newsroom.account_forms.PasskeyStepForm",
    "reauthenticate_webauthn": "newsroom.account_forms.PasskeyAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
