"""The one gate of a story's pages: found, and allowed, or refused. Each of them asks here before it does anything."""

from collections.abc import Mapping
from typing import cast

from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from articles.desk import policy
from articles.desk.admin.sent import number
from articles.desk.models import Article


def story_for(request: HttpRequest, story_id: str | int, *, act: str) -> Article:
    """The story, when this person may do this act to it.

    Raises  Http404 when there is none, or this person may not know of it; PermissionDenied when it may be read, not this
    """
    article = Article.objects.select_related("section", "saved_by", "assignee").filter(pk=number(str(story_id))).first()
    if article is None or not policy.may(request.user, "read", article):
        raise Http404
    if not policy.may(request.user, act, article):
        raise PermissionDenied(policy.why_not(request.user, act, article))
    return article


def person_of(request: HttpRequest) -> User:
    """Who asks. The desk's addresses are behind its login, so it is somebody."""
    return cast("User", request.user)


def address(name: str, article: Article) -> str:
    """The address of one of a story's desk pages: change, publish, preview, history …"""
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def desk_page(request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200) -> HttpResponse:
    """A page in the desk's frame."""
    request.current_app = admin.site.name
    whole = {**admin.site.each_context(request), "opts": Article._meta, **context}
    return TemplateResponse(request, f"admin/articles/article/{template}", whole, status=status)
