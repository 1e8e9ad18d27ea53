"""The pages of a photo that was merged lead to the photo that is left."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from media.models import Photo


def led_on(request: HttpRequest, photo_id: int | str) -> HttpResponseRedirect | None:
    """Where somebody who asks for this photo is led, and told so; None where it was not merged. Cost: one query."""
    pk = int(photo_id) if str(photo_id).isascii() and str(photo_id).isdecimal() and len(str(photo_id)) < 18 else 0
    photo = Photo.objects.filter(pk=pk, merged_into__isnull=False).first()
    if photo is None:
        return None
    said = _("“%(photo)s” was merged into this photo. Its uses are here, and its ledger.")
    messages.info(request, said % {"photo": photo})
    return HttpResponseRedirect(reverse("admin:media_photo_change", args=[photo.merged_into_id]))
