"""Tells the photo desk in which stories a photo stands: live ones and drafts, as far as the person may see them."""

from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Article, Caption
from articles.reader.models import Edition
from media.models import Photo
from media.uses import Use

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_USES = 50


def uses_of(photo: Photo, *, person: "Person") -> list[Use]:
    """The stories whose working copy has this photo, those that readers have first. Cost: two queries."""
    captions = Caption.objects.filter(photo=photo, article__in=policy.stories_of(person))
    captions = captions.exclude(article__status=Article.Status.SPIKED).select_related("article").defer("article__body")
    found = list(captions.order_by("-article__saved_at")[:MOST_USES])
    public = _shown_in([caption.article_id for caption in found], photo=photo)
    uses = [_use(caption, is_public=caption.article_id in public) for caption in found]
    return sorted(uses, key=lambda use: not use.is_public)


def _shown_in(story_ids: list[int], *, photo: Photo) -> set[int]:
    """The stories among these whose public form shows the photo."""
    editions = Edition.objects.filter(working_copy__in=story_ids).values_list("working_copy", "captions")
    return {pk for pk, captions in editions if any(caption["photo"] == photo.pk for caption in captions)}


def _use(caption: Caption, *, is_public: bool) -> Use:
    story = caption.article
    return Use(
        name=str(story),
        url=reverse("admin:articles_article_change", args=[story.pk]),
        mark="live" if is_public else "draft",
        state=_("live") if is_public else story.get_status_display(),
        place=_("lead") if caption.is_lead else str(caption.position or ""),
        is_public=is_public,
    )
