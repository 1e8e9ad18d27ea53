"""Alarms about rights: photos in use whose rights or licence end soon, and letters about them that could not be sent."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.expressions import Combinable
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.home.alarm import Alarm
from articles.desk.models import Article, Caption
from articles.reader.models import Edition
from media.credit import credit_line
from media.models import Licence, Photo
from media.rights_rows import RightsLetter
from media.thumbnails import thumbnails

SOON = timedelta(days=7)
MONTH = timedelta(days=30)
MOST_RIGHTS = 3
OVER = (Photo.Status.WITHDRAWN, Photo.Status.MERGED)


def rights_alarms(at: datetime) -> Iterator[Alarm]:
    """The nearest ends within seven days one by one, those within thirty in one line; and licences.

    Cost  five queries, and one a licence that ends within thirty days
    """
    today = localtime(at).date()
    yield from _this_week(today)
    yield from _this_month(today)
    yield from _licences(today)
    yield from _letters_failed()


def _in_use(*, first: date, last: date) -> QuerySet[Photo]:
    return Photo.objects.exclude(status__in=OVER).filter(_has_a_place(), rights_until__range=(first, last))


def _has_a_place() -> Combinable:
    used = Caption.objects.filter(photo=OuterRef("pk")).exclude(article__status=Article.Status.SPIKED)
    stands_in = Article.objects.filter(fallback_photo=OuterRef("pk")).exclude(status=Article.Status.SPIKED)
    before_readers = Edition.objects.filter(fallback_photo=OuterRef("pk"))
    return Exists(used) | Exists(stands_in) | Exists(before_readers)


def _this_week(today: date) -> Iterator[Alarm]:
    ending = _in_use(first=today, last=today + SOON).select_related("source")
    ending = ending.annotate(stories=Count("captions__article", distinct=True))
    photos = list(ending.order_by("rights_until", "pk")[:MOST_RIGHTS])
    pictures = thumbnails(photo.pk for photo in photos)
    for photo in photos:
        days = (photo.rights_until - today).days if photo.rights_until else 0
        stories = ngettext("in %(n)s story", "in %(n)s stories", photo.stories) % {"n": photo.stories}
        stories = stories if photo.stories else _("as a fallback photo")
        yield Alarm(
            ngettext("Rights end in %(n)s day", "Rights end in %(n)s days", days) % {"n": days}
            if days
            else _("Rights end today"),
            ", ".join(filter(None, [str(photo), credit_line(photo), stories])),
            reverse("admin:media_photo_change", args=[photo.pk]),
            pictures.get(photo.pk),
        )


def _this_month(today: date) -> Iterator[Alarm]:
    count = _in_use(first=today + SOON + timedelta(days=1), last=today + MONTH).count()
    if count:
        said = ngettext("%(n)s more photo loses its rights", "%(n)s more photos lose their rights", count)
        yield Alarm(
            said % {"n": count},
            _("Within 30 days. Extend the rights, or choose others in time."),
            reverse("admin:media_photo_changelist") + "?queue=rights",
        )


def _licences(today: date) -> Iterator[Alarm]:
    for licence in Licence.objects.filter(until__range=(today, today + MONTH)).order_by("until")[:MOST_RIGHTS]:
        days = (licence.until - today).days if licence.until else 0
        if Photo.objects.exclude(status__in=OVER).filter(_has_a_place(), licence=licence).exists():
            yield Alarm(
                ngettext("A licence ends in %(n)s day", "A licence ends in %(n)s days", days) % {"n": days}
                if days
                else _("A licence ends today"),
                _("“%(licence)s”, under which photos in use stand. Write its new end, or choose other photos in time.")
                % {"licence": licence.name},
                reverse("admin:media_licence_change", args=[licence.pk]),
            )


def _letters_failed() -> Iterator[Alarm]:
    failed = RightsLetter.objects.filter(done_at__isnull=True).exclude(last_error="").order_by("due_at").first()
    if failed:
        yield Alarm(_("A letter about rights could not be sent"), f"{failed.subject}. {failed.last_error}")
