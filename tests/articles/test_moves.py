"""Two texts compared with what moved seen as moved: what must hold for any texts, and what it looks like for some."""

from hypothesis import given as any_of
from hypothesis import strategies as st

from articles.moves import Passage, passages

WORDS = st.sampled_from("harbour pilots strike tariff quay ferry council vote ballast mole dredger customs".split())
TEXTS = st.lists(st.lists(WORDS, min_size=0, max_size=6).map(" ".join), max_size=8)
SHORT = st.lists(st.sampled_from(["a b c d e", "a b c d f", "x", "", "x  y\t"]), max_size=7)

PORT = "The port of Karsand will open its gates to shipping on Tuesday evening."
PAGES = "The agreement runs to four pages and names the berths."
QUOTE = "“We were asked to solve the traffic,” said Petra Lindqvist."


def old_of(found: list[Passage]) -> list[str]:
    return ["".join(p.text for p in each.pieces if p.kind != "in") for each in found if each.kind != "here"]


def new_of(found: list[Passage]) -> list[str]:
    return ["".join(p.text for p in each.pieces if p.kind != "out") for each in found if each.kind != "away"]


def with_text(lines: list[str]) -> list[str]:
    return [line for line in lines if line]


@any_of(st.one_of(TEXTS, SHORT), st.one_of(TEXTS, SHORT))
def test_every_letter_of_both_texts_is_in_the_comparison_in_its_order(old: list[str], new: list[str]) -> None:
    found = passages(old, new)

    assert with_text(old_of(found)) == with_text(old)
    assert with_text(new_of(found)) == with_text(new)


@any_of(TEXTS, st.randoms(use_true_random=False))
def test_of_a_text_that_was_only_put_in_another_order_no_word_came_or_went(old: list[str], random: object) -> None:
    new = list(old)
    random.shuffle(new)  # type: ignore[attr-defined]

    found = passages(old, new)

    assert {each.kind for each in found} <= {"same", "here", "away"}
    assert {piece.kind for each in found if each.kind != "away" for piece in each.pieces} <= {"same"}


@any_of(TEXTS, TEXTS)
def test_what_moved_away_came_somewhere(old: list[str], new: list[str]) -> None:
    kinds = [each.kind for each in passages(old, new)]

    assert kinds.count("away") == kinds.count("here")


@any_of(TEXTS)
def test_a_text_and_itself_are_the_same(text: list[str]) -> None:
    assert [each.kind for each in passages(text, text)] == ["same"] * len(text)


def kinds_and_words(old: list[str], new: list[str]) -> list[str]:
    return [f"{each.kind} " + "".join(f"{p.kind[0]}:{p.text}" for p in each.pieces)[:14] for each in passages(old, new)]


def test_a_paragraph_that_went_up_is_shown_once_as_moved() -> None:
    assert kinds_and_words([PORT, PAGES, QUOTE], [QUOTE, PORT, PAGES]) == [
        "here s:“We were ask",
        "same s:The port of ",
        "same s:The agreemen",
        "away o:“We were ask",
    ]


def test_a_paragraph_that_moved_and_was_edited_shows_both() -> None:
    edited = QUOTE.replace("traffic", "queue")

    moved = passages([QUOTE, PORT, PAGES], [PORT, PAGES, edited])[-1]

    assert moved.kind == "here"
    assert [(piece.kind, piece.text) for piece in moved.pieces if piece.kind != "same"] == [
        ("out", "traffic,” "),
        ("in", "queue,” "),
    ]


def test_a_paragraph_that_was_rewritten_is_none_that_moved() -> None:
    found = passages([QUOTE, PORT, PAGES], [PORT, PAGES, "“We have solved it,” she said."])

    assert [each.kind for each in found] == ["changed", "same", "same", "changed"]


def test_an_edited_paragraph_stays_in_its_place_when_another_comes_before_it() -> None:
    found = passages([PORT, PAGES], [PORT, QUOTE, PAGES.replace("four", "five")])

    assert [each.kind for each in found] == ["same", "changed", "changed"]
    assert "".join(piece.text for piece in found[2].pieces if piece.kind == "same").startswith("The agreement runs to ")


def test_a_name_of_its_own_tells_what_moved_whatever_its_words() -> None:
    old, new = ["The boat", "The quay"], ["The quay", "Nine days at anchor"]

    found = passages(old, new, names=([7, 8], [8, 7]))

    assert sorted(each.kind for each in found) == ["away", "changed", "here"]


def test_a_text_of_a_thousand_paragraphs_all_rewritten_is_compared_all_the_same() -> None:
    old, new = [f"Old {n}" for n in range(1_000)], [f"New {n} words" for n in range(1_000)]

    found = passages(old, new)

    assert new_of(found) == new
    assert old_of(found) == old
