"""When a story goes out, or goes, and not before when: its hours, in the outlet's zone, beside the text."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import publishing
from articles.desk import photo_words, policy
from articles.desk.admin.hour_field import HourField
from articles.desk.admin.story_access import person_of
from articles.desk.models import Article, ScheduledAct

VERBS = {"publish_at": ScheduledAct.Verb.PUBLISH, "withdraw_at": ScheduledAct.Verb.WITHDRAW}


class ScheduleForm(forms.Form):
    """The hours of a story: an empty one plans nothing."""

    publish_at = HourField(gettext_lazy("Goes out"))
    withdraw_at = HourField(gettext_lazy("Is withdrawn"))
    embargo_until = HourField(gettext_lazy("Embargo until"))
    needs_two_people = forms.BooleanField(label=gettext_lazy("Two people"), required=False)

    def __init__(self, data: Any = None, *, article: Article, person: Any) -> None:
        self.article = article
        self.is_allowed = article.pk is not None and policy.may(person, "schedule", article)
        acts = ScheduledAct.objects.filter(article=article, done_at__isnull=True) if article.pk else ()
        self.open_acts = {act.verb: act for act in acts}
        initial: dict[str, Any] = {
            field: self.open_acts[verb].due_at for field, verb in VERBS.items() if verb in self.open_acts
        }
        super().__init__(
            data,
            initial={**initial, "embargo_until": article.embargo_until, "needs_two_people": article.needs_two_people},
        )
        # What was changed here is told from what was shown here: an hour that somebody set meanwhile stays.
        for field in self.fields.values():
            field.show_hidden_initial = True

    @property
    def asking(self) -> list[ScheduledAct]:
        """The plans so long overdue that somebody has to say whether they should still be done."""
        now = timezone.now()
        return [
            act
            for act in self.open_acts.values()
            if act.confirmed_at is None and act.due_at < now - publishing.ASKS_AFTER
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_allowed:
            return cleaned
        for field in VERBS:
            due = cleaned.get(field)
            if due and field in self.changed_data and due <= timezone.now():
                self.add_error(field, _("That time has passed. Choose a later one, or publish now."))
        out, embargo = cleaned.get("publish_at"), cleaned.get("embargo_until")
        if out and embargo and out < embargo:
            self.add_error(
                "publish_at", _("That is before the embargo ends. Choose a later time, or move the embargo.")
            )
        gone = cleaned.get("withdraw_at")
        if out and gone and gone <= out:
            self.add_error("withdraw_at", ValidationError(_("It would be withdrawn before it is out.")))
        return cleaned

    @property
    def hours(self) -> list[forms.BoundField]:
        return [self[name] for name in ("publish_at", "withdraw_at", "embargo_until")]


def settle_plan(request: HttpRequest, form: ScheduleForm, *, article: Article) -> bool:
    """What is planned is what the form says. Answers whether it could be, and says it to the person where not.

    Takes   article: as it was saved just now, perhaps into a section where this person plans nothing
    Writes  through the door alone: set_embargo, schedule, unschedule, set_two_people; all or none
    """
    changed = set(form.changed_data)
    if "publish_at" not in form.data or not form.is_allowed or not changed:
        return True
    hours: dict[str, Any] = form.cleaned_data
    by = person_of(request)
    is_planned = any(hours[name] for name in changed & VERBS.keys())
    if is_planned and not policy.may(by, "schedule", Article.objects.get(pk=article.pk)):
        said = _("Saved, but nothing is planned: your role does not publish where the story stands now.")
        messages.error(request, f"{said} {_('Ask somebody who publishes there.')}")
        return False
    try:
        with transaction.atomic():
            photo_words.hold_photos(article)
            _settle_embargo_and_plan(article, changed=changed, hours=hours, by=by)
            if "needs_two_people" in changed:
                publishing.set_two_people(article, needed=bool(hours["needs_two_people"]), by=by)
            if "withdraw_at" in changed:
                _plan(article, verb=VERBS["withdraw_at"], due=hours["withdraw_at"], by=by)
    except publishing.NotReady as refused:
        messages.error(request, str(refused))
        return False
    if "publish_at" in changed and hours["publish_at"]:
        _say_what_holds_it_up(request, article)
    return True


def _say_what_holds_it_up(request: HttpRequest, article: Article) -> None:
    """A plan that would fail as things are says so at once, not at its hour."""
    plan = article.scheduled_acts.get(verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True)
    left = publishing.holding_up(article, due_at=plan.due_at, by=person_of(request), overrides=plan.overrides)
    if not left:
        return
    said = _("Planned, but as it stands it would not go out: %(reasons)s")
    way_out = _("Give your reason under “Publish…”, or mend it before the hour.")
    reasons = " ".join(problem.sentence for problem in left)
    if any(not problem.is_blocker for problem in left):
        reasons = f"{reasons} {way_out}"
    messages.warning(request, said % {"reasons": reasons})


def _settle_embargo_and_plan(article: Article, *, changed: set[str], hours: dict[str, Any], by: Any) -> None:
    """Both together: a plan is dropped first where both move, since the old one may not suit the new hours."""
    earlier = article.scheduled_acts.filter(verb=ScheduledAct.Verb.PUBLISH, done_at__isnull=True).first()
    reasons = earlier.overrides if earlier else {}
    if "publish_at" in changed and (hours["publish_at"] is None or "embargo_until" in changed):
        publishing.unschedule(article, by=by)
    if "withdraw_at" in changed and "publish_at" in changed:
        publishing.unschedule(article, by=by, verb=VERBS["withdraw_at"])
    if "embargo_until" in changed:
        publishing.set_embargo(article, until=hours["embargo_until"], by=by)
    if "publish_at" in changed and hours["publish_at"]:
        publishing.schedule(article, due_at=hours["publish_at"], by=by, overrides=reasons)


def _plan(article: Article, *, verb: str, due: datetime | None, by: Any) -> None:
    if due is None:
        publishing.unschedule(article, by=by, verb=verb)
    else:
        publishing.schedule(article, due_at=due, by=by, verb=verb)
