"""Nearby: who and what stands before a place without a name of their own: "the nurse", "the
council", "the neighbours", "Ana Sousa and Tom Reed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.reading.people.lexicon import BODIES, DOCUMENTS, PEOPLE, is_plural_people
from onrecord.records import Span

_STOPS = (
    r"an?|the|his|her|my|your|our|their|of|in|at|on|for|to|by|with|from|and|or|that|who|which|is|"
    r"was|has|had|as"
)
_PERSON_PHRASE = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Mm]y|[Yy]our|[Oo]ur|[Oo]ne|[Aa]nother|[Tt]heir)"
    rf"(?P<words>(?: (?!(?:{_STOPS})\b)[\w’'-]+){{1,5}})"
)
_APPOSED = re.compile(r".{0,2}|(?:,? who\b|,)[^.;:?!“”\"]{0,60},? |,? (?:named|called) ")
"""What may stand between a description and the name of whom it describes."""
_BODY_PHRASE = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Aa]n?) "
    r"(?P<words>(?:[a-z][\w’'-]* ){0,3}[a-z][\w-]+)\b(?![’'])"
)
_PLURAL_PHRASE = re.compile(
    r"(?:\b(?:the|two|three|some|many|most|several|his|her|their|its) )?"
    r"\b(?P<noun>[\w-]{3,}s|[\w-]+men)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"(?:, \d{1,3},)? (?:and|&) (?:(?:his|her|the|former|fellow) )?(?:[a-z-]+ ){0,2}")
"""What stands between two who are named together: "Tom Reed, 51, and his nephew Liam"."""
_OF_BODY = re.compile(r"(?:, (?:an?|the|its) [^,.;“”\"]{3,50})? (?:of|at|from) (?:the )?")
"""What stands between somebody and what they are of: "Ana Sousa, the head of the Tarn Fund"."""
_PAIRED = 20
"""Names back to which two named together are "they"."""


def pairs_before(cast: Cast, at: int) -> list[tuple[Span, tuple[str, ...]]]:
    """People named together before a place: "Ana Sousa and Tom Reed"."""
    near = cast.before(at)[-_PAIRED:]
    return [
        ((one[0], other[1]), (first.name, second.name))
        for (one, first), (other, second) in pairwise(near)
        if _AND.fullmatch(cast.text, one[1], other[0])
        and first is not second
        and first.kind == second.kind
    ]


def two_before(cast: Cast, at: int) -> list[tuple[Span, tuple[str, ...]]]:
    """The only two people that the sentence before the one at a place names; nobody where it names
    more or fewer.
    """
    here = cast.sentence(at)
    named = [
        (span, entry.name)
        for span, entry in cast.before(at)[-_PAIRED:]
        if entry.kind == "person" and cast.sentence(span[0]) == here - 1
    ]
    names = tuple(dict.fromkeys(name for _, name in named))
    return [((named[0][0][0], named[-1][0][1]), names)] if len(names) == 2 else []


def belonging(cast: Cast, near: Sequence[tuple[Span, Entry]]) -> Entry | None:
    """Who is of the last named: "Ana Sousa of Tarn Bank, who"."""
    for ((_, stop), entry), (body, _) in zip(near[-2:-1], near[-1:], strict=False):
        if entry.kind == "person" and _OF_BODY.fullmatch(cast.text, stop, body[0]):
            return entry
    return None


def unnamed_before(cast: Cast, at: int, reach: int) -> Iterator[tuple[Span, str]]:
    """Descriptions of one person before a place, at most ``reach`` characters back, that
    stand with no name: their spans and nouns.
    """
    start = max(cast.block_at(at - reach).start if at > reach else 0, at - 2 * reach)
    for match in _PERSON_PHRASE.finditer(cast.text, start, at):
        for word in re.finditer(r"[\w’'-]+", match["words"]):
            noun = word[0].casefold()
            if noun in PEOPLE:
                end = match.start("words") + word.end()
                named = any(
                    _APPOSED.fullmatch(cast.text, end, name[0])
                    for name, _ in cast.within((end, end + 100))
                )
                if not named:
                    yield (match.start(), end), noun
                break


def several_before(cast: Cast, at: int, reach: int) -> Iterator[Span]:
    """Descriptions of several people before a place, as `unnamed_before` of one."""
    start = max(cast.block_at(at - reach).start if at > reach else 0, at - 2 * reach)
    for match in _PLURAL_PHRASE.finditer(cast.text, start, at):
        if is_plural_people(match["noun"]):
            yield match.span()


def bodies_before(cast: Cast, at: int, reach: int) -> Iterator[tuple[Span, str]]:
    """Descriptions of one organization or document before a place: their spans and nouns."""
    start = max(cast.block_at(at - reach).start if at > reach else 0, at - 2 * reach)
    for match in _BODY_PHRASE.finditer(cast.text, start, at):
        noun, end = "", 0
        for word in re.finditer(r"[\w’'-]+", match["words"]):
            if word[0].casefold() in BODIES | DOCUMENTS:
                noun, end = word[0].casefold(), word.end()
            elif noun:
                break  # "the council accepts the findings" is about the council
        if noun and noun not in PEOPLE:
            yield (match.start(), match.start("words") + end), noun
