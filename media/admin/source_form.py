"""The form of a source: its names and patterns, one a line, each refused in a sentence where it cannot be kept."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media.credit import check_credit_form
from media.models import Source
from media.supplier_names import name_key
from media.supplier_patterns import MOST_PATTERNS, pattern_fault, pattern_key

# What every database keeps in this column: some ninety years.
MOST_DAYS = 32_767


class NamesField(forms.CharField):
    """Several names, one a line, kept as a list without repeats."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        lines = value if isinstance(value, list) else (value or "").replace("\x00", "").splitlines()
        return list(dict.fromkeys(name for line in lines if (name := " ".join(line.split()))))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    aliases = NamesField(
        label=gettext_lazy("Other names"),
        required=False,
        help_text=gettext_lazy("One a line: each means this source, such as “TASS news agency”."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    patterns = NamesField(
        label=gettext_lazy("Patterns"),
        required=False,
        help_text=gettext_lazy(
            "One a line, * for any words: “AP Photo*”, “*/AFP via Getty*”. A name decides before a pattern, and of "
            "two patterns the one that says more."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    class Meta:
        model = Source
        fields = (
            "name", "aliases", "patterns", "credit_form", "terms", "warning", "default_licence", "rights_days",
            "is_checked",
        )  # fmt: skip
        widgets = {"terms": forms.Textarea(attrs={"rows": 4})}

    def clean_credit_form(self) -> str:
        form: str = self.cleaned_data["credit_form"]
        if form:
            check_credit_form(form)
        return form

    def clean_rights_days(self) -> int | None:
        days: int | None = self.cleaned_data["rights_days"]
        if days is not None and days > MOST_DAYS:
            said = _("These are %(n)s days; %(most)s are the most. Leave it empty where its rights have no end.")
            raise ValidationError(said % {"n": days, "most": MOST_DAYS})
        return days

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if "name" in self.changed_data:
            _refuse([name], of="aliases", key=name_key, others=self._others())
        return name

    def clean_aliases(self) -> list[str]:
        aliases: list[str] = self.cleaned_data["aliases"]
        if "aliases" in self.changed_data:
            _refuse(aliases, of="aliases", key=name_key, others=self._others())
        return aliases

    def clean_patterns(self) -> list[str]:
        patterns: list[str] = self.cleaned_data["patterns"]
        if len(patterns) > MOST_PATTERNS:
            said = _("These are %(n)s patterns; a source has %(most)s at most. Keep those that say most.")
            raise ValidationError(said % {"n": len(patterns), "most": MOST_PATTERNS})
        faults = [fault for pattern in patterns if (fault := pattern_fault(pattern))]
        if faults:
            raise ValidationError(faults)
        if "patterns" in self.changed_data:
            _refuse(patterns, of="patterns", key=pattern_key, others=self._others())
        return patterns

    def _others(self) -> list[Source]:
        return list(Source.objects.exclude(pk=self.instance.pk))


def _refuse(names: Iterable[str], *, of: str, key: Callable[[str], str], others: list[Source]) -> None:
    """Refuses what means another source already: which of the two is meant would be chance."""
    taken = {key(name): other for other in others for name in getattr(other, of)}
    if of == "aliases":
        taken |= {key(other.name): other for other in others}
    said = _("“%(name)s” means %(source)s already. Take it off there first, or leave it out here.")
    faults = [said % {"name": name, "source": taken[key(name)]} for name in names if key(name) in taken]
    if faults:
        raise ValidationError(faults)
