"""The words of a letter to the photo desk about rights. Reads nothing but what it is given, and the site's address."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.credit import credit_line
from media.models import Photo
from outlet.models import Address, Outlet


def letter_about(photos: Iterable[Photo], *, has_ended: bool, outlet: Outlet) -> tuple[str, str]:
    """Subject and text of one letter about all these photos. Cost: one query, with their sources loaded."""
    photos = list(photos)
    said = (
        ngettext("The rights to %(n)s photo have ended", "The rights to %(n)s photos have ended", len(photos))
        if has_ended
        else ngettext("The rights to %(n)s photo end soon", "The rights to %(n)s photos end soon", len(photos))
    )
    opening = (
        _("Readers no longer see these photos, on any page. Extend the rights, or choose others.")
        if has_ended
        else _("Extend the rights, or choose other photos for the stories that have these.")
    )
    host = Address.objects.filter(kind=Address.Kind.MAIN).values_list("host", flat=True).first()
    page = "admin:media_photo_report" if has_ended else "admin:media_photo_change"
    site = f"https://{host}" if host else ""
    lines = [_line(photo, address=site + reverse(page, args=[photo.pk]), form=outlet.credit_form) for photo in photos]
    return f"{outlet.name}: {said % {'n': len(photos)}}", "\n\n".join([opening, *lines]) + "\n"


def _line(photo: Photo, *, address: str, form: str) -> str:
    day = date_format(photo.rights_until, "j F Y") if photo.rights_until else ""
    words = ", ".join(filter(None, [str(photo), credit_line(photo, form=form)]))
    return f"{day}: {words}\n{address}"
