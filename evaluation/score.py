"""Scores of predicted attributions against gold ones.

Spans are compared as sets of word tokens, so that punctuation at an edge never counts. Gold and
predicted attributions are paired one to one so that the total Jaccard overlap of their contents
is highest (Hungarian method; Kuhn 1955); a pair counts as found from an overlap of one half and
as exact at one. These are the measures of the gold data's own scorer, and a test holds the two
together; this one also says which gold attribution was paired with which predicted one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

PARTS = ("all", "quoted")
MEASURES = ("content", "exact", "speaker", "source", "words")
FOUND = 0.5
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^“”]{1,4000}?(?:”|$)|\"[^\"\n]{1,4000}?(?:\"|$)", re.MULTILINE)

Words = frozenset[int]
Spans = Sequence[Sequence[int]]
Raw = Mapping[str, Any]
"""An attribution as JSON: source, cue and content spans, perhaps ``optional``."""


@dataclass(frozen=True)
class Scored:
    """An attribution as word sets, with its place in the list it came from."""

    place: int
    content: Words
    source: Words
    quoted: bool
    optional: bool


@dataclass(frozen=True)
class Pair:
    """A gold and a predicted attribution of like content."""

    gold: Scored
    predicted: Scored
    overlap: float

    @property
    def exact(self) -> bool:
        """The contents are the same words."""
        return self.overlap == 1.0

    @property
    def speaker(self) -> bool:
        """The sources share a word, or both have none."""
        gold, predicted = self.gold.source, self.predicted.source
        return bool(gold & predicted) or (not gold and not predicted)


def score(stories: Iterable[tuple[str, Sequence[Raw], Sequence[Raw]]]) -> dict[str, Any]:
    """Precision, recall and F1 of each of `MEASURES`, for each of `PARTS`, over stories given as
    text, gold and predicted attributions.
    """
    counts: dict[str, Counter[str]] = {part: Counter() for part in PARTS}
    for text, gold, predicted in stories:
        golds, predictions = prepare(text, gold), prepare(text, predicted)
        for part in PARTS:
            _count(
                counts[part],
                [each for each in golds if part == "all" or each.quoted],
                [each for each in predictions if part == "all" or each.quoted],
            )
    return {part: _measures(count) for part, count in counts.items()}


def prepare(text: str, attributions: Sequence[Raw]) -> list[Scored]:
    """Attributions as word sets; those with no content, or one had before, are left out."""
    words = [match.span() for match in _WORD.finditer(text)]
    quoted = _within(words, [match.span() for match in _QUOTED.finditer(text)])
    found: list[Scored] = []
    seen: set[Words] = set()
    for place, each in enumerate(attributions):
        content = _within(words, each.get("content") or ())
        if content and content not in seen:
            seen.add(content)
            found.append(
                Scored(
                    place,
                    content,
                    _within(words, each.get("source") or ()),
                    2 * len(content & quoted) >= len(content),
                    bool(each.get("optional")),
                )
            )
    return found


def pair(golds: Sequence[Scored], predictions: Sequence[Scored]) -> list[Pair]:
    """The best one-to-one pairing, pairs under `FOUND` left out."""
    if not golds or not predictions:
        return []
    overlap = np.array(
        [
            [len(g.content & p.content) / len(g.content | p.content) for p in predictions]
            for g in golds
        ]
    )
    rows, columns = linear_sum_assignment(-overlap)
    return [
        Pair(golds[row], predictions[column], float(overlap[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if overlap[row, column] >= FOUND
    ]


def _within(words: Sequence[tuple[int, int]], spans: Iterable[Sequence[int]]) -> Words:
    found: set[int] = set()
    for start, end in spans:
        first = bisect_right(words, start, key=lambda word: word[1])
        found.update(range(first, bisect_left(words, end, key=lambda word: word[0])))
    return frozenset(found)


def _count(count: Counter[str], golds: Sequence[Scored], predictions: Sequence[Scored]) -> None:
    count["gold"] += sum(not gold.optional for gold in golds)
    count["pred"] += len(predictions)
    in_gold: Words = frozenset().union(*(gold.content for gold in golds))
    in_predicted: Words = frozenset().union(*(each.content for each in predictions))
    count["words gold"] += len(in_gold)
    count["words pred"] += len(in_predicted)
    count["words both"] += len(in_gold & in_predicted)
    for each in pair(golds, predictions):
        if each.gold.optional:
            count["pred"] -= 1
            continue
        count["content"] += 1
        count["exact"] += each.exact
        count["speaker"] += each.speaker
        count["source gold"] += len(each.gold.source)
        count["source pred"] += len(each.predicted.source)
        count["source both"] += len(each.gold.source & each.predicted.source)


def _measures(count: Counter[str]) -> dict[str, dict[str, float]]:
    found = {
        name: _rates(count[name], count["pred"], count["gold"])
        for name in ("content", "exact", "speaker")
    }
    for name in ("source", "words"):
        found[name] = _rates(count[f"{name} both"], count[f"{name} pred"], count[f"{name} gold"])
    return found


def _rates(both: int, predicted: int, gold: int) -> dict[str, float]:
    precision = both / predicted if predicted else 0.0
    recall = both / gold if gold else 0.0
    total = precision + recall
    return {
        "P": round(100 * precision, 1),
        "R": round(100 * recall, 1),
        "F1": round(200 * precision * recall / total, 1) if total else 0.0,
    }


def area_under_curve(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Probability that a right attribution is scored above a wrong one (Mann and Whitney 1947)."""
    order = np.argsort(scores, kind="stable")
    ordered = np.asarray(scores)[order]
    ranks = np.empty(len(order))
    _, first, counts = np.unique(ordered, return_index=True, return_counts=True)
    for start, number in zip(first, counts, strict=True):
        ranks[order[start : start + number]] = start + (number + 1) / 2
    good = np.asarray(right, dtype=bool)
    positive, negative = int(good.sum()), int((~good).sum())
    if not positive or not negative:
        return float("nan")
    return float((ranks[good].sum() - positive * (positive + 1) / 2) / (positive * negative))
