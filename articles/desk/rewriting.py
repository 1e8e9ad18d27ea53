"""Gives a working copy a whole content: what a form holds, what two people settle on, what a revision held."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from django.db import IntegrityError
from django.utils.translation import gettext as _

from articles import body
from articles.desk.models import Article, Byline, Caption, Revision
from articles.desk.saving import save
from articles.desk.snapshot import TEXT_FIELDS, BylineContent, CaptionContent, Content
from articles.desk.survivors import with_survivors
from articles.reader.models import Contributor, Section
from media.models import Photo

if TYPE_CHECKING:
    from django.contrib.auth.models import User

Done = TypeVar("Done")


def rewrite(
    article: Article, *, content: Content, by: "User | None", based_on: int | None = None, label: str = ""
) -> Revision:
    """The working copy says what this content says, kept as one new revision.

    Takes   content: a revision's, or a form's; what it names and is gone (a section, a photo) is left out, and for a photo
            that was merged the one that is left stands
    Writes  the Article, its bylines, captions, tags and sections, one Revision: all or none
    Raises  StaleCopy when somebody saved since; articles.body.UnfitBody for a text that cannot be taken in
    """
    content = with_survivors(content)
    for name in TEXT_FIELDS:
        setattr(article, name, content[name])  # type: ignore[literal-required]
    article.no_byline = content["no_byline"]
    # Revisions from before there were fallback photos have none.
    article.fallback_photo = Photo.objects.filter(pk=content.get("fallback_photo") or 0).first()
    article.section = Section.objects.filter(pk=content["section"] or 0).first()

    def store() -> None:
        article.other_sections.set(Section.objects.filter(pk__in=content["other_sections"]))
        article.tags.set(content["tags"])
        _store_bylines(article, content["bylines"])
        _store_captions(article, content["captions"])

    return save(article, by=by, based_on=based_on, store=store, label=label)


def though_removed(act: Callable[[], Done]) -> Done:
    """What this act answers; done anew where a section or a name was removed between its look and its end.

    Takes  act: rewrites stories in a transaction of its own, so that nothing of the first attempt is left;
           the second finds what is gone, and leaves it out
    """
    try:
        return act()
    except IntegrityError:
        return act()


def left_out(wanted: Content, *, kept: Content) -> list[str]:
    """What these words named and is gone, as sentences with the way out."""
    said = []
    if wanted["section"] and not kept["section"]:
        said.append(_("The section was removed meanwhile. Choose another."))
    if set(wanted["other_sections"]) - set(kept["other_sections"]):
        said.append(_("A section under “also in” was removed meanwhile. Choose another, if it should stand in two."))
    if len(kept["bylines"]) < len(wanted["bylines"]):
        said.append(_("A name over the story was removed meanwhile. Look at its bylines."))
    return said


def _store_bylines(article: Article, bylines: list[BylineContent]) -> None:
    standing = [
        {"contributor": byline.contributor_id, "role": byline.role, "place": byline.place}
        for byline in article.bylines.all()
    ]
    if standing == bylines:
        return
    known = Contributor.objects.in_bulk([byline["contributor"] for byline in bylines])
    article.bylines.all().delete()
    Byline.objects.bulk_create(
        Byline(
            article=article, contributor=known[line["contributor"]], role=line["role"], place=line["place"], position=n
        )
        for n, line in enumerate(bylines)
        if line["contributor"] in known
    )


def _store_captions(article: Article, captions: list[CaptionContent]) -> None:
    """The story's captions are these. One that was deleted since comes back under a new number, in the text too."""
    standing = {caption.pk: caption for caption in article.captions.all()}
    photos = Photo.objects.in_bulk([caption["photo"] for caption in captions])
    kept = {caption["id"] for caption in captions}
    article.captions.exclude(pk__in=kept).delete()
    article.captions.filter(is_lead=True).update(is_lead=False)  # one lead a story, at every moment
    text = article.body
    for wanted in captions:
        if wanted["photo"] not in photos:
            continue
        caption = standing.get(wanted["id"]) or Caption(article=article, position=len(captions))
        caption.photo, caption.text, caption.is_lead = (photos[wanted["photo"]], wanted["text"], wanted["is_lead"])
        caption.save()
        if caption.pk != wanted["id"]:
            text = text.replace(body.figure(wanted["id"]), body.figure(caption.pk))
    if text != article.body:
        article.body = text
        article.save(update_fields=["body"])
