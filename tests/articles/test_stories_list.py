"""The list of stories: what is due first, states with counts, acts on what is chosen, a constant number of queries."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk.admin import stories_narrowed
from articles.desk.admin.stories import StoriesList
from articles.desk.models import Act, Article
from articles.desk.saving import save
from articles.publishing import publish, withdraw
from articles.reader.models import Edition
from tests import given

pytestmark = pytest.mark.django_db

LIST = "/desk/articles/article/"


def somebody(name: str, *, role: str) -> tuple[User, Client]:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return user, client


def headlines(client: Client, query: str = "") -> list[str]:
    response = client.get(LIST + query)
    assert response.status_code == 200
    return [row.story.headline for row in response.context["rows"]]


def test_what_is_due_comes_first_then_the_newest() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    now = timezone.now()
    given.a_live_story("Live, though its deadline was long ago", deadline=now - timedelta(days=3))
    given.a_story("Due tonight", deadline=now + timedelta(hours=5))
    given.a_story("Due in an hour", deadline=now + timedelta(hours=1))
    given.a_story("No deadline, newest")

    assert headlines(client) == [
        "Due in an hour",
        "Due tonight",
        "No deadline, newest",
        "Live, though its deadline was long ago",
    ]
    assert headlines(client, "?order=newest")[0] == "No deadline, newest"


def test_states_are_words_with_counts_and_narrow_the_list() -> None:
    given.an_outlet()
    editor, client = somebody("mira", role="Publisher")
    given.a_live_story("Out")
    withdraw(given.a_live_story("Taken away").working_copy, by=editor, reason="Wrong berth")
    late = given.a_story("Late", deadline=timezone.now() - timedelta(minutes=5))
    Article.objects.filter(pk=given.a_story("Spiked").pk).update(status="spiked")

    states = {state.key: state.count for state in client.get(LIST).context["states"]}

    assert states == {"": "3", "mine": "0", "late": "1", "live": "1", "draft": "1", "withdrawn": "1", "spiked": "1"}
    assert headlines(client, "?state=late") == [late.headline]
    assert headlines(client, "?state=spiked") == ["Spiked"]
    assert "Spiked" not in headlines(client)


def test_a_section_narrows_to_its_whole_subtree_and_stands_as_a_chip() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Near", section=given.a_section("News", "Levant"))
    given.a_story("Far", section=given.a_section("Business", "Shipping"))

    response = client.get(LIST + "?section=news")

    assert [row.story.headline for row in response.context["rows"]] == ["Near"]
    assert [(chip.word, chip.url) for chip in response.context["chips"]] == [("News", "?state=")]


def test_a_reporter_does_not_find_the_drafts_of_others_in_list_counts_or_search() -> None:
    given.an_outlet()
    writer, client = somebody("omar", role="Reporter")
    given.a_story("Secret draft of another")
    own = given.a_story("Own draft")
    Article.objects.filter(pk=own.pk).update(created_by=writer)

    assert headlines(client) == ["Own draft"]
    assert next(s.count for s in client.get(LIST).context["states"] if s.key == "draft") == "1"
    assert "Secret draft" not in client.get("/desk/find/?q=secret").content.decode()
    assert "Own draft" in client.get("/desk/find/?q=own").content.decode()


def test_chosen_stories_are_assigned_and_the_log_says_so() -> None:
    given.an_outlet()
    editor, client = somebody("mira", role="Editor")
    lena, _client = somebody("lena", role="Reporter")
    story = given.a_story("To be assigned")

    response = client.post(
        LIST,
        {"action": "assign_stories", "index": "0", "colleague": lena.pk, "_selected_action": [story.pk]},
        follow=True,
    )

    story.refresh_from_db()
    assert story.assignee == lena
    assert Act.objects.filter(article=story, verb="assign", by=editor).count() == 1
    assert "1 story is with lena now." in response.content.decode()


def test_a_story_is_spiked_and_taken_off_the_spike_and_never_published_from_a_list() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Publisher")
    story = given.a_story("To the spike")
    chosen = {"index": "0", "_selected_action": [story.pk]}

    client.post(LIST, {"action": "spike_stories", **chosen})
    story.refresh_from_db()
    assert story.status == Article.Status.SPIKED
    client.post(LIST + "?state=spiked", {"action": "unspike_stories", **chosen})
    story.refresh_from_db()
    assert story.status == Article.Status.DRAFT
    client.post(LIST, {"action": "publish_stories", **chosen})
    client.post(LIST, {"action": "delete_selected", **chosen})
    assert client.get(f"{LIST}{story.pk}/delete/").status_code == 403

    assert list(Act.objects.filter(article=story).values_list("verb", flat=True)) == ["unspike", "spike"]
    assert not Edition.objects.exists() and Article.objects.filter(pk=story.pk).exists()


def test_nobody_assigns_or_spikes_what_they_may_not_change() -> None:
    given.an_outlet()
    writer, client = somebody("omar", role="Reporter")
    story = given.a_story("In review, of another")
    Article.objects.filter(pk=story.pk).update(status=Article.Status.IN_REVIEW)
    chosen = {"index": "0", "_selected_action": [story.pk], "colleague": writer.pk}

    for act in ("spike_stories", "assign_stories"):
        response = client.post(LIST, {"action": act, **chosen}, follow=True)
        assert "is not yours to change. Ask an editor." in response.content.decode()

    story.refresh_from_db()
    assert (story.status, story.assignee) == (Article.Status.IN_REVIEW, None)


def test_the_list_takes_as_many_queries_for_forty_stories_as_for_four() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")

    def queries_of_a_page() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    def four_more(start: int) -> None:
        for number in range(start, start + 4):
            given.a_live_story(f"Live {number}", lead=given.a_photo(f"Photo {number}"))
            given.a_story(f"Draft {number}", lead=given.a_photo(f"Draft photo {number}"))

    four_more(0)
    queries_of_a_page()  # fills Django's own caches
    few = queries_of_a_page()
    for start in range(4, 20, 4):
        four_more(start)

    assert queries_of_a_page() == few <= 19


def test_a_null_byte_or_a_wrong_filter_is_no_error() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    for query in (
        "?q=%00",
        "?state=nothing",
        "?section=/",
        "?p=99999",
        "?after=1-1-1-1",
        "?after=999999999999999999-99999999999999999-1",
        "?q=%27%26",
        "?with=%00",
        "?changed=never",
    ):
        assert client.get(LIST + query, follow=True).status_code == 200
    assert client.get("/desk/find/?q=%00a").status_code == 200


def test_more_stories_follow_below_the_last_one_without_numbers_or_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    monkeypatch.setattr(StoriesList, "list_per_page", 2)
    now = timezone.now()
    for hours in (3, 1, 2):
        given.a_story(f"Due in {hours}", deadline=now + timedelta(hours=hours))
    given.a_story("Older")
    given.a_story("Newer")

    for query, order in (
        ("?", ["Due in 1", "Due in 2", "Due in 3", "Newer", "Older"]),
        ("?order=newest", ["Newer", "Older", "Due in 2", "Due in 1", "Due in 3"]),
    ):
        found, url = [], query
        while url:
            response = client.get(LIST + url)
            found += [row.story.headline for row in response.context["rows"]]
            url = response.context["cl"].next_url
        assert found == order
    assert "after" not in response.context["states"][0].url


def test_a_story_is_found_by_words_in_any_of_its_parts_and_by_a_name_over_it() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Nine berths", standfirst="One crane driver", by=[given.a_contributor("Omar Darwish")])
    given.a_story("The old quay", kicker="Harbour")

    assert headlines(client, "?q=crane+nine") == ["Nine berths"]
    assert headlines(client, "?q=darw") == ["Nine berths"]
    assert headlines(client, "?q=HARB") == ["The old quay"]
    assert headlines(client, "?q=crane+quay") == []


def test_the_second_word_says_what_a_draft_holds_back_what_was_corrected_and_what_holds_a_story() -> None:
    given.an_outlet()
    editor, client = somebody("mira", role="Editor")
    lena, _client = somebody("lena", role="Editor")
    for headline, writer in (("Changed by me", editor), ("Changed by another", lena)):
        working_copy = given.a_live_story(headline).working_copy
        working_copy.standfirst = "Nine days."
        save(working_copy, by=writer)
    corrected = given.a_live_story("Corrected", standfirst="Eight days.").working_copy
    corrected.standfirst = "Nine days."
    save(corrected, by=editor)
    publish(corrected, by=editor, kind="correction", note="It was nine days, not eight.")
    given.a_story("Held", embargo_until=timezone.now() + timedelta(days=1))

    seconds = {row.story.headline: row.second for row in client.get(LIST).context["rows"]}

    assert seconds == {
        "Changed by me": "1 change in your draft",
        "Changed by another": "1 change in the draft",
        "Corrected": "corrected once",
        "Held": "embargo",
    }


def test_the_search_box_finds_stories_as_the_list_does_and_nothing_for_mere_signs() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Nine berths", standfirst="One crane driver", by=[given.a_contributor("Omar Darwish")])
    given.a_story("The old quay", kicker="Harbour")

    def found(words: str) -> list[str]:
        return [story.headline for story in client.get("/desk/find/", {"q": words}).context["found"].stories]

    assert found("crane nine") == found("darw") == ["Nine berths"]
    assert found("HARB") == ["The old quay"]
    assert found("crane quay") == found("?!") == found("  ") == []


@pytest.mark.parametrize("chosen", ["abc", "9" * 30, "", "-1"])
def test_a_chosen_story_that_is_none_is_passed_over(chosen: str) -> None:
    given.an_outlet()
    editor, client = somebody("mira", role="Editor")
    story = given.a_story("Nine berths")
    posted = {"action": "assign_stories", "_selected_action": [chosen, story.pk], "index": 0, "colleague": editor.pk}

    answer = client.post(LIST, posted)

    assert answer.status_code == 302
    assert Article.objects.get().assignee == editor


def test_a_search_leads_on_to_the_whole_list_of_what_it_found() -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Nine berths & a “crane”")

    page = client.get("/desk/find/", {"q": "berths & crane"}).content.decode()

    assert f'href="{LIST}?state=&amp;q=berths%20%26%20crane"' in page
    assert headlines(client, "?state=&q=berths%20%26%20crane") == ["Nine berths & a “crane”"]


def test_a_count_says_no_more_than_a_thousand(monkeypatch: pytest.MonkeyPatch) -> None:
    given.an_outlet()
    _editor, client = somebody("mira", role="Editor")
    monkeypatch.setattr(stories_narrowed, "MOST_COUNTED", 2)
    for number in range(3):
        given.a_story(f"Draft {number}")

    assert {state.count for state in client.get(LIST).context["states"] if state.key == "draft"} == {"2+"}
