"""The demonstration's time: everything is told from its now, so that the outlet is as fresh today as on any other day."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

from django.utils import timezone, translation
from django.utils.formats import date_format

_DAY = re.compile(r"\{(day|date) (-?\d+)\}")
_AMOUNTS = {
    "minutes_ago": timedelta(minutes=-1),
    "hours_ago": timedelta(hours=-1),
    "days_ago": timedelta(days=-1),
    "in_minutes": timedelta(minutes=1),
    "in_hours": timedelta(hours=1),
    "in_days": timedelta(days=1),
}


@dataclass(frozen=True)
class Hours:
    """Counts from one moment, in one zone."""

    now: datetime
    zone: ZoneInfo

    def moment(self, said: Mapping[str, Any]) -> datetime:
        """The moment that a file means.

        Takes   said: one of minutes_ago, hours_ago, days_ago, in_minutes, in_hours, in_days;
                with days also `at`, an hour of that day such as "06:30"; what else is said there does not matter here
        Raises  ValueError for anything else
        """
        amounts = [name for name in said if name in _AMOUNTS]
        if len(amounts) != 1:
            raise ValueError(f"A moment is one of {', '.join(_AMOUNTS)}, not {dict(said)!r}.")
        amount: float = said[amounts[0]]
        moment = self.now + _AMOUNTS[amounts[0]] * amount
        if "at" in said:
            day = moment.astimezone(self.zone).date()
            moment = datetime.combine(day, time.fromisoformat(said["at"]), tzinfo=self.zone)
        return min(moment, self.now) if amounts[0].endswith("_ago") else moment

    def quarter(self, said: Mapping[str, Any]) -> datetime:
        """The quarter of an hour nearest to that moment: what is due is due at such times."""
        moment = self.moment(said) + timedelta(minutes=7, seconds=30)
        return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)

    def fill(self, text: str) -> str:
        """The text with its days: {day -1} is yesterday's name, {date -9} the date of nine days ago."""
        return _DAY.sub(self._day, text)

    def _day(self, found: re.Match[str]) -> str:
        day = (self.now.astimezone(self.zone) + timedelta(days=int(found[2]))).date()
        with translation.override("en"):
            return date_format(day, "l" if found[1] == "day" else "j F")


@contextmanager
def hour(moment: datetime) -> Iterator[None]:
    """Within this block it is `moment` for whoever asks Django: the doors then write the history that they would have written.

    The database's own clock goes on; work that is owed is owed from the true now.
    """
    with mock.patch.object(timezone, "now", return_value=moment):
        yield
