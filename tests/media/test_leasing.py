"""Leases deny a photo to readers between two days, by themselves; a legal hold keeps its files."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from articles.publishing.blockers import problems
from delivery.models import Change
from media.leasing import grant, next_denial, set_hold, take_back
from media.models import CreditChange, Licence, Photo
from media.reconcilers.leases import keep_denials
from media.rights import problems_of, shown_on
from media.rights_rows import Lease
from media.sweep import orphans
from media.withdrawing import NoReason
from tests import given

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
WHY = "The family asked for a week."


def on(day: int) -> Any:
    """Noon on a day of November 2026."""
    return time_machine.travel(given.noon("2026-11-01") + timedelta(days=day - 1), tick=False)


@pytest.fixture(autouse=True)
def _today() -> Any:
    with on(24):
        yield


def deny(photo: Photo, *, first: int, last: int | None, use: str = "web") -> Lease:
    until = date(2026, 11, last) if last else None
    return grant(
        photo,
        verdict="deny",
        use=use,
        first_day=date(2026, 11, first),
        last_day=until,
        reason=WHY,
        by=given.an_editor(),
    )


def changes_of(photo: Photo) -> int:
    return sum(f"photo:{photo.pk}" in change.keys.split() for change in Change.objects.all())


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (None, None)),
        ([(26, 28)], (26, 28)),
        ([(1, 23)], (None, None)),
        ([(1, 24)], (1, 24)),
        ([(28, 29), (25, 27)], (25, 29)),
        ([(25, 27), (29, 30)], (25, 27)),
        ([(20, None), (25, 27)], (20, None)),
        ([(25, 26), (26, None)], (25, None)),
    ],
)
def test_denied_days_run_together_and_the_nearest_run_counts(spans: Any, expected: Any) -> None:
    def day(number: int | None) -> date | None:
        return date(2026, 11, number) if number else None

    assert next_denial([(day(a), day(b)) for a, b in spans], today=TODAY) == (day(expected[0]), day(expected[1]))


def test_a_photo_leaves_its_page_for_the_days_of_a_lease_and_comes_back(reader: Any) -> None:
    given.an_outlet()
    photo = given.a_photo()
    address = given.a_live_story(lead=photo).get_absolute_url()
    deny(photo, first=26, last=27)
    deny(photo, first=29, last=29)
    told = changes_of(photo)

    shown, moved = [], []
    for day in range(24, 31):
        with on(day):
            is_shown = photo.public_id in reader.get(address).content.decode()
            assert Photo.objects.filter(shown_on(date(2026, 11, day))).exists() == is_shown
            shown += [day] * is_shown
            moved += [day] * keep_denials()
            assert keep_denials() == 0

    assert (shown, moved) == ([24, 25, 28, 30], [26, 28, 29, 30])
    assert changes_of(photo) == told + 4


def test_a_lease_is_in_the_ledger_with_its_reason_and_can_be_taken_back() -> None:
    photo = given.a_photo()
    lease = deny(photo, first=24, last=None)
    photo.refresh_from_db()
    assert (photo.denied_from, photo.denied_until) == (TODAY, None) and changes_of(photo) == 1

    for _time in range(2):
        take_back(lease, reason="The family agreed.", by=None)

    photo.refresh_from_db()
    assert photo.denied_from is None and changes_of(photo) == 2
    rows = CreditChange.objects.order_by("pk").values_list("field", "old", "new", "why")
    assert list(rows) == [
        ("denied_from", "", "2026-11-24", WHY),
        ("denied_from", "2026-11-24", "", "The family agreed."),
    ]


def test_the_file_of_a_denied_photo_answers_gone(client: Client) -> None:
    given.an_outlet()
    photo = given.a_photo()
    address = default_storage.url(default_storage.save(f"{photo.public_id}/320-0123456789ab.jpg", ContentFile(b"x")))
    deny(photo, first=24, last=25)

    assert client.get(address).status_code == 410
    with on(26):
        assert client.get(address).getvalue() == b"x"


def test_pages_and_files_are_told_once_when_a_lease_no_longer_keeps_a_photo_whose_licence_has_ended() -> None:
    given.an_outlet()
    licence = Licence.objects.create(key="month", name="A month", uses=["web"], until=date(2026, 11, 10))
    photo, days = given.a_photo(licence=licence), {"first_day": date(2026, 11, 8), "last_day": date(2026, 11, 20)}
    grant(photo, verdict="allow", use="web", reason="Paid for", by=None, **days)
    told = {}

    for day in (12, 20, 21, 22):
        with on(day):
            seen = Change.objects.count()
            keep_denials()
            told[day] = [change.keys for change in Change.objects.order_by("pk")[seen:]]

    assert told == {12: [f"photo:{photo.pk}"], 20: [], 21: [f"photo:{photo.pk}"], 22: []}


def test_the_door_judges_by_the_day_on_which_the_story_goes_out() -> None:
    given.an_outlet()
    photo = given.a_photo()
    story = given.a_story(lead=photo)
    deny(photo, first=25, last=26)
    deny(photo, first=29, last=30)
    deny(photo, first=27, last=28, use="syndication")

    found = {day: [p.sentence for p in problems(story, at=given.noon(f"2026-11-{day}"))] for day in (24, 25, 27, 29)}

    assert found == {
        24: [],
        25: ["The lead photo: A lease denies it until 26 November 2026. Choose another photo, or wait."],
        27: [],
        29: ["The lead photo: A lease denies it until 30 November 2026. Choose another photo, or wait."],
    }
    leases = list(photo.leases.all())
    codes = [problem.code for problem in problems_of(photo, on=date(2026, 11, 27), use="syndication", leases=leases)]
    assert codes == ["denied"]


def test_a_hold_keeps_the_files_that_nothing_speaks_of() -> None:
    photo, other = given.a_photo(), given.a_photo()
    names = [default_storage.save(f"{p.public_id}/320-0123456789ab.jpg", ContentFile(b"x")) for p in (photo, other)]
    set_hold(photo, on=True, reason="Court of Karsand, 4 O 17/26", by=None)
    later = given.noon("2027-03-01")

    assert [name for _storage, name in orphans(at=later)] == [names[1]]
    set_hold(photo, on=False, reason="Lifted", by=None)
    assert sorted(name for _storage, name in orphans(at=later)) == sorted(names)
    assert list(CreditChange.objects.order_by("pk").values_list("field", "new")) == [
        ("legal_hold", "yes"),
        ("legal_hold", ""),
    ]


def test_nothing_is_leased_without_a_reason_or_backwards() -> None:
    photo = given.a_photo()

    with pytest.raises(NoReason):
        grant(photo, verdict="deny", use="web", first_day=TODAY, last_day=None, reason=" ", by=None)
    with pytest.raises(ValueError, match="It would end before it begins"):
        deny(photo, first=26, last=25)
    assert not Lease.objects.exists()


def test_the_desk_grants_takes_back_and_holds() -> None:
    given.an_outlet()
    user = User.objects.create_user("teodor", is_staff=True)
    user.groups.add(Group.objects.get(name="Photo desk"))
    client, photo = Client(), given.a_photo()
    client.force_login(user)
    page = f"/desk/media/photo/{photo.pk}/rights/"
    lease = {"act": "grant", "verdict": "deny", "use": "web", "first_day": "2026-11-24", "reason": WHY}

    assert "Rights…" in client.get(f"/desk/media/photo/{photo.pk}/change/").content.decode()
    assert "Nothing speaks against showing it today." in client.get(page).content.decode()
    backwards = client.post(page, lease | {"last_day": "2026-11-20"}).content.decode()
    assert "It would end before it begins." in backwards
    html = client.post(page, lease, follow=True).content.decode()
    assert "A lease denies it. Take the lease back, or withdraw the photo." in html
    assert "Say why" in client.post(page, {"act": "hold", "reason": ""}).content.decode()
    html = client.post(page, {"act": "hold", "reason": "Court of Karsand"}, follow=True).content.decode()
    assert "It is under legal hold" in html
    back = {"act": "take_back", "lease": Lease.objects.get().pk, "reason": "Agreed"}
    html = client.post(page, back, follow=True).content.decode()
    assert "taken back" in html and WHY in html

    user.groups.set([Group.objects.get(name="Editor")])
    assert client.post(page, lease).status_code == 403
