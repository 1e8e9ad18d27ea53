"""The words of a story's log: what each act is called, and its reason with every hour in the outlet's zone."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from articles.desk.models import Act

ACT_WORDS = {
    "publish": gettext_lazy("Published"),
    "undo": gettext_lazy("Publication undone"),
    "withdraw": gettext_lazy("Withdrawn"),
    "retract": gettext_lazy("Retracted"),
    "reinstate": gettext_lazy("Retraction taken back"),
    "schedule": gettext_lazy("Scheduled"),
    "unschedule": gettext_lazy("Schedule dropped"),
    "confirm": gettext_lazy("Late plan confirmed"),
    "embargo": gettext_lazy("Embargo"),
    "two_people": gettext_lazy("Two people needed"),
    "one_person": gettext_lazy("Two people no longer needed"),
    "assign": gettext_lazy("Assigned"),
    "review": gettext_lazy("Sent to review"),
    "approve": gettext_lazy("Approved"),
    "send_back": gettext_lazy("Sent back"),
    "spike": gettext_lazy("Spiked"),
    "unspike": gettext_lazy("Taken off the spike"),
    "name": gettext_lazy("Named a save"),
    "shared": gettext_lazy("Shared for review"),
    "unshared": gettext_lazy("Review link ended"),
    "guest_comment": gettext_lazy("Commented on by a guest"),
    "signed_off": gettext_lazy("Signed off by a guest"),
    "refused": gettext_lazy("Refused by a guest"),
}
PLANS = {
    "publish": gettext_lazy("to go out at %(when)s"),
    "withdraw": gettext_lazy("to be withdrawn at %(when)s"),
}


def words_of(verb: str) -> str:
    """What was done: “Sent to review”. A verb without a word of its own stays as it was written."""
    return str(ACT_WORDS.get(verb, verb))


def reason_of(act: "Act") -> str:
    """Why, as it was written; where the log wrote an hour, as the desk says it: “until 18:00 on 3 May 2027, EET”."""
    if act.verb == "schedule":
        verb, _space, written = act.reason.partition(" ")
        return _with_hour(str(PLANS.get(verb, "%(when)s")), written=written) or act.reason
    if act.verb == "embargo":
        return _with_hour(_("until %(when)s"), written=act.reason) or act.reason
    if act.verb == "confirm":
        return _with_hour(_("it was due at %(when)s"), written=act.reason) or act.reason
    return act.reason


def _with_hour(sentence: str, *, written: str) -> str:
    """The sentence with this hour, in the zone of whoever reads; nothing where what is written is no hour."""
    try:
        local = timezone.localtime(datetime.fromisoformat(written))
    except ValueError:
        return ""
    words = {"time": date_format(local, "H:i"), "day": date_format(local, "j F Y"), "zone": f"{local:%Z}"}
    return sentence % {"when": _("%(time)s on %(day)s, %(zone)s") % words}
