"""Subjects: what the pronouns of a sentence tell of whom the sentence is about.

"Ana Sousa has opened up about her garden" says that Ana Sousa is a "she", where a sentence begins
with a name, nobody else comes before the pronoun, and the given name does not say otherwise. One
such sentence may mislead ("Tom Reed said she had left"), so it counts as a hint does.
"""

from __future__ import annotations

import re

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.lexicon import PEOPLE
from onrecord.records import Span

_PRONOUN = re.compile(r"\b(?:(?P<he>he|his|him|himself)|she|hers?|herself)\b")
_STOP = re.compile(r"[.?!;:“”\"\n]")
_KINDS = ("paragraph", "blockquote", "list item")


def note_genders(cast: Cast) -> None:
    """Count for each person the sentences that speak of them as "he" or "she"."""
    for name in cast.names:
        entry = cast.entry_of[name.span]
        if entry.kind == "person" and _is_subject(cast, name.span):
            pronoun = _pronoun_after(cast, name.span[1])
            if pronoun and entry.given in ("", pronoun):
                entry.gender[pronoun] += 1


def _is_subject(cast: Cast, span: Span) -> bool:
    """Whether the narration has a sentence that begins with a name."""
    plain = cast.block_at(span[0]).kind in _KINDS and cast.is_narrated(span[0])
    return plain and cast.opens(span[0]) and not cast.is_possessive(span)


def _pronoun_after(cast: Cast, start: int) -> str:
    """The first "he" or "she" of the rest of a sentence, "" where somebody else is before it."""
    block = cast.block_at(start)
    stop = _STOP.search(cast.text, start, block.end)
    found = _PRONOUN.search(cast.text, start, stop.start() if stop else block.end)
    if found is None:
        return ""
    between = start, found.start()
    others = any(entry.kind == "person" for _, entry in cast.within(between))
    nouns = PEOPLE.intersection(re.findall(r"[a-z-]+", cast.text[slice(*between)]))
    if others or nouns:
        return ""
    return "he" if found["he"] else "she"
