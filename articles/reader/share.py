"""What a link to a story shows where somebody shares it: words and one picture. Knows no network by name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from articles.reader.models import Edition
from articles.reader.shown import places
from media.pictures import Picture, Pictures
from media.rights_rows import PhotoUse


@dataclass(frozen=True)
class Share:
    """A story as `_share_meta.html` prints it; `picture_url` is empty where there is none to show."""

    title: str
    is_retracted: bool
    words: str
    address: str
    language: str
    section: str
    out_at: datetime
    changed_at: datetime | None
    tags: list[str]
    picture_url: str = ""
    picture_width: int = 0
    picture_height: int = 0
    picture_alt: str = ""


def share_of(edition: Edition, *, pictures: Pictures, whole: Callable[[str], str]) -> Share:
    """What a link to this story shows; a retracted story says so wherever it was shared.

    Order  the first picture that licence and leases cover for social media, the fallback in a lost one's place
    Takes  pictures: of the story's photos; whole: makes a whole address of a path
    Cost   no query when the edition's section is loaded
    """
    picture = next((place.picture for place in places(edition, pictures=pictures.covering(PhotoUse.SOCIAL))), None)
    # The shape in which links are shown; where nobody cut it by hand, each network cuts the whole picture itself.
    shown = (picture.cut_by_hand("1.91:1") or picture) if picture else None
    largest = shown.largest if shown else None
    return Share(
        title=edition.headline,
        is_retracted=edition.is_retracted,
        words=edition.retraction or edition.standfirst,
        address=whole(edition.get_absolute_url()),
        language=edition.language.replace("-", "_"),
        section=edition.section.name,
        out_at=edition.first_published_at,
        changed_at=edition.retracted_at or edition.modified_at,
        tags=[tag["name"] for tag in edition.tags],
        picture_url=whole(largest.url) if largest else "",
        picture_width=largest.width if largest else 0,
        picture_height=largest.height if largest else 0,
        picture_alt=_with_credit(picture) if picture else "",
    )


def _with_credit(picture: Picture) -> str:
    """What the picture shows, with its credit: where it is shared, no caption goes along."""
    return f"{picture.alt} ({picture.credit})" if picture.alt and picture.credit else picture.alt or picture.credit
