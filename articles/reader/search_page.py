"""The page that searches: what a reader asked for, read from the address, and the stories found."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict

from articles.reader.search_hits import Found, Order, find
from articles.reader.search_terms import LONGEST, plain
from delivery.pages import page, the_outlet
from outlet.models import Outlet

TEMPLATE = "articles/search.html"
FIRST_YEAR = 1800


@dataclass(frozen=True)
class Question:
    """What somebody asked for; anything that cannot be read counts as not asked."""

    words: str = ""
    section: str = ""
    year: int | None = None
    order: Order = "relevance"

    @property
    def address(self) -> str:
        """This question as the query of an address, without what is not asked for."""
        asked = {"q": self.words, "section": self.section, "year": self.year or ""}
        asked["order"] = "" if self.order == "relevance" else self.order
        return urlencode({name: value for name, value in asked.items() if value})


def read_question(asked: QueryDict, *, outlet: Outlet) -> Question:
    """The question in an address; a section that is not in the navigation, or a year that is none, is not asked for."""
    section, year = asked.get("section", ""), asked.get("year", "")
    is_year = len(year) == 4 and year.isascii() and year.isdigit() and int(year) >= FIRST_YEAR
    return Question(
        words=plain(asked.get("q", ""))[:LONGEST],
        section=section if section in _section_ids(outlet) else "",
        year=int(year) if is_year else None,
        order="newest" if asked.get("order") == "newest" else "relevance",
    )


def _section_ids(outlet: Outlet) -> dict[str, int]:
    """The sections of the navigation, by path."""
    return {step["path"]: int(step["id"]) for step in outlet.masthead.get("navigation", []) if "id" in step}


def search_page(request: HttpRequest) -> HttpResponse:
    """The stories with the words of `?q=`. Cost: four queries; one when nothing is asked for."""
    outlet = the_outlet(request)
    question = read_question(request.GET, outlet=outlet)
    found = answer(question, outlet=outlet, before=request.GET.get("before"))
    older = f"?{question.address}&before={found.older}" if found.older else None
    context = {
        "question": question,
        "found": found,
        "older": older,
        "first": f"?{question.address}" if "before" in request.GET else None,
        "this_year": outlet.today().year,
    }
    keys = {
        "list:site",
        *(f"article:{hit.edition.working_copy_id}" for hit in found.hits),
    }
    response = page(request, TEMPLATE, context, keys=keys)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def answer(question: Question, *, outlet: Outlet, before: str | None) -> Found:
    """What is found for a question, in the outlet's years."""
    year = question.year
    return find(
        question.words,
        before=before,
        order=question.order,
        section_id=_section_ids(outlet).get(question.section),
        since=datetime(year, 1, 1, tzinfo=outlet.zone) if year else None,
        until=datetime(year + 1, 1, 1, tzinfo=outlet.zone) if year and year < 9999 else None,
        language=outlet.language,
    )
