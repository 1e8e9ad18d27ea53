"""The outlet's own screen: name, look, addresses, channels. It stands here because saving it moves the public log."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db import transaction
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from delivery.log import append_change
from media.renewing import outlet_changed
from newsroom import logins  # noqa: F401  registers the screens of logins and roles
from outlet.contrast import DARK_GROUNDS, LIGHT_GROUNDS, check_accent
from outlet.masthead import renew_masthead
from outlet.models import Address, Channel, Outlet


class OutletForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Outlet
        fields = (
            "name", "wordmark", "tagline", "description", "language", "time_zone", "place", "accent", "accent_dark",
            "credit_form", "breaking", "breaking_path",
        )  # fmt: skip
        widgets = {
            "accent": forms.TextInput(attrs={"type": "color"}),
            "accent_dark": forms.TextInput(attrs={"type": "color"}),
        }

    def clean_accent(self) -> str:
        check_accent(self.cleaned_data["accent"], grounds=LIGHT_GROUNDS)
        return str(self.cleaned_data["accent"])

    def clean_accent_dark(self) -> str:
        check_accent(self.cleaned_data["accent_dark"], grounds=DARK_GROUNDS)
        return str(self.cleaned_data["accent_dark"])


class NamedRows(BaseInlineFormSet):  # type: ignore[type-arg]
    """Rows whose fields say their own names: in a table only the column's head does, which nobody hears."""

    def add_fields(self, form: "forms.ModelForm[Any]", index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label or ""))
            # On a phone the column's head is gone, and an empty field would say nothing.
            field.widget.attrs.setdefault("placeholder", str(field.label or ""))


class AddressRows(admin.TabularInline):  # type: ignore[type-arg]
    model = Address
    formset = NamedRows
    fields = ("host", "kind", "position")
    extra = 0


class ChannelRows(admin.TabularInline):  # type: ignore[type-arg]
    model = Channel
    formset = NamedRows
    fields = ("name", "kind", "url", "language", "position")
    extra = 0


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = OutletForm
    inlines = (AddressRows, ChannelRows)
    fieldsets = (
        (None, {"fields": ("name", "wordmark", "tagline", "description")}),
        (_("Place and time"), {"fields": ("place", "time_zone", "language")}),
        (_("Look"), {"fields": ("accent", "accent_dark")}),
        (_("Credits"), {"fields": ("credit_form",)}),
        (_("Breaking"), {"fields": ("breaking", "breaking_path")}),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """There is one row: it can be made where it is missing, and not a second time."""
        return super().has_add_permission(request) and not Outlet.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Outlet | None = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """There is one outlet, so its list is its page."""
        outlet = Outlet.objects.first()
        if outlet is None:
            return super().changelist_view(request, extra_context)
        return HttpResponseRedirect(reverse("admin:outlet_outlet_change", args=[outlet.pk]))

    def save_related(self, request: HttpRequest, form: "forms.ModelForm[Any]", formsets: Any, change: bool) -> None:
        """The last step of saving: addresses and channels stand, the masthead follows, every page is told."""
        with transaction.atomic():
            super().save_related(request, form, formsets, change)
            renew_masthead(form.instance)
            outlet_changed(fields=set(form.changed_data))
            append_change({"masthead"})
