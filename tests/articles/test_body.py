"""A body is HTML in a small closed vocabulary, whatever came in."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles import body
from tests.given import a_text

CASES = [
    (
        "a loose line is a paragraph",
        "hello <b>there</b>",
        "<p>hello <strong>there</strong></p>",
    ),
    (
        "Word's markup goes, its words stay",
        '<p class=MsoNormal style="margin:0"><span lang=EN-GB>The ferry<o:p></o:p></span></p><p>&nbsp;</p>',
        "<p>The ferry</p>",
    ),
    (
        "Google Docs' bold wrapper goes",
        '<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="ltr"><span>One</span></p><p>Two</p></b>',
        '<p dir="ltr">One</p>\n<p>Two</p>',
    ),
    ("a script goes with its words", "<p>a</p><script>alert(1)</script>", "<p>a</p>"),
    ("a handler goes", '<p onclick="x()">a</p>', "<p>a</p>"),
    (
        "a script address goes, its words stay",
        '<a href="javascript:x()">a</a>',
        "<p>a</p>",
    ),
    (
        "a picture's address goes",
        '<p>a<img src="http://e.example/p.png">b</p>',
        "<p>ab</p>",
    ),
    (
        "a figure is a placeholder and stands alone",
        '<p>a<figure data-caption="3"><img src=x><figcaption>no</figcaption></figure>b</p>',
        '<p>a</p>\n<figure data-caption="3"></figure>\n<p>b</p>',
    ),
    (
        "a figure without a caption leaves its words",
        "<figure><p>x</p></figure>",
        "<p>x</p>",
    ),
    (
        "a heading of the page is one of the story",
        "<h1>A</h1><h6>B</h6>",
        "<h2>A</h2>\n<h4>B</h4>",
    ),
    ("items outside a list are paragraphs", "<li>a</li>", "<p>a</p>"),
    (
        "a pull quote keeps its class",
        '<blockquote class="pull big">a</blockquote>',
        "<blockquote>a</blockquote>",
    ),
]


@pytest.mark.parametrize(
    ("given_html", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_what_comes_in_leaves_as_the_closed_vocabulary(given_html: str, expected: str) -> None:
    assert body.clean(given_html) == expected


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "<ul>",
        "</ul>",
        "<li>",
        "</li>",
        "<ol>",
        "<h1>",
        "</h1>",
        "<h5>",
        "<table>",
        "<tr>",
        "<td>",
        "</td>",
        "</table>",
        "<br>",
        "<hr>",
        "</div>",
        "<div>",
        "<blockquote>",
        "</blockquote>",
        "<figure>",
        "</figure>",
        "<a>",
        "</a>",
        "<span>",
        "<em>",
        "</em>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "&",
        "&lt;",
        '"',
        "'",
        "ferry",
        "harbour",
        "Δοκιμή",
        "ميناء",
        '<figure data-caption="7">',
        '<a href="https://e.example/?a=1&b=2">',
        '<blockquote class="pull">',
        " ",
        "\xa0",
    ]
)
MARKUP = st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300)


@given(MARKUP)
def test_cleaning_twice_changes_nothing(html: str) -> None:
    once = body.clean(html)

    assert body.clean(once) == once


@given(MARKUP)
def test_only_the_vocabulary_comes_out(html: str) -> None:
    cleaned = body.clean(html)

    assert {name.lower() for name in re.findall(r"</?([a-zA-Z][^\s/>]*)", cleaned)} <= body.TAGS
    assert all(re.match(r"<(?:p|h[234]|ul|ol|blockquote|table|hr|figure)[ >]", block) for block in body.blocks(cleaned))


@given(
    st.lists(
        st.sampled_from(["harbour", "pilot", "نص", "a&b", "x<y", "“quoted”"]),
        min_size=1,
        max_size=30,
    )
)
def test_no_word_of_a_plain_text_is_lost(words: list[str]) -> None:
    made = a_text(" ".join(words))

    assert body.text(body.clean(made)).split() == words


def test_a_text_larger_than_a_megabyte_is_refused_with_the_way_out() -> None:
    with pytest.raises(body.UnfitBody, match="larger than 1 MB. Split it"):
        body.clean("a" * 1_000_001)


@pytest.mark.parametrize("opening", ["<div>", "<blockquote>", "<b>", "<span><em>"])
def test_a_text_nested_too_deep_is_refused_with_the_way_out(opening: str) -> None:
    with pytest.raises(body.UnfitBody, match="nested more than 100 levels"):
        body.clean(opening * 40_000)


@settings(max_examples=30)
@given(st.integers(1, 10**6))
def test_a_figure_is_found_where_it_was_put(caption_id: int) -> None:
    html = body.clean(f"<p>a</p>{body.figure(caption_id)}<p>b</p>")

    assert body.figures(html) == [caption_id]
    assert body.render(html, show=lambda found: f"[{found}]") == f"<p>a</p>\n[{caption_id}]\n<p>b</p>"


def test_the_dateline_opens_the_first_paragraph() -> None:
    shown = body.render("<p>The port opens.</p>\n<p>It does.</p>", show=lambda _: "", dateline="Karsand")

    assert shown.startswith(
        '<p><b class="dateline">Karsand</b> <span class="dateline-dash">—</span> The port opens.</p>'
    )
    assert shown.count("dateline") == 2
