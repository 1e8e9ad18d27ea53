"""A picture's own page: where it is used, what each ratio shows, what its file says, its files for readers."""

import re

import pytest
from django.test import Client

from articles.desk.saving import save
from articles.publishing import publish
from media.models import CreditChange, Photo, RenditionOrder
from tests import given
from tests.articles.desk_people import a_reporter, at_the_desk
from tests.media import made
from tests.media.developed import a_photo_with_renditions
from tests.media.test_photo_desk import WALL, at_the_photo_desk

pytestmark = pytest.mark.django_db

VIEWS = r'<svg viewBox="([^"]+)"[^>]* data-preview="([^"]+)"( data-around-the-point)?'
LEFT = {"left": 0, "top": 0, "width": 600, "height": 600}


@pytest.fixture
def desk() -> Client:
    given.an_outlet()
    return at_the_photo_desk()


def page_of(desk: Client, photo: Photo) -> str:
    html = desk.get(f"{WALL}{photo.pk}/change/").content.decode()
    return re.sub(r"\s+", " ", html)


def told(html: str) -> str:
    """The page's words alone."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def rows_of(desk: Client, photo: Photo) -> dict[str, tuple[str, str, bool]]:
    """What is in force and what the file says, and whether the row is marked, by the name of the field."""
    row = r'<tr( class="differs")?> <th scope="row">(.*?)</th> <td[^>]*>(.*?)</td> <td[^>]*>(.*?)</td>'
    html = page_of(desk, photo).partition('id="file-says"')[2].partition("</table>")[0]
    return {
        told(name).removesuffix(" differs"): (now, found, bool(mark))
        for mark, name, now, found in re.findall(row, html)
    }


def test_the_page_tells_of_every_place_with_its_state_and_counts_by_kind(desk: Client) -> None:
    photo = given.a_photo()
    edition = given.a_live_story("The wheat is in", lead=photo)

    html = page_of(desk, photo)

    assert "Live in 1 story, on 3 fronts" in html
    assert "live · lead · as readers see it" in told(html)
    assert f'<a href="{edition.get_absolute_url()}">as readers see it</a>' in html
    assert re.search(r'<a href="/">Home page</a> <p class="label">live · with its story</p>', html)
    assert "In no story yet" in page_of(desk, given.a_photo("Another"))


def test_stories_that_had_it_once_are_asked_for_apart_and_stand_on_a_page_of_their_own(desk: Client) -> None:
    photo = given.a_photo()
    story = given.a_live_story("Dropped it", lead=photo).working_copy
    save(story, by=given.an_editor(), store=lambda: story.captions.all().delete() and None)
    publish(story, by=given.an_editor())
    past = f"{WALL}{photo.pk}/past/"

    own = page_of(desk, photo)
    part, page = (told(desk.get(past, asked).content.decode()) for asked in ({"part": 1}, {}))

    assert f'<a href="{past}">Look for it in old saves</a>' in own and "Dropped it" not in own
    assert part == "In old saves of 1 story Dropped it only in old saves · last in save 1"
    assert part in page and "In old saves – " in page
    nobody_had_it = f"{WALL}{given.a_photo('Never').pk}/past/"
    assert "no story had it and took it out again" in desk.get(nobody_had_it).content.decode()


def test_the_five_ratios_show_what_readers_see_around_the_focal_point(desk: Client) -> None:
    photo = given.a_photo(focal_x=1.0, focal_y=0.5)

    found = {ratio: view for view, ratio, _ in re.findall(VIEWS, page_of(desk, photo))}

    assert found == {
        "16:9": "0.0 93.8 1800.0 1012.5",
        "3:2": "0.0 0.0 1800.0 1200.0",
        "1:1": "600.0 0.0 1200.0 1200.0",
        "4:5": "840.0 0.0 960.0 1200.0",
        "1.91:1": "0.0 128.8 1800.0 942.4",
    }


def test_a_crop_by_hand_is_shown_in_its_ratio_and_says_so(desk: Client) -> None:
    photo = given.a_photo()
    address = f"{WALL}{photo.pk}/crop/1:1/"
    assert 'value="1200"' in desk.get(address).content.decode()

    html = told(desk.post(address, LEFT, follow=True).content.decode())

    assert "The crop to 1:1 is kept." in html and "1:1 by hand, being made Change" in html
    views = {ratio: (view, follows) for view, ratio, follows in re.findall(VIEWS, page_of(desk, photo))}
    assert views["1:1"] == ("0.0 0.0 600.0 600.0", "") and views["4:5"][1]
    photo.refresh_from_db()
    assert photo.crops == {"1:1": [0, 0, 0.33333, 0.5]}

    html = told(desk.post(address, {"act": "back"}, follow=True).content.decode())

    assert "1:1 follows the focal point again." in html and "1:1 Crop by hand" in html
    photo.refresh_from_db()
    assert photo.crops == {}


def test_the_height_of_a_crop_may_be_left_to_its_ratio(desk: Client) -> None:
    photo = given.a_photo()

    desk.post(f"{WALL}{photo.pk}/crop/16:9/", {"left": 0, "top": 0, "width": 1600, "height": ""})

    photo.refresh_from_db()
    assert photo.crops == {"16:9": [0, 0, 0.88889, 0.75]}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"height": 400}, "The crop is not 1:1. Change its width or its height."),
        ({"left": 1500}, "The crop reaches beyond the picture."),
        ({"width": 200, "height": 200}, "The crop is 200 px wide, and readers need 300."),
        ({"left": "far"}, "Enter a whole number."),
    ],
)
def test_what_cannot_be_a_crop_is_said_and_what_was_typed_stays(
    desk: Client, typed: dict[str, object], said: str
) -> None:
    photo = given.a_photo()

    response = desk.post(f"{WALL}{photo.pk}/crop/1:1/", LEFT | typed)

    assert response.status_code == 422
    assert said in response.content.decode()
    assert all(f'value="{value}"' in response.content.decode() for value in typed.values())


def test_no_crop_is_made_of_what_is_not_there_or_by_who_may_not(desk: Client) -> None:
    photo, awaited = given.a_photo(), given.a_photo("To come", status=Photo.Status.AWAITED, width=None, height=None)
    small = given.a_photo("Small", width=280, height=200)

    assert desk.get(f"{WALL}{photo.pk}/crop/7:5/").status_code == 404
    assert "awaits its file" in desk.get(f"{WALL}{awaited.pk}/crop/1:1/", follow=True).content.decode()
    assert "too small for a crop to 1:1" in desk.get(f"{WALL}{small.pk}/crop/1:1/").content.decode()
    assert at_the_desk(a_reporter()).get(f"{WALL}{photo.pk}/crop/1:1/").status_code == 403


def a_photo_of_the_wire() -> Photo:
    words = (
        "<photoshop:City>Karsand</photoshop:City><dc:creator><rdf:Seq><rdf:li>Jon Vaale</rdf:li></rdf:Seq></dc:creator>"
    )
    content = made.a_jpeg(xmp=made.xmp(words), exif=made.exif())
    return a_photo_with_renditions(content, creator="J. Vaale", title="Pilot boat")


def test_what_the_file_says_stands_beside_what_is_in_force(desk: Client) -> None:
    photo = a_photo_of_the_wire()

    rows = rows_of(desk, photo)

    assert rows["Creator"] == ("J. Vaale", "Jon Vaale", True)
    assert rows["Place"] == ("Karsand", "Karsand", False)
    assert rows["Title"] == ("Pilot boat", "–", False)
    assert "SERIAL-4711" in page_of(desk, photo)


def test_the_files_word_is_taken_with_a_line_in_the_ledger(desk: Client) -> None:
    photo = a_photo_of_the_wire()

    html = desk.post(f"{WALL}{photo.pk}/take/", {"field": "creator"}, follow=True).content.decode()

    photo.refresh_from_db()
    assert photo.creator == "Jon Vaale" and "Taken from the file: creator." in html
    change = CreditChange.objects.filter(photo=photo, field="creator").latest("pk")
    assert (change.old, change.new, change.why) == ("J. Vaale", "Jon Vaale", "Read from the file")
    assert rows_of(desk, photo)["Creator"] == ("Jon Vaale", "Jon Vaale", False)
    for field in ("via", "status", ""):
        html = desk.post(f"{WALL}{photo.pk}/take/", {"field": field}, follow=True).content.decode()
        assert "The file says nothing of this. Nothing was changed." in html


def test_what_a_file_says_is_told_only_to_who_may_see_originals(desk: Client) -> None:
    photo = a_photo_of_the_wire()
    writer = at_the_desk(a_reporter(permissions=("view_photo", "change_photo")))

    assert "What the file says" not in page_of(writer, photo) and "SERIAL-4711" not in page_of(writer, photo)
    assert writer.post(f"{WALL}{photo.pk}/take/", {"field": "creator"}).status_code == 403
    assert desk.get(f"{WALL}{photo.pk}/take/").status_code == 405


def test_the_page_says_which_files_readers_have_and_they_are_made_again_when_asked(desk: Client) -> None:
    photo = a_photo_with_renditions(made.a_jpeg())
    html = told(page_of(desk, photo))
    assert re.search(r"JPEG and WebP: made \d+ Nov", html) or "JPEG and WebP: made " in html
    assert "whole JPEG 320, 464, 672, 900" in html and "whole AVIF 320" in html

    html = told(desk.post(f"{WALL}{photo.pk}/remake/", follow=True).content.decode())

    assert "All sizes are made again." in html and "JPEG and WebP: owed since " in html
    assert RenditionOrder.objects.filter(photo=photo, done_at=None).count() == 2
    assert desk.get(f"{WALL}{photo.pk}/remake/").status_code == 405
    assert at_the_desk(a_reporter()).post(f"{WALL}{photo.pk}/remake/").status_code == 403


def test_a_batch_that_failed_says_why_and_one_of_a_withdrawn_photo_is_not_made(desk: Client) -> None:
    photo = a_photo_with_renditions(made.a_jpeg())
    wrong = {"done_at": None, "attempts": 3, "last_error": "The store is full."}
    RenditionOrder.objects.filter(photo=photo, batch="avif").update(**wrong)

    assert "AVIF: failed, 3 times so far; tried again at once. The store is full." in told(page_of(desk, photo))

    Photo.objects.filter(pk=photo.pk).update(status=Photo.Status.WITHDRAWN)
    html = desk.post(f"{WALL}{photo.pk}/remake/", follow=True).content.decode()
    assert "Files are made only of a photo that is ready." in html and "Make them again" not in html
    assert RenditionOrder.objects.filter(photo=photo, done_at=None).count() == 1
