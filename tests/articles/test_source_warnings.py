"""The warning of a source meets whoever picks its picture, wherever they do, and what its rules offer whoever uploads one."""

import pytest

from media.models import Licence, Photo, Source
from tests import given
from tests.articles.desk_people import at_the_desk, page_of
from tests.media import made

pytestmark = pytest.mark.django_db

WARNING = "State agency: check place names."


def a_warned_photo() -> Photo:
    given.a_source("Harbour Press", warning=WARNING)
    return given.a_photo()


def test_it_stands_where_a_photo_is_picked_for_a_story_and_beside_its_caption() -> None:
    given.an_outlet()
    article = given.a_story(lead=a_warned_photo())
    desk = at_the_desk(given.an_editor())

    assert WARNING in desk.get(page_of(article, "photos")).content.decode()
    assert WARNING in desk.get(page_of(article, "change")).content.decode()


def test_it_stands_beside_a_picture_that_is_put_in_without_leaving_the_story() -> None:
    given.an_outlet()
    article, photo = given.a_story(), a_warned_photo()
    posted = {"photo": photo.pk, "version": article.version}

    answer = at_the_desk(given.an_editor()).post(page_of(article, "photos"), posted, HTTP_ACCEPT="application/json")

    assert WARNING in answer.json()["row"]


@pytest.mark.parametrize("place", ["change", "inspect"])
def test_it_stands_with_the_picture_on_the_photo_desk(place: str) -> None:
    given.an_outlet()
    photo = a_warned_photo()

    assert WARNING in at_the_desk(given.an_editor()).get(f"/desk/media/photo/{photo.pk}/{place}/").content.decode()


def test_after_an_upload_one_click_shows_what_the_rules_would_fill_in_and_nothing_is_done_before() -> None:
    given.an_outlet()
    licence = Licence.objects.create(key="tass", name="TASS, editorial", uses=["web", "social"])
    Source.objects.filter(name="TASS").update(default_licence=licence, rights_days=30)
    desk = at_the_desk(given.an_editor())
    file = made.upload(made.with_iim(made.a_jpeg(), made.iim((110, b"TASS news agency"))))

    page = desk.post("/desk/media/photo/add/", {"pictures": [file]}, follow=True).content.decode()
    (photo,) = Photo.objects.all()
    shown = desk.get("/desk/media/photo/together/", {"by_rules": 1, "photo": photo.pk}).content.decode()

    assert f'<a href="/desk/media/photo/together/?by_rules=1&amp;photo={photo.pk}">See what the rules' in page
    assert (str(photo.source), photo.licence, photo.rights_until) == ("TASS", None, None)
    assert "<ins>TASS, editorial</ins>" in shown and "The licence covers web and social media." in shown
    assert 'value="By the rules of TASS"' in shown
