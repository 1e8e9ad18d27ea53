"""An outlet's accent is text, so it must be readable on every ground that the look has."""

import pytest
from django.core.exceptions import ValidationError

from outlet.contrast import DARK_GROUNDS, LIGHT_GROUNDS, check_accent, contrast


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#767676", "#ffffff", 4.54),
        ("#0a5c63", "#ffffff", 7.71),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, found: float) -> None:
    assert contrast(one, other) == pytest.approx(found, abs=0.05)


def test_the_accents_that_the_look_begins_with_are_readable() -> None:
    check_accent("#0a5c63", grounds=LIGHT_GROUNDS)
    check_accent("#5fb8bd", grounds=DARK_GROUNDS)


def test_a_colour_too_dark_for_the_dark_is_refused_with_the_way_out() -> None:
    with pytest.raises(ValidationError, match="Choose a lighter one"):
        check_accent("#0a5c63", grounds=DARK_GROUNDS)
