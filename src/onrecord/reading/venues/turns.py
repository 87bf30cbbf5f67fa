"""Turns: who speaks to whom in a transcript, and what the transcript is of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.venues.frames import opening
from onrecord.reading.venues.occasions import Occasion
from onrecord.reading.venues.phrases import Phrase
from onrecord.records import Attribution, Block, Medium, Span

_LEAST = 3
"""Turns that make a transcript."""
_INTRODUCTION = 1500
"""Characters before the first turn in which the story says what the transcript is of."""
_OF: tuple[tuple[Medium, re.Pattern[str]], ...] = (
    (
        "press conference",
        re.compile(
            r"\b(?:press|news|media) (?:conference|briefing)|\bbriefing\b|\btook questions\b",
            re.IGNORECASE,
        ),
    ),
    ("podcast", re.compile(r"\bpodcast\b", re.IGNORECASE)),
    (
        "testimony",
        re.compile(
            r"\b(?:inquiry|inquest|hearing|tribunal|committee|testimony|evidence)\b", re.IGNORECASE
        ),
    ),
    ("court", re.compile(r"\b(?:trial|court)\b", re.IGNORECASE)),
    ("letter", re.compile(r"\bby e-?mail\b|\bletters\b", re.IGNORECASE)),
    (
        "interview",
        re.compile(
            r"\b(?:interview|spoke to|spoke with|talk(?:s|ed) to|q&a|conversation|met)\b",
            re.IGNORECASE,
        ),
    ),
)


def find_turns(
    text: str, blocks: Sequence[Block], attributions: Sequence[Attribution]
) -> dict[int, Occasion]:
    """The occasions of the attributions that are turns of a transcript, by their place."""
    turns = [place for place, each in enumerate(attributions) if _is_turn(text, blocks, each)]
    turns.sort(key=lambda place: opening(attributions[place]))
    speakers = [_speaker(text, attributions[place]) for place in turns]
    if len(turns) < _LEAST or len(set(speakers)) < 2:
        return {}
    start = opening(attributions[turns[0]])
    medium, evidence = _kind(text, start)
    talk = len(set(speakers)) < len(turns)
    found: dict[int, Occasion] = {}
    for number, place in enumerate(turns):
        partner = next(
            (
                turns[other]
                for other in (number - 1, number + 1)
                if 0 <= other < len(turns) and speakers[other] != speakers[number]
            ),
            None,
        )
        addressee = _phrase(text, attributions[partner]) if talk and partner is not None else None
        found[place] = Occasion(medium, None, evidence, addressee)
    return found


def _is_turn(text: str, blocks: Sequence[Block], each: Attribution) -> bool:
    """Whether an attribution is a speaker's name, a colon and what follows, on its own line."""
    if not each.cue or not each.source or text[slice(*each.cue[0])] != ":":
        return False
    place = bisect_left(blocks, each.source[0][0] + 1, key=lambda block: block.start) - 1
    if place < 0 or blocks[place].kind in ("headline", "dek", "caption"):
        return False
    return each.source[0][0] - blocks[place].start <= 2


def _speaker(text: str, each: Attribution) -> str:
    return each.speaker.id if each.speaker else text[slice(*each.source[0])].casefold()


def _phrase(text: str, each: Attribution) -> Phrase:
    span = each.source[0]
    return Phrase(span, "name", text[slice(*span)])


def _kind(text: str, start: int) -> tuple[Medium, Span | None]:
    """What a transcript is of, by the words that lead up to it nearest."""
    begin = max(start - _INTRODUCTION, 0)
    for medium, pattern in _OF:
        match = next(pattern.finditer(text, begin, start), None)
        if match:
            return medium, match.span()
    return "interview", None
