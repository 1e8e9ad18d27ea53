"""The archive by days and months: which addresses are dates, and the nearest dates that have stories."""

from datetime import date
from typing import TypedDict

from django.db.models import Q, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from articles.reader.models import Listing


class Neighbours(TypedDict):
    earlier: date | None
    later: date | None


def read_day(year: str, month: str, day: str, *, today: date) -> date:
    """The day of an address. Raises Http404 for what is no day, and for days to come."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise Http404(_("There is no such day.")) from error
    if found > today:
        raise Http404(_("This day has not come yet."))
    return found


def read_month(year: str, month: str, *, today: date) -> date:
    """The first day of an address's month. Raises Http404 for what is no month, and for months to come."""
    return read_day(year, month, "1", today=today)


def day_neighbours(on: date) -> Neighbours:
    """The nearest days before and after that have stories. Cost: one query of two index probes."""
    return _neighbours(f"day:{on:%Y-%m-%d}", first="day:0000-00-00", last="day:9999-99-99")


def month_neighbours(of: date) -> Neighbours:
    """The nearest months before and after that have stories, as their first days. Cost: as for days."""
    return _neighbours(f"month:{of:%Y-%m}", first="month:0000-00", last="month:9999-99")


def _neighbours(here: str, *, first: str, last: str) -> Neighbours:
    """Keys of one kind are equally long, so their order as text is that of the calendar, in any collation."""
    before = Listing.objects.filter(list_key__gt=first, list_key__lt=here).order_by("-list_key")
    after = Listing.objects.filter(list_key__gt=here, list_key__lt=last).order_by("list_key")
    nearest = Q(pk=Subquery(before.values("pk")[:1])) | Q(pk=Subquery(after.values("pk")[:1]))
    keys = set(Listing.objects.filter(nearest).values_list("list_key", flat=True))
    return {
        "earlier": next((_day_of(key) for key in keys if key < here), None),
        "later": next((_day_of(key) for key in keys if key > here), None),
    }


def _day_of(list_key: str) -> date:
    year, month, *day = list_key.partition(":")[2].split("-")
    return date(int(year), int(month), int(day[0]) if day else 1)
