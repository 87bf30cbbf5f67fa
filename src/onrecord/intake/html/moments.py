"""Moments as markup states them: the day, and the very moment where a zone is stated with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from onrecord.reading.dates.anchoring import publication
from onrecord.reading.dates.edtf import Moment as Day
from onrecord.reading.dates.edtf import write
from onrecord.reading.dates.expressions import find_expressions
from onrecord.reading.dates.meanings import Named

_STAMP = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?"
    r" ?(?:(?P<utc>Z|UTC|GMT)|(?P<sign>[+-])(?P<hours>\d\d):?(?P<minutes>\d\d)?)?)?",
    re.ASCII | re.IGNORECASE,
)
_COARSE = re.compile(r"\d{4}(?:-\d\d)?", re.ASCII)
_SECONDS = re.compile(r"1\d{9}(?:\d{3})?", re.ASCII)
_MAIL = re.compile(r"\d{1,2} [A-Za-z]{3,9} \d{4} \d{1,2}:\d\d", re.ASCII)
_UNIX = re.compile(  # Tue Nov 19 21:57:01 UTC 2019
    r"(?P<day>[A-Za-z]{3},? )?(?P<month>[A-Za-z]{3}) +(?P<number>\d{1,2}) "
    r"(?P<time>\d\d:\d\d:\d\d) (?P<zone>[A-Z]{3,4}) (?P<year>\d{4})",
    re.ASCII,
)
_LONGEST = 80
_NOTHING = datetime(1970, 1, 1, tzinfo=UTC)
"""What a program writes that knows no time."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day, month or year in EDTF, and the moment in RFC 3339 where its zone is stated."""

    day: str
    at: str | None = None


def stamp_of(words: str) -> Stamp | None:
    """What a timestamp says, in whichever of the forms that markup has it: ISO 8601, of mails, of
    Unix, in seconds since 1970, or a date in words. None where no page was published then.
    """
    words = words.strip()
    if not words or len(words) > _LONGEST:
        return None
    if _COARSE.fullmatch(words):
        return _checked(words)
    if _SECONDS.fullmatch(words):
        return _of(datetime.fromtimestamp(int(words[:10]), UTC))
    match = _STAMP.fullmatch(words)
    return _iso(match) if match else _mailed(words) or _worded(words)


def first_stamp(told: Iterable[str]) -> Stamp | None:
    """The first day of those told, best first, with the moment that the first of them tells that is
    of the same time.
    """
    stamps = [stamp for words in told if (stamp := stamp_of(words))]
    if not stamps:
        return None
    same = (each.at for each in stamps if each.at and _near(each.day, stamps[0].day))
    return Stamp(stamps[0].day, next(same, None))


def _iso(match: re.Match[str]) -> Stamp | None:
    """A day, and the moment where the clock can show it."""
    day = "-".join(match.groups()[:3])
    hour, minute, second = (int(part or 0) for part in match.groups()[3:6])
    if match[4] is None:
        return _checked(day)
    zone = ""
    if match["utc"]:
        zone = "+00:00"
    elif match["sign"]:
        zone = f"{match['sign']}{match['hours']}:{match['minutes'] or '00'}"
    try:
        return _of(
            datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:{min(second, 59):02}{zone}")
        )
    except ValueError:
        return _checked(day)


def _mailed(words: str) -> Stamp | None:
    """As mails have it, or `date` of Unix: "Mon, 18 Nov 2019 16:07:38 -0600"."""
    unix = _UNIX.fullmatch(words)
    if unix:
        words = "{number} {month} {year} {time} {zone}".format(**unix.groupdict())
    if not _MAIL.search(words):
        return None
    try:
        return _of(parsedate_to_datetime(words))
    except (ValueError, TypeError):
        return None


def _worded(words: str) -> Stamp | None:
    """A date in words, with its year: "November 20, 2019 12:32"."""
    for each in find_expressions(words, 0, len(words)):
        name = each.meaning
        if isinstance(name, Named) and name.year and name.month:
            return _checked(write(Day(name.year, name.month, name.day)) or "")
    return None


def _of(moment: datetime) -> Stamp | None:
    if moment.replace(tzinfo=moment.tzinfo or UTC) == _NOTHING:
        return None
    stamp = _checked(moment.date().isoformat())
    zoned = stamp and moment.tzinfo is not None
    return Stamp(stamp.day, moment.isoformat(timespec="seconds")) if zoned and stamp else stamp


def _checked(day: str) -> Stamp | None:
    return Stamp(day) if publication(day) else None


def _near(one: str, other: str) -> bool:
    """Whether two days are the same or next to each other, as they are in different zones."""
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= 1
    except ValueError:
        return one[:7] == other[:7]
