"""System checks of what would be unsafe. Registered by newsroom.apps."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, Tags, register

from newsroom.apps import EDITOR_PLUGINS_LEFT_OUT

LOCAL_HOSTS = frozenset({"localhost", ".localhost", "127.0.0.1", "[::1]", "testserver"})


@register(Tags.security)
def editor_is_closed(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """The text editor lets in the vocabulary alone, and calls nobody."""
    from articles.desk.editor import BodyWidget

    return list(_of_the_package()) + list(_of_the_editor(BodyWidget().config))


def _of_the_package() -> Iterator[CheckMessage]:
    if apps.is_installed("ckeditor_uploader"):
        yield Error(
            "“ckeditor_uploader” is installed: it takes files of any kind from any member of staff.",
            hint="Take it out of INSTALLED_APPS. Photos come in through media.intake.",
            id="newsroom.E001",
        )
    if getattr(settings, "CKEDITOR_CONFIGS", None):
        yield Error(
            "CKEDITOR_CONFIGS is set, and could open what the editor of newsroom keeps closed.",
            hint="Take it out of the settings. The editor is set up in articles/desk/editor.py.",
            id="newsroom.E002",
        )


def _of_the_editor(config: dict[str, Any]) -> Iterator[CheckMessage]:
    allowed = config.get("allowedContent")
    if not isinstance(allowed, str) or not allowed.strip() or config.get("fullPage"):
        yield Error(
            "The text editor lets in any HTML.",
            hint="Give “allowedContent” the vocabulary of articles.body; never true.",
            id="newsroom.E003",
        )
    elif {"script", "style", "iframe", "object", "embed", "form", "*"} & set(_elements(allowed)):
        yield Error(
            "The text editor lets in elements that can run or frame something.",
            hint="Take script, style, iframe, object, embed, form and * out of “allowedContent”.",
            id="newsroom.E004",
        )
    missing = set(EDITOR_PLUGINS_LEFT_OUT) - set(str(config.get("removePlugins", "")).split(","))
    if missing:
        yield Error(
            f"The text editor has plugins that send text elsewhere or widen what it lets in: {', '.join(sorted(missing))}.",
            hint="Name them in “removePlugins” in articles/desk/editor.py.",
            id="newsroom.E005",
        )
    if config.get("versionCheck") is not False:
        yield Error(
            "The text editor asks its maker for its version.", hint="Set “versionCheck” to False.", id="newsroom.E006"
        )
    if "divarea" not in str(config.get("extraPlugins", "")).split(","):
        yield Error(
            "The text editor works in a frame, which needs a policy that lets any inline script run.",
            hint="Name “divarea” in “extraPlugins”.",
            id="newsroom.E007",
        )


def _elements(rules: str) -> Iterator[str]:
    for rule in rules.split(";"):
        yield from rule.split("[")[0].split("(")[0].split("{")[0].split()


@register(Tags.security)
def settings_are_safe_together(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """No combination of settings opens the site: each alone may be right."""
    return [*_of_hosts(), *_of_files(), *_of_buckets(), *_of_content_credentials(), *_of_policies()]


def _public_hosts() -> list[str]:
    return sorted(set(settings.ALLOWED_HOSTS) - LOCAL_HOSTS)


def _of_hosts() -> Iterator[CheckMessage]:
    public = _public_hosts()
    if settings.DEBUG and public:
        yield Error(
            f"DEBUG is on and the site answers to {', '.join(public)}: every error would show its settings to readers.",
            hint="Take DEBUG out of the environment, or ALLOWED_HOSTS while you try newsroom on this machine.",
            id="newsroom.E011",
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Error(
            "ALLOWED_HOSTS is *: anybody may give the site any name, and poison its caches and links.",
            hint="Name the hosts, parted by commas.",
            id="newsroom.E012",
        )
    if settings.SECRET_KEY.startswith("development-only-") and not settings.DEBUG:
        yield Error(
            "SECRET_KEY is the one of development, which everybody knows.",
            hint="Set it to a long random word.",
            id="newsroom.E013",
        )
    if not settings.DEBUG and public and not settings.HTTPS and "testserver" not in settings.ALLOWED_HOSTS:
        yield checks.Warning(
            "HTTPS is off: logins to the desk could be read on the way.",
            hint="Take HTTPS=0 out of the environment. An onion address alone may do without.",
            id="newsroom.W014",
        )
    if not settings.DEBUG and public and not settings.SECOND_FACTOR and "testserver" not in settings.ALLOWED_HOSTS:
        yield checks.Warning(
            "SECOND_FACTOR is off: a stolen password is enough to publish.",
            hint="Take SECOND_FACTOR=0 out of the environment. A demonstration alone may do without.",
            id="newsroom.W015",
        )


def _of_files() -> Iterator[CheckMessage]:
    public = [Path(settings.MEDIA_ROOT).resolve(), Path(settings.STATIC_ROOT).resolve()]
    location = settings.STORAGES.get("originals", {}).get("OPTIONS", {}).get("location")
    if location is not None:
        originals = Path(location).resolve()
        for folder in public:
            if originals == folder or folder in originals.parents or originals in folder.parents:
                yield Error(
                    f"Original photos lie in {originals}, which is served to readers with {folder}.",
                    hint="Keep originals in a folder of their own, outside MEDIA_ROOT and STATIC_ROOT.",
                    id="newsroom.E021",
                )
    if settings.STORAGES.get("originals") is None:
        yield Error(
            "No storage is set for original photos.",
            hint="STORAGES needs “originals”, a private place.",
            id="newsroom.E022",
        )


def _of_buckets() -> Iterator[CheckMessage]:
    options = [settings.STORAGES.get(name, {}).get("OPTIONS", {}) for name in ("default", "originals")]
    photos, originals = ((found.get("endpoint"), found["bucket"]) if "bucket" in found else None for found in options)
    if photos and photos == originals:
        yield Error(
            f"Original photos lie in the bucket {photos[1]}, together with what readers are given.",
            hint="Give S3_ORIGINALS_BUCKET a private bucket of its own.",
            id="newsroom.E023",
        )
    if (photos or originals) and not (find_spec("storages") and find_spec("boto3")):
        yield Error(
            "Photos are to lie in buckets, and what speaks with them is not installed.",
            hint="Install requirements/s3.txt, or take S3_PHOTOS_BUCKET and S3_ORIGINALS_BUCKET out of the environment.",
            id="newsroom.E024",
        )


def _of_content_credentials() -> Iterator[CheckMessage]:
    files = {name: getattr(settings, name) for name in ("C2PA_CERTIFICATE", "C2PA_KEY", "C2PA_TRUSTED")}
    if any(files.values()) and not find_spec("c2pa"):
        yield Error(
            "Content credentials are set up, and what reads and signs them is not installed.",
            hint="Install requirements/c2pa.txt, or take the variables that begin with C2PA_ out of the environment.",
            id="newsroom.E025",
        )
    missing = [name for name, path in files.items() if path and not Path(path).is_file()]
    if bool(files["C2PA_CERTIFICATE"]) != bool(files["C2PA_KEY"]) or missing:
        yield Error(
            "Content credentials are set up, and a file for them is missing.",
            hint="C2PA_CERTIFICATE and C2PA_KEY are set together, and each of them, and C2PA_TRUSTED, names a PEM file. "
            f"Not there: {', '.join(missing) or 'one of the two'}.",
            id="newsroom.E026",
        )


def _of_policies() -> Iterator[CheckMessage]:
    from delivery import content_policy

    for name in ("PUBLIC", "DESK", "EDITOR"):
        if "unsafe-eval" in getattr(content_policy, name):
            yield Error(
                f"The content policy {name} lets pages make code out of text.",
                hint="Take 'unsafe-eval' out of delivery/content_policy.py; nothing here needs it.",
                id="newsroom.E031",
            )
    if "unsafe-inline" in content_policy.PUBLIC + content_policy.DESK:
        yield Error(
            "The policy of public pages or of the desk lets inline scripts or styles run.",
            hint="Only the form with the text editor may; mark its response with delivery.content_policy.with_editor.",
            id="newsroom.E032",
        )
    if "newsroom.security.ContentPolicyMiddleware" not in settings.MIDDLEWARE:
        yield Error(
            "Pages go out without a content policy.",
            hint="Put newsroom.security.ContentPolicyMiddleware into MIDDLEWARE.",
            id="newsroom.E033",
        )
