"""The list of stories: what is due, in which state, with whom. Its acts assign, move and spike; none of them publishes."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import policy, saved_views
from articles.desk.admin.sent import number, words
from articles.desk.admin.stories_narrowed import (
    Changed,
    InLanguage,
    InSection,
    InState,
    Ordered,
    WithWhom,
    chips_of,
    colleagues_for,
    sections_for,
    states_of,
)
from articles.desk.admin.stories_paged import AFTER, BY_HOUR, NEWEST, below, cursor_of
from articles.desk.admin.stories_rows import rows_of
from articles.desk.admin.stories_views import WHOLE, first_view, query_of, views_line
from articles.desk.assigning import assign
from articles.desk.home.asks import name_of, named_bylines
from articles.desk.models import Article
from articles.desk.moving import SectionRemoved, move
from articles.desk.saving import StaleCopy
from articles.desk.story_words import holding
from articles.desk.waiting import with_due
from articles.desk.workflow import NotThisWay, spike, unspike


class InTheOrderOfTheClock(ChangeList):
    """By deadline, then newest; or as `order` asks. Each story comes with what its row shows, and none is counted."""

    next_url = ""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        stories = super().get_queryset(request, exclude_parameters)
        return stories.select_related("section").order_by(*self._order(request))

    def get_results(self, request: HttpRequest) -> None:
        """Two queries, and those of what hangs on a row: the first reads numbers alone, mostly from an index."""
        stories = below(self.queryset, request.GET.get(AFTER, ""), order=self._order(request))
        found = list(stories.values_list("pk", flat=True)[: self.list_per_page + 1])
        rows = with_due(Article.objects.filter(pk__in=found[: self.list_per_page]))
        rows = rows.select_related("section", "assignee", "created_by", "edition")
        by_number = rows.prefetch_related(named_bylines()).defer("body", "edition__body", "edition__text").in_bulk()
        shown = [by_number[pk] for pk in found if pk in by_number]
        if len(found) > self.list_per_page and shown:
            self.next_url = self.get_query_string({AFTER: cursor_of(shown[-1])})
        self.result_list = shown
        self.result_count, self.full_result_count = len(shown), None
        self.show_full_result_count = self.can_show_all = self.multi_page = False
        self.show_admin_actions = True

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name != AFTER}

    def get_query_string(self, new_params: Any = None, remove: Any = None) -> str:
        """Whatever narrows or orders the list anew begins at its head. The whole list is asked for outright: a bare address opens one's first view."""
        query = str(super().get_query_string(new_params, [*(remove or []), AFTER]))
        return f"?{WHOLE}" if query == "?" else query

    def _order(self, request: HttpRequest) -> tuple[Any, ...]:
        return NEWEST if request.GET.get("order") == "newest" else BY_HOUR


class StoriesList(admin.ModelAdmin):  # type: ignore[type-arg]
    """The changelist of stories. The story's own pages extend it."""

    list_display = ("headline",)
    list_filter = (InState, InSection, WithWhom, Changed, Ordered, "kind", InLanguage)
    search_fields = ("headline",)  # whatever is said here: see get_search_results
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions: ClassVar[list[str]] = ["assign_stories", "move_stories", "spike_stories", "unspike_stories"]  # type: ignore[misc]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return policy.stories_of(request.user)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return holding(queryset, words=search_term), False

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """A story is spiked or withdrawn, never deleted: its log and its revisions stay."""
        return False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return InTheOrderOfTheClock

    def get_actions(self, request: HttpRequest, action_location: Any = None) -> dict[str, Any]:
        """Only our own: stories are spiked, never deleted from a list. Django 6.1 says where they would stand."""
        where = {} if action_location is None else {"action_location": action_location}
        actions = super().get_actions(request, **where)
        actions.pop("delete_selected", None)
        return actions if request.user.has_perm("articles.change_article") else {}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        views = saved_views.seen_by(request.user)
        if request.method == "GET" and not request.GET and (first := first_view(views, request=request)):
            return HttpResponseRedirect(f"{request.path}?{query_of(first)}")
        if request.method == "POST":
            request.POST = _numbers_alone(request.POST)  # type: ignore[assignment]
        response = super().changelist_view(request, {"title": _("Stories"), **(extra_context or {})})
        context = getattr(response, "context_data", None)
        if context and "cl" in context:
            context |= self._of_the_list(request, cl=context["cl"])
            context["line"] = views_line(views, cl=context["cl"], request=request)
        return response

    def _of_the_list(self, request: HttpRequest, *, cl: ChangeList) -> dict[str, Any]:
        at = timezone.now()
        may_act = request.user.has_perm("articles.change_article")
        return {
            "rows": rows_of(cl.result_list, person=request.user, at=at),
            "states": states_of(cl, request=request, at=at),
            "chips": chips_of(cl),
            "orders": [spec for spec in cl.filter_specs if isinstance(spec, Ordered)],
            "narrowing": [spec for spec in cl.filter_specs if not isinstance(spec, Ordered | InState)],
            "may_act": may_act,
            "colleagues": colleagues_for(request) if may_act else [],
            "sections": sections_for(cl, person=request.user) if may_act else [],
        }

    @admin.action(description=_("Assign"))
    def assign_stories(self, request: HttpRequest, stories: QuerySet[Article]) -> None:
        chosen = request.POST.get("colleague", "")
        to = next((person for person in colleagues_for(request) if str(person.pk) == chosen), None)
        if to is None:
            messages.warning(request, _("Choose who should have the stories, then press Assign."))
            return
        count = sum(assign(story, to=to, by=_actor(request)) for story in self._theirs(request, stories, act="edit"))
        if not count:
            return
        said = ngettext("%(n)s story is with %(who)s now.", "%(n)s stories are with %(who)s now.", count)
        messages.success(request, said % {"n": count, "who": name_of(to)})

    @admin.action(description=_("Move"))
    def move_stories(self, request: HttpRequest, stories: QuerySet[Article]) -> None:
        to = policy.sections_of(request.user).filter(path=words(request.POST.get("section"))).first()
        if to is None:
            messages.warning(request, _("Choose the section for the stories, then press Move."))
            return
        count = 0
        for story in self._theirs(request, stories, act="edit"):
            try:
                count += move(story, to=to, by=_actor(request))
            except StaleCopy as stale:
                messages.warning(request, f"{story}: {stale}")
            except SectionRemoved as removed:
                messages.warning(request, str(removed))
                return
        if count:
            said = ngettext(
                "%(n)s story is in %(section)s now; what is live moves when it is published again.",
                "%(n)s stories are in %(section)s now; what is live moves when it is published again.",
                count,
            )
            messages.success(request, said % {"n": count, "section": to})

    @admin.action(description=_("Spike"))
    def spike_stories(self, request: HttpRequest, stories: QuerySet[Article]) -> None:
        self._step(request, stories, spike, _("%(n)s spiked. They stay under Spiked and can be taken back."))

    @admin.action(description=_("Take off the spike"))
    def unspike_stories(self, request: HttpRequest, stories: QuerySet[Article]) -> None:
        self._step(request, stories, unspike, _("%(n)s taken off the spike; they are drafts again."))

    def _step(self, request: HttpRequest, stories: QuerySet[Article], step: Any, said: str) -> None:
        done = 0
        for story in self._theirs(request, stories, act="spike"):
            try:
                step(story, by=_actor(request))
                done += 1
            except NotThisWay as refusal:
                messages.warning(request, f"{story}: {refusal}")
        if done:
            messages.success(request, said % {"n": done})

    def _theirs(self, request: HttpRequest, stories: QuerySet[Article], *, act: str) -> list[Article]:
        """Those that this person may do this to; the others are named."""
        chosen = list(stories)
        allowed = [story for story in chosen if policy.may(request.user, act, story)]
        for story in chosen:
            if story not in allowed:
                messages.warning(request, _("“%(story)s” is not yours to change. Ask an editor.") % {"story": story})
        return allowed


def _numbers_alone(posted: QueryDict) -> QueryDict:
    """What was posted, without chosen stories whose number is none: Django would ask the database for them."""
    clean = posted.copy()
    chosen = posted.getlist(ACTION_CHECKBOX_NAME)
    clean.setlist(ACTION_CHECKBOX_NAME, [each for each in chosen if number(each)])
    return clean


def _actor(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
