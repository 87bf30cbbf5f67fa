"""Tagging: what the model says of each word, and of each likely cue which words are its own."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.model.encoder import NAMES, ROLES, Floats, Model
from onrecord.model.tokens import Tokens, find_windows

LONGEST = 256
"""Word pieces of a window: what the model was trained on; a longer one is read worse."""
CONTEXT = 24
"""Word pieces of context on each side of a window's own words."""
_LIKELY = 0.05
"""Words that start a cue with less probability than this are not asked about."""
_PLAINLY_NOT = np.log(0.05)
_CUE = ROLES.index("B-cue")


@dataclass(frozen=True, slots=True)
class Arguments:
    """Of one cue: log probability of each of `onrecord.model.encoder.ARGUMENTS` for the words
    from ``start`` on, [words, 3].
    """

    start: int
    scores: Floats


@dataclass(frozen=True, slots=True)
class Tagging:
    """Log probabilities of `ROLES` a word, [words, 7], those of attributions inside others, those
    of `NAMES`, and the arguments of the words that may start a cue of either.
    """

    roles: Floats
    inner: Floats
    names: Floats
    arguments: dict[int, Arguments]


def tag(tokens: Tokens, model: Model) -> Tagging:
    """Read the tokens window by window, each word where it has context around it."""
    roles = np.zeros((len(tokens), len(ROLES)), dtype=np.float32)
    inner = np.zeros_like(roles)
    names = np.zeros((len(tokens), len(NAMES)), dtype=np.float32)
    arguments: dict[int, Arguments] = {}
    threshold = np.log(_LIKELY)
    for window in find_windows(tokens, LONGEST, CONTEXT):
        answers = model.answer(tokens, window)
        own = slice(window.first - window.start, window.last - window.start)
        roles[window.first : window.last] = answers.roles[own]
        inner[window.first : window.last] = answers.inner[own]
        names[window.first : window.last] = answers.names[own]
        starts = answers.roles[own, _CUE] > threshold
        starts |= (answers.inner[own, _CUE] > threshold) & _may_be_content(answers.roles[own])
        likely = np.flatnonzero(starts) + own.start
        if len(likely):
            for cue, scores in zip(likely, answers.arguments(likely), strict=True):
                arguments[window.start + int(cue)] = Arguments(window.start, scores)
    return Tagging(roles, inner, names, arguments)


def _may_be_content(roles: Floats) -> NDArray[np.bool_]:
    """Which words are not plainly outside content: what is inside it is asked of them alone."""
    told: NDArray[np.bool_] = roles[:, ROLES.index("I-content")] > _PLAINLY_NOT
    return told
