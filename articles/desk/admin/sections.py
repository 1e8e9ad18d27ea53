"""Sections: the tree where stories belong. Saving one moves its addresses, through the door."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.desk.models import Article
from articles.publishing.sections import remove_section, save_section
from articles.reader.models import Listing, Section


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
    list_display = ("printed_trail", "address", "in_navigation", "position", "live_stories")
    search_fields = ("name", "path")
    ordering = ("path",)
    prepopulated_fields = {"slug": ("name",)}
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        sections: QuerySet[Section] = super().get_queryset(request)
        return sections.annotate(live=Count("editions"))

    @admin.display(description=_("section"))
    def printed_trail(self, section: Section) -> SafeString:
        return format_html("{}", str(section))

    @admin.display(description=_("address"))
    def address(self, section: Section) -> str:
        return section.get_absolute_url()

    @admin.display(description=_("live stories"))
    def live_stories(self, section: Section) -> int:
        return int(getattr(section, "live", 0))

    def save_model(self, request: HttpRequest, obj: Section, form: "forms.ModelForm[Any]", change: bool) -> None:
        save_section(obj)

    def delete_model(self, request: HttpRequest, obj: Section) -> None:
        remove_section(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Section | None = None) -> bool:
        """A section in which something is or was cannot be deleted: its addresses are public."""
        return super().has_delete_permission(request, obj) and (obj is None or not is_used(obj))


def is_used(section: Section) -> bool:
    """Whether a story, a section below or an old address hangs on this section."""
    stories = Article.objects.filter(section=section) | Article.objects.filter(other_sections=section)
    listed = Listing.objects.filter(list_key=f"section:{section.pk}")
    hanging = (stories, section.children, section.editions, section.old_addresses, listed)
    return any(rows.exists() for rows in hanging)
