"""What stands between a story and its readers: blockers, and warnings that a person may override with a reason."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Article
from articles.publishing.links import link_problems
from articles.publishing.placeholders import placeholder_problems
from articles.publishing.problem import Problem
from media import rights
from media.models import Photo
from outlet.models import Outlet

__all__ = ["Problem", "blockers", "problems"]


def problems(article: Article, *, at: datetime | None = None) -> list[Problem]:
    """Everything that stands in the way of this working copy, blockers first.

    Takes  at: when it would go out (default: now)
    Cost   five queries at most, two for a fallback photo, and those of links to our own pages; none where the relations are prefetched
    """
    at = at or timezone.now()
    found = [
        *_of_the_story(article),
        *placeholder_problems(article),
        *link_problems(article.body),
        *_of_the_photos(article, at=at),
    ]
    return sorted(found, key=lambda problem: not problem.is_blocker)


def blockers(article: Article, *, at: datetime | None = None) -> list[Problem]:
    """The problems that nobody can override."""
    return [problem for problem in problems(article, at=at) if problem.is_blocker]


def spiked_problem(article: Article) -> Problem | None:
    """The blocker of a story that was dropped: neither now nor at an hour does it go out."""
    if article.status != Article.Status.SPIKED:
        return None
    return Problem.blocker("spiked", _("The story is spiked. Take it off the spike first."))


def _of_the_story(article: Article) -> Iterator[Problem]:
    if not article.headline.strip():
        yield Problem.blocker("no_headline", _("The story has no headline. Write one."), field="headline")
    if article.section_id is None:
        yield Problem.blocker("no_section", _("The story is in no section. Choose one."), field="section")
    if not article.no_byline and not article.bylines.all():
        yield Problem.blocker(
            "no_byline", _("Nobody is named. Add a byline, or tick “No byline” if that is meant."), field="bylines"
        )
    if not body.text(article.body) and article.kind != Article.Kind.PICTURES:
        yield Problem.blocker("no_text", _("The story has no text. Write it."), field="body")
    if spiked := spiked_problem(article):
        yield spiked


def _of_the_photos(article: Article, *, at: datetime) -> Iterator[Problem]:
    placed = set(body.figures(article.body))
    day = Outlet.objects.current().day_of(at)
    for number, caption in enumerate(
        article.captions.select_related("photo", "photo__source", "photo__licence").prefetch_related("photo__leases"),
        start=1,
    ):
        if not caption.is_lead and caption.pk not in placed:
            yield Problem(
                "unplaced_photo",
                _("Photo %(number)s stands nowhere in the text, so readers will not see it.") % {"number": number},
                is_blocker=False,
                field="captions",
                caption_id=caption.pk,
            )
            continue
        name = _("The lead photo") if caption.is_lead else _("Photo %(number)s") % {"number": number}
        place = "lead_" if caption.is_lead else ""
        yield from _of_one_photo(caption.photo, name=name, place=place, day_of_use=day, caption_id=caption.pk)
    if article.fallback_photo_id:
        fallback = Photo.objects.select_related("source", "licence").get(pk=article.fallback_photo_id)
        yield from _of_one_photo(fallback, name=_("The fallback photo"), place="fallback_", day_of_use=day)


def _of_one_photo(
    photo: Photo, *, name: str, place: str, day_of_use: date, caption_id: int | None = None
) -> Iterator[Problem]:
    for problem in rights.problems_of(photo, on=day_of_use, leases=photo.leases.all()):
        yield Problem(
            f"{place}{problem.code}",
            f"{name}: {problem.sentence}",
            is_blocker=problem.is_blocker,
            field="captions",
            caption_id=caption_id,
            photo_id=photo.pk,
        )
