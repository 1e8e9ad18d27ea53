"""The credit line, in every form an outlet may choose and with every name that may be missing."""

import pytest
from django.core.exceptions import ValidationError

from media.credit import CreditFacts, check_credit_form, credit_line, credit_parts
from media.models import Photo, Source

BOTH = CreditFacts(creator="Amal Haddad", source="Harbour Press")
CREATOR = CreditFacts(creator="Amal Haddad")
SOURCE = CreditFacts(source="Reuters")
VIA = CreditFacts(creator="Amal Haddad", source="Harbour Press", via="Reuters")
ONLY_VIA = CreditFacts(via="Reuters")


@pytest.mark.parametrize(
    ("form", "facts", "line"),
    [
        ("{source} / {creator}", BOTH, "Harbour Press / Amal Haddad"),
        ("{source} / {creator}", CREATOR, "Amal Haddad"),
        ("{source} / {creator}", SOURCE, "Reuters"),
        ("{source} / {creator}", VIA, "Harbour Press / Amal Haddad via Reuters"),
        ("{source} / {creator}", ONLY_VIA, "Reuters"),
        ("{source} / {creator}", CreditFacts(), ""),
        ("(Photo by {source})", SOURCE, "(Photo by Reuters)"),
        ("(Photo by {source})", CREATOR, "(Photo by Amal Haddad)"),
        ("(Photo by {source})", BOTH, "(Photo by Harbour Press)"),
        ("(Photo by {source})", VIA, "(Photo by Harbour Press via Reuters)"),
        ("(Photo by {source})", CreditFacts(), ""),
        ("Photo: {creator} for {source}", CREATOR, "Photo: Amal Haddad"),
        ("Photo: {creator} for {source}", SOURCE, "Photo: Reuters"),
        ("{creator} ({source})", BOTH, "Amal Haddad (Harbour Press)"),
        ("{creator} ({source})", CREATOR, "Amal Haddad"),
        ("{creator} ({source})", SOURCE, "Reuters"),
        ("{creator}/{source} via {via}", VIA, "Amal Haddad/Harbour Press via Reuters"),
        ("{creator}/{source} via {via}", BOTH, "Amal Haddad/Harbour Press"),
        ("© {source}", SOURCE, "© Reuters"),
        ("{source} / {creator}", CreditFacts(creator="Lena :)", source="Reuters"), "Reuters / Lena :)"),
        ("", BOTH, "Harbour Press / Amal Haddad"),
        ("nothing to fill", BOTH, "Harbour Press / Amal Haddad"),
    ],
)
def test_a_form_names_whom_there_is_and_leaves_no_trace_of_whom_there_is_not(
    form: str, facts: CreditFacts, line: str
) -> None:
    assert credit_line(facts, form=form) == line


def test_the_source_s_own_form_counts_before_the_outlet_s() -> None:
    photo = Photo(creator="Amal Haddad", source=Source(name="Reuters", credit_form="{source}/{creator}"))

    assert credit_line(photo, form="(Photo by {source})") == "Reuters/Amal Haddad"


def test_the_odd_case_is_printed_word_for_word() -> None:
    photo = Photo(creator="Amal Haddad", credit_override="From the album of the pilots’ guild")

    assert credit_line(photo) == "From the album of the pilots’ guild"


def test_the_parts_are_what_stands_between_the_slashes() -> None:
    assert credit_parts("Harbour Press / Amal Haddad") == ["Harbour Press", "Amal Haddad"]
    assert credit_parts("(Photo by Reuters)") == ["(Photo by Reuters)"]
    assert credit_parts("") == []


@pytest.mark.parametrize("form", ["Reuters", "{photographer}", "{source", "{via}", ""])
def test_a_form_that_cannot_be_filled_is_refused(form: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_credit_form(form)

    assert refused.value.messages == [
        "Write the form with {creator}, {source} or both, such as “{source} / {creator}”."
    ]
