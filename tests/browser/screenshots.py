"""`make screenshots`: photographs The Meridian, site and desk, into docs/screenshots/, and tells what its pages did wrong.

    python -m tests.browser.screenshots [--var FOLDER] [site desk story both photos editors tour]

The outlet is made in a temporary folder. `--var` names one to make it in and to keep, as it was before the walk: that saves some
minutes the next time. Without the name of a part all are photographed.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser import editors_pictures, photo_pictures, tour
from tests.browser.camera import PHONE_PX, Camera
from tests.browser.demo_site import PASSWORD, make_site, manage, served
from tests.chromium import HOW_TO_GET_IT, chromium

LEAD = "Ceasefire talks reopen the port of Karsand"
# name, address, width, light, height
PUBLIC = (
    ("home", "/", 1280, "light", 1240),
    ("home-phone", "/", PHONE_PX, "light", 844),
    ("section", "/news/karsand/", 1280, "light", 1000),
    ("section-phone", "/news/karsand/", PHONE_PX, "light", 844),
    ("search", "/search/?q=radar", 1280, "light", 900),
)
DESK = (
    ("desk-home", "/desk/", 1440, "light", 1000),
    ("desk-home-dark", "/desk/", 1440, "dark", 1000),
    ("desk-home-phone", "/desk/", PHONE_PX, "light", 844),
    ("desk-stories", "/desk/articles/article/", 1440, "light", 1000),
    ("desk-photos", "/desk/media/photo/", 1440, "light", 1000),
    ("desk-photos-phone", "/desk/media/photo/", PHONE_PX, "light", 844),
    ("desk-upload", "/desk/media/photo/add/", 1440, "light", 700),
)
DEVELOP = "from media.reconcilers.renditions import make_owed_renditions as make\nwhile make(): pass"


class Studio:
    """The browser, the site it looks at, an editor's login, and the faults that were seen."""

    def __init__(self, browser: Browser, *, site: str, var: Path) -> None:
        self.browser, self.site, self.var = browser, site, var
        self.faults: list[str] = []
        self.session: Any = None

    def camera(self, *, width: int, scheme: str = "light", at_the_desk: bool = False) -> Camera:
        session = self.session if at_the_desk else None
        camera = Camera(self.browser, site=self.site, width=width, scheme=scheme, session=session)
        camera.faults = self.faults
        return camera

    def develop(self) -> None:
        """What a worker would do next with a new file."""
        manage("shell", "-v0", "-c", DEVELOP, var=self.var)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--var", type=Path, help="a folder to make the demonstration outlet in and to keep")
    asked.add_argument("parts", nargs="*", help="what to photograph; all of it where nothing is named")
    given = asked.parse_args()
    var, parts = given.var, given.parts or list(PARTS)
    if not chromium():
        sys.exit(HOW_TO_GET_IT)
    with tempfile.TemporaryDirectory(prefix="newsroom-pictures-") as temporary:
        if var:
            make_site(var.resolve())
            shutil.copytree(var, temporary, dirs_exist_ok=True)  # the walk changes what it walks through
        faults = photograph(Path(temporary), parts=parts)
    for fault in faults:
        print(f"  wrong: {fault}", flush=True)
    sys.exit(1 if faults else 0)


def photograph(var: Path, *, parts: list[str]) -> list[str]:
    """The pictures of these parts, one after the other. Shape: what the pages did wrong, as sentences."""
    make_site(var)
    with served(var) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        studio = Studio(browser, site=site, var=var)
        log_in(studio)
        for part in parts:
            PARTS[part](studio)
        browser.close()
    return studio.faults


def log_in(studio: Studio) -> None:
    with studio.camera(width=1440) as desk:
        page = desk.open("/desk/login/?next=/desk/")
        page.get_by_label("Username").fill("mira")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.wait_for_load_state("networkidle")
        studio.session = desk.session()


def the_site(studio: Studio) -> None:
    for name, path, width, scheme, height in PUBLIC:
        with studio.camera(width=width, scheme=scheme) as reader:
            reader.open(path)
            reader.shoot(name, height=height)
    for name, width, scheme, height in (
        ("article", 1280, "light", 1240),
        ("article-dark", 1280, "dark", 1000),
        ("article-phone", PHONE_PX, "light", 844),
    ):
        with studio.camera(width=width, scheme=scheme) as reader:
            reader.open("/").get_by_role("link", name=LEAD).first.click()
            reader.shoot(name, height=height)


def the_desk(studio: Studio) -> None:
    for name, path, width, scheme, height in DESK:
        with studio.camera(width=width, scheme=scheme, at_the_desk=True) as desk:
            desk.open(path)
            desk.shoot(name, height=height)
    with studio.camera(width=1440, at_the_desk=True) as desk:
        page = desk.open("/desk/media/photo/?q=berths at dusk")
        photo = page.locator('a[href*="/desk/media/photo/"][href*="/change/"]').first
        desk.open(photo.get_attribute("href") or "")
        desk.shoot("desk-photo", height=1000)


def one_story(studio: Studio) -> None:
    """A live story whose draft has changes: its form, its history, the comparison, and what publishing would do."""
    story = address_of(studio, LEAD)
    for name, page, height in (
        ("desk-story", "change", 1000),
        ("desk-history", "history", 760),
        ("desk-compare", "compare", 760),
        ("desk-publish", "publish", 760),
        ("desk-preview", "preview", 900),
        ("desk-retract", "retract", 560),
    ):
        with studio.camera(width=1440, at_the_desk=True) as desk:
            desk.open(f"{story}{page}/")
            desk.shoot(name, height=height)
    with studio.camera(width=PHONE_PX, at_the_desk=True) as desk:
        desk.open(f"{story}change/")
        desk.shoot("desk-story-phone", height=844)


def address_of(studio: Studio, headline: str) -> str:
    """Where the desk has this story; its pages stand below."""
    with studio.camera(width=1440, at_the_desk=True) as desk:
        page = desk.open(f"/desk/articles/article/?q={headline}")
        link = page.locator('a[href$="/change/"]').filter(has_text=headline).first
        return (link.get_attribute("href") or "").removesuffix("change/")


def both_texts(studio: Studio) -> None:
    """The same story saved from two windows: the second is shown both texts."""
    story = address_of(studio, "Insurers return to the strait")
    with (
        studio.camera(width=1440, at_the_desk=True) as first,
        studio.camera(width=1440, at_the_desk=True) as second,
    ):
        for desk, headline in (
            (first, "Insurers return to the strait, at three times the price"),
            (second, "Insurers come back to the strait, at a price"),
        ):
            desk.open(f"{story}change/").locator("#id_headline").fill(headline)
        for desk in (first, second):
            # What is typed goes to the desk first, and only then the page: it is not to be photographed in between.
            with desk.page.expect_navigation(wait_until="networkidle"):
                desk.page.locator("[data-save]").click()
        second.shoot("desk-both-texts", height=700)


def the_tour(studio: Studio) -> None:
    with studio.camera(width=1440, at_the_desk=True) as desk:
        tour.write(desk)
        tour.give_the_lead_its_file(desk, develop=studio.develop)
        tour.describe_the_picture(desk)
        story = desk.page.url
        path = tour.publish(desk)
    with studio.camera(width=PHONE_PX, at_the_desk=True) as desk:
        desk.open(story)
        desk.shoot("tour-12-desk-phone", height=844)
    for name, width, height in (("tour-10-page", 1280, 1240), ("tour-11-page-phone", PHONE_PX, 844)):
        with studio.camera(width=width) as reader:
            tour.read(reader, path=path, name=name, height=height)


PARTS = {
    "site": the_site,
    "desk": the_desk,
    "story": one_story,
    "both": both_texts,
    "photos": photo_pictures.photograph,
    "editors": editors_pictures.photograph,
    "tour": the_tour,
}


if __name__ == "__main__":
    main()
