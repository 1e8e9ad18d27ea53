"""The form that changes several photos together, and what it would change, picture by picture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.admin.tag_field import photo_tags_field
from media.bulk import FIELDS, digest_of, fingerprint_of, value_of
from media.bulk_told import Told, as_printed, word_of
from media.models import Photo
from media.supplier_archive import RulesTried
from media.supplier_rules import covers, offered
from media.tagging import Retag
from media.thumbnails import Thumbnail, thumbnails

# With the form's own fields below the thousand that Django takes in one post.
MOST_PHOTOS = 500
MAY_BE_EMPTY = tuple(field for field in FIELDS if field != "alt_text")


class TogetherForm(forms.ModelForm):  # type: ignore[type-arg]
    """A field left empty stays as it is on each photo; what is to be emptied is ticked."""

    tags_added = photo_tags_field(gettext_lazy("Add these tags"))
    tags_taken = photo_tags_field(gettext_lazy("Take these tags away"))
    emptied = forms.MultipleChoiceField(
        label=gettext_lazy("Empty these"), required=False, widget=forms.CheckboxSelectMultiple
    )
    by_rules = forms.BooleanField(
        label=gettext_lazy("Fill an empty source, licence and end of rights by the rules of the sources"),
        required=False,
    )
    why = forms.CharField(
        label=gettext_lazy("Why, for the ledger of each photo"),
        max_length=300,
        error_messages={"required": gettext_lazy("Say why: the reason stands in the ledger of each photo.")},
    )

    class Meta:
        model = Photo
        fields = FIELDS
        widgets = {"rights_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["emptied"].choices = [(name, word_of(name)) for name in MAY_BE_EMPTY]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or {}
        both = [name for name in found.get("emptied", ()) if found.get(name)]
        if both:
            words = ", ".join(word_of(name) for name in both)
            raise ValidationError(_("%(words)s: either a new value or empty, not both.") % {"words": words})
        added, taken = (tuple(found.get(name) or ()) for name in ("tags_added", "tags_taken"))
        if twice := {name.casefold() for name in added} & {name.casefold() for name in taken}:
            words = ", ".join(sorted(twice))
            raise ValidationError(_("%(words)s: either added or taken away, not both.") % {"words": words})
        if not self.errors and not self.new_values() and not found.get("by_rules"):
            raise ValidationError(_("Nothing would change. Fill in what the photos are to say."))
        return found

    def said(self, photo: Photo) -> dict[str, Any]:
        """What this photo is to say: what was typed, and what the rules of its source offer beside it."""
        new = self.new_values()
        if not self.cleaned_data.get("by_rules"):
            return new
        rules = offered(photo, source=new["source"]) if "source" in new else self.tried.says(photo)
        return {**rules, **new}

    @cached_property
    def tried(self) -> RulesTried:
        """The rules of all sources, tried on the chosen pictures."""
        return RulesTried(numbers_in(self.data.getlist("photo"))[:MOST_PHOTOS])  # type: ignore[attr-defined]

    def typed(self) -> str:
        """What tells that the values are still those whose changes somebody was shown."""
        by_rules = self.cleaned_data.get("by_rules")
        return digest_of([self.new_values(), by_rules and self.tried.digest])

    def new_values(self) -> dict[str, Any]:
        """What every photo is to say."""
        new = {name: value for name in FIELDS if (value := self.cleaned_data.get(name))}
        for name in self.cleaned_data.get("emptied", ()):
            new[name] = None if Photo._meta.get_field(name).null else ""
        added, taken = (tuple(self.cleaned_data.get(name) or ()) for name in ("tags_added", "tags_taken"))
        return {**new, "tags": Retag(added, taken)} if added or taken else new


def numbers_in(values: list[str]) -> list[int]:
    """The photos of these values, the newest first; nonsense is nothing."""
    found = {int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 18}
    return sorted(found, reverse=True)


@dataclass(frozen=True)
class Row:
    """One photo and what would change on it; nothing where it says so already."""

    photo: Photo
    thumbnail: Thumbnail | None
    changes: list[Told]
    fingerprint: str
    is_ended: bool
    covers: str = ""


def rows_of(photos: Iterable[Photo], *, said: Callable[[Photo], dict[str, Any]]) -> list[Row]:
    """What this would change on each. Cost: one query; the photos bring source, licence and tags along."""
    photos = list(photos)
    pictures = thumbnails(photo.pk for photo in photos)
    return [_row(photo, pictures.get(photo.pk), new=said(photo)) for photo in photos]


def _row(photo: Photo, thumbnail: Thumbnail | None, *, new: dict[str, Any]) -> Row:
    changes = [
        Told(word_of(name), as_printed(name, old), as_printed(name, after))
        for name, value in new.items()
        if (old := value_of(photo, name)) != (after := value.on(old) if name == "tags" else value)
    ]
    until = new.get("rights_until")
    is_ended = until is not None and until != photo.rights_until and until < timezone.localdate()
    licence = new.get("licence")
    said = covers(licence) if licence and licence != photo.licence else ""
    return Row(photo, thumbnail, changes, fingerprint_of(photo, fields=new), is_ended, said)
