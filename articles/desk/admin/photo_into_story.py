"""*Put into a story*: from a photo to the story that is to have it. Who has the photo in hand looks for no picture again."""

from typing import NamedTuple

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import policy
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, person_of, story_for
from articles.desk.models import Article, Caption
from articles.desk.pictures import MayNotStand, put_in, refuse_unfit
from articles.desk.saving import StaleCopy
from articles.desk.story_words import MOST_LETTERS, holding
from media.admin.led_on import led_on
from media.credit import credit_line
from media.models import Photo
from media.rights import problems_of
from media.thumbnails import pictures_at
from outlet.models import Outlet

PERMISSIONS = ("media.view_photo", "articles.change_article")
MOST_STORIES = 12
WIDE_PX = 320
# Some of those that are found may only be read: so many are looked through for those that may be edited.
MOST_LOOKED_AT = 60
OVER = (Article.Status.SPIKED, Article.Status.WITHDRAWN)


class NoStory(ValueError):
    """Nobody said which story is to have the photo."""


class Place(NamedTuple):
    """A story that may take the photo in, and whether it has it already."""

    story: Article
    has_it: bool


def photo_into_story(request: HttpRequest, photo_id: int) -> HttpResponse:
    """The person's open drafts, or the stories that hold some words; a POST puts the photo into one of them."""
    if not request.user.has_perms(PERMISSIONS):
        raise PermissionDenied
    if (left := led_on(request, photo_id)) is not None:
        return left
    rows = Photo.objects.select_related("source", "licence").prefetch_related("leases")
    photo = get_object_or_404(rows, pk=photo_id)
    unfit, refused = _unfit(photo), ""
    if request.method == "POST" and not unfit:
        try:
            return _put(request, photo)
        except NoStory:
            refused = _("Choose a story first.")
        except StaleCopy as stale:
            refused = _("%(who)s Choose the story again.") % {"who": stale}
    typed = words(request.GET.get("words")).strip()[:MOST_LETTERS]
    context = {
        "title": _("Put into a story"),
        "opts": Photo._meta,
        "photo": photo,
        "thumbnail": pictures_at([photo.pk], width_px=WIDE_PX).get(photo.pk),
        "credit": credit_line(photo, form=Outlet.objects.current().credit_form),
        "unfit": unfit,
        "warnings": warnings_of(photo),
        "refused": refused,
        "words": typed,
        "places": [] if unfit else places_for(photo, request=request, typed=typed),
    }
    whole = {**admin.site.each_context(request), **context}
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/articles/caption/put.html", whole, status=status)


def places_for(photo: Photo, *, request: HttpRequest, typed: str) -> list[Place]:
    """The stories that this person may edit and that hold these words; without words, the drafts that are theirs.

    Order  the last saved first, twelve at most
    Cost   four queries
    """
    person = person_of(request)
    stories = policy.stories_of(person).exclude(status__in=OVER).select_related("section").defer("body")
    if typed:
        stories = holding(stories, words=typed)
    else:
        theirs = Q(assignee=person.pk) | Q(assignee=None, created_by=person.pk)
        stories = stories.filter(theirs).exclude(status=Article.Status.LIVE)
    found = stories.order_by("-saved_at", "-pk")[:MOST_LOOKED_AT]
    edited = [story for story in found if policy.may(person, "edit", story)][:MOST_STORIES]
    having = set(Caption.objects.filter(photo=photo, article__in=edited).values_list("article", flat=True))
    return [Place(story, story.pk in having) for story in edited]


def warnings_of(photo: Photo) -> list[str]:
    """What whoever puts this photo in is to know: of its rights, of its file, and what its source asks to look at."""
    problems = problems_of(photo, on=timezone.localdate(), leases=photo.leases.all())
    said = [problem.sentence for problem in problems if not problem.is_blocker]
    return [*said, photo.source.warning] if photo.source and photo.source.warning else said


def _unfit(photo: Photo) -> str:
    """What speaks against putting this photo in, as a sentence; or nothing."""
    try:
        refuse_unfit(photo, on=timezone.localdate())
    except MayNotStand as unfit:
        return str(unfit)
    return ""


def _put(request: HttpRequest, photo: Photo) -> HttpResponse:
    """The photo is the last caption of the story that was chosen. Raises NoStory and StaleCopy."""
    if not (chosen := number(request.POST.get("story"))):
        raise NoStory
    article = story_for(request, chosen, act="edit")
    caption = put_in(article, photo=photo, by=person_of(request))
    messages.success(request, _("The photo is in the story. Write its caption."))
    return HttpResponseRedirect(f"{address('change', article)}#caption-{caption.pk}")
