"""Makes the public form of a story from a revision's content. Writes nothing: publishing, preview and rebuild share it."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.text import slugify

from articles import body
from articles.desk.models import Article
from articles.desk.snapshot import BylineContent, Content, snapshot
from articles.desk.survivors import with_survivors
from articles.publishing.versions import told
from articles.reader.models import Contributor, Edition, Section
from outlet.models import Outlet


def prepare(
    article: Article, *, content: Content | None = None, number: int | None = None, at: datetime | None = None
) -> Edition:
    """The edition that this story would have, unsaved.

    Takes  content: a revision's snapshot (default: the working copy as it stands); number: of that revision;
           at: when this edition goes out (default: now)
    Cost   the snapshot's queries, one each for the contributors, the section and the versions, one for photos that were merged
    """
    content = with_survivors(snapshot(article) if content is None else content)
    at = at or timezone.now()
    first = article.first_published_at or at
    dated_on = article.dated_on or Outlet.objects.current().day_of(first)
    section = Section.objects.filter(pk=content["section"] or 0).first() or Section(name="", path="", trail=[])
    slug = content["slug"] or f"story-{article.pk or 'new'}"
    words = " ".join([content["kicker"], content["headline"], content["standfirst"], body.text(content["body"])])
    captions = shown_captions(content)
    modified_at, notes = told(article, at=at, first=first)
    return Edition(
        working_copy=article,
        path=f"{section.path}/{dated_on:%Y/%m/%d}/{slug}",
        section=section,
        **{
            name: content[name] for name in ("kind", "kicker", "headline", "standfirst", "body", "dateline", "language")
        },
        slug=slug,
        captions=captions,
        fallback_photo_id=content.get("fallback_photo"),
        bylines=printed_bylines(content["bylines"]),
        tags=printed_tags(content["tags"]),
        text="\n".join([words, *(caption["text"] for caption in captions)]),
        words=body.word_count(content["body"]),
        dated_on=dated_on,
        first_published_at=first,
        published_at=at,
        modified_at=modified_at,
        notes=notes,
        retracted_at=article.retracted_at,
        retraction=article.retraction,
        revision_number=article.version if number is None else number,
    )


def shown_captions(content: Content) -> list[dict[str, Any]]:
    """The captions that the page shows: the lead, then those with a figure, in the body's order."""
    by_id = {caption["id"]: caption for caption in content["captions"]}
    placed = [by_id[pk] for pk in body.figures(content["body"]) if pk in by_id]
    lead = [caption for caption in content["captions"] if caption["is_lead"]]
    return [dict(caption) for caption in [*lead, *placed]]


def printed_bylines(bylines: list[BylineContent]) -> list[dict[str, Any]]:
    """Each byline with the contributor's name as it is now."""
    contributors = Contributor.objects.in_bulk([byline["contributor"] for byline in bylines])
    return [
        {
            "contributor": found.pk,
            "name": found.name,
            "slug": found.slug,
            "kind": found.kind,
            "title": found.title,
            "role": byline["role"],
            "place": byline["place"],
        }
        for byline in bylines
        if (found := contributors.get(byline["contributor"]))
    ]


def printed_tags(names: list[str]) -> list[dict[str, str]]:
    """The tags with their addresses; of two names with one address, such as C# and C++, the first stands."""
    by_slug: dict[str, str] = {}
    for name in names:
        by_slug.setdefault(tag_slug(name), name)
    return [{"name": name, "slug": slug} for slug, name in by_slug.items()]


def tag_slug(name: str) -> str:
    """The address of a tag, the same for the same name whatever its case."""
    return (slugify(name) if name.isascii() else slugify(name, allow_unicode=True)) or name.encode().hex()[:32]
