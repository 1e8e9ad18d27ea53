"""What this outlet knows about pasted pages, read from its tables: the rules that editors change on the desk."""

from articles.desk.pasting.rules import BoilerplateRule, Rules, SourceRule
from articles.reader.models import Contributor, Section
from media.models import Source
from media.supplier_rules import source_rules
from outlet.models import BoilerplateLine, Outlet


def rules_in_force() -> Rules:
    """The rules as they stand now.

    Cost  five queries
    """
    outlet = Outlet.objects.current()
    sources = list(Source.objects.all())
    return Rules(
        sources=source_rules(sources),
        boilerplate=tuple(BoilerplateRule(line.pattern, line.kind) for line in BoilerplateLine.objects.all()),
        outlet_name=outlet.name,
        trails=tuple(tuple(str(step["name"]) for step in section.trail) for section in Section.objects.all()),
        contributors=tuple(Contributor.objects.values_list("name", flat=True)),
        credit_forms=tuple(filter(None, [outlet.credit_form, *(source.credit_form for source in sources)])),
    )


def known_sources() -> tuple[SourceRule, ...]:
    """Every source with its names and patterns. One query."""
    return source_rules(Source.objects.all())
