"""The list of stories: what is due, in which state, with whom. It never publishes."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from articles.desk import policy
from articles.desk.models import Article


class StoriesList(admin.ModelAdmin):  # type: ignore[type-arg]
    """The changelist of stories. The story's form extends it."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return policy.stories_of(request.user)
