"""Two acts on a photo's own page besides saving it: the file's word for one field, and its renditions made again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from media import renditions
from media.admin.withdraw_page import actor_of
from media.beside import NothingToTake, take_from_file
from media.models import Photo


def urls() -> list[URLPattern]:
    """Their addresses below a photo's own, as the desk's site takes them in."""
    view = admin.site.admin_view
    return [
        path("media/photo/<int:photo_id>/take/", view(take_view), name="media_photo_take"),
        path("media/photo/<int:photo_id>/remake/", view(remake_view), name="media_photo_remake"),
    ]


@require_POST
def take_view(request: HttpRequest, photo_id: int) -> HttpResponse:
    """The photo says what its file says of one thing. Only for who may see originals: it tells what stands in one."""
    if not request.user.has_perms(["media.change_photo", "media.view_original"]):
        raise PermissionDenied
    photo = get_object_or_404(Photo.objects.select_related("source", "original"), pk=photo_id, original__isnull=False)
    field = request.POST.get("field", "")
    try:
        take_from_file(photo, field=field, by=actor_of(request))
    except NothingToTake as nothing:
        messages.error(request, str(nothing))
    else:
        name = Photo._meta.get_field(field).verbose_name  # type: ignore[union-attr]
        messages.success(request, _("Taken from the file: %(name)s.") % {"name": name})
    return _back(photo, at="file-says")


@require_POST
def remake_view(request: HttpRequest, photo_id: int) -> HttpResponse:
    """The worker owes the photo all its files anew; readers keep those that are there until then."""
    if not request.user.has_perm("media.change_photo"):
        raise PermissionDenied
    with transaction.atomic():
        photo = get_object_or_404(Photo.objects.select_for_update(of=("self",), no_key=True), pk=photo_id)
        if is_ready := photo.status == Photo.Status.READY:
            renditions.order(photo)
    if is_ready:
        messages.success(request, _("All sizes are made again. Until they are there, readers keep the ones they have."))
    else:
        messages.error(request, _("Files are made only of a photo that is ready. Add its file, or restore it, first."))
    return _back(photo, at="renditions")


def _back(photo: Photo, *, at: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('admin:media_photo_change', args=[photo.pk])}#{at}")
