"""Who else has a story open, and where in it they are; and whether somebody saved it since one opened it. In sentences."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.draft_rows import Presence
from articles.desk.models import Act, Article

if TYPE_CHECKING:
    from django.contrib.auth.models import User

GONE_SECONDS = 45
PLACES = {
    "headline": gettext_lazy("the headline"),
    "kicker": gettext_lazy("the kicker"),
    "standfirst": gettext_lazy("the standfirst"),
    "dateline": gettext_lazy("the dateline"),
    "body": gettext_lazy("the text"),
    "caption": gettext_lazy("a caption"),
    "bylines": gettext_lazy("the bylines"),
    "tags": gettext_lazy("the tags"),
    "note": gettext_lazy("the notes"),
}
# What is told to who has the story open: done by another, and by oneself elsewhere.
TOLD = {
    "publish": (
        gettext_lazy("%(who)s published at %(time)s"),
        gettext_lazy("You published at %(time)s in another window"),
    ),
    "withdraw": (
        gettext_lazy("%(who)s withdrew this story at %(time)s"),
        gettext_lazy("You withdrew this story at %(time)s in another window"),
    ),
    "retract": (
        gettext_lazy("%(who)s retracted this story at %(time)s"),
        gettext_lazy("You retracted this story at %(time)s in another window"),
    ),
}
SAVED = (gettext_lazy("%(who)s saved at %(time)s"), gettext_lazy("You saved at %(time)s in another window"))
SETTINGS = gettext_lazy("the settings")


def beat(article: Article, *, who: "User", window: str, field: str, is_writing: bool) -> None:
    """This window is here, at this moment, in this field. Writes one Presence."""
    where = {"field": field[:40], "is_writing": is_writing, "seen_at": timezone.now()}
    Presence.objects.update_or_create(article=article, who=who, window=window, defaults=where)


def leave(article: Article, *, who: "User", window: str) -> None:
    """This window has gone elsewhere."""
    Presence.objects.filter(article=article, who=who, window=window).delete()


def is_here(article: Article, *, who: "User", window: str) -> bool:
    """Whether this window of this person's is open now. Cost: one query."""
    since = timezone.now() - timedelta(seconds=GONE_SECONDS)
    return Presence.objects.filter(article=article, who=who, window=window, seen_at__gte=since).exists()


def others(article: Article, *, window: str) -> QuerySet[Presence]:
    """The other windows in which this story is open now. Cost: one query."""
    since = timezone.now() - timedelta(seconds=GONE_SECONDS)
    found = Presence.objects.filter(article=article, seen_at__gte=since).exclude(window=window)
    return found.select_related("who").order_by("who__first_name", "who_id", "-seen_at")


def others_words(article: Article, *, who: "User", window: str) -> str:
    """Who else is here, a sentence each: "Omar is in the standfirst." "" when nobody is. Cost: one query."""
    sentences: dict[int, str] = {}
    for other in others(article, window=window):
        sentences.setdefault(other.who_id, _sentence(other, is_oneself=other.who_id == who.pk))
    return " ".join(sentences.values())


def _sentence(other: Presence, *, is_oneself: bool) -> str:
    if is_oneself:
        return _("You have this story open in another window.")
    words = {"who": short_name(other.who), "place": place_of(other.field)}
    if not words["place"]:
        return _("%(who)s has this story open.") % words
    if other.is_writing:
        return _("%(who)s is writing in %(place)s.") % words
    return _("%(who)s is in %(place)s.") % words


def place_of(field: str) -> str:
    """A field of the form as a sentence has it; "" for none."""
    name = field.partition("-")[0]
    return str(PLACES.get(name, SETTINGS)) if name else ""


def short_name(person: "User") -> str:
    return person.first_name or person.get_username()


def last_act(article: Article) -> int:
    """The act after which whatever is done is news to who opens the story now; 0 before the first. Cost: one query."""
    return Act.objects.filter(article=article).aggregate(last=Max("pk"))["last"] or 0


def done_since(article: Article, *, version: int, act: int, who: "User") -> str:
    """What another did to the story since this version of it was opened; "" for nothing. Cost: one query.

    Takes  act: the last one that was known when it was opened
    """
    is_saved = 0 < version < article.version
    told = Act.objects.filter(article=article, verb__in=TOLD, pk__gt=act).select_related("by").order_by("-pk").first()
    if not told and not is_saved:
        return ""
    if told and is_saved and article.saved_at > told.at:
        told = None
    by, at = (told.by, told.at) if told else (article.saved_by, article.saved_at)
    words = {"who": short_name(by) if by else _("Somebody"), "time": date_format(timezone.localtime(at), "H:i")}
    others, own = TOLD[told.verb] if told else SAVED
    done = (own if by and by.pk == who.pk else others) % words
    if is_saved:
        return f"{done}; {_('your save will be put together with that one.')}"
    if told and told.verb == "publish":
        return f"{done}; {_('what you save now waits for the next publication.')}"
    return f"{done}."
