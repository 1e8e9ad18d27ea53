"""Each problem of a story with the link that leads to where it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from articles.desk.admin.story_access import address
from articles.desk.models import Article
from articles.publishing import Problem


@dataclass(frozen=True)
class WayOut:
    """A problem, and where its link leads."""

    problem: Problem
    href: str
    words: str

    @property
    def mark(self) -> str:
        return "blocker" if self.problem.is_blocker else "warning"


def ways_out(problems: Iterable[Problem], *, article: Article) -> list[WayOut]:
    """The problems, each with its link: to the photo for its credit and rights, else to the field on the story's form."""
    return [_way_out(problem, article=article) for problem in problems]


def _way_out(problem: Problem, *, article: Article) -> WayOut:
    form = address("change", article) if article.pk else ""
    if problem.photo_id and (photo := photo_address(problem.photo_id)):
        words = _("Name who took it") if "credit" in problem.code else _("Open the photo")
        return WayOut(problem, photo, words)
    if problem.caption_id:
        return WayOut(problem, f"{form}#caption-{problem.caption_id}", _("Show it"))
    if problem.field in {"bylines", "captions", "section"}:
        return WayOut(problem, f"{form}#{problem.field}", _("Go there"))
    if problem.field:
        return WayOut(problem, f"{form}#field-{problem.field}", _("Go there"))
    return WayOut(problem, "", "")


def photo_address(photo_id: int) -> str:
    """Where a photo is edited; "" where the desk has no such page."""
    try:
        return reverse("admin:media_photo_change", args=[photo_id])
    except NoReverseMatch:
        return ""
