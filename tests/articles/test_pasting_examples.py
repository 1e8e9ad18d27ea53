"""The example pages of docs/examples: each is understood as the file beside it says."""

import json
from pathlib import Path

import pytest

from articles.desk.pasting import read
from tests.articles.pages import MERIDIAN

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"
PAGES = sorted(EXAMPLES.glob("*.txt"))


def test_there_are_examples_of_every_shape() -> None:
    assert len(PAGES) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_example_is_understood_as_the_file_beside_it_says(page: Path) -> None:
    expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))

    stories = read(page.read_bytes().decode("utf-8"), rules=MERIDIAN)

    assert [story.as_json() for story in stories] == expected
