"""Every test of photos begins with empty storages."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from media.models import originals_storage


@pytest.fixture(autouse=True)
def _empty_storages() -> Iterator[None]:
    yield
    for storage in (originals_storage(), default_storage):
        shutil.rmtree(Path(storage.path("")), ignore_errors=True)
