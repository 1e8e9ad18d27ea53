"""What stands in many credits has changed: a source's name, a licence, the outlet's form. Every page and file follows."""

from datetime import date, datetime, time, timedelta

from delivery.leases import owed_anew
from media.models import CreditRenewal, Licence, Source
from outlet.models import Outlet

Of = CreditRenewal.Of
# What is printed beside a picture or stands inside its files, and what else pages ask of a licence.
OF_A_SOURCE = frozenset({"name", "credit_form"})
OF_A_LICENCE = frozenset({"name", "terms", "url"})
OF_ITS_USES = frozenset({"uses", "until"})


def source_changed(source: Source, *, fields: set[str]) -> None:
    """The photos of this source are owed what these changed fields mean. Call it in the transaction of the change."""
    if OF_A_SOURCE & fields:
        _owe(Of.SOURCE, source.pk, with_files=True)


def licence_changed(licence: Licence, *, fields: set[str]) -> None:
    """As source_changed, for a licence; when it ends, its photos' pages are told."""
    if (OF_A_LICENCE | OF_ITS_USES) & fields:
        _owe(Of.LICENCE, licence.pk, with_files=bool(OF_A_LICENCE & fields))
    if "until" in fields:
        CreditRenewal.objects.filter(of=Of.ENDED, of_id=licence.pk).delete()
        if licence.until and licence.until < date.max:
            day = datetime.combine(licence.until + timedelta(days=1), time.min, tzinfo=Outlet.objects.current().zone)
            CreditRenewal.objects.create(of=Of.ENDED, of_id=licence.pk, with_files=False, due_at=day)


def outlet_changed(*, fields: set[str]) -> None:
    """All photos are owed their files anew where the outlet's form of a credit changed. Call it in the transaction."""
    if "credit_form" in fields:
        _owe(Of.OUTLET, 0, with_files=True)


def files_lost() -> None:
    """All photos are owed their files anew, whatever the database says of them. Call it in a transaction."""
    _owe(Of.OUTLET, 0, with_files=True)


def _owe(of: str, of_id: int, *, with_files: bool) -> None:
    """From the first photo on, whatever was owed before; a worker that holds the old row can no longer finish it."""
    for is_of_files in (False, True) if with_files else (False,):
        CreditRenewal.objects.update_or_create(
            of=of,
            of_id=of_id,
            with_files=is_of_files,
            defaults={"after": 0, **owed_anew()},
        )
