"""Naming: which words of a text are names, and of what kind, as the model has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.model.encoder import NAMED, Floats
from onrecord.model.tokens import Tokens
from onrecord.records import Span


@dataclass(frozen=True, slots=True)
class Tagged:
    """Words that the model has for one name: the kind, one of `NAMED`, and how sure it is of these
    words being a name of this kind, 0 to 1.
    """

    span: Span
    kind: str
    score: float


def find_tagged(tokens: Tokens, names: Floats) -> list[Tagged]:
    """The names of a text, in order, from the log probabilities of `NAMES` of its words."""
    if not len(tokens):
        return []
    tags = names.argmax(-1)
    sure = np.exp(names.max(-1))
    return [
        Tagged(
            (tokens.words[start][0], tokens.words[end - 1][1]),
            NAMED[(int(tags[start]) - 1) // 2],
            float(sure[start:end].mean()),
        )
        for start, end in _runs(tags.tolist(), tokens.paragraph.tolist())
    ]


def _runs(tags: list[int], paragraph: list[int]) -> Iterator[tuple[int, int]]:
    """Runs of tags of one kind; a name that goes on without having begun begins there."""
    start = -1
    for at, tag in enumerate(tags):
        goes_on = (
            start >= 0
            and tag > 0
            and tag % 2 == 0
            and (tag - 1) // 2 == (tags[start] - 1) // 2
            and paragraph[at] == paragraph[start]
        )
        if start >= 0 and not goes_on:
            yield start, at
            start = -1
        if tag and start < 0:
            start = at
    if start >= 0:
        yield start, len(tags)
