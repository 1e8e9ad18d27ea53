"""The desk as a browser draws it: open to everybody, under its strict policy, on a phone, in the dark, by keyboard."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from media.models import Photo
from tests import given

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/desk/", "/desk/articles/article/", "/desk/media/photo/", "/desk/media/photo/{photo}/change/",
    "/desk/media/photo/add/", "/desk/find/?q=port", "/desk/articles/article/views/", "/desk/tables/", "/desk/articles/section/",
    "/desk/articles/contributor/{contributor}/change/", "/desk/outlet/outlet/1/change/", "/desk/auth/user/",
    "/desk/auth/user/{user}/change/", "/desk/auth/user/{user}/second-factor/", "/desk/password_change/",
    "/desk/account/", "/desk/account/sessions/", "/desk/account/second-factor/", "/desk/account/app/", "/desk/nothing/",
    "/desk/login/forgotten/", "/desk/login/forgotten/sent/", "/desk/login/forgotten/1/none/",
)  # fmt: skip
# Refusals of the policy are kept before anything else runs in the page.
KEEP_REFUSALS = "self.refused = []; addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective))"

Open = Callable[..., Page]


@pytest.fixture
def at_the_desk(live_server: LiveServer, browser: Browser, client: Client, settings: Settings) -> Iterator[Open]:
    """Opens a tab of a person who may do everything, at this width and in this light."""
    settings.DEFAULT_FROM_EMAIL = "desk@meridian.example.org"  # so that a forgotten password is asked for
    client.force_login(given.an_editor())
    where = urlsplit(live_server.url)
    session = client.cookies["sessionid"].value
    contexts = []

    def tab(*, width: int = 1440, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=live_server.url
        )
        contexts.append(context)
        context.add_cookies([{"name": "sessionid", "value": session, "domain": where.hostname or "", "path": "/desk/"}])
        page = context.new_page()
        page.add_init_script(KEEP_REFUSALS)
        return page

    yield tab
    for context in contexts:
        context.close()


def a_newsroom_at_work() -> dict[str, int]:
    """Something in every block of every page; answers the numbers that PAGES asks for."""
    given.an_outlet()
    photo = given.a_photo("Pilot boat, north mole")
    given.a_live_story(lead=photo)
    Photo.objects.filter(pk=photo.pk).update(rights_until=given.today() + timedelta(days=3))
    given.a_story("Who owns the hill road", lead=photo, deadline=timezone.now() + timedelta(hours=1))
    given.a_story("Late", lead=given.a_photo("To come", status=Photo.Status.AWAITED), deadline=timezone.now())
    given.a_photo("Nobody's", creator="", source="", alt_text="")
    return {"photo": photo.pk, "contributor": given.a_contributor().pk, "user": given.an_editor().pk}


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_every_page_of_the_desk_is_open_to_everybody_and_keeps_its_policy(
    at_the_desk: Open, width: int, scheme: str
) -> None:
    numbers = a_newsroom_at_work()
    page = at_the_desk(width=width, scheme=scheme)

    faults = []
    for address in PAGES:
        page.goto(address.format(**numbers), wait_until="networkidle")
        faults += [f"{address}: {directive}" for directive in page.evaluate("refused")]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{address} is wider than {width} px")
        faults += [f"{address}: {v['id']}: {v['nodes'][0]['html']}" for v in Axe().run(page).response["violations"]]

    assert faults == []


def test_a_field_that_is_drawn_after_the_page_has_loaded_has_its_name_all_the_same(at_the_desk: Open) -> None:
    numbers = a_newsroom_at_work()
    page = at_the_desk()
    page.add_init_script(
        "const soon = setTimeout; setTimeout = (act, wait = 0, ...with_) => soon(act, wait + 200, ...with_)"
    )

    page.goto("/desk/articles/contributor/{contributor}/change/".format(**numbers), wait_until="load")

    page.locator(".field-portrait .select2-selection").wait_for()
    page.get_by_role("combobox", name="Portrait").wait_for(timeout=2000)


def test_the_keys_move_choose_and_open_and_the_slash_finds(at_the_desk: Open) -> None:
    a_newsroom_at_work()
    page = at_the_desk()
    page.goto("/desk/articles/article/")

    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("[data-in-hand]").count() == 1
    page.keyboard.press("x")
    assert page.locator("[data-in-hand] input").is_checked()
    assert page.get_by_role("button", name="Assign").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("hill")
    page.keyboard.press("Enter")

    page.wait_for_url("**/desk/find/?q=hill")
    page.get_by_role("link", name="Who owns the hill road").click()
    page.wait_for_url("**/articles/article/*/change/")


def test_the_row_in_hand_is_never_behind_the_foot_and_a_assigns_it(at_the_desk: Open) -> None:
    given.an_outlet()
    for number in range(14):
        given.a_story(f"Boats wait {number}")
    page = at_the_desk()
    page.goto("/desk/articles/article/")

    for _step in range(14):
        page.keyboard.press("j")
    row, foot = (page.locator(part).bounding_box() for part in ("[data-in-hand]", ".keys"))
    assert row and foot and row["y"] + row["height"] <= foot["y"]
    page.keyboard.press("a")

    assert page.locator("[data-in-hand] input").is_checked()
    assert page.locator("#colleague:focus").count() == 1


def test_p_previews_the_story_in_hand(at_the_desk: Open) -> None:
    a_newsroom_at_work()
    page = at_the_desk()
    page.goto("/desk/articles/article/")

    page.keyboard.press("j")
    page.keyboard.press("p")

    page.wait_for_url("**/articles/article/*/preview/")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_word_longer_than_its_place_covers_nothing_beside_it(at_the_desk: Open, width: int) -> None:
    given.an_outlet()
    long = "https://meridian.example.org/" + "harbour" * 20
    story = given.a_story(long[:100], note=long, assignee=given.an_editor(), deadline=timezone.now(), by=[])
    given.a_live_story("harbour" * 14)
    page = at_the_desk(width=width)

    for address in (
        "/desk/",
        "/desk/articles/article/",
        "/desk/find/?q=https",
        f"/desk/articles/article/{story.pk}/publish/",
    ):
        page.goto(address)
        assert page.get_by_text("https://meridian.example.org/harbour").first.is_visible(), address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_single_keys_are_turned_off_and_stay_off(at_the_desk: Open) -> None:
    a_newsroom_at_work()
    page = at_the_desk()
    page.goto("/desk/")

    page.get_by_role("button", name="Turn single keys off").click()
    page.goto("/desk/articles/article/")
    for key in "jx/?":
        page.keyboard.press(key)

    assert page.locator("[data-in-hand], dialog[open], [data-find]:focus").count() == 0
    assert not page.locator(".keys").is_visible()
    page.get_by_role("button", name="Turn single keys on").click()
    page.keyboard.press("j")
    assert page.locator("[data-in-hand]").count() == 1


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_view_is_saved_from_the_list_itself_and_its_form_is_open_to_everybody(
    at_the_desk: Open, width: int, scheme: str
) -> None:
    a_newsroom_at_work()
    page = at_the_desk(width=width, scheme=scheme)
    page.goto("/desk/articles/article/?state=draft&order=newest")

    page.get_by_text("Save this view").click()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.get_by_label("Name of the view").fill("Drafts, newest")
    page.get_by_role("button", name="Save").click()

    page.wait_for_url("**/articles/article/?state=draft&order=newest")
    assert page.get_by_role("link", name="Drafts, newest").get_attribute("aria-current") == "true"
    page.get_by_role("link", name="Arrange").click()
    assert [v["id"] for v in Axe().run(page).response["violations"]] == []
    page.get_by_role("button", name="Delete").click()
    page.get_by_text("You keep no view yet.").wait_for()


def test_light_or_dark_is_kept(at_the_desk: Open) -> None:
    given.an_outlet()
    page = at_the_desk()
    page.goto("/desk/")
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"

    page.get_by_role("button", name="Light or dark").click()
    page.goto("/desk/tables/")

    assert page.evaluate(paper) == "rgb(17, 20, 24)"


def test_a_click_on_the_picture_sets_its_focal_point(at_the_desk: Open) -> None:
    numbers = a_newsroom_at_work()
    page = at_the_desk()
    page.goto(f"/desk/media/photo/{numbers['photo']}/change/")

    page.locator("[data-focus]").click(position={"x": 8, "y": 6}, force=True)

    assert 0 < float(page.locator("[data-focal=x]").input_value()) < 0.5
