"""The story's own form: a writing desk. Its list is StoriesList."""

from typing import Any

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from articles.desk import saving
from articles.desk.admin.stories import StoriesList
from articles.desk.models import Article


@admin.register(Article)
class ArticleAdmin(StoriesList):
    def save_model(
        self, request: HttpRequest, obj: Article, form: "ModelForm[Any]", change: bool
    ) -> None:
        saving.save(obj, by=request.user)  # type: ignore[arg-type]
