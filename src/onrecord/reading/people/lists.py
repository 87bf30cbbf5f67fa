"""Lists of those who speak together: "Ana Sousa, Tom Reed and Orbisol", "Sousa and her aides"."""

from __future__ import annotations

import re

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.phrases import up_to_preposition
from onrecord.records import Span

_AND = re.compile(r",? (?:and|&) ")
_PARTED = re.compile(r",? (?:and|&) |, ")
_ONE = r"(?:[Tt]he )?[^\W\d_a-z][\w.’'-]*(?: (?:(?:of|de|la|van|von|al) )?[^\W\d_a-z][\w.’'-]*)*"
_NAMES = re.compile(rf"{_ONE}(?:, {_ONE})*,? (?:and|&) {_ONE}(?=,|$)")
_PLURAL_HEAD = re.compile(r"(?:[\w’'-]+ ){0,4}[a-z-]+s, (?=[^,]+ (?:and|&) [^,]+,?$)")
_SECOND = re.compile(r"(?:his|her|their|an?|the|other|several|two|three)\b")
_APPOSED = re.compile(r", [a-z]")
"""What says of the first one who that is: "Tarn Fund, a charity paid by Ana Sousa and others"."""


def parts_of(cast: Cast, span: Span) -> list[Span]:
    """Those of "A, B and C" where all are names, or the two of "A and his aides"."""
    text = cast.text[slice(*span)]
    apposed = _PLURAL_HEAD.match(text)
    first = apposed.end() if apposed else 0
    names = _NAMES.match(text, first)
    if names and not any(
        s < span[0] + first + at.start() and span[0] + first + at.end() < e
        for at in _AND.finditer(names[0])
        for (s, e), _ in cast.within(span)
    ):
        inner = (n + first for m in _PARTED.finditer(names[0]) for n in m.span())
        ends = [first, *inner, names.end()]
        return [
            (span[0] + start, span[0] + end)
            for start, end in zip(ends[::2], ends[1::2], strict=True)
        ]
    at = _AND.search(text)
    if at is None or "(" in text[: at.start()]:
        return [span]
    left, right = (span[0], span[0] + at.start()), (span[0] + at.end(), span[1])
    here, there = cast.within(left), cast.within(right)
    if not here or here[-1][0][1] < left[1] - 1:
        return [span]
    if there:
        whole = any(s <= left[1] and right[0] <= e for (s, e), _ in cast.within(span))
        near = there[0][0][0] - right[0] < 30 and up_to_preposition(text[: at.start()])
        return [left, right] if near == text[: at.start()] and not whole else [span]
    told_of = _APPOSED.search(text, 0, at.start())
    second = here[-1][1].kind == "person" and _SECOND.match(cast.text, right[0]) and not told_of
    return [left, right] if second else [span]
