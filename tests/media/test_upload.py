"""Uploading: each file is in, here already, or refused with its own sentence; and what is said of a picture that came in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from media.intake import refusals
from media.look_alikes import look_alikes
from media.models import Licence, Photo, Source
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk
from tests.media.made import a_jpeg, a_scene, as_file, exif, upload, xmp

pytestmark = pytest.mark.django_db

PAGE, ONE, KEEP = "/desk/media/photo/add/", "/desk/media/photo/add/one/", "/desk/media/photo/add/keep/"


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def sent(client: Client, content: bytes, *, name: str = "boat.jpg") -> Any:
    return client.post(ONE, {"picture": SimpleUploadedFile(name, content, content_type="image/jpeg")})


def test_a_picture_is_answered_with_its_credit_and_what_it_lacks() -> None:
    client = the_desk()

    answer = sent(client, a_jpeg(exif=exif(artist="Amal Haddad")))

    photo = Photo.objects.get()
    told = answer.json()
    assert (answer.status_code, told["code"], told["photo"]) == (201, "taken", photo.pk)
    assert told["lacks_words"]
    assert "Amal Haddad" in told["row"] and "No alt text" in told["row"] and "No credit" not in told["row"]
    assert "900 × 600" in told["row"] and f"/desk/media/photo/{photo.pk}/change/" in told["row"]
    assert "No credit" in sent(client, as_file(a_scene(640, 300).rotate(90, expand=True))).json()["row"]


def test_the_very_same_file_is_answered_with_the_picture_already_there() -> None:
    client = the_desk()
    sent(client, a_jpeg())
    photo = Photo.objects.get()
    Photo.objects.filter(pk=photo.pk).update(title="Pilot boat", status=Photo.Status.WITHDRAWN)

    answer = sent(client, a_jpeg(), name="copy.jpg")

    told = answer.json()
    assert (answer.status_code, told["code"], told["photo"]) == (409, "already_here", photo.pk)
    assert told["sentence"] == "This file is in the library already, as “Pilot boat”. Use that photo."
    assert "copy.jpg" in told["row"] and "It has been withdrawn" in told["row"]
    assert Photo.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "status", "code", "sentence"),
    [
        (a_jpeg()[:9_000], 422, "damaged", "This picture is damaged or cut off: not all of it can be read."),
        (b"<svg onload=alert(1)>", 422, "not_a_picture", "This is a file of the kind SVG."),
        (b"", 422, "empty", "This file is empty."),
        (b"\0" * (refusals.MOST_BYTES + 1), 413, "too_big", "This file has 25 MB; at most 25 MB are taken."),
    ],
)
def test_what_is_no_picture_is_refused_with_its_sentence(content: bytes, status: int, code: str, sentence: str) -> None:
    answer = sent(the_desk(), content)

    told = answer.json()
    assert (answer.status_code, told["code"]) == (status, code)
    assert told["sentence"].startswith(sentence)
    assert not told["may_pass"] and not Photo.objects.exists()


@pytest.mark.parametrize(
    ("posted", "status", "code"),
    [
        ({"bytes": str(300 * 1024 * 1024)}, 413, "too_big"),
        ({"bytes": "12"}, 400, "no_file"),
        ({"bytes": "٣" * 40}, 400, "no_file"),
        ({"picture": "no file but words"}, 400, "no_file"),
        ({}, 400, "no_file"),
    ],
)
def test_nonsense_is_answered_and_never_a_failure(posted: dict[str, str], status: int, code: str) -> None:
    answer = the_desk().post(ONE, posted)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_hostile_name_and_hostile_words_are_printed_as_words() -> None:
    script = "<img src=x onerror=alert(1)>"

    row = sent(the_desk(), a_jpeg(exif=exif(artist=script)), name=f"{script}.jpg").json()["row"]

    assert "<img src=x" not in row and "&lt;img src=x onerror=alert(1)&gt;" in row


def test_whoever_is_signed_out_may_try_again_and_whoever_may_not_add_may_not() -> None:
    given.an_outlet()

    out = sent(Client(), a_jpeg())
    reader = sent(at_the_desk(a_reporter(permissions=("view_photo",))), a_jpeg())

    assert (out.status_code, out.json()["may_pass"]) == (401, True)
    assert "Sign in again in another tab" in out.json()["sentence"]
    assert (reader.status_code, reader.json()["may_pass"]) == (403, False)
    assert at_the_desk(given.an_editor()).get(ONE).status_code == 405
    assert Client(enforce_csrf_checks=True).post(ONE, {}).status_code == 403
    assert not Photo.objects.exists()


def test_a_near_one_stands_beside_the_one_it_looks_like_until_both_are_kept() -> None:
    client = the_desk()
    sent(client, a_jpeg())
    old = Photo.objects.get()

    row = sent(client, a_jpeg(600, 400), name="smaller.jpg").json()["row"]

    new = Photo.objects.exclude(pk=old.pk).get()
    assert "It looks like a picture that is here already." in row
    assert "900 × 600" in row and "600 × 400" in row and "Keep both" in row
    assert look_alikes(new) == [old]

    kept = client.post(KEEP, {"photo": new.pk, "other": old.pk}, headers={"accept": "application/json"})
    assert kept.json() == {"sentence": "Both are kept."}
    assert look_alikes(new) == []
    assert client.post(KEEP, {"photo": new.pk, "other": "x"}).status_code == 404
    assert client.get(KEEP).status_code == 405
    assert at_the_desk(a_reporter()).post(KEEP, {"photo": new.pk, "other": old.pk}).status_code == 403


def test_what_its_source_offers_is_said_with_a_way_to_it() -> None:
    client = the_desk()
    licence = Licence.objects.create(key="agency-web", name="Web, one outlet")
    Source.objects.create(name="Mole Pictures", default_licence=licence, warning="State agency: check place names.")

    row = sent(client, a_jpeg(xmp=xmp("<photoshop:Credit>Mole Pictures</photoshop:Credit>"))).json()["row"]

    photo = Photo.objects.get()
    assert "Mole Pictures offers: licence Web, one outlet." in row
    assert f"/desk/media/photo/together/?by_rules=1&amp;photo={photo.pk}" in row
    assert "State agency: check place names." in row


def test_without_a_script_several_files_are_told_one_by_one() -> None:
    client = the_desk()
    files = [
        upload(a_jpeg(), name="boat.jpg"),
        upload(a_jpeg(), name="again.jpg"),
        upload(b"%PDF-1.7", name="page.pdf"),
    ]

    html = client.post(PAGE, {"pictures": files}).content.decode()

    assert "2 files were not taken in" in html and "1 picture is in the library" in html
    assert "page.pdf" in html and "This is a file of the kind PDF." in html
    assert "again.jpg" in html and "This file is in the library already" in html


def test_without_a_script_pictures_that_all_came_in_lead_on() -> None:
    client = the_desk()
    other = as_file(a_scene().rotate(90, expand=True))

    several = client.post(PAGE, {"pictures": [upload(a_jpeg()), upload(other)]})

    assert several.headers["Location"] == "/desk/media/photo/?queue=today"


def test_more_than_twenty_at_once_are_sent_in_parts_where_there_is_no_script() -> None:
    html = the_desk().post(PAGE, {"pictures": [upload(b"x") for _n in range(21)]}).content.decode()

    assert "These are 21 files; at most 20 are taken at once. Send them in parts." in html
    assert not Photo.objects.exists()
