"""The top line of the desk: a sentence from counts, and who else is writing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.desk import policy
from articles.desk.models import Article

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

NUMBERS = (
    gettext_lazy("no"), gettext_lazy("one"), gettext_lazy("two"), gettext_lazy("three"), gettext_lazy("four"),
    gettext_lazy("five"), gettext_lazy("six"), gettext_lazy("seven"), gettext_lazy("eight"), gettext_lazy("nine"),
    gettext_lazy("ten"), gettext_lazy("eleven"), gettext_lazy("twelve"),
)  # fmt: skip
WRITING = timedelta(hours=2)
MOST_WRITERS = 4


@dataclass(frozen=True)
class Sentence:
    """The top line in three parts; the middle one is what is late, and a link."""

    before: str
    late: str = ""
    after: str = ""

    def __str__(self) -> str:
        return f"{self.before}{self.late}{self.after}"


def sentence(count: int, *, late: int) -> Sentence:
    """What is asked, as a sentence: “Three stories wait for you, and one is late.”"""
    if not count:
        return Sentence(_("Nothing waits for you."))
    number = number_word(count)
    opening = ngettext("%(number)s story waits for you", "%(number)s stories wait for you", count) % {"number": number}
    opening = opening[:1].upper() + opening[1:]
    if not late:
        return Sentence(f"{opening}.")
    return Sentence(_("%(opening)s, and ") % {"opening": opening}, _late_words(late, of=count), ".")


def _late_words(late: int, *, of: int) -> str:
    if of == 1:
        return _("it is late")
    if late == of:
        return _("all are late")
    return ngettext("%(number)s is late", "%(number)s are late", late) % {"number": number_word(late)}


def number_word(number: int) -> str:
    """A number up to twelve in letters, a greater one in figures."""
    return str(NUMBERS[number]) if number < len(NUMBERS) else str(number)


def who_writes(person: "Person", *, at: datetime) -> str:
    """Who saved a story in the last two hours, but for this person: “Dunja Kovac and Omar Darwish are writing.”"""
    recent = policy.stories_of(person).filter(saved_at__gte=at - WRITING, saved_by__isnull=False)
    recent = recent.exclude(saved_by=person.pk).exclude(status=Article.Status.SPIKED).order_by("saved_by")
    rows = recent.values_list("saved_by__first_name", "saved_by__last_name", "saved_by__username").distinct()
    names = [f"{first} {last}".strip() or login for first, last, login in rows[:MOST_WRITERS]]
    if not names:
        return ""
    said = get_text_list(names, _("and"))
    return ngettext("%(names)s is writing.", "%(names)s are writing.", len(names)) % {"names": said}
