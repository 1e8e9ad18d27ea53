"""The log, its followers and the workers as they stand: to be read, never changed."""

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from delivery.models import Change, Follower, Worker


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """A table without a way to add, change or delete a row."""

    actions = None
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(Change)
class ChangeAdmin(ReadOnly):
    list_display = ("pk", "at", "keys")
    search_fields = ("keys",)


@admin.register(Follower)
class FollowerAdmin(ReadOnly):
    list_display = ("name", "last_change_id", "due_at", "last_error")


@admin.register(Worker)
class WorkerAdmin(ReadOnly):
    list_display = ("name", "beat_at")
