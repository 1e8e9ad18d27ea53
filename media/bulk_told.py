"""Prints what an act on many changed: each row with the words of its fields, what they said and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from media.bulk_rows import BulkAct, BulkChange
from media.ledger_words import in_words
from media.models import Licence, Photo, Source

if TYPE_CHECKING:
    from django.db.models import Model

MOST_ACTS = 8


@dataclass(frozen=True)
class Told:
    """One changed field: its printed name, and both values as people read them."""

    field: str
    old: str
    new: str


def told_changes(changes: Iterable[BulkChange]) -> list[tuple[BulkChange, list[Told]]]:
    """Each change with its fields. Cost: two queries."""
    changes = list(changes)
    names = {"source": _names(Source, changes, "source"), "licence": _names(Licence, changes, "licence")}
    return [(change, [_told(field, change, names) for field in change.new]) for change in changes]


def newest_acts() -> list[BulkAct]:
    """The last acts on many, to go back to. Cost: one query."""
    return list(BulkAct.objects.select_related("by")[:MOST_ACTS])


def word_of(field: str) -> str:
    """The printed name of a photo's field, or of a caption's text."""
    return _("caption") if field == "text" else str(getattr(Photo._meta.get_field(field), "verbose_name", field))


def _told(field: str, change: BulkChange, names: dict[str, dict[Any, str]]) -> Told:
    old, new = (names[field].get(value, "") if field in names else value or "" for value in _both(change, field))
    return Told(word_of(field), as_printed(field, old), as_printed(field, new))


def as_printed(field: str, value: Any) -> str:
    """A value of this field as people read it."""
    return in_words(field, ", ".join(value) if isinstance(value, list) else str(value or ""))


def _both(change: BulkChange, field: str) -> tuple[Any, Any]:
    return change.old.get(field), change.new.get(field)


def _names(model: "type[Model]", changes: list[BulkChange], field: str) -> dict[Any, str]:
    numbers = {value for change in changes for value in _both(change, field) if value}
    return {pk: str(row) for pk, row in model._base_manager.in_bulk(numbers).items()}
