"""What speaks against showing a photo: each with its sentence, and whether it can be overridden."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from media.models import Photo
from media.named_checks import CHECKS
from media.rights import forbids_showing, problems_of

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 24)
YESTERDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"status": "withdrawn"}, [("withdrawn", True, "It has been withdrawn and may not be shown. Choose another photo.")]),
        ({"rights_until": date(2026, 11, 23)}, [("rights_ended", True, "The rights to it ended on 23 November 2026. Choose another photo, or extend the rights.")]),
        ({"rights_until": TODAY}, [("rights_end_soon", False, "The rights to it end on 24 November, the same day. Choose another, or say why not.")]),
        ({"creator": ""}, [("no_credit", True, "It names neither creator nor source. Fill in one of them on the photo.")]),
        ({"alt_text": " "}, [("no_alt_text", True, "It has no alt text, so readers who cannot see it learn nothing. Say what it shows.")]),
        ({"description": " "}, [("no_description", True, "It has no description. Say on the photo what it shows: who, what, where, when.")]),
        ({"status": "awaited", "alt_text": ""}, [("awaits_file", False, "Its file is not here yet; readers see the story without it until then. Upload it to the photo.")]),
    ],
)  # fmt: skip
def test_each_problem_has_its_sentence(values: dict[str, Any], problems: list[tuple[str, bool, str]]) -> None:
    photo = Photo(
        **{"status": "ready", "creator": "Amal Haddad", "alt_text": "Cranes", "description": "Dusk."} | values
    )

    found = problems_of(photo, on=TODAY)

    assert [(problem.code, problem.is_blocker, problem.sentence) for problem in found] == problems


def test_every_check_is_on_its_page_with_its_sentence() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (error|warning) \| (.+) \|$", (ROOT / "docs/photo-checks.md").read_text(), re.M)

    told = {code: (kind, re.sub(r"\*(\w+)\*", r"%(\1)s", sentence)) for code, kind, sentence in rows}

    assert told == {
        code: ("error" if check.is_error else "warning", str(check.sentence)) for code, check in CHECKS.items()
    }
    assert all(CHECKS[code].is_error for code in ("no_credit", "no_description", "no_alt_text"))


def test_the_photos_own_pages_say_what_to_do_with_it_and_not_to_choose_another() -> None:
    ended = Photo(status="ready", creator="Amal Haddad", alt_text="Cranes", description="Dusk.", rights_until=YESTERDAY)

    [problem] = problems_of(ended, on=TODAY)

    said = (
        "The rights to it ended on 23 November 2026. Set a later day under “Rights until” on its page, or withdraw it."
    )
    assert problem.on_the_photo == forbids_showing(ended, on=TODAY) == said
    assert not [code for code, check in CHECKS.items() if "Choose another photo" in str(check.on_the_photo)]
