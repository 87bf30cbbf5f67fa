"""What the model reads of a text: words, their pieces and features, and windows of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from onrecord.model.wordpiece import WordPiece
from onrecord.text.marks import Quotation, find_quotations, quotation_states
from onrecord.text.paragraphs import sentence_starts
from onrecord.text.words import Offsets, find_words, letter_case

FEATURES = {"case": 7, "quotation": 4, "start": 3}
"""Features of a word beside its pieces, and how many values each takes."""

_PLAIN_MARKS = {2: "“", 3: "”"}
"""What the model reads for an outermost opening or closing mark of any style, by its state."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of some paragraphs of a text as the model reads them.

    ``words`` are offsets into ``text``; ``pieces`` the word piece ids of each word;
    ``features`` has a row a word and a column for each of `FEATURES`; ``paragraph`` numbers
    the paragraph of each word from 0; ``before[i]`` counts the pieces before word ``i``.
    """

    text: str
    words: tuple[Offsets, ...]
    pieces: tuple[tuple[int, ...], ...]
    features: Ints
    paragraph: Ints
    before: Ints
    quotations: tuple[Quotation, ...]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``start`` to ``end`` are read together; ``first`` to ``last`` of them are kept:
    the rest is context that another window answers for.
    """

    start: int
    end: int
    first: int
    last: int


def prepare(text: str, paragraphs: Sequence[Offsets], wordpiece: WordPiece) -> Tokens:
    """Split the given paragraphs of ``text`` into words with their pieces and features."""
    words: list[Offsets] = []
    paragraph: list[int] = []
    opens_paragraph: list[bool] = []
    for number, (start, end) in enumerate(paragraphs):
        found = find_words(text, start, end)
        words += found
        paragraph += [number] * len(found)
        opens_paragraph += [place == 0 for place in range(len(found))]
    quotations = find_quotations(text, paragraphs)
    states = quotation_states(words, quotations)
    surface = [
        _PLAIN_MARKS.get(state, text[start:end])
        for (start, end), state in zip(words, states, strict=True)
    ]
    pieces = tuple(map(wordpiece.encode, surface))
    features = np.empty((len(words), len(FEATURES)), dtype=np.int64)
    features[:, 0] = [letter_case(word) for word in surface]
    features[:, 1] = states
    features[:, 2] = sentence_starts(surface, opens_paragraph)
    return Tokens(
        text,
        tuple(words),
        pieces,
        features,
        np.array(paragraph, dtype=np.int64),
        np.array([0, *accumulate(map(len, pieces))], dtype=np.int64),
        tuple(quotations),
    )


def units(tokens: Tokens, room: int) -> Iterator[Offsets]:
    """Runs of words of at most ``room`` pieces that are best read whole: paragraphs, and of
    longer ones parts that end with a sentence where they can.
    """
    edges = np.flatnonzero(np.diff(tokens.paragraph)) + 1
    starts = [0, *edges.tolist(), len(tokens)]
    for start, end in pairwise(starts):
        while tokens.before[end] - tokens.before[start] > room:
            cut = int(np.searchsorted(tokens.before, tokens.before[start] + room, "right")) - 1
            sentences = np.flatnonzero(tokens.features[start:cut, 2] == 1)
            late = sentences[sentences > (cut - start) // 2]
            cut = start + int(late[-1]) if len(late) else max(cut, start + 1)
            yield start, cut
            start = cut
        if start < end:
            yield start, end


def pack(tokens: Tokens, runs: Iterable[Offsets], room: int, first_room: int) -> Iterator[Offsets]:
    """Join runs that follow each other while they fit: the first pack into ``first_room``
    pieces, the others into ``room``.
    """
    limit = first_room
    start = end = -1
    for run_start, run_end in runs:
        if start >= 0 and tokens.before[run_end] - tokens.before[start] > limit:
            yield start, end
            start, limit = run_start, room
        elif start < 0:
            start = run_start
        end = run_end
    if start >= 0:
        yield start, end


def with_context(tokens: Tokens, start: int, end: int, context: int) -> Offsets:
    """A run of words with those around it, of at most ``context`` pieces on each side."""
    before = tokens.before
    first = int(np.searchsorted(before, before[start] - context, "left"))
    last = int(np.searchsorted(before, before[end] + context, "right")) - 1
    return first, last


def find_windows(tokens: Tokens, longest: int, context: int) -> Iterator[Window]:
    """Cover the words with windows of at most ``longest`` pieces, the two special ones in,
    with ``context`` pieces around each where the text goes on.
    """
    if not len(tokens):
        return
    whole = longest - 2
    if tokens.before[-1] <= whole:
        yield Window(0, len(tokens), 0, len(tokens))
        return
    core = whole - 2 * context
    for first, last in pack(tokens, units(tokens, core), core, core):
        yield Window(*with_context(tokens, first, last, context), first, last)
