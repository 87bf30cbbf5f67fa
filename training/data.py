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
from onrecord.model.encoder import NAMES
from onrecord.model.tokens import Ints, Tokens, pack, prepare, units, with_context
from onrecord.model.wordpiece import WordPiece
from onrecord.text.paragraphs import find_lines
from onrecord.text.words import words_within

IGNORED = -100
COMPLETE = "complete"
"""Mark of an attribution in whose content all attributions are labelled: PolNeAR has only the
outermost."""
STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True)
class Lesson:
    """What one text teaches: its attributions, its names, which words refer to the same; each is
    None or empty where the text's gold does not say.
    """

    story: GoldStory
    attributed: bool = True
    """Whether its attributions are labelled."""
    names: tuple[tuple[int, int, str], ...] | None = None
    """Start, end and kind of each name, one of `onrecord.model.encoder.NAMED`."""
    clusters: tuple[tuple[int, str], ...] = ()
    """First character of a word that heads a mention, and what it refers to."""


@dataclass(frozen=True)
class Example:
    """A text as targets: a role a word, of each cue its content and source words, names, mentions.

    What the text's gold does not say is `IGNORED`.
    """

    tokens: Tokens
    roles: Ints
    inner: Ints
    """Roles in attributions inside a content, `IGNORED` outside content and where unknown."""
    cues: dict[int, tuple[Ints, Ints]]
    """First word of a cue -> (words of its content, words of its source)."""
    owned: Ints
    """For each content word the first word of its cue, else -1; -1 too where it has two."""
    names: Ints
    """Which of `NAMES` each word has."""
    mentions: Ints
    """[M, 2]: words that head mentions, in order, and the number of what each refers to."""


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


def make_example(lesson: Lesson, wordpiece: WordPiece) -> Example:
    """Targets of a text. Where attributions overlap, which is rare, the first one keeps a word."""
    story = lesson.story
    tokens = prepare(story.text, list(find_lines(story.text)), wordpiece)
    roles = np.full(len(tokens), 0 if lesson.attributed else IGNORED, dtype=np.int64)
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
    return Example(
        tokens, roles, inner, cues, owned, _names(tokens, lesson), _mentions(tokens, lesson)
    )


def _names(tokens: Tokens, lesson: Lesson) -> Ints:
    """BIO tags of names."""
    tags = np.full(len(tokens), IGNORED if lesson.names is None else 0, dtype=np.int64)
    for start, end, kind in lesson.names or ():
        inside = words_within(tokens.words, [(start, end)])
        tags[inside] = NAMES.index(f"I-{kind}")
        tags[inside[:1]] = NAMES.index(f"B-{kind}")
    return tags


def _mentions(tokens: Tokens, lesson: Lesson) -> Ints:
    word_at = {start: place for place, (start, _) in enumerate(tokens.words)}
    number: dict[str, int] = {}
    found = {
        word_at[at]: number.setdefault(of, len(number))
        for at, of in lesson.clusters
        if at in word_at
    }
    return np.array(sorted(found.items()), dtype=np.int64).reshape(-1, 2)


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
    names: Ints
    real: NDArray[np.bool_]
    """[B, N]: which words are not padding."""
    mentions: tuple[Ints, ...]
    """Of each window `Example.mentions`, words counted from its first."""


Cut = tuple[Example, int, int]


def cut_windows(example: Example, longest: int, rng: random.Random) -> Iterator[Cut]:
    """Windows of whole paragraphs, at a random phase; half of the time with words around them, as
    windows are read.
    """
    tokens, around = example.tokens, rng.choice((0, 0, longest // 10, longest // 6))
    room = longest - 2 - 2 * around
    if not len(tokens):
        return
    phase = rng.randint(room // 3, room)
    for start, end in pack(tokens, units(tokens, room), room, phase):
        yield example, *with_context(tokens, start, end, around)


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
    names = np.full((rows, columns), IGNORED, dtype=np.int64)
    real = np.zeros((rows, columns), dtype=np.bool_)
    mentions: list[Ints] = []
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
        names[row, :words] = example.names[start:end]
        real[row, :words] = True
        heads = example.mentions[:, 0]
        inside_window = (heads >= start) & (heads < end)
        mentions.append(example.mentions[inside_window] - np.array([start, 0]))
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
        names,
        real,
        tuple(mentions),
    )  # fmt: skip
