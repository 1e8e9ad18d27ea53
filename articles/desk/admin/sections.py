"""Sections: the tree where stories belong. Saving one moves its addresses, through the door."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.publishing.sections import remove_section, save_section, what_holds
from articles.reader.models import Section


class SectionForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Section
        fields = ("name", "slug", "parent", "description", "position", "in_navigation")

    def clean(self) -> dict[str, Any]:
        """A section cannot stand below itself, and no two have the same address."""
        cleaned = super().clean() or {}
        parent, slug = cleaned.get("parent"), cleaned.get("slug")
        if parent and self.instance.pk in {step["id"] for step in parent.trail}:
            raise ValidationError({"parent": _("A section cannot stand below itself. Choose another place.")})
        path = f"{parent.path}/{slug}" if parent else slug
        if slug and Section.objects.filter(path=path).exclude(pk=self.instance.pk).exists():
            raise ValidationError({"slug": _("There is a section at this address already. Choose another slug.")})
        return cleaned


@admin.register(Section)
class SectionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = SectionForm
    list_display = ("printed_trail", "address", "navigation", "position", "live_stories")
    search_fields = ("name", "path")
    ordering = ("path",)
    prepopulated_fields = {"slug": ("name",)}
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        sections: QuerySet[Section] = super().get_queryset(request)
        return sections.annotate(live=Count("editions"))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "parent":
            kwargs["empty_label"] = _("Nothing: a section of its own")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("section"))
    def printed_trail(self, section: Section) -> SafeString:
        return format_html("{}", str(section))

    @admin.display(description=_("address"))
    def address(self, section: Section) -> str:
        return section.get_absolute_url()

    @admin.display(description=_("navigation"), ordering="in_navigation")
    def navigation(self, section: Section) -> str:
        return gettext("in the navigation") if section.in_navigation else gettext("not in the navigation")

    @admin.display(description=_("live stories"))
    def live_stories(self, section: Section) -> int:
        return int(getattr(section, "live", 0))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Where another section was removed or took the address after the form looked, the form is asked again and says so."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (ValidationError, IntegrityError, Section.DoesNotExist):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request: HttpRequest, obj: Section, form: "forms.ModelForm[Any]", change: bool) -> None:
        save_section(obj)

    def delete_model(self, request: HttpRequest, obj: Section) -> None:
        remove_section(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        """A section in which something is or was cannot be deleted: its addresses are public. Nor one to which a role is limited."""
        return super().has_delete_permission(request, obj) and (obj is None or not is_used(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """What holds the section is said, to whoever could delete it otherwise: a story may have gone in meanwhile."""
        section = self.get_object(request, unquote(object_id))
        if section and super().has_delete_permission(request, section) and (said := _why_it_stays(section)):
            raise PermissionDenied(said)
        try:
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as refused:
            raise PermissionDenied(*refused.messages) from refused


def is_used(section: Section) -> bool:
    """Whether a story, a section below, an old address or the limit of a role hangs on this section."""
    return bool(_why_it_stays(section))


def _why_it_stays(section: Section) -> str:
    if said := what_holds(section):
        return said
    if section.old_addresses.exists():
        return gettext("Old addresses lead to this section, so it stays. Take it out of the navigation instead.")
    return ""
