"""Dates: every expression of time in a story, with its value in EDTF.

Names and distances are resolved against the day of publication, or against the date told before
("the following week", "at the time"); without one they stay open, or as coarse as the words are
("in February" is `XXXX-02`). The story looks back unless its words look ahead: "on Tuesday" is the
last one up to publication, after "will" the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

from onrecord.reading.dates.edtf import Moment, about, interval, last_day, read, shift, write
from onrecord.reading.dates.expressions import Expression, find_expressions
from onrecord.reading.dates.meanings import Clock, Fixed, Meaning, Named, Open, Relative
from onrecord.records import Block, BlockKind, Story, When

DATED: frozenset[BlockKind] = frozenset(
    (
        "headline", "dek", "byline", "dateline", "subheading", "paragraph", "blockquote",
        "list item", "caption",
    )
)  # fmt: skip
"""Kinds of block in which words date something."""

_FIRST_YEAR = 1605
"""The first newspaper."""
_PUBLISHED = re.compile(r"\b(?:first |originally )?(?:published|posted|created)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified|corrected)\b", re.IGNORECASE)
_STAMP = re.compile(r"(?P<day>\d{4}(?:-\d\d){0,2})(?P<time>[T ].+)?", re.ASCII)
_BLOCKS_BACK = 2
"""How many blocks back a date may stand that "that day" takes up."""
_LONG_GONE = 2
"""Years before publication that a story tells of as of the past, one date after another."""
_GONE_BACK = 5
"""How many blocks back such a date may stand."""
_WEEKEND = 7
"""As a day of the week."""
_CHARACTERS = 160
"""Characters before and after an expression that its verb is looked for in."""
_ENDS = re.compile(r"[.!?;:]['\"”’)]*\s(?=[^a-z])|[“”\"\n\r]")
_TO_DO = re.compile(r"\bto (?!(?:the|an?|\w+s|\w+ing)\b)[a-z]+", re.IGNORECASE)
"""What is to be done, in a headline: "Council to vote Friday"."""
_LIMIT = re.compile(r"\b(?:by|until|till|through|before)\s$", re.IGNORECASE)
_VERB = re.compile(
    r"(?P<ahead>\b(?:(?:will|shall|would|(?:is|are|was|were|be) (?:to|set to|due to|going to))"
    r"(?! have)(?: be \w+)?|won['’]t|upcoming|forthcoming|scheduled|slated|due|set (?:for|to)|"
    r"(?:is|are|be) set|expected|plan(?:s|ned|ning)?|hop(?:es?|ing)|await\w*|deadline|starts|"
    r"starting|begins|opens|ahead of|runs|arrives)\b|['’]ll\b)"
    r"|(?P<back>\b(?!need|exceed|feed|seed|indeed)[a-z]{2,}ed\b|\b(?:said|told|was|were|had|did|went|"
    r"came|took|made|got|gave|found|left|held|began|became|ran|won|lost|met|led|sent|paid|put|cut|bid|"
    r"hit|let|wrote|spoke|saw|knew|fell|sold|bought|brought|kept|struck|stood|drew|grew|broke|rose|"
    r"shot|beat|fought|flew|sang|sat|swore|shut|quit|taken|given|born|built|chose|drove|heard)\b)",
    re.IGNORECASE,
)

_HABIT = re.compile(
    r",?\s(?:it )?(?:is|are)\b(?! (?:to|expected|due|set|scheduled)\b)"
    r"|\swhen\s(?:you|one|we|people|they|it)\s(?:can|may|is|are|do|get|have)\b",
    re.IGNORECASE,
)

Tense = Literal["back", "ahead", "habit", "unknown"]


def published_of(story: Story) -> str | None:
    """The day a story was published, or the month or year, as it was given or as the page says.

    A line that says "published" goes before one that says "updated", and both before a bare date.
    Of a day such as 03/04/2020 only the year is sure.
    """
    given = publication(story.published)
    if given is not None:
        return write(given)
    lines = [
        story.text[block.start : block.end]
        for block in story.blocks
        if block.kind in ("dateline", "byline")
    ]
    lines.sort(key=lambda line: 0 if _PUBLISHED.search(line) else 2 if _UPDATED.search(line) else 1)
    return next(filter(None, map(_day_of_line, lines)), None)


def publication(value: str | None) -> Moment | None:
    """The day, month or year of a given publication date, which may be a whole ISO 8601 timestamp;
    None where it is none of these, or no page can have been published then.
    """
    stamp = _STAMP.fullmatch((value or "").strip())
    if stamp is None:
        return None
    if stamp["time"]:
        try:
            datetime.fromisoformat(stamp.group())
        except ValueError:
            return None
    moment = read(stamp["day"])
    return moment if moment and (moment.year or 0) >= _FIRST_YEAR else None


def _day_of_line(line: str) -> str | None:
    """The first date with its year in a line over the story, that of its publication first."""
    published = _PUBLISHED.search(line)
    found = [
        (each.span[0], write(Moment(name.year, name.month, name.day)))
        for each in find_expressions(line, 0, len(line))
        if isinstance(name := each.meaning, Named) and name.year and name.year >= _FIRST_YEAR
    ]
    after = published.end() if published else 0
    found.sort(key=lambda each: each[0] < after)
    return next((value for _, value in found if value), None)


@dataclass(frozen=True, slots=True)
class _Told:
    """A date told before: its value, in which block, and whether the words give its year."""

    value: str
    block: int
    exact: bool


@dataclass(slots=True)
class _Around:
    """What an expression is resolved against."""

    published: Moment | None
    told: list[_Told] = field(default_factory=list)
    block: int = 0
    tense: Tense = "unknown"

    def before(self, back: int = _BLOCKS_BACK) -> Iterator[_Told]:
        """Dates told in this block and the few before it, the latest first."""
        for told in reversed(self.told[-8:]):
            if self.block - told.block > back:
                return
            yield told


def find_dates(text: str, blocks: Sequence[Block], published: str | None) -> tuple[When, ...]:
    """Every expression of time in a story, in order of the text, with its value where it has one.

    A range stands before the two dates that it runs between.
    """
    around = _Around(publication(published))
    found: list[When] = []
    for block in (block for block in blocks if block.kind in DATED):
        around.block += 1
        for each in find_expressions(text, block.start, block.end):
            start, end = each.span
            around.tense = _tense(text, block, each) if _needs_tense(each) else "unknown"
            value = _value(each, around)
            found.append(When(text[start:end], value, (start, end)))
            apart = block.kind in ("byline", "dateline", "caption")
            if value and not apart and each.last is None and _stays(each.meaning):
                around.told.append(_Told(value, around.block, _gives_year(each.meaning)))
    return tuple(found)


def _needs_tense(each: Expression) -> bool:
    return isinstance(each.meaning, Named) and each.meaning.year is None


def _stays(meaning: Meaning) -> bool:
    """Whether "at the time" may go back to it: not to today."""
    if isinstance(meaning, Relative):
        return (meaning.number != 0 or meaning.told) and not meaning.through
    return not isinstance(meaning, Clock)


def _gives_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Named) and meaning.year is not None


# Which day


def _value(each: Expression, around: _Around) -> str | None:
    value = _value_of(each.meaning, around)
    if each.last is not None:
        return interval(value, _value_of(each.last, around))
    if each.deadline:
        value = last_day(value)
    return about(value) if each.about else value


def _value_of(meaning: Meaning, around: _Around) -> str | None:
    match meaning:
        case Fixed(value):
            return value
        case Relative():
            return _relative(meaning, around)
        case Named():
            return _named(meaning, around)
        case Clock():
            return next((t.value for t in around.before(0) if _is_day(t.value)), None)
        case Open():
            return None


def _is_day(value: str) -> bool:
    moment = read(value)
    return moment is not None and moment.day is not None


def _relative(meaning: Relative, around: _Around) -> str | None:
    if meaning.unit is None:
        return next((told.value for told in around.before()), None)
    if not meaning.told:
        value = shift(around.published, meaning.unit, meaning.number) if around.published else None
        if meaning.through and around.published and value:
            here = shift(around.published, meaning.unit, 0)
            pair = (value, here) if meaning.number < 0 else (here, value)
            return interval(*pair)
    else:
        moments = (_begin(told.value) for told in around.before())
        value = next(
            filter(None, (shift(m, meaning.unit, meaning.number) for m in moments if m)), None
        )
    return about(value) if meaning.rough else value


def _begin(value: str) -> Moment | None:
    return read(value.partition("/")[0])


def _named(name: Named, around: _Around) -> str | None:
    if name.year is not None:
        return write(Moment(name.year, name.month, name.day))
    if name.weekday is not None and name.month is None:
        return _weekday(name, around)
    if name.month is None:
        return _day_of_month(name, around)
    return write(Moment(_year_for(name, around), name.month, name.day))


def _weekday(name: Named, around: _Around) -> str | None:
    """A weekday or, as the eighth, the weekend."""
    told = name.turn in ("that", "following", "previous")
    if told:
        days = (moment.date for each in around.before() if (moment := _begin(each.value)))
        base = next(filter(None, days), None)
    else:
        base = around.published.date if around.published else None
    if base is None or name.weekday is None:
        return None
    if name.weekday == _WEEKEND:
        here = around.tense == "ahead" or base.weekday() >= 5
        return shift(Moment(base.year, base.month, base.day), "weekend", 0 if here else -1)
    back, ahead = (base.weekday() - name.weekday) % 7, (name.weekday - base.weekday()) % 7
    match name.turn:
        case "last" | "previous":
            return _days_after(base, -(back or 7))
        case "next" | "following":
            return _days_after(base, ahead or 7)
        case "that":
            return _days_after(base, ahead)
    return _days_after(base, ahead if around.tense == "ahead" else -back)


def _days_after(day: date, days: int) -> str | None:
    try:
        return (day + timedelta(days)).isoformat()
    except OverflowError:
        return None


def _day_of_month(name: Named, around: _Around) -> str | None:
    """As "on the 12th": of the month told before in the same block, or of the current one."""
    if name.day is None:
        return None
    for told in around.before(0):
        moment = _begin(told.value)
        if moment is not None and moment.month is not None:
            return write(Moment(moment.year, moment.month, name.day))
    return None


def _year_for(name: Named, around: _Around) -> int | None:
    """The year of a day, month or season that is named without one."""
    here = around.published
    if name.years is not None or name.turn in ("that", "following", "previous"):
        return _year_said(name, around)
    if around.tense == "habit" and name.day is None and not name.turn:
        return None
    story = _year_told(name, around)
    if here is None or here.year is None or (story is not None and story != here.year):
        return story
    if here.month is None:
        return None
    month, day = _season_end(name) if (name.month or 0) > 12 else (name.month or 1, name.day or 1)
    gone = (month, day) <= (here.month, here.day or 31)
    if name.turn == "this":
        return here.year
    if name.turn == "last":
        return here.year if gone and month != here.month else here.year - 1
    if name.turn == "next" or _is_ahead(around):
        return here.year + (gone and (month != here.month or name.turn == "next"))
    if not gone and around.tense == "unknown" and name.day and month - here.month <= 6:
        return here.year
    return here.year if gone else here.year - 1


def _season_end(name: Named) -> tuple[int, int]:
    """By when a season has begun to be gone: its second month."""
    return {21: 4, 22: 7, 23: 10, 24: 12}[name.month or 24], 1


def _year_said(name: Named, around: _Around) -> int | None:
    """Of "in March last year", "that September", "the following spring"."""
    if name.years is not None and not name.told:
        here = around.published
        return here.year + name.years if here and here.year is not None else None
    for told in around.before():
        moment = _begin(told.value)
        if moment is None or moment.year is None:
            continue
        if name.years is not None:
            return moment.year + name.years
        later = (name.month or 1) > (moment.month or 0)
        if name.turn == "following":
            return moment.year + (not later or moment.month is None)
        return moment.year - (name.turn == "previous" and later)
    return None


def _year_told(name: Named, around: _Around) -> int | None:
    """The year of the dates told before, where this one goes on from them: in the same block, or
    in the blocks before where they tell of a time long gone.
    """
    here = around.published.year if around.published else None
    if name.weekday is not None:
        return None
    for told in around.before(_GONE_BACK if here else 0):
        moment = _begin(told.value)
        if moment is None or moment.year is None:
            continue
        gone = here is not None and moment.year <= here - _LONG_GONE
        near = told.block == around.block
        if (gone and (near or moment.month)) or (told.exact and near):
            month, before = name.month or 0, moment.month or 0
            if here is None and month < before:
                return None
            later = name.turn == "next" and month < before
            earlier = name.turn == "last" and month > before > 0
            return moment.year + later - earlier
    return None


def _is_ahead(around: _Around) -> bool:
    """Whether the words, or the date told right before, look ahead of publication."""
    if around.tense == "ahead":
        return True
    here = around.published.date if around.published else None
    last = next(around.before(0), None)
    moment = _begin(last.value) if last else None
    if here is None or moment is None or moment.year is None or moment.month is None:
        return False
    return (moment.year, moment.month) > (here.year, here.month)


# Back or ahead


def _tense(text: str, block: Block, each: Expression) -> Tense:
    """Whether the verb nearest to an expression looks back or ahead: the last one before it in its
    clause, else the first one after it; or tells what is always so.
    """
    start, end = each.span
    before = text[max(block.start, start - _CHARACTERS) : start]
    ended = [match.end() for match in _ENDS.finditer(before)]
    before = before[ended[-1] :] if ended else before
    after = text[end : min(block.end, end + _CHARACTERS)]
    stop = _ENDS.search(after)
    after = after[: stop.start()] if stop else after
    if _HABIT.match(after):
        return "habit"
    verbs = list(_VERB.finditer(before))
    if not verbs and (_TO_DO.search(before) or _LIMIT.search(before)):
        return "ahead"
    verb = verbs[-1] if verbs else _VERB.search(after)
    if verb is None:
        return "unknown"
    return "ahead" if verb["ahead"] else "back"
