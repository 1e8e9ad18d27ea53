"""A database of a test's own, for scripts that commit and are killed."""

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection


@pytest.fixture
def empty_database_url(tmp_path: Path, transactional_db: None) -> Iterator[str]:
    """The address of an empty database, on the engine that the suite runs on; gone afterwards."""
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
