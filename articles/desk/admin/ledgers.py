"""Acts, revisions and plans as they were written: to be read, never changed, and only as far as the stories may be."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.desk import policy
from articles.desk.act_words import ACT_WORDS, reason_of, words_of
from articles.desk.models import Act, Revision, ScheduledAct
from delivery.admin import ReadOnly


class Ledger(ReadOnly):
    """Rows of stories that this person may see, without a way to add, change or delete one."""

    list_select_related = ("article", "by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(article__in=policy.stories_of(request.user))


class VerbFilter(admin.SimpleListFilter):
    """The acts by what was done, in words."""

    title = _("act")
    parameter_name = "verb"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The acts that were done, in the order in which a story meets them."""
        done = set(model_admin.get_queryset(request).order_by().values_list("verb", flat=True).distinct())
        return [(verb, str(words)) for verb, words in ACT_WORDS.items() if verb in done]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(verb=self.value()) if self.value() else queryset


@admin.register(Act)
class ActAdmin(Ledger):
    list_display = ("at", "what", "article", "by", "why")
    list_filter = (VerbFilter,)
    fields = readonly_fields = ("at", "what", "article", "by", "why", "overridden", "revision_number")

    @admin.display(description=_("act"), ordering="verb")
    def what(self, act: Act) -> str:
        return words_of(act.verb)

    @admin.display(description=_("reason"))
    def why(self, act: Act) -> str:
        return reason_of(act)


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
