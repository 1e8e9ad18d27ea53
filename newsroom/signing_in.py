"""The settings of signing in, which is django-allauth's. Read by newsroom.settings; knows no variable and no model."""

# How many attempts that fail, for one login name: after so many, so many minutes' rest.
FAILURES, REST_MINUTES = 5, 5

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
ACCOUNT_FORMS = {"login": "newsroom.account_forms.LoginForm", "reauthenticate": "newsroom.account_forms.PasswordForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"  # logins are made by administrators; no address is asked or confirmed
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"login_failed": f"10/m/ip,{FAILURES}/{REST_MINUTES}m/key", "login": "30/m/ip"}
LOGIN_REDIRECT_URL = "admin:index"

MFA_ADAPTER = "newsroom.account_adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "newsroom.account_forms.CodeForm",
    "reauthenticate": "newsroom.account_forms.CodeAgainForm",
    "activate_totp": "newsroom.account_forms.FirstCodeForm",
    "add_webauthn": "newsroom.account_forms.PasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "preferred"
