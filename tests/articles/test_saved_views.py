"""Saved views: a list of stories kept under a name, for oneself or for everybody, which shows nobody more than they may see."""

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from articles.desk.models import Article, SavedView
from tests import given

pytestmark = pytest.mark.django_db

LIST = "/desk/articles/article/"
VIEWS = f"{LIST}views/"


def somebody(name: str, *, role: str) -> tuple[User, Client]:
    given.an_outlet()
    user = User.objects.create_user(name, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
    client = Client()
    client.force_login(user)
    return user, client


def save(client: Client, name: str, query: str, **more: str) -> str:
    """Presses *Save*; answers what stands on the page that follows."""
    return client.post(VIEWS, {"name": name, "query": query, **more}, follow=True).content.decode()


def press(client: Client, act: str, name: str, /, **more: str) -> str:
    """Presses one of the buttons beside this view."""
    view = SavedView.objects.get(name=name)
    response = client.post(f"{VIEWS}{view.pk}/", {"act": act, **more}, follow=True)
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def line(client: Client, query: str = "") -> list[tuple[str, str, bool]]:
    """The views over the list: name, whose, and whether it is the one that is open."""
    words = client.get(LIST + query).context["line"].words
    return [(word.name, word.whose, word.is_current) for word in words]


def test_a_narrowed_list_is_saved_under_a_name_and_opened_again() -> None:
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Near", section=given.a_section("News", "Levant"))
    given.a_story("Far", section=given.a_section("Business"))
    narrowed = client.get(f"{LIST}?section=news&order=newest&after=1-1-1").content.decode()
    assert "Save this view" in narrowed and 'value="section=news&amp;order=newest"' in narrowed

    page = save(client, "  News  desk ", "order=newest&section=news")

    assert "“News desk” stands over your list of stories now." in page
    opened = client.get(LIST + client.get(LIST).context["line"].words[0].url)
    assert [row.story.headline for row in opened.context["rows"]] == ["Near"]
    assert line(client, "?section=news&order=newest") == [("News desk", "", True)]
    assert "Save this view" not in opened.content.decode()


@pytest.mark.parametrize(
    ("name", "query", "sentence"),
    [
        ("", "state=late", "The view has no name. Give it a short one, such as “Night desk”."),
        (" \0 ", "state=late", "The view has no name."),
        ("x" * 61, "state=late", "The name has more than 60 letters. Shorten it."),
        ("night DESK", "state=late", "You have a view named “night DESK” already. Choose another name."),
        ("Whole", "", "Nothing narrows or orders the list yet."),
        ("Strange", "fog=1&kind__exact=poem&after=1-1-1", "Nothing narrows or orders the list yet."),
        ("Long", "q=" + "word+" * 200, "The list is narrowed by more words than a view can keep."),
        ("Endless", "&".join(f"q{number}=1" for number in range(99)), "Nothing narrows or orders the list yet."),
    ],
)
def test_what_cannot_be_kept_is_said_in_a_sentence_and_the_name_stays(name: str, query: str, sentence: str) -> None:
    _editor, client = somebody("mira", role="Editor")
    save(client, "Night desk", "state=in_review")

    page = save(client, name, query)

    assert sentence in page
    assert f'value="{name}"' in page or "\0" in name
    assert list(SavedView.objects.values_list("name", flat=True)) == ["Night desk"]


def test_a_view_whose_name_is_taken_can_show_the_new_list_instead() -> None:
    _editor, client = somebody("mira", role="Editor")
    save(client, "Night desk", "state=in_review")
    assert "Let “Night desk” show this list instead" in save(client, "Night desk", "state=late")

    save(client, "Night desk", "state=late", instead="1")

    assert SavedView.objects.get().query == "state=late"


def test_no_more_than_thirty_views_are_kept() -> None:
    editor, client = somebody("mira", role="Editor")
    SavedView.objects.bulk_create(SavedView(who=editor, name=f"View {n}", query="state=late") for n in range(30))

    assert "You keep 30 views, and more would be no help." in save(client, "One more", "state=live")

    assert SavedView.objects.count() == 30


def test_a_shared_view_stands_behind_everybodys_own_and_shows_each_what_they_may_see() -> None:
    _editor, at_editors = somebody("mira", role="Editor")
    writer, at_writers = somebody("omar", role="Reporter")
    given.a_story("Secret draft of another")
    own = given.a_story("Own draft")
    Article.objects.filter(pk=own.pk).update(created_by=writer)
    save(at_editors, "All drafts", "state=draft", shared="1")
    save(at_writers, "Mine", "state=mine")

    assert line(at_writers, "?state=draft") == [("Mine", "", False), ("All drafts", "mira", True)]
    page = at_writers.get(f"{LIST}?state=draft").content.decode()
    assert "Own draft" in page and "Secret draft" not in page
    assert line(at_editors) == [("All drafts", "", False)]


def test_only_editors_show_a_view_to_everybody() -> None:
    _writer, at_writers = somebody("omar", role="Reporter")
    _editor, at_editors = somebody("mira", role="Editor")
    assert "Show it to everybody" not in at_writers.get(f"{LIST}?state=late").content.decode()
    assert "Show it to everybody" in at_editors.get(f"{LIST}?state=late").content.decode()

    save(at_writers, "Late", "state=late", shared="1")
    assert press(at_writers, "share", "Late") == "403"

    assert line(at_editors) == []


def test_a_view_of_another_is_left_alone_but_an_editor_takes_it_off_everybodys_list() -> None:
    _editor, at_editors = somebody("mira", role="Editor")
    _second, at_seconds = somebody("lena", role="Publisher")
    _writer, at_writers = somebody("omar", role="Reporter")
    save(at_editors, "Late", "state=late")
    assert press(at_seconds, "delete", "Late") == press(at_seconds, "unshare", "Late") == "404"
    assert "stands over everybody's list now" in press(at_editors, "share", "Late").replace("&#x27;", "'")

    assert press(at_writers, "unshare", "Late") == press(at_seconds, "rename", "Late", name="Mine") == "403"
    assert press(at_seconds, "delete", "Late") == press(at_seconds, "open", "Late") == "403"
    assert "“Late” stands over the list of mira alone now." in press(at_seconds, "unshare", "Late")

    assert line(at_writers) == [] and line(at_editors) == [("Late", "", False)]


def test_a_view_is_renamed_moved_and_deleted() -> None:
    _editor, client = somebody("mira", role="Editor")
    for name in ("One", "Two", "Three"):
        save(client, name, f"q={name}")

    press(client, "back", "Three")
    press(client, "on", "One")
    press(client, "on", "Two")
    assert "You have a view named “one” already." in press(client, "rename", "Two", name="one")
    assert "The view is named “Second” now." in press(client, "rename", "Two", name="Second")
    assert "“One” is deleted." in press(client, "delete", "One")

    assert [name for name, _whose, _current in line(client)] == ["Three", "Second"]
    assert "Nothing was done" in press(client, "burn", "Three")


def test_stories_begins_with_the_view_that_one_has_chosen_and_the_whole_list_stays_a_click_away() -> None:
    _editor, client = somebody("mira", role="Editor")
    given.a_story("Draft")
    given.a_live_story("Out")
    for name, query in (("Live", "state=live"), ("Drafts", "state=draft")):
        save(client, name, query)
        assert f"Stories begins with “{name}” for you now." in press(client, "open", name)

    opened = client.get(LIST, follow=True)
    assert [row.story.headline for row in opened.context["rows"]] == ["Draft"]
    whole = client.get(LIST + opened.context["states"][0].url, follow=True)
    assert [row.story.headline for row in whole.context["rows"]] == ["Out", "Draft"]

    press(client, "open-all", "Drafts")
    assert len(client.get(LIST).context["rows"]) == 2


def test_an_old_view_says_what_the_list_no_longer_knows() -> None:
    editor, client = somebody("mira", role="Editor")
    given.a_story("Still here")
    SavedView.objects.create(who=editor, name="Old", query="section=gone&fog=1&kind__exact=poem&q=still")
    sentence = (
        "“Old” asks for fog “1”, kind “poem”, section “gone” as well, which the list does not know any more. "
        "That part is left out."
    )

    opened = client.get(LIST + client.get(LIST).context["line"].words[0].url)

    assert [row.story.headline for row in opened.context["rows"]] == ["Still here"]
    assert sentence in opened.content.decode() and sentence in client.get(VIEWS).content.decode()


def test_nobody_without_the_list_has_its_views() -> None:
    given.an_outlet()
    User.objects.create_user("guard", is_staff=True)
    client = Client()
    client.force_login(User.objects.get(username="guard"))

    assert client.get(VIEWS).status_code == client.post(VIEWS, {"name": "A", "query": "q=a"}).status_code == 403
