"""Cropping a photo by hand to one ratio: a rectangle over the picture, or its four numbers. Knows no story."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.admin.led_on import led_on
from media.admin.previews import around_the_point
from media.admin.withdraw_page import actor_of
from media.crop_rules import LEAST_PX, RATIOS, Box, CropRefused, crops_in_force, largest_box
from media.crops import set_crop
from media.models import Photo
from media.thumbnails import pictures_at

LARGE_PX = 1408
SIDES = ("left", "top", "width", "height")


class CropForm(forms.Form):
    """A rectangle in pixels of the upright picture."""

    left = forms.IntegerField(label=gettext_lazy("From the left, px"), min_value=0)
    top = forms.IntegerField(label=gettext_lazy("From the top, px"), min_value=0)
    width = forms.IntegerField(label=gettext_lazy("Width, px"), min_value=1)
    height = forms.IntegerField(
        label=gettext_lazy("Height, px"),
        min_value=1,
        required=False,
        help_text=gettext_lazy("Empty: it follows from the width."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["data-crop-side"] = name

    def box(self, photo: Photo, *, ratio: str) -> Box:
        """What was typed, as parts of the picture. A pixel too much at the far edge is the rounding's, not the person's."""
        left, top, width, height = (self.cleaned_data[name] for name in SIDES)
        across, down = photo.width or 1, photo.height or 1
        height = height or round(width / RATIOS[ratio])
        width, height = (
            side - 1 if at + side == most + 1 else side
            for at, side, most in ((left, width, across), (top, height, down))
        )
        return left / across, top / down, width / across, height / down


def urls() -> list[URLPattern]:
    """The page's address below a photo's own, as the desk's site takes it in."""
    address = "media/photo/<int:photo_id>/crop/<str:ratio>/"
    return [path(address, admin.site.admin_view(crop_page), name="media_photo_crop")]


def crop_page(request: HttpRequest, photo_id: int, ratio: str) -> HttpResponse:
    """Sets the crop of one ratio, or gives it back to the focal point."""
    photo = get_object_or_404(Photo, pk=photo_id)
    if ratio not in RATIOS:
        raise Http404
    if not request.user.has_perm("media.change_photo"):
        raise PermissionDenied
    if led := led_on(request, photo_id) or _without_its_file(request, photo):
        return led
    form = CropForm(initial=_typed(crops_in_force(photo).get(ratio) or around_the_point(photo, ratio=ratio), photo))
    refused = ""
    if request.method == "POST":
        try:
            form = form if request.POST.get("act") == "back" else CropForm(request.POST)
            if done := _done(request, photo, ratio=ratio, form=form):
                messages.success(request, done)
                return HttpResponseRedirect(f"{reverse('admin:media_photo_change', args=[photo.pk])}#crops")
        except CropRefused as refusal:
            refused = str(refusal)
    context = {"form": form, "refused": refused, **_told(photo, ratio=ratio)}
    whole = {**admin.site.each_context(request), **context}
    return TemplateResponse(
        request, "admin/media/photo/crop.html", whole, status=422 if request.method == "POST" else 200
    )


def _without_its_file(request: HttpRequest, photo: Photo) -> HttpResponse | None:
    """The way back, where there is no picture yet that could be cropped."""
    if photo.width and photo.height:
        return None
    messages.error(request, _("This photo awaits its file. Add the file first, then crop it."))
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.pk]))


def _done(request: HttpRequest, photo: Photo, *, ratio: str, form: CropForm) -> str:
    """The sentence that says what was done; nothing where the numbers are to be mended. Raises CropRefused."""
    by = actor_of(request)
    if request.POST.get("act") == "back":
        set_crop(photo, ratio=ratio, box=None, by=by)
        return _("%(ratio)s follows the focal point again.") % {"ratio": ratio}
    if not form.is_valid():
        return ""
    set_crop(photo, ratio=ratio, box=form.box(photo, ratio=ratio), by=by)
    said = _("The crop to %(ratio)s is kept. Its files are being made; until they are there, the focal point holds.")
    return said % {"ratio": ratio}


def _typed(box: Box, photo: Photo) -> dict[str, int]:
    across, down = photo.width or 1, photo.height or 1
    return {name: round(part * side) for name, part, side in zip(SIDES, box, (across, down, across, down), strict=True)}


def _told(photo: Photo, *, ratio: str) -> dict[str, Any]:
    by_hand = crops_in_force(photo)
    most_px = round(largest_box(photo, ratio=ratio, x=0.5, y=0.5)[2] * (photo.width or 0))
    return {
        "title": _("Crop to %(ratio)s by hand") % {"ratio": ratio},
        "opts": Photo._meta,
        "photo": photo,
        "picture": pictures_at([photo.pk], width_px=LARGE_PX).get(photo.pk),
        "ratio": ratio,
        "aspect": RATIOS[ratio],
        "least_px": LEAST_PX,
        "is_too_small": most_px < LEAST_PX,
        "is_by_hand": ratio in by_hand,
        "ratios": [(name, name in by_hand) for name in RATIOS],
    }
