"""The desk's home says what is asked, until when, and what is wrong, to each person as far as they may see."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from articles.desk import workflow
from articles.desk.home.sentence import sentence
from articles.desk.hours import keep_next_hour
from articles.desk.models import Article, ScheduledAct
from articles.desk.saving import save
from articles.publishing import schedule, undo
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


def test_many_late_stories_push_no_coming_hour_out_of_sight() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Publisher")
    now, count = timezone.now(), 23
    for number in range(count):
        schedule(given.a_story(f"Late {number}"), due_at=now + timedelta(hours=1), by=given.an_editor())
    ScheduledAct.objects.update(due_at=now - timedelta(days=2), last_error="It names nobody.")
    Article.objects.update(next_hour=now - timedelta(days=2))
    schedule(given.a_story("The harbour budget"), due_at=now + timedelta(minutes=1), by=given.an_editor())

    html = page(client)

    hours = html[html.index('class="hours"') : html.index('class="alarms"')]
    assert hours.count("plan-headline") == 7
    assert "The harbour budget" in hours
    assert date_format(timezone.localtime(now - timedelta(days=2), given.an_outlet().zone), "j M") in hours
    assert f'<a href="/desk/articles/article/?state=late">{count} stories are late</a>' in html
    assert html.count("A story did not go out") == 3


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


def test_a_publication_that_was_undone_is_what_the_desk_says_of_the_story() -> None:
    given.an_outlet()
    editor, client = on_the_desk("Mira Talvik", role="Editor")
    changed = given.a_change(given.a_live_story(), standfirst="41 of 64 tables are in.")
    undo(Article.objects.get(pk=changed.working_copy_id), by=editor, number=changed.revision_number)

    assert "Mira Talvik: undone, the version before is out again" in " ".join(page(client).split())


def test_alarms_name_what_nobody_asked_about_and_are_absent_when_there_are_none() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Editor")
    Worker.objects.create(name="here")
    assert "Alarms" not in page(client)

    ending = given.a_photo("Pilot boat, north mole", rights_until=given.today() + timedelta(days=3))
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
    ending = given.a_photo("The sea", rights_until=given.today() + timedelta(days=3))
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


def test_a_story_whose_lead_names_nobody_leads_to_its_credit_and_to_a_new_time() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Publisher")
    photo = given.a_photo(creator="", source=None)
    story = given.a_story(photos=[photo])
    act = schedule(story, due_at=timezone.now() + timedelta(minutes=1), by=given.an_editor())
    late = timezone.now() - timedelta(minutes=27)
    ScheduledAct.objects.filter(pk=act.pk).update(due_at=late, last_error="The lead photo names nobody.")
    keep_next_hour(story)

    html = page(client)

    assert f'href="/desk/media/photo/{photo.pk}/change/">Give the credit' in html
    assert f'href="/desk/articles/article/{story.pk}/publish/#when">Set a new time' in html


def test_a_review_is_read_or_sent_back_and_a_note_answered_at_the_very_place() -> None:
    given.an_outlet()
    writer, reporter = on_the_desk("Omar Darwish", role="Reporter")
    editor, client = on_the_desk("Mira Talvik", role="Editor")
    review, noted = given.a_story("Who owns the road", created_by=writer), given.a_story("Insurers", created_by=writer)
    workflow.send_to_review(review, by=writer, reason="Please read it.")
    Article.objects.filter(pk=noted.pk).update(assignee=writer, saved_by=editor, note="Per voyage or per month?")

    assert f'href="/desk/articles/article/{review.pk}/change/#step-reason">Send back' in page(client)
    assert f'href="/desk/articles/article/{noted.pk}/change/#notes">Answer the note' in page(reporter)


def test_my_drafts_are_mine_alone_and_an_empty_block_says_what_to_do() -> None:
    given.an_outlet()
    writer, client = on_the_desk("Omar Darwish", role="Reporter")
    _other, other = on_the_desk("Dunja Kovac", role="Reporter")
    given.a_story("The man in the tower")
    Article.objects.update(created_by=writer)

    assert "The man in the tower</a>" in page(client).split("My drafts")[1]
    assert "No draft of yours lies open beside what waits for you." in page(other)


def test_an_embargo_that_ends_is_among_the_hours_though_nothing_is_planned() -> None:
    given.an_outlet()
    _editor, client = on_the_desk("Mira Talvik", role="Editor")
    given.a_story("The harbour budget", embargo_until=timezone.now() + timedelta(minutes=30))

    assert "Embargo ends; " in page(client)


def test_no_row_leads_to_where_its_reader_may_not_go() -> None:
    given.an_outlet()
    writer, client = on_the_desk("Omar Darwish", role="Reporter")
    story = given.a_story(photos=[given.a_photo(creator="", source=None)])
    act = schedule(story, due_at=timezone.now() + timedelta(minutes=1), by=given.an_editor())
    ScheduledAct.objects.filter(pk=act.pk).update(due_at=timezone.now() - timedelta(minutes=27))
    Article.objects.filter(pk=story.pk).update(assignee=writer)
    keep_next_hour(story)

    acts = page(client).split('class="acts"')[1].split("</p>")[0]
    leads_to = [part.partition('"')[0] for part in acts.split('href="')[1:]]

    assert leads_to
    assert [client.get(address).status_code for address in leads_to] == [200] * len(leads_to)
