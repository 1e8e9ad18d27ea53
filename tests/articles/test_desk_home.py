"""The desk's home says what is asked, until when, and what is wrong, to each person as far as they may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone

from articles.desk import workflow
from articles.desk.home.sentence import sentence
from articles.desk.hours import keep_next_hour
from articles.desk.models import Article, ScheduledAct
from articles.desk.saving import save
from articles.publishing import schedule
from delivery.models import Worker
from media.models import Photo, RenditionOrder
from tests import given

pytestmark = pytest.mark.django_db


def on_the_desk(name: str, *, role: str) -> tuple[User, Client]:
    user = User.objects.create_user(name.split()[0].lower(), is_staff=True)
    user.first_name, _, user.last_name = name.partition(" ")
    user.save()
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return user, client


def page(client: Client) -> str:
    response = client.get("/desk/")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    ("count", "late", "said"),
    [
        (0, 0, "Nothing waits for you."),
        (1, 0, "One story waits for you."),
        (1, 1, "One story waits for you, and it is late."),
        (3, 1, "Three stories wait for you, and one is late."),
        (3, 3, "Three stories wait for you, and all are late."),
        (14, 2, "14 stories wait for you, and two are late."),
    ],
)
def test_the_top_line_is_a_sentence_from_counts(count: int, late: int, said: str) -> None:
    assert str(sentence(count, late=late)) == said


def test_a_story_in_review_waits_for_an_editor_with_the_senders_own_words() -> None:
    given.an_outlet()
    writer, _client = on_the_desk("Omar Darwish", role="Reporter")
    _editor, client = on_the_desk("Mira Talvik", role="Editor")
    story = given.a_story("Who owns the hill road", created_by=writer)

    workflow.send_to_review(story, by=writer, reason="Legal has read it. The map in the fourth block is new.")

    html = page(client)
    assert "One story waits for you." in html
    assert "“Legal has read it. The map in the fourth block is new.”" in html
    assert "Omar Darwish sent it at" in html


def test_a_plan_that_failed_is_late_at_the_hour_that_was_promised_and_says_why() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Publisher")
    story = given.a_story("Forty people, three nights, one schoolhouse")
    act = schedule(story, due_at=timezone.now() + timedelta(minutes=1), by=given.an_editor())
    promised = timezone.now() - timedelta(minutes=27)
    ScheduledAct.objects.filter(pk=act.pk).update(
        due_at=promised,
        retry_at=timezone.now() + timedelta(hours=1),
        last_error="The lead photo names nobody.",
        attempts=5,
    )
    keep_next_hour(story)

    html = page(client)

    hour = timezone.localtime(promised, given.an_outlet().zone).strftime("%H:%M")
    assert "One story waits for you, and" in html and "it is late" in html
    assert f"It did not go out at {hour}: The lead photo names nobody." in html
    assert "A story did not go out" in html


def test_drafts_of_others_stay_out_of_a_reporters_home() -> None:
    given.an_outlet()
    _writer, client = on_the_desk("Omar Darwish", role="Reporter")
    given.a_story("A draft of somebody else", deadline=timezone.now() + timedelta(hours=1))

    html = page(client)

    assert "A draft of somebody else" not in html
    assert "Nothing waits for you." in html


def test_a_live_story_stands_with_who_changed_it_and_what_its_draft_holds_back() -> None:
    given.an_outlet()
    editor, client = on_the_desk("Mira Talvik", role="Editor")
    live = given.a_live_story("The count in Orlec, table by table")
    copy = live.working_copy
    copy.standfirst = "41 of 64 tables are in."
    save(copy, by=editor)

    html = page(client)

    assert "The count in Orlec, table by table" in html
    assert "The draft has 1 change" in html


def test_alarms_name_what_nobody_asked_about_and_are_absent_when_there_are_none() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Editor")
    Worker.objects.create(name="here")
    assert "Alarms" not in page(client)

    ending = given.a_photo("Pilot boat, north mole", rights_until=timezone.now().date() + timedelta(days=3))
    given.a_story("One story", lead=ending)
    given.a_story("Another", lead=given.a_photo("Awaited", status=Photo.Status.AWAITED))
    broken = given.a_photo("Broken")
    RenditionOrder.objects.create(photo=broken, last_error="The disk is full.")

    html = page(client)
    assert "Rights end in 3 days" in html
    assert "1 photo awaits its file" in html
    assert "The disk is full." in html


def test_a_fallback_photo_whose_rights_end_soon_is_an_alarm() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Editor")
    ending = given.a_photo("The sea", rights_until=timezone.now().date() + timedelta(days=3))
    given.a_story("One story", fallback_photo=ending)

    html = page(client)

    assert "Rights end in 3 days" in html and "as a fallback photo" in html


def test_a_stopped_worker_is_an_alarm() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Editor")

    assert "The worker is not running" in page(client)


def test_the_home_takes_as_many_queries_for_many_stories_as_for_few(django_assert_max_num_queries: object) -> None:
    given.an_outlet()
    editor, client = on_the_desk("Mira Talvik", role="Publisher")
    for number in range(4):
        photo = given.a_photo(f"Photo {number}")
        given.a_live_story(f"Live {number}", lead=photo)
        story = given.a_story(f"In review {number}", lead=photo, deadline=timezone.now() + timedelta(hours=1))
        Article.objects.filter(pk=story.pk).update(status=Article.Status.IN_REVIEW, assignee=editor)

    with django_assert_max_num_queries(32):  # type: ignore[operator]
        page(client)


def test_the_rail_has_only_what_a_person_may_use() -> None:
    given.an_outlet()
    _photos, client = on_the_desk("Teodor Anker", role="Photo desk")

    html = page(client)

    assert ">Photos</a>" in html and ">Stories</a>" in html
    assert "New story" not in html and ">Outlet</a>" not in html and ">Paste a story</a>" not in html
    assert "Photo desk" in html


def test_no_page_of_the_desk_has_a_script_or_a_style_in_its_text() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Administrator")
    for address in ("/desk/", "/desk/articles/article/", "/desk/media/photo/", "/desk/tables/", "/desk/find/?q=port"):
        html = client.get(address).content.decode()
        assert "<style" not in html and " style=" not in html and " onclick=" not in html
        assert "<script>" not in html
