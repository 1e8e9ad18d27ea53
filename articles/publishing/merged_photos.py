"""Where a photo that was merged stood, the one that is left stands: in drafts, in public stories and as portraits."""

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.desk.models import Article, Caption
from articles.desk.photo_places import editions_with
from articles.desk.saving import save
from articles.publishing.people import save_contributor
from articles.reader.models import Contributor, Edition
from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def move_uses(photo: Photo, *, into: Photo, by: "User | None") -> set[str]:
    """Every use of the one photo is a use of the other. Runs in the caller's transaction, which says what moved.

    Writes  captions and fallback photos of working copies, with one Revision each, so that an open form cannot bring the
            old photo back unseen; the captions and fallback photos of editions; portraits, each with a Change
    Shape   the keys of the public stories that moved
    """
    in_drafts, in_public = _drafts_with(photo), _editions_with(photo)
    stories = Q(pk__in=in_drafts.values("pk")) | Q(pk__in=in_public.values("working_copy"))
    list(Article.objects.select_for_update(of=("self",)).filter(stories).order_by("pk").values_list("pk"))
    for article in in_drafts.order_by("pk"):
        _move_draft(article, photo=photo, into=into, by=by)
    keys = {_move_edition(edition, photo=photo, into=into) for edition in in_public}
    for contributor in Contributor.objects.filter(portrait=photo):
        contributor.portrait = into
        save_contributor(contributor)
    return keys


def _drafts_with(photo: Photo) -> QuerySet[Article]:
    return Article.objects.filter(
        Q(pk__in=Caption.objects.filter(photo=photo).values("article")) | Q(fallback_photo=photo)
    )


def _editions_with(photo: Photo) -> QuerySet[Edition]:
    return Edition.objects.filter(Q(pk__in=editions_with(photo).values("pk")) | Q(fallback_photo=photo))


def _move_draft(article: Article, *, photo: Photo, into: Photo, by: "User | None") -> None:
    if article.fallback_photo_id == photo.pk:
        article.fallback_photo = into

    def store() -> None:
        article.captions.filter(photo=photo).update(photo=into)

    save(article, by=by, store=store, label=_("Photo merged into another"))


def _move_edition(edition: Edition, *, photo: Photo, into: Photo) -> str:
    """What preparing its own revision says of it as well, since the one photo leads to the other there."""
    if edition.fallback_photo_id == photo.pk:
        edition.fallback_photo = into
    for caption in edition.captions:
        if caption["photo"] == photo.pk:
            caption["photo"] = into.pk
    edition.save(update_fields=["captions", "fallback_photo"])
    return f"article:{edition.working_copy_id}"
