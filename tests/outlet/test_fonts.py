"""The fonts that pages load: few bytes, every letter, and nothing jumps while they come."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from outlet import fonts

KEPT = Path(__file__).resolve().parent.parent.parent / "var" / "fonts"


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fonts as `make run` and `make test` leave them; cut anew where neither has run."""
    if fonts.is_up_to_date(KEPT):
        return KEPT
    folder = tmp_path_factory.mktemp("fonts")
    dict(fonts.cut_fonts(folder))
    return folder


def test_a_first_page_loads_at_most_85_kilobytes_of_fonts(cut: Path) -> None:
    sizes = {name: (cut / name).stat().st_size for name in fonts.FIRST_PAGE}

    assert sum(sizes.values()) <= 85_000, sizes


def test_every_letter_of_a_page_in_english_is_in_the_first_files(cut: Path) -> None:
    words = "“Putin hails ‘closer’ ties” — café, naïve, 50 £ · 20 € … 7 °C × 3 ½ § 4 œuvre Ångström"

    for name in fonts.FIRST_PAGE:
        missing = {letter for letter in words if ord(letter) not in TTFont(cut / name).getBestCmap()}
        assert not missing, f"{name} lacks {missing}"


def test_the_rest_of_latin_is_in_files_of_its_own(cut: Path) -> None:
    words = "Gdańsk, Kraków, Łódź, Řím, İstanbul, București, Điện Biên Phủ"

    for face in fonts.FACES:
        both = [TTFont(cut / f"{face.name}{ending}.woff2").getBestCmap() for ending in fonts.CUTS]
        missing = {letter for letter in words if not any(ord(letter) in letters for letters in both)}
        assert not missing, f"{face.name} lacks {missing}"


def test_the_style_sheet_names_every_file_and_a_stand_in_for_every_family(cut: Path) -> None:
    sheet = (cut / "fonts.css").read_text()

    for path in cut.glob("*.woff2"):
        assert f'url("{path.name}")' in sheet
    assert '"Newsreader fallback"' in sheet
    assert '"Libre Franklin fallback"' in sheet
    assert "http" not in sheet


def test_fonts_that_are_up_to_date_are_known_as_such_and_others_are_not(cut: Path, tmp_path: Path) -> None:
    assert fonts.is_up_to_date(cut)
    assert not fonts.is_up_to_date(tmp_path)


def test_the_licence_travels_with_each_file(cut: Path) -> None:
    for path in cut.glob("*.woff2"):
        assert "SIL Open Font License" in TTFont(path)["name"].getDebugName(13)
