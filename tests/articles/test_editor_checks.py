"""The text editor stays closed, and the system checks say so when it does not."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.checks import CheckMessage, run_checks
from django.db import models
from django.db.migrations.writer import MigrationWriter

from articles import body
from articles.desk import editor
from articles.desk.fields import BodyField
from newsroom import checks
from newsroom.apps import EDITOR_PLUGINS_LEFT_OUT


def ids(found: Iterable[CheckMessage]) -> set[str]:
    return {str(message.id) for message in found}


def test_all_is_well_as_it_is_shipped() -> None:
    assert not [message for message in run_checks() if str(message.id).startswith("newsroom.")]


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"allowedContent": True}, "newsroom.E003"),
        ({"fullPage": True}, "newsroom.E003"),
        ({"allowedContent": "p; script"}, "newsroom.E004"),
        ({"allowedContent": "*[*]"}, "newsroom.E004"),
        ({"removePlugins": "scayt,wsc"}, "newsroom.E005"),
        ({"versionCheck": True}, "newsroom.E006"),
        ({"extraPlugins": "photo"}, "newsroom.E007"),
    ],
)
def test_an_open_editor_is_an_error(monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], error: str) -> None:
    monkeypatch.setattr(editor, "CONFIG", {**editor.CONFIG, **changes})

    assert error in ids(checks.editor_is_closed(None))


def test_the_uploader_of_the_package_must_not_be_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsroom.checks.apps.is_installed", lambda name: name == "ckeditor_uploader")

    assert "newsroom.E001" in ids(checks.editor_is_closed(None))


def test_settings_cannot_open_the_editor(settings: Any) -> None:
    settings.CKEDITOR_CONFIGS = {"default": {"allowedContent": True}}

    assert "newsroom.E002" in ids(checks.editor_is_closed(None))
    assert isinstance(editor.BodyWidget().config["allowedContent"], str)


def test_only_the_editors_own_app_of_the_package_is_installed() -> None:
    assert [name for name in settings.INSTALLED_APPS if name.startswith("ckeditor")] == ["ckeditor"]


def test_what_calls_out_is_removed_and_left_out_of_the_static_files() -> None:
    removed = set(editor.CONFIG["removePlugins"].split(","))

    assert {"exportpdf", "scayt", "wsc"} <= removed
    assert set(EDITOR_PLUGINS_LEFT_OUT) <= removed


def test_the_page_never_asks_the_editors_maker_for_its_version() -> None:
    widget = editor.BodyWidget()
    widget.get_context("body", "", {})

    assert widget.config["versionCheck"] is False


def test_the_editor_lets_in_the_vocabulary_of_the_body_and_no_more() -> None:
    rules = editor.ALLOWED_CONTENT.replace("!", "")
    elements = {name for rule in rules.split(";") for name in rule.split("[")[0].split("(")[0].split()}

    assert elements == set(body.TAGS)


def test_migrations_name_no_editor() -> None:
    written, imports = MigrationWriter.serialize(BodyField(blank=True))

    assert "ckeditor" not in written + "".join(imports)
    assert issubclass(BodyField, models.TextField)


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"DEBUG": True, "ALLOWED_HOSTS": ["news.example.org"]}, "newsroom.E011"),
        ({"ALLOWED_HOSTS": ["*"]}, "newsroom.E012"),
        ({"SECRET_KEY": "development-only-xxxx"}, "newsroom.E013"),
        ({"HTTPS": False, "ALLOWED_HOSTS": ["news.example.org"]}, "newsroom.W014"),
        ({"SECOND_FACTOR": False, "ALLOWED_HOSTS": ["news.example.org"]}, "newsroom.W015"),
        (
            {"MEDIA_ROOT": "/srv/news", "STORAGES": {"originals": {"OPTIONS": {"location": "/srv/news/o"}}}},
            "newsroom.E021",
        ),
        ({"STORAGES": {}}, "newsroom.E022"),
        ({"MIDDLEWARE": []}, "newsroom.E033"),
    ],
)
def test_unsafe_settings_are_named(settings: Any, changes: dict[str, Any], error: str) -> None:
    for name, value in changes.items():
        setattr(settings, name, value)

    assert error in ids(checks.settings_are_safe_together(None))


def test_sound_production_settings_pass_the_deploy_check_without_a_warning(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "Wj3q-7Zr0v_Kb5x2Lm9Tn4Gs8Yp1Df6HcAeUiOoQzXwBvCnM" * 2,
        "ALLOWED_HOSTS": "news.example.org",
        "VAR_DIR": str(tmp_path),
    }

    run = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
