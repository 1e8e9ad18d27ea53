"""Where files lie: in folders of this machine, or in buckets where their names are set. Reads no environment itself."""

from pathlib import Path
from typing import Any

FOLDER = "django.core.files.storage.FileSystemStorage"
BUCKET = "media.buckets.Bucket"
FOR_GOOD = "public, max-age=31536000, immutable"


def storages(
    *, photos_bucket: str, photos_url: str, originals_bucket: str, originals_folder: Path, **store: str
) -> dict[str, dict[str, Any]]:
    """Django's STORAGES: “default” holds renditions, “originals” what was uploaded, which has no address.

    Takes  the name of a bucket, or an empty one for a folder; store: the endpoint and region of both
    """
    photos: dict[str, Any] = {"BACKEND": FOLDER}
    if photos_bucket:
        options = {"bucket": photos_bucket, "base_url": photos_url, "headers": {"CacheControl": FOR_GOOD}}
        photos = {"BACKEND": BUCKET, "OPTIONS": options | store}
    private = {"location": originals_folder, "base_url": None, "file_permissions_mode": 0o600}
    originals: dict[str, Any] = {"BACKEND": FOLDER, "OPTIONS": private}
    if originals_bucket:
        options = {"bucket": originals_bucket, "headers": {"ContentType": "application/octet-stream"}}
        originals = {"BACKEND": BUCKET, "OPTIONS": options | store}
    return {
        "default": photos,
        "originals": originals,
        "staticfiles": {"BACKEND": "newsroom.static_names.HashedStaticFiles"},
    }
