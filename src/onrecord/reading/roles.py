"""Roles: the best sequence of them for scored words, and the runs of words that it makes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.model.encoder import ROLES
from onrecord.model.tokens import Ints, Tokens
from onrecord.text.words import Offsets

Scores = NDArray[np.float64]

NEVER = -1e4
"""Log probability of what cannot be."""
_CONTENT = ROLES.index("B-content")
_GAP = 2
"""Words between two of content that are taken to have been left out by mistake."""


def decode(scores: Scores, region: Ints) -> list[int]:
    """The best roles of the words of any region; the words of none, mostly all of them where what
    is inside contents is looked for, are outside everything.
    """
    roles = [0] * len(region)
    edges = np.flatnonzero(np.diff(region >= 0, prepend=False, append=False)).tolist()
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        roles[start:end] = best_roles(scores[start:end])
    return roles


def best_roles(scores: Scores) -> list[int]:
    """The best sequence of `ROLES` in which nothing goes on that has not begun (Viterbi 1967)."""
    rows = scores.tolist()
    value = rows[0]
    value[2] = value[4] = value[6] = NEVER
    back: list[tuple[int, int, int, int]] = []
    for row in rows[1:]:
        top = max(value)
        source = 1 if value[1] >= value[2] else 2
        cue = 3 if value[3] >= value[4] else 4
        content = 5 if value[5] >= value[6] else 6
        back.append((value.index(top), source, cue, content))
        value = [
            top + row[0],
            top + row[1],
            value[source] + row[2],
            top + row[3],
            value[cue] + row[4],
            top + row[5],
            value[content] + row[6],
        ]
    path = [value.index(max(value))]
    for best in reversed(back):
        role = path[-1]
        path.append(best[role // 2] if role in (2, 4, 6) else best[0])
    return path[::-1]


def closed(roles: Sequence[int], tokens: Tokens) -> list[int]:
    """Roles with what is left out between two words of content made content too: a comma, or a
    word or two of the same sentence, no marks of quotation among them.
    """
    closed = list(roles)
    at = 1
    while at < len(closed) - 1:
        end = at
        while end < len(closed) and end - at < _GAP and closed[end] == 0:
            end += 1
        inside = closed[at - 1] >= _CONTENT and at < end < len(closed) and closed[end] >= _CONTENT
        if inside and all(_joins(tokens, word) for word in range(at, end)):
            closed[at : end + 1] = [_CONTENT + 1] * (end + 1 - at)
        at = max(end, at + 1)
    return closed


def _joins(tokens: Tokens, word: int) -> bool:
    """Whether a word between two of content may be content: no mark but a comma."""
    return bool(tokens.features[word, 0]) or is_comma(tokens, word)


def is_comma(tokens: Tokens, word: int) -> bool:
    """Whether a word is a comma."""
    start, end = tokens.words[word]
    return tokens.text[start:end] == ","


def runs_of(roles: Sequence[int], kind: str, paragraph: Ints) -> Iterator[Offsets]:
    """Runs of words of one kind of role, cut where a paragraph ends."""
    begins, inside = ROLES.index(f"B-{kind}"), ROLES.index(f"I-{kind}")
    start = -1
    for at, role in enumerate(roles):
        new = role == begins or (role == inside and at > 0 and paragraph[at] != paragraph[at - 1])
        if start >= 0 and (new or role != inside):
            yield start, at
            start = -1
        if new:
            start = at
    if start >= 0:
        yield start, len(roles)
