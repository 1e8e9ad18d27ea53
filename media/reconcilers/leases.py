"""Tells pages when days begin or end on which a lease denies a photo to readers, or keeps it once its licence has ended."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext as _

from delivery.log import append_change
from media.leasing import settle
from media.models import Photo
from media.rights_rows import Lease, RightsNotice
from outlet.models import Outlet

AT_ONCE = 200
ONE_DAY = timedelta(days=1)
# What turned before this was told long ago, or before this site was here.
LOOKED_BACK = timedelta(days=90)


def keep_denials() -> int:
    """Tell of denials and of other leases that have begun or ended, once each; move photos on whose denial is over.

    Answers how many photos were told or moved

    Order  safe to run anywhere, any number of times, and to kill at any point
    """
    today = Outlet.objects.current().today()
    begun = Photo.objects.filter(denied_from__lte=today).exclude(denied_until__lt=today).filter(~Exists(_told()))
    over = Photo.objects.filter(denied_until__lt=today)
    denied = begun.order_by("pk").values_list("pk", "denied_from")[:AT_ONCE]
    days = {*((pk, day) for pk, day in denied if day), *_turned(today)}
    return _tell(sorted(days)[:AT_ONCE]) + sum(_move_on(pk) for pk in over.values_list("pk", flat=True)[:AT_ONCE])


def _told() -> QuerySet[RightsNotice]:
    return RightsNotice.objects.filter(photo=OuterRef("pk"), until=OuterRef("denied_from"), kind="denied")


def _turned(today: date) -> set[tuple[int, date]]:
    """The photos whose licence has ended and that a lease covers, or denies to the archive, from such a day on or until it."""
    since = today - LOOKED_BACK
    others = Lease.objects.filter(taken_back_at=None, photo__licence__until__lt=today).exclude(
        verdict="deny", use="web"
    )
    begun = others.filter(first_day__range=(since, today)).values_list("photo", "first_day")
    ended = others.filter(last_day__range=(since, today - ONE_DAY)).values_list("photo", "last_day")
    days = {*begun, *((pk, last + ONE_DAY) for pk, last in ended if last)}
    told = RightsNotice.objects.filter(kind="denied", until__gte=since, photo__in={pk for pk, _day in days})
    return days - set(told.values_list("photo", "until")) if days else days


def _tell(days: list[tuple[int, date]]) -> int:
    if not days:
        return 0
    try:
        with transaction.atomic():
            RightsNotice.objects.bulk_create(RightsNotice(photo_id=pk, kind="denied", until=day) for pk, day in days)
            append_change(f"photo:{pk}" for pk, _day in days)
    except IntegrityError:
        return 0
    return len(days)


def _move_on(photo_id: int) -> bool:
    with transaction.atomic():
        photo = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo_id)
        return settle(photo, by=None, why=_("The lease has run its days"))
