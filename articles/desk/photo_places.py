"""Every place that shows a photo, or would: live stories, drafts, the home page, portraits, as far as one may see them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Article, Caption
from articles.reader.front import home_front
from articles.reader.models import Contributor, Edition
from media.models import Photo
from media.uses import Use
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_USES = 200


def places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """Every place that shows this photo, or would: what readers have first.

    Cost  eight queries at most, one of them a pass over the captions of all editions
    """
    editions = {edition.working_copy_id: edition for edition in editions_with(photo)[:MOST_USES]}
    drafts = _drafts_with(photo, person=person)
    stories = [
        _of_story(caption.article, caption, edition=editions.pop(caption.article_id, None)) for caption in drafts
    ]
    # Live stories whose working copy has let the photo go: readers see it there until they are published again.
    seen = policy.stories_of(person).filter(pk__in=editions).defer("body") if editions else []
    stories += [_of_story(story, None, edition=editions[story.pk]) for story in seen]
    uses = [*stories, *_on_the_home_page(photo), *_portraits(photo, person=person)]
    return sorted(uses, key=lambda use: not use.is_public)


def editions_with(photo: Photo) -> QuerySet[Edition]:
    """The public stories that were published with this photo, newest first."""
    # In JSON a quotation mark inside a text is escaped, so that no caption's words can look like the key.
    as_text = Q(said__contains=f'"photo": {photo.pk},') | Q(said__contains=f'"photo": {photo.pk}}}')
    editions = Edition.objects.annotate(said=Cast("captions", TextField())).filter(as_text)
    return editions.only("working_copy_id", "path", "captions").order_by("-published_at", "-pk")


def _drafts_with(photo: Photo, *, person: "Person") -> list[Caption]:
    captions = Caption.objects.filter(photo=photo, article__in=policy.stories_of(person))
    captions = captions.exclude(article__status=Article.Status.SPIKED).select_related("article").defer("article__body")
    return list(captions.order_by("-article__saved_at")[:MOST_USES])


def _of_story(story: Article, caption: Caption | None, *, edition: Edition | None) -> Use:
    place = (_("lead") if caption.is_lead else str(caption.position or "")) if caption else _("no longer in the draft")
    return Use(
        name=str(story),
        url=reverse("admin:articles_article_change", args=[story.pk]),
        mark="live" if edition else "draft",
        state=_("live") if edition else story.get_status_display(),
        place=place,
        is_public=edition is not None,
        public_url=edition.get_absolute_url() if edition else "",
    )


def _on_the_home_page(photo: Photo) -> Iterator[Use]:
    if f"photo:{photo.pk}" in home_front(Outlet.objects.current()).keys:
        yield Use(_("Home page"), "/", "front", _("live"), _("with its story"), is_public=True, public_url="/")


def _portraits(photo: Photo, *, person: "Person") -> Iterator[Use]:
    for contributor in Contributor.objects.filter(portrait=photo)[:MOST_USES]:
        public = contributor.get_absolute_url()
        may_see = person.has_perm("articles.view_contributor")
        url = reverse("admin:articles_contributor_change", args=[contributor.pk]) if may_see else public
        yield Use(contributor.name, url, "live", _("live"), _("portrait"), is_public=True, public_url=public)
