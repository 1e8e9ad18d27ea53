"""A source's own page: its names and patterns are kept or refused in sentences, and a credit can be tried on all rules."""

from typing import Any

import pytest
from django.test import Client

from media.models import Licence, Source
from tests import given
from tests.articles.desk_people import at_the_desk

pytestmark = pytest.mark.django_db


def the_desk() -> Client:
    given.an_outlet()
    return at_the_desk(given.an_editor())


def page_of(source: Source) -> str:
    return f"/desk/media/source/{source.pk}/change/"


def typed(source: Source, **values: Any) -> dict[str, Any]:
    return {"name": source.name, "aliases": "", "patterns": "", "is_checked": "on", **values}


def test_patterns_are_kept_one_a_line_without_repeats() -> None:
    client, source = the_desk(), given.a_source("Harbour Press")

    client.post(page_of(source), typed(source, aliases="H\x00P", patterns="HP  Photo*\n\nHP Photo*\n*/HP via Levant*"))

    source.refresh_from_db()
    assert source.aliases == ["HP"] and source.patterns == ["HP Photo*", "*/HP via Levant*"]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"patterns": "*"}, "“*” would mean every credit. Write the words beside the * too."),
        ({"patterns": "HP Photo"}, "“HP Photo” has no *. Write it among the other names."),
        ({"patterns": "levant   PHOTO/*"}, "“levant PHOTO/*” means Levant Photo already."),
        ({"rights_days": "99999999"}, "32767 are the most. Leave it empty where its rights have no end."),
        ({"aliases": "lp"}, "“lp” means Levant Photo already. Take it off there first, or leave it out here."),
        ({"aliases": "Levant Photo"}, "“Levant Photo” means Levant Photo already."),
        ({"name": "LP"}, "“LP” means Levant Photo already."),
        (
            {"patterns": "\n".join(f"Harbour {n}*" for n in range(31))},
            "These are 31 patterns; a source has 30 at most.",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence_that_names_whose_it_is(
    values: dict[str, str], sentence: str
) -> None:
    client, source = the_desk(), given.a_source("Harbour Press")
    given.a_source("Levant Photo", aliases=["LP"], patterns=["Levant Photo / *"])

    page = client.post(page_of(source), typed(source, **values)).content.decode()

    assert sentence in page
    source.refresh_from_db()
    assert (source.name, source.aliases, source.patterns) == ("Harbour Press", [], [])


def test_the_page_says_what_the_rules_offer_a_picture_that_comes_in_today() -> None:
    client = the_desk()
    licence = Licence.objects.create(key="hp", name="Harbour Press, editorial", uses=["web", "social"])
    source = given.a_source("Harbour Press", default_licence=licence, rights_days=30, warning="Ask before cropping.")

    page = client.get(page_of(source)).content.decode()

    assert "<strong>Harbour Press, editorial</strong>, covers web and social media" in page
    assert "rights until <strong>" in page and "Ask before cropping." in page


def test_a_credit_that_is_tried_is_told_with_the_rule_that_decides() -> None:
    client, source = the_desk(), given.a_source("Harbour Press", patterns=["*/HP Pool*"])
    before = Source.objects.count()

    by_pattern = client.get(page_of(source), {"credit": "Boats at dusk. (Photo: Lena Aho/HP Pool 4)"}).content.decode()
    by_name = client.get(page_of(source), {"credit": "Photo by Amal Haddad/TASS news agency"}).content.decode()

    assert "<strong>Harbour Press</strong>, by the pattern “*/HP Pool*”" in by_pattern
    assert "<dd>Lena Aho</dd>" in by_pattern and "<dd>Boats at dusk.</dd>" in by_pattern
    assert "<strong>TASS</strong>, by its other name “TASS news agency”" in by_name
    assert "State agency: check place names and claims." in by_name
    assert Source.objects.count() == before


@pytest.mark.parametrize(
    ("credit", "sentence"),
    [
        ("Boats in the fog", "It names nobody for sure. As a caption it would be left as it is."),
        ("Photo by Lena Aho/Hill Pictures", "not among your sources; it would be added, not checked"),
        ('"><script>alert(1)</script>', "It names nobody for sure."),
    ],
)
def test_a_credit_that_means_no_known_source_is_said_to(credit: str, sentence: str) -> None:
    client, source = the_desk(), given.a_source("Harbour Press")

    page = client.get(page_of(source), {"credit": credit}).content.decode()

    assert sentence in page and "<script>alert" not in page
