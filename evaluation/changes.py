"""A gold story changed as no reader should mind: people renamed, blocks in another order,
quotation marks in another style.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from onrecord.text.marks import Quotation, find_quotations
from onrecord.text.paragraphs import find_lines

Raw = Mapping[str, Any]
Change = tuple[int, int, str]
"""Characters from, to, and what stands there instead."""


_NAMED = frozenset(
    "name names aliases descriptions to speaker addressee outlet title event".split()
)
"""Keys of the gold whose words are names, or hold some."""
_SPANS = ("source", "cue", "content")


@dataclass(frozen=True)
class GoldStory:
    """A text with its gold attributions and, where they are known, the rest of its record.

    ``page`` is what the record says of the page: title, outlet, day. ``reordered`` tells that the
    parts of the text are no longer in the order in which they were written.
    """

    id: str
    text: str
    attributions: tuple[Raw, ...]
    blocks: tuple[Raw, ...] = ()
    entities: tuple[Raw, ...] = ()
    timeline: tuple[Raw, ...] = ()
    checks: tuple[Raw, ...] = ()
    page: Raw = field(default_factory=dict)
    reordered: bool = False


def rename(story: GoldStory, names: Mapping[str, str]) -> GoldStory:
    """Every whole word that is a key of ``names`` replaced, in the text and in the names of the
    gold, and its lower case too unless the name is all capitals: PEOPLE is an outlet, people are
    not.
    """
    every = dict(names)
    every |= {old.lower(): new.lower() for old, new in names.items() if not old.isupper()}
    pattern = re.compile(
        r"\b(?:" + "|".join(map(re.escape, sorted(every, key=len, reverse=True))) + r")\b"
    )
    changes = [(m.start(), m.end(), every[m.group()]) for m in pattern.finditer(story.text)]

    def renamed(value: Any, key: str = "") -> Any:
        if isinstance(value, str) and key in _NAMED:
            return pattern.sub(lambda match: every[match.group()], value)
        if isinstance(value, Mapping):
            return {part: renamed(inside, part) for part, inside in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(renamed(inside, key) for inside in value)
        return value

    parts = ("attributions", "entities", "timeline", "checks", "page")
    told = {part: renamed(getattr(story, part)) for part in parts}
    return changed(replace(story, **told), changes)


def changed(story: GoldStory, changes: Sequence[Change]) -> GoldStory:
    """The story with the changes made, which are in order and apart; spans move along."""
    pieces: list[str] = []
    at = 0
    for start, end, new in changes:
        pieces += [story.text[at:start], new]
        at = end

    def moved(place: int) -> int:
        return place + sum(len(new) - (end - start) for start, end, new in changes if end <= place)

    return _carried(story, "".join([*pieces, story.text[at:]]), moved)


def _carried(story: GoldStory, text: str, moved: Callable[[int], int]) -> GoldStory:
    """The story with another text, in which every span of the gold is moved along."""

    def along(places: Any) -> Any:
        return moved(places) if isinstance(places, int) else [along(each) for each in places]

    def carried(raw: Raw, parts: Iterable[str]) -> Raw:
        return {**raw, **{part: along(raw[part]) for part in parts}}

    blocks = [carried(block, ("start", "end")) for block in story.blocks]
    return replace(
        story,
        text=text,
        attributions=tuple(carried(each, _SPANS) for each in story.attributions),
        blocks=tuple(sorted(blocks, key=lambda block: int(block["start"]))),
        checks=tuple(carried(check, ("words", "evidence")) for check in story.checks),
    )


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
    return replace(story, text="".join(chars))


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

    return replace(_carried(story, "\n\n".join(pieces), moved), reordered=True)
