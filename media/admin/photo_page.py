"""A photo's own page: the form of what it says of itself, and what the page tells beside it. Knows no story."""

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from delivery.pages import the_outlet
from media.admin.inspector import TypedOver, inspected
from media.admin.narrowing import way_back
from media.admin.previews import previews_of
from media.beside import lines_beside, private_lines
from media.look_alikes import look_alikes
from media.models import Photo
from media.rendition_state import files_of, orders_of
from media.rights import forbids_showing
from media.uses import places_of

LARGE_PX = 1408
MOST_ALIKE = 3


class PhotoForm(TypedOver):
    why = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Kept beside a change of credit or rights: who said so, and when."),
    )

    taken_at = forms.DateTimeField(
        label=gettext_lazy("Taken"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local", "step": 1}, format="%Y-%m-%dT%H:%M:%S"),
    )

    class Meta:
        model = Photo
        fields = (
            "title", "alt_text", "creator", "source", "via", "credit_override", "copyright_notice", "licence",
            "rights_until", "description", "place", "taken_at", "focal_x", "focal_y",
        )  # fmt: skip
        widgets = {
            "alt_text": forms.Textarea(attrs={"rows": 2}),
            "description": forms.Textarea(attrs={"rows": 2}),
            "rights_until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "focal_x": forms.NumberInput(attrs={"min": 0, "max": 1, "step": "any", "data-focal": "x"}),
            "focal_y": forms.NumberInput(attrs={"min": 0, "max": 1, "step": "any", "data-focal": "y"}),
        }


def told_on_its_page(photo: Photo, *, request: HttpRequest) -> dict[str, Any]:
    """What the page of this photo tells besides its form."""
    person = request.user
    files = files_of(photo)
    told = inspected(photo, request=request, width_px=LARGE_PX, uses=places_of(photo, person=person))
    return {
        **told,
        "alike": look_alikes(photo)[:MOST_ALIKE],
        "previews": previews_of(photo, made={each.crop for each in files if each.widths}) if photo.width else [],
        "files": files,
        "orders": orders_of(photo),
        "may_change": person.has_perm("media.change_photo"),
        "way_back": way_back(request),
        "why_over": forbids_showing(photo, on=timezone.localdate()),
        **(_beside(photo, request=request) if told["has_original"] else {}),
    }


def _beside(photo: Photo, *, request: HttpRequest) -> dict[str, Any]:
    """What the file says: for who may see originals."""
    form = the_outlet(request).credit_form
    return {"beside": lines_beside(photo, form=form), "private": private_lines(photo.original)}
