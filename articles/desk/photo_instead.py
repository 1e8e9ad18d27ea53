"""What readers get in a live story where a photo may not be shown: the story's fallback photo, or nothing."""

from articles.desk.photo_places import MOST_USES, editions_with
from articles.reader.models import Edition
from articles.reader.shown import photos_of, places
from media.models import Photo
from media.pictures import Pictures, pictures_for


def instead_of(photo: Photo) -> dict[str, bool]:
    """For the address of each live story that was published with this photo: whether its fallback stands in for it.

    Order  the same whether the photo may be shown today or not: what is told is what readers get without it
    Cost   two queries, one of them a pass over the captions of all editions
    """
    editions = [edition for edition in editions_with(photo)[:MOST_USES] if _captions_with(edition, photo)]
    shown = pictures_for(photos_of(editions))
    without = Pictures({pk: each for pk, each in shown.items() if pk != photo.pk}, lost={*shown.lost, photo.pk})
    return {
        edition.get_absolute_url(): any(
            place.caption_id in _captions_with(edition, photo) for place in places(edition, pictures=without)
        )
        for edition in editions
    }


def _captions_with(edition: Edition, photo: Photo) -> list[int]:
    return [caption["id"] for caption in edition.captions if caption["photo"] == photo.pk]
