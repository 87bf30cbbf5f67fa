"""Gold stories as windows of targets."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from evaluation.cases import load_cases
from evaluation.changes import GoldStory
from evaluation.gold import holders, of_case
from onrecord.model.tokens import Ints, Tokens, pack, prepare, units
from onrecord.model.wordpiece import WordPiece
from onrecord.text.paragraphs import find_lines
from onrecord.text.words import words_within

IGNORED = -100
COMPLETE = "complete"
"""Mark of an attribution in whose content all attributions are labelled: PolNeAR has only the
outermost."""
STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Example:
    """A gold story as targets: a role a word, and of each cue its content and source words."""

    tokens: Tokens
    roles: Ints
    inner: Ints
    """Roles in attributions inside a content, `IGNORED` outside content and where unknown."""
    cues: dict[int, tuple[Ints, Ints]]
    """First word of a cue -> (words of its content, words of its source)."""
    owned: Ints
    """For each content word the first word of its cue, else -1; -1 too where it has two."""


def load_stories(path: Path) -> list[GoldStory]:
    """Gold stories of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [_story(json.loads(line)) for line in lines]


def own_stories() -> list[GoldStory]:
    """The stories written for training, in which attributions inside others are labelled too."""
    return [
        replace(story, attributions=tuple({**a, COMPLETE: True} for a in story.attributions))
        for story in map(of_case, load_cases(STORIES))
    ]


def _story(row: Mapping[str, Any]) -> GoldStory:
    parts = ("source", "cue", "content")
    attributions = tuple({part: a.get(part) or [] for part in parts} for a in row["attributions"])
    return GoldStory(row["id"], row["text"], attributions)


# Targets


def make_example(story: GoldStory, wordpiece: WordPiece) -> Example:
    """Targets of a story. Where attributions overlap, which is rare, the first one keeps a word."""
    tokens = prepare(story.text, list(find_lines(story.text)), wordpiece)
    roles = np.zeros(len(tokens), dtype=np.int64)
    inner = np.full(len(tokens), IGNORED, dtype=np.int64)
    owned = np.full(len(tokens), -1, dtype=np.int64)
    cues: dict[int, tuple[Ints, Ints]] = {}
    held = holders(story.attributions)
    for attribution, holder in sorted(
        zip(story.attributions, held, strict=True), key=lambda each: each[1] is not None
    ):
        source, cue, content = (
            words_within(tokens.words, [(s, e) for s, e in attribution[part]])
            for part in ("source", "cue", "content")
        )
        content = _close_gaps(tokens, content)
        if holder is None and attribution.get(COMPLETE):
            inner[content] = 0
        of_layer = roles if holder is None else inner
        for base, members in ((1, source), (3, cue), (5, content)):
            previous = -2
            for word in members:
                if of_layer[word] == 0:
                    of_layer[word] = base + (previous == word - 1)
                previous = word
        if cue and content:
            cues[cue[0]] = (np.array(content), np.array(source, dtype=np.int64))
            owned[content] = cue[0] if holder is None else -1
    return Example(tokens, roles, inner, cues, owned)


def _close_gaps(tokens: Tokens, members: list[int]) -> list[int]:
    """Content words with the marks between two of them that the annotation skipped."""
    filled = list(members)
    for here, following in pairwise(members):
        gap = range(here + 1, following)
        if len(gap) <= 3 and all(tokens.features[word, 0] == 0 for word in gap):
            filled += gap
    return sorted(filled)


# Batches


@dataclass(frozen=True)
class Batch:
    """Windows side by side: see `training.network.Network.forward` for the inputs."""

    pieces: Ints
    features: Ints
    attend: Ints
    first: Ints
    roles: Ints
    inner: Ints
    cue_rows: Ints
    """[C, 2]: window of the batch and word within it of each gold cue."""
    arguments: Ints
    """[C, N]: label of each word with respect to that cue, `IGNORED` beyond the window."""
    distance: Ints
    """[C, N]: words from the cue to the word."""
    apart: Ints
    """[C, N]: paragraphs between them, without sign."""
    owner: Ints
    """[B, N]: for content words 1 + the place of their cue among the window's, 0 if outside."""


Cut = tuple[Example, int, int]


def cut_windows(example: Example, longest: int, rng: random.Random) -> Iterator[Cut]:
    """Windows of whole paragraphs, at a random phase."""
    room = longest - 2
    if not len(example.tokens):
        return
    phase = rng.randint(longest // 3, room)
    for start, end in pack(example.tokens, units(example.tokens, room), room, phase):
        yield example, start, end


def make_batches(cuts: Sequence[Cut], size: int, rng: random.Random) -> list[list[Cut]]:
    """Shuffled batches of windows of like length."""
    shuffled = list(cuts)
    rng.shuffle(shuffled)
    near: list[Cut] = []
    for at in range(0, len(shuffled), size * 20):
        near += sorted(shuffled[at : at + size * 20], key=pieces_of)
    batches = [near[at : at + size] for at in range(0, len(near), size)]
    rng.shuffle(batches)
    return batches


def pieces_of(cut: Cut) -> int:
    """Word pieces of a window."""
    example, start, end = cut
    return int(example.tokens.before[end] - example.tokens.before[start])


def collate(cuts: Sequence[Cut], wordpiece: WordPiece) -> Batch:
    """Windows as padded arrays with their targets."""
    rows, columns = len(cuts), max(end - start for _, start, end in cuts)
    length = max(map(pieces_of, cuts)) + 2
    pieces = np.zeros((rows, length), dtype=np.int64)
    features = np.zeros((rows, length, 3), dtype=np.int64)
    attend = np.zeros((rows, length), dtype=np.int64)
    first = np.zeros((rows, columns), dtype=np.int64)
    roles = np.full((rows, columns), IGNORED, dtype=np.int64)
    inner = np.full((rows, columns), IGNORED, dtype=np.int64)
    owner = np.full((rows, columns), IGNORED, dtype=np.int64)
    places: list[tuple[int, int]] = []
    arguments: list[NDArray[np.int64]] = []
    distance: list[NDArray[np.int64]] = []
    apart: list[NDArray[np.int64]] = []
    for row, (example, start, end) in enumerate(cuts):
        tokens, words = example.tokens, end - start
        ids = [piece for word in tokens.pieces[start:end] for piece in word]
        pieces[row, : len(ids) + 2] = [wordpiece.first, *ids, wordpiece.last]
        attend[row, : len(ids) + 2] = 1
        counts = np.diff(tokens.before[start : end + 1])
        features[row, 1 : len(ids) + 1] = np.repeat(tokens.features[start:end] + 1, counts, axis=0)
        first[row, :words] = tokens.before[start:end] - tokens.before[start] + 1
        roles[row, :words] = example.roles[start:end]
        inner[row, :words] = example.inner[start:end]
        inside = [cue for cue in sorted(example.cues) if start <= cue < end]
        for cue in inside:
            labels = np.full(columns, IGNORED, dtype=np.int64)
            labels[:words] = 0
            for label, members in enumerate(example.cues[cue], start=1):
                kept = members[(members >= start) & (members < end)] - start
                labels[kept] = label
            places.append((row, cue - start))
            arguments.append(labels)
            distance.append(np.arange(columns) - (cue - start))
            between = np.zeros(columns, dtype=np.int64)
            between[:words] = np.abs(tokens.paragraph[start:end] - tokens.paragraph[cue])
            apart.append(between)
        number = {cue: place for place, cue in enumerate(inside, start=1)}
        for word in np.flatnonzero(example.owned[start:end] >= 0):
            owner[row, word] = number.get(int(example.owned[start + word]), 0)
    shape = (len(places), columns)
    return Batch(
        pieces, features, attend, first, roles, inner,
        np.array(places, dtype=np.int64).reshape(-1, 2),
        np.array(arguments, dtype=np.int64).reshape(shape),
        np.array(distance, dtype=np.int64).reshape(shape),
        np.array(apart, dtype=np.int64).reshape(shape),
        owner,
    )  # fmt: skip
