"""The lines that the outlet prints around every story. The outlet's own screen is in newsroom.admin."""

from django.contrib import admin

from outlet.models import BoilerplateLine


@admin.register(BoilerplateLine)
class BoilerplateLineAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ("pattern", "kind")
    list_filter = ("kind",)
    search_fields = ("pattern",)
