"""A story's photos as its form shows them, and putting one in. The credit is computed from the photo, never stored here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Article, Caption
from articles.desk.saving import save
from media import rights
from media.credit import credit_line
from media.models import Photo, Rendition
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import User

THUMBNAIL_PX, FIGURE_PX = 216, 1328


@dataclass(frozen=True)
class Picture:
    """A photo as the desk shows it: addresses of two sizes ("" where none is made yet), words, credit."""

    photo: Photo
    thumbnail: str
    image: str
    credit: str

    @property
    def focus(self) -> str:
        """The focal point as CSS has it."""
        return f"{self.photo.focal_x:.0%} {self.photo.focal_y:.0%}"


@dataclass(frozen=True)
class ShownCaption:
    """A caption as the form shows it."""

    caption: Caption
    number: int
    picture: Picture
    is_placed: bool


@dataclass(frozen=True)
class Choice:
    """A photo that somebody may pick: what speaks against its use today, and what its source asks to look at."""

    picture: Picture
    problems: list[rights.Problem]
    warning: str


class MayNotStand(Exception):
    """An error speaks against showing this photo: nothing was put in. `photo` is where it is mended."""

    def __init__(self, photo: Photo, *, why: str) -> None:
        self.photo = photo
        super().__init__(_("This photo cannot be put in. %(why)s") % {"why": why})


def captions_of(article: Article) -> list[ShownCaption]:
    """The story's captions in order, each with its picture. Cost: three queries."""
    if article.pk is None:
        return []
    captions = article.captions.select_related("photo__source").prefetch_related("photo__renditions")
    placed = set(body.figures(article.body))
    form = Outlet.objects.current().credit_form
    return [
        ShownCaption(caption, number, picture_of(caption.photo, form=form), caption.is_lead or caption.pk in placed)
        for number, caption in enumerate(captions, start=1)
    ]


def fallback_of(article: Article) -> Picture | None:
    """The photo that stands in where another may no longer be shown. Cost: two queries, none where there is none."""
    if article.fallback_photo_id is None:
        return None
    photo = Photo.objects.select_related("source").prefetch_related("renditions").get(pk=article.fallback_photo_id)
    return picture_of(photo, form=Outlet.objects.current().credit_form)


def choices_of(photos: Iterable[Photo], *, on: date) -> list[Choice]:
    """These photos with what speaks against showing them on this day; source, licence, leases, renditions should be loaded."""
    form = Outlet.objects.current().credit_form
    return [
        Choice(
            picture_of(photo, form=form),
            rights.problems_of(photo, on=on, leases=photo.leases.all()),
            photo.source.warning if photo.source else "",
        )
        for photo in photos
    ]


def picture_of(photo: Photo, *, form: str) -> Picture:
    """A photo as the desk shows it, its credit in the outlet's form."""
    whole = (r for r in photo.renditions.all() if r.format == Rendition.Format.JPEG and not r.crop)
    made = sorted(whole, key=lambda r: r.width)
    return Picture(
        photo=photo,
        thumbnail=_address(made, at_least_px=THUMBNAIL_PX),
        image=_address(made, at_least_px=FIGURE_PX),
        credit=credit_line(photo, form=form),
    )


def _address(made: list[Rendition], *, at_least_px: int) -> str:
    """The smallest that is large enough, else the largest there is."""
    if not made:
        return ""
    return str(next((r for r in made if r.width >= at_least_px), made[-1]).file.url)


def refuse_unfit(photo: Photo, *, on: date) -> None:
    """Nothing, for a photo that no error speaks against; one that awaits its file may stand.

    Raises  MayNotStand
    """
    for problem in rights.problems_of(photo, on=on, leases=photo.leases.all()):
        if problem.is_blocker:
            raise MayNotStand(photo, why=problem.sentence)


def refuse_without_rights(photo: Photo, *, on: date) -> None:
    """As refuse_unfit, for a photo that came in just now: its words are asked for at the door."""
    if why := rights.forbids(photo, on=on, leases=photo.leases.all()):
        raise MayNotStand(photo, why=why)


def fall_back_on(article: Article, *, photo: Photo, by: "User | None", based_on: int | None = None) -> None:
    """The photo is the story's fallback. Writes one Revision. Raises StaleCopy when somebody saved since."""
    article.fallback_photo = photo
    save(article, by=by, based_on=based_on, label=_("Fallback photo chosen"))


def put_in(
    article: Article, *, photo: Photo, by: "User | None", based_on: int | None = None, as_lead: bool = False
) -> Caption:
    """The photo is one of this story's, with a caption that begins with the photo's description.

    Takes   as_lead: in the lead's place; the photo that stood there leaves the story, and stays in its history
    Writes  a Caption and one Revision
    Raises  StaleCopy when somebody saved since
    """
    caption = Caption(article=article, photo=photo, text=photo.description, is_lead=as_lead, position=999)

    def store() -> None:
        if as_lead:
            article.captions.filter(is_lead=True).delete()
        caption.save()

    save(article, by=by, based_on=based_on, store=store, label=_("Photo added"))
    return caption
