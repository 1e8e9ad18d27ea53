"""People: whose names stand over stories. Saving one prints the name anew over every live story, through the door."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles.desk.models import ContributorLogin
from articles.desk.saving import slug_of
from articles.publishing.people import remove_contributor, save_contributor, what_names
from articles.reader.models import Contributor
from media.models import Photo


class ContributorForm(forms.ModelForm):  # type: ignore[type-arg]
    slug = forms.SlugField(
        label=_("Slug"),
        required=False,
        allow_unicode=True,
        max_length=120,
        help_text=_("The end of their page's address. Empty: made from the name."),
    )

    class Meta:
        model = Contributor
        fields = ("name", "kind", "title", "bio", "portrait", "slug")

    def clean_portrait(self) -> Photo | None:
        """A form that was opened before its photo was merged means the one that is left."""
        portrait: Photo | None = self.cleaned_data["portrait"]
        return portrait.merged_into or portrait if portrait else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["slug"] = cleaned.get("slug") or slug_of(cleaned.get("name", ""))
        return cleaned


class LoginRow(admin.StackedInline):  # type: ignore[type-arg]
    model = ContributorLogin
    extra = 0
    can_delete = True
    autocomplete_fields = ("user",)


@admin.register(Contributor)
class ContributorAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = ContributorForm
    inlines = (LoginRow,)
    list_display = ("name", "title", "kind", "login_name")
    list_filter = ("kind",)
    list_select_related = ("login__user",)
    search_fields = ("name", "title")
    autocomplete_fields = ("portrait",)
    ordering = ("name",)
    actions = None

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """The list under the name that the rail has for it."""
        return super().changelist_view(request, {"list_name": _("People"), **(extra_context or {})})

    @admin.display(description=_("login"))
    def login_name(self, contributor: Contributor) -> str:
        login = getattr(contributor, "login", None)
        return str(login) if login else ""

    def save_model(self, request: HttpRequest, obj: Contributor, form: "forms.ModelForm[Any]", change: bool) -> None:
        save_contributor(obj)

    def delete_model(self, request: HttpRequest, obj: Contributor) -> None:
        remove_contributor(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Contributor | None = None) -> bool:
        """Whose name stands over a story, live or not, cannot be deleted."""
        return super().has_delete_permission(request, obj) and (obj is None or not what_names(obj))

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """A story may have taken the name meanwhile: that is said."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except ValidationError as refused:
            raise PermissionDenied(*refused.messages) from refused
