"""Values of dates in EDTF (ISO 8601-2), levels 0 to 2: read, written, shifted and put in order.

A value is a day `2020-03-04`, a month, a year, a decade `197X`, a century `18XX`, a season
`2020-22` (21 spring to 24 winter, as in the north), an interval `2020-03/2020-05`; `XXXX` stands
for a year nobody knows, a final `~` for about. Years before Christ count a year 0: 508 BC is
`-0507`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "weekend", "week", "month", "quarter", "year", "decade", "century"]

_PRECISION: dict[Unit, int] = {
    "day": 3, "weekend": 3, "week": 3, "month": 2, "quarter": 2, "year": 1, "decade": 1,
    "century": 1,
}  # fmt: skip
"""How many of year, month and day must be known to tell the unit that holds them."""
_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_PLAIN = re.compile(r"(-?\d{4}|XXXX)(?:-(\d\d)(?:-(\d\d))?)?(?:T[\d:.Z+-]*)?[~?%]?")
_DIGITS = re.compile(r"-?[\dX]{4}")
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_UNKNOWN_YEAR = 10_000


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year; what nothing says is None. ``month`` may be a season, 21 to 24."""

    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> int:
        """How many of year, month and day are known, from the year on."""
        if self.year is None:
            return 0
        return 1 + (self.month is not None) + (self.day is not None)

    @property
    def date(self) -> date | None:
        """The day, where it is one."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


def read(value: str | None) -> Moment | None:
    """The day, month or year that a value says, None where it says another thing or none."""
    match = _PLAIN.fullmatch(value or "")
    if match is None:
        return None
    year, month, day = match.groups()
    moment = Moment(
        None if year == "XXXX" else int(year),
        int(month) if month else None,
        int(day) if day else None,
    )
    return moment if write(moment) else None


def write(moment: Moment) -> str | None:
    """The value of a day, month or year; None for one that no calendar has."""
    year, month, day = moment.year, moment.month, moment.day
    if month is None:
        return _year(year) if day is None and year is not None and abs(year) < 10_000 else None
    season = month in _FIRST_MONTH
    if not (1 <= month <= 12 or season) or (season and day is not None):
        return None
    if year is not None and not 1 <= year <= 9999:
        return None
    if day is None:
        return f"{_year(year)}-{month:02}"
    if not 1 <= day <= monthrange(2000 if year is None else year, month)[1]:
        return None
    return f"{_year(year)}-{month:02}-{day:02}"


def _year(year: int | None) -> str:
    if year is None:
        return "XXXX"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def decade(year: int) -> str:
    """The ten years a year is in: `197X`."""
    return f"{year // 10:03}X"


def century(year: int) -> str:
    """The hundred years a year is in, as they are written: `18XX`."""
    return f"{year // 100:02}XX"


def interval(first: str | None, last: str | None) -> str | None:
    """From the one value to the other, None where they are open or the wrong way round."""
    if first is None or last is None or "/" in first or "/" in last:
        return None
    known = "XXXX" not in first and "XXXX" not in last
    return None if known and order(first) > order(last) else f"{first}/{last}"


def about(value: str | None) -> str | None:
    """The value as an approximate one."""
    return value if value is None or value[-1] == "~" or "/" in value else f"{value}~"


def shift(moment: Moment, unit: Unit, number: int) -> str | None:
    """The unit so many of its kind after the one that holds ``moment``: before, if negative.

    None where ``moment`` is too coarse to tell. The month after a February of no known year is
    the March of it.
    """
    if unit in ("day", "weekend", "week"):
        return _shift_days(moment, unit, number)
    if unit == "month" and moment.year is None and moment.month is not None:
        month = moment.month + number
        return write(Moment(None, month)) if moment.month <= 12 and 1 <= month <= 12 else None
    if moment.precision < _PRECISION[unit] or moment.year is None:
        return None
    month = min(moment.month or 1, 12)
    months = moment.year * 12 + month - 1 + number * _MONTHS[unit]
    year, month = months // 12, months % 12 + 1
    if unit == "month":
        return write(Moment(year, month))
    if unit == "quarter":
        first = (month - 1) // 3 * 3 + 1
        return interval(write(Moment(year, first)), write(Moment(year, first + 2)))
    if unit == "year":
        return write(Moment(year))
    if not 0 <= year <= 9999:
        return None
    return decade(year) if unit == "decade" else century(year)


def _shift_days(moment: Moment, unit: Unit, number: int) -> str | None:
    day = moment.date
    if day is None:
        return None
    try:
        if unit == "day":
            return (day + timedelta(number)).isoformat()
        monday = day + timedelta(7 * number - day.weekday())
        first = monday + timedelta(5) if unit == "weekend" else monday
        return f"{first.isoformat()}/{(monday + timedelta(6)).isoformat()}"
    except OverflowError:
        return None


def last_day(value: str | None) -> str | None:
    """The last day of a month, a year or an interval of days."""
    end = (value or "").rpartition("/")[2]
    moment = read(end)
    if moment is None or moment.year is None or moment.year < 1:
        return None
    month = moment.month or 12
    if moment.day is not None or month > 12:
        return end if moment.day is not None else None
    return write(Moment(moment.year, month, monthrange(moment.year, month)[1]))


def order(value: str) -> tuple[int, int, int]:
    """What sorts values by when they begin: known years first, and the coarser before the finer."""
    first = value.partition("/")[0].strip("[]{}~?%").partition(",")[0]
    moment = read(first)
    if moment is not None:
        year = _UNKNOWN_YEAR if moment.year is None else moment.year
        month = moment.month or 0
        return year, _FIRST_MONTH.get(month, month), moment.day or 0
    digits = _DIGITS.match(first)
    return (int(digits[0].replace("X", "0")) if digits else _UNKNOWN_YEAR, 0, 0)
