"""The wall as a list of Django's admin: its filters and its search, but no count of everything and no numbered pages."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from delivery.pages import the_outlet
from media.admin.inspector import InspectorForm, inspected
from media.admin.narrowing import kept_in_links, narrowing_in, narrowing_of
from media.admin.queue_lines import MOST_OF_LIBRARY, counted, side_of_wall
from media.admin.queues import ALL, FromSource, InQueue, number_in, of_source, on_the_wall
from media.admin.thumbnail_page import thumbnail_page
from media.admin.wall import cells_of
from media.admin.wall_pages import wall_page
from media.models import Photo, Source
from media.search import matching
from media.uses import uses_of
from media.wall_indexes import NEWEST, ON_THE_WALL, asked

# What says where one is on the wall; the rest of its address says which pictures hang there.
_PLACE = ("after", "only")


class Wall(ChangeList):
    """The next pictures below a cursor, newest first."""

    next = ""

    def get_filters_params(self, params: Any = None) -> dict[str, Any]:
        found: dict[str, Any] = super().get_filters_params(params)
        return {name: value for name, value in found.items() if name not in _PLACE}

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        return list(NEWEST)

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        return super().get_queryset(request, exclude_parameters).filter(asked(ON_THE_WALL))

    def get_results(self, request: HttpRequest) -> None:
        page = wall_page(self.queryset, after=request.GET.get("after", ""), size=self.list_per_page)
        self.result_list, self.next = page.photos, page.next
        self.result_count = self.full_result_count = len(page.photos)
        self.show_full_result_count = self.show_admin_actions = self.can_show_all = self.multi_page = False
        self.paginator = self.model_admin.get_paginator(request, self.queryset, self.list_per_page)


class WallOfPhotos(admin.ModelAdmin):  # type: ignore[type-arg]
    """The changelist of photos. The photo's own pages extend it."""

    list_display = ("title",)
    list_filter = (InQueue, FromSource)
    list_per_page = 30
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("title",)  # that there is a search; what it finds says media.search
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(thumbnail_page)
        return [
            path("<int:photo_id>/thumbnail/<int:width>/", view, name="media_photo_thumbnail"),
            *super().get_urls(),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return Wall

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Photo], search_term: str
    ) -> tuple[QuerySet[Photo], bool]:
        """The wall's search, and what a field offers that leads to a photo: one that was merged is offered nowhere."""
        return matching(queryset.filter(asked(ON_THE_WALL)), words=search_term), False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        part = {"cells": self._next_cells, "queues": self._queues}.get(request.GET.get("only", ""))
        if part:
            if not self.has_view_permission(request):
                raise PermissionDenied
            return part(request)
        response = super().changelist_view(request, {"title": _("Photos"), **(extra_context or {})})
        context = getattr(response, "context_data", None)
        if context and "cl" in context:
            context |= self._of_the_wall(request, cl=context["cl"])
        return response

    def _next_cells(self, request: HttpRequest) -> HttpResponse:
        """What the wall adds at its end as one scrolls."""
        cl = self.get_changelist_instance(request)
        return TemplateResponse(request, "admin/media/photo/_more.html", self._hung(request, cl=cl))

    def _queues(self, request: HttpRequest) -> HttpResponse:
        """The side of the wall with its counts anew, asked for once something was saved beside it."""
        return TemplateResponse(request, "admin/media/photo/_queues.html", {"side": side_of_wall(request)})

    def _hung(self, request: HttpRequest, *, cl: ChangeList) -> dict[str, Any]:
        assert isinstance(cl, Wall)
        form = the_outlet(request).credit_form
        return {
            "cells": cells_of(cl.result_list, form=form, today=timezone.localdate()),
            "next_url": f"?{urlencode({**narrowing_of(request.GET), 'after': cl.next})}" if cl.next else "",
            "may_change": self.has_change_permission(request),
            "kept_in_links": kept_in_links(narrowing_of(request.GET)),
        }

    def _of_the_wall(self, request: HttpRequest, *, cl: ChangeList) -> dict[str, Any]:
        first: Photo | None = next(iter(cl.result_list), None)
        narrowing = narrowing_of(request.GET)
        return {
            **(self._inspector(request, first) if first else {}),
            **self._hung(request, cl=cl),
            "side": side_of_wall(request),
            "wall_name": name_of(narrowing),
            "words": narrowing.get("q", ""),
            "kept": {name: value for name, value in narrowing.items() if name != "q"},
            "here": urlencode(narrowing),
            "is_below": bool(request.GET.get("after")),
        }

    def _inspector(self, request: HttpRequest, photo: Photo) -> dict[str, Any]:
        wall = request.POST.get("wall") or request.GET.get("wall") or request.get_full_path()
        return {
            **inspected(photo, request=request, width_px=600, uses=uses_of(photo, person=request.user)),
            "form": InspectorForm(instance=photo),
            "may_change": self.has_change_permission(request, photo),
            "wall": wall,
            "kept_in_links": kept_in_links(narrowing_in(wall)),
        }

    def _in_hand(self, request: HttpRequest, photo: Photo) -> dict[str, Any]:
        """The side of the wall and the photo's cell, both as they are told after a save."""
        form = the_outlet(request).credit_form
        (cell,) = cells_of([photo], form=form, today=timezone.localdate())
        left = left_by(photo, request=request, narrowing=narrowing_in(request.POST.get("wall", "")))
        return {**self._inspector(request, photo), "cell": cell, "left": left}


def photos_of(request: HttpRequest, *, narrowing: dict[str, str]) -> QuerySet[Photo]:
    """The photos that the wall shows under such an address, newest first."""
    photos = of_source(on_the_wall(), typed=narrowing.get("source", ""))
    queue = ALL.get(narrowing.get("queue", ""))
    if queue:
        photos = queue.narrow(photos, request=request)
    return matching(photos, words=narrowing.get("q", "")).order_by(*NEWEST)


def left_by(photo: Photo, *, request: HttpRequest, narrowing: dict[str, str]) -> str:
    """The name of the queue or source in hand, where it no longer holds this photo. Cost: two queries; none on the plain wall."""
    in_hand = {name: value for name, value in narrowing.items() if name != "q"}
    if not in_hand:
        return ""
    this = of_source(Photo.objects.filter(pk=photo.pk), typed=in_hand.get("source", ""))
    if queue := ALL.get(in_hand.get("queue", "")):
        this = this.filter(queue.condition(request))
    return "" if this.exists() else name_of(in_hand)


def count_of(photos: QuerySet[Photo]) -> str:
    """How many they are, or “10,000+”."""
    return counted([([photos.values("pk")], MOST_OF_LIBRARY)])[0]


def name_of(narrowing: dict[str, str]) -> str:
    """What the pictures under such an address are called: by their queue or source, and by the words searched for."""
    number = number_in(narrowing.get("source", ""))
    source = Source.objects.filter(pk=number).first() if number else None
    name = source.name if source else str(ALL.get(narrowing.get("queue", ""), ALL[""]).word)
    return f"{name} / {words}" if (words := narrowing.get("q", "")) else name
