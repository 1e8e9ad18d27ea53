"""Every place that shows a photo, or would: stories, fronts, portraits, and old saves, as far as one may see them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models import Max, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, StrIndex
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.models import Article, Caption, Revision
from articles.desk.photo_uses import Standing, in_drafts, places_in, told
from articles.reader.front import home_front
from articles.reader.lists import STORIES_A_PAGE, newest_ids
from articles.reader.models import Contributor, Edition, Listing, Section
from media.models import Photo
from media.uses import Use
from outlet.models import Outlet

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User

    Person = User | AnonymousUser

MOST_USES = 200
# So many saves are looked through for a photo that stands nowhere any more, the newest first.
SAVES_LOOKED_AT = 10_000
# Only a story among the newest of its section stands on that section's first page.
MOST_LEADS = 20


def places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """Every place that shows this photo, or would: what readers have first.

    Cost  twelve queries at most, one of them a pass over the captions of all editions
    """
    standings = in_drafts(photo, person=person, most=MOST_USES)
    editions = {edition.working_copy_id: edition for edition in editions_with(photo)[:MOST_USES]}
    # Live stories whose working copy has let the photo go: readers see it there until they are published again.
    alone = editions.keys() - standings.keys()
    for story in policy.stories_of(person).filter(pk__in=alone).defer("body") if alone else ():
        standings[story.pk] = Standing(story)
    for story_id in editions.keys() & standings.keys():
        standings[story_id].edition = editions[story_id]
    fronts = [*_on_the_home_page(photo), *_on_sections(photo, editions=editions.values())]
    uses = [*told(standings.values(), photo=photo), *fronts, *_portraits(photo, person=person)]
    return sorted(uses, key=lambda use: not use.is_public)


def old_places_of(photo: Photo, *, person: "Person") -> list[Use]:
    """The stories that had this photo in some save, and have it neither in their draft nor before readers.

    Left out  saves before the newest SAVES_LOOKED_AT
    Cost      two queries, one of them a pass over so many saves
    """
    newest = Revision.objects.filter(at__gte=photo.created_at).order_by("-pk")[:SAVES_LOOKED_AT]
    held = _saves_with(photo, among=Revision.objects.filter(pk__in=newest.values("pk"))).order_by()
    last = dict(held.values_list("article").annotate(number=Max("number")))
    now_public = Edition.objects.filter(working_copy__in=last).only("working_copy_id", "captions", "fallback_photo_id")
    public = [edition.working_copy_id for edition in now_public if places_in(edition, photo=photo)]
    stories = policy.stories_of(person).filter(pk__in=last.keys() - set(public)).exclude(fallback_photo=photo)
    stories = stories.exclude(pk__in=Caption.objects.filter(photo=photo).values("article")).defer("body")
    return [_of_old_saves(story, number=last[story.pk]) for story in stories.order_by("-saved_at")[:MOST_USES]]


def editions_with(photo: Photo) -> QuerySet[Edition]:
    """The public stories that were published with this photo, or fall back on it, newest first."""
    if connection.vendor == "postgresql":  # read as JSON: a sixth of what it costs to read it as text
        editions = Edition.objects.filter(Q(captions__contains=[{"photo": photo.pk}]) | Q(fallback_photo=photo))
    else:
        # In JSON a quotation mark inside a text is escaped, so that no caption's words can look like the key.
        as_text = Q(said__contains=f'"photo": {photo.pk},') | Q(said__contains=f'"photo": {photo.pk}}}')
        said = Edition.objects.annotate(said=Cast("captions", TextField()))
        editions = said.filter(as_text | Q(fallback_photo=photo))
    return editions.only("working_copy_id", "path", "captions", "fallback_photo_id").order_by("-published_at", "-pk")


def _saves_with(photo: Photo, *, among: QuerySet[Revision]) -> QuerySet[Revision]:
    """Those of these saves in which a caption has this photo, or the story falls back on it."""
    if connection.vendor == "postgresql":
        in_captions = Q(content__contains={"captions": [{"photo": photo.pk}]})
        return among.filter(in_captions | Q(content__contains={"fallback_photo": photo.pk}))
    # A fallback's key ends in the same way, so that both are found.
    as_last, as_one_of = Value(f'photo": {photo.pk}}}'), Value(f'photo": {photo.pk},')
    said = Cast("content", TextField())
    held = among.alias(ends=StrIndex(said, as_last), goes_on=StrIndex(said, as_one_of))
    return held.filter(Q(ends__gt=0) | Q(goes_on__gt=0))


def _of_old_saves(story: Article, *, number: int) -> Use:
    return Use(
        name=str(story),
        url=reverse("admin:articles_article_history", args=[story.pk]),
        mark="draft",
        state=_("only in old saves"),
        place=_("last in save %(number)s") % {"number": number},
        is_public=False,
        kind="revision",
    )


def _on_the_home_page(photo: Photo) -> Iterator[Use]:
    if f"photo:{photo.pk}" in home_front(Outlet.objects.current()).keys:
        yield _front(_("Home page"), "/")


def _on_sections(photo: Photo, *, editions: Iterable[Edition]) -> Iterator[Use]:
    """The sections whose first page has a story that leads with this photo."""
    leading = [edition.pk for edition in editions if edition.lead and edition.lead["photo"] == photo.pk]
    rows = Listing.objects.filter(edition__in=leading[:MOST_LEADS], list_key__startswith="section:")
    keys = set(rows.values_list("list_key", flat=True))
    first_pages = newest_ids(keys, each=STORIES_A_PAGE)
    shown = [int(key.partition(":")[2]) for key, ids in first_pages.items() if not set(leading).isdisjoint(ids)]
    for section in Section.objects.filter(pk__in=shown):
        yield _front(str(section), section.get_absolute_url())


def _front(name: str, address: str) -> Use:
    return Use(name, address, "front", _("live"), _("with its story"), is_public=True, public_url=address, kind="front")


def _portraits(photo: Photo, *, person: "Person") -> Iterator[Use]:
    for who in Contributor.objects.filter(portrait=photo)[:MOST_USES]:
        public = who.get_absolute_url()
        may_see = person.has_perm("articles.view_contributor")
        url = reverse("admin:articles_contributor_change", args=[who.pk]) if may_see else public
        yield Use(who.name, url, "live", _("live"), _("portrait"), is_public=True, public_url=public, kind="portrait")
