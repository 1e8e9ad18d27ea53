"""People at the desk, and the form of a story as a browser would post it."""

from typing import Any

from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.desk.models import Article

REPORTER = ("view_article", "add_article", "change_article", "view_photo", "add_photo")


def a_reporter(name: str = "dunja", *, permissions: tuple[str, ...] = REPORTER) -> User:
    """Somebody who writes stories and does not publish them."""
    person, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True})
    person.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return User.objects.get(pk=person.pk)


def at_the_desk(person: User) -> Client:
    """A browser in which this person has logged in."""
    client = Client()
    client.force_login(person)
    return client


def page_of(article: Article, name: str = "change") -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk])


def as_typed(article: Article | None = None, **changes: Any) -> dict[str, Any]:
    """What the form of this story posts, with these fields typed over."""
    rows = list(article.bylines.all()) if article else []
    data: dict[str, Any] = {
        "version": article.version if article else 0,
        "kind": article.kind if article else "news",
        "language": "en",
        "bylines-TOTAL_FORMS": len(rows) + 1,
        "bylines-INITIAL_FORMS": len(rows),
        "bylines-MIN_NUM_FORMS": 0,
        "bylines-MAX_NUM_FORMS": 1000,
        f"bylines-{len(rows)}-role": "by",
    }
    if article:
        texts = ("kicker", "headline", "slug", "standfirst", "dateline", "body", "note")
        data |= {name: getattr(article, name) for name in texts}
        data |= {"section": article.section_id or "", "other_sections": [s.pk for s in article.other_sections.all()]}
        data["tags"] = ", ".join(tag.name for tag in article.tags.all())
        data |= {f"initial-{name}": getattr(article, name) or "" for name in ("assignee_id", "note")}
        data |= _plan_as_shown(article)
    for n, row in enumerate(rows):
        data |= {f"bylines-{n}-contributor": row.contributor.name, f"bylines-{n}-role": row.role}
        data |= {f"bylines-{n}-place": row.place, f"bylines-{n}-ORDER": n + 1}
    return {**data, **changes}


def _plan_as_shown(article: Article) -> dict[str, str]:
    """What the form says beside each field of the plan, so that a change is told from what was there."""
    hours = {f"{act.verb}_at": act.due_at for act in article.scheduled_acts.filter(done_at__isnull=True)}
    shown = {name: hours.get(name) for name in ("publish_at", "withdraw_at")} | {"embargo_until": article.embargo_until}
    local = {name: timezone.localtime(hour).strftime("%Y-%m-%d %H:%M:%S") for name, hour in shown.items() if hour}
    two_people = str(article.needs_two_people)
    return {f"initial-{name}": local.get(name, "") for name in shown} | {"initial-needs_two_people": two_people}
