"""Which renditions a photo is owed, and how they are made and kept. The worker's reconciler calls it; pages never do."""

import hashlib
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from delivery.leases import owed_anew
from media import content_credentials
from media.credit import credit_line
from media.crop_rules import crops_in_force
from media.darkroom.child import Limits, run_child
from media.models import Original, Photo, Rendition, RenditionOrder
from media.xmp import xmp_packet
from outlet.models import Outlet

# Six even steps of × 1.45: whatever a slot's width, less than a third of the pixels are wasted.
WIDTHS = (320, 464, 672, 976, 1408, 2048)
TALLEST = 16_383  # WebP
FORMATS = {
    RenditionOrder.Batch.QUICK: [Rendition.Format.JPEG, Rendition.Format.WEBP],
    RenditionOrder.Batch.AVIF: [Rendition.Format.AVIF],
}
LIMITS = Limits(memory_bytes=1_600 * 1024**2, cpu_seconds=200, wall_seconds=150, file_bytes=40 * 1024**2)
LEASE = timedelta(seconds=LIMITS.wall_seconds + 60)


@dataclass(frozen=True)
class Made:
    """A rendition's file, kept in the storage and not yet in the database."""

    format: str
    width: int
    height: int
    name: str
    bytes: int
    crop: str = ""


def widths_for(width: int, height: int) -> list[int]:
    """The widths to make of a picture of this size, ascending, none above its own.

    Unit  px
    """
    widths = [step for step in WIDTHS if step <= width]
    if width < WIDTHS[-1] and (not widths or width > 1.2 * widths[-1]):
        widths.append(width)
    return [step for step in widths if round(step * height / width) <= TALLEST]


def order(photo: Photo) -> None:
    """The worker owes this photo its renditions, from now. Runs in the caller's transaction."""
    for batch in RenditionOrder.Batch:
        RenditionOrder.objects.update_or_create(
            photo=photo,
            batch=batch,
            defaults=owed_anew(),
        )


def order_many(photo_ids: Iterable[int]) -> None:
    """As order, for many photos. Cost: one statement a thousand orders."""
    orders = [
        RenditionOrder(photo_id=pk, batch=batch, lease_token="") for pk in photo_ids for batch in RenditionOrder.Batch
    ]
    RenditionOrder.objects.bulk_create(
        orders,
        batch_size=1000,
        update_conflicts=True,
        unique_fields=["photo", "batch"],
        update_fields=list(owed_anew()),
    )


def make(photo: Photo, *, batch: str) -> list[Made]:
    """The files of one batch, made in a child process and kept in the storage.

    Takes   photo with its source, licence and original loaded
    Order   safe to repeat: a file's name carries a hash of its content
    Raises  ChildFailed; NotSigned; whatever the storage raises
    """
    if not (photo.width and photo.height):
        raise ValueError(f"Photo {photo.pk} has no size yet: it awaits its file.")
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="newsroom-"))
        request = {
            "path": str(_on_disk(photo.original, folder=folder)),
            "folder": folder,
            "widths": widths_for(photo.width, photo.height),
            "crops": _crops(photo),
            "formats": [str(kind) for kind in FORMATS[RenditionOrder.Batch(batch)]],
            "xmp": _packet(photo),
        }
        answer = run_child("media.darkroom.develop", request=request, limits=LIMITS)
        content_credentials.sign(photo, made=answer["made"], folder=folder, original=str(request["path"]))
        return [_kept(photo, made, path=Path(folder) / made["name"]) for made in answer["made"]]


def _crops(photo: Photo) -> list[dict[str, Any]]:
    """The hand-made crops as the darkroom is asked for them, each in the widths that it has pixels for."""
    across, down = photo.width or 0, photo.height or 0
    return [
        {"crop": ratio, "box": box, "widths": widths_for(round(box[2] * across), round(box[3] * down))}
        for ratio, box in crops_in_force(photo).items()
    ]


def _packet(photo: Photo) -> str:
    found = photo.original.metadata.get("xmp", {}).get("Iptc4xmpExt:DigitalSourceType") or [""]
    credit = credit_line(photo, form=Outlet.objects.current().credit_form)
    return xmp_packet(photo, credit=credit, digital_source_type=str(found[0]))


def _on_disk(original: Original, *, folder: str) -> Path:
    """A copy for the child, wherever the storage keeps the original."""
    path = Path(folder) / "original"
    with original.file.open("rb") as source, path.open("wb") as copy:
        for chunk in source.chunks():
            copy.write(chunk)
    return path


def _kept(photo: Photo, made: dict[str, Any], *, path: Path) -> Made:
    content = path.read_bytes()
    # A crop of everything has the very bytes of the whole: named apart, each can go without the other.
    digest = hashlib.blake2b(content, digest_size=6, person=made["crop"].encode()).hexdigest()
    extension = {"jpeg": "jpg"}.get(made["format"], made["format"])
    name = f"{photo.public_id}/{made['width']}-{digest}.{extension}"
    if default_storage.exists(name) and default_storage.size(name) != len(content):
        default_storage.delete(name)  # what a worker that was killed while writing left behind
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    size = {"width": made["width"], "height": made["height"]}
    return Made(format=made["format"], name=name, bytes=len(content), crop=made["crop"], **size)
