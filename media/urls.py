"""The one public address of this app: a rendition, by its photo's unguessable name and its own."""

from django.urls import re_path

from media.views import rendition

app_name = "media"

urlpatterns = [
    re_path(
        r"^(?P<public_id>[A-Za-z0-9_-]{8,24})/(?P<name>\d{1,5}-[0-9a-f]{8,32}\.(?:jpg|webp|avif))$",
        rendition,
        name="rendition",
    )
]
