"""Names, other names and patterns that mean a source: what fits, which rule decides, and what a whole credit says."""

import fnmatch

import pytest
from hypothesis import given as stated
from hypothesis import strategies as some

from media.credit_text import caption_credit
from media.supplier_names import By, Known, SourceRule, source_named
from media.supplier_patterns import MOST_CHARACTERS, MOST_TEXT_CHARACTERS, pattern_fault, pattern_key, starred

SOURCES = (
    SourceRule("AFP", ("Agence France-Presse", "AFP Photo"), ("*/AFP via Getty*", "AFP Forum*")),
    SourceRule("Anadolu", ("Anadolu Agency", "AA")),
    SourceRule("AP", ("Associated Press",), ("AP Photo*", "AP Images*")),
    SourceRule("EPA", ("European Pressphoto Agency", "EPA-EFE"), ("EPA-EFE/*",)),
    SourceRule("Getty Images", ("Getty",), ("*via Getty*", "*/AFP via Get*")),
    SourceRule("Reuters", ("Thomson Reuters",)),
    SourceRule("Sputnik", ("RIA Novosti",), ("© Sputnik*",)),
    SourceRule("TASS", ("TASS news agency", "ITAR-TASS")),
)

# A credit as agencies print it → creator, source, via, note
REAL = {
    "Photo by Jane Doe/AFP via Getty Images": ("Jane Doe", "AFP", "Getty Images", None),
    "Jane Doe / AFP via Getty": ("Jane Doe", "AFP", "Getty Images", None),
    "JANE DOE/AFP via Getty Images": ("JANE DOE", "AFP", "Getty Images", None),
    "REUTERS/John Smith": ("John Smith", "Reuters", None, None),
    "(REUTERS/John Smith/File Photo)": ("John Smith", "Reuters", None, "File Photo"),
    "AP Photo/Jane Doe": ("Jane Doe", "AP", None, None),
    "(AP Photo/Jane Doe, File)": ("Jane Doe", "AP", None, "File"),
    "AP Photo Jane Doe": ("Jane Doe", "AP", None, None),
    "© Sputnik / Ivan": ("Ivan", "Sputnik", None, None),
    "© Sputnik / Ivan Petrov": ("Ivan Petrov", "Sputnik", None, None),
    "TASS": (None, "TASS", None, None),
    "(Photo by TASS news agency)": (None, "TASS", None, None),
    "EPA-EFE/JOHN SMITH": ("JOHN SMITH", "EPA", None, None),
    "John Smith/EPA": ("John Smith", "EPA", None, None),
    "(Photo: Anadolu Agency)": (None, "Anadolu", None, None),
    "Jane Doe/AFP Forum Desk via Getty": ("Jane Doe", "AFP", "Getty Images", None),
    "Photo by Xin Li/Blue Harbour via Getty Images": ("Xin Li", "Getty Images", None, "Blue Harbour"),
}


@pytest.mark.parametrize(("printed", "named"), REAL.items())
def test_a_credit_as_agencies_print_it_names_creator_source_and_via(
    printed: str, named: tuple[str | None, ...]
) -> None:
    credit = caption_credit(printed, sources=SOURCES).credit

    assert credit and (credit.creator, credit.source, credit.via, credit.note) == named


@pytest.mark.parametrize("text", ["AP Photo shows the minister", "(AP Photo above)", "He went. AFP Forum opens late."])
def test_prose_that_begins_as_a_pattern_does_is_no_credit(text: str) -> None:
    assert caption_credit(text, sources=SOURCES).credit is None


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("reuters", Known("Reuters", By.NAME, "Reuters")),
        ("Reuters photo", Known("Reuters", By.NAME, "Reuters")),
        ("tass  News Agency", Known("TASS", By.OTHER_NAME, "TASS news agency")),
        ("A.P. photo/Jane Doe", Known("AP", By.PATTERN, "AP Photo*")),
        ("Jane Doe / AFP via Getty Images", Known("AFP", By.PATTERN, "*/AFP via Getty*")),
        ("Jane Doe via Getty Images", Known("Getty Images", By.PATTERN, "*via Getty*")),
    ],
)
def test_a_name_decides_before_another_name_and_that_before_the_pattern_that_says_most(text: str, rule: Known) -> None:
    assert source_named(text, sources=SOURCES) == rule


def test_a_sources_own_name_is_its_own_though_another_calls_itself_so() -> None:
    sources = (SourceRule("Aerial Bureau", ("Harbour Press",)), SourceRule("Harbour Press"))

    assert source_named("Harbour Press", sources=sources) == Known("Harbour Press", By.NAME, "Harbour Press")


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("*", "“*” would mean every credit. Write the words beside the * too."),
        ("* / *", "“* / *” would mean every credit. Write the words beside the * too."),
        ("AP*", "“AP*” would mean too many credits. Write at least 3 letters beside the *."),
        ("AP Photo", "“AP Photo” has no *. Write it among the other names."),
        ("a*b*c*d*e*", "“a*b*c*d*e*” has more than 4 stars. Keep those at its ends."),
        ("x" * 90 + "*", "“xxxxxxxxxxxxxxxxxxxx …” is longer than 80 characters. Keep the words that tell the source."),
        ("AP Photo*", ""),
    ],
)
def test_a_pattern_that_cannot_be_kept_is_refused_in_a_sentence(pattern: str, sentence: str) -> None:
    assert pattern_fault(pattern) == sentence


LETTERS = some.text(alphabet="abAB1 /*.é", max_size=14)


@stated(pattern=LETTERS, text=some.text(alphabet="abAB1 /.é", max_size=20))
def test_a_pattern_fits_what_the_plainest_reading_of_it_fits(pattern: str, text: str) -> None:
    """Python's own wildcards are the plainest reading; they know `*` alone here."""
    if pattern_fault(pattern):
        assert starred(pattern, text) is None
        return

    plain = pattern_key(text).strip(" ")

    assert (starred(pattern, text) is not None) == fnmatch.fnmatchcase(plain, pattern_key(pattern))


@stated(before=some.text(max_size=30), after=some.text(max_size=30))
def test_any_words_at_all_may_stand_for_a_star(before: str, after: str) -> None:
    assert starred("*/AFP via Getty*", f"{before}/AFP via Getty{after}") is not None


@stated(words=some.text(alphabet=some.characters(categories=["Lu", "Ll", "Lo"]), min_size=3, max_size=30))
def test_case_and_runs_of_spaces_do_not_count(words: str) -> None:
    assert starred(f"{words}  Photo*", f"  {words.casefold()} PHOTO / Lena Aho ") == ["/ Lena Aho"]


@stated(text=some.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    source_named(text, sources=SOURCES)
    caption_credit(text, sources=SOURCES)


def test_a_text_longer_than_a_credit_is_not_read_at_all() -> None:
    assert starred("AP Photo*", "AP Photo " + "a" * MOST_TEXT_CHARACTERS) is None
    assert starred("*" + "a*" * 3 + "b" * MOST_CHARACTERS, "a" * 1_000_000) is None
