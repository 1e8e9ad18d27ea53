"""What becomes of two records that are merged: what moves, what stays on record, what is refused."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from media import ledger
from media.intake.refusals import AlreadyHere
from media.intake.take_in import take_in
from media.leasing import grant, set_hold
from media.look_alikes import look_alikes
from media.merging import CannotMerge, merge, survivors
from media.models import LookAlike, Photo, RenditionOrder
from media.withdrawing import NoReason, withdraw_photo
from tests import given
from tests.media import made

pytestmark = pytest.mark.django_db

WHY = "The same frame, sent twice"


@pytest.fixture(autouse=True)
def _outlet() -> None:
    given.an_outlet()


def two_records(**values: object) -> tuple[Photo, Photo]:
    return given.a_photo("Berths, from the wire", **values), given.a_photo(
        "Berths", creator="Sami Quist", source="TASS"
    )


def test_the_one_leads_to_the_other_and_what_was_merged_into_it_before_as_well() -> None:
    first, second = two_records()
    third = given.a_photo("Berths again")

    merge(first, into=second, by=None, why=WHY)
    merge(second, into=third, by=None, why=WHY)

    assert survivors([first.pk, second.pk, third.pk, None]) == {first.pk: third.pk, second.pk: third.pk}
    first.refresh_from_db()
    assert (first.status, first.merged_into) == (Photo.Status.MERGED, third)


def test_both_ledgers_stay_and_say_what_was_merged() -> None:
    gone, left = two_records()
    ledger.correct(gone, by=None, why="She wrote to us", creator="Nadia Rahal")
    editor = given.an_editor()

    merge(gone, into=left, by=editor, why=WHY)

    lines = [(line.field, line.new, line.why) for line in gone.credit_changes.order_by("pk")]
    assert lines == [
        ("creator", "Nadia Rahal", "She wrote to us"),
        ("status", "merged", WHY),
        ("merged_into", "Berths", WHY),
    ]
    assert not left.credit_changes.exists()
    left.refresh_from_db()
    assert left.creator == "Sami Quist"


def test_what_is_lacking_is_filled_and_rights_never_grow_longer() -> None:
    ends = given.today() + timedelta(days=20)
    gone, left = two_records(rights_until=ends, place="Karsand")
    ledger.correct(left, by=None, creator="", source=None)
    gone.tags.add("ports")

    merge(gone, into=left, by=None, why=WHY)

    left.refresh_from_db()
    assert (left.creator, str(left.source), left.place) == ("Amal Haddad", "Harbour Press", "Karsand")
    assert left.rights_until == ends
    assert list(left.tags.names()) == ["ports"]
    assert {line.why for line in left.credit_changes.filter(field="rights_until")} == {WHY}


def test_the_point_and_the_crops_that_somebody_set_are_kept() -> None:
    gone, left = two_records(focal_x=0.61, focal_y=0.48, crops={"3:2": [0.0, 0.0, 1.0, 1.0]})

    merge(gone, into=left, by=None, why=WHY)

    left.refresh_from_db()
    assert (left.focal_x, left.focal_y, left.crops) == (0.61, 0.48, {"3:2": [0.0, 0.0, 1.0, 1.0]})


def test_a_lease_that_denies_the_one_denies_the_other() -> None:
    gone, left = two_records()
    first_day = given.today() + timedelta(days=3)
    grant(gone, verdict="deny", use="web", first_day=first_day, last_day=None, reason="Their contract", by=None)

    merge(gone, into=left, by=None, why=WHY)

    left.refresh_from_db()
    assert left.denied_from == first_day
    assert [lease.get().reason for lease in (left.leases, gone.leases)] == ["Their contract", "Their contract"]


def test_the_one_that_is_left_may_be_given_the_larger_file() -> None:
    left = take_in(made.upload(made.a_jpeg(450, 300)), by=None)
    gone = take_in(made.upload(made.a_jpeg(900, 600), name="large.jpg"), by=None)
    assert look_alikes(left) == [gone]

    merge(gone, into=left, by=None, why=WHY, larger_file=True)

    left.refresh_from_db()
    assert (left.width, left.original.name) == (900, "large.jpg")
    assert left.replaced_originals.get().name == "boat.jpg"
    assert {order.photo for order in RenditionOrder.objects.filter(done_at=None)} == {left}
    assert take_in_again(made.a_jpeg(900, 600)) == left
    assert look_alikes(left) == []


def take_in_again(content: bytes) -> Photo:
    with pytest.raises(AlreadyHere) as here:
        take_in(made.upload(content), by=None)
    return here.value.photo


def test_what_looked_like_the_one_looks_like_the_other() -> None:
    gone, left = two_records()
    third = given.a_photo("Berths again")
    LookAlike.objects.create(photo=left, other=gone, bits=2)
    LookAlike.objects.create(photo=third, other=gone, bits=3)
    RenditionOrder.objects.create(photo=gone, batch="quick", due_at=timezone.now())

    merge(gone, into=left, by=None, why=WHY)

    assert look_alikes(left) == [third]
    assert look_alikes(gone) == []
    assert not RenditionOrder.objects.filter(photo=gone).exists()


def test_its_public_files_are_served_for_as_long_as_the_other_may_be_shown(client: Client) -> None:
    gone, left = two_records()
    name = f"{gone.public_id}/320-0123456789ab.jpg"
    default_storage.save(name, ContentFile(b"a picture"))
    merge(gone, into=left, by=None, why=WHY)

    served = client.get(f"/photos/{name}")

    assert (served.status_code, b"".join(served.streaming_content)) == (200, b"a picture")  # type: ignore[attr-defined]
    assert served["Surrogate-Key"] == f"photo:{gone.pk} photo:{left.pk}"
    withdraw_photo(left, by=None, reason="The agency killed it")
    assert client.get(f"/photos/{name}").status_code == 410


def test_it_is_refused_with_a_sentence() -> None:
    photo, other = two_records()
    awaited = given.a_photo("Awaited", status=Photo.Status.AWAITED)
    ended = given.a_photo("Ended", rights_until=date(2024, 1, 1))

    with pytest.raises(NoReason):
        merge(photo, into=other, by=None, why=" ")
    for into, said in ((photo, "into itself"), (awaited, "has no file yet"), (ended, "Make their rights the same")):
        with pytest.raises(CannotMerge, match=said):
            merge(photo, into=into, by=None, why=WHY)
    set_hold(other, on=True, by=None, reason="A letter from counsel")
    for one, into in ((photo, other), (other, photo)):
        with pytest.raises(CannotMerge, match="“Berths” is under legal hold"):
            merge(one, into=into, by=None, why=WHY)
    assert not Photo.objects.filter(merged_into__isnull=False).exists()


def test_a_record_that_awaited_its_file_finds_the_photo() -> None:
    awaited = given.a_photo("Awaited", status=Photo.Status.AWAITED, width=None, height=None)
    photo = given.a_photo()

    merge(awaited, into=photo, by=None, why="It has come by the wire")

    assert survivors([awaited.pk]) == {awaited.pk: photo.pk}


def test_every_row_that_names_a_photo_is_known_to_merging() -> None:
    """Whoever adds a row that names a photo says here what merging does with it, and does it in media.merging or its hook."""
    moved = {"articles.Caption.photo", "articles.Contributor.portrait", "media.Lease.photo", "media.LookAlike.photo"}
    moved |= {"media.LookAlike.other"}
    moved |= {"media.Photo.merged_into", "articles.Article.fallback_photo", "articles.Edition.fallback_photo"}
    stays = {"Original", "ReplacedOriginal", "Rendition", "RetiredFile", "RightsNotice", "CreditChange"}
    stays |= {"RenditionOrder", "BulkChange"}  # the first is taken back; the second is the memory of an act

    found = {
        f"{row.related_model._meta.label}.{row.field.name}"
        for row in Photo._meta.get_fields(include_hidden=True)
        if row.one_to_many or row.one_to_one
        if row.auto_created
    }

    assert found - moved - {name for name in found if name.split(".")[1] in stays} == set()
