"""What the ledger and an act on many keep, in the words of the desk: they keep days and states as code writes them."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from media.models import Photo

DAYS = frozenset({"rights_until", "denied_from", "denied_until"})


def in_words(field: str, kept: str) -> str:
    """What was kept of this field, as people read it: “1 January 2027”, not “2027-01-01”."""
    if field == "status":
        return str(dict(Photo.Status.choices).get(kept, kept))
    if field == "legal_hold" and kept:
        return _("yes")
    if field in DAYS and kept:
        return _as_day(kept)
    return kept


def _as_day(kept: str) -> str:
    try:
        return date_format(date.fromisoformat(kept), "DATE_FORMAT")
    except ValueError:
        return kept
