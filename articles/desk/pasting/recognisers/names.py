"""Bylines: those that say so (“By …”, “Reporting by …”), and bare names between headline and text."""

from articles.desk.pasting.bylines import bare_names, explicit_names
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from media.credit_names import known_source, name_key

_TIMES = frozenset({Mark.PUBLISHED, Mark.UPDATED})


def is_byline(text: str, rules: Rules) -> bool:
    return bool(explicit_names(text, known=rules.contributor_names))


def explicit_byline(page: Page, at: int) -> Found | None:
    if is_byline(page.text(at), page.rules):
        return Found(Mark.BYLINE, "says who made the story, and nothing else")
    return None


def bare_byline(page: Page, at: int) -> Found | None:
    """A name below the headline: a known one anywhere there, an unknown one with its place, or beside the date."""
    text = page.text(at)
    if not page.is_below_headline(at) or page.text_above > 1 or not page.text(at + 1):
        return None
    if name_key(text) in page.rules.contributor_names or known_source(text, sources=page.rules.sources):
        return Found(Mark.BYLINE, "is a name that is known here, below the headline")
    names = bare_names(text, known=page.rules.contributor_names)
    if names and (
        names[0].place or _TIMES & {page.mark(at - 1), page.mark(at + 1)} or page.mark(at - 1) is Mark.HEADLINE
    ):
        return Found(Mark.BYLINE, "looks like a name, below the headline")
    return None
