"""Files without a row go after a while; files with one never do."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from media.intake.take_in import take_in
from media.models import originals_storage
from media.sweep import orphans
from tests.media import made

pytestmark = pytest.mark.django_db


def test_what_no_row_speaks_of_goes_after_a_while_and_nothing_else() -> None:
    take_in(made.upload(made.a_jpeg()), by=None)
    left_behind = originals_storage().save("ab/left-behind.jpg", ContentFile(b"x"))
    replaced = default_storage.save("someone/320-0123456789ab.jpg", ContentFile(b"x"))

    def found(days: int) -> list[str]:
        return [name for _, name in orphans(at=timezone.now() + timedelta(days=days))]

    assert found(0) == []
    assert found(2) == [left_behind]
    assert found(31) == [left_behind, replaced]


def test_the_command_says_what_it_did() -> None:
    out = StringIO()

    call_command("sweep_media", "--dry-run", stdout=out)

    assert out.getvalue() == "0 files would be removed.\n"
