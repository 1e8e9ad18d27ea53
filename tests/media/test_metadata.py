"""What is read from a file's metadata: which of three kinds counts, how names are told apart, what a date may look like."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PIL import Image

from media.credit_names import SourceRule
from media.darkroom import found
from media.intake.metadata import Described, described
from tests.media import made

SOURCES = (SourceRule(name="TASS", aliases=("TASS news agency",)), SourceRule(name="Reuters"), SourceRule(name="AFP"))


def read(content: bytes) -> dict[str, Any]:
    with Image.open(BytesIO(content)) as picture:
        return found.metadata(picture)


def say(found_: dict[str, Any]) -> Described:
    return described(found_, sources=SOURCES, zone=ZoneInfo("Europe/Athens"))


@pytest.mark.parametrize(
    ("fields", "creator", "source", "via", "override"),
    [
        ({"By-line": ["Sami Quist"], "Credit": ["Reuters"]}, "Sami Quist", "Reuters", "", ""),
        ({"By-line": ["Sami Quist"], "Credit": ["TASS news agency"]}, "Sami Quist", "TASS", "", ""),
        ({"Credit": ["Sami Quist/Reuters"]}, "Sami Quist", "Reuters", "", ""),
        ({"By-line": ["Sami Quist"], "Credit": ["Sami Quist/AFP via Reuters"]}, "Sami Quist", "AFP", "Reuters", ""),
        ({"By-line": ["Sami Quist"], "Source": ["FR171096 AP"]}, "Sami Quist", "FR171096 AP", "", ""),
        ({"By-line": ["Sami Quist", "Lena Aho"]}, "Sami Quist, Lena Aho", "", "", ""),
        ({"By-line": ["Reuters"], "Credit": ["Reuters"]}, "", "Reuters", "", ""),
        ({"By-line": ["STRINGER"], "Credit": ["AFP/STR"], "Source": ["STR"]}, "", "AFP", "", ""),
        ({"By-line": ["POOL"], "Source": ["HO"], "Credit": ["Reuters"]}, "", "Reuters", "", ""),
        ({"Credit": ["From an album found in the attic of the old customs house"]}, "", "", "", "From an album found in the attic of the old customs house"),
        ({"By-line": ["Lena Aho"], "Credit": ["use with the story of 9 May only"]}, "Lena Aho", "", "", ""),
    ],
)  # fmt: skip
def test_creator_source_and_via_are_told_apart(
    fields: dict[str, list[str]], creator: str, source: str, via: str, override: str
) -> None:
    said = say({"iptc": fields})

    assert (said.creator, said.source, said.via, said.credit_override) == (creator, source, via, override)


def test_xmp_counts_before_iptc_and_iptc_before_exif() -> None:
    three = {
        "xmp": {"dc:creator": ["From XMP"]},
        "iptc": {"By-line": ["From IIM"], "Caption-Abstract": ["From IIM."]},
        "exif": {"Artist": "From EXIF", "ImageDescription": "From EXIF.", "Copyright": "From EXIF"},
    }

    said = say(three)

    assert (said.creator, said.description, said.copyright_notice) == ("From XMP", "From IIM.", "From EXIF")


@pytest.mark.parametrize(("fits", "caption"), [(True, "From XMP"), (False, "From IIM")])
def test_iptc_counts_first_when_a_tool_that_knew_no_xmp_changed_it_last(fits: bool, caption: str) -> None:
    block = made.iim((120, b"From IIM"))
    digest = hashlib.md5(block if fits else b"as it was before").digest()
    packet = made.xmp(made.in_one_language("dc:description", "From XMP"))

    said = say(read(made.with_iim(made.a_jpeg(xmp=packet), block, digest=digest)))

    assert said.description == caption


@pytest.mark.parametrize(
    ("charset", "raw", "text"),
    [
        (b"\x1b%G", "Дамаск".encode(), "Дамаск"),
        (None, "Дамаск".encode(), "Дамаск"),
        (None, "Zürich “now”".encode("cp1252"), "Zürich “now”"),
        (b"\x1b-L", "Дамаск".encode("iso8859-5"), "Дамаск"),
        (b"\x1b%G", "Zürich".encode("cp1252"), "Zürich"),
        (b"?????", b"Tarn\x00\x07\x1b[2J", "Tarn[2J"),
    ],
)
def test_iptc_text_is_read_in_the_character_set_it_was_written_in(charset: bytes | None, raw: bytes, text: str) -> None:
    content = made.with_iim(made.a_jpeg(), made.iim((90, raw), charset=charset))

    assert say(read(content)).place == text


@pytest.mark.parametrize(
    ("found_", "moment"),
    [
        ({"xmp": {"photoshop:DateCreated": ["2017-03-10T14:10:05+03:00"]}}, datetime(2017, 3, 10, 11, 10, 5, tzinfo=UTC)),
        ({"xmp": {"photoshop:DateCreated": ["2017-03-10T14:10Z"]}}, datetime(2017, 3, 10, 14, 10, tzinfo=UTC)),
        ({"xmp": {"photoshop:DateCreated": ["2017-03-10"]}}, datetime(2017, 3, 9, 22, tzinfo=UTC)),
        ({"xmp": {"photoshop:DateCreated": ["2017"]}}, None),
        ({"iptc": {"DateCreated": ["20170310"], "TimeCreated": ["141000+0300"]}}, datetime(2017, 3, 10, 11, 10, tzinfo=UTC)),
        ({"iptc": {"DateCreated": ["20170310"]}}, datetime(2017, 3, 9, 22, tzinfo=UTC)),
        ({"exif": {"DateTimeOriginal": "2017:03:10 14:10:00"}}, datetime(2017, 3, 10, 12, 10, tzinfo=UTC)),
        ({"exif": {"DateTimeOriginal": "0000:00:00 00:00:00"}}, None),
        ({"exif": {"DateTimeOriginal": "2917:03:10 14:10:00"}}, None),
        ({"exif": {"DateTimeOriginal": "2017:13:10 14:10:00"}}, None),
    ],
)  # fmt: skip
def test_dates_are_read_in_each_kind_s_own_form(found_: dict[str, Any], moment: datetime | None) -> None:
    assert say(found_).taken_at == moment


def test_of_more_creators_than_a_photo_has_room_for_as_many_as_fit_are_named_whole() -> None:
    said = say({"xmp": {"dc:creator": [f"Amal Haddad {number}" for number in range(100, 150)]}})

    assert said.creator.startswith("Amal Haddad 100, ") and said.creator.endswith(", Amal Haddad 110")


def test_a_camera_s_own_words_are_no_caption() -> None:
    assert say({"exif": {"ImageDescription": "OLYMPUS DIGITAL CAMERA"}}).description == ""


def test_exif_text_in_utf_8_is_not_garbled() -> None:
    assert read(made.a_jpeg(exif=made.exif(artist="Jonna Vaalé".encode())))["exif"]["Artist"] == "Jonna Vaalé"


def test_the_position_stays_with_the_original_alone() -> None:
    position = read(made.a_jpeg(exif=made.exif()))["exif"]

    assert position["GPSLatitude"] == [34.0, 26.0, 12.0]


def test_structures_and_languages_of_xmp_are_read() -> None:
    packet = made.xmp(
        '<dc:description><rdf:Alt><rdf:li xml:lang="fr">Le port</rdf:li>'
        '<rdf:li xml:lang="x-default">The port</rdf:li></rdf:Alt></dc:description>'
        '<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li rdf:parseType="Resource">'
        "<Iptc4xmpExt:City>Karsand</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>"
    )

    xmp = read(made.a_jpeg(xmp=packet))["xmp"]

    assert xmp["dc:description"] == ["The port"]
    assert xmp["Iptc4xmpExt:LocationCreated/Iptc4xmpExt:City"] == ["Karsand"]
