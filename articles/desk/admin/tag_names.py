"""Tags that begin as somebody types, for the story's form."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, JsonResponse
from taggit.models import Tag

from articles.desk.admin.sent import words
from articles.desk.models import Article

MOST = 8


def tag_names(request: HttpRequest) -> JsonResponse:
    """The names of stories' tags that begin with `q`, then those that have it inside. Only for who may write stories."""
    if not (request.user.has_perm("articles.change_article") or request.user.has_perm("articles.add_article")):
        raise PermissionDenied
    typed = words(request.GET.get("q")).strip()[:60]
    if not typed:
        return JsonResponse({"names": []})
    # Photos have tags of their own, a file's keywords among them, which nobody wants over a story.
    tags = Tag.objects.filter(pk__in=Article.tags.through.objects.filter(content_type__model="article").values("tag"))
    begin = list(tags.filter(name__istartswith=typed).order_by("name").values_list("name", flat=True)[:MOST])
    inside = tags.filter(name__icontains=typed).exclude(name__in=begin).order_by("name")
    return JsonResponse({"names": [*begin, *inside.values_list("name", flat=True)[: MOST - len(begin)]]})
