"""Makes drafts of pasted stories: the article with its section, names, photos that await their files, and captions."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.desk.models import Article, Byline
from articles.desk.pasting.finding import (
    find_or_make_contributor,
    find_or_make_section,
    find_or_make_source,
    find_section,
)
from articles.desk.pasting.keys import words_key
from articles.desk.pasting.languages import language_of
from articles.desk.pasting.marks import Mark
from articles.desk.pasting.story import PastedCaption, PastedStory
from articles.desk.pasting.typesetting import body_html
from articles.desk.rewriting import rewrite
from articles.desk.snapshot import BylineContent, CaptionContent, Content
from media import ledger, search_rows
from media.credit_names import Credit
from media.models import Photo
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

READ_FROM_PASTE = gettext_noop("Read from a pasted caption")
_NOT_YET_SAVED = 900_000_000  # ids of captions until the story is saved; rewriting gives them their own
_TITLE_CHARACTERS = 60


class UnfitStory(ValueError):
    """A part of the story is longer than the desk can keep; the message says which, and what to do."""


@dataclass(frozen=True)
class Draft:
    """The story on the desk, and whether this paste made it or found it there."""

    article: Article
    is_new: bool


def drafts_from(
    stories: Iterable[PastedStory],
    *,
    by: "User | AnonymousUser | None",
    make_sections: bool,
    published_at: datetime | None = None,
) -> list[Draft]:
    """A draft of each story, in order; a story that is on the desk already is left as it is.

    Takes   make_sections: whether a trail that is not in the tree yet is added to it;
            published_at: when the stories first came out, which their addresses will say
    Writes  for each new story: Article, Revision, Bylines, Captions, Photos, CreditChanges; missing Sections,
            Contributors and Sources: all or none
    Order   safe to repeat
    Raises  UnfitStory for a part that is too long; articles.body.UnfitBody for a text that is
    """
    with transaction.atomic():
        list(
            Outlet.objects.select_for_update().values_list("pk")
        )  # one at a time: two pastes of one story make one draft
        return [make_draft(story, by=by, make_sections=make_sections, published_at=published_at) for story in stories]


def make_draft(
    story: PastedStory,
    *,
    by: "User | AnonymousUser | None",
    make_sections: bool,
    published_at: datetime | None = None,
) -> Draft:
    """As drafts_from, for one story. Runs in the caller's transaction."""
    found = already_there(story)
    if found:
        return Draft(found, is_new=False)
    _refuse_what_is_too_long(story)
    person = by if by and by.is_authenticated else None
    article = Article(pasted_digest=digest_of(story), first_published_at=published_at, note=_note(story))
    section = find_or_make_section(story.trail) if make_sections else find_section(story.trail)
    captions, figures = _captions(story, by=person)
    content = Content(
        kind=Article.Kind.NEWS,
        section=section.pk if section else None,
        other_sections=[],
        kicker=story.kicker,
        headline=story.headline,
        slug="",
        standfirst=story.standfirst,
        dateline=story.dateline,
        body=body_html(story, figures=figures),
        language=language_of(
            " ".join((story.headline, *story.paragraphs)), otherwise=Outlet.objects.current().language
        ),
        no_byline=False,
        fallback_photo=None,
        tags=[],
        bylines=_bylines(story),
        captions=captions,
    )
    rewrite(article, content=content, by=person, label=_("Pasted"))
    return Draft(article, is_new=True)


def already_there(story: PastedStory) -> Article | None:
    """The article that was made of the same words; a spiked one does not count. One query."""
    standing = Article.objects.filter(pasted_digest=digest_of(story)).exclude(status=Article.Status.SPIKED)
    return standing.order_by("pk").first()


def digest_of(story: PastedStory) -> str:
    """A fingerprint of the story's words. Marks that a person changes, and the page's boilerplate, do not change it."""
    kept = (words_key(line.text) for line in story.lines if line.mark is not Mark.BOILERPLATE or line.is_forced)
    return hashlib.sha256("\n".join(filter(None, kept)).encode("utf-8", "replace")).hexdigest()


def _refuse_what_is_too_long(story: PastedStory) -> None:
    parts = [("headline", _("headline"), story.headline), ("kicker", _("kicker"), story.kicker)]
    parts.append(("dateline", _("dateline"), story.dateline))
    for field, word, text in parts:
        most = Article._meta.get_field(field).max_length or 0  # type: ignore[union-attr]
        if len(text) > most:
            sentence = _(
                "The %(part)s has %(length)s characters; the desk keeps %(most)s. Mark some of its lines as body."
            )
            raise UnfitStory(sentence % {"part": word, "length": len(text), "most": most})
    for name in story.bylines:
        if len(name.name) > 120:
            raise UnfitStory(_("A byline has more than 120 characters. Mark its line as body, or part it into names."))


def _note(story: PastedStory) -> str:
    """What the page said of its own times: for the next person, since it is no date of ours."""
    times = [*story.printed.get(Mark.PUBLISHED, ()), *story.printed.get(Mark.UPDATED, ())]
    return (_("On the page it was pasted from: %(times)s") % {"times": " · ".join(times)})[:300] if times else ""


def _bylines(story: PastedStory) -> list[BylineContent]:
    lines: dict[tuple[int, str], BylineContent] = {}
    for name in story.bylines:
        contributor = find_or_make_contributor(name.name)
        role = name.role if name.role in Byline.Role.values else Byline.Role.BY
        line = BylineContent(contributor=contributor.pk, role=str(role), place=name.place[:80])
        lines.setdefault((contributor.pk, line["role"]), line)
    return list(lines.values())


def _captions(story: PastedStory, *, by: "User | None") -> tuple[list[CaptionContent], dict[int, list[int]]]:
    """A caption and its awaited photo for each, the first above the text as lead, and where the others stand."""
    captions: list[CaptionContent] = []
    figures: defaultdict[int, list[int]] = defaultdict(list)
    for number, caption in enumerate(story.captions, start=_NOT_YET_SAVED):
        is_lead = caption.after_paragraph == 0 and not captions
        photo = _awaited_photo(caption, by=by)
        captions.append(CaptionContent(id=number, photo=photo.pk, text=caption.text, is_lead=is_lead))
        if not is_lead:
            figures[caption.after_paragraph].append(number)
    return captions, dict(figures)


def _awaited_photo(caption: PastedCaption, *, by: "User | None") -> Photo:
    """A record that awaits its file, credited as the caption was."""
    credit = caption.credit or Credit()
    description = f"{caption.text} ({note})" if (note := credit.note_to_keep) else caption.text
    photo = Photo.objects.create(title=_title(caption.text), description=description.strip())
    named = {
        "creator": (credit.creator or "")[:200],
        "source": find_or_make_source(credit.source[:120]) if credit.source else None,
        "via": (credit.via or "")[:120],
    }
    ledger.record(photo, by=by, why=READ_FROM_PASTE, changes={field: new for field, new in named.items() if new})
    search_rows.renew([photo.pk])
    return photo


def _title(text: str) -> str:
    """The caption's first words."""
    if len(text) <= _TITLE_CHARACTERS:
        return text
    return f"{text[:_TITLE_CHARACTERS].rsplit(' ', 1)[0]} …"
