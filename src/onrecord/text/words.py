"""Words of a text, with the surface features that the model reads beside them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

WORD = re.compile(r"\w+|[^\w\s]")
"""A word is a run of letters, digits and underscores, or one mark of punctuation."""

_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset(
    """
    a an and as at but by for from in into of off on or over per the to up via vs with is
    """.split()
)

CASES = ("mark", "digits", "lower", "upper", "capital", "title", "mixed")

Offsets = tuple[int, int]


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Offsets]:
    """Offsets of the words of ``text[start:end]``, in order."""
    stop = len(text) if end is None else end
    return [match.span() for match in WORD.finditer(text, start, stop)]


def letter_case(word: str) -> int:
    """Which of `CASES` a word is in, as its index."""
    if not (word[0].isalnum() or word[0] == "_"):
        return 0
    if word.isdigit():
        return 1
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 5 if word[0].isupper() else 6


def title_case(text: str) -> float:
    """Share of the words that a title would capitalise that have a capital, 0 to 1."""
    words = [w for w in _LETTERS.findall(text) if w.casefold() not in _SMALL]
    capitals = sum(1 for word in words if word[0].isupper())
    return capitals / max(len(words), 1)


def words_within(words: Sequence[Offsets], spans: Iterable[Offsets]) -> list[int]:
    """Indices of the words that share a character with any of ``spans``, in order."""
    found: set[int] = set()
    for start, end in spans:
        first = bisect_right(words, start, key=lambda word: word[1])
        last = bisect_left(words, end, key=lambda word: word[0])
        found.update(range(first, last))
    return sorted(found)
