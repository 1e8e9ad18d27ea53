"""Tries the rules of all sources on one printed credit, and tells what would be read and by which rule. Writes nothing."""

from dataclasses import dataclass
from typing import NamedTuple

from media.credit_names import Credit, read_names
from media.credit_text import caption_credit
from media.models import Source
from media.supplier_names import SourceRule, rule_in, words_of_rules
from media.supplier_rules import Offer, offer_today, source_rules, told
from outlet.models import Outlet

MOST_CHARACTERS = 400


class RulesInForce(NamedTuple):
    """The sources by name, and what the parser knows of them and of the outlet."""

    sources: dict[str, Source]
    rules: tuple[SourceRule, ...]
    forms: tuple[str, ...]
    words: frozenset[str]


def sources_in_force() -> RulesInForce:
    """The rules as they stand now, each source with its licence. Cost: two queries."""
    sources = list(Source.objects.select_related("default_licence"))
    forms = [Outlet.objects.current().credit_form, *(source.credit_form for source in sources)]
    rules = source_rules(sources)
    by_name = {source.name: source for source in sources}
    return RulesInForce(by_name, rules, tuple(filter(None, forms)), words_of_rules(rules))


@dataclass(frozen=True)
class Read:
    """What a printed credit says: whom it names, which known source by which rule, what that one's rules offer."""

    credit: Credit
    rest: str = ""
    source: Source | None = None
    rule: str = ""
    offer: Offer | None = None


def read_credit(text: str, *, in_force: RulesInForce) -> Read | None:
    """What this credit, or caption that a credit ends, would be read as; None when it names nobody for sure."""
    text = " ".join(text[:MOST_CHARACTERS].split())
    found = caption_credit(text, sources=in_force.rules, forms=in_force.forms)
    if found.credit:
        return _told(found.credit, printed=found.printed, rest=found.text, in_force=in_force)
    named = read_names(text, sources=in_force.rules) if text else None
    return _told(named, printed=text, rest="", in_force=in_force) if named else None


def read_as_printed(credit: Credit, *, printed: str, in_force: RulesInForce) -> Read:
    """As read_credit, for a credit that was read already, with the words as they were printed. No query."""
    return _told(credit, printed=printed, rest="", in_force=in_force)


def _told(credit: Credit, *, printed: str, rest: str, in_force: RulesInForce) -> Read:
    source = in_force.sources.get(credit.source or "")
    if source is None:
        return Read(credit, rest)
    rule = rule_in(printed, source=source.name, sources=in_force.rules)
    return Read(credit, rest, source, told(rule) if rule else "", offer_today(source))
