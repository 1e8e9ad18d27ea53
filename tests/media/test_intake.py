"""What an upload becomes: a photo with its original, its words and its orders, or a sentence and nothing else."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from media.intake.refusals import AlreadyHere, RefusedFile
from media.intake.take_in import take_in
from media.models import CreditChange, Original, Photo, RenditionOrder, Source, originals_storage
from tests import given
from tests.media import made

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _outlet() -> Iterator[None]:
    given.an_outlet()
    yield


def kept_files() -> set[str]:
    root = Path(originals_storage().path(""))
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
def test_each_of_the_five_kinds_is_taken_in_by_its_content_whatever_its_name(kind: str) -> None:
    content = made.as_file(made.a_scene(300, 200), kind=kind)

    photo = take_in(made.upload(content, name="report.pdf"), by=given.an_editor())

    assert (photo.status, photo.width, photo.height) == (Photo.Status.READY, 300, 200)
    assert photo.colour.startswith("#") and len(photo.colour) == 7
    assert photo.original.name == "report.pdf"
    with photo.original.file.open() as original:
        assert original.read() == content
    assert {order.batch for order in photo.rendition_orders.all()} == {"quick", "avif"}


def test_the_size_is_that_of_the_upright_picture() -> None:
    content = made.a_jpeg(300, 200, exif=made.exif(orientation=6))

    photo = take_in(made.upload(content), by=None)

    assert (photo.width, photo.height) == (200, 300)


def test_the_file_tells_who_made_it_and_what_it_shows() -> None:
    packet = made.xmp(
        "<dc:creator><rdf:Seq><rdf:li>Amal Haddad</rdf:li></rdf:Seq></dc:creator>"
        "<photoshop:Credit>Amal Haddad/Harbour Press</photoshop:Credit><photoshop:City>Karsand</photoshop:City>"
        "<photoshop:Country>Harbour Cities</photoshop:Country>"
        "<photoshop:DateCreated>2026-11-22T17:12:00+02:00</photoshop:DateCreated>"
        + made.in_one_language("dc:title", "Container berths at dusk")
        + made.in_one_language("dc:description", "The container berths at Karsand at dusk.")
        + made.in_one_language("dc:rights", "© 2026 Harbour Press")
        + made.in_one_language("Iptc4xmpCore:AltTextAccessibility", "Gantry cranes against a red sky")
    )

    photo = take_in(made.upload(made.a_jpeg(xmp=packet)), by=given.an_editor())

    assert (photo.creator, str(photo.source), photo.via) == ("Amal Haddad", "Harbour Press", "")
    assert photo.title == "Container berths at dusk"
    assert photo.alt_text == "Gantry cranes against a red sky"
    assert photo.description == "The container berths at Karsand at dusk."
    assert photo.copyright_notice == "© 2026 Harbour Press"
    assert photo.place == "Karsand, Harbour Cities"
    assert photo.taken_at == datetime(2026, 11, 22, 15, 12, tzinfo=UTC)


def test_a_known_source_is_found_by_its_alias_and_an_unknown_one_is_marked_unchecked() -> None:
    known = made.with_iim(made.a_jpeg(), made.iim((110, b"TASS news agency")))
    unknown = made.with_iim(made.a_jpeg(800), made.iim((110, "Küstenbild".encode()), (115, "Küstenbild".encode())))

    photos = [take_in(made.upload(content), by=None) for content in (known, unknown)]

    assert [str(photo.source) for photo in photos] == ["TASS", "Küstenbild"]
    assert [photo.source and photo.source.is_checked for photo in photos] == [True, False]
    assert Source.objects.filter(name="TASS news agency").count() == 0


def test_the_ledger_says_that_the_credit_was_read_from_the_file() -> None:
    editor = given.an_editor()

    photo = take_in(made.upload(made.with_iim(made.a_jpeg(), made.iim((80, b"Sami Quist")))), by=editor)

    change = CreditChange.objects.get(photo=photo)
    assert (change.field, change.old, change.new, change.why) == ("creator", "", "Sami Quist", "Read from the file")
    assert change.by == editor


def test_a_record_that_awaits_its_file_gets_it_and_keeps_its_own_words() -> None:
    awaited = Photo.objects.create(source=Source.objects.get(name="Reuters"), description="A ferry at the north mole.")
    content = made.with_iim(made.a_jpeg(), made.iim((80, b"Sami Quist"), (120, b"Ferry"), (90, b"Karsand")))

    photo = take_in(made.upload(content), by=given.an_editor(), photo=awaited)

    assert photo.pk == awaited.pk
    assert photo.status == Photo.Status.READY
    assert (str(photo.source), photo.creator) == ("Reuters", "")
    assert (photo.description, photo.place) == ("A ferry at the north mole.", "Karsand")


def test_a_photo_that_has_its_file_takes_no_other() -> None:
    photo = take_in(made.upload(made.a_jpeg()), by=None)

    with pytest.raises(RefusedFile) as refused:
        take_in(made.upload(made.a_jpeg(800)), by=None, photo=photo)

    assert refused.value.sentence == "This photo has its file already. Upload yours as a photo of its own."
    assert len(kept_files()) == Original.objects.count() == 1


def test_the_very_same_file_is_answered_with_the_photo_already_there() -> None:
    photo = take_in(made.upload(made.a_jpeg()), by=None)

    with pytest.raises(AlreadyHere) as refused:
        take_in(made.upload(made.a_jpeg(), name="copy.jpg"), by=None)

    assert refused.value.photo == photo
    assert Photo.objects.count() == 1


def test_when_the_row_cannot_be_written_no_file_stays_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(photo: Photo) -> None:
        raise RuntimeError("the database went away")

    monkeypatch.setattr("media.intake.take_in.renditions.order", fail)

    with pytest.raises(RuntimeError):
        take_in(made.upload(made.a_jpeg()), by=None)

    assert not Photo.objects.exists() and not Original.objects.exists() and not RenditionOrder.objects.exists()
    assert not kept_files()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\boat.jpg", "boat.jpg"),
        ("boat\u202egpj.exe", "boatgpj.exe"),
        ("a\x00b\r\nSet-Cookie: x.jpg", "abSet-Cookie: x.jpg"),
        ("<script>alert(1)</script>.jpg", "script>.jpg"),
        ("مركب.jpg", "مركب.jpg"),
        ("x" * 400 + ".jpg", "x" * 200 + ".jpg"),
        (".jpg", "jpg"),
    ],
)
def test_a_hostile_file_name_is_kept_harmless_and_never_names_the_file(name: str, kept: str) -> None:
    file = ContentFile(made.a_jpeg())
    file.name = name

    photo = take_in(file, by=None)

    assert photo.original.name == kept
    assert len(kept_files()) == 1
    (stored,) = kept_files()
    assert stored.removesuffix(".jpg").replace("/", "").isalnum()


def test_a_grey_picture_of_sixteen_bits_does_not_turn_white() -> None:
    image = Image.new("I;16", (64, 64), 30_000)

    photo = take_in(made.upload(made.as_file(image, kind="PNG")), by=None)

    assert photo.colour == "#757575"
