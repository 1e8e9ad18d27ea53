"""Rights end by themselves: pages are told within a round of the worker, once; the desk is warned 30, 7 and 1 days before."""

from datetime import date, timedelta
from typing import Any

import django
import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.core import mail
from django.test import Client

from articles.desk.models import Act, Article
from articles.publishing.blockers import problems
from articles.publishing.not_ready import NotReady
from articles.publishing.publish import publish
from articles.publishing.schedule import do_scheduled_act, schedule
from delivery.models import Change, Worker
from media.models import Photo
from media.reconcilers.rights import send_letters, tell_of_rights
from media.rights import problems_of
from media.rights_rows import RightsLetter, RightsNotice
from tests import given

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)
DESK = ["photo.desk@meridian.example.org"]


@pytest.fixture(autouse=True)
def _noon() -> Any:
    with time_machine.travel("2026-11-24 12:00 +0000", tick=False):
        yield


def a_used_photo(title: str, *, days: int) -> Photo:
    photo = given.a_photo(title, rights_until=TODAY + timedelta(days=days))
    given.a_story(f"A story with {title}", lead=photo)
    return photo


def changes_of(photo: Photo) -> int:
    return sum(f"photo:{photo.pk}" in change.keys.split() for change in Change.objects.all())


def test_pages_are_told_once_when_rights_have_ended(reader: Any) -> None:
    given.an_outlet()
    photo = given.a_photo(rights_until=TODAY)
    with time_machine.travel("2026-11-10 12:00 +0000", tick=False):
        address = given.a_live_story(lead=photo).get_absolute_url()
    assert tell_of_rights() == 1 and changes_of(photo) == 0  # a day before: the desk is warned, pages are not told
    assert photo.public_id in reader.get(address).content.decode()

    with time_machine.travel("2026-11-24 22:01 +0000", tick=False):  # past midnight in Athens
        assert (tell_of_rights(), tell_of_rights()) == (1, 0)
        assert photo.public_id not in reader.get(address).content.decode()

    assert changes_of(photo) == 1
    assert RightsNotice.objects.get(kind="ended").until == TODAY


def test_rights_that_were_extended_end_again() -> None:
    given.an_outlet()
    photo = given.a_photo(rights_until=TODAY - timedelta(days=1))
    tell_of_rights()

    Photo.objects.filter(pk=photo.pk).update(rights_until=TODAY + timedelta(days=60))
    assert tell_of_rights() == 0
    with time_machine.travel("2027-02-01 12:00 +0000"):
        assert tell_of_rights() == 1

    assert changes_of(photo) == 2


def test_a_withdrawn_photo_and_one_long_ended_are_not_told() -> None:
    given.an_outlet()
    given.a_photo(rights_until=TODAY - timedelta(days=1), status=Photo.Status.WITHDRAWN)
    given.a_photo(rights_until=TODAY - timedelta(days=400))

    assert tell_of_rights() == 0


def test_each_distance_is_told_once_and_only_of_photos_in_use(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = DESK
    given.an_outlet()
    given.a_photo("Nowhere", rights_until=TODAY + timedelta(days=3))
    a_used_photo("Pilot boat", days=30)

    told = []
    for days in range(32):
        with time_machine.travel(given.noon("2026-11-24") + timedelta(days=days), tick=False):
            told += [days] * tell_of_rights()
            tell_of_rights()
    assert told == [0, 4, 23, 29, 31]  # Nowhere ends unseen on day 4; Pilot boat is told of 30, 7 and 1 days before

    kinds = RightsNotice.objects.filter(photo__title="Pilot boat").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["30", "7", "1", "ended"]


def test_a_photo_that_only_stands_in_for_another_is_told_of_too(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = DESK
    given.an_outlet()
    in_draft, in_public = (given.a_photo(name, rights_until=TODAY + timedelta(days=3)) for name in ("Ferry", "Quay"))
    given.a_story("A draft", fallback_photo=in_draft)
    with time_machine.travel("2026-11-10 12:00 +0000", tick=False):
        given.a_live_story("Out", fallback_photo=in_public)
    Article.objects.filter(headline="Out").update(fallback_photo=None)  # readers have it until it goes out again

    tell_of_rights()
    send_letters()

    [letter] = mail.outbox
    assert "Ferry" in letter.body and "Quay" in letter.body
    alarms = home()
    assert "Ferry, " in alarms and "Quay, " in alarms


def test_the_photo_desk_gets_one_letter_for_all_of_them(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = DESK
    given.an_outlet()
    photos = [a_used_photo("Pilot boat, north mole", days=3), a_used_photo("Cranes at dusk", days=5)]

    tell_of_rights()
    assert (send_letters(), send_letters()) == (1, 0)

    [letter] = mail.outbox
    assert letter.to == DESK and letter.subject == "The Meridian: The rights to 2 photos end soon"
    assert "27 November 2026: Pilot boat, north mole, Harbour Press / Amal Haddad" in letter.body
    assert f"https://meridian.example.org/desk/media/photo/{photos[0].pk}/change/" in letter.body


def test_a_letter_that_failed_is_sent_again_under_the_same_name_and_the_desk_is_told(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = DESK
    letters_go_by(settings, "tests.media.test_rights_that_end.NoServer")
    given.an_outlet()
    a_used_photo("Pilot boat, north mole", days=3)
    tell_of_rights()

    send_letters()

    letter = RightsLetter.objects.get()
    assert letter.last_error == "The mail server does not answer." and letter.done_at is None
    assert "A letter about rights could not be sent" in home()

    letters_go_by(settings, "django.core.mail.backends.locmem.EmailBackend")
    RightsLetter.objects.update(retry_at=None)
    send_letters()
    assert mail.outbox[0].message()["Message-ID"] == f"<rights-{letter.key}@localhost>"


def letters_go_by(settings: Any, backend: str) -> None:
    """Under the name that this Django has for it."""
    if django.VERSION >= (6, 1):
        settings.MAILERS = {"default": {"BACKEND": backend}}
    else:
        settings.EMAIL_BACKEND = backend


class NoServer:
    """A mail server that is not there."""

    def __init__(self, **_options: Any) -> None: ...

    def send_messages(self, _messages: Any) -> int:
        raise ConnectionRefusedError("The mail server does not answer.")


def home(address: str = "/desk/") -> str:
    user = User.objects.create_user("teodor", is_staff=True)
    user.groups.add(Group.objects.get(name="Photo desk"))
    client = Client()
    client.force_login(user)
    return client.get(address).content.decode()


def test_a_planned_story_keeps_its_hour_while_the_rights_still_hold() -> None:
    given.an_outlet()
    story = given.a_story(lead=given.a_photo(rights_until=TODAY + timedelta(days=9)))
    act = schedule(story, due_at=given.noon("2026-11-30"), by=given.an_editor())

    with time_machine.travel("2026-11-30 12:01 +0000", tick=False):
        do_scheduled_act(act)

    done = Act.objects.get(article=story, verb="publish")
    assert done.overridden == {"lead_rights_end_soon": "As scheduled: the rights hold on this day."}


def test_the_letter_about_an_end_leads_to_the_report_of_what_changed(settings: Any) -> None:
    settings.PHOTO_DESK_EMAIL = DESK
    given.an_outlet()
    photo = a_used_photo("Pilot boat, north mole", days=0)
    publish(Article.objects.get(), by=None, overrides={"lead_rights_end_soon": "It goes tomorrow."})
    with time_machine.travel("2026-11-25 12:00 +0000", tick=False):
        tell_of_rights()
        send_letters()
        html = home(f"/desk/media/photo/{photo.pk}/report/")

    assert f"https://meridian.example.org/desk/media/photo/{photo.pk}/report/" in mail.outbox[-1].body
    assert mail.outbox[-1].subject == "The Meridian: The rights to 1 photo have ended"
    assert "The rights to it ended on" in html and "Public, and now without it" in html
    assert "A story with Pilot boat, north mole" in html


def test_nobody_named_means_no_letter_and_the_desk_says_it_all_the_same() -> None:
    given.an_outlet()
    Worker.objects.create(name="here")
    a_used_photo("Pilot boat, north mole", days=1)
    a_used_photo("Cranes at dusk", days=20)

    tell_of_rights()

    html = home()
    assert not RightsLetter.objects.exists() and RightsNotice.objects.count() == 2
    assert "Rights end in 1 day" in html and "1 more photo loses its rights" in html


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (8, None),
        (7, "The rights to it end on 1 December, in 7 days. Choose another, or say why not."),
        (3, "The rights to it end on 27 November, in 3 days. Choose another, or say why not."),
        (0, "The rights to it end on 24 November, the same day. Choose another, or say why not."),
    ],
)
def test_rights_that_end_within_a_week_are_a_warning(days: int, sentence: str | None) -> None:
    photo = Photo(status="ready", creator="A", alt_text="B", description="C", rights_until=TODAY + timedelta(days=days))

    found = problems_of(photo, on=TODAY)

    assert [(p.code, p.is_blocker, p.sentence) for p in found] == (
        [("rights_end_soon", False, sentence)] if sentence else []
    )


def test_a_story_goes_out_with_them_only_for_a_reason() -> None:
    given.an_outlet()
    story = given.a_story(lead=given.a_photo(rights_until=TODAY + timedelta(days=3)))

    assert [problem.code for problem in problems(story)] == ["lead_rights_end_soon"]
    with pytest.raises(NotReady, match="The lead photo: The rights to it end on 27 November, in 3 days"):
        publish(story, by=given.an_editor())
    assert publish(story, by=given.an_editor(), overrides={"lead_rights_end_soon": "It is replaced on Friday."})
