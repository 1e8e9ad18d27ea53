"""Sharing one revision with somebody who has no account: who made the link, until when, and what the guest decided.

The address is kept by nobody: of its token only a digest is, so that who reads the database reads no story by it.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk.models import Act, Article, Notice, ReviewLink, Verdict
from articles.desk.saving import newest_revision

if TYPE_CHECKING:
    from django.contrib.auth.models import User

TOKEN_BYTES = 24  # 192 bits
LONGEST = timedelta(days=60)
MOST_OPEN = 20
MOST_VERDICTS = 10
LONGEST_TEXT = 5_000
LONGEST_NAME = 120
BY_HAND, ON_PUBLISHING = "by hand", "published"


class NotTaken(ValueError):
    """What was asked or said cannot be taken; the message says what to do."""


def share(article: Article, *, by: "User", guest: str, ends_at: datetime) -> tuple[ReviewLink, str]:
    """A way to the newest revision for somebody without an account, and the token that its address ends with.

    Writes  one ReviewLink, one Act: both or none. The token is not kept, and cannot be shown again
    Raises  NotTaken for an end that has passed or is too far off, and for too many open links
    """
    now = timezone.now()
    if ends_at <= now:
        raise NotTaken(_("That time has passed. Choose a later one."))
    if ends_at > now + LONGEST:
        raise NotTaken(_("A link ends within %(days)s days. Choose an earlier time.") % {"days": LONGEST.days})
    token = secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if article.review_links.filter(_is_open()).count() >= MOST_OPEN:
            raise NotTaken(_("This story has %(n)s open links already. End one first.") % {"n": MOST_OPEN})
        revision = newest_revision(article)
        link = ReviewLink.objects.create(
            article=article,
            revision=revision,
            digest=digest_of(token),
            guest=guest.strip()[:LONGEST_NAME],
            made_by=by,
            ends_at=ends_at,
        )
        Act.objects.create(article=article, verb="shared", by=by, reason=link.guest, revision_number=revision.number)
    return link, token


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def open_link(token: str) -> ReviewLink | None:
    """The link of this token while it is open, by the database's clock; None for any other, whatever it is."""
    return _open_links().filter(digest=digest_of(token)).first()


def has_a_maker(link: ReviewLink) -> bool:
    """Whether who made this link may still log in: without them it opens nothing. Cost: no query when `made_by` is loaded."""
    maker = link.made_by
    return maker is not None and maker.is_active and maker.is_staff


def end(link: ReviewLink, *, by: "User") -> bool:
    """Nobody reads by this link from now on. Answers whether it was open. Writes the link and one Act: both or none."""
    with transaction.atomic():
        found = ReviewLink.objects.filter(_is_open(), pk=link.pk)
        if not found.update(ended_at=Now(), ended_why=BY_HAND):
            return False
        Act.objects.create(article_id=link.article_id, verb="unshared", by=by, reason=link.guest)
    return True


def end_all_of(article: Article) -> None:
    """The story goes out: what was shared for review before has been decided. Call it in the transaction of that."""
    ReviewLink.objects.filter(_is_open(), article=article.pk).update(ended_at=Now(), ended_why=ON_PUBLISHING)


def decide(link: ReviewLink, *, kind: str, name: str, reason: str) -> Verdict:
    """The guest signs this revision off or refuses it, with name and reason. Both are kept for good, in the story's log.

    Writes  one Verdict, one Act, one Notice for who made the link: all or none
    Raises  NotTaken without a name, for a refusal without its reason, and once the link has ended
    """
    name, reason = name_of(name), reason.strip()
    if kind not in Verdict.Kind.values:
        raise NotTaken(_("Choose: sign it off, or refuse it."))
    if kind == Verdict.Kind.REFUSED and not reason:
        raise NotTaken(_("Say why you refuse it: the reason goes to whoever sent you the story."))
    check_length(reason)
    with transaction.atomic():
        link = held(link)
        if link.verdicts.count() >= MOST_VERDICTS:
            raise NotTaken(_("This link has taken as many decisions as it can. Ask for a new one."))
        verdict = Verdict.objects.create(link=link, kind=kind, name=name, reason=reason)
        _log(link, verb="signed_off" if kind == Verdict.Kind.SIGNED_OFF else "refused", name=name, words=reason)
        if link.made_by_id:
            said = _("%(name)s: %(verdict)s.") % {"name": name, "verdict": verdict.get_kind_display()}
            Notice.objects.create(
                who_id=link.made_by_id, article_id=link.article_id, kind="verdict", text=f"{said} {reason}".strip()
            )
    return verdict


def _log(link: ReviewLink, *, verb: str, name: str, words: str) -> None:
    reason = f"{name}: {words}" if words else name
    Act.objects.create(
        article_id=link.article_id, verb=verb, by=None, reason=reason, revision_number=link.revision.number
    )


def held(link: ReviewLink) -> ReviewLink:
    """The link, held until the end of the transaction. Raises NotTaken when it has ended meanwhile."""
    found = _open_links().select_for_update(of=("self",)).filter(pk=link.pk).first()
    if found is None:
        raise NotTaken(_("This link has ended. Ask for a new one."))
    return found


def name_of(name: str) -> str:
    """The guest's name as it is kept. Raises NotTaken where there is none."""
    name = " ".join(name.split())
    if not name:
        raise NotTaken(_("Say who you are: your name stands beside what you say."))
    if len(name) > LONGEST_NAME:
        raise NotTaken(_("Write your name in at most %(n)s characters.") % {"n": LONGEST_NAME})
    return name


def check_length(text: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise NotTaken(_("That is longer than %(n)s characters. Say it in several comments.") % {"n": LONGEST_TEXT})


def _open_links() -> models.QuerySet[ReviewLink]:
    return ReviewLink.objects.filter(_is_open()).select_related("article", "revision")


def _is_open() -> Q:
    """By the database's clock; and the links of somebody who may no longer log in open nothing."""
    return Q(ended_at__isnull=True, ends_at__gt=Now(), made_by__is_active=True, made_by__is_staff=True)
