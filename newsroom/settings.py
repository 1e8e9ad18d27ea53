"""Every setting of newsroom. The environment is read here, through `env()`, and nowhere else."""

from pathlib import Path
from typing import Any

import django

from newsroom import signing_in
from newsroom.databases import database
from newsroom.env import env, flag, text, words
from newsroom.signing_in import *  # noqa: F403  what is set for django-allauth, and the caches it counts in
from newsroom.storages import storages

# Where we are

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env("VAR_DIR", Path, default=BASE_DIR / "var")

# Secrets and hosts

DEBUG = env("DEBUG", flag, default=False)
_development: dict[str, Any] = {"default": "development-only-" + "x" * 40} if DEBUG else {}
SECRET_KEY = env(
    "SECRET_KEY", text, hint="Set it to a long random word, or DEBUG=1 to try newsroom on this machine.", **_development
)
_hosts: dict[str, Any] = {"default": ["localhost", "127.0.0.1", "[::1]", ".localhost"]} if DEBUG else {}
ALLOWED_HOSTS = env("ALLOWED_HOSTS", words, hint="Set it to the site's hosts, parted by commas.", **_hosts)
CSRF_TRUSTED_ORIGINS: list[str] = env("CSRF_TRUSTED_ORIGINS", words, default=[])

# Apps: layers, top to bottom; imports run downwards only

INSTALLED_APPS = [
    "newsroom.apps.NewsroomConfig",
    "newsroom.apps.DeskConfig",  # django.contrib.admin with our own site
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    *signing_in.APPS,
    "newsroom.apps.StaticFilesConfig",  # keeps CKEditor's risky plugins out of collectstatic
    "articles",
    "media",
    "delivery",
    "outlet",
    "newsroom.apps.TagsConfig",
    "ckeditor",
]

MIDDLEWARE = [
    "newsroom.health.HealthMiddleware",  # first: whatever host it is asked by
    "django.middleware.security.SecurityMiddleware",
    "newsroom.security.ContentPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "delivery.page_cache.PageCacheMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.desk_only.DeskSession",  # from here on: under /desk/ alone
    "newsroom.desk_only.DeskCsrf",
    "newsroom.desk_only.DeskLogin",
    "newsroom.desk_only.DeskMessages",
    "newsroom.desk_only.DeskAccount",
    "newsroom.desk_only.DeskZone",
    "newsroom.second_factor.SecondFactorFirst",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "newsroom.desk_only.desk_context",
            ],
        },
    },
]

# Data

DATABASE_URL = env("DATABASE_URL", text, default=f"sqlite:///{VAR_DIR / 'newsroom.sqlite3'}")
DATABASES = {"default": database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TAGGIT_CASE_INSENSITIVE = True
TAGGIT_STRIP_UNICODE_WHEN_SLUGIFYING = False

# Files

MEDIA_ROOT = env("MEDIA_ROOT", Path, default=VAR_DIR / "photos")
MEDIA_URL = "/photos/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [("fonts", VAR_DIR / "fonts")] if (VAR_DIR / "fonts").is_dir() else []
STORAGES = storages(
    photos_bucket=env("S3_PHOTOS_BUCKET", text, default=""),
    photos_url=MEDIA_URL,
    originals_bucket=env("S3_ORIGINALS_BUCKET", text, default=""),
    originals_folder=VAR_DIR / "originals",
    endpoint=env("S3_ENDPOINT", text, default=""),
    region=env("S3_REGION", text, default=""),
)
C2PA_CERTIFICATE = env("C2PA_CERTIFICATE", text, default="")  # with its chain; renditions are signed when it is set
C2PA_KEY = env("C2PA_KEY", text, default="")
C2PA_TRUSTED = env("C2PA_TRUSTED", text, default="")  # whose signatures on uploads count
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 3 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000  # a long pasted text has a few fields for each of its paragraphs
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# Pages and work

LANGUAGE_CODE = "en"
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "newsroom.formats"
TIME_ZONE = "UTC"
PROMPT_RECONCILERS = [  # what has an hour; the worker does these in a thread of their own
    "articles.publishing.schedule.do_due_acts",
    "articles.publishing.late.tell_of_late_acts",
]
RECONCILERS = [
    "media.reconcilers.renditions.make_owed_renditions",
    "media.reconcilers.credits.renew_credits",
    "media.reconcilers.rights.tell_of_rights",
    "media.reconcilers.licences.tell_of_licences",
    "media.reconcilers.rights.send_letters",
    "media.reconcilers.leases.keep_denials",
    "newsroom.password_letters.send_password_letters",
    "articles.desk.letters.send_notices",
    "articles.desk.outside_links.check_links",
    "articles.desk.personal_drafts.forget_old_drafts",
]
PHOTO_USES = "articles.desk.photo_uses.uses_of"  # the photo desk asks it where a photo stands
PHOTO_PLACES = "articles.desk.photo_places.places_of"  # and this for all that a withdrawal changes
PHOTO_MERGED = "articles.publishing.merged_photos.move_uses"  # and this to move the uses of one that is merged
PHOTO_REVISIONS = "articles.desk.photo_places.old_places_of"  # and this for stories that had it once
PHOTO_INSTEAD = "articles.desk.photo_instead.instead_of"  # and this for what readers get without it
PHOTO_QUEUES = "articles.desk.admin.held_credits_page.wall_lines"  # and this for queues of stories
PHOTO_UNUSED = "articles.desk.photo_unused"  # and this for photos that something has, or nothing
PHOTO_WORDS = "articles.desk.photo_words.words_of"  # and this for captions, by which photos are found
CHECK_EXTERNAL_LINKS = env("CHECK_EXTERNAL_LINKS", flag, default=False)  # while off, nobody is asked for anything
OUTSIDE_LINKS_MAY_BE_LOCAL = False  # tests alone ask a server on this machine
PAGE_CACHE_MEGABYTES = env("PAGE_CACHE_MEGABYTES", int, default=0 if DEBUG else 64)
WORKER_BEAT_SECONDS = env("WORKER_BEAT_SECONDS", int, default=5)

# Letters: none are sent while nobody is named to get them

NEWS_DESK_EMAIL: list[str] = env("NEWS_DESK_EMAIL", words, default=[])
PHOTO_DESK_EMAIL: list[str] = env("PHOTO_DESK_EMAIL", words, default=[])
DEFAULT_FROM_EMAIL = env("MAIL_FROM", text, default="newsroom@localhost")
_mail: dict[str, Any] = {
    "host": env("EMAIL_HOST", text, default="localhost"),
    "port": env("EMAIL_PORT", int, default=25),
    "username": env("EMAIL_HOST_USER", text, default=""),
    "password": env("EMAIL_HOST_PASSWORD", text, default=""),
    "use_tls": env("EMAIL_USE_TLS", flag, default=False),
    "timeout": 20,
}
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": _mail}}
else:  # the names that 5.2 knows, which 6.1 warns of
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_TLS, EMAIL_TIMEOUT = _mail.values()

# Security

SECOND_FACTOR = env("SECOND_FACTOR", flag, default=not DEBUG)  # without one, staff can do nothing else
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/desk/"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
HTTPS = env("HTTPS", flag, default=not DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env("BEHIND_PROXY", flag, default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # whose X-Forwarded-For names who asks
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SILENCED_SYSTEM_CHECKS = [
    "ckeditor.W001",  # newsroom.checks says what is true of the editor as we ship it
    # The desk's own forms of these middleware and context processors are not recognised by name:
    *"admin.E402 admin.E404 admin.E408 admin.E409 admin.E410 security.W003".split(),
]

# Logs

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "newsroom.logs.WithoutTokens"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_tokens"]},
    },
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", text, default="WARNING")},
}
