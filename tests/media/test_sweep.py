"""Files without a row go after a while; files with one never do."""

import os
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from media import ledger
from media.intake.take_in import take_in
from media.leasing import set_hold
from media.models import Photo, RetiredFile, originals_storage
from media.reconcilers.renditions import make_owed_renditions
from media.sweep import orphans
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions

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


def a_photo_of_two_years_ago() -> Photo:
    given.an_outlet()
    photo = a_photo_with_renditions(made.a_jpeg(400))
    for row in photo.renditions.all():
        os.utime(default_storage.path(str(row.file)), times=(0, 0))
    return photo


def files_of(photo: Photo) -> set[str]:
    return {str(row.file) for row in photo.renditions.all()}


def swept(*, after_days: int) -> set[str]:
    return {name for _storage, name in orphans(at=timezone.now() + timedelta(days=after_days))}


def given_another_credit(photo: Photo, creator: str) -> None:
    ledger.correct(photo, by=None, creator=creator)
    while make_owed_renditions():
        pass


def test_a_file_of_two_years_ago_that_is_replaced_today_stays_for_thirty_days_more() -> None:
    photo = a_photo_of_two_years_ago()
    old = files_of(photo)

    given_another_credit(photo, "Amal Haddad")

    assert not old & files_of(photo)
    assert swept(after_days=29) == set()
    assert swept(after_days=31) == old


def test_a_file_that_is_replaced_a_second_time_counts_from_its_last_day() -> None:
    photo = a_photo_of_two_years_ago()
    old = files_of(photo)

    given_another_credit(photo, "Amal Haddad")
    RetiredFile.objects.update(retired_at=timezone.now() - timedelta(days=40))
    given_another_credit(photo, "")
    assert files_of(photo) == old
    assert not RetiredFile.objects.filter(name__in=old).exists()
    given_another_credit(photo, "Sami Quist")

    assert not swept(after_days=0) & old


def test_nothing_goes_while_new_files_are_owed_or_under_legal_hold() -> None:
    photo = a_photo_of_two_years_ago()
    given_another_credit(photo, "Amal Haddad")

    ledger.correct(photo, by=None, creator="Sami Quist")
    assert swept(after_days=60) == set()
    given_another_credit(photo, "Amal Haddad")
    set_hold(photo, on=True, reason="A letter from counsel", by=None)

    assert swept(after_days=60) == set()


def test_the_command_forgets_what_it_removed() -> None:
    photo = a_photo_of_two_years_ago()
    given_another_credit(photo, "Amal Haddad")
    RetiredFile.objects.update(retired_at=timezone.now() - timedelta(days=31))

    call_command("sweep_media", stdout=StringIO())

    assert not RetiredFile.objects.exists()
    assert {default_storage.exists(name) for name in files_of(photo)} == {True}
