"""Sources and licences: what suppliers are called, how they want to be credited, what may be done."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from media.admin.source_form import SourceForm
from media.models import Licence, Source
from media.renewing import licence_changed, source_changed
from media.rights_rows import PhotoUse
from media.supplier_archive import forget_named
from media.supplier_rules import offer_today
from media.supplier_trying import MOST_CHARACTERS, read_credit, sources_in_force


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = SourceForm
    list_display = ("name", "other_names", "credit_form", "checked")
    list_filter = ("is_checked",)
    search_fields = ("name", "aliases")

    @admin.display(description=_("other names"))
    def other_names(self, source: Source) -> str:
        return ", ".join(source.aliases)

    @admin.display(description=_("checked"), ordering="is_checked")
    def checked(self, source: Source) -> str:
        return gettext("checked") if source.is_checked else gettext("not checked")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Under the form: what the rules offer, and one credit to try them all on."""
        source: Source | None = kwargs.get("obj")
        if source:
            typed = request.GET.get("credit", "").strip()[:MOST_CHARACTERS]
            read = read_credit(typed, in_force=sources_in_force()) if typed else None
            context |= {"offer": offer_today(source), "typed": typed, "read": read, "most": MOST_CHARACTERS}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Source, form: "forms.ModelForm[Any]", change: bool) -> None:
        """A source's name and credit form are printed under its photos and inside their files: both follow."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            if change:
                source_changed(obj, fields=set(form.changed_data))
        forget_named()


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

    def save_model(self, request: HttpRequest, obj: Licence, form: "forms.ModelForm[Any]", change: bool) -> None:
        """A licence's words stand inside its photos' files, and pages ask what it covers: both follow."""
        with transaction.atomic():
            super().save_model(request, obj, form, change)
            licence_changed(obj, fields=set(form.changed_data))
