"""Hours that were missed: the news desk is told by letter, once each, a minute after the hour."""

from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import QuerySet
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk.models import ScheduledAct
from articles.publishing.embargo import spoken
from outlet.letters import main_site, sender_host
from outlet.models import Outlet

PATIENCE = timedelta(seconds=60)
AT_ONCE = 100


def tell_of_late_acts() -> int:
    """Tell the news desk of every planned act that is a minute late. Answers how many were told of.

    Order  at least once: a letter that went out just before a crash goes again, under the same Message-ID
    """
    if not settings.NEWS_DESK_EMAIL:
        return 0
    with transaction.atomic():
        late = list(_untold())
        if late:
            _letter(late).send()
            ScheduledAct.objects.filter(pk__in=[act.pk for act in late]).update(alarmed_at=Now())
    return len(late)


def _untold() -> QuerySet[ScheduledAct]:
    late = ScheduledAct.objects.filter(done_at__isnull=True, alarmed_at__isnull=True, due_at__lt=Now() - PATIENCE)
    if connection.features.has_select_for_update_skip_locked:
        late = late.select_for_update(skip_locked=True, of=("self",))
    return late.select_related("article").order_by("due_at", "pk")[:AT_ONCE]


def _letter(late: list[ScheduledAct]) -> EmailMessage:
    outlet = Outlet.objects.current()
    with translation.override(outlet.language):
        said = ngettext("%(n)s story is late", "%(n)s stories are late", len(late)) % {"n": len(late)}
        site = main_site()
        lines = [_line(act, site=site) for act in late]
    return EmailMessage(
        f"{outlet.name}: {said}",
        "\n\n".join(lines) + "\n",
        to=settings.NEWS_DESK_EMAIL,
        headers={"Message-ID": f"<late-{late[0].pk}-{len(late)}-{late[-1].pk}@{sender_host()}>"},
    )


def _line(act: ScheduledAct, *, site: str) -> str:
    said = _("“%(story)s” was to go out at %(when)s.")
    if act.verb == ScheduledAct.Verb.WITHDRAW:
        said = _("“%(story)s” was to be withdrawn at %(when)s.")
    why = act.last_error or _("Nothing has done it yet.")
    page = reverse("admin:articles_article_change", args=[act.article_id])
    return f"{said % {'story': act.article, 'when': spoken(act.due_at)}} {why}\n{site}{page}"
