"""Shingles: the runs of a few words that a text is made of, as numbers, and a sketch of them.

Two texts that share words in a row share shingles (Broder 1997), wherever in each they stand. A
sketch keeps the smallest of them: as good as a random sample, and the same one in every text, so
that sketches of two texts tell what share of one is in the other. Words are runs of letters and
digits, case apart. The numbers are the same in every process.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from onrecord.records import Span

WIDTH = 3
"""Words of a shingle."""
LARGEST_SKETCH = 512

Shingles: TypeAlias = npt.NDArray[np.uint64]

_WORD = re.compile(r"[^\W_]+")
_TURN = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, slots=True)
class Sketch:
    """The smallest shingles of a text, in order, in the first half of their bits, and how many
    shingles it has in all.
    """

    smallest: npt.NDArray[np.uint32]
    total: int


def shingles_of(text: str, spans: Sequence[Span] | None = None, width: int = WIDTH) -> Shingles:
    """The different shingles of a text, or of some stretches of it, in order of their numbers. None
    runs from one stretch into the next.
    """
    stretches = [text] if spans is None else [text[start:end] for start, end in spans]
    runs = [_runs(_WORD.findall(stretch.casefold()), width) for stretch in stretches]
    return np.unique(_mixed(np.concatenate(runs))) if runs else np.empty(0, dtype=np.uint64)


def sketch_of(shingles: Shingles, most: int = LARGEST_SKETCH) -> Sketch:
    """A sketch of a text's shingles: all of them, where there are no more than ``most``."""
    return Sketch((shingles[:most] >> np.uint64(32)).astype(np.uint32), len(shingles))


def containment(part: Sketch, whole: Sketch) -> float:
    """The share of a text's shingles that another text has too, 0 to 1, as far as sketches tell:
    of those that both would have kept.
    """
    limits = [each.smallest[-1] for each in (part, whole) if each.total > len(each.smallest)]
    told = part.smallest[part.smallest <= min(limits)] if limits else part.smallest
    if not len(told):
        return 0.0
    return float(np.isin(told, whole.smallest).mean())


def _runs(words: Sequence[str], width: int) -> Shingles:
    numbers = np.array([_number(word) for word in words], dtype=np.uint64)
    count = max(0, len(words) - width + 1)
    runs = np.zeros(count, dtype=np.uint64)
    for step in range(width):
        runs = (runs ^ numbers[step : step + count]) * _TURN
    return runs


@lru_cache(maxsize=65536)
def _number(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def _mixed(numbers: Shingles) -> Shingles:
    """Numbers whose order says nothing of the words: the end of SplitMix64 (Steele et al. 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * _MIX[0]
    numbers = (numbers ^ (numbers >> np.uint64(27))) * _MIX[1]
    return numbers ^ (numbers >> np.uint64(31))
