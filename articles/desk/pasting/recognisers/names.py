"""Bylines: those that say so (“By …”, “Reporting by …”), and bare names between headline and text."""

from django.utils.translation import gettext as _

from articles.desk.pasting.bylines import bare_names, explicit_names, is_source_line, signed_name
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.page import Found, Page
from articles.desk.pasting.rules import Rules
from articles.desk.pasting.shapes import quoted_whole
from media.credit_names import known_source, name_key

MOST_SOURCE_WORDS = 8
_TIMES = frozenset({Mark.PUBLISHED, Mark.UPDATED})


def is_byline(text: str, rules: Rules) -> bool:
    return bool(explicit_names(text, known=rules.contributor_names))


def explicit_byline(page: Page, at: int) -> Found | None:
    names = explicit_names(page.text(at), known=page.rules.contributor_names)
    if names and not page.text_above and page.headline_at is None and names[0].role == "photographs":
        return None  # “Photos: Blue Harbour Nights” is a headline
    if names:
        return Found(Mark.BYLINE, _("says who made the story, and nothing else"))
    return None


def sign_off(page: Page, at: int) -> Found | None:
    """The last line of the story: a known name, an agency's too, a name with its place or behind a dash, or “Source: …”."""
    if not at or not page.is_last(at) or quoted_whole(page.text(at - 1)):
        return None
    text, known = page.text(at), page.rules.contributor_names
    name = signed_name(text)
    if name_key(name) in known or known_source(name, sources=page.rules.sources):
        return Found(Mark.BYLINE, _("is a name that is known here, below the text"))
    if is_source_line(text) and name.count(" ") < MOST_SOURCE_WORDS:
        return Found(Mark.BYLINE, _("says where the story is from, below the text"))
    names = bare_names(name, known=known)
    if names and (names[0].place or text[0] in "-–—―"):
        return Found(Mark.BYLINE, _("looks like a name, below the text"))
    return None


def bare_byline(page: Page, at: int) -> Found | None:
    """A name below the headline: a known one anywhere there, an unknown one with its place, or beside the date."""
    text = page.text(at)
    if not page.is_below_headline(at) or page.text_above > 1 or not page.text(at + 1):
        return None
    if name_key(text) in page.rules.contributor_names or known_source(text, sources=page.rules.sources):
        return Found(Mark.BYLINE, _("is a name that is known here, below the headline"))
    names = bare_names(text, known=page.rules.contributor_names)
    if names and (
        names[0].place or _TIMES & {page.mark(at - 1), page.mark(at + 1)} or page.mark(at - 1) is Mark.HEADLINE
    ):
        return Found(Mark.BYLINE, _("looks like a name, below the headline"))
    return None
