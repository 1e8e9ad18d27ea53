"""Now, or at an hour: when a story goes out, as the page of publishing asks it."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.desk.admin.hour_field import HourField
from articles.desk.models import Article, ScheduledAct
from articles.reader.models import Edition

NOW, HOUR = "now", "hour"


class WhenForm(forms.Form):
    """The choice and the hour. Whoever sends neither means now, as the page's button says."""

    when = forms.ChoiceField(choices=[(NOW, gettext_lazy("Now")), (HOUR, gettext_lazy("At an hour"))], required=False)
    due_at = HourField(gettext_lazy("The hour"))

    def __init__(self, data: Any = None, *, article: Article) -> None:
        self.article = article
        open_plans = article.scheduled_acts.filter(verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True)
        self.plan = open_plans.select_related("by").first()
        embargo = article.embargo_until
        is_held = embargo is not None and embargo > timezone.now()
        initial: dict[str, Any] = {"when": HOUR if self.plan or is_held else NOW}
        initial["due_at"] = self.plan.due_at if self.plan else embargo if is_held else None
        super().__init__(data, initial=initial)

    @property
    def is_for_an_hour(self) -> bool:
        """Whether the hour is chosen, as it shows: what was sent, or what stands."""
        return bool(self["when"].value() == HOUR)

    @property
    def looked_at(self) -> datetime | None:
        """The hour to come for which the page names what is in the way; None where that is now."""
        due: datetime | None = self.cleaned_data.get("due_at") if self.is_bound else self.initial["due_at"]
        return due if self.is_for_an_hour and due and due > timezone.now() else None

    @property
    def chosen_hour(self) -> datetime | None:
        """The hour that was chosen; None for now. Of a valid form."""
        due: datetime | None = self.cleaned_data["due_at"]
        return due if self.cleaned_data.get("when") == HOUR else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "due_at" in self.errors:
            return cleaned
        due, is_for_an_hour = cleaned.get("due_at"), cleaned.get("when") == HOUR
        if is_for_an_hour and not due:
            self.add_error("due_at", _("Write the hour, or choose “Now”."))
        elif is_for_an_hour and due and due <= timezone.now():
            self.add_error("due_at", _("That time has passed. Choose a later one, or publish now."))
        elif due and not is_for_an_hour and "due_at" in self.changed_data:
            self.add_error("due_at", _("There is an hour here, and “Now” is chosen. Choose “At an hour”, or empty it."))
        elif is_for_an_hour and self.data.get("kind", "update") != "update" and self._is_live():
            self.add_error(
                "due_at",
                _(
                    "At an hour it goes out as an update. Publish anything else now: readers have the mistake until then."
                ),
            )
        return cleaned

    def _is_live(self) -> bool:
        return Edition.objects.filter(working_copy=self.article).exists()
