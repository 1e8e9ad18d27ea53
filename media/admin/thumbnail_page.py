"""A photo's small file for the desk, where readers may not have it: its public address answers “gone”."""

from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from media.models import Rendition
from media.storage import StoreSilent

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Disposition": "inline",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def thumbnail_page(request: HttpRequest, photo_id: int, width: int) -> HttpResponseBase:
    """The whole picture as a JPEG, the nearest above this width, or the widest there is. For staff alone, kept nowhere."""
    if not request.user.has_perm("media.view_photo"):
        raise PermissionDenied
    files = Rendition.objects.filter(photo=photo_id, crop="", format=Rendition.Format.JPEG).order_by("width")
    chosen = files.filter(width__gte=width).first() or files.last()
    if chosen is None:
        raise Http404
    try:
        file = default_storage.open(str(chosen.file), "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    except StoreSilent as silent:
        return HttpResponse(silent.sentence, status=503, content_type="text/plain; charset=utf-8", headers=HEADERS)
    return FileResponse(file, content_type="image/jpeg", headers=HEADERS)
