"""Acts, revisions and plans as they were written: to be read, never changed, and only as far as the stories may be."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.desk import policy
from articles.desk.models import Act, Revision, ScheduledAct
from delivery.admin import ReadOnly


class Ledger(ReadOnly):
    """Rows of stories that this person may see, without a way to add, change or delete one."""

    list_select_related = ("article", "by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(article__in=policy.stories_of(request.user))


@admin.register(Act)
class ActAdmin(Ledger):
    list_display = ("at", "verb", "article", "by", "reason")
    list_filter = ("verb",)
    fields = readonly_fields = ("at", "verb", "article", "by", "reason", "overridden", "revision_number")


@admin.register(Revision)
class RevisionAdmin(Ledger):
    list_display = ("at", "article", "number", "by", "label")
    fields = readonly_fields = ("at", "article", "number", "by", "label", "content")
    ordering = ("-pk",)


@admin.register(ScheduledAct)
class ScheduledActAdmin(Ledger):
    list_display = ("due_at", "verb", "article", "by", "attempts", "last_error", "done_at")
    list_filter = ("verb",)
    fields = readonly_fields = ("due_at", "verb", "article", "by", "reason", "attempts", "last_error", "done_at")
