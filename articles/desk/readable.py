"""A content in the words that people know: names in place of numbers, paragraphs in place of markup."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import body
from articles.desk.models import Article, Byline
from articles.desk.snapshot import Content
from articles.reader.models import Contributor, Section
from media.models import Photo

LABELS = {
    "kind": gettext_lazy("Kind"),
    "section": gettext_lazy("Section"),
    "other_sections": gettext_lazy("Also in"),
    "kicker": gettext_lazy("Kicker"),
    "headline": gettext_lazy("Headline"),
    "slug": gettext_lazy("Slug"),
    "standfirst": gettext_lazy("Standfirst"),
    "dateline": gettext_lazy("Dateline"),
    "body": gettext_lazy("Text"),
    "language": gettext_lazy("Language"),
    "no_byline": gettext_lazy("No byline"),
    "tags": gettext_lazy("Tags"),
    "bylines": gettext_lazy("Bylines"),
    "captions": gettext_lazy("Photos"),
    "fallback_photo": gettext_lazy("Fallback photo"),
}


@dataclass(frozen=True)
class Readable:
    """For each field of a content its lines of plain words."""

    lines: dict[str, list[str]]


def readable(content: Content) -> Readable:
    """What a content says, field by field. Cost: three queries."""
    sections = Section.objects.in_bulk([pk for pk in [content["section"], *content["other_sections"]] if pk])
    people = Contributor.objects.in_bulk([byline["contributor"] for byline in content["bylines"]])
    fallback = content.get("fallback_photo")  # not in revisions from before there were fallback photos
    photos = Photo.objects.in_bulk([*(caption["photo"] for caption in content["captions"]), *filter(None, [fallback])])
    gone = _("(no longer there)")
    lines = {
        "kicker": _text_lines(content["kicker"]),
        "headline": _text_lines(content["headline"]),
        "slug": _text_lines(content["slug"]),
        "standfirst": _text_lines(content["standfirst"]),
        "dateline": _text_lines(content["dateline"]),
    }
    lines["kind"] = [str(dict(Article.Kind.choices).get(content["kind"], content["kind"]))]
    lines["language"] = [content["language"]]
    lines["no_byline"] = [_("yes") if content["no_byline"] else _("no")]
    lines["fallback_photo"] = [str(photos.get(fallback, gone))] if fallback else []
    lines["tags"] = [", ".join(content["tags"])]
    lines["section"] = [str(sections.get(content["section"], gone))] if content["section"] else []
    lines["other_sections"] = [str(sections.get(pk, gone)) for pk in content["other_sections"]]
    lines["bylines"] = [
        _byline_line(str(people.get(line["contributor"], gone)), role=line["role"], place=line["place"])
        for line in content["bylines"]
    ]
    names = {
        caption["id"]: caption["text"] or str(photos.get(caption["photo"], gone)) for caption in content["captions"]
    }
    lines["captions"] = [
        f"{_('Lead photo') if caption['is_lead'] else _('Photo')}: {photos.get(caption['photo'], gone)}. {caption['text']}"
        for caption in content["captions"]
    ]
    lines["body"] = body_lines(content["body"], names=names)
    return Readable(lines)


def _text_lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _byline_line(name: str, *, role: str, place: str) -> str:
    words = [name, str(dict(Byline.Role.choices).get(role, role)), place]
    return ", ".join(word for word in words if word)


def body_lines(html: str, *, names: dict[int, str]) -> list[str]:
    """The paragraphs of a cleaned body as plain words; a figure is named by its caption."""
    lines = []
    for block in body.blocks(html):
        if figure := re.search(r'<figure data-caption="(\d+)">', block):
            lines.append(_("[Photo: %(name)s]") % {"name": names.get(int(figure[1]), figure[1])})
        else:
            lines += body.text(block).splitlines()
    return lines
