"""Takes the demonstration's pictures into the library, and does for each what the photo desk would do."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.contrib.auth.models import User
from django.core.files import File

from articles.demo.hours import Hours, hour
from articles.demo.picture_files import Picture
from media import ledger, search_rows
from media.intake.take_in import take_in
from media.models import Licence, Photo, Source

# How long after it was taken a picture reaches the library.
ON_ITS_WAY = timedelta(minutes=50)


def load_pictures(pictures: Iterable[Picture], *, by: User, hours: Hours) -> Iterator[tuple[str, Photo]]:
    """Each picture in the library, its file taken in where it has one, described as pictures.toml says."""
    for picture in pictures:
        taken_at = hours.moment(picture.taken)
        with hour(min(taken_at + ON_ITS_WAY, hours.now)):
            photo = Photo.objects.create() if picture.awaits_file else _taken_in(picture, by=by)
            photo.taken_at = taken_at
            _describe(photo, picture)
            _credit(photo, picture, by=by, hours=hours)
            search_rows.renew([photo.pk])
        yield picture.key, photo


def _taken_in(picture: Picture, *, by: User) -> Photo:
    with picture.path.open("rb") as file:
        return take_in(File(file, name=picture.path.name), by=by)


def _describe(photo: Photo, picture: Picture) -> None:
    photo.title, photo.alt_text, photo.description = (picture.title, picture.alt, picture.description)
    photo.place = picture.place
    photo.focal_x, photo.focal_y = picture.focal
    photo.save()


def _credit(photo: Photo, picture: Picture, *, by: User, hours: Hours) -> None:
    """Credit, licence and rights as the desk knows them; what differs from the file goes into the ledger, with the reason."""
    source = Source.objects.get(name=picture.source) if picture.source else None
    licence = Licence.objects.get(key=picture.licence) if picture.licence else None
    until = hours.now.astimezone(hours.zone).date() + timedelta(days=picture.rights_in_days or 0)
    why = hours.fill(picture.why)
    ledger.correct(photo, by=by, why=why, creator=picture.creator, source=source)
    ledger.correct(photo, by=by, licence=licence, rights_until=until if picture.rights_in_days else None)
