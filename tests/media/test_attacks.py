"""Hostile files: each is refused with a sentence or made harmless, in bounded memory and time."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from PIL import Image

from media.darkroom.child import ChildFailed, Limits, run_child
from media.intake import refusals
from media.intake.refusals import RefusedFile
from media.intake.take_in import take_in
from media.models import Original, Photo
from tests.media import made

pytestmark = pytest.mark.django_db

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"


def refusal(content: bytes, *, name: str = "boat.jpg") -> RefusedFile:
    with pytest.raises(RefusedFile) as refused:
        take_in(made.upload(content, name=name), by=None)
    assert not Photo.objects.exists() and not Original.objects.exists()
    return refused.value


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG, "This is a file of the kind SVG. Save it as one of JPEG, PNG, WebP, AVIF, GIF and upload that."),
        (HTML, "This is a file of the kind HTML. Save it as one of JPEG, PNG, WebP, AVIF, GIF and upload that."),
        (b"%PDF-1.7", "This is a file of the kind PDF. Save it as one of JPEG, PNG, WebP, AVIF, GIF and upload that."),
        (b"no picture", "This is not a picture that can be read. Upload one of JPEG, PNG, WebP, AVIF, GIF."),
        (b"", "This file is empty. Choose the picture again; its copy may not have finished."),
    ],
)
def test_what_is_no_picture_is_refused_whatever_its_name(content: bytes, sentence: str) -> None:
    assert refusal(content).sentence == sentence


@pytest.mark.parametrize("kind", ["TIFF", "BMP", "PPM", "ICO", "JPEG2000"])
def test_pictures_of_other_kinds_are_not_even_opened(kind: str) -> None:
    assert refusal(made.as_file(made.a_scene(64, 64), kind=kind)).code == "not_a_picture"


def test_a_child_that_opens_and_makes_all_that_it_may_loads_no_decoder_of_another_kind(tmp_path: Path) -> None:
    (tmp_path / "picture").write_bytes(made.as_file(made.a_scene(64, 64), kind="WEBP"))
    request = {"path": str(tmp_path / "picture"), "folder": str(tmp_path), "widths": [64], "xmp": ""}
    program = f"""if True:
        from PIL import Image
        from media.darkroom.develop import ENCODINGS, develop
        develop({{**{request}, "formats": list(ENCODINGS)}})
        print(*Image.OPEN)"""

    loaded = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, check=True)

    kinds = set(loaded.stdout.decode().split())
    assert kinds >= {"JPEG", "PNG", "WEBP", "AVIF", "GIF"}
    assert not kinds & {"EPS", "PSD", "ICO", "SGI", "JPEG2000", "WMF", "PDF"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("share", [0.98, 0.5])
def test_a_file_that_is_cut_off_is_refused(kind: str, share: float) -> None:
    content = made.as_file(Image.effect_noise((400, 300), 60).convert("RGB"), kind=kind)

    refused = refusal(content[: int(len(content) * share)])

    assert refused.code == "damaged"
    assert refused.sentence.endswith("Copy or save it again, then upload it.")


def test_a_progressive_jpeg_cut_after_its_first_scans_is_refused() -> None:
    content = made.a_jpeg(progressive=True)

    assert refusal(content[: len(content) - 400]).code == "damaged"


@pytest.mark.parametrize("side", [7_100, 13_300, 40_000])
def test_a_bomb_of_pixels_is_refused_unopened(side: int) -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    # A child begins with what its parent holds, before it becomes another program: that is no memory of the picture's.
    parent = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    refused = refusal(made.a_png_bomb(side))

    assert refused.code == "too_many_pixels"
    assert refused.sentence.startswith(f"This picture has {side} × {side} pixels; at most 50 million are taken.")
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss <= max(before, parent + 50_000, 150_000)


def test_fifty_thousand_frames_are_one_picture() -> None:
    content = made.a_gif_of_frames(50_000)

    photo = take_in(made.upload(content), by=None)

    assert (photo.width, photo.height) == (64, 64)


def test_a_file_above_the_limit_is_refused_unread() -> None:
    assert refusal(b"\xff\xd8" + bytes(refusals.MOST_BYTES)).sentence == (
        "This file has 25 MB; at most 25 MB are taken. Save it smaller, as JPEG, and try again."
    )


def test_a_strip_is_refused() -> None:
    assert refusal(made.as_file(Image.new("RGB", (4000, 100)))).code == "too_narrow"


@pytest.mark.parametrize("tail", [HTML, SVG, b"PK\x03\x04" + bytes(200), b"<?php system($_GET['x']); ?>"])
def test_a_picture_that_is_something_else_as_well_is_a_picture_and_nothing_else(tail: bytes) -> None:
    photo = take_in(made.upload(made.a_jpeg() + tail, name="boat.php"), by=None)

    assert str(photo.original.file.name).endswith(".jpg")


def test_a_broken_colour_profile_counts_as_none() -> None:
    photo = take_in(made.upload(made.a_jpeg(icc_profile=b"\x00\x00\x02\x0clcms" + bytes(500))), by=None)

    assert photo.original.metadata["icc"] == {"name": "", "space": "", "is_broken": True}


def test_script_in_the_metadata_is_text_like_any_other() -> None:
    packet = made.xmp(
        "<dc:creator><rdf:Seq><rdf:li>&lt;script&gt;alert(1)&lt;/script&gt;</rdf:li></rdf:Seq></dc:creator>"
    )
    content = made.a_jpeg(xmp=packet, exif=made.exif(description="\x1b[31m\x00\u202eolleh"))

    photo = take_in(made.upload(content), by=None)

    assert photo.creator == "<script>alert(1)</script>"
    assert "\x00" not in str(photo.original.metadata) and "\x1b" not in photo.description


@pytest.mark.parametrize(
    "packet",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>',
        b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
        b"<x:xmpmeta",
        b"<a>" * 30_000,
        b"\xff\xfe\x00",
    ],
)
def test_hostile_xmp_is_not_there(packet: bytes) -> None:
    content = made.as_file(made.a_scene(), kind="WEBP", xmp=packet)

    photo = take_in(made.upload(content), by=None)

    assert "xmp" not in photo.original.metadata


def test_hostile_exif_and_iptc_are_not_there() -> None:
    content = made.with_iim(made.a_jpeg(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"), b"\x1c\x02\x50\xff\xff\x00\x00")

    photo = take_in(made.upload(content), by=None)

    assert photo.original.metadata == {}


@pytest.mark.parametrize(
    ("limits", "reason"),
    [
        (Limits(memory_bytes=250 * 1024**2, cpu_seconds=20, wall_seconds=20, file_bytes=10_000_000), "memory"),
        (Limits(memory_bytes=2**31, cpu_seconds=1, wall_seconds=20, file_bytes=10_000_000), "time"),
        (Limits(memory_bytes=2**31, cpu_seconds=20, wall_seconds=1, file_bytes=10_000_000), "time"),
    ],
)
def test_the_child_never_has_more_than_its_limits(limits: Limits, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(made.a_png_bomb(30_000) if reason == "memory" else made.a_png_that_takes_its_time(14_000))

    with pytest.raises(ChildFailed) as failed:
        run_child("media.darkroom.decode", request={"path": str(path), "most_pixels": 10**10}, limits=limits)

    assert failed.value.reason == reason


def test_the_child_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    from media.darkroom import child

    monkeypatch.setenv("SECRET_KEY", "not for children")
    monkeypatch.setenv("DATABASE_URL", "not for children")

    assert not {"SECRET_KEY", "DATABASE_URL"} & set(child._environment())
