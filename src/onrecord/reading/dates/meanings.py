"""What an expression of time means by itself, before anything is known of when it was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from onrecord.reading.dates.edtf import Unit

Turn = Literal["", "last", "this", "next", "that", "following", "previous"]
"""Which of several of a name: "last" to "next" look from the day of publication, "that" to
"previous" from the date told before.
"""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The same whenever it is read: "the 1970s"."""

    value: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """By name: a weekday (0 is Monday), a day of a month, a month or a season (21 to 24).

    ``years`` is how many it is off the year of publication, as in "in March last year", or off
    that of the date told before where ``told``.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    turn: Turn = ""
    years: int | None = None
    told: bool = False


@dataclass(frozen=True, slots=True)
class Relative:
    """So many units off the day of publication, or where ``told`` off the date told before.

    Without a unit it is that very date: "at the time". ``through`` is all the time between;
    ``rough`` is about.
    """

    number: int
    unit: Unit | None
    told: bool = False
    through: bool = False
    rough: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day that the words around it tell."""


@dataclass(frozen=True, slots=True)
class Open:
    """A time that the words alone do not tell: "a few months ago". ``lasting`` is about now."""

    lasting: bool = False


Meaning: TypeAlias = Fixed | Named | Relative | Clock | Open
