"""Which pictures are to be changed together: those that were ticked, or all that hang under an address of the wall."""

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from media.admin.narrowing import narrowing_of
from media.admin.together_form import MOST_PHOTOS, numbers_in
from media.admin.wall_list import count_of, name_of, photos_of


def chosen_in(request: HttpRequest) -> tuple[list[int], str]:
    """The chosen photos, newest first, and for all of a queue a sentence that says how far this goes.

    Order  what somebody ticked comes first: a queue is taken whole only where nothing is ticked. Once its pictures are on
           the page each is posted by its number, so that none can come in between the look and the act
    """
    asked = request.POST if request.method == "POST" else request.GET
    numbers = numbers_in(asked.getlist("photo"))
    narrowing = narrowing_of(asked)
    if numbers or not narrowing or request.method == "POST":
        return numbers, ""
    photos = photos_of(request, narrowing=narrowing)
    found = list(photos.values_list("pk", flat=True)[: MOST_PHOTOS + 1])
    told = {"queue": name_of(narrowing), "n": len(found), "most": MOST_PHOTOS}
    if len(found) <= MOST_PHOTOS:
        said = ngettext("All of “%(queue)s”: %(n)s picture.", "All of “%(queue)s”: %(n)s pictures.", len(found))
        return found, said % told
    said = _("“%(queue)s” has %(all)s pictures; the newest %(most)s are here. Do the rest after these.")
    return found[:MOST_PHOTOS], said % {**told, "all": count_of(photos)}
