"""The outlet's two open fonts, cut to the small woff2 files that pages load. Knows nothing of Django.

Newsreader and Libre Franklin come as Python packages with variable TrueType files. A face pins what a page does not
vary, and is cut in two by letters: `-latin`, which every page loads, and `-more` (the rest of Latin), which a browser
fetches only when a page has such a letter.
"""

import hashlib
import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

Letters = tuple[int, ...]


def _letters(*ranges: tuple[int, int]) -> Letters:
    return tuple(code for first, last in ranges for code in range(first, last + 1))


# Basic Latin, Latin-1 and the punctuation of a newspaper: dashes, quotes, bullet, ellipsis, primes, euro, arrows.
LATIN = _letters(
    (0x20, 0x7E), (0xA0, 0xA3), (0xA5, 0xA5), (0xA7, 0xA7), (0xA9, 0xAB), (0xAD, 0xAE), (0xB0, 0xB3), (0xB5, 0xB7),
    (0xBB, 0xFF), (0x152, 0x153), (0x2009, 0x2009), (0x2010, 0x2011), (0x2013, 0x2014), (0x2018, 0x201A),
    (0x201C, 0x201E), (0x2020, 0x2020), (0x2022, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F), (0x2032, 0x2033),
    (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2193), (0x2212, 0x2212),
)  # fmt: skip
# Latin Extended A, B and Additional: Polish, Czech, Turkish, Romanian, Vietnamese and many more; rare signs.
_WIDER = _letters((0xA0, 0x24F), (0x2BB, 0x2DD), (0x1E00, 0x1EFF), (0x2012, 0x2044), (0x20A0, 0x20C0), (0x2100, 0x215E))
CUTS = {"-latin": LATIN, "-more": tuple(sorted(set(_WIDER) - set(LATIN)))}
STAMP = ".cut-from"
KEPT_NAMES = {0, 1, 2, 13, 14}  # copyright, names, and the licence, which has to travel with the font
FEATURES = ["kern", "liga", "locl", "mark", "mkmk", "ccmp", "tnum", "rvrn"]


@dataclass(frozen=True)
class Face:
    """One face of a family: where it comes from, what is pinned, and under which names style sheets know it."""

    name: str
    package: str
    file: str
    pinned: dict[str, float | tuple[float, float]]
    families: tuple[str, ...]
    weight: str
    style: str = "normal"


FACES = (
    Face(
        "newsreader-text",
        "fontpkg_newsreader",
        "Newsreader[opsz,wght].ttf",
        {"opsz": 18, "wght": 400},
        ("Newsreader",),
        "400",
    ),
    Face(
        "newsreader-bold",
        "fontpkg_newsreader",
        "Newsreader[opsz,wght].ttf",
        {"opsz": 18, "wght": 600},
        ("Newsreader",),
        "600 700",
    ),
    Face(
        "newsreader-headline",
        "fontpkg_newsreader",
        "Newsreader[opsz,wght].ttf",
        {"opsz": 44, "wght": 560},
        ("Newsreader Headline",),
        "400 700",
    ),
    Face(
        "newsreader-italic",
        "fontpkg_newsreader",
        "Newsreader-Italic[opsz,wght].ttf",
        {"opsz": 18, "wght": 400},
        ("Newsreader", "Newsreader Headline"),
        "400 700",
        "italic",
    ),
    # The desk's headlines, from 15 px in lists to 40 where they are written: one face whose weight can be chosen.
    Face(
        "newsreader-desk",
        "fontpkg_newsreader",
        "Newsreader[opsz,wght].ttf",
        {"opsz": 28, "wght": (400, 600)},
        ("Newsreader Desk",),
        "400 600",
    ),
    Face(
        "libre-franklin",
        "fontpkg_libre_franklin",
        "LibreFranklin[wght].ttf",
        {"wght": (400, 700)},
        ("Libre Franklin",),
        "400 700",
    ),
)
# What a first page loads: no bold in running text, no letter beyond Latin-1. At most 85 KB together.
FIRST_PAGE = tuple(
    f"{name}-latin.woff2" for name in ("newsreader-text", "newsreader-headline", "newsreader-italic", "libre-franklin")
)

# Stand-ins while a face loads, scaled to its width and height so that no line moves when it arrives.
# Source  mean letter widths over the demonstration outlet's stories against Georgia's and Arial's published metrics
FALLBACKS = """\
@font-face { font-family: "Newsreader fallback"; src: local("Georgia"), local("Gelasio"); font-weight: 400;
  size-adjust: 89.9%; ascent-override: 81.8%; descent-override: 29.5%; line-gap-override: 0%; }
@font-face { font-family: "Newsreader fallback"; src: local("Georgia"), local("Gelasio"); font-weight: 500 700;
  size-adjust: 98.2%; ascent-override: 74.8%; descent-override: 27%; line-gap-override: 0%; }
@font-face { font-family: "Newsreader fallback"; src: local("Georgia Italic"), local("Gelasio Italic");
  font-style: italic; font-weight: 400 700;
  size-adjust: 81.6%; ascent-override: 90.1%; descent-override: 32.5%; line-gap-override: 0%; }
@font-face { font-family: "Libre Franklin fallback"; src: local("Arial"), local("Liberation Sans"), local("Arimo");
  font-weight: 400 700;
  size-adjust: 103.3%; ascent-override: 93.5%; descent-override: 23.8%; line-gap-override: 0%; }
"""


def is_up_to_date(folder: Path) -> bool:
    """True when the folder holds exactly what `cut_fonts` would write today."""
    stamp = folder / STAMP
    return stamp.is_file() and stamp.read_text() == _recipe()


def cut_fonts(folder: Path) -> Iterator[tuple[str, int]]:
    """Write every face as woff2, and `fonts.css`, into the folder; yields each file's name and bytes as it is done.

    Cost    some 20 s of one core, spread over two
    Order   safe to repeat and to interrupt: the stamp is written last
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / STAMP).unlink(missing_ok=True)
    with ProcessPoolExecutor(max_workers=min(2, os.cpu_count() or 1)) as pool:
        for face, files in zip(FACES, pool.map(_cut, FACES), strict=True):
            for cut, content in files.items():
                (folder / f"{face.name}{cut}.woff2").write_bytes(content)
                yield f"{face.name}{cut}.woff2", len(content)
    for old in set(folder.glob("*.woff2")) - {folder / f"{face.name}{cut}.woff2" for face in FACES for cut in CUTS}:
        old.unlink()
    (folder / "fonts.css").write_text(style_sheet())
    (folder / STAMP).write_text(_recipe())


def style_sheet() -> str:
    """The @font-face rules of every face and its stand-ins; it stands beside the files."""
    rules = [
        f'@font-face {{ font-family: "{family}"; font-style: {face.style}; font-weight: {face.weight};\n'
        f'  font-display: swap; src: url("{face.name}{cut}.woff2") format("woff2");\n'
        f"  unicode-range: {_unicode_range(letters)}; }}\n"
        for face in FACES
        for family in face.families
        for cut, letters in reversed(CUTS.items())
    ]
    return (
        "/* Written by cut_fonts. Both fonts are under the SIL Open Font License 1.1. */\n" + FALLBACKS + "".join(rules)
    )


def _unicode_range(letters: Letters) -> str:
    parts: list[list[int]] = []
    for code in sorted(letters):
        if parts and code == parts[-1][1] + 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return ", ".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in parts)


def _recipe() -> str:
    packages = ("fontpkg-newsreader", "fontpkg-libre-franklin", "fonttools")
    versions = " ".join(f"{name} {version(name)}" for name in packages)
    return f"{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()} {versions}\n"


def _source(face: Face) -> Path:
    spec = find_spec(face.package)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The font package {face.package} is not installed: run `make run` again.")
    return Path(spec.origin).parent / "files" / face.file


def _cut(face: Face) -> dict[str, bytes]:
    """The face's woff2 files by cut.

    Order   letters first, then axes: pinning the axes of all of a font's letters takes twice as long
    """
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    every = tuple(code for letters in CUTS.values() for code in letters)
    font = _written_and_read(_with_letters(TTFont(_source(face)), every))
    pinned = BytesIO()
    instancer.instantiateVariableFont(font, face.pinned, inplace=True).save(pinned)
    files = {}
    for cut, letters in CUTS.items():
        pinned.seek(0)
        part = _with_letters(TTFont(pinned), letters)
        part.flavor = "woff2"
        woff2 = BytesIO()
        part.save(woff2)
        files[cut] = woff2.getvalue()
    return files


def _with_letters(font: "TTFont", letters: Letters) -> "TTFont":
    from fontTools import subset

    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=letters)
    names = font["name"]
    del font["name"]  # the subsetter would look through every table for names in use: a third of its time
    subsetter.subset(font)
    names.names = [record for record in names.names if record.nameID in KEPT_NAMES]
    font["name"] = names
    return font


def _written_and_read(font: "TTFont") -> "TTFont":
    """The same font afresh: the instancer stumbles over tables that the subsetter has only half unpacked."""
    from fontTools.ttLib import TTFont

    copy = BytesIO()
    font.save(copy)
    copy.seek(0)
    return TTFont(copy)
