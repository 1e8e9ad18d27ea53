"""The desk's one search: stories, pictures, people and sections by their words, as far as the person may see them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from articles.desk import policy
from articles.desk.models import Article
from articles.desk.story_words import holding, words_of
from articles.reader.models import Contributor, Section
from media.models import Photo
from media.search import matching

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_LETTERS, MOST_WORDS, MOST_ROWS = 100, 6, 12


@dataclass
class Found:
    """What a search found, each list newest or nearest first, at most twelve of a kind."""

    stories: list[Article] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    people: list[Contributor] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.stories or self.photos or self.people or self.sections)


def find(words: str, *, person: "Person") -> Found:
    """Everything in which each of these words stands. Stories and photos are asked of their own indexes.

    Cost  seven queries at most, besides those for the person's permissions; none for an empty search
    """
    wanted = list(_words(words))
    if not wanted:
        return Found()
    found = Found()
    if words_of(words):
        stories = holding(policy.stories_of(person), words=words).select_related("section").defer("body")
        found.stories = list(stories[:MOST_ROWS])
    if person.has_perm("media.view_photo"):
        photos = Photo.objects.exclude(status=Photo.Status.MERGED).select_related("source")
        found.photos = list(matching(photos, words=words)[:MOST_ROWS])
    if person.has_perm("articles.view_contributor"):
        found.people = _rows(Contributor.objects.all(), wanted, "name", "title")
    if person.has_perm("articles.view_section"):
        found.sections = _rows(Section.objects.all(), wanted, "name", "path")
    return found


def _words(text: str) -> Iterator[str]:
    clean = "".join(letter if letter.isprintable() else " " for letter in text[:MOST_LETTERS])
    yield from clean.split()[:MOST_WORDS]


def _rows(rows: QuerySet[Any], words: list[str], *fields: str) -> list[Any]:
    """The rows of a small table that hold every word in one of these fields."""
    holds = (reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields)) for word in words)
    return list(rows.filter(reduce(and_, holds))[:MOST_ROWS])
