"""What licence and leases cover on a day, told from what readers may see: the photo's own columns and its licence's."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from media.models import Photo
from media.rights_rows import Lease, PhotoUse

Span = tuple[str, str, str, str | None]


class Terms(NamedTuple):
    """What is known of a photo: what its licence covers (None: it has none), until when, and its leases.

    Shape  leases: verdict, use, first and last day of each that has not been taken back, but for those that deny the
           web, which the photo tells apart; the days as YYYY-MM-DD
    """

    uses: Sequence[str] | None = None
    until: date | None = None
    leases: Sequence[Sequence[str | None]] = ()


def terms_of(photo: Photo) -> Terms:
    """The terms of this photo. No query when its licence is loaded."""
    licence = photo.licence
    return Terms(licence.uses if licence else None, licence.until if licence else None, photo.leased_uses)


def spans_of(leases: Iterable[Lease]) -> list[Span]:
    """These leases as a photo keeps them for readers: without who granted them and why."""
    return sorted(
        (
            lease.verdict,
            lease.use,
            lease.first_day.isoformat(),
            lease.last_day.isoformat() if lease.last_day else None,
        )
        for lease in leases
    )


def covers(use: str, *, on: date, terms: Terms) -> bool:
    """Whether this use is covered on this day: a lease that denies it goes before one that allows it, both before the licence."""
    if _is_leased(Lease.Verdict.DENY, use, on=on, terms=terms):
        return False
    if _is_leased(Lease.Verdict.ALLOW, use, on=on, terms=terms) or terms.uses is None:
        return True
    return use in terms.uses and (terms.until is None or on <= terms.until)


def may_stay(*, on: date, terms: Terms) -> bool:
    """Whether what is public already may stay public on this day.

    Once the licence has ended, live pages are an archive: they keep the picture where the archive is covered.
    """
    if terms.until is None or on <= terms.until:
        return True
    if _is_leased(Lease.Verdict.ALLOW, PhotoUse.WEB, on=on, terms=terms):
        return True
    return covers(PhotoUse.ARCHIVE, on=on, terms=terms._replace(until=None))


def _is_leased(verdict: str, use: str, *, on: date, terms: Terms) -> bool:
    day = on.isoformat()
    return any(
        (said, of) == (verdict, use) and (first or "") <= day and (last is None or day <= last)
        for said, of, first, last in terms.leases
    )
