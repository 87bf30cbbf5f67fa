"""Expressions of time: which words of a line date something, from where to where.

Where two shapes overlap, the earlier and then the longer holds. Words before a shape that say when
within it or how surely belong to the expression ("late on Tuesday", "around 2015"), and so do "in",
"on", "at" and "during". "Since", "by", "until", "before" and "after" do not: what they date lies
outside the time that follows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.reading.dates.meanings import Clock, Fixed, Meaning, Named, Relative
from onrecord.reading.dates.shapes import SHAPES
from onrecord.reading.dates.timewords import TRIGGERS
from onrecord.records import Span

_LONGEST_BEFORE = 40
"""Characters looked at before a shape."""
_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:in|on|at|during|over|the|very|early|earlier|late|later|mid|around|about|circa|"
    r"c\.|ca\.|approximately|roughly|(?:end|start|beginning|middle|turn|close|rest|"
    r"(?:first|second) half|morning|afternoon|evening|night) of)(?:\s|-|(?<=\.))){1,6}$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:around|about|circa|c\.|ca\.|approximately|roughly)", re.IGNORECASE)
_END = re.compile(r"\b(?:end|close) of\b|^(?:the )?year[ -]end$", re.IGNORECASE)
_OFTEN = re.compile(r"\b(?:every|each|most|any|other|alternate|per)\s$", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:by|before|until|till)\s(?:the\s)?$", re.IGNORECASE)
_CLOCK_OF = re.compile(r",?\s(?:on\s)?|\s·\s", re.IGNORECASE)
_TO = re.compile(r"\s?(?:[–—-]|to|through|thru|until|till)\s?(?:the )?", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|to)\s(?:the )?", re.IGNORECASE)
_FROM = re.compile(r"\b(?P<word>from|between)\s(?:the )?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """Words that date something.

    ``about`` marks an approximate date, ``deadline`` one that is the last day of what is named.
    ``last`` is what a range ends with, and ``meaning`` then what it begins with.
    """

    span: Span
    meaning: Meaning
    about: bool = False
    deadline: bool = False
    last: Meaning | None = None


def find_expressions(text: str, start: int, end: int) -> list[Expression]:
    """The expressions of time of ``text[start:end]``, one block, in order; a range stands before
    the two that it joins.
    """
    cores = _cores(text, start, end)
    found = [_with_words_before(text, start, span, meaning) for span, meaning in cores]
    return list(_with_ranges(text, start, cores, found))


def _cores(text: str, start: int, end: int) -> list[tuple[Span, Meaning]]:
    """What shapes match, without overlaps."""
    held = {name for name, trigger in TRIGGERS.items() if trigger.search(text, start, end)}
    matched = [
        (match.span(), meaning)
        for shape in SHAPES
        if shape.needs & held
        for match in shape.pattern.finditer(text, start, end)
        if (meaning := shape.build(match)) is not None
    ]
    matched.sort(key=lambda each: (each[0][0], -each[0][1]))
    kept: list[tuple[Span, Meaning]] = []
    for (first, last), meaning in matched:
        if text[last - 1] == ")" and "(" not in text[first:last]:
            last -= 1
        if not kept or first >= kept[-1][0][1]:
            kept.append(((first, last), meaning))
    kept = [
        core for core in kept if not _OFTEN.search(text, max(start, core[0][0] - 10), core[0][0])
    ]
    return _with_clocks(text, kept)


def _with_clocks(text: str, cores: Sequence[tuple[Span, Meaning]]) -> list[tuple[Span, Meaning]]:
    """A time of day and the day right behind it are one: "10 a.m. on Tuesday"."""
    out: list[tuple[Span, Meaning]] = []
    for span, meaning in cores:
        above = out[-1] if out else None
        timed = isinstance(meaning, Named | Relative) and above and isinstance(above[1], Clock)
        if timed and above and _CLOCK_OF.fullmatch(text, above[0][1], span[0]):
            out[-1] = (above[0][0], span[1]), meaning
        else:
            out.append((span, meaning))
    return out


def _with_words_before(text: str, start: int, core: Span, meaning: Meaning) -> Expression:
    """The core with the words before it that belong to it; "the" before a name belongs to the noun
    behind it: "in the 2018 survey".
    """
    first, last = core
    before = _BEFORE.search(text, max(start, first - _LONGEST_BEFORE), first)
    words = before.group() if before else ""
    of_noun = words.lower().endswith("the ") and " of the " not in f" {words.lower()}"
    if (
        isinstance(meaning, Named) and of_noun and (meaning.month or 0) <= 12
    ) or words.lower() == "the ":
        words = ""
    outer = first - len(words)
    ends = bool(_END.search(text[outer:last]))
    return Expression(
        (outer, last),
        meaning,
        about=bool(_ABOUT.search(words)) and not isinstance(meaning, Clock),
        deadline=ends and bool(_LIMIT.search(text, max(start, outer - 8), outer)),
    )


def _with_ranges(
    text: str, start: int, cores: Sequence[tuple[Span, Meaning]], found: Sequence[Expression]
) -> Iterator[Expression]:
    """The expressions, with a range before every two that make one."""
    out = list(found)
    ranges: dict[int, Expression] = {}
    for at, ((span, _), (below, _)) in enumerate(pairwise(cores)):
        first, last = out[at].meaning, out[at + 1].meaning
        opening = _FROM.search(text, max(start, out[at].span[0] - 14), out[at].span[0])
        between = opening is not None and opening["word"].lower() == "between"
        joint = (_AND if between else _TO).fullmatch(text, span[1], below[0])
        if not joint or at - 1 in ranges or not _makes_range(first, last):
            continue
        first, last = _share_year(first, last)
        out[at] = replace(out[at], meaning=first)
        out[at + 1] = replace(out[at + 1], meaning=last)
        outer = opening.start() if opening else out[at].span[0]
        ranges[at] = Expression((outer, below[1]), first, last=last)
    for at, expression in enumerate(out):
        if at in ranges:
            yield ranges[at]
        yield expression


def _makes_range(first: Meaning, last: Meaning) -> bool:
    """Two names of the calendar, or two fixed times; weekdays alone tell what is open when."""
    if isinstance(first, Named) and isinstance(last, Named):
        return None not in (first.month or first.year, last.month or last.year)
    return isinstance(first, Fixed) and isinstance(last, Fixed)


def _share_year(first: Meaning, last: Meaning) -> tuple[Meaning, Meaning]:
    """The year that one of the two names is the other's too: "from May to June 2020"."""
    if isinstance(first, Named) and isinstance(last, Named):
        if first.year is None and last.year is not None and (first.month or 0) <= 12:
            early = (last.month or 12, last.day or 31) < (first.month or 1, first.day or 1)
            return replace(first, year=last.year - early), last
        if last.year is None and first.year is not None:
            late = (last.month or 12, last.day or 31) < (first.month or 1, first.day or 1)
            return first, replace(last, year=first.year + late)
    return first, last
