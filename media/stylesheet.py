"""Focal points, placeholder colours and ratios as classes, since our policy allows no style attribute.

`python -m media.stylesheet > media/static/media/photo.css` writes the sheet; a test holds the two together.
"""

import sys

FOCAL_STEPS = 10
TONES = ("00", "33", "66", "99", "cc", "ff")
RATIOS = ((1, 1), (4, 5), (4, 3), (3, 2), (16, 9), (2, 1), (3, 1))


def focus_class(x: float, y: float) -> str:
    """The class that keeps this point of a picture in sight: one of 11 × 11."""
    across, down = (round(min(1.0, max(0.0, place)) * FOCAL_STEPS) for place in (x, y))
    return f"focus-{across}-{down}"


def tone_class(colour: str) -> str:
    """The class with the nearest of 216 colours, shown until the picture is there; empty for no colour."""
    if len(colour) != 7:
        return ""
    steps = (round(int(colour[at : at + 2], 16) / 51) for at in (1, 3, 5))
    return "tone-" + "".join(str(step) for step in steps)


def ratio_class(ratio: str) -> str:
    """The class of a ratio such as “3:2”.

    Raises  ValueError for one that the sheet does not have
    """
    width, _, height = ratio.partition(":")
    if (width, height) not in {(str(w), str(h)) for w, h in RATIOS}:
        raise ValueError(f"There is no class for the ratio {ratio}; add it to media.stylesheet.RATIOS.")
    return f"ratio-{width}-{height}"


def sheet() -> str:
    """The whole sheet; one line a row of places or colours."""
    lines = [
        "/* Written by `python -m media.stylesheet`: change it there. */",
        "@layer parts {",
        "  .photo { display: block; max-inline-size: 100%; block-size: auto; }",
        "  .photo-fill { inline-size: 100%; }",
    ]
    for width, height in RATIOS:
        lines.append(f"  .ratio-{width}-{height} {{ aspect-ratio: {width} / {height}; object-fit: cover; }}")
    steps = range(FOCAL_STEPS + 1)
    for x in steps:
        lines.append("  " + " ".join(f".focus-{x}-{y}{{object-position:{x * 10}% {y * 10}%}}" for y in steps))
    for red in range(6):
        for green in range(6):
            lines.append(
                "  "
                + " ".join(
                    f".tone-{red}{green}{blue}{{background-color:#{TONES[red]}{TONES[green]}{TONES[blue]}}}"
                    for blue in range(6)
                )
            )
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    sys.stdout.write(sheet())
