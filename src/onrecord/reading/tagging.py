"""Tagging: the role of each word, and of each likely cue what its content and source are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.model.encoder import ROLES, Floats, Model
from onrecord.model.tokens import Tokens, find_windows

LONGEST = 256
"""Word pieces of a window: what the model was trained on; a longer one is read worse."""
CONTEXT = 24
"""Word pieces of context on each side of a window's own words."""
_LIKELY = 0.05
"""Words that start a cue with less probability than this are not asked about."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """Of one cue: log probability of each of `onrecord.model.encoder.ARGUMENTS` for the words
    from ``start`` on, [words, 3].
    """

    start: int
    scores: Floats


@dataclass(frozen=True, slots=True)
class Tagging:
    """Log probabilities of `ROLES` a word, [words, 7], and the arguments of the words that may
    start a cue.
    """

    roles: Floats
    arguments: dict[int, Arguments]


def tag(tokens: Tokens, model: Model) -> Tagging:
    """Read the tokens window by window, each word where it has context around it."""
    roles = np.zeros((len(tokens), len(ROLES)), dtype=np.float32)
    arguments: dict[int, Arguments] = {}
    threshold = np.log(_LIKELY)
    for window in find_windows(tokens, LONGEST, CONTEXT):
        answers = model.answer(tokens, window)
        own = slice(window.first - window.start, window.last - window.start)
        roles[window.first : window.last] = answers.roles[own]
        likely = np.flatnonzero(answers.roles[own, ROLES.index("B-cue")] > threshold) + own.start
        if len(likely):
            for cue, scores in zip(likely, answers.arguments(likely), strict=True):
                arguments[window.start + int(cue)] = Arguments(window.start, scores)
    return Tagging(roles, arguments)
