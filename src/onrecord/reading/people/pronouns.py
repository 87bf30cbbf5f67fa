"""Pronouns: what "it", "we" and "they" refer to, by a linear ranker over what was met before.

The features are those of salience models (Lappin and Leass 1994): how near a mention is, whether
it opens its sentence, who spoke last; and what is known of the entity. How much each weighs also
tells whom "the singer" and "the company" are. "He" and "she" have weights of their own
(`he_or_she.py`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.reading.people.lexicon import BODIES
from onrecord.reading.people.nearby import (
    bodies_before,
    pairs_before,
    several_before,
)
from onrecord.reading.people.places import is_place
from onrecord.records import Span

WEIGHTS: dict[str, float] = {
    "paragraphs": -0.3, "sentences": -1.7, "same sentence": -1.1, "opens": 0.15,
    "just opened": 0.6, "possessive": -0.5, "quoted": -1.2, "both quoted": 0.5, "subject": 0.55,
    "object": -0.1, "spoke last": 0.65, "spoke here": 0.65, "mentions": 0.1, "trace": -0.05,
    "pronoun": 0.8, "personhood": 0.55, "unnamed": -1.5, "phrase": 0.75, "first": -0.45,
    "of another": -0.8,
}  # fmt: skip
"""What speaks for an antecedent, in log odds."""
_REACH = 500
"""Characters back to which a description without a name may be an antecedent."""
_MOST_MENTIONS = 6
_MOST_TRACES = 2
NOBODY = 0.6
"""Personhood of a name under which it may be a firm's."""
_SUBJECT = re.compile(
    r",? (?:\w+ly )?(?:who\b|\w+(?:ed|s|es)\b|is|was|has|had|will|would|can|could|told|spoke|met|"
    r"went|came|took|made|gave|got|began|left|put|ran|sat|stood|saw|wrote|won|lost|kept|held|led|brought|"
    r"sent|found|felt|knew|thought|meant|paid|read|rang|rose|drove|flew|fell|grew|threw|broke|chose|bought|"
    r"sold|caught|taught|built|spent|set|cut|hit|let|may|might|must|should|did)\b"
)
_OBJECT = re.compile(r"\b(?:of|for|to|with|by|at|from|on|against|about|told|asked|and|than) $")
_OF_ANOTHER = re.compile(r"\b[Aa]n? $")
"""What stands before a name that only tells of what kind something is: "a Netflix series"."""

Features: TypeAlias = dict[str, float]
Spoken: TypeAlias = Sequence[tuple[Span, Entry]]
"""Sources resolved so far with their entities, in order of the text."""
Candidate: TypeAlias = tuple[Entry, Span | None, Features]
"""Who may be meant, the mention that speaks most for them, and what does."""


def weigh(features: Features, weights: Mapping[str, float] = WEIGHTS) -> float:
    """The log odds that features give."""
    return sum([weights.get(name, 0.0) * value for name, value in features.items()])


def rank(
    candidates: Sequence[Candidate], weights: Mapping[str, float] = WEIGHTS
) -> tuple[Entry, Span | None, float] | None:
    """The best candidate, its mention, and its share of all that speaks for any, 0 to 1."""
    if not candidates:
        return None
    values = [weigh(features, weights) for _, _, features in candidates]
    top = max(values)
    entry, because, _ = candidates[values.index(top)]
    return entry, because, 1 / sum(math.exp(value - top) for value in values)


def recent(cast: Cast, spoken: Spoken, at: int, *, heading: bool = False) -> list[Entry]:
    """The entities that a reader may still have in mind at a place, each once."""
    if heading:
        return cast.entries[:_MOST_IN_MIND]
    near = [entry for _, entry in cast.before(at)]
    said = [entry for _, entry in spoken]
    return list(dict.fromkeys([*near, *said]))


_MOST_IN_MIND = 40


def salience(
    cast: Cast, spoken: Spoken, entry: Entry, at: int, *, heading: bool = False
) -> tuple[Span | None, Features] | None:
    """The mention of an entity that a reader has most in mind at a place and how much, None where
    it was not met before.
    """
    often = {"mentions": math.log1p(len(entry.mentions))}
    if heading:
        return None, often | {"first": entry.first / 1000}
    before = entry.mentions_before(at, _MOST_MENTIONS)
    if not before:
        return None
    told = [(nearness(cast, span, at), span) for span in before]
    told += [
        (nearness(cast, span, at) | {"trace": 1.0}, span)
        for span in entry.traces_before(at, _MOST_TRACES)
    ]
    sources = [span for span, other in spoken if other is entry][-_MOST_TRACES:]
    told += [(nearness(cast, span, at), span) for span in sources]
    features, because = max(told, key=lambda each: weigh(each[0]))
    said: Features = {}
    if spoken and spoken[-1][1] is entry:
        here = cast.paragraph(spoken[-1][0][0]) == cast.paragraph(at)
        said = {"spoke last": 1.0, "spoke here": float(here)}
    return because, features | often | said


@dataclass(frozen=True, slots=True)
class Place:
    """Where a pronoun or a mention stands: the number of its paragraph, how many sentences end
    before it and how many of those are narrated, and whether it is quoted.
    """

    paragraph: int
    sentence: int
    narrated: int
    quoted: bool


def place_of(cast: Cast, at: int) -> Place:
    """Where a character stands."""
    return Place(cast.paragraph(at), cast.sentence(at), cast.narrated(at), not cast.is_narrated(at))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stands around a mention, from wherever it is looked back at: ``features`` are those
    that it has by itself.
    """

    paragraph: int
    ends_in: int
    quoted: bool
    opens: bool
    features: Features


def _setting_of(cast: Cast, mention: Span) -> _Setting:
    start, end = mention
    of_another = bool(_OF_ANOTHER.search(cast.text[max(start - 3, 0) : start]))
    features = {
        "possessive": cast.is_possessive(mention),
        "subject": not of_another and bool(_SUBJECT.match(cast.text, end)),
        "of another": of_another,
        "object": bool(_OBJECT.search(cast.text[max(start - 12, 0) : start])),
    }
    return _Setting(
        cast.paragraph(start),
        cast.sentence(end),
        not cast.is_narrated(start),
        cast.opens(start),
        {name: 1.0 for name, holds in features.items() if holds},
    )


def nearness(cast: Cast, mention: Span, at: int) -> Features:
    """How well one mention is remembered at a place; what is nought is left out."""
    here, there = cast.noted(place_of, at), cast.noted(_setting_of, mention)
    sentences = min(max(here.sentence - there.ends_in, 0), 20)
    features = dict(there.features)
    if here.paragraph > there.paragraph:
        features["paragraphs"] = math.log1p(min(here.paragraph - there.paragraph, 20))
    if sentences:
        features["sentences"] = math.log1p(sentences)
    else:
        features["same sentence"] = 1.0
    if there.opens:
        features["opens"] = 1.0
    if there.opens and sentences == 1:
        features["just opened"] = 1.0
    if there.quoted:
        features["both quoted" if here.quoted else "quoted"] = 1.0
    return features


def bodies_for(cast: Cast, spoken: Spoken, at: int, kinds: Sequence[str]) -> Iterator[Candidate]:
    """What an "it" or a "we" at a place may refer to: entities of the given kinds, names of which
    nothing says that they are somebody's or a place's, and what is only described: "the council".
    """
    for entry in recent(cast, spoken, at):
        lone = entry.kind == "person" and cast.personhood(entry) < NOBODY and not entry.names
        nowhere = not (cast.is_somewhere(entry) or is_place(entry.words))
        if (entry.kind in kinds or lone) and (nowhere or entry.kind == "organization"):
            found = salience(cast, spoken, entry, at)
            if found is not None:
                known = {"pronoun": float(entry.kind == "organization")}
                yield entry, found[0], found[1] | known
    for span, noun in bodies_before(cast, at, _REACH):
        met = cast.last_called(noun, span[0])
        words = cast.text[slice(*span)]
        entry = met or Entry(words, tuple(words.split()), "unknown", False, span[0])
        fits = {"pronoun": 1.0, "unnamed": float(not entry.named), "phrase": float(not met)}
        yield entry, span, nearness(cast, span, at) | fits


def several_for(
    cast: Cast, spoken: Spoken, at: int, outer: Sequence[Entry] = ()
) -> Iterator[Candidate]:
    """Whom a "they" at a place may refer to: several who spoke, a group or an organization, two
    who were just named together, or people who are only described: "the neighbours". ``outer`` are
    those in whose words it stands.
    """
    for entry in recent(cast, spoken, at):
        several = bool(entry.names) or entry.kind == "group"
        if several or (entry.kind in ("organization", "unknown") and not is_place(entry.words)):
            found = salience(cast, spoken, entry, at)
            if found is not None and entry not in outer:
                yield entry, found[0], found[1] | {"pronoun": float(several)}
    for span, names in pairs_before(cast, at):
        entry = Entry(" and ".join(names), names, "group", True, span[0], names)
        yield entry, span, nearness(cast, span, at) | {"pronoun": 1.0}
    for span in several_before(cast, at, _REACH):
        words = cast.text[slice(*span)]
        noun = words.rsplit(None, 1)[-1].casefold()
        met = cast.last_called(noun, span[0])
        entry = (
            met
            if met and met not in outer
            else Entry(words, tuple(words.split()), "group", False, span[0])
        )
        yield entry, span, nearness(cast, span, at) | {"pronoun": 1.0, "unnamed": 0.5}
    for span, noun in bodies_before(cast, at, _REACH):
        if noun in BODIES and cast.is_quoted(at):
            met = cast.last_called(noun, span[0])
            words = cast.text[slice(*span)]
            entry = met or Entry(words, tuple(words.split()), "organization", False, span[0])
            if entry not in outer and entry.kind != "person":
                yield entry, span, nearness(cast, span, at) | {"unnamed": 0.5}
    if spoken and spoken[-1][1].kind == "person" and not spoken[-1][1].named:
        entry = spoken[-1][1]
        if not entry.gender.total() and entry not in outer:  # "they", of a source
            features = nearness(cast, spoken[-1][0], at)
            yield entry, spoken[-1][0], features | {"spoke last": 1.0, "unnamed": 0.5}
