"""Tells pages when days begin or end on which a lease denies a photo to readers."""

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.log import append_change
from media.leasing import settle
from media.models import Photo
from media.rights_rows import RightsNotice
from outlet.models import Outlet

AT_ONCE = 200


def keep_denials() -> int:
    """Tell of denials that have begun, once each, and move photos on whose denial is over. Answers how many.

    Order  safe to run anywhere, any number of times, and to kill at any point
    """
    today = timezone.now().astimezone(Outlet.objects.current().zone).date()
    begun = Photo.objects.filter(denied_from__lte=today).exclude(denied_until__lt=today).filter(~Exists(_told()))
    over = Photo.objects.filter(denied_until__lt=today)
    return _tell(list(begun.order_by("pk")[:AT_ONCE])) + sum(
        _move_on(pk) for pk in over.values_list("pk", flat=True)[:AT_ONCE]
    )


def _told() -> QuerySet[RightsNotice]:
    return RightsNotice.objects.filter(photo=OuterRef("pk"), until=OuterRef("denied_from"), kind="denied")


def _tell(photos: list[Photo]) -> int:
    if not photos:
        return 0
    try:
        with transaction.atomic():
            RightsNotice.objects.bulk_create(
                RightsNotice(photo=photo, kind="denied", until=photo.denied_from)
                for photo in photos
                if photo.denied_from
            )
            append_change(f"photo:{photo.pk}" for photo in photos)
    except IntegrityError:
        return 0
    return len(photos)


def _move_on(photo_id: int) -> bool:
    with transaction.atomic():
        photo = Photo.objects.select_for_update(of=("self",)).get(pk=photo_id)
        return settle(photo, by=None, why=_("The lease has run its days"))
