"""Model fields for a story's text. They name no editor: migrations stay true whichever editor the form uses."""

from typing import Any

from django.db import models
from django.forms import Field as FormField


class BodyField(models.TextField):  # type: ignore[type-arg]
    """Body HTML in the closed vocabulary of articles.body. Its form field brings the desk's text editor."""

    def formfield(self, **kwargs: Any) -> FormField | None:
        from articles.desk.editor import BodyFormField

        return super().formfield(**{"form_class": BodyFormField, "widget": BodyFormField.widget, **kwargs})
