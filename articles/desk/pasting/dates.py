"""Reads one printed date, with or without a time: “Fri Mar 10, 2017 2:26PM”, “10 March 2017”, “2017-03-10”."""

import re
from datetime import date, datetime, time, timedelta, timezone

from articles.desk.pasting.months import MONTHS, ZONES

_ISO = re.compile(r"\b(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_DAY_MONTH = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+|ב)?(?P<name>[^\W\d_]{3,12})\.?,?\s+(?:de\s+)?(?P<year>\d{4})\b"
)
_MONTH_DAY = re.compile(r"\b(?P<name>[^\W\d_]{3,12})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})\b")
_NUMBERS = re.compile(r"\b(?P<one>\d{1,2})(?P<sign>[./-])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4})\b")
_TIME = re.compile(
    r"(?<![\d:.-])(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?\s*(?P<half>[ap]\.?m\b\.?)?"
    r"\s*(?P<zone>Z\b|(?:UTC|GMT)?\s*[+-]\d{1,2}(?::?\d{2})?|\(?[A-Z]{3,4}\b\)?)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}?):?(?P<minutes>\d{2})?$")
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def read_date(text: str) -> date | datetime | None:
    """The date, or date and time, that these words say; None when they say none, or could mean two.

    Shape  a datetime without a zone when none is printed; “03/10/2017” is None, “13/10/2017” is not
    """
    plain = text[:200].translate(_DIGITS)
    day, end = _day(plain)
    if day is None:
        return None
    clock = _clock(plain[end:]) or _clock(plain[: max(0, end - 10)])
    return datetime.combine(day, clock) if clock else day


def _day(text: str) -> tuple[date | None, int]:
    for form in (_ISO, _DAY_MONTH, _MONTH_DAY, _NUMBERS):
        for match in form.finditer(text):
            found = _date_of(match)
            if found:
                return found, match.end()
    return None, 0


def _date_of(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if "one" in groups:
        day, month = int(groups["one"]), int(groups["two"])
        if groups["sign"] != "." and day <= 12 and month <= 12 and day != month:
            return None  # the tenth of March or the third of October
        if month > 12:
            day, month = month, day
    else:
        day = int(groups["day"])
        month = int(groups["month"]) if "month" in groups else MONTHS.get(groups["name"].casefold(), 0)
    try:
        return date(int(groups["year"]), month, day)
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    for match in _TIME.finditer(text):
        hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        half = (match["half"] or "").casefold()[:1]
        if half and not 1 <= hour <= 12:
            continue
        hour = hour % 12 + (12 if half == "p" else 0) if half else hour
        if hour < 24 and minute < 60 and second < 60:
            return time(hour, minute, second, tzinfo=_zone(match["zone"]))
    return None


def _zone(text: str | None) -> timezone | None:
    name = (text or "").strip(" ()").casefold()
    if name in ZONES:
        return timezone(timedelta(hours=ZONES[name]))
    match = _OFFSET.search(name)
    if match is None or int(match["hours"]) > 14 or int(match["minutes"] or 0) > 59:
        return None
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)
