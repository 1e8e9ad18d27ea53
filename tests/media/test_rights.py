"""What speaks against showing a photo: each with its sentence, and whether it can be overridden."""

from datetime import date
from typing import Any

import pytest

from media.models import Photo
from media.rights import may_use, problems_of

TODAY = date(2026, 11, 24)


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
    photo = Photo(**{"status": "ready", "creator": "Amal Haddad", "alt_text": "Cranes", "description": "Dusk."} | values)

    found = problems_of(photo, on=TODAY)

    assert [(problem.code, problem.is_blocker, problem.sentence) for problem in found] == problems
    assert may_use(photo, on=TODAY) == (not any(is_blocker for _, is_blocker, _ in problems))
