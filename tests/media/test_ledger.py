"""The ledger: every change of a credit or a right, and everything that shows it made anew."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from delivery.models import Change
from media import ledger
from media.models import CreditChange, Photo, RenditionOrder, Source
from tests import given

pytestmark = pytest.mark.django_db


def test_a_corrected_credit_is_in_the_ledger_and_its_pages_and_files_are_made_anew() -> None:
    editor = given.an_editor()
    photo = Photo.objects.create(status=Photo.Status.READY, width=900, height=600, creator="Stringer")
    reuters = Source.objects.get(name="Reuters")

    ledger.correct(photo, by=editor, why="The agency's note names her.", creator="Amal Haddad", source=reuters)

    photo.refresh_from_db()
    assert (photo.creator, photo.source) == ("Amal Haddad", reuters)
    rows = CreditChange.objects.order_by("pk").values_list("field", "old", "new", "why", "by")
    assert list(rows) == [
        ("creator", "Stringer", "Amal Haddad", "The agency's note names her.", editor.pk),
        ("source", "", "Reuters", "The agency's note names her.", editor.pk),
    ]
    assert [change.keys for change in Change.objects.all()] == [f"photo:{photo.pk}"]
    assert RenditionOrder.objects.filter(photo=photo, done_at=None).count() == 2


def test_saying_the_same_again_is_no_change() -> None:
    photo = Photo.objects.create(creator="Amal Haddad", rights_until=date(2027, 3, 31))

    changes = ledger.correct(photo, by=None, creator="Amal Haddad", rights_until=date(2027, 3, 31))

    assert changes == [] and not Change.objects.exists() and not CreditChange.objects.exists()


def test_what_is_no_credit_is_not_for_the_ledger() -> None:
    with pytest.raises(ValueError, match="The ledger does not keep title"):
        ledger.correct(Photo.objects.create(), by=None, title="Boat")


def test_a_photo_that_awaits_its_file_is_owed_no_renditions() -> None:
    photo = Photo.objects.create()

    ledger.correct(photo, by=None, creator="Amal Haddad")

    assert not RenditionOrder.objects.exists()


@pytest.mark.parametrize("change", [{"new": "Nobody"}, {"old": ""}])
def test_the_database_refuses_to_change_a_row_of_the_ledger(change: dict[str, str]) -> None:
    ledger.correct(Photo.objects.create(creator="Stringer"), by=given.an_editor(), creator="Amal Haddad")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CreditChange.objects.update(**change)


def test_the_database_refuses_to_delete_a_row_of_the_ledger_whatever_becomes_of_the_photo() -> None:
    photo = Photo.objects.create(creator="Stringer")
    ledger.correct(photo, by=given.an_editor(), creator="Amal Haddad")

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        CreditChange.objects.all().delete()
    photo.delete()

    assert CreditChange.objects.get().new == "Amal Haddad"
