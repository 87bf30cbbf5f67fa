"""Whom the words of an attribution name: of oneself one says "I", and so hardly ever who says them.

Who is called by name in them ("Ana, come down"), or gives their own ("I’m Ana"), may say them all
the same.
"""

from __future__ import annotations

import re

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.records import Attribution, Span

_OWN_NAME = re.compile(r"\b(?:I am|I[’']m|my name is|this is|called|call me)[,:]? $", re.IGNORECASE)
_CALLING = re.compile(r"(?:^|[,“”\"‘'] ?)$")
_CALLED = re.compile(r"[,!?]")
_BEFORE = 14
"""Characters before a name that tell whether it is given as one's own."""


def told_of(cast: Cast, each: Attribution) -> list[Entry]:
    """The persons whom the content of an attribution speaks of by name."""
    return [
        entry
        for part in each.content
        for name, entry in cast.within(part)
        if entry.kind == "person" and not _is_address(cast.text, name)
    ]


def _is_address(text: str, name: Span) -> bool:
    """Whether somebody is spoken to by a name, or says that it is theirs."""
    before = text[max(name[0] - _BEFORE, 0) : name[0]]
    called = _CALLING.search(before) and _CALLED.match(text, name[1])
    return bool(called or _OWN_NAME.search(before))
