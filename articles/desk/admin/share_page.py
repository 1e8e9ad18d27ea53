"""Sharing a story for review: the links that were made, each with where it stands, and the form to make one."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk import reviewing
from articles.desk.admin.hour_field import HourField
from articles.desk.admin.sent import number, words
from articles.desk.admin.story_access import address, desk_page, person_of, story_for
from articles.desk.models import Article, ReviewLink
from outlet.models import Outlet

USUALLY = timedelta(days=3)
MOST_SHOWN = 50


class ShareForm(forms.Form):
    guest = forms.CharField(label=gettext_lazy("For whom"), max_length=reviewing.LONGEST_NAME)
    ends_at = HourField(gettext_lazy("Until"), required=True)

    def clean_guest(self) -> str:
        return words(self.cleaned_data["guest"])


def share_page(request: HttpRequest, story_id: int) -> HttpResponse:
    """The links of a story. A new one is shown on the page that answers its making, and never again."""
    article = story_for(request, story_id, act="share")
    if request.method == "POST" and "end" in request.POST:
        return _end(request, article)
    form = ShareForm(request.POST or None, initial={"ends_at": timezone.now() + USUALLY})
    made = ""
    if request.method == "POST" and article.version and form.is_valid():
        made = _make(request, article, form)
    context: dict[str, Any] = {
        "title": _("Share for review"),
        "article": article,
        "form": ShareForm(initial={"ends_at": timezone.now() + USUALLY}) if made else form,
        "made": made,
        "place": Outlet.objects.current().place,
        "zone": f"{timezone.localtime():%Z}",
        "links": [_row(link) for link in _links_of(article)],
    }
    return desk_page(request, "share.html", context, status=422 if request.method == "POST" and not made else 200)


def _make(request: HttpRequest, article: Article, form: ShareForm) -> str:
    """The whole address of a new link; "" where it could not be made, which the form then says."""
    ends_at: datetime = form.cleaned_data["ends_at"]
    try:
        _link, token = reviewing.share(
            article, by=person_of(request), guest=form.cleaned_data["guest"], ends_at=ends_at
        )
    except reviewing.NotTaken as refused:
        form.add_error("ends_at", str(refused))
        return ""
    return request.build_absolute_uri(reverse("review", args=[token]))


def _end(request: HttpRequest, article: Article) -> HttpResponse:
    link = ReviewLink.objects.filter(article=article, pk=number(request.POST.get("end"))).first()
    if link and reviewing.end(link, by=person_of(request)):
        messages.success(request, _("The link has ended. Nobody reads by it from now on."))
    else:
        messages.info(request, _("That link had ended already."))
    return HttpResponseRedirect(address("share", article))


def _links_of(article: Article) -> list[ReviewLink]:
    rows = ReviewLink.objects.filter(article=article).select_related("made_by", "revision")
    return list(rows.prefetch_related("verdicts", "comments")[:MOST_SHOWN])


def _row(link: ReviewLink) -> dict[str, Any]:
    is_due = link.ended_at is None and link.ends_at > timezone.now()
    is_open = is_due and reviewing.has_a_maker(link)
    ended = {reviewing.ON_PUBLISHING: _("ended: the story went out"), reviewing.BY_HAND: _("ended by hand")}
    over = _("ended: who made it has no login now") if is_due else _("ended: its time was over")
    return {
        "link": link,
        "is_open": is_open,
        "state": "" if is_open else ended.get(link.ended_why, over),
        "verdicts": list(link.verdicts.all()),
        "comments": len(link.comments.all()),
    }
