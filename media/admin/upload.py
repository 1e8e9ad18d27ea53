"""Uploading: several files at once, each taken in or refused by itself, with the sentence that says why."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

MOST_FILES = 20


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """One to twenty files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        files = data if isinstance(data, list) else [data]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                _("These are %(n)s files; at most %(most)s are taken at once. Send them in parts."),
                params={"n": len(files), "most": MOST_FILES},
            )
        return [super(SeveralFilesField, self).clean(file, initial) for file in files]


class UploadForm(forms.Form):
    """The files to take in. Whether each is a picture is the intake's to say, not the form's."""

    pictures = SeveralFilesField(
        label=_("Pictures"),
        allow_empty_file=True,
        error_messages={"required": _("Choose one or several pictures first.")},
        widget=SeveralFilesInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}),
    )


class OneFileForm(forms.Form):
    """The file of one awaited photo."""

    file = forms.FileField(
        label=_("Its file"),
        allow_empty_file=True,
        error_messages={"required": _("Choose the picture first.")},
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif,image/gif"}),
    )


@dataclass(frozen=True)
class Refusal:
    """One file that was not taken in, by its name, and why."""

    name: str
    sentence: str
    photo: Photo | None = None


def take_in_all(files: "Iterable[UploadedFile[Any]]", *, by: "User") -> tuple[list[Photo], list[Refusal]]:
    """Each file in the library, or refused with its reason; one that is refused holds up no other."""
    taken, refused = [], []
    for file in files:
        try:
            taken.append(take_in(file, by=by))
        except RefusedFile as refusal:
            photo = refusal.photo if isinstance(refusal, AlreadyHere) else None
            refused.append(Refusal(file.name or "", refusal.sentence, photo))
    return taken, refused
