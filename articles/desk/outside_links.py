"""Links of stories to pages elsewhere: owed when a story is saved, asked by the worker, one after another.

All of it rests unless the operator has set CHECK_EXTERNAL_LINKS: then nothing is written and nobody is asked.
"""

import time
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Now

from articles import body
from articles.desk.asking_outside import Answer, Answered, CannotAsk, ask
from articles.desk.link_rows import OutsideLink
from articles.desk.public_hosts import NotPublic, place_of
from articles.reader.canonical import main_host
from delivery import leases
from outlet.models import Outlet

MOST_OF_ONE_STORY = 200
SECOND_TRY = timedelta(hours=1)
# A save owes a link anew when it was asked longer ago than this.
AGAIN = timedelta(days=1)
DEAD_AGAIN = timedelta(hours=1)
LEASE = timedelta(minutes=5)
# After so long the worker turns to its other work, and comes back.
ROUND_SECONDS = 5.0
TURN_SECONDS = 30.0


def owe_links(html: str) -> None:
    """Each page elsewhere that a cleaned body links to is owed, unless it was asked of late.

    Writes  one OutsideLink an address; call it in the transaction of the save
    Cost    no query while it is not allowed or nothing is linked; else four
    """
    if not settings.CHECK_EXTERNAL_LINKS:
        return
    urls = sorted(set(outside_urls(html).values()))[
        :MOST_OF_ONE_STORY
    ]  # in one order: no two saves wait for each other
    if not urls:
        return
    rows = OutsideLink.objects.filter(url__in=urls)
    known = set(rows.values_list("url", flat=True))
    new = [OutsideLink(url=url) for url in urls if url not in known]
    OutsideLink.objects.bulk_create(new, ignore_conflicts=True)
    stale = Q(done_at__lt=Now() - AGAIN) | Q(is_dead=True, done_at__lt=Now() - DEAD_AGAIN)
    rows.filter(stale).update(done_at=None, due_at=Now(), retry_at=None, attempts=0, last_error="")


def outside_urls(html: str) -> dict[str, str]:
    """The links of a cleaned body to web pages elsewhere: as written, and as they are asked.

    Cost  one query for our own hosts, where there is any link with a scheme
    """
    found = {}
    for href, _words in body.links(html):
        if href[:5].lower() in {"http:", "https"}:
            try:
                found[href] = place_of(href)
            except NotPublic:
                continue
    ours = Outlet.objects.current().hosts if found else set()
    return {href: place.url for href, place in found.items() if place.host not in ours}


def check_links() -> int:
    """The reconciler: asks the links that are owed, one by one, for a few seconds. Answers how many were asked."""
    if not settings.CHECK_EXTERNAL_LINKS:
        return 0
    asked, until, agent = 0, time.monotonic() + ROUND_SECONDS, our_name()
    while time.monotonic() < until and (claimed := leases.claim(OutsideLink.objects.all(), lease=LEASE)):
        # Outside of any transaction: what is slow to answer holds nobody up.
        try:
            answered = ask(claimed[0].url, agent=agent, take_turn=take_turn)
        except (TurnNeverCame, CannotAsk) as error:
            leases.fail(claimed[0], error)
        else:
            _keep(claimed[0], answered)
        asked += 1
    return asked


def our_name() -> str:
    """Who asks: the software, why, and where its outlet is found."""
    host = main_host(Outlet.objects.current())
    return f"newsroom-link-check (+https://{host}/)" if host else "newsroom-link-check"


class TurnNeverCame(Exception):
    """Other workers ask this host without a rest."""


def take_turn(host: str) -> None:
    """Return when this host may be asked: a second at least after it was asked last, by whichever worker."""
    key = f"outside-link:{sha256(host.encode()).hexdigest()}"
    until = time.monotonic() + TURN_SECONDS
    # The cache is a table, so it holds for all workers. It counts in whole seconds: two of them are more than one.
    while not cache.add(key, 1, timeout=2):
        if time.monotonic() > until:
            raise TurnNeverCame(host)
        time.sleep(0.1)


def _keep(link: OutsideLink, answered: Answered) -> None:
    """Write down what it answered. A first failure is asked again after an hour; the second counts."""
    held = OutsideLink.objects.filter(pk=link.pk, lease_token=link.lease_token, done_at__isnull=True)
    held = held.filter(leased_until__isnull=False)
    told = {"answer": answered.answer, "status": answered.status, "checked_at": Now(), "leased_until": None}
    if answered.answer in {Answer.STANDS, Answer.NOT_PUBLIC}:
        held.update(**told, failing_since=None, is_dead=False, done_at=Now(), last_error="")
        return
    why = f"{answered.answer.label} {answered.status or ''}".strip()
    failed = {**told, "failing_since": Coalesce(F("failing_since"), Now()), "last_error": why}
    if link.failing_since:
        held.update(**failed, is_dead=True, done_at=Now())
    else:
        held.update(**failed, retry_at=Now() + SECOND_TRY)
