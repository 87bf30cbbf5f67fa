"""He and she: whom they refer to, by a multinomial logit over who was met before.

The features are those of salience models (Lappin and Leass 1994): how near a mention is, whether
it opens its sentence, who spoke last, who was just told something; and what is known of the
person. Their weights were fitted by maximum likelihood, drawn to nought, on every "he" and "she"
of `training/stories` that is a source, as it is and with some of the given names unknown. Five of
them no story of these could tell, and are set by hand: that small children, reporters, and those
whom the words name, are hardly ever a source, that who "adds" spoke last, that who is a source
elsewhere is one. `python -m evaluation.speakers` prints how often they are right.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.reading.people.lexicon import MEN, WOMEN
from onrecord.reading.people.nearby import unnamed_before
from onrecord.reading.people.pronouns import (
    NOBODY,
    Candidate,
    Features,
    Spoken,
    nearness,
    place_of,
    rank,
    recent,
    weigh,
)
from onrecord.records import Span

WEIGHTS: dict[str, float] = {
    "narrated": -0.9, "sentences": -0.65, "same sentence": -1.2, "same paragraph": 0.45,
    "nearer": -0.35, "trace": -0.25, "just opened": 0.7, "subject": 0.55, "object": 0.7,
    "placed": -1.95, "possessive": -1.5, "quoted": -1.9, "both quoted": 0.4, "tag quoted": -1.05,
    "spoke last": 0.3, "spoke here": 0.65, "told": 0.65, "mentions": 0.15, "first": -1.15,
    "outer": -2.6, "personhood": 0.55, "doubtful": -0.9, "pronoun": 0.6, "other pronoun": -1.25,
    "given": 0.7, "other given": -2.95, "unnamed": -0.55, "phrase": -1.35, "phrase fits": 1.65,
    "phrase told": 1.25, "by": -0.85, "fronted": 0.5, "source": -0.65,
    "small child": -2.5, "speaks": 0.3, "told of": -6.0, "goes on": 1.0, "reporter": -2.0,
}  # fmt: skip
"""What speaks for an antecedent, in log odds."""
_REACH = 500
"""Characters back to which a description without a name may be an antecedent."""
_MOST_MENTIONS = 6
_MOST_TRACES = 2
_REPORTERS = frozenset("blogger columnist correspondent journalist reporter writer".split())
"""Who tells of others, and is seldom whom a story tells of."""
_OTHER = {"he": "she", "she": "he"}
_SURELY_OTHER = -2
"""Balance of what speaks for the other pronoun under which somebody is out of the question."""
_TOLD = re.compile(
    r"\b(?:tells?|told|asks?|asked|reminds?|reminded|warns?|warned|urges?|urged|informs?|informed|"
    r"assures?|assured|advises?|advised|begs?|begged|orders?|ordered|wrote to) $"
)
_BY = re.compile(r"\b(?:by|to|told|with) $")
_PLACED = re.compile(r"\b(?:in|at|near|from|on|across|outside|of) $")
_STATED = re.compile(r"\b(?:is|was|as|am|be|been|now|once|becam?e|becoming|like|than) $")
"""What stands before a description that only says what somebody is."""
_FRONTED = re.compile(
    r"(?:^|[.?!;][”\"’']? |[“\"‘] ?)(?:The|A|An|His|Her|Its|My|Their|One) [^.;,“”\"]{3,60}, $"
)
_TAG = re.compile(r"[,?!.…—][”\"’'»“] $")
"""What stands before a pronoun that only says who has spoken."""

_GOES_ON = re.compile(r"\w+ (?:\w+ly )?(?:adds?|added|continue[sd]?|goes on|went on)\b")
"""A pronoun with a cue that says that who spoke last speaks again."""


def who(candidates: Sequence[Candidate]) -> tuple[Entry, Span | None, float] | None:
    """The best candidate, its mention, and its share of all that speaks for any, 0 to 1."""
    return rank(candidates, WEIGHTS)


def candidates_for(
    cast: Cast,
    spoken: Spoken,
    at: int,
    pronoun: str,
    *,
    heading: bool = False,
    outer: Sequence[Entry] = (),
    told_of: Sequence[Entry] = (),
) -> list[Candidate]:
    """Whom a "he" or "she" at a place may refer to; in a heading, which stands before all else,
    whoever the story speaks of. ``outer`` are those in whose words the pronoun stands: in quoted
    ones they would be "I". ``told_of`` are those whom the words that it is the source of name:
    of oneself one says "I".
    """
    found = [
        (entry, because, features | {"told of": float(entry in told_of)})
        for entry, because, features in _known(
            cast, spoken, at, pronoun, heading=heading, outer=outer
        )
    ]
    if heading:
        return found
    sources = {span[0] for span, _ in spoken}
    found += [each for each in _unnamed(cast, at, pronoun) if each[0].first not in sources]
    starts = sorted((because[0] for _, because, _ in found if because), reverse=True)
    return [
        (entry, because, features | {"nearer": math.log1p(starts.index(because[0]))})
        for entry, because, features in found
        if because
    ]


def first_below(cast: Cast, at: int, pronoun: str) -> tuple[Entry, Span] | None:
    """Who is meant where nobody was named before: the first grown-up below who is known to go by
    the pronoun, else the first who speaks and is not known to go by the other.
    """
    persons = [
        (entry, name)
        for name, entry in cast.after(at)
        if entry.kind == "person" and not entry.is_small_child and entry.name not in cast.byline
    ]
    for entry, name in persons:
        if (entry.pronoun or entry.given) == pronoun:
            return entry, name
    return next(((e, name) for e, name in persons if e.speaks and not e.pronoun), None)


def _known(
    cast: Cast, spoken: Spoken, at: int, pronoun: str, *, heading: bool, outer: Sequence[Entry]
) -> Iterator[Candidate]:
    """Persons met before that a pronoun may refer to."""
    quoted = bool(outer) and cast.is_quoted(at)
    for entry in recent(cast, spoken, at, heading=heading):
        if entry.kind != "person" or entry.names or (quoted and entry in outer):
            continue
        if entry.name in cast.byline:  # who is "I"
            continue
        told = entry.gender[pronoun] - entry.gender[_OTHER[pronoun]]
        if told <= _SURELY_OTHER:
            continue
        found = remembered(cast, spoken, entry, at, heading=heading)
        if found is not None:
            person = _person(cast, entry, pronoun, told)
            yield entry, found[0], found[1] | person | {"outer": float(entry in outer)}


def _person(cast: Cast, entry: Entry, pronoun: str, told: int) -> Features:
    """What is known of somebody, and whether a pronoun may be theirs."""
    given = entry.given
    return known(cast, entry) | {
        "pronoun": float(told > 0),
        "other pronoun": float(told < 0),
        "given": float(given == pronoun),
        "other given": float(given not in ("", pronoun)),
    }


def known(cast: Cast, entry: Entry) -> Features:
    """What speaks for an entry being somebody whom a story is about."""
    personhood = cast.personhood(entry)
    return {
        "personhood": min(personhood, 3.0) if entry.named else 0.0,
        "doubtful": float(personhood < NOBODY and not entry.speaks),
        "unnamed": float(not entry.named),
        "speaks": float(entry.speaks),
        "small child": float(entry.is_small_child),
        "reporter": float(not entry.heads.isdisjoint(_REPORTERS)),
        "mentions": math.log1p(len(entry.mentions)),
    }


def remembered(
    cast: Cast, spoken: Spoken, entry: Entry, at: int, *, heading: bool = False
) -> tuple[Span | None, Features] | None:
    """The mention of somebody that a reader has most in mind at a place and how much, None where
    they were not met before.
    """
    if heading:
        return None, {"first": entry.first / 1000}
    told = [(_seen(cast, span, at), span) for span in entry.mentions_before(at, _MOST_MENTIONS)]
    if not told:
        return None
    told += [
        (_seen(cast, span, at) | {"trace": 1.0}, span)
        for span in entry.traces_before(at, _MOST_TRACES)
    ]
    sources = [span for span, other in spoken if other is entry][-_MOST_TRACES:]
    told += [(_seen(cast, span, at) | {"source": 1.0}, span) for span in sources]
    features, because = max(told, key=lambda each: weigh(each[0], WEIGHTS))
    if spoken and spoken[-1][1] is entry:
        here = cast.paragraph(spoken[-1][0][0]) == cast.paragraph(at)
        goes_on = bool(_GOES_ON.match(cast.text, at))
        features |= {"spoke last": 1.0, "spoke here": float(here), "goes on": float(goes_on)}
    return because, features


def _seen(cast: Cast, mention: Span, at: int) -> Features:
    """How well one mention is remembered at a place; what is nought is left out."""
    start, end = mention
    features = nearness(cast, mention, at) | cast.noted(_led_to, mention)
    narrated = cast.noted(place_of, at).narrated - cast.noted(place_of, end).narrated
    if narrated > 0:
        features["narrated"] = math.log1p(min(narrated, 20))
    if cast.noted(place_of, at).paragraph == cast.noted(place_of, start).paragraph:
        features["same paragraph"] = 1.0
    if "quoted" in features and cast.noted(_is_tag, at):
        features["tag quoted"] = 1.0
    if features.get("sentences", 0.0) >= 1:  # told two sentences ago
        features.pop("told", None)
    return features


def _led_to(cast: Cast, mention: Span) -> Features:
    """What leads to a mention in its paragraph."""
    start, _ = mention
    before = cast.text[max(start - 70, cast.block_at(start).start) : start]
    forms = {"told": _TOLD, "by": _BY, "placed": _PLACED, "fronted": _FRONTED}
    return {name: 1.0 for name, form in forms.items() if form.search(before)}


def _is_tag(cast: Cast, at: int) -> bool:
    """Whether a pronoun at a place only says who has spoken."""
    return bool(_TAG.search(cast.text[max(at - 4, 0) : at]))


def _unnamed(cast: Cast, at: int, pronoun: str) -> Iterator[Candidate]:
    """People near a place who are only described: "the nurse", "his wife"."""
    fitting, against = (WOMEN, MEN) if pronoun == "she" else (MEN, WOMEN)
    for span, noun in unnamed_before(cast, at, _REACH):
        words = cast.text[slice(*span)]
        pointing = words[:4].casefold() == "the "
        met = pointing and any(entry.first < span[0] for entry in cast.called(noun))
        stated = _STATED.search(cast.text[max(span[0] - 12, 0) : span[0]])
        if noun not in against and not met and not stated:
            entry = Entry(words, tuple(words.split()), "person", False, span[0])
            seen = _seen(cast, span, at)
            fits = {
                "phrase": 1.0,
                "phrase fits": float(noun in fitting),
                "phrase told": seen.get("told", 0.0),
            }
            yield entry, span, seen | fits
