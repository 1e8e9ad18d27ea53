"""Contrast of two colours as readers see it, and the refusal of an accent that cannot be read."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# WCAG 2.2, 1.4.3: text of ordinary size.
LEAST = 4.5
# The grounds that the accent is text on, light and dark: paper and wash, as in tokens.css.
LIGHT_GROUNDS = ("#ffffff", "#f3f4f6")
DARK_GROUNDS = ("#111418", "#191d23")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def check_accent(colour: str, *, grounds: tuple[str, ...]) -> None:
    """Refuses an accent that falls below 4.5 : 1 on one of these grounds.

    Raises  ValidationError, saying how far it is off and which way to go
    """
    worst = min(grounds, key=lambda ground: contrast(colour, ground))
    found = contrast(colour, worst)
    if found < LEAST:
        darker = _luminance(worst) > 0.5
        way = _("Choose a darker one.") if darker else _("Choose a lighter one.")
        sentence = _("%(colour)s has a contrast of %(found)s : 1 on %(ground)s; text needs 4.5 : 1. %(way)s")
        raise ValidationError(
            sentence % {"colour": colour, "found": f"{int(found * 10) / 10:.1f}", "ground": worst, "way": way}
        )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
