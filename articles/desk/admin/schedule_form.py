"""When a story goes out, or goes: its time, in the outlet's zone, beside the text."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.desk import policy
from articles.desk.admin.story_access import person_of
from articles.desk.models import Article, ScheduledAct


class ScheduleForm(forms.Form):
    """The open plan of a story, or none. Without a time nothing is planned."""

    plan_verb = forms.ChoiceField(label=gettext_lazy("Then"), choices=ScheduledAct.Verb.choices, required=False)
    plan_due = forms.DateTimeField(
        label=gettext_lazy("Time"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def __init__(self, data: Any = None, *, article: Article, person: Any) -> None:
        self.is_allowed = article.pk is not None and policy.may(person, "schedule", article)
        self.open_act = (
            ScheduledAct.objects.filter(article=article, done_at__isnull=True).order_by("due_at").first()
            if article.pk
            else None
        )
        super().__init__(
            data,
            initial={
                "plan_verb": self.open_act.verb if self.open_act else ScheduledAct.Verb.PUBLISH,
                "plan_due": self.open_act.due_at if self.open_act else None,
            },
        )
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label or ""

    def clean_plan_due(self) -> datetime | None:
        due: datetime | None = self.cleaned_data["plan_due"]
        if due and self.has_changed() and due <= timezone.now() and self.is_allowed:
            raise ValidationError(_("That time has passed. Choose a later one, or publish now."))
        return due


def settle_plan(request: HttpRequest, form: ScheduleForm, *, article: Article) -> bool:
    """What is planned is what the form says. Answers whether it could be, and says it to the person where not.

    Writes  through the door alone: schedule, unschedule
    """
    if not form.is_allowed or not form.has_changed() or "plan_verb" not in form.data:
        return True
    due, verb = form.cleaned_data["plan_due"], form.cleaned_data["plan_verb"] or ScheduledAct.Verb.PUBLISH
    old = form.open_act
    if old and (due is None or old.verb != verb):
        publishing.unschedule(article, by=person_of(request), verb=old.verb)
    if due is None:
        return True
    try:
        publishing.schedule(article, due_at=due, by=person_of(request), verb=verb)
    except publishing.NotReady as refused:
        messages.error(request, str(refused))
        return False
    return True
