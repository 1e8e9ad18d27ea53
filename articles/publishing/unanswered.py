"""Links of a story to pages elsewhere that did not answer when the worker asked. It never holds anything up."""

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles import body
from articles.desk.link_rows import OutsideLink
from articles.desk.models import Article
from articles.desk.outside_links import outside_urls
from articles.publishing.problem import Problem

MOST_SHOWN = 120


def unanswered(article: Article) -> list[Problem]:
    """A note for each link that failed twice, and for each that leads where readers cannot go.

    Cost  none while links are not asked; else two queries where the story links elsewhere
    """
    if not settings.CHECK_EXTERNAL_LINKS:
        return []
    urls = outside_urls(article.body)
    if not urls:
        return []
    unfit = Q(is_dead=True) | Q(answer=OutsideLink.Answer.NOT_PUBLIC)
    rows = {row.url: row for row in OutsideLink.objects.filter(unfit, url__in=set(urls.values()))}
    return [
        _told(rows[url], words=words or href)
        for href, words in body.links(article.body)
        if (url := urls.get(href, "")) in rows
    ]


def _told(row: OutsideLink, *, words: str) -> Problem:
    shown = Truncator(row.url).chars(MOST_SHOWN)
    if row.is_dead and row.failing_since:
        sentence = _("The link “%(words)s” does not answer since %(when)s (%(why)s): %(url)s")
        told = {"words": words, "when": _when(row), "why": row.why, "url": shown}
    else:
        sentence = _("The link “%(words)s” leads where readers cannot go: %(url)s")
        told = {"words": words, "url": shown}
    return Problem.warning("no_answer", sentence % told, field="body", passage=words)


def _when(row: OutsideLink) -> str:
    """The time of day, with its zone, and the day where it is not today."""
    since, now = timezone.localtime(row.failing_since), timezone.localtime()
    clock = f"{date_format(since, 'H:i')} {since:%Z}"
    if since.date() == now.date():
        return clock
    return f"{date_format(since, 'j M' if since.year == now.year else 'j M Y')}, {clock}"
