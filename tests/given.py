"""The cast of the tests: an outlet, its people and its stories, in a newsroom's words. Nothing here is random.

A story that is live went through the door, so no test can build a public state that the door would refuse.
"""

from collections.abc import Iterable
from datetime import date, datetime
from html import escape
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from articles import body as bodies
from articles.desk.models import Article, Byline, Caption
from articles.desk.saving import save, slug_of
from articles.publishing.people import save_contributor
from articles.publishing.publish import publish
from articles.publishing.sections import save_section
from articles.reader.models import Contributor, Edition, Section
from media.models import Licence, Photo, Rendition, Source
from media.search import renew
from outlet.masthead import renew_masthead
from outlet.models import Address, Channel, Outlet

HEADLINE = "Ceasefire talks reopen the port of Karsand, and a quarrel about who runs it"
PARAGRAPHS = (
    "The port of Karsand will open its gates to shipping on Tuesday evening for the first time in nine days.",
    "The agreement runs to four pages. It names the berths and the order in which forty-one vessels will come in.",
    "“We were asked to solve the traffic, and we have solved the traffic,” said Petra Lindqvist.",
)


def an_outlet(**changes: Any) -> Outlet:
    """The Meridian, with two addresses, an onion, a channel and an Arabic edition."""
    values = {
        "name": "The Meridian",
        "wordmark": "The/Meridian",
        "tagline": "Independent reporting from the harbour cities since 1987",
        "time_zone": "Europe/Athens",
        "place": "Karsand",
    }
    outlet, _ = Outlet.objects.update_or_create(pk=1, defaults={**values, **changes})
    hosts = [("main", "meridian.example.org"), ("alternate", "meridian.example.com"), ("onion", "meridianq7.onion")]
    for position, (kind, host) in enumerate(hosts):
        Address.objects.get_or_create(outlet=outlet, host=host, defaults={"kind": kind, "position": position})
    Channel.objects.get_or_create(outlet=outlet, kind="television", name="Our channel on Roku")
    Channel.objects.get_or_create(
        outlet=outlet, kind="language", name="العربية", language="ar", url="https://ar.meridian.example.org/"
    )
    renew_masthead(outlet)
    return outlet


def today() -> date:
    """The day that it is where the outlet is, which late in the evening is not that of UTC."""
    return Outlet.objects.current().today()


def an_editor(name: str = "petra") -> User:
    """Somebody who may do everything on the desk."""
    user, _ = User.objects.get_or_create(username=name, defaults={"is_staff": True, "is_superuser": True})
    return user


def a_section(*trail: str) -> Section:
    """The last section of a trail such as "News", "Syria"; what is missing above it is made too."""
    parent: Section | None = None
    for name in trail or ("News", "Levant"):
        found = Section.objects.filter(parent=parent, name=name).first()
        parent = found or save_section(Section(parent=parent, name=name, slug=slug_of(name)))
    assert parent is not None
    return parent


def a_contributor(name: str = "Dunja Kovac", **changes: Any) -> Contributor:
    """Somebody whose name stands over stories."""
    found = Contributor.objects.filter(name=name).first()
    return found or save_contributor(Contributor(name=name, slug=slug_of(name), **changes))


def a_source(name: str = "Harbour Press", **changes: Any) -> Source:
    return Source.objects.get_or_create(name=name, defaults=changes)[0]


def a_photo(
    title: str = "The container berths at dusk",
    *,
    creator: str = "Amal Haddad",
    source: str = "Harbour Press",
    **changes: Any,
) -> Photo:
    """A photo in the library, ready for readers, with the rows of its renditions but no files."""
    values: dict[str, Any] = {
        "status": Photo.Status.READY,
        "width": 1800,
        "height": 1200,
        "colour": "#3a3550",
        "alt_text": "Gantry cranes against a red sky, their lights in still water",
        "description": "The container berths at Karsand at dusk, on the ninth evening of the closure.",
        "licence": Licence.objects.get_or_create(key="agency", defaults={"name": "Editorial use"})[0],
    }
    photo = Photo.objects.create(
        title=title, creator=creator, source=a_source(source) if source else None, **{**values, **changes}
    )
    if photo.status == Photo.Status.READY:
        for width in (320, 640, 1280):
            _a_rendition(photo, width=width)
    renew([photo.pk])
    return photo


def _a_rendition(photo: Photo, *, width: int) -> None:
    for kind in (Rendition.Format.JPEG, Rendition.Format.WEBP):
        name = f"{photo.public_id}/{width}.{kind.value}"
        height = round(width * (photo.height or 2) / (photo.width or 3))
        Rendition.objects.create(photo=photo, format=kind, width=width, height=height, file=name, bytes=width * 100)


def a_text(*paragraphs: str) -> str:
    """Body HTML of plain paragraphs."""
    return "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)


def a_story(
    headline: str = HEADLINE,
    *,
    section: Section | None = None,
    by: Iterable[Contributor] | None = None,
    paragraphs: Iterable[str] = PARAGRAPHS,
    lead: Photo | None = None,
    lead_text: str = "The container berths at Karsand on Monday evening.",
    photos: Iterable[Photo] = (),
    tags: Iterable[str] = (),
    also_in: Iterable[Section] = (),
    **changes: Any,
) -> Article:
    """A working copy that is ready to go out, saved as the desk saves it.

    Takes  by: whose names stand over it, in order; photos: placed at the end of the text, each with a caption
    """
    article = Article(section=section or a_section("News", "Levant"), headline=headline, **changes)
    article.body = article.body or a_text(*paragraphs)
    names = [a_contributor()] if by is None else list(by)

    def store() -> None:
        for position, contributor in enumerate(names):
            Byline.objects.create(article=article, contributor=contributor, position=position)
        if lead:
            Caption.objects.create(article=article, photo=lead, text=lead_text, is_lead=True)
        _place(photos, article)
        article.tags.set(tags)
        article.other_sections.set(also_in)

    save(article, by=an_editor(), store=store)
    return article


def _place(photos: Iterable[Photo], article: Article) -> None:
    for photo in photos:
        caption = Caption.objects.create(article=article, photo=photo, text=f"{photo.title}.")
        article.body += f"\n{bodies.figure(caption.pk)}"
    article.save(update_fields=["body"])


def a_live_story(headline: str = HEADLINE, *, at: datetime | None = None, **changes: Any) -> Edition:
    """A story that readers have, out since `at` (default: now). Takes what `a_story` takes."""
    return publish(a_story(headline, **changes), by=an_editor(), at=at or timezone.now())


def a_change(edition: Edition, *, at: datetime | None = None, **changes: Any) -> Edition:
    """A live story published again with these fields of its working copy changed."""
    article = Article.objects.get(pk=edition.working_copy_id)
    for name, value in changes.items():
        setattr(article, name, value)
    save(article, by=an_editor())
    return publish(article, by=an_editor(), at=at or timezone.now())


def a_moved_section(section: Section, **changes: Any) -> Section:
    """A section under another name, slug or parent, as the desk keeps it."""
    section = Section.objects.get(pk=section.pk)
    for name, value in changes.items():
        setattr(section, name, value)
    return save_section(section)


def a_renamed_contributor(contributor: Contributor, **changes: Any) -> Contributor:
    """A contributor under another name or slug, as the desk keeps it."""
    contributor = Contributor.objects.get(pk=contributor.pk)
    for name, value in changes.items():
        setattr(contributor, name, value)
    return save_contributor(contributor)


def noon(day: str) -> datetime:
    """Twelve o'clock UTC on a day such as "2026-11-24"."""
    return datetime.combine(
        date.fromisoformat(day), datetime.min.time(), tzinfo=timezone.get_default_timezone()
    ).replace(hour=12)
