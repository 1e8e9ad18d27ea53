"""What `{% photo %}` and `{% credit %}` write: markup that keeps its place, needs no style attribute and asks the database nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template

from media import stylesheet
from media.pictures import Picture, PublicRendition

ROOT = Path(__file__).resolve().parents[2]


def a_picture(**values: Any) -> Picture:
    renditions = tuple(
        PublicRendition(kind, width, width * 2 // 3, f"/photos/x/{width}.{kind}")
        for kind in ("jpeg", "webp", "avif")
        for width in (320, 672, 1408)
    )
    basic: dict[str, Any] = {
        "photo_id": 1,
        "public_id": "x",
        "width": 1500,
        "height": 1000,
        "alt": "Cranes at dusk",
        "credit": "Harbour Press / Amal Haddad",
        "colour": "#806768",
        "focal_x": 0.27,
        "focal_y": 0.48,
        "renditions": renditions,
    }
    return Picture(**basic | values)


def shown(tag: str, **values: Any) -> str:
    return Template("{% load photos %}" + tag).render(Context({"picture": a_picture(**values)})).strip()


def test_the_newest_formats_are_offered_first_and_nothing_jumps() -> None:
    assert shown('{% photo picture sizes="50vw" %}') == (
        "<picture>"
        '<source type="image/avif" srcset="/photos/x/320.avif 320w, /photos/x/672.avif 672w, /photos/x/1408.avif 1408w" sizes="50vw">'
        '<source type="image/webp" srcset="/photos/x/320.webp 320w, /photos/x/672.webp 672w, /photos/x/1408.webp 1408w" sizes="50vw">'
        '<img class="photo photo-fill tone-322" src="/photos/x/672.jpeg" '
        'srcset="/photos/x/320.jpeg 320w, /photos/x/672.jpeg 672w, /photos/x/1408.jpeg 1408w" sizes="50vw" '
        'width="1500" height="1000" alt="Cranes at dusk" decoding="async" loading="lazy"></picture>'
    )


def test_the_page_s_main_picture_is_fetched_at_once() -> None:
    html = shown("{% photo picture priority=True %}")

    assert 'fetchpriority="high"' in html and "lazy" not in html


def test_a_crop_keeps_the_focal_point_in_sight() -> None:
    assert 'class="photo photo-fill tone-322 ratio-3-2 focus-3-5"' in shown('{% photo picture ratio="3:2" %}')


def test_a_crop_that_cuts_the_sides_asks_for_a_wider_file() -> None:
    html = shown('{% photo picture ratio="1:1" sizes="(min-width: 40em) calc(50vw - 2rem), 100vw" %}')

    assert 'sizes="(min-width: 40em) calc(calc(50vw - 2rem) * 1.50), calc(100vw * 1.50)"' in html


def test_a_small_slot_is_not_offered_wide_files() -> None:
    assert "1408" not in shown("{% photo picture most=700 %}")


def test_words_of_others_are_escaped() -> None:
    html = shown("{% photo picture %}{% credit picture %}", alt='"><script>', credit="<b>X</b>")

    assert "<script>" not in html and "<b>" not in html


def test_formats_that_are_not_made_yet_are_not_offered() -> None:
    only_jpeg = tuple(r for r in a_picture().renditions if r.format == "jpeg")

    assert "<source" not in shown("{% photo picture %}", renditions=only_jpeg)


def test_a_small_picture_is_not_blown_up() -> None:
    assert 'class="photo tone-322"' in shown("{% photo picture %}", width=400, height=300)


def test_an_alt_text_can_be_left_empty_for_decoration() -> None:
    assert 'alt=""' in shown('{% photo picture alt="" %}')


def test_the_credit_s_slash_can_be_coloured() -> None:
    assert shown("{% credit picture %}") == (
        '<span class="credit"><bdi>Harbour Press</bdi> <span class="slash">/</span> <bdi>Amal Haddad</bdi></span>'
    )
    assert shown("{% credit picture %}", credit="") == ""


def test_no_style_attribute_is_written() -> None:
    assert "style=" not in shown('{% photo picture ratio="16:9" %}{% credit picture %}')


def test_the_sheet_has_every_class_and_is_the_one_that_is_written() -> None:
    sheet = (ROOT / "media/static/media/photo.css").read_text()

    assert sheet == stylesheet.sheet()
    for name in (stylesheet.focus_class(0, 1), stylesheet.tone_class("#ffffff"), stylesheet.ratio_class("16:9")):
        assert f".{name}" in sheet


def test_an_unknown_ratio_is_said_to_whoever_writes_the_template() -> None:
    with pytest.raises(ValueError, match="There is no class for the ratio 7:5"):
        stylesheet.ratio_class("7:5")
