"""Writes the demonstration outlet through the doors that people use: the library's intake, the desk's saving, publishing.

What is told of a time runs under `hours.hour`, so that the desk's history reads as it would have been written then.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from articles.demo import cast, picture_files, sections, story_files
from articles.demo.hours import Hours
from articles.demo.load_pictures import load_pictures
from articles.demo.load_stories import load_story
from articles.demo.newsroom import Newsroom
from articles.desk.models import Article
from articles.reader.models import Contributor, Section
from media.models import Photo
from outlet.models import Outlet

BREAKING = "ferries-to-lowmoor-resume"


class NotEmpty(Exception):
    """The database has content of its own; the message says what was found."""


def refuse_other_content() -> None:
    """Raises NotEmpty where anything stands that the demonstration would mix with. What migrations brought does not count."""
    for model in (Article, Photo, Section, Contributor, Outlet):
        if count := model._default_manager.count():
            words = model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural
            raise NotEmpty(f"This database has content of its own ({count} {words}), which stays as it is.")
    if taken := User.objects.filter(username__in=[p.username for p in cast.PEOPLE if p.username]).first():
        raise NotEmpty(f"There is a login “{taken.username}” already, which the demonstration needs.")


def load(*, now: datetime, password: str) -> Iterator[str]:
    """Make the whole outlet; answers what it has just done, step by step.

    Order   the same `now` gives the same outlet
    Writes  all or nothing in the database
    Raises  NotEmpty where there is other content
    """
    with transaction.atomic():
        refuse_other_content()
        outlet = cast.make_outlet()
        hours = Hours(now=now.replace(second=0, microsecond=0), zone=outlet.zone)
        made = sections.make()
        contributors = cast.make_contributors()
        users = cast.make_users(contributors, password=password)
        cast.make_sources()
        stories = story_files.read()
        addresses = _addresses(stories, made, hours=hours)
        Outlet.objects.filter(pk=outlet.pk).update(breaking_path=addresses[BREAKING])
        yield "people and sections"
        photos: dict[str, Photo] = {}
        wanted = _by_first_use(stories, picture_files.read(), hours=hours)
        for key, photo in load_pictures(wanted, by=users["Teodor Anker"], hours=hours):
            photos[key] = photo
            yield key
        newsroom = Newsroom(hours, made, contributors, users, photos, addresses)
        for story in sorted(stories.values(), key=_begun(hours)):
            load_story(story, newsroom=newsroom)
            yield story.key


def count_of_steps() -> int:
    """How many steps `load` answers."""
    return 1 + len(picture_files.read()) + len(story_files.read())


def _begun(hours: Hours) -> Callable[[story_files.Story], tuple[datetime, str]]:
    """Stories in the order in which they came: what has been out first, then the rest."""
    return lambda story: (hours.moment(story.out) if story.out else hours.now, story.key)


def _by_first_use(
    stories: dict[str, story_files.Story], pictures: dict[str, picture_files.Picture], *, hours: Hours
) -> list[picture_files.Picture]:
    """The pictures, those of the newest stories first: the worker makes renditions in this order, and readers begin at the top."""
    newest = sorted(stories.values(), key=_begun(hours), reverse=True)
    live = [story for story in newest if story.state in {"live", "live_with_changes"}]
    used = [placed.picture for story in live for placed in story.placed]
    return [pictures[key] for key in dict.fromkeys([*used, *pictures])]


def _addresses(
    stories: dict[str, story_files.Story], made: dict[sections.Trail, Section], *, hours: Hours
) -> dict[str, str]:
    """Where each published story will stand: known beforehand, so that stories can lead to each other."""
    found = {}
    for key, story in stories.items():
        if story.out:
            day = hours.moment(story.out).astimezone(hours.zone).date()
            found[key] = f"/{made[story.trail].path}/{day:%Y/%m/%d}/{story.slug}/"
    return found
