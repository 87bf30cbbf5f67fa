"""Entries: the entities of a story as they are being collected, and who a mention refers to."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.people.lexicon import GIVEN
from onrecord.records import EntityKind, Span

_SMALL_CHILD = 7
"""Years up to which somebody is seldom a source."""
_OLDER_THAN_ANYBODY = 115
"""In years: from it on a number behind a name is no age."""


@dataclass(slots=True, eq=False)
class Entry:
    """An entity as it is being collected.

    ``mentions`` are in order of the text, and so are ``traces``, the pronouns that stand for it
    but are no sources; ``heads`` are the nouns by which the story calls it, ``gender`` counts what
    speaks for "he" and "she", ``tagged`` what the model has its names for, ``names`` are those of
    several who speak together, ``age`` is in years with the words that say so, ``key`` tells it
    from the others, ``speaks`` is whether a source anywhere in the story names it.
    """

    name: str
    words: tuple[str, ...]
    kind: EntityKind
    named: bool
    first: int
    names: tuple[str, ...] | None = None
    mentions: list[Span] = field(default_factory=list)
    traces: list[Span] = field(default_factory=list)
    aliases: Counter[str] = field(default_factory=Counter)
    heads: set[str] = field(default_factory=set)
    gender: Counter[str] = field(default_factory=Counter)
    tagged: Counter[EntityKind] = field(default_factory=Counter)
    age: tuple[int, Span] | None = None
    key: str = ""
    speaks: bool = False

    def mention(self, span: Span) -> None:
        """Note where it is mentioned."""
        insort(self.mentions, span)

    def mentions_before(self, at: int, most: int) -> list[Span]:
        """Its last mentions that begin before a place."""
        stop = bisect_left(self.mentions, (at, at))
        return self.mentions[max(stop - most, 0) : stop]

    def traces_before(self, at: int, most: int) -> list[Span]:
        """The last pronouns that stand for it and begin before a place."""
        stop = bisect_left(self.traces, (at, at))
        return self.traces[max(stop - most, 0) : stop]

    def note_age(self, text: str, start: int) -> None:
        """Take the age that a description at a place gives: "the singer, 43", "the 43-year-old"."""
        told = re.search(r"(?<=, )(\d{1,3})(?=,|$)|(\d{1,3})-year-old", text)
        if told and self.kind == "person":
            first, last = told.span(1 if told[1] else 2)
            self.take_age(int(text[first:last]), (start + first, start + last))

    def take_age(self, years: int, span: Span) -> None:
        """Take an age that the story gives, where it is the first and somebody's: nobody is 300."""
        if self.age is None and 0 < years < _OLDER_THAN_ANYBODY:
            self.age = years, span

    def is_of_another_age(self, years: int | None) -> bool:
        """Whether it is somebody else than who is so old: two who share a name, and not one who has
        had a birthday since.
        """
        return years is not None and self.age is not None and abs(self.age[0] - years) > 1

    @property
    def is_small_child(self) -> bool:
        """Whether it is somebody too young to be asked by a newspaper."""
        return self.age is not None and self.age[0] <= _SMALL_CHILD

    @property
    def given(self) -> str:
        """The pronoun that its given name suggests, "" where it suggests none."""
        return GIVEN.get(self.words[0].casefold(), "") if self.named else ""

    @property
    def last(self) -> str:
        """The word that a short form keeps: a surname, or the only one."""
        return surname(self.words)

    @property
    def pronoun(self) -> str:
        """The one that what is known suggests, "he" or "she"; "" where nothing does."""
        she, he = self.gender["she"], self.gender["he"]
        if she == he:
            return GIVEN.get(self.words[0].casefold(), "") if len(self.words) > 1 else ""
        return "she" if she > he else "he"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom words refer to, the mention that this rests on, and how sure it is, 0 to 1."""

    entry: Entry
    because: Span | None
    score: float


def surname(words: Sequence[str]) -> str:
    """The last word of a name, in lower case, without the "Jr" behind it."""
    plain = [word.casefold().strip(".,") for word in words]
    kept = [word for word in plain if word not in ("jr", "sr", "ii", "iii")]
    return (kept or plain)[-1]


def same_first(one: str, other: str) -> bool:
    """Whether two first names may be one's: "P." and "Patrick", "Pat" and "Patrick"."""
    short, long = sorted((one.strip("."), other.strip(".")), key=len)
    dotted = one.endswith(".") or other.endswith(".")
    return long.startswith(short) and (len(short) > 2 or (dotted and len(short) == 1))


def initials_of(words: Sequence[str]) -> str:
    """The first letters of the parts of a name that have a capital."""
    parts = (part for word in words for part in word.split("-"))
    return "".join(part[0] for part in parts if part[:1].isupper())
