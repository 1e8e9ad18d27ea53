"""A forgotten password: the letter that is owed for it, and the one-time link in that letter."""

from collections.abc import Iterable

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from delivery.leases import work_through
from newsroom.models import PasswordLetter
from newsroom.signing_in import LINK_HOURS
from outlet.letters import sender_host
from outlet.models import Outlet


def letters_can_be_sent() -> bool:
    """Whether letters have a sender that others can know: without MAIL_FROM no server beyond this machine takes them."""
    return sender_host() != "localhost"


def may_set_anew(person: User) -> bool:
    """A login that is closed, or has no place on the desk, gets no letter, and no link of it opens anything."""
    return person.is_active and person.is_staff


def owe_letters(people: Iterable[User], *, site: str) -> None:
    """Each of these logins is owed one letter; who waits for one already is owed no second.

    Takes  site: where it was asked for, `https://desk.example`
    """
    owed = [PasswordLetter(who=person, site=site) for person in people if may_set_anew(person)]
    PasswordLetter.objects.bulk_create(owed, ignore_conflicts=True)


def send_password_letters() -> int:
    """The reconciler: sends what is owed, at least once each. Answers how many were tried."""
    return work_through(PasswordLetter.objects.select_related("who"), do=_send)


def _send(letter: PasswordLetter) -> None:
    person = letter.who
    if not may_set_anew(person) or not person.email:
        return
    outlet = Outlet.objects.current()
    names = {"uidb36": user_pk_to_url_str(person), "key": default_token_generator.make_token(person)}
    link = letter.site + reverse("account_reset_password_from_key", kwargs=names)
    with translation.override(outlet.language):
        subject = " ".join((_("%(outlet)s: a new password") % {"outlet": outlet.name}).split())
        told = {"login": person.get_username(), "outlet": outlet.name, "hours": LINK_HOURS}
        words = [
            _("A new password was asked for, for the login “%(login)s” at the desk of %(outlet)s. Set it here:") % told,
            link,
            _("The link works once, within %(hours)s hours. After it, log in as always, with your second factor.")
            % told,
            _("If it was not you who asked, do nothing: your password stays as it is."),
        ]
    # Of the row, not of the try: a letter that went out before its worker was killed goes out as the same one.
    headers = {"Message-ID": f"<password-{letter.pk}-{letter.asked_at:%Y%m%d%H%M%S%f}@{sender_host()}>"}
    EmailMessage(subject, "\n\n".join(words) + "\n", to=[person.email], headers=headers).send()
