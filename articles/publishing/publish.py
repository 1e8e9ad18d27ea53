"""Publishing: a story becomes public exactly as it stands, whole or not at all."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import photo_words, reviewing
from articles.desk.hours import keep_next_hour
from articles.desk.models import Act, Article, Revision
from articles.desk.saving import StaleCopy, newest_revision
from articles.desk.snapshot import snapshot
from articles.desk.survivors import with_survivors
from articles.publishing.addresses import keep_old_address, lead_back, settle_slug
from articles.publishing.listings import write_listings
from articles.publishing.not_ready import NotReady
from articles.publishing.prepare import prepare
from articles.publishing.second_person import problems_for
from articles.publishing.versions import LIST_KEY, Kind, check_note, keep_version
from articles.reader.models import Edition, OldAddress, Section
from delivery.log import append_change, take_turn
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def publish(
    article: Article,
    *,
    by: "User | None",
    at: datetime | None = None,
    reason: str = "",
    overrides: dict[str, str] | None = None,
    kind: str = Kind.UPDATE,
    note: str = "",
) -> Edition:
    """Make this story public exactly as it stands.

    Takes   overrides: for each warning's code, the reason why it goes out all the same;
            kind: what a story that is live already goes out again for; note: what readers are told of a correction
    Writes  one Revision where the copy differs from its last, one Edition, its Listings, one Act, one Change: all or none
    Order   safe to repeat: the same copy twice gives the same Edition and writes nothing
    Raises  NotReady(problems) for blockers, for warnings that nobody has overridden, and for a correction without its note;
            StaleCopy when someone saved after this copy was read
    """
    at = at or timezone.now()
    overrides = {code: why.strip() for code, why in (overrides or {}).items() if why.strip()}
    with transaction.atomic():
        if article.status in photo_words.UNTOLD:
            photo_words.hold_photos(article)
        article = _locked(article)
        edition = Edition.objects.filter(working_copy=article).select_related("section").first()
        if edition and _is_the_same(article, edition):
            return edition
        if edition:
            check_note(kind, note)
        take_turn()  # two stories that ask for one address are given one after the other
        overridden = _overridden(article, overrides=overrides, on=at, by=by)
        _date(article, at=at)
        settle_slug(article)
        revision = _revision_of(article, by=by, at=at)
        is_first = edition is None and not article.acts.filter(verb="publish").exists()
        out_at = article.first_published_at if is_first else at
        edition = write_edition(article, revision=revision, at=out_at, kind=kind, note=note)
        _say_live(article)
        Act.objects.create(
            article=article,
            verb="publish",
            by=by,
            reason=reason or (_told(kind, note) if not is_first else ""),
            overridden=overridden,
            revision_number=revision.number,
        )
    return edition


def _say_live(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(status=Article.Status.LIVE)
    if article.status in photo_words.UNTOLD:
        photo_words.status_changed(article)
    article.status = Article.Status.LIVE
    reviewing.end_all_of(article)
    article.scheduled_acts.filter(verb="publish", done_at__isnull=True, leased_until__isnull=True).delete()
    keep_next_hour(article)


def preview(article: Article) -> Edition:
    """The edition that publishing would make now, unsaved: the page a preview shows."""
    return prepare(article)


def _told(kind: str, note: str) -> str:
    return f"{Kind(kind).label}: {note}" if note else str(Kind(kind).label)


def write_edition(
    article: Article, *, revision: Revision, at: datetime | None, kind: str | None = None, note: str = ""
) -> Edition:
    """The story's Edition, Listings and Change are those of this revision. Call it in a transaction, the article locked.

    Takes   kind: what it goes out for; None keeps no version for readers, as nothing that they read is new
    Writes  Edition, Listing, OldAddress for an address left behind, a PublishedVersion, one Change
    """
    before = Edition.objects.filter(working_copy=article).first()
    kept = {"content": revision.content, "number": revision.number, "at": at or timezone.now()}
    if kind and before:
        keep_version(before, kind=kind, note=note, **kept)
    edition = prepare(article, **kept)
    if before:
        edition.pk = before.pk
        if before.path != edition.path:
            keep_old_address(before.path, edition=before)
    OldAddress.objects.filter(path=edition.path).delete()
    edition.save()
    if kind and not before:
        keep_version(edition, kind=Kind.FIRST, note="", **kept)
    led_back = lead_back(edition)
    others = Section.objects.filter(pk__in=revision.content["other_sections"]).values_list("trail", flat=True)
    lists = write_listings(edition, other_sections=others)
    paths = [edition.path, *led_back]
    if kind and before and note:
        lists = {*lists, LIST_KEY}
    append_change({f"article:{article.pk}", *(f"edition:{path}" for path in paths), *lists})
    return edition


def _locked(article: Article) -> Article:
    """The row as it stands now, held until the end; refused when it moved since it was read."""
    held = Article.objects.select_for_update().get(pk=article.pk)
    if held.version != article.version:
        raise StaleCopy(newest_revision(article))
    return held


def _is_the_same(article: Article, edition: Edition) -> bool:
    revision = Revision.objects.filter(article=article, number=edition.revision_number).first()
    return (
        article.status == Article.Status.LIVE
        and revision is not None
        and with_survivors(revision.content) == snapshot(article)
        and edition.retracted_at == article.retracted_at
    )


def _overridden(article: Article, *, overrides: dict[str, str], on: datetime, by: "User | None") -> dict[str, str]:
    """The warnings that stand and that somebody has overridden, each with the reason. Raises NotReady for what is left."""
    found = problems_for(article, by=by, at=on)
    left = [problem for problem in found if problem.is_blocker or problem.code not in overrides]
    if left:
        raise NotReady(left)
    return {problem.code: overrides[problem.code] for problem in found}


def _date(article: Article, *, at: datetime) -> None:
    if article.first_published_at is None or article.first_published_at > at:
        article.first_published_at = at
    if article.dated_on is None:
        article.dated_on = Outlet.objects.current().day_of(article.first_published_at)
    article.save(update_fields=["first_published_at", "dated_on"])


def _revision_of(article: Article, *, by: "User | None", at: datetime) -> Revision:
    """The newest revision where it holds the copy as it stands, else a new one: the copy is never published unrecorded."""
    content = snapshot(article)
    newest = Revision.objects.filter(article=article).order_by("-number").first()
    if newest and newest.content == content:
        return newest
    article.version += 1
    article.save(update_fields=["version"])
    return Revision.objects.create(
        article=article, number=article.version, content=content, by=by, at=at, label=_("As published")
    )
