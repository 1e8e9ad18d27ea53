"""Arithmetic of stretches of time, each from a moment until another that it does not include; None has no end."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Span:
    """A stretch of time."""

    begins: datetime
    ends: datetime | None = None


def of_days(first: date, last: date | None, *, zone: ZoneInfo) -> Span:
    """The stretch that these days are, from the midnight before the first to the midnight after the last."""
    return Span(_midnight(first, zone=zone), _midnight_after(last, zone=zone) if last else None)


def after_day(last: date, *, zone: ZoneInfo) -> Span:
    """All that comes after a day."""
    return Span(_midnight_after(last, zone=zone))


def without(spans: Iterable[Span], *, holes: Iterable[Span]) -> list[Span]:
    """These stretches, with the holes cut out of them."""
    left = list(spans)
    for hole in holes:
        left = [piece for span in left for piece in _cut(span, hole)]
    return left


def within(spans: Iterable[Span], *, first: date, last: date, now: datetime, zone: ZoneInfo) -> list[Span]:
    """What of these stretches falls into these days, and not later than now."""
    frame = of_days(first, last, zone=zone)
    end = min(frame.ends or now, now)
    clipped = [Span(max(span.begins, frame.begins), min(span.ends or end, end)) for span in spans]
    return [span for span in clipped if span.ends and span.begins < span.ends]


def days_of(spans: Iterable[Span], *, zone: ZoneInfo) -> list[date]:
    """Each day on which something of these stretches, all of which end, was to be seen; ascending."""
    days: set[date] = set()
    for span in spans:
        day = span.begins.astimezone(zone).date()
        # A stretch that ends at midnight does not reach the day that begins then.
        last = ((span.ends or span.begins) - timedelta(microseconds=1)).astimezone(zone).date()
        while day <= last:
            days.add(day)
            day += timedelta(days=1)
    return sorted(days)


def _cut(span: Span, hole: Span) -> list[Span]:
    if (span.ends is not None and span.ends <= hole.begins) or (hole.ends is not None and hole.ends <= span.begins):
        return [span]
    pieces = [Span(span.begins, hole.begins)] if span.begins < hole.begins else []
    if hole.ends is not None and (span.ends is None or hole.ends < span.ends):
        pieces.append(Span(hole.ends, span.ends))
    return pieces


def _midnight_after(day: date, *, zone: ZoneInfo) -> datetime:
    """The midnight that ends a day. The last day that can be written, which stands for no end, has none."""
    return _midnight(day + timedelta(days=1), zone=zone) if day < date.max else datetime.max.replace(tzinfo=zone)


def _midnight(day: date, *, zone: ZoneInfo) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=zone)
