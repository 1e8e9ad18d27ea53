"""*Put into a story*: from a photo in hand to the draft that is to have it."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from articles.desk.models import Article, Caption, Revision
from media.models import Photo
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk

pytestmark = pytest.mark.django_db


def page_of(photo: Photo) -> str:
    return f"/desk/media/photo/{photo.pk}/put/"


def offered(client: Client, photo: Photo, typed: str = "") -> list[str]:
    return [str(place.story) for place in client.get(page_of(photo), {"words": typed}).context["places"]]


def put(client: Client, photo: Photo, article: Article) -> str:
    """Answers where it leads, or the sentence that refuses it."""
    answer = client.post(page_of(photo), {"story": article.pk})
    if answer.status_code == 302:
        return answer["Location"]
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition('role="alert">')[2]).split())


@pytest.fixture
def desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def test_a_photo_becomes_the_last_caption_of_a_draft_by_a_save(desk: Client) -> None:
    story = given.a_story(lead=given.a_photo(), photos=[given.a_photo("Pilot boat")])
    photo = given.a_photo("Berth nine")

    leads_to = put(desk, photo, story)

    last = Caption.objects.filter(article=story).last()
    assert last is not None and (last.photo, last.text) == (photo, photo.description)
    assert leads_to == f"/desk/articles/article/{story.pk}/change/#caption-{last.pk}"
    saved = Revision.objects.filter(article=story).order_by("-number")[0]
    assert (saved.number, saved.label, saved.by) == (2, "Photo added", given.an_editor())
    assert saved.content["captions"][-1]["photo"] == photo.pk
    assert "The photo is in the story. Write its caption." in desk.get(leads_to).content.decode()


def test_ones_own_drafts_are_offered_and_others_are_found_by_their_words(desk: Client) -> None:
    given.a_live_story("The wheat is in")
    given.a_story("Nobody needs it", status=Article.Status.SPIKED)
    given.a_story("Insurers return to the strait")
    Article.objects.filter(headline="Insurers return to the strait").update(assignee=a_reporter())
    draft = given.a_story("Two pictures from the pilot boat")
    photo = given.a_photo()
    put(desk, photo, draft)

    assert offered(desk, photo) == ["Two pictures from the pilot boat"]
    assert "has it already" in desk.get(page_of(photo)).content.decode()
    assert offered(desk, photo, "strait") == ["Insurers return to the strait"]
    assert offered(desk, photo, "wheat") == ["The wheat is in"]
    assert offered(desk, photo, "nobody") == []


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"status": Photo.Status.WITHDRAWN}, "It has been withdrawn and may not be shown."),
        ({"rights_until": date(2020, 5, 3)}, "The rights to it ended on 3 May 2020."),
        ({"creator": "", "source": ""}, "It names neither creator nor source."),
        ({"alt_text": ""}, "It has no alt text"),
    ],
)
def test_a_photo_with_an_error_goes_into_no_story(desk: Client, fault: dict[str, object], sentence: str) -> None:
    story, photo = given.a_story(), given.a_photo(**fault)  # type: ignore[arg-type]

    refused = put(desk, photo, story)

    assert refused.startswith(f"This photo cannot be put in. {sentence}")
    assert f'href="/desk/media/photo/{photo.pk}/change/">Mend it' in desk.get(page_of(photo)).content.decode()
    assert not story.captions.exists() and Revision.objects.filter(article=story).count() == 1


def test_nobody_puts_a_photo_into_a_story_that_is_not_theirs_to_edit() -> None:
    given.an_outlet()
    client, photo = at_the_desk(a_reporter()), given.a_photo()
    live, draft = given.a_live_story("The wheat is in").working_copy, given.a_story("The drawer")

    assert offered(client, photo, "wheat") == []
    assert client.post(page_of(photo), {"story": live.pk}).status_code == 403
    assert client.post(page_of(photo), {"story": draft.pk}).status_code == 404
    assert client.post(page_of(photo), {"story": "none"}).status_code == 422
    assert not Caption.objects.filter(photo=photo).exists()


def test_a_photo_that_was_merged_leads_to_the_one_that_is_left(desk: Client) -> None:
    left = given.a_photo("Left")
    gone = given.a_photo("Gone", status=Photo.Status.MERGED, merged_into=left)

    assert put(desk, gone, given.a_story()) == f"/desk/media/photo/{left.pk}/change/"
    assert not Caption.objects.exists()


def test_the_wall_and_the_photos_page_lead_there_for_those_who_write_stories(desk: Client) -> None:
    photo = given.a_photo()
    pages = (f"/desk/media/photo/{photo.pk}/inspect/", f"/desk/media/photo/{photo.pk}/change/")
    looks_only = at_the_desk(a_reporter("teodor", permissions=("view_photo", "change_photo")))

    for page in pages:
        assert f'href="{page_of(photo)}">Put into a story' in desk.get(page).content.decode()
        assert page_of(photo) not in looks_only.get(page).content.decode()
    assert looks_only.get(page_of(photo)).status_code == 403


def test_a_photo_that_awaits_its_file_may_stand_in_a_draft(desk: Client) -> None:
    awaited = given.a_photo("Still to come", status=Photo.Status.AWAITED, taken_at=timezone.now())

    html = desk.get(page_of(awaited)).content.decode()
    assert "Its file is not here yet; readers see the story without it until then." in html
    assert "#caption-" in put(desk, awaited, given.a_story())
