"""Undoing a publication just made: readers have again what they had before it."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from articles.desk.models import Act, Article, Revision
from articles.publishing.blockers import Problem
from articles.publishing.not_ready import NotReady
from articles.publishing.publish import write_edition
from articles.publishing.versions import LIST_KEY
from articles.publishing.withdraw import withdraw
from articles.reader.models import Edition, PublishedVersion
from delivery.log import append_change

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def undo(article: Article, *, by: "User | None", number: int) -> Edition | None:
    """Take back the publication of this revision: the version before it is public again; without one, the story is withdrawn.

    The draft keeps every word; what was taken back can be published again.
    Writes  Edition, Listings, one Act, Changes: all or none
    Order   safe to repeat: what is no longer public is not taken back
    Raises  NotReady when something else is public by now
    """
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        edition = Edition.objects.filter(working_copy=article).first()
        if edition is None:
            return None
        if edition.revision_number != number:
            sentence = _("Readers have another version by now, so nothing was undone. Look at what they have.")
            raise NotReady([Problem.blocker("not_the_newest", sentence)])
        versions = list(edition.versions.order_by("-at", "-pk")[:2])
        if len(versions) < 2:
            withdraw(article, by=by, reason=_("Undone"))
            return None
        return _go_back(article, *versions, by=by)


def _go_back(article: Article, newest: PublishedVersion, older: PublishedVersion, *, by: "User | None") -> Edition:
    revision = Revision.objects.get(article=article, number=older.number)
    newest.delete()
    if newest.note:
        append_change([LIST_KEY])
    reason = _("Undone: save %(number)s is public again") % {"number": older.number}
    Act.objects.create(article=article, verb="undo", by=by, reason=reason, revision_number=older.number)
    return write_edition(article, revision=revision, at=older.at)
