"""The table of tags, for who may see it. Taggit's own page lets any login merge tags, and names what drafts are tagged."""

from typing import Any

import taggit.admin  # noqa: F401  loaded here, so that what it registers can be taken away
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from taggit.models import Tag

from media import search_rows
from media.models import Photo

admin.site.unregister(Tag)


@admin.register(Tag)
class TagAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A tag's name and address; which stories and photos have it is found by searching for it."""

    list_display = ("name", "slug")
    ordering = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ["name"]}
    actions = None

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        """Photos are found by the tag's new name at once; readers have it once a story is published again."""
        with transaction.atomic():
            obj.save()
            search_rows.renew(list(Photo.objects.filter(tags=obj).values_list("pk", flat=True)))
