"""Choosing a story's fallback photo at the desk, and what may not be put into a story at all."""

from typing import Any

import pytest

from articles.desk.models import Article, Revision
from articles.desk.rewriting import rewrite
from articles.publishing import blockers
from articles.publishing.rebuild import differences
from media.models import Photo
from tests import given
from tests.articles.desk_people import as_typed, at_the_desk, page_of
from tests.media import made

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


def test_the_form_offers_the_story_s_own_photos_and_saves_the_chosen_one() -> None:
    lead, boat = given.a_photo("The lead"), given.a_photo("The boat")
    given.a_photo("Not of this story")
    article = given.a_story(lead=lead, photos=[boat])
    client = at_the_desk(given.an_editor())

    form = client.get(page_of(article)).content.decode()
    client.post(page_of(article), as_typed(article, fallback_photo=boat.pk))

    article.refresh_from_db()
    assert "Fallback photo" in form and ">The boat</option>" in form and "Not of this story" not in form
    assert article.fallback_photo == boat
    shown = client.get(page_of(article)).content.decode()
    part = shown[shown.index('id="fallback"') :].split("</section>")[0]
    assert "Harbour Press" in part and f"{boat.public_id}/320.jpeg" in part


def test_a_form_that_does_not_ask_leaves_it_and_none_takes_it_out() -> None:
    article = given.a_story(fallback_photo=given.a_photo())
    client = at_the_desk(given.an_editor())

    client.post(page_of(article), as_typed(article, headline="Another headline"))
    article.refresh_from_db()
    assert article.headline == "Another headline" and article.fallback_photo is not None

    client.post(page_of(article), as_typed(article, fallback_photo=""))
    article.refresh_from_db()
    assert article.fallback_photo is None


def test_it_is_picked_from_the_library_as_a_save_of_its_own() -> None:
    article, photo = given.a_story(), given.a_photo("The harbour from the sea")
    client = at_the_desk(given.an_editor())

    led = client.post(page_of(article), as_typed(article, then="fallback"))
    page = client.get(led["Location"]).content.decode()
    article.refresh_from_db()
    answer = client.post(page_of(article, "photos"), {"use": "fallback", "photo": photo.pk, "version": article.version})

    article.refresh_from_db()
    assert led["Location"].endswith("?use=fallback") and "Choose the fallback photo" in page
    assert answer["Location"] == f"{page_of(article)}#fallback" and article.fallback_photo == photo
    assert Revision.objects.latest("number").label == "Fallback photo chosen" and not article.captions.exists()


def test_it_is_compared_restored_and_rebuilt_with_the_rest() -> None:
    given.an_outlet()
    photo = given.a_photo("The harbour from the sea")
    edition = given.a_live_story(fallback_photo=photo)
    article = Article.objects.get(pk=edition.working_copy_id)
    client, before = at_the_desk(given.an_editor()), article.version
    client.post(page_of(article), as_typed(article, fallback_photo=""))

    compared = client.get(page_of(article, "compare"), {"old": before, "new": before + 1}).content.decode()
    rewrite(Article.objects.get(pk=article.pk), content=Revision.objects.get(number=before).content, by=None)

    assert "Fallback photo" in compared and "The harbour from the sea" in compared
    article.refresh_from_db()
    assert article.fallback_photo == photo and edition.fallback_photo == photo
    assert differences(edition) == []


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"creator": "", "source": ""}, "It names neither creator nor source."),
        ({"alt_text": ""}, "It has no alt text"),
        ({"description": ""}, "It has no description."),
        ({"status": Photo.Status.AWAITED, "description": ""}, "It has no description."),
    ],
)
@pytest.mark.parametrize("use", ["text", "lead", "fallback"])
def test_a_photo_with_an_error_is_not_put_in_and_the_page_leads_to_where_it_is_mended(
    values: Any, why: str, use: str
) -> None:
    article, photo = given.a_story(), given.a_photo(**values)
    client, mend = at_the_desk(given.an_editor()), f"/desk/media/photo/{photo.pk}/change/"

    page = client.post(page_of(article, "photos"), {"photo": photo.pk, "use": use})
    told = client.post(page_of(article, "photos"), {"photo": photo.pk, "use": use}, **JSON).json()

    assert page.status_code == 422 and f'<a class="act" href="{mend}">Mend it</a>' in page.content.decode()
    assert told["sentence"].startswith(f"This photo cannot be put in. {why}") and told["mend"] == mend
    article.refresh_from_db()
    assert not article.captions.exists() and article.fallback_photo is None


def test_what_awaits_its_file_may_be_put_in_and_warnings_stand_beside_the_picture() -> None:
    source = given.a_source("Levant Photo", warning="State agency: check place names.")
    awaited = given.a_photo("The north mole", source=source.name, status=Photo.Status.AWAITED, alt_text="")
    article, client = given.a_story(), at_the_desk(given.an_editor())

    page = client.get(page_of(article, "photos")).content.decode()
    client.post(page_of(article, "photos"), {"photo": awaited.pk})

    assert "Its file is not here yet" in page and "State agency: check place names." in page
    assert article.captions.get().photo == awaited


def test_an_upload_into_a_story_says_its_alt_text_at_once_and_what_it_lacks_is_asked_at_the_door() -> None:
    article, client = given.a_story(), at_the_desk(given.an_editor())

    sent = {"file": made.upload(made.a_jpeg()), "alt_text": "A boat under a red sky", "use": "lead"}
    client.post(page_of(article, "photos"), sent)

    photo = Photo.objects.get()
    assert article.captions.get().photo == photo and photo.alt_text == "A boat under a red sky"
    assert {problem.code for problem in blockers(article)} == {"lead_no_credit", "lead_no_description"}
