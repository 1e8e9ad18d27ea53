"""Sources and licences: what suppliers are called, how they want to be credited, what may be done."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from delivery.log import append_change
from media.credit import check_credit_form
from media.models import Licence, Photo, Source
from media.rights_rows import PhotoUse

# Beyond so many photos one key says it: pages are made anew when they are next asked for.
MOST_KEYS = 2000


class NamesField(forms.CharField):
    """Several names, one a line, kept as a list."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return [name for line in (value or "").splitlines() if (name := " ".join(line.split()))]


class SourceForm(forms.ModelForm):  # type: ignore[type-arg]
    aliases = NamesField(
        label=_("Other names"),
        required=False,
        help_text=_("One a line: each means this source, such as “TASS news agency”."),
    )

    class Meta:
        model = Source
        fields = ("name", "aliases", "credit_form", "terms", "warning", "default_licence", "rights_days", "is_checked")

    def clean_credit_form(self) -> str:
        form: str = self.cleaned_data["credit_form"]
        if form:
            check_credit_form(form)
        return form


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = SourceForm
    list_display = ("name", "other_names", "credit_form", "is_checked")
    list_filter = ("is_checked",)
    search_fields = ("name", "aliases")

    @admin.display(description=_("other names"))
    def other_names(self, source: Source) -> str:
        return ", ".join(source.aliases)

    def save_model(self, request: HttpRequest, obj: Source, form: "forms.ModelForm[Any]", change: bool) -> None:
        """A source's name and credit form are printed under its photos, so their pages are told."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if change and {"name", "credit_form"} & set(form.changed_data):
                photos = Photo.objects.filter(source=obj).order_by("-pk").values_list("pk", flat=True)[:MOST_KEYS]
                append_change([f"source:{obj.pk}", *(f"photo:{pk}" for pk in photos)])


class LicenceForm(forms.ModelForm):  # type: ignore[type-arg]
    uses = forms.MultipleChoiceField(
        label=_("Covers"),
        choices=PhotoUse.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What it allows. No story goes out with a photo whose licence does not cover the web."),
    )

    url = forms.URLField(label=_("Address of its text"), required=False, assume_scheme="https")

    class Meta:
        model = Licence
        fields = ("name", "key", "terms", "uses", "until", "conditions", "url")
        widgets = {"until": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


@admin.register(Licence)
class LicenceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = LicenceForm
    list_display = ("name", "key", "until", "url")
    search_fields = ("name", "key")
    prepopulated_fields = {"key": ("name",)}
