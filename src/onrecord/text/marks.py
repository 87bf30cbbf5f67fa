"""Quotation marks: which of them open, which close, and what they enclose.

Marks are paired within a paragraph. A quotation that is still open at the end of one
paragraph goes on into the next only where that paragraph opens with a mark again, as
newspapers print a long quote; otherwise it ends with its paragraph, so that one
missing mark spoils one paragraph and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from onrecord.text.words import Offsets

OPENING = "“„«‟"
SINGLE = "'‘’‚‹›`"
_MARK = re.compile(r"``|''|[\"“”„‟«»＂'‘’‚‹›`]")
_ELIDED = re.compile(
    r"(?<!\w)(['’])(?:\d{2}s?|em|til|tis|twas|cause|bout|n(['’])|neath|cos|coz|ere|ndrangheta|s|t)(?!\w)",
    re.IGNORECASE,
)
"""Words that begin with an apostrophe, where no quotation opens."""
_CLOSES = {
    "“": ("”",), "„": ("“", "”"), "«": ("»",), "»": ("«",), "‟": ("”",), "”": ("”",),
    "``": ("''",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between a pair of marks.

    ``start`` and ``end`` are the offsets of the words without their marks; ``marks`` those
    of the whole with them. ``closed`` is false where the paragraph ended first; ``resumed``
    is true where it carries on the quotation of the paragraph before.
    """

    start: int
    end: int
    marks: Offsets
    single: bool
    closed: bool
    resumed: bool = False


@dataclass(slots=True)
class _Open:
    mark: str
    at: int
    single: bool
    resumed: bool
    inner: str = ""
    """The curly mark or guillemet of another style that opened inside and is not yet closed."""


def find_quotations(text: str, paragraphs: Iterable[Offsets]) -> list[Quotation]:
    """The outermost quotations of each of ``paragraphs``, in order of the text."""
    found: list[Quotation] = []
    unclosed = ""
    places = list(paragraphs)
    for number, (start, end) in enumerate(places):
        elided = {m.start(part) for m in _ELIDED.finditer(text, start, end) for part in (1, 2)}
        marks = [
            (m.group(), m.start())
            for m in _MARK.finditer(text, start, end)
            if m.start() not in elided
        ]
        below = _single_at(text, *places[number + 1]) if number + 1 < len(places) else ""
        of_paragraph = _pair(text, start, end, marks, unclosed, below) if marks else []
        found += of_paragraph
        last = of_paragraph[-1] if of_paragraph else None
        unclosed = text[last.marks[0] : last.start] if last is not None and not last.closed else ""
    return found


def without_strays(quotations: Sequence[Quotation]) -> list[Quotation]:
    """Those that end: closed ones, and open ones that the paragraph below goes on with. A mark that
    nothing takes up again quotes an excerpt, which tells in its own words who speaks.
    """
    return [
        each
        for each, below in zip_longest(quotations, quotations[1:])
        if each.closed or (below is not None and below.resumed)
    ]


def _single_at(text: str, start: int, end: int) -> str:
    """The single mark that a paragraph opens with, "" where it opens with none."""
    if text[start] not in SINGLE or _ELIDED.match(text, start, end):
        return ""
    return text[start] if _opens_single(_place(text, start, end, text[start], start)) else ""


def _pair(
    text: str,
    start: int,
    end: int,
    marks: Sequence[tuple[str, int]],
    unclosed: str,
    below: str,
) -> list[Quotation]:
    """Quotations of one paragraph; ``unclosed`` is the mark that the one before left open,
    ``below`` the single one that the next opens with. A single mark is as often an apostrophe: one
    that nothing closes is a quotation's only where the next paragraph opens with it again.
    """
    found: list[Quotation] = []
    opened: _Open | None = None
    placed = [_place(text, start, end, mark, at) for mark, at in marks]
    last_closing = max((mark.at for mark in placed if mark.closes_single), default=-1)
    last_sure = max(
        (mark.at for mark in placed if mark.closes_single and not mark.looks_plural), default=-1
    )
    for mark, better_ahead in zip(placed, _better_ahead(placed), strict=True):
        if opened is not None:
            if _nests(opened, mark):
                continue
            runs_on = opened.single and opened.mark == below and mark.looks_plural
            if _closes(opened, mark, better_ahead or runs_on):
                found.append(_quotation(opened, mark.at, mark.after, closed=True))
                opened = None
            elif _reopens(opened, mark):
                found.append(_quotation(opened, mark.at, mark.at, closed=False))
                opened = _Open(mark.text, mark.at, single=False, resumed=False)
        elif mark.text in SINGLE:
            runs_on = mark.text == below and last_sure < mark.after
            if _opens_single(mark) and (last_closing > mark.after or runs_on):
                resumed = unclosed == mark.text and mark.at == start
                opened = _Open(mark.text, mark.at, single=True, resumed=resumed)
        elif mark.text in OPENING or mark.text == "``" or mark.could_open:
            resumed = unclosed == mark.text and mark.at == start
            opened = _Open(mark.text, mark.at, single=False, resumed=resumed)
    if opened is not None:
        found.append(_quotation(opened, end, end, closed=False))
    return found


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark and the characters around it, spaces at the paragraph's edges."""

    text: str
    at: int
    before: str
    following: str

    @property
    def after(self) -> int:
        return self.at + len(self.text)

    @property
    def looks_opening(self) -> bool:
        stands_free = self.before.isspace() or self.before in "([{—–-/"
        return stands_free and not self.following.isspace()

    @property
    def could_open(self) -> bool:
        """A double mark with none open need not stand free, as in said:"It held"."""
        return not self.before.isalnum() and not self.following.isspace()

    @property
    def looks_closing(self) -> bool:
        return not self.before.isspace() and not self.following.isalnum()

    @property
    def closes_single(self) -> bool:
        return self.text in SINGLE and self.looks_closing and not self.looks_opening

    @property
    def looks_plural(self) -> bool:
        """As in "the workers' plan", where no quotation need end."""
        return self.before in "sS" and self.following == " "


def _place(text: str, start: int, end: int, mark: str, at: int) -> _Mark:
    after = at + len(mark)
    before = text[at - 1] if at > start else " "
    return _Mark(mark, at, before, text[after] if after < end else " ")


def _better_ahead(marks: Sequence[_Mark]) -> list[bool]:
    """For each mark whether a surer single closing mark comes before the next opening one."""
    ahead: list[bool] = []
    better = False
    for mark in reversed(marks):
        ahead.append(better)
        if mark.text in SINGLE and mark.looks_opening:
            better = False
        elif mark.closes_single and not mark.looks_plural:
            better = True
    return ahead[::-1]


def _quotation(opened: _Open, at: int, after: int, *, closed: bool) -> Quotation:
    start = opened.at + len(opened.mark)
    return Quotation(start, at, (opened.at, after), opened.single, closed, opened.resumed)


def _closes(opened: _Open, mark: _Mark, better_ahead: bool) -> bool:
    if opened.single:
        return (
            mark.text in SINGLE
            and mark.text == {"‹": "›", "›": "‹"}.get(opened.mark, mark.text)
            and mark.looks_closing
            and not (mark.looks_plural and better_ahead)
        )
    if opened.mark in ('"', "＂", "''"):
        if mark.text == opened.mark:
            return not mark.looks_opening
        return mark.text == "”"
    if mark.text in _CLOSES[opened.mark]:
        return True
    return opened.mark not in "«»" and mark.text in ('"', "”") and mark.looks_closing


def _nests(opened: _Open, mark: _Mark) -> bool:
    """Whether ``mark`` opens or closes a double quotation of another style inside this one."""
    if opened.single:
        return False
    if opened.inner:
        closes = mark.text in _CLOSES[opened.inner]
        opened.inner = "" if closes else opened.inner
        return closes
    if mark.text in OPENING and mark.text != opened.mark and mark.looks_opening:
        opened.inner = mark.text
        return opened.inner not in _CLOSES.get(opened.mark, ())
    return False


def _reopens(opened: _Open, mark: _Mark) -> bool:
    """Whether ``mark`` starts a quotation anew because the one before was never closed."""
    same = mark.text == opened.mark and mark.text in ('"', "“")
    return not opened.single and same and mark.looks_opening


def _opens_single(mark: _Mark) -> bool:
    return mark.looks_opening and (mark.following.isalnum() or mark.following in '“"…[($£€’')


def quotation_states(words: Sequence[Offsets], quotations: Iterable[Quotation]) -> list[int]:
    """For each word: 0 outside quotations, 1 inside, 2 an opening mark, 3 a closing mark."""
    states = [0] * len(words)
    at = 0
    for quotation in quotations:
        opening, closing = quotation.marks
        while at < len(words) and words[at][1] <= opening:
            at += 1
        while at < len(words) and words[at][0] < closing:
            start = words[at][0]
            states[at] = 2 if start < quotation.start else 1 if start < quotation.end else 3
            at += 1
    return states
