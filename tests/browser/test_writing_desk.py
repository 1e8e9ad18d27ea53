"""The writing desk in a real browser: typing, photos, captions in place, pasting; and nothing leaves the host."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from articles import body
from articles.desk.models import Article
from articles.desk.snapshot import snapshot
from media.models import Photo
from tests import given
from tests.articles.desk_people import page_of
from tests.browser import clipboard
from tests.browser.writing import BODY, until_the_editor_is_ready

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def desk(live_server: Any, context: BrowserContext, client: Client) -> Iterator[Any]:
    """A browser tab at the desk, logged in as an editor. What it asks of other hosts, and what its policy refuses, is kept."""
    client.force_login(given.an_editor())
    cookie = client.cookies["sessionid"]
    address = urlsplit(live_server.url)
    context.add_cookies([{"name": "sessionid", "value": cookie.value, "domain": address.hostname, "path": "/desk/"}])
    page: Any = context.new_page()
    page.elsewhere, page.refused = [], []
    page.on("request", lambda r: urlsplit(r.url).netloc not in {address.netloc, ""} and page.elsewhere.append(r.url))
    page.on("console", lambda m: "Content Security Policy" in m.text and page.refused.append(m.text))
    page.on("pageerror", lambda error: page.refused.append(str(error)))
    page.at = lambda path: page.goto(live_server.url + path)
    yield page
    assert page.elsewhere == []
    assert page.refused == []


def a_photo_with_files(title: str, **changes: Any) -> Photo:
    photo = given.a_photo(title, **changes)
    for rendition in photo.renditions.all():
        written = io.BytesIO()
        Image.new("RGB", (rendition.width, rendition.height), "#204060").save(written, rendition.format.upper())
        default_storage.save(rendition.file.name, ContentFile(written.getvalue()))
    return photo


def write_at(desk: Any, article: Article | None) -> None:
    desk.at(page_of(article) if article else "/desk/articles/article/add/")
    until_the_editor_is_ready(desk)


def save(desk: Any) -> None:
    with desk.expect_navigation():
        desk.click("[data-save]")
    until_the_editor_is_ready(desk)


def paste(desk: Any, html: str) -> None:
    desk.click(BODY)
    desk.evaluate(
        """([where, html]) => {
            const carried = new DataTransfer();
            carried.setData("text/html", html);
            const paste = new ClipboardEvent("paste", { clipboardData: carried, bubbles: true, cancelable: true });
            document.querySelector(where).dispatchEvent(paste);
        }""",
        [BODY, html],
    )


def test_what_is_typed_is_saved(desk: Any) -> None:
    given.a_section("News", "Levant")
    write_at(desk, None)

    desk.fill("#id_headline", "Pilots return to the strait")
    desk.select_option("#id_section", label="News / Levant")
    desk.click(BODY)
    desk.keyboard.type("They came back at noon.")
    desk.keyboard.press("Enter")
    desk.keyboard.type("All nine of them.")
    save(desk)

    article = Article.objects.get()
    assert article.body == "<p>They came back at noon.</p>\n<p>All nine of them.</p>"
    assert article.headline == "Pilots return to the strait"
    assert desk.inner_text("[data-words]") == "9 words"


def test_a_photo_is_put_in_from_the_library_and_its_caption_written_in_place(desk: Any) -> None:
    a_photo_with_files("Radar mast", description="The radar mast.")
    article = given.a_story()
    write_at(desk, article)

    desk.click(BODY)
    desk.keyboard.press("Control+End")
    desk.click(".cke_button__photo")
    desk.click(".photo-cell")
    desk.wait_for_selector(f"{BODY} figure .photo-text")
    desk.click(f"{BODY} .photo-text")
    desk.keyboard.press("End")
    desk.keyboard.type(" It turns again.")
    shown = desk.inner_text(f"{BODY} .photo-credit")
    count = desk.inner_text(f"{BODY} .photo-count")
    save(desk)

    article.refresh_from_db()
    caption = article.captions.get()
    assert caption.text == "The radar mast. It turns again."
    assert body.figures(article.body) == [caption.pk]
    assert "Harbour Press / Amal Haddad" in shown
    assert "The credit comes from the photo." in shown
    assert count == "31 of 160"
    assert desk.inner_text(f"{BODY} .photo-text") == caption.text


def test_the_file_that_a_photo_awaits_is_added_in_the_text(desk: Any, tmp_path: Path) -> None:
    awaited = given.a_photo("The north mole", status=Photo.Status.AWAITED, width=None, height=None)
    article = given.a_story(photos=[awaited])
    picture, notes = tmp_path / "mole.jpg", tmp_path / "notes.jpg"
    Image.new("RGB", (800, 500), "#405060").save(picture)
    notes.write_text("No picture, but notes.")
    write_at(desk, article)

    with desk.expect_file_chooser() as refused:
        desk.click(f"{BODY} figure [data-add-file]")
    refused.value.set_files(notes)
    desk.wait_for_selector(f"{BODY} figure [data-refusal]:not(:empty)")
    sentence = desk.inner_text(f"{BODY} figure [data-refusal]")
    with desk.expect_file_chooser() as chosen:
        desk.click(f"{BODY} figure [data-add-file]")
    chosen.value.set_files(picture)
    desk.wait_for_selector(f"{BODY} figure:has-text('The sizes of this photo are being made.')")

    awaited.refresh_from_db()
    assert awaited.status == Photo.Status.READY
    assert "JPEG" in sentence


def test_a_new_story_is_saved_before_its_first_photo_and_loses_no_word(desk: Any) -> None:
    a_photo_with_files("Radar mast")
    write_at(desk, None)

    desk.fill("#id_headline", "Typed before the photo")
    desk.click(BODY)
    desk.keyboard.type("And a first paragraph.")
    desk.click(".cke_button__photo")
    desk.click(".photo-cell")
    desk.wait_for_selector(f"{BODY} figure")
    save(desk)

    article = Article.objects.get()
    assert article.headline == "Typed before the photo"
    assert article.body.startswith("<p>And a first paragraph.</p>")
    assert body.figures(article.body) == [article.captions.get().pk]


def test_opening_and_saving_changes_no_letter(desk: Any) -> None:
    photo = a_photo_with_files("Radar mast")
    rich = "<h2>Head</h2>\n<p>Words <strong>bold</strong> &amp; “quoted” — dash.</p>\n<ul><li>One</li><li>Two</li></ul>"
    article = given.a_story(body=rich, photos=[photo], lead=a_photo_with_files("Lead"), tags=["Ports"])
    before = snapshot(article)
    write_at(desk, article)

    save(desk)

    article.refresh_from_db()
    assert snapshot(article) == before


@pytest.mark.parametrize(
    ("pasted", "last_words", "clean"),
    [
        (clipboard.WORD, "Second pilot", clipboard.WORD_CLEAN),
        (clipboard.TRACKED, "A point", clipboard.TRACKED_CLEAN),
        (clipboard.DOCS, "berth", clipboard.DOCS_CLEAN),
        (clipboard.PAGE, "Quiet", clipboard.PAGE_CLEAN),
        (clipboard.UNSEEN, "a link", clipboard.UNSEEN_CLEAN),
    ],
    ids=["word", "word with changes and comments", "docs", "page", "marks that nobody sees"],
)
def test_pasting_leaves_clean_markup(desk: Any, pasted: str, last_words: str, clean: str) -> None:
    article = given.a_story(paragraphs=["x"])
    write_at(desk, article)
    desk.evaluate("CKEDITOR.instances.id_body.setData('')")

    paste(desk, pasted)
    desk.wait_for_selector(f"{BODY}:has-text('{last_words}')")
    save(desk)

    article.refresh_from_db()
    assert article.body.endswith(clean)
    assert "style" not in article.body
    assert "elsewhere" not in article.body


def test_change_bars_stand_where_the_draft_differs(desk: Any) -> None:
    rows = "<table><tbody><tr><td>Window 1</td><td>9 of 9</td></tr><tr><td>Stove</td><td></td></tr></tbody></table>"
    article = given.a_live_story(body=f"<p>Two windows report.</p>\n{rows}\n<p>The rest comes later.</p>").working_copy
    write_at(desk, article)

    desk.click(f"{BODY} > p >> nth=1")
    desk.keyboard.press("End")
    desk.keyboard.type(" More.")
    desk.wait_for_selector(".bars i")

    assert desk.locator(".bars i").count() == 1


def test_bylines_move_and_tags_are_offered(desk: Any) -> None:
    given.a_story(tags=["Karsand"])
    article = given.a_story("Second", by=[given.a_contributor("Dunja Kovac"), given.a_contributor("Omar Darwish")])
    write_at(desk, article)

    desk.locator("[data-byline] >> nth=1").locator("[data-move=up]").click()
    desk.fill("#id_tags", "Kar")
    desk.locator("#id_tags").press_sequentially("s")
    desk.wait_for_selector(".tags-offered li")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    save(desk)

    assert [line.contributor.name for line in article.bylines.all()] == ["Omar Darwish", "Dunja Kovac"]
    assert [tag.name for tag in article.tags.all()] == ["Karsand"]


def test_a_save_that_did_not_arrive_loses_no_word(desk: Any) -> None:
    article = given.a_story()
    write_at(desk, article)
    desk.fill("#id_headline", "Typed while the line was down")
    desk.click(f"{BODY} p >> nth=0")
    desk.keyboard.type("Lost? ")

    desk.route("**/change/", lambda route: route.abort() if route.request.method == "POST" else route.continue_())
    desk.click("[data-save]")
    desk.wait_for_selector("#main-frame-error")
    write_at(desk, article)
    before = desk.input_value("#id_headline")
    desk.click("[data-put-back]")
    desk.unroute("**/change/")
    desk.wait_for_selector(f"{BODY}:has-text('Lost?')")
    save(desk)

    article.refresh_from_db()
    assert before == given.HEADLINE
    assert article.headline == "Typed while the line was down"
    assert "Lost?" in article.body
    assert not desk.is_visible("#unsent")


def test_without_javascript_the_form_still_works(live_server: Any, browser: Browser, client: Client) -> None:
    article = given.a_story()
    client.force_login(given.an_editor())
    plain = browser.new_context(java_script_enabled=False)
    host = urlsplit(live_server.url).hostname
    plain.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "domain": host, "path": "/desk/"}]
    )
    page = plain.new_page()
    page.goto(live_server.url + page_of(article))

    page.fill("#id_body", "<p>Written in plain text.</p>")
    page.fill("#id_headline", "Without any script")
    page.click("[data-save]")

    article.refresh_from_db()
    assert (article.headline, article.body) == ("Without any script", "<p>Written in plain text.</p>")
    plain.close()
