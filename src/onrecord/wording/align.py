"""Aligning two wordings: which words of a probe are which words of a telling.

Words are compared without case, accents kept, and without punctuation: "It’s well-known" and
"Its well known" are one wording. An ellipsis and words in [square brackets] are an editor's, and
are kept apart from what the speaker said.

The alignment is semi-global with affine gaps (Gotoh 1982): the whole of the probe within any part
of the telling. What the telling says before and after costs nothing, words left out inside cost
for being a gap and a little for each word, and a gap that an ellipsis owns up to costs next to
nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np

from onrecord.records import Span, Spans

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = rf"(?:\w[\u0300-\u036f{_UNSEEN}]*)"
"""A letter with what may follow it inside a word: an accent of its own, soft hyphens, joiners."""
_TOKEN = re.compile(
    rf"""
    (?P<gap> [\[(]\s*(?:…|\.\s?\.\s?\.)[\s.]*[\])] | … | \.{{3,}} | \.(?:[ \u00a0]\.){{2,}} )
    | (?P<sic> \[\s*sic\s*\] )
    | (?P<percent> % | \bper[ ]cent\b )
    | (?P<and> & )
    | (?P<open> \[(?!\w\]\w)(?=[^\[\]]{{1,80}}\]) )
    | (?P<close> \] )
    | (?P<word>
        [$€£¥₹]? (?:
            (?<!\w)[^\W\d_](?:\.[^\W\d_])+(?!\w)
            | \d+(?:[.,]\d+)*{_LETTER}*
            | (?:\[\w\](?=\w))? {_LETTER}(?:['’‘ʼ`´＇]?{_LETTER}|\*+(?=\w)|\*{{2,}})*
              (?:\[\w+\])?
        ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNHEARD = re.compile(rf"['’‘ʼ`´＇.,\[\]_{_UNSEEN}]")
_ENDINGS = ("ings", "ing", "ers", "er", "ed", "es", "ly", "s", "d")
_SHORTEST_STEM = 4

_ALIKE, _UNLIKE, _ADDED = 0.3, -0.6, -0.7
"""What a word costs that stands for another of its stem, for any other, or for none."""
_GAP, _OWNED_GAP, _LEFT_OUT = 0.9, 0.1, 0.05
_MOST_CELLS = 4_000_000
"""Cells of the largest table; longer pairs are aligned run by run."""
_LEAST_RUN = 3


@dataclass(frozen=True, slots=True)
class Wording:
    """Words as they are compared.

    ``keys`` are the words in the form compared, ``spans`` where they stand in their text.
    ``gaps`` are the places of words with an ellipsis before them, ``bracketed`` those of an
    editor's words, ``joins`` those that begin another stretch of the text, as after the "she
    said" inside a quote. ``line`` is the keys with a space around each.
    """

    keys: tuple[str, ...]
    spans: Spans
    gaps: frozenset[int]
    bracketed: frozenset[int]
    joins: frozenset[int]
    line: str

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Change:
    """Words ``told`` by a probe where the telling ``said`` others: runs of places, end-exclusive.

    One of them is empty where words were left out, or put in.
    """

    said: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each word of a probe its place in the telling, -1 for none, and whether it is the same
    word. ``score`` grows with what they share; only comparisons of one probe mean anything.
    """

    places: tuple[int, ...]
    same: tuple[bool, ...]
    score: float


def words_of(text: str, spans: Sequence[Span] | None = None) -> Wording:
    """The words of a text, or of some stretches of it."""
    keys: list[str] = []
    places: list[Span] = []
    gaps: set[int] = set()
    bracketed: set[int] = set()
    joins: set[int] = set()
    for start, end in [(0, len(text))] if spans is None else spans:
        joins.add(len(keys))
        inside = False
        for match in _TOKEN.finditer(text, start, end):
            kind = match.lastgroup
            if kind == "gap":
                gaps.add(len(keys))
            elif kind in ("open", "close"):
                inside = kind == "open"
            elif kind != "sic":
                if inside:
                    bracketed.add(len(keys))
                keys.append(_key(match.group()) if kind == "word" else str(kind))
                places.append(match.span())
    edges = {0, len(keys)}
    return Wording(
        tuple(keys),
        tuple(places),
        frozenset(gaps - edges),
        frozenset(bracketed),
        frozenset(joins - edges),
        f" {' '.join(keys)} ",
    )


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """A word as it is compared; "[T]he" is "the", "U.S." is "us", "2,000" is "2000"."""
    plain = unicodedata.normalize("NFC", word).casefold()
    kept = plain.replace(",", "") if plain.lstrip("$€£¥₹")[:1].isdigit() else ""
    return kept or _UNHEARD.sub("", plain) or plain


def spans_of(words: Wording, run: Span) -> Spans:
    """Where a run of words stands in its text: a span for each stretch that it has part of."""
    start, end = run
    if start >= end:
        return ()
    cuts = [start, *sorted(at for at in words.joins if start < at < end), end]
    return tuple(
        (words.spans[first][0], words.spans[last - 1][1]) for first, last in pairwise(cuts)
    )


def find_run(probe: Wording, telling: Wording, start: int = 0) -> int:
    """Place of the first word of the telling, from ``start`` on, at which all words of the probe
    stand one after the other; -1 where they do not.
    """
    if not probe.keys:
        return -1
    after = sum(map(len, telling.keys[:start])) + start if start else 0
    at = telling.line.find(probe.line, after)
    return at if at < 0 else telling.line.count(" ", 0, at)


def align(probe: Wording, telling: Wording) -> Alignment:
    """The best alignment of a probe's words within a telling."""
    if not probe.keys or not telling.keys:
        return Alignment((-1,) * len(probe), (False,) * len(probe), 0.0)
    at = find_run(probe, telling)
    if at >= 0:
        places = tuple(range(at, at + len(probe)))
        return Alignment(places, (True,) * len(probe), float(len(probe)))
    if len(probe) * len(telling) > _MOST_CELLS:
        places = _by_runs(probe, telling)
        same = tuple(place >= 0 for place in places)
        return Alignment(places, same, float(sum(same)))
    places, score = _by_table(probe, telling)
    same = tuple(
        place >= 0 and key == telling.keys[place]
        for key, place in zip(probe.keys, places, strict=True)
    )
    return Alignment(places, same, score)


def changes_of(probe: Wording, aligned: Alignment) -> tuple[Change, ...]:
    """What differs between a probe and the part of the telling that it is aligned with."""
    found: list[Change] = []
    held = [at for at, place in enumerate(aligned.places) if place >= 0]
    if not held:
        return ()
    told, said = 0, aligned.places[held[0]]
    for at in held:
        if aligned.same[at]:
            place = aligned.places[at]
            if told < at or said < place:
                found.append(Change((said, place), (told, at)))
            told, said = at + 1, place + 1
    end = aligned.places[held[-1]] + 1
    if told < len(probe) or said < end:
        found.append(Change((said, end), (told, len(probe))))
    return tuple(found)


def longest_runs(probe: Wording, tellings: Sequence[Wording]) -> Iterator[tuple[int, int, int]]:
    """From the left, the longest run of the probe's words that one of the tellings has, as
    (telling, place in it, words); (-1, -1, 1) for a word that begins no run of three.
    """
    starts = list(accumulate(map(len, probe.keys), lambda at, size: at + size + 1, initial=0))
    holding = _holding(probe, tellings)
    at = 0
    while at < len(probe):
        numbers = holding.get(probe.keys[at : at + _LEAST_RUN])
        found = _longest(probe, starts, at, tellings, numbers) if numbers else (-1, -1, 1)
        yield found
        at += found[2]


def _holding(probe: Wording, tellings: Sequence[Wording]) -> dict[tuple[str, ...], list[int]]:
    """For each three words of the probe the tellings that have them."""
    wanted = set(_threes(probe))
    found: dict[tuple[str, ...], list[int]] = {}
    for number, telling in enumerate(tellings):
        for three in wanted.intersection(_threes(telling)):
            found.setdefault(three, []).append(number)
    return found


def _threes(words: Wording) -> Iterator[tuple[str, ...]]:
    return zip(*(words.keys[at:] for at in range(_LEAST_RUN)), strict=False)


def _longest(
    probe: Wording,
    starts: Sequence[int],
    at: int,
    tellings: Sequence[Wording],
    numbers: Sequence[int],
) -> tuple[int, int, int]:
    """The longest run at ``at``: steps double while they hold, and start anew where one fails."""
    best, size = numbers[0], _LEAST_RUN
    for number in numbers:
        step = 1
        while step:
            step = 1
            while _has(probe, starts, at, size + step, tellings[number]):
                best, size, step = number, size + step, 2 * step
            step //= 2
    found = tellings[best].line.find(probe.line[starts[at] : starts[at + size] + 1])
    return best, tellings[best].line.count(" ", 0, found), size


def _has(probe: Wording, starts: Sequence[int], at: int, size: int, telling: Wording) -> bool:
    end = at + size
    return end <= len(probe) and probe.line[starts[at] : starts[end] + 1] in telling.line


def _by_runs(probe: Wording, telling: Wording) -> tuple[int, ...]:
    """Places by the longest runs from the left that keep the order: for what no table holds."""
    places: list[int] = []
    after = 0
    for _, place, size in longest_runs(probe, [telling]):
        held = place >= after
        places += range(place, place + size) if held else [-1] * size
        after = place + size if held else after
    return tuple(places)


# The table


def _by_table(probe: Wording, telling: Wording) -> tuple[tuple[int, ...], float]:
    """Places and score of the best alignment. ``best[j]`` is that of the probe's words so far
    where the last word held of the telling is the one before its place j.
    """
    width = len(telling)
    values = _values(probe, telling)
    along = np.arange(width + 1, dtype=np.float32) * _LEFT_OUT
    order = np.arange(width + 1)
    best = np.zeros(width + 1, dtype=np.float32)
    came = np.empty((len(probe), width), dtype=np.int32)
    aligned = np.empty((len(probe), width + 1), dtype=bool)
    for at, row in enumerate(values):
        gap = _OWNED_GAP if at in probe.gaps else _GAP
        ahead = best + along
        reached = np.maximum.accumulate(ahead)
        source = np.maximum.accumulate(np.where(ahead >= reached, order, 0))[:-1]
        jumped = reached[:-1] - along[:-1] - gap
        follows = best[:-1] >= jumped
        came[at] = np.where(follows, order[:-1], source)
        held = np.where(follows, best[:-1], jumped) + row
        best = best + (0.0 if at in probe.bracketed else _ADDED)
        aligned[at, 0] = False
        aligned[at, 1:] = held >= best[1:]
        best[1:] = np.maximum(best[1:], held)
    return _back(came, aligned, int(best.argmax())), float(best.max())


def _back(came: np.ndarray, aligned: np.ndarray, place: int) -> tuple[int, ...]:
    places: list[int] = []
    for at in range(len(came) - 1, -1, -1):
        if aligned[at, place]:
            places.append(place - 1)
            place = int(came[at, place - 1])
        else:
            places.append(-1)
    return tuple(reversed(places))


def _values(probe: Wording, telling: Wording) -> np.ndarray:
    """What each word of the probe is worth at each word of the telling."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(probe.keys))}
    stems = {_stem(key): number for key, number in numbers.items()}
    said = np.array([numbers.get(key, -1) for key in telling.keys])
    alike = np.array([stems.get(_stem(key), -1) for key in telling.keys])
    told = np.array([numbers[key] for key in probe.keys])[:, None]
    told_stems = np.array([stems[_stem(key)] for key in probe.keys])[:, None]
    values = np.where(told == said, 1.0, np.where(told_stems == alike, _ALIKE, _UNLIKE))
    for places, side in ((probe.bracketed, values), (telling.bracketed, values.T)):
        for place in places:
            side[place] = np.maximum(side[place], 0.0)
    return values.astype(np.float32)


@lru_cache(maxsize=65536)
def _stem(key: str) -> str:
    """A word without its ending, so that "tested" and "testing" are alike."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_STEM:
            return key[: -len(ending)].removesuffix("e")
    return key.removesuffix("e")


def alike(one: str, other: str) -> bool:
    """Whether two keys are forms of one word: "tested", "testing"."""
    return _stem(one) == _stem(other)
