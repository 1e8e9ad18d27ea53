"""Tells the photo desk in which stories a photo stands: live ones and drafts, as far as the person may see them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Article, Caption, ScheduledAct
from articles.reader.models import Edition
from media.models import Photo
from media.uses import Use

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_USES = 50


@dataclass
class Standing:
    """One story and how the photo stands in it: in its working copy, in what readers have, or both."""

    story: Article
    captions: list[Caption] = field(default_factory=list)
    edition: Edition | None = None
    due_at: datetime | None = None


def uses_of(photo: Photo, *, person: "Person") -> list[Use]:
    """The stories whose working copy has this photo, those that readers have first. Cost: three queries."""
    standings = in_drafts(photo, person=person, most=MOST_USES)
    public = Edition.objects.filter(working_copy__in=list(standings)).only(
        "working_copy_id", "path", "captions", "fallback_photo_id"
    )
    for edition in public:
        if places_in(edition, photo=photo):
            standings[edition.working_copy_id].edition = edition
    return told(standings.values(), photo=photo)


def in_drafts(photo: Photo, *, person: "Person", most: int) -> dict[int, Standing]:
    """The stories whose working copy has this photo in a caption, or falls back on it, newest first. Cost: two queries."""
    stories = policy.stories_of(person).exclude(status=Article.Status.SPIKED)
    captions = Caption.objects.filter(photo=photo, article__in=stories).select_related("article").defer("article__body")
    found: dict[int, Standing] = {}
    for caption in captions.order_by("-article__saved_at", "position", "pk")[:most]:
        found.setdefault(caption.article_id, Standing(caption.article)).captions.append(caption)
    for story in stories.filter(fallback_photo=photo).defer("body").order_by("-saved_at")[:most]:
        found.setdefault(story.pk, Standing(story))
    return found


def told(standings: Iterable[Standing], *, photo: Photo) -> list[Use]:
    """A use for each story, what readers have first, each scheduled one with its hour. Cost: one query."""
    standings = list(standings)
    due = ScheduledAct.objects.filter(
        article__in=[each.story.pk for each in standings], verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True
    )
    hours = dict(due.values_list("article", "due_at"))
    for each in standings:
        each.due_at = hours.get(each.story.pk)
    return sorted((_use(each, photo=photo) for each in standings), key=lambda use: not use.is_public)


def places_in(edition: Edition, *, photo: Photo) -> list[str]:
    """Where a public story shows this photo, or would: in words; nothing where it does not."""
    places = [
        _("lead") if caption["is_lead"] else _nth(number)
        for number, caption in enumerate(edition.captions, start=1)
        if caption["photo"] == photo.pk
    ]
    return [*places, _("fallback photo")] if edition.fallback_photo_id == photo.pk else places


def _use(standing: Standing, *, photo: Photo) -> Use:
    story, edition = standing.story, standing.edition
    in_draft = bool(standing.captions) or story.fallback_photo_id == photo.pk
    places = places_in(edition, photo=photo) if edition else _places_in_draft(standing, photo=photo)
    if edition and not in_draft:
        places.append(_("no longer in the draft"))
    kind, mark, state = _state(standing)
    return Use(
        name=str(story),
        url=reverse("admin:articles_article_change", args=[story.pk]),
        mark=mark,
        state=state,
        place=", ".join(filter(None, places)),
        is_public=edition is not None,
        public_url=edition.get_absolute_url() if edition else "",
        kind=kind,
    )


def _places_in_draft(standing: Standing, *, photo: Photo) -> list[str]:
    places = [_("lead") if caption.is_lead else _nth(caption.position) for caption in standing.captions]
    return [*places, _("fallback photo")] if standing.story.fallback_photo_id == photo.pk else places


def _nth(number: int) -> str:
    return _("photo %(number)s of the story") % {"number": number} if number else ""


def _state(standing: Standing) -> tuple[str, str, str]:
    """The kind of use, its mark and its words."""
    story = standing.story
    if standing.edition:
        return "live", "live", _("live")
    if standing.due_at:
        when = date_format(timezone.localtime(standing.due_at), "j M H:i")
        return "scheduled", "scheduled", _("scheduled for %(when)s") % {"when": when}
    if story.status == Article.Status.LIVE:
        return "draft", "draft", _("only in the draft of the live story")
    if story.status == Article.Status.WITHDRAWN:
        return "withdrawn", "withdrawn", story.get_status_display()
    mark = "review" if story.status == Article.Status.IN_REVIEW else "draft"
    return "draft", mark, story.get_status_display()
