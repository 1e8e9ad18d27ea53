"""Letters to people of the desk: who was named in a comment, and whoever shared a story that a guest has decided on."""

from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Notice
from delivery.leases import work_through
from outlet.letters import main_site, sender_host
from outlet.models import Outlet


def send_notices() -> int:
    """Send the letters that are owed, at least once each, always under the same Message-ID. Answers how many were tried."""
    return work_through(Notice.objects.select_related("who", "article", "comment__by"), do=_send)


def _send(notice: Notice) -> None:
    """No letter for who has no address, has seen it on the desk, or may not read the story by now."""
    who, article = notice.who, notice.article
    if not who.email or notice.seen_at or not policy.may(who, "read", article):
        return
    outlet = Outlet.objects.current()
    with translation.override(outlet.language):
        subject, body = _words(notice, outlet=outlet)
    # Of the row, not of the try: a letter that went out before its worker was killed goes out as the same one.
    headers = {"Message-ID": f"<notice-{notice.pk}-{notice.at:%Y%m%d%H%M%S%f}@{sender_host()}>"}
    EmailMessage(subject, body, to=[who.email], headers=headers).send()


def _words(notice: Notice, *, outlet: Outlet) -> tuple[str, str]:
    by = notice.comment.by if notice.comment else None
    if notice.kind == "mention":
        name = (by.get_full_name() or by.get_username()) if by else _("Somebody")
        said = _("%(who)s named you in a comment") % {"who": name}
    else:
        said = _("A guest has decided on a story that you shared")
    page = main_site() + reverse("admin:articles_article_comments", args=[notice.article_id])
    subject = " ".join(f"{outlet.name}: {said}".split())
    return subject, "\n\n".join([f"{said}:", str(notice.article), notice.text, page]) + "\n"
