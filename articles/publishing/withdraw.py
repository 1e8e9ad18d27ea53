"""Disowning a story: retract lets it stand with a notice; withdraw takes it away, and its address answers 410."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.hours import keep_next_hour
from articles.desk.models import Act, Article, Revision, ScheduledAct
from articles.publishing.blockers import Problem
from articles.publishing.not_ready import NotReady
from articles.publishing.publish import write_edition
from articles.publishing.versions import LIST_KEY
from articles.reader import search
from articles.reader.models import Edition, OldAddress
from delivery.log import append_change

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def withdraw(article: Article, *, by: "User | None", reason: str) -> None:
    """Take this story away from readers: its page answers 410, and it leaves every list.

    Writes  deletes Edition, Listings and plans to publish again; one OldAddress, one Act, one Change: all or none
    Order   safe to repeat: a story that is not live stays as it is
    Raises  NotReady when no reason is given
    """
    _need_a_reason(reason)
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        edition = Edition.objects.filter(working_copy=article).first()
        if edition is None:
            return
        lists = {f"list:{key}" for key in edition.listings.values_list("list_key", flat=True)}
        paths = [edition.path, *edition.old_addresses.values_list("path", flat=True)]
        for path in paths:
            OldAddress.objects.update_or_create(path=path, defaults={"edition": None, "was_of": article.pk})
        if edition.notes:
            lists.add(LIST_KEY)
        search.remove(edition)
        edition.delete()
        Article.objects.filter(pk=article.pk).update(status=Article.Status.WITHDRAWN)
        _drop_plans(article, by=by)
        keep_next_hour(article)
        _record(article, verb="withdraw", by=by, reason=reason, number=edition.revision_number)
        append_change({f"article:{article.pk}", *(f"edition:{path}" for path in paths), *lists})


def retract(article: Article, *, by: "User | None", reason: str, notice: str) -> Edition:
    """Let this story stand, and disown it: its page opens with the notice.

    Takes   notice: what readers are told; reason: what the desk's log keeps
    Writes  Article, Edition, one Act, one Change: all or none
    Order   safe to repeat: the same notice twice writes nothing
    Raises  NotReady when it is not live, or reason or notice is missing
    """
    _need_a_reason(reason)
    if not notice.strip():
        raise NotReady([Problem.blocker("no_notice", _("Write the notice that readers will see over the story."))])
    return _set_retraction(article, verb="retract", notice=notice.strip(), by=by, reason=reason)


def reinstate(article: Article, *, by: "User | None", reason: str) -> Edition:
    """Take a retraction back: the story stands without its notice. Writes and raises as `retract`."""
    _need_a_reason(reason)
    return _set_retraction(article, verb="reinstate", notice="", by=by, reason=reason)


def _set_retraction(article: Article, *, verb: str, notice: str, by: "User | None", reason: str) -> Edition:
    with transaction.atomic():
        article = Article.objects.select_for_update().get(pk=article.pk)
        edition = Edition.objects.filter(working_copy=article).select_related("section").first()
        if edition is None:
            raise NotReady(
                [Problem.blocker("not_live", _("Readers do not have this story; there is nothing to retract."))]
            )
        if edition.retraction == notice:
            return edition
        article.retraction = notice
        article.retracted_at = timezone.now() if notice else None
        article.save(update_fields=["retraction", "retracted_at"])
        revision = Revision.objects.get(article=article, number=edition.revision_number)
        _record(article, verb=verb, by=by, reason=reason, number=revision.number)
        return write_edition(article, revision=revision, at=edition.published_at)


def _drop_plans(article: Article, *, by: "User | None") -> None:
    """No older plan brings back what is taken away: whoever wants it back plans it anew."""
    dropped, _rows = article.scheduled_acts.filter(verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True).delete()
    if dropped:
        Act.objects.create(article=article, verb="unschedule", by=by)


def _need_a_reason(reason: str) -> None:
    if not reason.strip():
        raise NotReady([Problem.blocker("no_reason", _("Say why: the reason is kept in the story's log."))])


def _record(article: Article, *, verb: str, by: "User | None", reason: str, number: int) -> None:
    Act.objects.create(article=article, verb=verb, by=by, reason=reason.strip(), revision_number=number)
