"""Turns: who speaks where nobody is named: in lone quotations, and in interviews by questions and
answers.

A quotation right after another one answers it, and so the two take turns. After narration it is
said by whoever the narration is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.reading.people.he_or_she import candidates_for, known, remembered, who
from onrecord.reading.people.pronouns import NOBODY, Spoken, recent
from onrecord.records import Attribution, Span

_BETWEEN = re.compile(r"[\s“”„«»\"'‘’`.,–—>-]*")
_MEETING = re.compile(
    r"\b(?:(?:spoke|speaks|talked|talks|sat down|met|chatted) (?:to|with)|interview with) "
    r"(?:our (?:reporter|correspondent) |the )?$"
)
_I_ASK = re.compile(r"\bI (?:ask|asked|wonder|wondered)\b[^“”\"\n]*\n+[\W]*$")
_SUBJECT = re.compile(
    r"(?:^|[.?!…][”\"’']? |; |\n)(?P<who>[Hh]e|[Ss]he) \w[^.?!…;“”„«»\"\n]*[.:…]\s*[“„«»\"‘'`]*$"
)
"""A sentence of narration about "he" or "she" right before a quotation."""
_REST = re.compile(r"[^“”„«»\"\n]{0,60}(?=\n|$)")
_LABELS = {"q": True, "question": True, "a": False, "answer": False}


@dataclass(frozen=True, slots=True)
class _Turn:
    """A quotation with whoever says it, and where it all ends."""

    speaker: Speaker
    start: int
    end: int
    after_cue: int
    quoted: bool


def is_label(words: str) -> bool:
    """Whether a source is the "Q" or "A" of an interview."""
    return words.strip(" .:").casefold() in _LABELS and words[:1].isupper()


def by_label(cast: Cast, words: str, span: Span) -> Speaker | None:
    """Who goes by "Q" or "A": the one that asks, and the one that the story is about."""
    if _LABELS[words.strip(" .:").casefold()]:
        return _interviewer(cast, span)
    return interviewee(cast, span[0])


def interviewee(cast: Cast, at: int) -> Speaker | None:
    """The person whom a story has told most of before its first question."""
    authors = {name.casefold() for name in cast.byline}
    asks = [entry for span, entry in cast.before(at) if _MEETING.search(_before(cast, span))]
    best: Entry | None = None
    for _, entry in cast.before(at):
        somebody = entry.kind == "person" and cast.personhood(entry) > NOBODY
        most = best is None or len(entry.mentions) > len(best.mentions)
        if most and somebody and entry.name.casefold() not in authors and entry not in asks:
            best = entry
    return Speaker(best, best.mentions[0], 0.6) if best else None


def _interviewer(cast: Cast, span: Span) -> Speaker | None:
    for name, entry in cast.before(span[0]):
        if _MEETING.search(_before(cast, name)):
            return Speaker(entry, name, 0.6)
    return author(cast, span)


def author(cast: Cast, span: Span) -> Speaker | None:
    """Who wrote the story."""
    if not cast.byline:
        return None
    return Speaker(cast.described(cast.byline[0], span, "person", named=True), None, 0.6)


def _before(cast: Cast, span: Span, reach: int = 40) -> str:
    paragraph = cast.block_at(span[0]).start if reach < 100 else 0
    return cast.text[max(span[0] - reach, paragraph) : span[0]]


def give_turns(
    cast: Cast, attributions: Sequence[Attribution], found: list[Speaker | None]
) -> None:
    """Say who speaks in quotations of the body that have no source, in order of the text."""
    order = sorted(range(len(attributions)), key=lambda n: attributions[n].content[0])
    turns: list[_Turn] = []
    spoken: list[tuple[Span, Entry]] = []
    for number in order:
        each = attributions[number]
        start = each.content[0][0]
        if each.block == "headline" or each.block == "dek":
            continue
        if turns and start < turns[-1].end and not each.source:
            continue  # part of what somebody says
        lone = found[number] is None and not each.source and not each.cue
        if lone and _opens(cast, start):
            found[number] = _of_turn(cast, turns, spoken[-40:], start, each.content[-1][1])
        elif lone and cast.is_quoted(start):
            found[number] = _in_mind(cast, spoken[-40:], start, ())
        made = found[number]
        if made is not None and not (turns and start < turns[-1].end):
            ends = [span[1] for part in (each.source, each.cue, each.content) for span in part]
            rest = _REST.match(cast.text, max(ends)) if cast.is_quoted(start) else None
            end = rest.end() if rest else max(ends)
            cue = max([span[1] for span in each.cue], default=0)
            turns.append(
                _Turn(made, start, end, cue, cast.is_quoted(start) or _dashed(cast, start))
            )
            spoken.append((each.content[0], made.entry))


def _opens(cast: Cast, start: int) -> bool:
    """Whether quoted words begin a paragraph."""
    before = cast.text[cast.block_at(start).start : start]
    return bool(_BETWEEN.fullmatch(before))


def _of_turn(
    cast: Cast, turns: Sequence[_Turn], spoken: Spoken, start: int, end: int
) -> Speaker | None:
    """Who says a lone quotation."""
    if not cast.is_quoted(start) and not _dashed(cast, start):
        return _of_interview(cast, start, end)
    asks = cast.text[start:end].endswith("?")
    if turns and turns[-1].quoted and _BETWEEN.fullmatch(cast.text[turns[-1].end : start]):
        return _answer(cast, turns, spoken, start, asks=asks)
    if asks and not _I_ASK.search(_before(cast, (start, end), 200)):
        return author(cast, (start, end))
    found = _of_narration(cast, spoken, start) or _in_mind(cast, spoken, start, ())
    persons = (turn.speaker for turn in turns[-4:][::-1] if turn.speaker.entry.kind == "person")
    return found or next(persons, None)


def _dashed(cast: Cast, start: int) -> bool:
    """Whether words stand behind the dash of a dialogue."""
    return cast.text[max(start - 2, 0) : start] in ("— ", "– ", "- ")


def _of_interview(cast: Cast, start: int, end: int) -> Speaker | None:
    """Who says a paragraph of an interview that has neither marks nor names."""
    if cast.text[end - 1 : end + 1].rstrip().endswith("?"):
        return author(cast, (start, start))
    return interviewee(cast, start)


def _answer(
    cast: Cast, turns: Sequence[_Turn], spoken: Spoken, start: int, *, asks: bool
) -> Speaker | None:
    """Who answers the quotation right before: whoever it was said to, or said the one before; who
    asks where nobody else is heard is the author.
    """
    last = turns[-1]
    asked = cast.within((last.after_cue, last.end)) if last.after_cue else []
    told = [(span, entry) for span, entry in asked if entry is not last.speaker.entry]
    if told and told[0][1].kind == "person":
        return Speaker(told[0][1], told[0][0], 0.6)
    for turn, later in zip(turns[-2:-5:-1], turns[-1:-4:-1], strict=False):
        if asks and not _BETWEEN.fullmatch(cast.text[turn.end : later.start]):
            return author(cast, (start, start))
        if turn.speaker.entry is not last.speaker.entry:
            return Speaker(turn.speaker.entry, turn.speaker.because, 0.6)
    return _in_mind(cast, spoken, start, (last.speaker.entry,))


def _of_narration(cast: Cast, spoken: Spoken, at: int) -> Speaker | None:
    """Whom the sentence right before a quotation tells of as "he" or "she"."""
    told = _SUBJECT.search(_before(cast, (at, at), 300))
    if told is None:
        return None
    place = at - len(told[0]) + told.start("who") - told.start()
    found = who(candidates_for(cast, spoken, place, told["who"].casefold()))
    return Speaker(*found) if found and found[0].mentions else None


def _in_mind(cast: Cast, spoken: Spoken, at: int, besides: Sequence[Entry]) -> Speaker | None:
    """The person whom a reader has most in mind at a place."""
    candidates = []
    for entry in recent(cast, spoken, at):
        if entry.kind == "person" and entry not in besides and not entry.names:
            made = remembered(cast, spoken, entry, at)
            if made is not None:
                fits = known(cast, entry)
                candidates.append((entry, made[0], made[1] | fits))
    found = who(candidates)
    return Speaker(found[0], found[1], found[2]) if found else None
