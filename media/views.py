"""Serves renditions to readers, where no web server in front does it. Nothing else under /photos/ exists."""

from datetime import datetime

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from media.models import Photo
from media.rights import may_be_shown
from media.storage import RETRY_SECONDS, StoreSilent
from outlet.models import Outlet

CONTENT_TYPES = {"jpg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
_LATER = {"Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
KEPT_SECONDS = 365 * 24 * 3600
ASKED = (
    "status",
    "rights_until",
    "denied_from",
    "denied_until",
    "leased_uses",
    "merged_into",
    "licence__uses",
    "licence__until",
)


@require_safe
def rendition(request: HttpRequest, public_id: str, name: str) -> HttpResponseBase:
    """The file, to be kept for good; 410 once its photo may no longer be shown; 404 for what never was.

    Where the store does not answer: 503, to be asked again soon and kept by nobody
    """
    photos = Photo.objects.select_related("licence").only(*ASKED)
    photo = photos.filter(public_id=public_id).first()
    if photo is None or photo.status == Photo.Status.AWAITED:
        raise Http404
    keys = f"photo:{photo.pk}"
    if photo.merged_into_id:  # a page kept somewhere still names it: the photo that is left says whether it is shown
        photo = photos.get(pk=photo.merged_into_id)
        keys += f" photo:{photo.pk}"
    if _is_over(photo, now=timezone.now()):
        return _gone(keys)
    etag = quote_etag(name.rpartition(".")[0])
    if (answer := get_conditional_response(request, etag=etag)) is not None:
        return _lasting(answer, keys=keys, etag=etag)
    try:
        file = default_storage.open(f"{public_id}/{name}", "rb")
    except FileNotFoundError as error:
        raise Http404 from error
    except StoreSilent as silent:
        return HttpResponse(silent.sentence, status=503, content_type="text/plain; charset=utf-8", headers=_LATER)
    response = FileResponse(file, content_type=CONTENT_TYPES[name.rpartition(".")[2]])
    response.headers["Content-Disposition"] = "inline"
    return _lasting(response, keys=keys, etag=etag)


def _is_over(photo: Photo, *, now: datetime) -> bool:
    if photo.status == Photo.Status.WITHDRAWN:
        return True
    # The outlet's day is asked for only where there is an end at all.
    ends_with_licence = photo.licence is not None and photo.licence.until is not None
    if photo.rights_until is None and photo.denied_from is None and not ends_with_licence:
        return False
    return not may_be_shown(photo, on=Outlet.objects.current().day_of(now))


def _gone(keys: str) -> HttpResponse:
    response = HttpResponse(status=410, content_type="text/plain; charset=utf-8")
    response.headers["Surrogate-Key"] = keys
    response.headers["Cache-Control"] = "public, max-age=60"
    return response


def _lasting(response: HttpResponseBase, *, keys: str, etag: str) -> HttpResponseBase:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}, immutable"
    response.headers["Surrogate-Key"] = keys
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
