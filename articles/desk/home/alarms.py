"""What is wrong unasked: hours missed, files that did not come, rights that end, pictures that failed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Min
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import policy
from articles.desk.home.alarm import Alarm
from articles.desk.home.asks import hour_word
from articles.desk.home.hours import Plan
from articles.desk.home.rights_alarms import rights_alarms
from articles.desk.models import Article, Caption
from articles.desk.waiting import is_late_at
from delivery.models import Worker
from media.models import Photo, RenditionOrder

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

# The worker beats every few seconds; a minute of silence is a stopped one.
SILENCE = timedelta(minutes=1)
MOST_MISSED = 3


def alarms_of(person: "Person", *, plans: list[Plan], at: datetime) -> list[Alarm]:
    """What is wrong, as far as this person may see it. Cost: nine queries at most."""
    found = [*_hours_missed(plans, person=person, at=at), *_worker_stopped()]
    if person.has_perm("media.view_photo"):
        found += [*rights_alarms(at), *_files_awaited(), *_pictures_failed()]
    return found


def _hours_missed(plans: list[Plan], *, person: "Person", at: datetime) -> Iterator[Alarm]:
    missed = [plan for plan in plans if plan.is_late and plan.error]
    for plan in missed[:MOST_MISSED]:
        said = _("“%(story)s” was due at %(when)s. %(error)s")
        yield Alarm(
            _("A story did not go out"),
            said % {"story": plan.story, "when": hour_word(plan.at, at=at), "error": plan.error},
            reverse("admin:articles_article_change", args=[plan.story.pk]),
        )
    if len(missed) > MOST_MISSED:
        late = policy.stories_of(person).filter(is_late_at(at)).exclude(status=Article.Status.SPIKED).count()
        yield Alarm(
            _("%(n)s stories are late") % {"n": late},
            _("The list has them all, the longest first, each with what is in the way on its page."),
            f"{reverse('admin:articles_article_changelist')}?state=late",
        )


def _worker_stopped() -> Iterator[Alarm]:
    if not Worker.objects.filter(beat_at__gt=Now() - SILENCE).exists():
        yield Alarm(
            _("The worker is not running"),
            _("Until it runs, no planned story goes out and no picture is made ready. Tell whoever runs the site."),
        )


def _files_awaited() -> Iterator[Alarm]:
    awaited = Caption.objects.filter(photo__status=Photo.Status.AWAITED).exclude(article__status=Article.Status.SPIKED)
    sums = awaited.aggregate(
        photos=Count("photo", distinct=True), stories=Count("article", distinct=True), due=Min("article__deadline")
    )
    if not sums["photos"]:
        return
    stories = ngettext("in %(n)s story", "in %(n)s stories", sums["stories"]) % {"n": sums["stories"]}
    said = (
        _("Their captions are written, %(stories)s.")
        if sums["photos"] > 1
        else _("Its caption is written, %(stories)s.")
    )
    yield Alarm(
        ngettext("%(n)s photo awaits its file", "%(n)s photos await their file", sums["photos"])
        % {"n": sums["photos"]},
        said % {"stories": stories},
        reverse("admin:media_photo_changelist") + "?queue=awaited",
    )


def _pictures_failed() -> Iterator[Alarm]:
    failed = list(RenditionOrder.objects.filter(done_at__isnull=True).exclude(last_error="")[:20])
    if failed:
        count = len({order.photo_id for order in failed})
        yield Alarm(
            ngettext("%(n)s picture could not be made ready", "%(n)s pictures could not be made ready", count)
            % {"n": count},
            failed[0].last_error,
            reverse("admin:media_photo_change", args=[failed[0].photo_id]),
        )
