"""*What the rules would fill in*: the page for pictures that just came in, straight to what would change on them."""

from collections.abc import Collection
from urllib.parse import urlencode

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from media.admin.together_form import MOST_PHOTOS, TogetherForm, numbers_in
from media.models import Photo, Source
from media.supplier_archive import RulesTried
from media.supplier_rules import reason_of


def offer_url(photos: Collection[Photo]) -> str:
    """The page that shows what the rules would fill in on these pictures; empty where they would fill in nothing.

    Cost  six queries, whatever the number of pictures
    """
    chosen = sorted((photo.pk for photo in photos), reverse=True)[:MOST_PHOTOS]
    tried = RulesTried(chosen)
    rows = Photo.objects.filter(pk__in=chosen).select_related("source__default_licence")
    if not any(tried.says(photo) for photo in rows):
        return ""
    return f"{reverse('admin:photos_together')}?{urlencode([('by_rules', 1), *(('photo', pk) for pk in chosen)])}"


def form_of(request: HttpRequest) -> TogetherForm:
    """The form as it was posted, as an address asks for it with `by_rules`, or empty."""
    if request.method == "POST":
        return TogetherForm(request.POST)
    if not request.GET.get("by_rules"):
        return TogetherForm()
    asked = QueryDict(mutable=True)
    asked.setlist("photo", request.GET.getlist("photo"))
    asked.update({"by_rules": "on", "why": _reason(numbers_in(request.GET.getlist("photo")))})
    return TogetherForm(asked)


def _reason(numbers: list[int]) -> str:
    """Whose rules they are, where the pictures are one source's."""
    sources = list(Source.objects.filter(photos__in=numbers[:MOST_PHOTOS]).distinct()[:2])
    bare = Photo.objects.filter(pk__in=numbers[:MOST_PHOTOS], source=None).exists()
    return reason_of(sources[0]) if len(sources) == 1 and not bare else _("By the rules of their sources")
