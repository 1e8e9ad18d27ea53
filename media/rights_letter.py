"""The words of a letter to the photo desk about rights. Reads nothing but what it is given, and the site's address."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.credit import credit_line
from media.models import Licence, Photo
from outlet.letters import main_site
from outlet.models import Outlet


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
    page = "admin:media_photo_report" if has_ended else "admin:media_photo_change"
    site = main_site()
    lines = [_line(photo, address=site + reverse(page, args=[photo.pk]), form=outlet.credit_form) for photo in photos]
    return f"{' '.join(outlet.name.split())}: {said % {'n': len(photos)}}", "\n\n".join([opening, *lines]) + "\n"


def letter_about_licence(licence: Licence, *, photos: int, has_ended: bool, outlet: Outlet) -> tuple[str, str]:
    """Subject and text of the letter about a licence that has ended or soon will. Cost: one query."""
    said = _("The licence “%(licence)s” has ended") if has_ended else _("The licence “%(licence)s” ends soon")
    named = {"licence": licence.name, "n": photos, "day": date_format(licence.until, "j F Y") if licence.until else ""}
    stands = ngettext(
        "Its last day is %(day)s; %(n)s photo in use stands under it.",
        "Its last day is %(day)s; %(n)s photos in use stand under it.",
        photos,
    )
    means = (
        _("No story goes out with them, and readers keep only what a lease or the archive's use still covers.")
        if has_ended
        else _("Write its new end where it was extended, or choose other photos for the stories that have these.")
    )
    address = main_site() + reverse("admin:media_licence_change", args=[licence.pk])
    return f"{' '.join(outlet.name.split())}: {said % named}", f"{stands % named}\n\n{means}\n{address}\n"


def _line(photo: Photo, *, address: str, form: str) -> str:
    day = date_format(photo.rights_until, "j F Y") if photo.rights_until else ""
    words = ", ".join(filter(None, [str(photo), credit_line(photo, form=form)]))
    return f"{day}: {words}\n{address}"
