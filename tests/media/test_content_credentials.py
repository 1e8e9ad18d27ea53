"""Content credentials: read and verified at intake, shown as a sentence, signed into renditions where there is a certificate."""

import json
import shutil
import socket
import subprocess
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any

import c2pa
import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from media import content_credentials
from media.intake.take_in import take_in
from media.models import Photo
from media.reconcilers.renditions import make_owed_renditions
from newsroom import checks
from tests import given
from tests.media import made, signed
from tests.media.developed import a_photo_with_renditions

pytestmark = pytest.mark.django_db

MIME = {"jpeg": "image/jpeg", "webp": "image/webp", "avif": "image/avif"}
PART = "admin/media/photo/_content_credentials.html"


@pytest.fixture(autouse=True)
def _outlet() -> None:
    given.an_outlet()


@pytest.fixture
def camera(tmp_path: Path) -> signed.Signer:
    return signed.a_signer(tmp_path)


@pytest.fixture
def ours(tmp_path: Path, settings: Any) -> signed.Signer:
    signer = signed.a_signer(tmp_path, name="The Meridian")
    settings.C2PA_CERTIFICATE, settings.C2PA_KEY = str(signer.certificate), str(signer.key)
    return signer


def told(content: bytes) -> tuple[dict[str, Any], str]:
    photo = take_in(made.upload(content), by=None)
    credentials = photo.original.content_credentials
    return credentials, " ".join(render_to_string(PART, {"credentials": credentials}).split())


def manifest_of(row: Any) -> dict[str, Any]:
    with row.file.open() as file, c2pa.Reader(MIME[row.format], BytesIO(file.read())) as reader:
        return json.loads(reader.json())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_a_camera_signed_is_read_and_its_signer_named(camera: signed.Signer, kind: str, settings: Any) -> None:
    content = signed.as_signed(made.as_file(made.a_scene(), kind=kind), by=camera, mime=f"image/{kind.lower()}")
    settings.C2PA_TRUSTED = str(camera.root)

    credentials, sentence = told(content)

    assert (credentials["state"], credentials["by"], credentials["issuer"]) == ("valid", "Amal Haddad", "Harbour Press")
    assert (credentials["made_with"], credentials["actions"]) == ("Harbour Camera 3", ["created"])
    assert "Content credentials: valid, signed by Amal Haddad." in sentence


def test_a_signer_whom_nobody_vouches_for_is_not_called_valid(
    camera: signed.Signer, settings: Any, tmp_path: Path
) -> None:
    content = signed.as_signed(made.a_jpeg(), by=camera)
    settings.C2PA_TRUSTED = str(signed.a_signer(tmp_path, name="Somebody else").root)

    credentials, sentence = told(content)

    assert credentials["state"] == "unknown_signer"
    assert "whole, signed by Amal Haddad, whom we do not know." in sentence


def test_the_photos_page_and_the_walls_side_say_it(camera: signed.Signer, admin_client: Client) -> None:
    photo = take_in(made.upload(signed.flipped(signed.as_signed(made.a_jpeg(), by=camera))), by=None)

    for page in ("change", "inspect"):
        html = admin_client.get(reverse(f"admin:media_photo_{page}", args=[photo.pk])).content.decode()
        assert "broken. The file is not what Amal Haddad signed." in html


def test_one_flipped_bit_breaks_them(camera: signed.Signer, settings: Any) -> None:
    settings.C2PA_TRUSTED = str(camera.root)

    credentials, sentence = told(signed.flipped(signed.as_signed(made.a_jpeg(), by=camera)))

    assert (credentials["state"], credentials["wrong"]) == ("broken", "assertion.dataHash.mismatch")
    assert "broken. The file is not what Amal Haddad signed." in sentence


def test_a_file_without_any_says_so_and_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media.content_credentials.run_child", None)

    credentials, sentence = told(made.a_jpeg())

    assert credentials == {"state": "none"} and "none in this file" in sentence


def test_credentials_that_lie_elsewhere_are_not_fetched() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as elsewhere:
        elsewhere.setblocking(False)
        address = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/boat.c2pa"
        packet = (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
            f'<rdf:Description rdf:about="" xmlns:dcterms="http://purl.org/dc/terms/" dcterms:provenance="{address}"/>'
            "</rdf:RDF></x:xmpmeta>"
        )

        credentials, sentence = told(made.a_jpeg(xmp=packet.encode()))

        assert credentials == {"state": "elsewhere"} and "were not fetched" in sentence
        with pytest.raises(BlockingIOError):
            elsewhere.accept()


def test_a_manifest_that_is_rubbish_does_not_keep_the_picture_out(camera: signed.Signer) -> None:
    content = signed.as_signed(made.a_jpeg(), by=camera)
    at = content.index(b"c2pa.actions")
    credentials, sentence = told(content[:at] + b"\x00" * 12 + content[at + 12 :])

    assert credentials["state"] in {"broken", "unreadable"} and "Content credentials: " in sentence


def test_without_the_extra_nothing_is_claimed(camera: signed.Signer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content_credentials, "find_spec", lambda name: None)

    credentials, sentence = told(signed.as_signed(made.a_jpeg(), by=camera))

    assert credentials == {} and "Content credentials: not read." in sentence


def test_without_a_certificate_renditions_claim_nothing(camera: signed.Signer) -> None:
    photo = a_photo_with_renditions(signed.as_signed(made.a_jpeg(400), by=camera))

    for row in photo.renditions.all():
        with row.file.open() as file:
            assert b"c2pa" not in file.read()


def test_renditions_are_signed_and_say_what_was_done(camera: signed.Signer, ours: signed.Signer) -> None:
    photo = a_photo_with_renditions(signed.as_signed(made.a_jpeg(400, 300), by=camera))

    for row in photo.renditions.all():
        found = manifest_of(row)
        active = found["manifests"][found["active_manifest"]]
        [actions] = [a["data"]["actions"] for a in active["assertions"] if a["label"].startswith("c2pa.actions")]
        names = [action["action"] for action in actions]
        resized = ["c2pa.resized"] if row.width != 400 else []
        converted = ["c2pa.converted"] if row.format != "jpeg" else []
        assert names == ["c2pa.opened", *resized, *converted, "c2pa.edited.metadata"]
        assert found["validation_state"] == "Valid" and active["signature_info"]["common_name"] == "The Meridian"
        [parent] = active["ingredients"]
        assert (parent["relationship"], parent["title"]) == ("parentOf", photo.public_id)
        assert len(found["manifests"]) == 2  # the camera's goes along
        assert row.bytes == row.file.size


def test_a_parent_that_tells_of_place_and_camera_stays_at_home(camera: signed.Signer, ours: signed.Signer) -> None:
    content = signed.as_signed(made.a_jpeg(330), by=camera, assertions=(signed.GPS,))

    photo = a_photo_with_renditions(content)

    for row in photo.renditions.all():
        with row.file.open() as file:
            found = file.read()
        assert b"8-1374-22" not in found and b"GPSLatitude" not in found and b"Harbour Camera" not in found
        assert len(manifest_of(row)["manifests"]) == 1


def test_what_had_no_credentials_is_opened_without_a_parents_manifest(ours: signed.Signer) -> None:
    photo = a_photo_with_renditions(made.as_file(made.a_scene(330), kind="PNG"))

    found = manifest_of(photo.renditions.get(format="webp"))

    assert found["validation_state"] == "Valid"
    assert found["manifests"][found["active_manifest"]]["ingredients"][0]["format"] == "image/png"


def test_exiftool_finds_the_credit_in_signed_files_too(ours: signed.Signer, tmp_path: Path) -> None:
    photo = a_photo_with_renditions(made.a_jpeg(330), creator="Amal Haddad", description="A boat off Tripoli")

    for row in photo.renditions.all():
        path = tmp_path / Path(str(row.file)).name
        with row.file.open() as file:
            path.write_bytes(file.read())
        exiftool = shutil.which("exiftool")
        said = subprocess.run([exiftool, "-j", "-G1", path], capture_output=True, text=True, check=True).stdout
        [tags] = json.loads(said)
        assert tags["XMP-dc:Creator"] == "Amal Haddad", row.format
        assert tags["XMP-dc:Description"] == "A boat off Tripoli", row.format
        assert not [tag for tag in tags if "GPS" in tag or "Serial" in tag]


def test_a_certificate_that_does_not_serve_fails_the_order_with_a_sentence(
    ours: signed.Signer, settings: Any, tmp_path: Path
) -> None:
    photo = take_in(made.upload(made.a_jpeg(330)), by=None)
    settings.C2PA_KEY = str(signed.a_signer(tmp_path, name="Somebody else").key)

    make_owed_renditions()

    order = photo.rendition_orders.get(batch="quick")
    assert order.done_at is None and order.last_error.startswith("The files could not be signed (")
    assert "Mend C2PA_CERTIFICATE and C2PA_KEY, or take them out." in order.last_error
    assert not Photo.objects.get(pk=photo.pk).renditions.exists()


def test_the_check_names_what_is_missing(settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings.C2PA_CERTIFICATE = str(tmp_path / "gone.pem")
    assert "newsroom.E026" in {found.id for found in checks.settings_are_safe_together(None)}

    monkeypatch.setattr(checks, "find_spec", lambda name: None)
    assert "newsroom.E025" in {found.id for found in checks.settings_are_safe_together(None)}
