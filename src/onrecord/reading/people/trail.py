"""The trail of "he" and "she" through a story: who is spoken of between one name and the next.

Each such pronoun of the narration keeps whom it stands for in the reader's mind, as their name
would. They are read in order of the text, up to the place that is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.he_or_she import candidates_for, who
from onrecord.reading.people.pronouns import Spoken
from onrecord.records import Span

_PRONOUN = re.compile(r"\b(?:(?P<he>[Hh]e|[Hh]is|[Hh]im(?:self)?)|[Ss]he|[Hh]er(?:s|self)?)\b")
_LEAST = 0.5
"""Share of all that speaks for anybody from which a pronoun is taken to stand for somebody."""


class Trail:
    """The pronouns of a story that are no sources."""

    def __init__(self, cast: Cast, sources: Iterable[Span]) -> None:
        self._cast = cast
        self._taken = {span[0] for span in sources}
        self._left: Iterator[tuple[int, int, str]] | None = None
        self._next: tuple[int, int, str] | None = None

    def _pronouns(self) -> Iterator[tuple[int, int, str]]:
        for block in self._cast.blocks:
            if block.kind not in ("headline", "dek", "caption"):
                for match in _PRONOUN.finditer(self._cast.text, block.start, block.end):
                    start, end = match.span()
                    if start not in self._taken and self._cast.is_narrated(start):
                        yield start, end, "he" if match["he"] else "she"

    def advance(self, to: int, spoken_before: Callable[[int], Spoken]) -> None:
        """Note whom the pronouns before a place stand for."""
        if self._left is None:
            self._left = self._pronouns()
            self._next = next(self._left, None)
        while self._next is not None and self._next[0] < to:
            start, end, pronoun = self._next
            self._next = next(self._left, None)
            found = who(candidates_for(self._cast, spoken_before(start), start, pronoun))
            if found is not None and found[2] >= _LEAST and found[0].mentions:
                found[0].traces.append((start, end))
