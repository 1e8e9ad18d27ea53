"""The forms that ask for files. Whether a file is a picture is the intake's to say, not a form's."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

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
    """The files to take in."""

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
