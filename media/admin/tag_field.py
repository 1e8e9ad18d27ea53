"""Tags parted by commas, for photos and for stories; and the names that begin as somebody types, for photos."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from taggit.models import Tag

from media.tagging import LONGEST_TAG, names_in

MOST = 8


class TagsField(forms.CharField):
    """Tags parted by commas alone: a tag may have spaces."""

    def prepare_value(self, value: Any) -> Any:
        if value is None or isinstance(value, str):
            return value
        return ", ".join(str(tag) for tag in value)

    def clean(self, value: Any) -> list[str]:
        found = names_in(str(value or ""))
        if any(len(name) > LONGEST_TAG for name in found):
            raise ValidationError(_("A tag has at most 100 characters. Part tags by commas."))
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return names_in(self.prepare_value(initial) or "") != names_in(str(data or ""))


def photo_tags_field(label: Any) -> TagsField:
    """The field for tags of photos, which offers those that photos have."""
    widget = forms.TextInput(attrs={"data-tags": reverse_lazy("admin:photo_tag_names")})
    return TagsField(label=label, required=False, widget=widget)


def photo_tag_names(request: HttpRequest) -> JsonResponse:
    """The names of tags that begin with `q`, then those that have it inside: what photos or stories have."""
    if not request.user.has_perm("media.change_photo"):
        raise PermissionDenied
    typed = " ".join(names_in(request.GET.get("q", "")))[:60]
    if not typed:
        return JsonResponse({"names": []})
    begin = list(Tag.objects.filter(name__istartswith=typed).order_by("name").values_list("name", flat=True)[:MOST])
    inside = Tag.objects.filter(name__icontains=typed).exclude(name__in=begin).order_by("name")
    return JsonResponse({"names": [*begin, *inside.values_list("name", flat=True)[: MOST - len(begin)]]})


def urls() -> list[URLPattern]:
    """Their address, under the desk's."""
    return [path("media/photo/tag-names/", admin.site.admin_view(photo_tag_names), name="photo_tag_names")]
