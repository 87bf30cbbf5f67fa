"""Spokespeople: whom "a spokeswoman" speaks for, where only the sentences around her tell."""

from __future__ import annotations

import re

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.reading.people.pronouns import NOBODY
from onrecord.records import Span

_BARE = re.compile(r"an? (?:spokes(?:man|woman|person)|representative|rep)", re.IGNORECASE)
_OPENING = re.compile(r"(?:.*[.?!][”\"’']? |^)(?P<last>.+)$", re.DOTALL)
_SUBJECT = re.compile(r"(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Aa]n?) (?:[a-z-]+ ){1,4}|[Tt]he )?,? ?")
"""What may stand between the start of a sentence and the name of who acts in it."""


def spoken_for(cast: Cast, span: Span) -> Entry | None:
    """The body that somebody called only "a spokesman" speaks for: the one that acts in the clause
    or the sentence before, in the same paragraph.
    """
    if not _BARE.fullmatch(cast.text[slice(*span)]):
        return None
    block = cast.block_at(span[0])
    before = cast.text[block.start : span[0]].rstrip()
    sentence = _OPENING.match(before.rstrip(".?!”\"’'"))
    if sentence is None:
        return None
    start = block.start + sentence.start("last")
    for name, entry in cast.within((start, span[0]))[:1]:
        subject = _SUBJECT.fullmatch(cast.text[start : name[0]].replace(",", ""))
        if subject and (entry.kind == "organization" or cast.personhood(entry) < NOBODY):
            return entry
    return None
