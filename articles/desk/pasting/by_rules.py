"""What the rules of the sources say of pasted captions; and drafts whose pictures they fill in, where somebody said so."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import formats
from django.utils.translation import gettext as _

from articles.desk.pasting.drafting import Draft, drafts_from
from articles.desk.pasting.story import PastedCaption, PastedStory
from media import ledger
from media.models import Photo
from media.supplier_rules import offered, reason_of
from media.supplier_trying import Read, RulesInForce, read_as_printed

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

MOST_CHARACTERS = 40


def told_of(caption: PastedCaption, *, in_force: RulesInForce) -> Read | None:
    """Which source this caption's credit names, by which rule, and what that one's rules offer. No query."""
    if caption.credit is None:
        return None
    return read_as_printed(caption.credit, printed=caption.printed_credit, in_force=in_force)


def drafts_by_rules(
    stories: Iterable[PastedStory],
    *,
    by: "User | AnonymousUser | None",
    make_sections: bool,
    published_at: datetime | None = None,
) -> list[Draft]:
    """As drafts_from, and the pictures of the new drafts say what the rules of their sources fill in.

    Writes  what drafts_from writes, and the CreditChanges of licence and rights: all or none
    """
    person = by if by and by.is_authenticated else None
    with transaction.atomic():
        drafts = drafts_from(stories, by=by, make_sections=make_sections, published_at=published_at)
        new = [draft.article.pk for draft in drafts if draft.is_new]
        photos = Photo.objects.filter(captions__article__in=new).select_related("source__default_licence")
        for photo in photos.order_by("pk"):
            if photo.source and (offer := offered(photo, source=photo.source)):
                ledger.correct(photo, by=person, why=reason_of(photo.source), **offer)
    return drafts


def lines_told(story: PastedStory, *, in_force: RulesInForce) -> Iterator[str]:
    """For a terminal: each caption that names a known source, with the rule, the offer and the warning."""
    for caption in story.captions:
        read = told_of(caption, in_force=in_force)
        if read and read.source and read.offer:
            said = ", ".join(filter(None, (f"{read.source}", read.rule)))
            offer = [_("nothing to fill in")] if read.offer.is_empty else []
            if read.offer.licence:
                told = {"licence": read.offer.licence, "covers": read.offer.covers}
                offer.append(_("licence “%(licence)s”, %(covers)s") % told)
            if read.offer.until:
                day = formats.date_format(read.offer.until, "j F Y")
                offer.append(_("rights until %(day)s") % {"day": day})
            words = caption.text[:MOST_CHARACTERS] or _("a credit alone")
            yield f"  {words}: {said}: {'; '.join(filter(None, [*offer, read.source.warning]))}"
