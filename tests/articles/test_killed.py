"""Killed with SIGKILL at any of its steps, a publish is either whole or not there."""

import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

SCRIPT = Path(__file__).parent / "killing.py"


@pytest.fixture
def empty_database_url(tmp_path: Path, transactional_db: None) -> Iterator[str]:
    """The address of a database of its own, on the engine that the suite runs on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'killed.sqlite3'}"
        return
    name = f"killed_{uuid.uuid4().hex[:8]}"
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    at = settings.DATABASES["default"]
    host = str(at["HOST"]).replace("/", "%2F")
    yield f"postgresql://{at['USER']}:{at['PASSWORD']}@{host}:{at['PORT']}/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_publish_killed_at_any_step_is_whole_or_not_there(
    empty_database_url: str,
) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": empty_database_url,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    environment |= {"DEBUG": "1", "PYTHONPATH": str(settings.BASE_DIR)}

    ran = subprocess.run(
        [sys.executable, str(SCRIPT)],
        check=False,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert "FAULT" not in ran.stdout, ran.stdout
    ended = re.search(r"100 rounds, (\d+) killed", ran.stdout)
    assert ended, ran.stdout + ran.stderr
    assert int(ended[1]) >= 60
