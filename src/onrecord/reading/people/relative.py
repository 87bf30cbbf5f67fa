"""Relative clauses: whom "who" and "which" refer to, by the words right before them."""

from __future__ import annotations

import re

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Speaker
from onrecord.reading.people.nearby import belonging, pairs_before
from onrecord.records import Span

_DETERMINER = re.compile(
    r"(?<!aged )\b(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|"
    r"fifty|some|many|several|those|most|other|his|her|its|their|\d+)\s",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"\s(?:--|[–—―]) [^–—―]{3,80}?\s*(?:--|[–—―])$")
"""What is put in between a phrase and "who"."""
_BOTH = re.compile(r"(?:who|which) (?:both|each|together)\b")
"""What tells of two that they did the same."""
_COUNT = r"the (?:number|share|percentage|proportion|majority)"
_NUMBER_OF = re.compile(rf"{_COUNT} of ")
"""What only counts those who are spoken of."""
_NUMBER_AMONG = re.compile(rf"\b(?:[Aa]mong|[Ii]n|[Oo]f) (?P<whom>[^,.;“”\"]{{3,60}}), {_COUNT}$")
"""The same, behind whom it counts: "Among miners over 50, the share who"."""
_BEFORE_WHO = re.compile(r"(?:[\w’'-]+\s){0,7}[\w’'-]+$")
_STOP = re.compile(r"[.;“”\"]")
_FAR = 200
"""Characters back to which an antecedent stands."""
_MOST_APPOSED = 90
"""Characters of an apposition between it and "who"."""


def named_before(cast: Cast, span: Span) -> Speaker | None:
    """The name right before a relative pronoun, or before an apposition that it follows; both of
    two names where they did the same.
    """
    start, end = _before(cast, span)
    near = [(s, e) for s, e in cast.before(span[0]) if s[0] >= start]
    if not near:
        return None
    (_, stop), entry = near[-1]
    pairs = pairs_before(cast, span[0]) if _BOTH.match(cast.text, span[0]) else []
    if pairs and pairs[-1][0][1] == stop:
        return Speaker(cast.joint(pairs[-1][1], pairs[-1][0]), pairs[-1][0], 0.7)
    if entry.kind != "person" and cast.text[slice(*span)].casefold() == "who":
        entry = belonging(cast, near) or entry
    gap = cast.text[stop:end]
    apposed = gap.startswith(",") and len(gap) < _MOST_APPOSED and not _STOP.search(gap)
    if end - stop <= 2 or apposed:
        return Speaker(entry, near[-1][0], 0.8 if apposed else 0.9)
    return None


def phrase_before(cast: Cast, span: Span) -> Span | None:
    """The description right before a relative pronoun, or whom it only counts."""
    start, end = _before(cast, span)
    before = cast.text[start:end]
    among = _NUMBER_AMONG.search(before)
    if among:
        return start + among.start("whom"), start + among.end("whom")
    phrase = _BEFORE_WHO.search(before)
    if phrase is None:
        return None
    determiners = list(_DETERMINER.finditer(phrase[0]))
    first = start + phrase.start() + (determiners[-1].start() if determiners else 0)
    counted = _NUMBER_OF.match(cast.text, first)
    return (counted.end() if counted else first), end


def _before(cast: Cast, span: Span) -> Span:
    """The words of a paragraph that lead to a relative pronoun, without what is put in between."""
    start = max(cast.block_at(span[0]).start, span[0] - _FAR)
    before = _INSERTED.sub("", cast.text[start : span[0]].rstrip(" ,")).rstrip(" ,")
    return start, start + len(before)
