"""Saving in the middle of the work: the key for it, and going on where one was."""

import pytest

from tests import given
from tests.browser.at_work import Desk
from tests.browser.writing import BODY, save

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


DROPPED = """() => ["dragover", "drop"].map((happens) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["x"], "port.jpg", { type: "image/jpeg" }));
    const event = new DragEvent(happens, { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector(".story-side, .story-main").dispatchEvent(event);
    return event.defaultPrevented;
})"""
WRITES_ON = """before => document.activeElement.matches(".cke_wysiwyg_div") && Math.abs(scrollY - before) < 5"""
DIRECTIONS = "all => all.map(each => getComputedStyle(each).direction)"


@pytest.mark.parametrize("key", ["s", "S", "ы", "س"])
def test_the_key_that_saves_is_the_same_in_every_script(desk: Desk, key: str) -> None:
    article = given.a_story()
    page = desk.at(article)

    page.fill("#id_kicker", "Ports")
    with page.expect_navigation():
        page.dispatch_event("#id_kicker", "keydown", {"key": key, "code": "KeyS", "ctrlKey": True})

    article.refresh_from_db()
    assert article.kicker == "Ports"


def test_after_a_save_one_writes_on_where_one_was(desk: Desk) -> None:
    article = given.a_story(paragraphs=[f"Paragraph {n}, which goes on for a while." for n in range(60)])
    page = desk.at(article)
    page.click(f"{BODY} p >> nth=40")
    page.keyboard.press("End")
    page.keyboard.type(" One.")
    before = page.evaluate("scrollY")

    with page.expect_navigation():
        page.keyboard.press("Control+s")
    page.wait_for_function(WRITES_ON, arg=before)
    page.keyboard.type(" Two.")
    save(page)

    article.refresh_from_db()
    assert "Paragraph 40, which goes on for a while. One. Two." in article.body


def test_words_that_run_from_right_to_left_do_so_where_they_are_compared(desk: Desk) -> None:
    article = given.a_story("عاد المرشدون", paragraphs=["عاد المرشدون إلى المضيق."], language="ar")
    theirs, mine = desk.at(article), desk.at(article)
    for page, words in ((theirs, "أمس "), (mine, "اليوم ")):
        page.click(f"{BODY} p")
        page.keyboard.press("Home")
        page.keyboard.type(words)
    save(theirs)

    with mine.expect_navigation():
        mine.click("[data-save]")
    sides = mine.locator(".choice-side .comparison p").evaluate_all(DIRECTIONS)
    theirs.goto(f"{desk.address}/desk/articles/article/{article.pk}/compare/?old=1&new=2")
    compared = theirs.locator(".comparison-body p").evaluate_all(DIRECTIONS)

    assert sides == ["rtl", "rtl"]
    assert compared == ["rtl"]


def test_a_picture_dropped_on_the_desk_does_not_take_the_place_of_the_page(desk: Desk) -> None:
    page = desk.at(given.a_story())

    taken = page.evaluate(DROPPED)

    assert taken == [True, True]


def test_who_cannot_see_a_photo_in_the_text_is_told_what_it_is_and_where_its_caption_goes(desk: Desk) -> None:
    article = given.a_story(photos=[given.a_photo("Radar mast"), given.a_photo("North mole")])
    page = desk.at(article)

    figure = page.get_by_role("region", name="Photo 2 of 2")
    figure.get_by_role("textbox", name="Caption, Photo 2 of 2").fill("The mole at noon.")
    save(page)

    assert list(article.captions.values_list("text", flat=True))[1] == "The mole at noon."
