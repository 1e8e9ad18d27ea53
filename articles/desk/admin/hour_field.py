"""The field of an hour, in the outlet's zone: where the clocks change, it says which hour is left out or comes twice."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# The last hours that a calendar has are no hours in every zone of the world.
LAST_YEAR = 9000


class HourField(forms.DateTimeField):
    """A moment as a browser's own field sends it; may stay empty, unless it is needed."""

    def __init__(self, label: Any = "", **given: Any) -> None:
        widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
        super().__init__(**{"label": label, "required": False, "widget": widget, **given})

    def to_python(self, value: Any) -> datetime | None:
        try:
            moment: datetime | None = super().to_python(value)
        except ValidationError as refused:
            if refused.code == "ambiguous_timezone" and refused.params:
                raise ValidationError(_in_words(refused.params["datetime"]), code=refused.code) from None
            raise
        if moment and moment.year > LAST_YEAR:
            raise ValidationError(
                _("That is too far ahead. Choose an hour before the year %(year)s.") % {"year": LAST_YEAR}
            )
        return moment

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether another minute is meant: the browser's field shows no seconds, and sends none back."""
        try:
            said = self.to_python(data)
        except ValidationError:
            return True
        return _minute(initial) != _minute(said)


def _minute(moment: datetime | None) -> datetime | None:
    return moment.replace(second=0, microsecond=0) if moment else None


def _in_words(said: datetime) -> str:
    """Why this hour of the wall is no moment, and the nearest that are."""
    zone = timezone.get_current_timezone()
    step = _offset(said.replace(tzinfo=zone, fold=1)) - _offset(said.replace(tzinfo=zone, fold=0))
    words = {
        "time": f"{said:%H:%M}",
        "day": date_format(said, "j F Y"),
        "earlier": f"{said - abs(step):%H:%M}",
        "later": f"{said + abs(step):%H:%M}",
    }
    if step > timedelta(0):
        sentence = _("There is no %(time)s on %(day)s: the clocks go forward. Choose %(earlier)s or %(later)s.")
    else:
        sentence = _("%(time)s comes twice on %(day)s: the clocks go back. Choose %(earlier)s or %(later)s.")
    return sentence % words


def _offset(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)
