"""A story that is not out shows itself nowhere: some forty ways to look for it, each looked at, and none finds a word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing
from articles.desk import workflow
from articles.desk.models import Article
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of

pytestmark = pytest.mark.django_db

SECRET = "Zanzibaroque"  # in every text of the hidden story, and in no other
SECRETS = (SECRET, SECRET.lower(), "hidden-source", "hidden-photo")


@dataclass(frozen=True)
class Scene:
    """A live story that readers have, and beside it one that they must not know of."""

    live: str
    hidden: Article
    address: str


def a_hidden_story() -> Article:
    """A story whose every part holds the secret word; its section, tag, photo and one writer are shared with a live one."""
    photo = given.a_photo("hidden-photo", creator=SECRET, source="hidden-source", description=SECRET, alt_text=SECRET)
    return given.a_story(
        f"{SECRET} quits",
        slug=f"{SECRET.lower()}-quits",
        standfirst=SECRET,
        paragraphs=[f"{SECRET} resigned.", "More words."],
        lead=photo,
        lead_text=SECRET,
        tags=["ports", SECRET],
        by=[given.a_contributor(), given.a_contributor("Zed Quill", bio="")],
    )


def in_review(story: Article) -> None:
    workflow.send_to_review(story, by=given.an_editor())


def approved(story: Article) -> None:
    workflow.approve(story, by=given.an_editor())


def scheduled(story: Article) -> None:
    publishing.schedule(story, due_at=timezone.now() + timedelta(hours=1), by=given.an_editor())


def embargoed(story: Article) -> None:
    publishing.set_embargo(story, until=timezone.now() + timedelta(hours=1), by=given.an_editor())
    with pytest.raises(publishing.NotReady):
        publishing.publish(Article.objects.get(pk=story.pk), by=given.an_editor())


def refused(story: Article) -> None:
    Article.objects.filter(pk=story.pk).update(section=None)
    with pytest.raises(publishing.NotReady):
        publishing.publish(Article.objects.get(pk=story.pk), by=given.an_editor())


def spiked(story: Article) -> None:
    workflow.spike(story, by=given.an_editor())


def renamed(story: Article) -> None:
    editor = given.an_editor()
    at_the_desk(editor).post(page_of(story), as_typed(story, slug=f"{SECRET.lower()}-renamed"))


STATES: dict[str, Callable[[Article], Any]] = {
    "draft": lambda story: None, "in review": in_review, "approved": approved, "scheduled": scheduled,
    "embargoed": embargoed, "refused at the door": refused, "spiked": spiked, "renamed draft": renamed,
}  # fmt: skip

PLACES = {
    "home": "/", "its section": "/news/levant/", "the section above": "/news/", "the archive": "/archive/",
    "an older page of the archive": "/archive/?before=9999999999999999-1", "a page of its section": "/news/levant/?p=2",
    "the month": "/{month}/", "the day": "/{day}/", "a tag it shares": "/tags/ports/", "a tag of its own": "/tags/{word}/",
    "a writer it shares": "/people/dunja-kovac/", "a writer of its own": "/people/zed-quill/", "everybody": "/people/",
    "the site's feed": "/feeds/site.xml", "its section's feed": "/feeds/news/levant.xml", "the feeds": "/feeds/",
    "the sitemaps": "/sitemap.xml", "the month's sitemap": "/sitemaps/{dash}.xml",
    "the news sitemap": "/sitemaps/news.xml", "the lists' sitemap": "/sitemaps/lists.xml", "robots": "/robots.txt",
    "search for its headline": "/search/?q={word}", "search for a phrase of it": '/search/?q="{word} resigned"',
    "search for a beginning": "/search/?q={begin}", "search in its section": "/search/?q={word}&section=news",
    "search by writer": "/search/?q=Zed", "corrections": "/corrections/", "how to reach us": "/reach-us/",
    "its address": "{address}", "its address without a slash": "{bare}", "its address in capitals": "{upper}",
    "what changed in it": "{address}changes/", "its address with ?preview": "{address}?preview=1",
    "its number": "/articles/{pk}/", "its number as an address": "/?p={pk}", "a live story beside it": "{live}",
    "that story with ?preview": "{live}?preview=1&version={pk}", "the changes of that story": "{live}changes/",
    "a review that nobody shared": "/review/{word}/",
}  # fmt: skip


def a_scene(state: str) -> Scene:
    given.an_outlet()
    live = given.a_live_story(tags=["ports"])
    hidden = a_hidden_story()
    STATES[state](hidden)
    hidden.refresh_from_db()
    planned = publishing.prepare(hidden)
    return Scene(live.get_absolute_url(), hidden, f"/{planned.path}/".replace("//", "/"))


def written(place: str, *, scene: Scene) -> str:
    day = given.today()
    return place.format(
        month=f"{day:%Y/%m}", day=f"{day:%Y/%m/%d}", dash=f"{day:%Y-%m}", word=SECRET, begin=SECRET[:6], pk=scene.hidden.pk,
        address=scene.address, bare=scene.address.rstrip("/"), upper=scene.address.upper(), live=scene.live,
    )  # fmt: skip


@pytest.mark.parametrize("state", STATES)
def test_no_page_says_a_word_of_it(state: str, reader: Client) -> None:
    scene = a_scene(state)
    told = {}

    for name, place in PLACES.items():
        # What somebody shares with a guest is a desk page, behind its own lock: the secret in its address.
        browser = Client() if place.startswith("/review/") else reader
        answer = browser.get(written(place, scene=scene))
        said = b"".join(answer) if answer.streaming else answer.content
        heard = f"{said.decode()} {dict(answer.headers)}"
        # What somebody asked for themselves is said back to them: the next test holds that answer against nobody's.
        echoed = {word for word in SECRETS[:2] if word in written(place, scene=scene)}
        found = [secret for secret in SECRETS if secret in heard and secret not in echoed]
        if found or f"article:{scene.hidden.pk} " in f"{answer.headers.get('Surrogate-Key', '')} ":
            told[name] = found

    assert told == {}


@pytest.mark.parametrize("state", ["draft", "scheduled", "embargoed", "spiked"])
def test_its_address_answers_as_one_that_never_was(state: str, client: Client) -> None:
    scene = a_scene(state)
    nothing = scene.address.replace(SECRET.lower(), "x" * len(SECRET))

    with CaptureQueriesContext(connection) as theirs:
        hidden = client.get(scene.address)
    with CaptureQueriesContext(connection) as nobodys:
        unknown = client.get(nothing)

    assert (hidden.status_code, unknown.status_code) == (404, 404)
    same = {name: value for name, value in hidden.headers.items() if name not in {"Surrogate-Key", "ETag"}}
    assert same == {name: value for name, value in unknown.headers.items() if name not in {"Surrogate-Key", "ETag"}}
    assert hidden.content.replace(SECRET.lower().encode(), b"x" * len(SECRET)) == unknown.content
    # The time of a 404 is that of its queries: as many, and the same ones.
    assert len(theirs) == len(nobodys)


def test_a_search_for_it_finds_as_many_as_a_search_for_nothing(client: Client) -> None:
    a_scene("scheduled")

    found, nothing = (client.get("/search/", {"q": words}).content.decode() for words in (SECRET, "Qxyzzyworthless"))

    assert found.replace(SECRET, "") == nothing.replace("Qxyzzyworthless", "")


def test_no_page_of_the_desk_shows_it_to_somebody_who_has_not_signed_in(client: Client) -> None:
    scene = a_scene("draft")

    for name in ("change", "preview", "history", "compare", "publish", "photos"):
        answer = client.get(page_of(scene.hidden, name))
        assert answer.status_code == 302, name
        assert SECRET not in answer.content.decode() + str(dict(answer.headers))


def test_changes_to_a_live_story_stay_on_the_desk_until_it_is_published_again(reader: Client) -> None:
    scene = a_scene("draft")
    live = Article.objects.exclude(pk=scene.hidden.pk).get()
    at_the_desk(given.an_editor()).post(
        page_of(live), as_typed(live, headline=SECRET, standfirst=SECRET, slug=SECRET.lower(), tags=f"ports, {SECRET}")
    )

    for name, place in PLACES.items():
        if "{word}" not in place:
            answer = reader.get(written(place, scene=scene))
            heard = (b"".join(answer) if answer.streaming else answer.content).decode()
            assert SECRET not in heard, name


def test_its_photos_have_names_that_nobody_guesses_and_originals_have_no_address(client: Client) -> None:
    scene = a_scene("scheduled")
    photo = scene.hidden.captions.get().photo
    file = photo.renditions.first()

    guesses = [
        f"/photos/{photo.pk}/320.jpeg",
        f"/photos/{photo.pk}/",
        "/photos/",
        f"/photos/{photo.public_id[:-1]}A/320.jpeg",
    ]
    answers = [client.get(guess).status_code for guess in guesses]
    desk = client.get(f"/desk/media/photo/{photo.pk}/thumbnail/320/")

    assert len(photo.public_id) >= 16
    assert answers == [404] * len(guesses)
    assert desk.status_code == 302
    assert file is not None and SECRET.lower() not in file.file.name.lower()
