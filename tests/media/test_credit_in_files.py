"""Inside each file that readers get: the credit and what belongs to it, and nothing that the camera or the sender wrote."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from media.credit_names import creators_of
from media.darkroom import xmp_read
from media.models import Licence, Photo, Rendition, Source
from tests import given
from tests.media import made
from tests.media.developed import a_photo_with_renditions, opened

pytestmark = pytest.mark.django_db


def exiftool(row: Rendition) -> dict[str, Any]:
    answer = subprocess.run(["exiftool", "-j", "-G1", "-a", "-struct", row.file.path], capture_output=True, check=True)
    said: dict[str, Any] = json.loads(answer.stdout)[0]
    return said


FILE_GROUPS = {"System", "File", "ExifTool", "Composite", "SourceFile", "JFIF", "RIFF", "Meta", "QuickTime"}
SAID = {
    "dc:creator": ["Amal Haddad"],
    "photoshop:Credit": ["Harbour Press / Amal Haddad"],
    "photoshop:Source": ["Harbour Press"],
    "dc:rights": ["© 2026 Harbour Press"],
    "xmpRights:UsageTerms": ["News use only."],
    "xmpRights:WebStatement": ["https://example.org/terms"],
    "plus:Licensor/plus:LicensorName": ["Harbour Press"],
    "dc:description": ["The berths at Karsand.\nNine nights & counting."],
    "Iptc4xmpCore:AltTextAccessibility": ["Cranes against a <red> sky"],
    "Iptc4xmpExt:DigitalSourceType": ["http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"],
}


def a_credited_photo_from_a_talkative_file() -> Photo:
    given.an_outlet()
    licence = Licence.objects.create(
        key="one-outlet", name="Editorial, one outlet", terms="News use only.", url="https://example.org/terms"
    )
    source_type = (
        f"<Iptc4xmpExt:DigitalSourceType>{SAID['Iptc4xmpExt:DigitalSourceType'][0]}</Iptc4xmpExt:DigitalSourceType>"
    )
    talkative = made.a_jpeg(
        600,
        exif=made.exif(artist="Old Name"),
        comment=b"made with care",
        xmp=made.xmp(f"{source_type}<photoshop:Instructions>call me</photoshop:Instructions>"),
    )
    return a_photo_with_renditions(
        made.with_iim(talkative, made.iim((80, b"Old Name"), (40, b"call me"))),
        creator="Amal Haddad",
        source=Source.objects.create(name="Harbour Press"),
        licence=licence,
        copyright_notice="© 2026 Harbour Press",
        description="The berths at Karsand.\nNine nights & counting.",
        alt_text="Cranes against a <red> sky",
    )


def test_each_file_carries_the_credit_and_nothing_of_the_camera() -> None:
    photo = a_credited_photo_from_a_talkative_file()

    for row in photo.renditions.all():
        image = opened(row)
        assert xmp_read.read(image.info["xmp"]) == SAID
        assert set(image.info) <= {"xmp", "jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression",
                                   "loop", "background", "timestamp", "duration"}  # fmt: skip
        content = Path(row.file.path).read_bytes()
        secrets = (b"SERIAL", b"CW-1", b"made with care", b"call me", b"Old Name", b"Exif\x00", b"ICC_PROFILE", b"8BIM")
        assert not [word for word in secrets if word in content]


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_exiftool_finds_the_same(kind: str) -> None:
    photo = a_credited_photo_from_a_talkative_file()

    said = exiftool(photo.renditions.get(format=kind, width=464))

    assert {name: value for name, value in said.items() if name.startswith("XMP-") and "Toolkit" not in name} == {
        "XMP-dc:Creator": ["Amal Haddad"],
        "XMP-photoshop:Credit": "Harbour Press / Amal Haddad",
        "XMP-photoshop:Source": "Harbour Press",
        "XMP-dc:Rights": "© 2026 Harbour Press",
        "XMP-xmpRights:UsageTerms": "News use only.",
        "XMP-xmpRights:WebStatement": "https://example.org/terms",
        "XMP-plus:Licensor": [{"LicensorName": "Harbour Press"}],
        "XMP-dc:Description": "The berths at Karsand.\nNine nights & counting.",
        "XMP-iptcCore:AltTextAccessibility": "Cranes against a <red> sky",
        "XMP-iptcExt:DigitalSourceType": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    }
    assert {name.partition(":")[0] for name in said if not name.startswith("XMP-")} <= FILE_GROUPS
    assert not {"Comment", "ThumbnailImage", "GPSPosition"} & {name.partition(":")[2] for name in said}


@pytest.mark.parametrize("kind", ["jpeg", "webp", "avif"])
def test_each_of_several_creators_has_an_entry_of_its_own_in_the_file(kind: str) -> None:
    given.an_outlet()
    photo = a_photo_with_renditions(made.a_jpeg(400), creator="Amal Haddad, Jon van der Vaale", source=given.a_source())

    said = exiftool(photo.renditions.filter(format=kind).first())

    assert said["XMP-dc:Creator"] == ["Amal Haddad", "Jon van der Vaale"]
    assert said["XMP-photoshop:Credit"] == "Harbour Press / Amal Haddad, Jon van der Vaale"


CREATORS = [
    ("Amal Haddad", ["Amal Haddad"]),
    ("Amal Haddad, Jon Vaale, Lena Aho", ["Amal Haddad", "Jon Vaale", "Lena Aho"]),
    ("أمل حداد، ليلى عمر", ["أمل حداد", "ليلى عمر"]),
    ("王小明、李华", ["王小明", "李华"]),
    ("김민수, 이서연", ["김민수", "이서연"]),
    ("Haddad, Amal; van der Vaale, Jon", ["Haddad, Amal", "van der Vaale, Jon"]),
    ("Haddad, Amal", ["Haddad, Amal"]),
    ("van der Vaale, Jon", ["van der Vaale, Jon"]),
    ("Amal Haddad, Jr.", ["Amal Haddad, Jr."]),
    ("Amal Haddad, Harbour Press", ["Amal Haddad, Harbour Press"]),
    ("Lena Aho, Staff Photographer", ["Lena Aho, Staff Photographer"]),
    ("Amal Haddad, Jon Vaale and Lena Aho", ["Amal Haddad", "Jon Vaale", "Lena Aho"]),
    ("Amal Haddad, Jon Vaale, & Lena Aho", ["Amal Haddad", "Jon Vaale", "Lena Aho"]),
    ("Haddad and Sons", ["Haddad and Sons"]),
    ("Ana Ortega y Gasset", ["Ana Ortega y Gasset"]),
    ("Amal Haddad, on the quay", ["Amal Haddad, on the quay"]),
    (" Amal Haddad ,", ["Amal Haddad ,"]),
    ("", []),
]


@pytest.mark.parametrize(("creator", "names"), CREATORS)
def test_creators_are_told_apart_where_nothing_else_can_be_meant(creator: str, names: list[str]) -> None:
    assert creators_of(creator) == names


def test_a_caption_and_terms_as_long_as_a_book_are_cut_and_the_credit_still_reaches_every_file() -> None:
    given.an_outlet()
    licence = Licence.objects.create(key="whole", name="Whole", terms="&" * 70_000)

    photo = a_photo_with_renditions(
        made.a_jpeg(400), creator="Amal Haddad", description="Ж " * 40_000, licence=licence, alt_text="&" * 400
    )

    packets = [xmp_read.read(opened(row).info["xmp"]) for row in photo.renditions.all()]
    assert len(packets) == 6 and all(packet == packets[0] for packet in packets)
    assert packets[0]["photoshop:Credit"] == ["Amal Haddad"]
    assert packets[0]["dc:description"][0].endswith("Ж…") and len(packets[0]["dc:description"][0]) <= 4000
