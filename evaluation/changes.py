"""A gold story changed as no reader should mind: people renamed, blocks in another order,
quotation marks in another style.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.text.marks import Quotation, find_quotations
from onrecord.text.paragraphs import find_lines

Raw = Mapping[str, Any]
Change = tuple[int, int, str]
"""Characters from, to, and what stands there instead."""


@dataclass(frozen=True)
class GoldStory:
    """A text with its gold attributions and, where they are known, blocks."""

    id: str
    text: str
    attributions: tuple[Raw, ...]
    blocks: tuple[Raw, ...] = ()


def rename(story: GoldStory, names: Mapping[str, str]) -> GoldStory:
    """Every whole word that is a key of ``names`` replaced, and its lower case too unless the
    name is all capitals: PEOPLE is an outlet, people are not.
    """
    every = dict(names)
    every |= {old.lower(): new.lower() for old, new in names.items() if not old.isupper()}
    pattern = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(every, key=len, reverse=True))) + r")\b"
    )
    changes = [(m.start(), m.end(), every[m.group()]) for m in pattern.finditer(story.text)]
    return changed(story, changes)


def changed(story: GoldStory, changes: Sequence[Change]) -> GoldStory:
    """The story with the changes made, which are in order and apart; spans move along."""
    pieces: list[str] = []
    at = 0
    for start, end, new in changes:
        pieces += [story.text[at:start], new]
        at = end
    text = "".join([*pieces, story.text[at:]])

    def moved(place: int) -> int:
        return place + sum(len(new) - (end - start) for start, end, new in changes if end <= place)

    return GoldStory(
        story.id,
        text,
        tuple(_moved(a, moved) for a in story.attributions),
        tuple({**b, "start": moved(b["start"]), "end": moved(b["end"])} for b in story.blocks),
    )


def _moved(attribution: Raw, moved: Any) -> Raw:
    spans = {
        part: [[moved(start), moved(end)] for start, end in attribution[part]]
        for part in ("source", "cue", "content")
    }
    return {**attribution, **spans}


STYLES = {
    "curly": ("“”", "‘’"),
    "straight": ('""', "''"),
    "single": ("‘’", "“”"),
    "straight single": ("''", '""'),
    "guillemets": ("«»", "“”"),
    "low": ("„“", "‚‘"),
}
"""Outer and nested marks of a style."""


def restyle(story: GoldStory, style: str) -> GoldStory:
    """The story with its quotation marks in one of `STYLES`, every offset unchanged."""
    outer, nested = STYLES[style]
    chars = list(story.text)
    for quotation in find_quotations(story.text, list(find_lines(story.text))):
        _set_marks(chars, quotation, outer)
        inside = (quotation.start, quotation.end)
        for inner in find_quotations(story.text, [inside]):
            _set_marks(chars, inner, nested)
    return GoldStory(story.id, "".join(chars), story.attributions, story.blocks)


def _set_marks(chars: list[str], quotation: Quotation, marks: str) -> None:
    opening, closing = quotation.marks
    if quotation.start - opening == 1:
        chars[opening] = marks[0]
    if closing - quotation.end == 1:
        chars[quotation.end] = marks[1]


def reorder(story: GoldStory, seed: int, keep: int = 0) -> GoldStory:
    """The parts of the story between empty lines in a random order, the first ``keep`` in place."""
    parts = [m.span() for m in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", story.text)]
    order = list(range(keep, len(parts)))
    random.Random(seed).shuffle(order)
    order = [*range(keep), *order]
    starts: dict[int, int] = {}
    pieces: list[str] = []
    at = 0
    for place in order:
        start, end = parts[place]
        starts[place] = at
        pieces.append(story.text[start:end])
        at += end - start + 2

    def moved(place: int) -> int:
        home = next(n for n, (start, end) in enumerate(parts) if start <= place <= end)
        return starts[home] + place - parts[home][0]

    return GoldStory(
        story.id,
        "\n\n".join(pieces),
        tuple(_moved(a, moved) for a in story.attributions),
        tuple(
            sorted(
                ({**b, "start": moved(b["start"]), "end": moved(b["end"])} for b in story.blocks),
                key=lambda block: int(block["start"]),
            )
        ),
    )
