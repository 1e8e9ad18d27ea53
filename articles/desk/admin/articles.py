"""The story's own pages, each in its file, and the addresses at which the desk has them. Its list is StoriesList."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from articles.desk.admin import (
    act_pages,
    comments_page,
    draft_answers,
    history_pages,
    photo_pages,
    preview_page,
    publish_page,
    share_page,
    stale_page,
    views_page,
)
from articles.desk.admin.stories import StoriesList
from articles.desk.admin.story_page import write_page
from articles.desk.admin.tag_names import tag_names
from articles.desk.models import Article


@admin.register(Article)
class ArticleAdmin(StoriesList):
    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        """A story is spiked, or withdrawn; what was written is never deleted."""
        return False

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return write_page(request, object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return history_pages.history(request, object_id)

    def get_urls(self) -> list[URLPattern]:
        pages = {
            "publish": publish_page.publish_page,
            "preview": preview_page.preview_page,
            "compare": history_pages.compare_page,
            "restore": history_pages.restore,
            "name": history_pages.name_page,
            "settle": stale_page.settle,
            "photos": photo_pages.photos_page,
            "share": share_page.share_page,
            "comments": comments_page.comments_page,
            "step": act_pages.step,
            "plan": act_pages.plan,
            "undo": publish_page.undo,
            "withdraw": act_pages.withdraw_page,
            "retract": act_pages.retract_page,
            "reinstate": act_pages.reinstate_page,
        }
        own = [
            path(f"<int:story_id>/{name}/", self.admin_site.admin_view(view), name=f"articles_article_{name}")
            for name, view in pages.items()
        ]
        return [
            path("tag-names/", self.admin_site.admin_view(tag_names), name="articles_article_tag_names"),
            path("views/", self.admin_site.admin_view(views_page.views_page), name="articles_article_views"),
            path(
                "views/<int:view_id>/", self.admin_site.admin_view(views_page.view_page), name="articles_article_view"
            ),
            path(
                "<int:story_id>/captions/<int:caption_id>/file/",
                self.admin_site.admin_view(photo_pages.file_page),
                name="articles_article_caption_file",
            ),
            *own,
            *draft_answers.addresses(),
            *super().get_urls(),
        ]
