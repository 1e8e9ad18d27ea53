"""Words and marks that every page of the desk prints the same way. Asks the database nothing."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()

SLASH = mark_safe('<span class="slash">/</span>')
SPACED_SLASH = mark_safe(f" {SLASH} ")  # noqa: S308  no word of anybody's is in it


@register.simple_tag
def mark(name: str) -> SafeString:
    """The mark of a state, from the sprite; the word stands beside it.

    Takes  draft review live scheduled withdrawn awaited front blocker warning lock down
    """
    return format_html(
        '<svg class="mark mark-{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        name,
        static("newsroom/marks.svg"),
        name,
    )


@register.filter
def slashed(words: str) -> SafeString:
    """The words with each slash as the accent stroke: a wordmark, a credit."""
    return mark_safe(str(conditional_escape(words)).replace("/", SLASH))  # noqa: S308  escaped just before


@register.filter
def trail(section: Any) -> SafeString:
    """A section's printed trail, “News / Levant”, its steps joined by the accent stroke."""
    if not section:
        return SafeString("")
    names = [step["name"] for step in section.trail] or [section.name]
    return format_html(
        '<span class="trail">{}</span>', format_html_join(SPACED_SLASH, "{}", ([name] for name in names))
    )


@register.filter
def clock(moment: datetime | None) -> str:
    """A time of day, 16:42, in the outlet's zone."""
    return date_format(timezone.localtime(moment), "H:i") if moment else ""


@register.filter
def spoken(moment: datetime | None) -> str:
    """A moment with its day and the zone's name: “18:00 on 3 May 2027, EET”."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    words = {"time": date_format(local, "H:i"), "day": date_format(local, "j F Y"), "zone": f"{local:%Z}"}
    return _("%(time)s on %(day)s, %(zone)s") % words


@register.filter
def day_word(moment: datetime | None, now: datetime) -> str:
    """Today, tomorrow, yesterday, or the date."""
    if not moment:
        return ""
    there, here = timezone.localtime(moment), timezone.localtime(now)
    words = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    days = (there.date() - here.date()).days
    return words.get(days) or date_format(there, "j M" if there.year == here.year else "j M Y")


@register.filter
def is_today(moment: datetime | None, now: datetime) -> bool:
    """Whether a moment falls on this day, in the outlet's zone."""
    return bool(moment) and timezone.localtime(moment).date() == timezone.localtime(now).date()


@register.filter
def choices_of(changelist: Any, spec: Any) -> list[dict[str, Any]]:
    """The choices of one filter of a list, as Django's own part would get them."""
    return list(spec.choices(changelist))


@register.filter
def how_far(moment: datetime | None, now: datetime) -> str:
    """How far off a moment is, in the largest unit: “in 48 min”, “27 min ago”."""
    if not moment:
        return ""
    away = abs(moment - now)
    words = _span(away)
    return (_("in %(span)s") if moment > now else _("%(span)s ago")) % {"span": words}


def _span(away: timedelta) -> str:
    minutes = max(1, round(away.total_seconds() / 60))
    if minutes < 90:
        return ngettext("%(n)s min", "%(n)s min", minutes) % {"n": minutes}
    hours = round(minutes / 60)
    if hours < 36:
        return ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours}
    days = round(hours / 24)
    return ngettext("%(n)s day", "%(n)s days", days) % {"n": days}
