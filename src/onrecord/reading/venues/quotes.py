"""Quotes: the attributions of a story's body in order, who speaks, and at what time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.venues.frames import Frame, Page, anchor, opening
from onrecord.reading.venues.speakers import Voice, find_voice
from onrecord.records import Attribution, Block

BODY = ("paragraph", "blockquote", "list item", "subheading")
"""Kinds of block that paragraphs are counted by."""
_INDEFINITE = re.compile(
    r"(?:one|another|others?|some|many|several|a (?:second|third|fourth|fan|user|viewer|follower)|"
    r"(?:one|another|an?) (?:[\w-]+ ){0,2}(?:user|fan|viewer|follower|commenter))\b",
    re.IGNORECASE,
)
_ELSEWHEN = re.compile(
    r"\b(?:last (?:year|month|week|spring|summer|autumn|fall|winter)|earlier|previously|"
    r"in (?:1[89]|20)\d\d|years? ago|the day before|once said)\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|add(?:s|ed|ing)?|continu\w+|expla\w+|tells?|told|telling|"
    r"wr(?:ote|ites?|iting)|not(?:ed|es|ing)|recall\w*|claim\w*|describ\w+|reveal\w*|argu\w+|"
    r"insist\w*|jok\w+|warn\w*|urg(?:ed|es|ing|e)|ask(?:ed|s|ing)?|repl(?:ied|ies)|admit\w*|"
    r"acknowledg\w+|stat(?:ed|es|ing)|conced\w+|confirm\w*|den(?:ied|ies|ying)|accus\w+|"
    r"discuss\w*|shar(?:ed|es|ing)|remember\w*|conclud\w+|suggest\w*|predict\w*|agre\w+|"
    r"stress\w*|emphasi\w+|declar\w+|maintain\w*|promis\w+|hint\w*|observ\w+|remark\w*|quip\w*|"
    r"muse[sd]|mention\w*|recount\w*|clarif\w+|answer\w*|reflect\w*|laugh\w*|call(?:ed|s)|"
    r"point(?:ed|s|ing) out|went on|goes on|began|recommend\w*|reject\w*|dismiss\w*|vow\w*|"
    r"compar\w+|quot\w+|according to|thank\w*|apolog\w+|estimat\w+|attribut\w+|reported|respond\w*|"
    r"sigh\w*|sob\w*|cit(?:ed|es|ing)|put it|opin\w+|reads?|found|finds)\b",
    re.IGNORECASE,
)
_PERFECT = re.compile(
    r"\b(?:has|have) (?:\w+ )?\w+(?:ed|aid|old)\b|\bdidn['’]t|did not", re.IGNORECASE
)
_PRESENT = re.compile(
    r"\b(?!was\b|has\b|as\b|this\b)[a-z]+s\b(?! \w+ed\b)|\b(?:say|tell|add|write)\b"
)
_PAST = re.compile(r"\b(?:said|told|wrote|went on|[a-z]+ed)\b")


@dataclass(frozen=True, slots=True)
class Quote:
    """An attribution of the body that stands in no other. ``place`` is its place among all,
    ``block`` the paragraph of its cue, ``since`` where the sentence of the quote before it ends.
    """

    place: int
    each: Attribution
    frame: Frame
    voice: Voice
    block: int
    since: int
    cue: str
    source: str

    @property
    def present(self) -> bool | None:
        """Whether the cue is in the present; None where it tells no tense."""
        if _PAST.search(self.cue):
            return False
        return True if _PRESENT.search(self.cue) else None

    @property
    def speaks(self) -> bool:
        """Whether something was said then and there, not thought, done or said at other times."""
        if self.each.stance == "declined":
            return False
        if self.each.manner != "indirect" or not self.cue:
            return True
        return bool(_SAYS.search(self.cue) and not _PERFECT.search(self.cue))

    @property
    def elsewhen(self) -> bool:
        """Whether its words put it at another time."""
        return bool(_ELSEWHEN.search(self.frame.view, self.frame.start, self.frame.until))

    @property
    def anybodys(self) -> bool:
        """Whether nobody in particular speaks: nobody named, or one of many."""
        return not self.source or bool(_INDEFINITE.match(self.source))


def find_quotes(
    text: str, blocks: Sequence[Block], page: Page, attributions: Sequence[Attribution]
) -> list[Quote]:
    """The quotes of a story in order of the text."""
    order = sorted(range(len(attributions)), key=lambda place: opening(attributions[place]))
    starts = [block.start for block in blocks if block.kind in BODY]
    found: list[Quote] = []
    at, voice = 0, Voice()
    for place in order:
        each, frame = attributions[place], page.frames[place]
        if frame is None or frame.level or each.block != "body":
            continue
        voice = find_voice(text, page, each, frame, voice, at)
        block = bisect_right(starts, anchor(each)[0])
        cue, source = (
            " ".join(text[start:end] for start, end in spans) for spans in (each.cue, each.source)
        )
        found.append(Quote(place, each, frame, voice, block, at, cue, source))
        at = max(at, frame.end)
    return found
