"""Every address of the desk, as the resolver has it, and something for each to be about."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from taggit.models import Tag

from articles.desk import workflow
from articles.desk.models import Article, ScheduledAct
from articles.reader.models import Edition
from delivery.models import Follower, Worker
from media.models import Photo
from tests import given

ROLES = ("Reporter", "Editor", "Photo desk", "Publisher", "Administrator")
# Whose story it is and where it stands: what is asked of every page of a story.
STATES = ("draft", "own draft", "in review", "live")
Case = tuple[str, str, str]


@dataclass(frozen=True)
class Desk:
    """The people and the rows that the addresses are about."""

    people: dict[str, User]
    stories: dict[str, dict[str, Article]]
    photo: Photo


def every_address() -> list[tuple[str, list[str]]]:
    """The name of each address under /desk/, with the names of what it takes."""
    desk = [each for each in get_resolver().url_patterns if str(each.pattern).startswith("desk/")]
    return sorted({(name, tuple(taken)) for name, taken in _walk(desk, ())})  # type: ignore[arg-type]


def _walk(patterns: Any, spaces: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, (*spaces, each.namespace) if each.namespace else spaces)
        elif isinstance(each, URLPattern) and each.name:
            yield ":".join([*spaces, each.name]), list(each.pattern.regex.groupindex)


def a_desk() -> Desk:
    """One person a role; a story in every state, for each of them an own draft; a photo; and a row in each table of the desk."""
    given.an_outlet()
    people = {role: _somebody(role) for role in ROLES}
    live = given.a_live_story(lead=given.a_photo()).working_copy
    waiting = given.a_story("Pilots vote on Sunday")
    workflow.send_to_review(waiting, by=given.an_editor())
    shared = {"draft": given.a_story("Nobody knows this yet"), "in review": waiting, "live": live}
    stories = {role: {**shared, "own draft": _an_own_draft(person)} for role, person in people.items()}
    ScheduledAct.objects.create(article=live, due_at=timezone.now())
    Tag.objects.create(name="Pilots", slug="pilots")
    Follower.objects.create(name="purge")
    Worker.objects.create(name="one")
    return Desk(people, stories, Photo.objects.get())


def _somebody(role: str) -> User:
    person = User.objects.create(username=role.lower().replace(" ", "-"), is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


def _an_own_draft(person: User) -> Article:
    story = given.a_story(f"By {person}", slug=f"by-{person}")
    Article.objects.filter(pk=story.pk).update(created_by=person)
    return story


def is_about_a_story(name: str, taken: tuple[str, ...] | list[str]) -> bool:
    return "story_id" in taken or (name.startswith("admin:articles_article_") and "object_id" in taken)


def address(name: str, taken: Any, *, desk: Desk, role: str, state: str) -> str:
    """The address of this page, about a row that is there as far as there can be one."""
    story = desk.stories[role].get(state) or desk.stories[role]["live"]
    caption = story.captions.first()
    known = {
        "story_id": story.pk, "photo_id": desk.photo.pk, "caption_id": caption.pk if caption else 0,
        "other_id": desk.photo.pk, "content_type_id": 1, "app_label": "articles", "width": 320, "url": "nowhere", "ratio": "1:1",
        "act_id": 0, "source_id": desk.photo.source_id, "id": desk.people[role].pk,
    }  # fmt: skip
    values = {each: known[each] if each in known else _row_of(name, story=story) for each in taken}
    return reverse(name, kwargs=values) if values else reverse(name)


def _row_of(name: str, *, story: Article) -> int:
    """A row of the table whose page this is."""
    if name.startswith("admin:articles_article_"):
        return story.pk
    words = name.removeprefix("admin:").split("_")
    if words[1:2] == ["revision"]:
        return story.revisions.latest("number").pk
    if len(words) < 3:
        return 0
    try:
        rows = apps.get_model(words[0], words[1])._default_manager
    except LookupError:
        return 0
    if words[1] == "edition":
        return Edition.objects.latest("pk").pk
    return getattr(rows.first(), "pk", 0)


def answer_of(client: Client, method: str, url: str) -> str:
    """What the desk says to this person: yes, no (it is forbidden), hidden (it is not there), never (by this method), or login."""
    response = client.get(url) if method == "GET" else client.post(url, {})
    if response.status_code in {403, 405}:
        return {403: "no", 405: "never"}[response.status_code]
    if response.status_code == 404:
        return "hidden"
    leads_to_login = response.status_code == 401 or "/login/" in response.headers.get("Location", "")
    return "login" if leads_to_login else "yes"
