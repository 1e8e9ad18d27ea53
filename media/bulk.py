"""Changes many photos in one act and takes the act back. Every value goes through the ledger; none is lost on the way."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from media.bulk_rows import BulkAct, BulkChange
from media.describing import save_photo
from media.models import Photo
from media.tagging import NO_TAGS, Retag, between, names_of

if TYPE_CHECKING:
    from django.contrib.auth.models import User

FIELDS = ("creator", "source", "via", "credit_override", "licence", "rights_until", "place", "alt_text")


class Refused(NamedTuple):
    """One row that an act left as it was, and why."""

    name: str
    sentence: str


class Unchangeable(Exception):
    """A row that cannot be changed or taken back; its text is the sentence for the person."""


def change_photo(act: BulkAct, photo: Photo, *, by: "User | None", new: dict[str, Any]) -> bool:
    """The photo says the new values, and the act remembers the old ones. Answers whether anything was new.

    Takes   new: any of FIELDS, and description; source and licence as rows; tags as a Retag
    Writes  the Photo with its ledger, orders and Change, and one BulkChange: all or none
    """
    with transaction.atomic():
        held = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=photo.pk)
        said = {field: _kept(value_of(held, field)) for field in new}
        says = {field: _kept(value.on(said[field]) if field == "tags" else value) for field, value in new.items()}
        new = {field: value for field, value in new.items() if says[field] != said[field]}
        if not new:
            return False
        _save(held, by=by, why=act.why, values=new)
        old, kept = ({field: values[field] for field in new} for values in (said, says))
        BulkChange.objects.create(act=act, photo=held, name=str(held)[:120], old=old, new=kept)
    for field, value in _columns(new).items():
        setattr(photo, field, value)
    return True


def change_photos(
    seen: dict[int, str], *, by: "User | None", why: str, said: Callable[[Photo], dict[str, Any]]
) -> BulkAct:
    """Each of these photos says the new values.

    Takes   seen: for each photo the fingerprint of what somebody saw before they decided;
            said: what a photo is to say
    Writes  one BulkAct, and for each photo what change_photo writes. One that changed since is named in the act's
            `refused` and holds up no other
    """
    act = BulkAct.objects.create(kind=BulkAct.Kind.PHOTOS, by=by, why=why)
    refused = []
    for pk, fingerprint in sorted(seen.items()):
        with transaction.atomic():
            held = Photo.objects.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
            if held and fingerprint_of(held, fields=said(held)) == fingerprint:
                change_photo(act, held, by=by, new=said(held))
            else:
                sentence = _("Somebody has changed it since you looked. Look at it again.")
                refused.append(Refused(str(held or pk)[:120], sentence))
    act.refused = [[line.name, line.sentence] for line in refused]
    act.save(update_fields=["refused"])
    return act


def fingerprint_of(photo: Photo, *, fields: Iterable[str]) -> str:
    """What tells that these fields still say what somebody saw. Tags do not count: nobody's are lost by adding some."""
    return digest_of([[field, getattr(photo, field)] for field in sorted(set(fields) - {"tags"})])


def value_of(photo: Photo, field: str) -> Any:
    """What the photo says; of its tags, their names in order."""
    return names_of(photo) if field == "tags" else getattr(photo, field)


def digest_of(values: Any) -> str:
    """Twelve letters that differ where these values differ."""
    return hashlib.sha256(json.dumps(values, default=_kept, sort_keys=True).encode()).hexdigest()[:12]


def take_back_photos(act: BulkAct, *, by: "User | None", but_not: Collection[int] = ()) -> list[Refused]:
    """Every photo of this act says again what it said before it; answers those that changed since, left as they are.

    Takes  but_not: photos to leave alone
    Order  safe to repeat: what is taken back already is not touched
    """
    refused = []
    changes = act.changes.filter(caption_id=None, taken_back_at=None).exclude(photo__in=but_not)
    for pk, name in changes.order_by("-pk").values_list("pk", "name"):
        try:
            _take_back(pk, by=by, why=_("Taken back: %(why)s") % {"why": act.why})
        except Unchangeable as reason:
            refused.append(Refused(name, str(reason)))
    return refused


def _take_back(change_id: int, *, by: "User | None", why: str) -> None:
    with transaction.atomic():
        change = BulkChange.objects.select_for_update(of=("self",)).get(pk=change_id)
        if change.taken_back_at:
            return
        held = Photo.objects.select_for_update(of=("self",), no_key=True).get(pk=change.photo_id)
        if held.status == Photo.Status.MERGED:
            raise Unchangeable(_("It was merged into another photo since. Change that one."))
        columns = _columns(change.new)
        moved = [field for field, value in columns.items() if _kept(getattr(held, field)) != value]
        if moved:
            raise Unchangeable(_("Somebody has changed its %(fields)s since. It stays.") % {"fields": _words(moved)})
        old = {field: _given(field, change.old[field]) for field in columns}
        lost = [field for field in columns if change.old[field] is not None and old[field] is None]
        if lost:
            raise Unchangeable(_("Its old %(fields)s is no longer in the tables. It stays.") % {"fields": _words(lost)})
        tags = between(change.new.get("tags", ()), change.old.get("tags", ()))
        _save(held, by=by, why=why, values={**old, "tags": tags})
        change.taken_back_at = timezone.now()
        change.save(update_fields=["taken_back_at"])


def _save(held: Photo, *, by: "User | None", why: str, values: dict[str, Any]) -> None:
    columns = _columns(values)
    for field, value in columns.items():
        setattr(held, field, value)
    save_photo(held, by=by, why=why, fields=columns, retag=values.get("tags", NO_TAGS))


def _columns(values: dict[str, Any]) -> dict[str, Any]:
    """The values that stand in the photo's own row."""
    return {field: value for field, value in values.items() if field != "tags"}


def _words(fields: list[str]) -> str:
    return ", ".join(str(getattr(Photo._meta.get_field(field), "verbose_name", field)) for field in fields)


def _kept(value: Any) -> Any:
    """A field's value as JSON has it."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Retag):
        return [value.add, value.take_away]
    return value.isoformat() if isinstance(value, date) else value


def _given(field: str, value: Any) -> Any:
    """A field's value from what JSON kept; None for a row that is gone."""
    column = Photo._meta.get_field(field)
    if isinstance(column, models.ForeignKey):
        return column.remote_field.model._base_manager.filter(pk=value).first() if value else None
    assert isinstance(column, models.Field)
    return column.to_python(value)
