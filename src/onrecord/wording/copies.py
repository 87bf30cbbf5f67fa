"""Wire copies: stories of which one has most of the words of the other.

Papers cut a wire story, turn its paragraphs around, change a word here and there and put their own
headline on it. So only the body counts, shingles do not care for order, and it is the smaller of
two stories that must be in the larger one. `python -m evaluation.copies` makes such copies.
"""

from __future__ import annotations

from collections import Counter

from onrecord.records import BlockKind, Story
from onrecord.wording.shingles import Sketch, containment, shingles_of, sketch_of

LEAST_SHARED = 0.45
"""Share of the smaller story's shingles that the larger one has. A changed word takes as many
shingles with it as they are wide: stories that share so many share most of their words.
"""
LEAST_SIZE = 0.2
"""Size of the smaller story in the larger one's: a brief that a long story takes in is no copy."""
FEWEST = 30
"""Shingles of the shortest story that is held against others."""
BODY: frozenset[BlockKind] = frozenset(("paragraph", "blockquote", "list item"))
"""Blocks whose words are the story itself."""
_MARKS, _FEWEST_MARKS = 24, 2
"""Shingles by which a story is found again, and how many it takes."""


class Copies:
    """The stories read so far, by what is needed to know a copy of one: some 4 KB each."""

    def __init__(self) -> None:
        self._stories: list[tuple[str, Sketch]] = []
        self._first: dict[int, int] = {}

    def find(self, story: Story) -> str | None:
        """The id of the earliest story before this one that is a copy of it, or it of that; None
        where there is none. The story is remembered.
        """
        sketch = sketch_of(shingles_of(story.text, _body(story)))
        if sketch.total < FEWEST:
            return None
        marks = sketch.smallest.tolist()
        hits = Counter(self._first[mark] for mark in marks if mark in self._first)
        met = (self._stories[place] for place in sorted(hits) if hits[place] >= _FEWEST_MARKS)
        alike = (name for name, other in met if name != story.id and _alike(sketch, other))
        found = next(alike, None)
        for mark in marks[:_MARKS]:
            self._first.setdefault(mark, len(self._stories))
        self._stories.append((story.id, sketch))
        return found


def _body(story: Story) -> list[tuple[int, int]] | None:
    """Where the body is; the whole text of a story that is not in blocks yet."""
    if not story.blocks:
        return None
    return [(block.start, block.end) for block in story.blocks if block.kind in BODY]


def _alike(one: Sketch, other: Sketch) -> bool:
    small, large = sorted((one, other), key=lambda sketch: sketch.total)
    if small.total < LEAST_SIZE * large.total:
        return False
    return containment(small, large) >= LEAST_SHARED
