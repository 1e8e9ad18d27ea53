"""The rows of a made-up newsroom, in the shares that a real one has: written straight into the tables, for speed."""

from datetime import timedelta
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import Group, User
from django.db import connection
from django.utils import timezone

from articles.desk.models import NO_HOUR, Article, Byline, Reach
from articles.publishing.people import save_contributor
from articles.publishing.sections import save_section
from articles.reader.models import Contributor, Edition, Section

WRITERS = 30
PLACES = ("north mole", "old quay", "hill road", "Vessa valley", "radar mast", "ferry stage", "grain silo")
THINGS = ("Harbour cranes", "A pilot boat", "The tern colony", "The tram stop", "The ballot count", "A schoolhouse")
BODY = (
    "<p>Vessel after vessel cleared the strait, the pilots’ guild said, in a night in which little had moved.</p>" * 20
)
REVISION = """
INSERT INTO articles_revision (article_id, number, content, by_id, at, label)
SELECT id, %s, {content}, created_by_id, saved_at, '' FROM articles_article
"""
CONTENT = (
    '{"headline": "Harbour cranes at the old quay", "body": "<p>%s</p>", "captions": [], "bylines": [], "tags": [], "other_sections": []}'
    % ("Vessels cleared the strait. " * 20)
)


def make(first: int, stop: int, *, of: int) -> None:
    """Stories number `first` to `stop`, the last of `of` the newest, each with a byline and, where live, its edition."""
    numbers = range(first, stop)
    articles = Article.objects.bulk_create([_article(number, of=of) for number in numbers])
    Byline.objects.bulk_create(
        Byline(article=article, contributor_id=_names()[number % WRITERS])
        for number, article in zip(numbers, articles, strict=True)
    )
    Edition.objects.bulk_create(_edition(article) for article in articles if article.status == Article.Status.LIVE)


def make_revisions(each: int) -> None:
    """So many revisions of each story."""
    content = "CAST(%s AS jsonb)" if connection.vendor == "postgresql" else "%s"
    for number in range(1, each + 1):
        with connection.cursor() as cursor:
            cursor.execute(REVISION.format(content=content), [number, CONTENT])


def people() -> list[User]:
    """A publisher, a reporter, and an editor who is limited to one section with all below it."""
    limited, _made = Group.objects.get_or_create(name="Limited editors")
    limited.permissions.set(Group.objects.get(name="Editor").permissions.all())
    Reach.objects.get_or_create(group=limited)[0].sections.set(Section.objects.filter(path="section-3"))
    roles = {"mira": "Publisher", "reporter": "Reporter", "limited": limited.name}
    found = []
    for name, role in roles.items():
        person = User.objects.get_or_create(username=name, defaults={"is_staff": True})[0]
        person.groups.set([Group.objects.get(name=role)])
        found.append(person)
    return found


def _article(number: int, *, of: int) -> Article:
    saved_at = timezone.now() - timedelta(minutes=20) * (of - number)
    status = {3: "draft", 4: "in_review", 5: "approved", 6: "withdrawn", 7: "spiked"}.get(number % 100, "live")
    is_coming = number > of - 2_000 and status in {"draft", "in_review", "approved"}
    deadline = saved_at + timedelta(hours=number % 700) if is_coming else None
    writer = _writers()[number % WRITERS]
    return Article(
        kind="pictures" if number % 300 == 1 else "news",
        language="ar" if number % 1_000 == 2 else "en",
        section_id=_sections()[number % 7 * 5 if number % 50 else 47],
        kicker="Strait",
        headline=f"{THINGS[number % 6]} at the {PLACES[number % 7]}, berth{number % 5_000}",
        slug=f"story-{number}",
        standfirst="What the pilots’ guild counted in, and what it counted out, by night." * 2,
        body=BODY,
        words=340,
        status=status,
        deadline=deadline,
        next_hour=deadline or NO_HOUR,
        assignee_id=writer if number % 100 in {3, 4} else None,
        created_by_id=writer,
        saved_by_id=writer,
        created_at=saved_at,
        saved_at=saved_at,
        first_published_at=saved_at,
        version=1,
    )


def _edition(article: Article) -> Edition:
    shared: dict[str, Any] = {"working_copy": article, "path": f"{article.slug}", "revision_number": 1}
    names = ("kind", "slug", "kicker", "headline", "standfirst", "body", "language", "section_id", "words")
    shared |= {name: getattr(article, name) for name in names}
    at = article.saved_at
    return Edition(first_published_at=at, published_at=at, dated_on=at.date(), text=article.standfirst, **shared)


@lru_cache
def _writers() -> list[int]:
    return [User.objects.get_or_create(username=f"writer{n}", is_staff=True)[0].pk for n in range(WRITERS)]


@lru_cache
def _names() -> list[int]:
    made = [save_contributor(Contributor(name=f"Writer {n}", slug=f"writer-{n}")) for n in range(WRITERS)]
    return [contributor.pk for contributor in made]


@lru_cache
def _sections() -> list[int]:
    """Ten sections, each with four below it."""
    made = []
    for n in range(10):
        section = save_section(Section(name=f"Section {n}", slug=f"section-{n}"))
        made += [
            section,
            *(save_section(Section(name=f"Part {m}", slug=f"part-{m}", parent=section)) for m in range(4)),
        ]
    return [section.pk for section in made]
