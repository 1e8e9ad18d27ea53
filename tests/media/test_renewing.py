"""What stands in many credits changes: exactly the pages and files with those photos follow, batch by batch."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from delivery.models import Change
from media.describing import save_photo
from media.models import CreditRenewal, Licence, Photo, RenditionOrder
from media.reconcilers import credits as reconciler
from media.reconcilers.credits import renew_credits
from tests import given
from tests.articles.desk_people import at_the_desk

pytestmark = pytest.mark.django_db


def desk() -> Any:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def rename(client: Any, photo: Photo, **changes: Any) -> None:
    source = photo.source
    assert source is not None
    values = {"name": source.name, "aliases": "", "patterns": "", "credit_form": "", "is_checked": "on", **changes}
    answer = client.post(f"/desk/media/source/{source.pk}/change/", values)
    assert answer.status_code == 302, answer.context["adminform"].form.errors


def owed() -> set[int]:
    return set(RenditionOrder.objects.filter(done_at=None).values_list("photo", flat=True))


def told_since(count: int) -> list[set[str]]:
    return [set(change.keys.split()) for change in Change.objects.order_by("pk")[count:]]


def test_a_renamed_source_renews_its_photos_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk()
    ours = [given.a_photo(f"Boat {n}") for n in range(5)]
    given.a_photo("Another's", source="Levant Photo")
    awaited = given.a_photo("To come", status=Photo.Status.AWAITED)
    monkeypatch.setattr(reconciler, "PAGES_AT_ONCE", 4)
    before = Change.objects.count()

    rename(client, ours[0], name="Harbour Press Agency")
    assert not owed() and told_since(before) == []

    assert (renew_credits(), renew_credits()) == (12, 0)
    keys = [f"photo:{photo.pk}" for photo in [*ours, awaited]]
    assert told_since(before) == [set(keys[:4]), set(keys[4:])]
    assert owed() == {photo.pk for photo in ours}
    assert RenditionOrder.objects.count() == 2 * len(ours)


def test_a_source_s_warning_or_terms_renew_nothing() -> None:
    client, photo = desk(), given.a_photo()

    rename(client, photo, terms="Thirty days.", warning="Check place names.")

    assert not CreditRenewal.objects.exists()


def test_a_second_change_meanwhile_begins_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk()
    photos = [given.a_photo(f"Boat {n}") for n in range(3)]
    monkeypatch.setattr(reconciler, "PAGES_AT_ONCE", 2)
    monkeypatch.setattr(reconciler, "BATCHES_A_TURN", 1)
    rename(client, photos[0], credit_form="(Photo by {source})")
    assert renew_credits() == 2 + 3

    rename(client, photos[0], credit_form="Photo: {source}")

    assert (renew_credits(), renew_credits(), renew_credits()) == (2 + 3, 1, 0)


def test_files_are_ordered_a_few_at_a_time_and_all_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    client = desk()
    photos = [given.a_photo(f"Boat {n}") for n in range(5)]
    monkeypatch.setattr(reconciler, "FILES_AT_ONCE", 2)
    rename(client, photos[0], name="Harbour Press Agency")

    assert renew_credits() == 5 + 2 and len(owed()) == 2
    assert renew_credits() == 0
    for expected in (2, 1):
        RenditionOrder.objects.update(done_at=timezone.now())
        assert renew_credits() == expected
    assert RenditionOrder.objects.count() == 2 * len(photos) and not CreditRenewal.objects.filter(done_at=None)


def test_the_outlet_s_form_renews_the_whole_library() -> None:
    client = desk()
    photos = [given.a_photo("One"), given.a_photo("Two", source="Levant Photo")]
    page = client.get("/desk/outlet/outlet/1/change/")
    sent = {f"{prefix}-{name}": 0 for prefix in ("addresses", "channels") for name in ("TOTAL_FORMS", "INITIAL_FORMS")}
    values = {name: value or "" for name, value in page.context["adminform"].form.initial.items()}

    assert client.post("/desk/outlet/outlet/1/change/", {**values, **sent, "tagline": "Other words"}).status_code == 302
    assert renew_credits() == 0
    client.post("/desk/outlet/outlet/1/change/", {**values, **sent, "credit_form": "(Photo by {source})"})

    assert renew_credits() == 2 + 2 and owed() == {photo.pk for photo in photos}


def test_a_licence_s_words_renew_files_and_what_it_covers_renews_pages() -> None:
    client, photo = desk(), given.a_photo()
    licence = Licence.objects.get()
    values = {"key": licence.key, "name": licence.name, "uses": ["web", "archive"]}
    page, before = f"/desk/media/licence/{licence.pk}/change/", Change.objects.count()

    client.post(page, values)
    assert renew_credits() == 1 and not owed() and told_since(before) == [{f"photo:{photo.pk}"}]

    client.post(page, {**values, "terms": "For news alone."})
    assert renew_credits() == 1 + 1 and owed() == {photo.pk}


def test_when_a_licence_ends_its_photos_pages_are_told_in_that_night() -> None:
    with time_machine.travel("2026-11-24 12:00 +0000", tick=False):
        client, photo = desk(), given.a_photo()
        licence = Licence.objects.get()
        values = {"key": licence.key, "name": licence.name, "uses": ["web"]}
        client.post(f"/desk/media/licence/{licence.pk}/change/", {**values, "until": "2026-11-30"})

    assert photo.licence.until is None and Licence.objects.get().until == date(2026, 11, 30)
    ended = CreditRenewal.objects.get(of="ended")
    assert ended.due_at == datetime(2026, 11, 30, 22, 0, tzinfo=UTC) and not ended.with_files


@pytest.mark.parametrize(("field", "is_in_files"), [("alt_text", True), ("description", True), ("title", False)])
def test_words_that_stand_inside_the_files_renew_them(field: str, is_in_files: bool) -> None:
    photo, before = given.a_photo(), Change.objects.count()

    setattr(photo, field, "Other words")
    save_photo(photo, by=None, fields=[field])

    assert told_since(before) == [{f"photo:{photo.pk}"}]
    assert owed() == ({photo.pk} if is_in_files else set())


def test_a_batch_that_fails_is_kept_with_its_error_and_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    client, photo = desk(), given.a_photo()
    rename(client, photo, name="Harbour Press Agency")

    def fail(_ids: Any) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr("media.renditions.order_many", fail)
    assert renew_credits() == 1

    row = CreditRenewal.objects.get(with_files=True)
    assert row.last_error == "The disk is full." and row.done_at is None and row.retry_at is not None
