"""Paragraphs and sentence starts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.text.words import Offsets

UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Marks of order and joiners that take no room: space, at the edge of a line."""
_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_BLANK = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + UNSEEN
_ENDS_SENTENCE = frozenset(".?!…”\"’'»)")


def find_lines(text: str) -> Iterator[Offsets]:
    """Offsets of the lines of ``text`` that hold anything, without the space around them and
    what cannot be seen.
    """
    for match in _LINE.finditer(text):
        line = match.group()
        kept = line.strip(_BLANK)
        if kept:
            start = match.start() + len(line) - len(line.lstrip(_BLANK))
            yield start, start + len(kept)


def sentence_starts(words: Sequence[str], first_of: Sequence[bool]) -> list[int]:
    """For each word: 2 where it starts a paragraph (``first_of``), 1 where it looks like the
    start of a sentence, else 0. A cheap sign for the model, not a segmentation.
    """
    starts: list[int] = []
    for index, word in enumerate(words):
        if first_of[index]:
            starts.append(2)
        elif words[index - 1][-1] in _ENDS_SENTENCE and word[0].isupper():
            starts.append(1)
        else:
            starts.append(0)
    return starts
