"""What a cue says of the words around it: whose content and source they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from onrecord.model.encoder import ARGUMENTS, ROLES, Floats
from onrecord.reading.roles import NEVER
from onrecord.reading.tagging import Tagging
from onrecord.text.words import Offsets

Scores = NDArray[np.float64]

_MOST = 8.0
"""Bound of a word's log odds: no word outvotes all others."""
_CONTENT, _SOURCE = ARGUMENTS.index("content"), ARGUMENTS.index("source")
_CUE = ROLES.index("B-cue")


@dataclass(frozen=True, slots=True)
class Asked:
    """What one cue says of the words from ``start`` on: the log odds of each of being its content
    and its source, and sums of them, bounded, up to each word, so that the mean over any run is
    at hand.
    """

    start: int
    content: Scores
    source: Scores
    content_sums: Sequence[float]
    source_sums: Sequence[float]

    def holds(self, run: Offsets) -> bool:
        """Whether the window of the cue held all words of a run."""
        return self.start <= run[0] and run[1] - self.start <= len(self.content)

    def mean_content(self, start: int, end: int) -> float:
        """Mean log odds of a run of words of being content."""
        sums = self.content_sums
        return (sums[end - self.start] - sums[start - self.start]) / (end - start)

    def mean_source(self, start: int, end: int) -> float:
        """Mean log odds of a run of words of being the source."""
        sums = self.source_sums
        return (sums[end - self.start] - sums[start - self.start]) / (end - start)


def ask(tagging: Tagging) -> dict[int, Asked]:
    """What each word says of the others that may start a cue in this layer."""
    cues = {
        cue: each for cue, each in tagging.arguments.items() if tagging.roles[cue, _CUE] > NEVER
    }
    if not cues:
        return {}
    scores = np.concatenate([each.scores for each in cues.values()])
    ends = [*accumulate(len(each.scores) for each in cues.values())]
    contents, sources = (np.split(_odds(scores, label), ends[:-1]) for label in (_CONTENT, _SOURCE))
    return {
        cue: Asked(each.start, content, source, _sums(content), _sums(source))
        for (cue, each), content, source in zip(cues.items(), contents, sources, strict=True)
    }


def _odds(scores: Floats, label: int) -> Scores:
    """Log odds of one label of `ARGUMENTS` against the other two."""
    others = [other for other in range(3) if other != label]
    against = np.logaddexp(scores[:, others[0]], scores[:, others[1]])
    return (scores[:, label] - against).astype(np.float64)


def _sums(odds: Scores) -> list[float]:
    """Sums of bounded log odds up to each place."""
    sums: list[float] = odds.clip(-_MOST, _MOST).cumsum().tolist()
    return [0.0, *sums]
