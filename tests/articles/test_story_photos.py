"""Photos of a story: picked from the library, uploaded, awaited; only for who may edit the story."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from articles.desk.models import Article, Caption, Revision
from articles.desk.snapshot import snapshot
from media.models import Photo
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk, page_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def a_file(name: str = "harbour.jpg", colour: str = "#204060") -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (640, 400), colour).save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), content_type="image/jpeg")


def file_address(caption: Caption) -> str:
    return reverse("admin:articles_article_caption_file", args=[caption.article_id, caption.pk])


def test_a_picked_photo_becomes_a_caption_and_a_revision() -> None:
    article, photo = given.a_story(), given.a_photo(description="Gantry cranes on Monday.")
    client = at_the_desk(given.an_editor())

    answer = client.post(page_of(article, "photos"), {"photo": photo.pk, "version": article.version}, **JSON).json()

    caption = Caption.objects.get()
    article.refresh_from_db()
    assert (caption.photo, caption.text, caption.is_lead) == (photo, "Gantry cranes on Monday.", False)
    assert answer["caption"] == caption.pk
    assert answer["version"] == article.version
    assert f'data-caption="{caption.pk}"' in answer["row"]
    assert "Harbour Press / Amal Haddad" in answer["row"]
    assert Revision.objects.latest("number").content == snapshot(article)


def test_a_photo_picked_as_lead_takes_the_place_of_the_one_before() -> None:
    article = given.a_story(lead=given.a_photo("The old lead"))
    photo = given.a_photo("The new lead")

    at_the_desk(given.an_editor()).post(page_of(article, "photos"), {"photo": photo.pk, "use": "lead"})

    assert [(c.photo, c.is_lead) for c in article.captions.all()] == [(photo, True)]


def test_the_library_is_searched_by_every_word() -> None:
    given.a_photo("Pilot boat, north mole", creator="Sami Quist")
    given.a_photo("Radar mast, north mole", creator="Dina Okoro")
    article = given.a_story()
    client = at_the_desk(given.an_editor())

    page = client.get(page_of(article, "photos"), {"q": "mole quist", "part": "1"}).content.decode()

    assert "Pilot boat, north mole" in page
    assert "Radar mast" not in page
    assert "<html" not in page


def test_an_upload_enters_the_library_and_the_story() -> None:
    article = given.a_story()

    response = at_the_desk(given.an_editor()).post(page_of(article, "photos"), {"file": a_file()}, follow=True)

    assert "The photo is in the story. Write its caption." in response.content.decode()
    assert article.captions.get().photo == Photo.objects.get()
    assert Photo.objects.get().width == 640


def test_the_refusal_of_a_file_is_shown_in_its_own_words() -> None:
    article = given.a_story()
    client = at_the_desk(given.an_editor())
    text = SimpleUploadedFile("notes.jpg", b"These are no pictures but notes.")

    answer = client.post(page_of(article, "photos"), {"file": text}, **JSON)

    assert answer.status_code == 422
    assert "JPEG" in answer.json()["sentence"]
    assert not article.captions.exists()


def test_a_file_that_is_there_already_is_used_again() -> None:
    first, second = given.a_story("First story"), given.a_story("Second story")
    client = at_the_desk(given.an_editor())

    for article in (first, second):
        client.post(page_of(article, "photos"), {"file": a_file()})

    assert Photo.objects.count() == 1
    assert second.captions.get().photo == first.captions.get().photo


def test_the_file_that_a_photo_awaits_is_added_from_the_story() -> None:
    awaited = given.a_photo("The north mole", status=Photo.Status.AWAITED, width=None, height=None)
    article = given.a_story(photos=[awaited])
    client = at_the_desk(given.an_editor())

    form = client.get(page_of(article)).content.decode()
    answer = client.post(file_address(article.captions.get()), {"file": a_file()}, **JSON)

    awaited.refresh_from_db()
    assert "awaits its file" in form
    assert answer.status_code == 200
    assert awaited.status == Photo.Status.READY
    assert awaited.creator == "Amal Haddad"


def test_a_pick_after_somebody_elses_save_is_refused_and_masks_nothing() -> None:
    article, photo = given.a_story(), given.a_photo()

    answer = at_the_desk(given.an_editor()).post(
        page_of(article, "photos"), {"photo": photo.pk, "version": article.version - 1}, **JSON
    )

    assert answer.status_code == 422
    assert "Save your text first" in answer.json()["sentence"]
    assert not article.captions.exists()


@pytest.mark.parametrize("photo", ["", "x", "0", "999999999999999999999999", "1; drop"])
def test_a_photo_that_is_not_there_is_refused(photo: str) -> None:
    article = given.a_story()

    answer = at_the_desk(given.an_editor()).post(page_of(article, "photos"), {"photo": photo}, **JSON)

    assert answer.status_code == 422
    assert answer.json()["sentence"] == "Choose a photo, or a file to upload."


def test_who_may_not_edit_the_story_reaches_none_of_its_photos() -> None:
    article = given.a_story(lead=given.a_photo())
    Article.objects.filter(pk=article.pk).update(status=Article.Status.IN_REVIEW)
    client = at_the_desk(a_reporter())

    assert client.get(page_of(article, "photos")).status_code == 403
    assert client.post(page_of(article, "photos"), {"photo": "1"}).status_code == 403
    assert client.post(file_address(article.captions.get()), {"file": a_file()}).status_code == 403
    assert article.captions.count() == 1


def test_a_caption_of_another_story_is_not_reached_through_ones_own() -> None:
    own, other = given.a_story("Own"), given.a_story("Other", lead=given.a_photo())
    address = reverse("admin:articles_article_caption_file", args=[own.pk, other.captions.get().pk])

    assert at_the_desk(given.an_editor()).get(address).status_code == 404


def test_who_may_not_see_photos_picks_and_uploads_none() -> None:
    person = a_reporter("mute", permissions=("view_article", "add_article", "change_article"))
    article, photo = given.a_story(), given.a_photo()
    Article.objects.filter(pk=article.pk).update(created_by=person)
    client = at_the_desk(person)

    page = client.get(page_of(article, "photos")).content.decode()
    picked = client.post(page_of(article, "photos"), {"photo": photo.pk}, **JSON)
    uploaded = client.post(page_of(article, "photos"), {"file": a_file()}, **JSON)

    assert photo.title not in page
    assert picked.status_code == uploaded.status_code == 422
    assert Photo.objects.count() == 1
