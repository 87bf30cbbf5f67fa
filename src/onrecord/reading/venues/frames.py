"""Frames: the sentence that tells of an attribution, with what was said hidden.

"In a letter to staff, she wrote that they would be told on Friday" tells of two sayings, one
inside the other. For the outer one the sentence reads "In a letter to staff, she wrote ▮▮▮", so
that no word of the content is taken for a word about it; for the inner one it is what stands in the
content alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from onrecord.records import Attribution, Block, Span
from onrecord.text.paragraphs import find_lines

HIDDEN = "\x1a"
"""Stands for each character of a content."""
OUTSIDE = "\x1b"
"""Stands for each character outside the content that an inner attribution stands in."""
_DEEPEST = 3
"""Attributions inside attributions inside attributions; what is deeper has no frame."""
_REACH = 400
"""Characters on either side of a cue that a sentence without end is cut to."""
_ENDS = re.compile(
    rf"[.!?…][\"”’'“»)\]]*\s+(?=[\"“„«‘'(\[—–•-]*\s?[^\W_a-z{HIDDEN}]|.?{HIDDEN})|{OUTSIDE}+"
)
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Cpl|Prof|Rev|Fr|Sr|Jr|Hon|Insp|Supt|Cllr|Er|"
    r"No|vs|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Ma|Pvt|Brig|Adm|Maj|Pres|Messrs)|\b[A-Z]|\b[ap]\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The sentence of an attribution. ``view`` is the whole story as it reads there, ``start`` and
    ``end`` the sentence in it; ``cue`` is where the cue stands, ``since`` where the cue before it
    in the sentence ends, ``until`` where the next source or cue begins, and ``level`` how many
    contents it stands in.
    """

    view: str
    start: int
    end: int
    cue: Span
    since: int
    until: int
    level: int

    @property
    def text(self) -> str:
        """The sentence as it reads."""
        return self.view[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Page:
    """A story as seen from its attributions: one view and its sentences a level of nesting."""

    frames: tuple[Frame | None, ...]
    view: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Cover:
    """How many contents each stretch of a text stands in, from each of ``starts`` to the next."""

    starts: Sequence[int]
    depths: Sequence[int]

    def at(self, place: int) -> int:
        """How many contents a character stands in."""
        return self.depths[bisect_right(self.starts, place) - 1]


def find_frames(text: str, blocks: Sequence[Block], attributions: Sequence[Attribution]) -> Page:
    """The frame of each attribution, None where it is too deep inside others."""
    cover = _cover(text, attributions)
    levels = [_level(cover, each) for each in attributions]
    edges = [(b.start, b.end) for b in blocks] or list(find_lines(text))
    views = [
        _view(text, cover, level) for level in range(min(max(levels, default=0), _DEEPEST) + 1)
    ]
    sentences = [list(_sentences(view, edges)) for view in views]
    frames: list[Frame | None] = [None] * len(attributions)
    for level, view in enumerate(views):
        members = [n for n, each in enumerate(levels) if each == level]
        for number, frame in zip(
            members,
            _of_level(view, sentences[level], [attributions[n] for n in members], level),
            strict=True,
        ):
            frames[number] = frame
    return Page(tuple(frames), views[0], tuple(sentences[0]))


def anchor(attribution: Attribution) -> Span:
    """The words that an attribution hangs on: its cue, or else its source, or else its content."""
    for spans in (attribution.cue, attribution.source):
        if spans:
            return spans[-1]
    return attribution.content[0][0], attribution.content[0][0]


def opening(attribution: Attribution) -> int:
    """Where the words begin that tell of it."""
    return min(start for start, _ in (*attribution.cue, *attribution.source, *attribution.content))


def _cover(text: str, attributions: Sequence[Attribution]) -> _Cover:
    """How many contents the characters of a text stand in. A content's full stop ends a sentence,
    and is left to be seen.
    """
    steps = Counter({0: 0})
    for each in attributions:
        for start, end in _merged(each):
            stop = end - 1 if end - start > 1 and text[end - 1] == "." else end
            steps[start] += 1
            steps[stop] -= 1
    starts = sorted(steps)
    return _Cover(starts, [*accumulate(steps[start] for start in starts)])


def _merged(attribution: Attribution) -> Iterator[Span]:
    """The spans of a content without those that begin inside the one before, and without the
    cue and source where a content was drawn around them.
    """
    last = 0
    for start, end in sorted(attribution.content):
        if start >= last and end > start:
            yield start, end
            last = end


def _level(cover: _Cover, attribution: Attribution) -> int:
    """How many other contents an attribution stands in."""
    at, _ = anchor(attribution)
    if not attribution.cue and not attribution.source:
        return max(cover.at(at) - 1, 0)
    inside = any(start <= at < end for start, end in attribution.content)
    return max(cover.at(at) - inside, 0)


def _view(text: str, cover: _Cover, level: int) -> str:
    """The text as it reads at one level of nesting."""
    ends = [*cover.starts[1:], len(text)]
    return "".join(
        text[start:end]
        if depth == level
        else (HIDDEN if depth > level else OUTSIDE) * (end - start)
        for start, end, depth in zip(cover.starts, ends, cover.depths, strict=True)
    )


def _sentences(view: str, edges: Sequence[Span]) -> Iterator[Span]:
    for start, end in edges:
        at = start
        for match in _ENDS.finditer(view, start, end):
            stop = match.start() if match[0][0] == OUTSIDE else match.end()
            if stop <= at or _SHORT.search(view, max(at, stop - 12), match.start() + 1):
                at = match.end() if match[0][0] == OUTSIDE else at
                continue
            yield at, stop
            at = match.end()
        if at < end:
            yield at, end


def _of_level(
    view: str, sentences: Sequence[Span], attributions: Sequence[Attribution], level: int
) -> Iterator[Frame]:
    """Frames of the attributions of one level, in their order."""
    cues = sorted(anchor(each) for each in attributions)
    starts = sorted(
        (start, number)
        for number, each in enumerate(attributions)
        for start, _ in (*each.source, *each.cue)
    )
    for number, each in enumerate(attributions):
        cue = anchor(each)
        place = bisect_right(sentences, cue[0], key=lambda span: span[0]) - 1
        start, end = sentences[place] if place >= 0 else (0, len(view))
        if cue[0] > end:
            start, end = cue[0], cue[0]
        start, end = max(start, cue[0] - _REACH), min(max(end, cue[1]), cue[1] + _REACH)
        before = bisect_left(cues, cue) - 1
        since = cues[before][1] if before >= 0 and cues[before][1] > start else start
        after = bisect_left(starts, (cue[1], -1))
        until = next((start for start, whose in starts[after : after + 4] if whose != number), end)
        yield Frame(view, start, end, cue, since, max(min(until, end), cue[1]), level)
