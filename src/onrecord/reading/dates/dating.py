"""Which date an attribution has.

A date dates the saying where it stands in the clause of the cue: behind it, between it and the
source, at the head of the sentence, on the document that speaks ("a 2018 survey"), or as the stamp
of an entry ("6.48pm"). It goes over to what the same source says next, as a reader takes it to,
until another date, another speaker or another telling. What a content says of time dates what is
said, not the saying.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Attribution, Block, Span, Spans, When

_BEFORE = 400
_AFTER = 250
"""Characters of a sentence looked at before and after an attribution."""
_LONGEST = 6_000
"""Characters of the longest attribution that is looked at."""
_LONGEST_GAP = 160
"""Characters between a date and its cue, content apart."""
_CARRIED = 700
"""Characters over which a date is carried."""
_FURTHEST = 6
"""Attributions."""
_RUN = 30
"""Attributions of one run that are looked at."""
_FEWEST_TURNS = 4
"""Turns that make a transcript."""
_MASK = "_"
_ENDS = re.compile(
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Dr|Ms|St|Jr|Sr|Lt|No))(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec))(?<!\bSept)[.!?…]['\"”’)\]]*\s+(?=['\"“‘(\[]*[^\Wa-z])|[\n\r]"
)
_OUTSIDE = re.compile(
    r"\b(?:since|until|till|by|before|after|from|to|through|for|of|than|about|with|the|following)\s$",
    re.IGNORECASE,
)
"""Before a date that lies outside what it dates, or says which thing is meant."""
OF_NOUN = re.compile(r"['’]s?\s\w|['’]s\b|-\w")
_DOCUMENT = (
    r"(?:letter|statement|survey|report|study|post|poll|filing|memo|e-?mail|article|interview|tweet|"
    r"video|message|press (?:release|conference)|briefing|speech|document|complaint|lawsuit|"
    r"hearing|episode|edition|show|broadcast|bulletin|review|paper|book|memoir|column|essay|note|"
    r"meeting|testimony|announcement|podcast|release|audit|judgment|ruling|order|affidavit|verdict|diary|"
    r"entry|issue|blog|thread|news conference|newsletter|appearance|debate|rally|session|event)s?\b"
)
_ON_DOCUMENT = re.compile(rf"(?:['’]s)?\s(?:[\w’'-]+\s){{0,3}}?{_DOCUMENT}", re.IGNORECASE)
_BY_DOCUMENT = re.compile(rf"{_DOCUMENT}\s(?!of|by|for)[^,.;]*$", re.IGNORECASE)
_PUBLISHED = re.compile(
    r",\s(?:\w+ly\s)?(?:published|released|issued|dated|posted|filed|given|made|sent|written|aired|"
    r"broadcast|recorded|delivered|signed|seen|obtained)\b[^,]{0,60}$"
)
_NO_DOCUMENT = re.compile(
    r"\b(?:after|before|since|until|about|of|ahead of)\s(?:\w+\s)?$", re.IGNORECASE
)
_ANOTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|after|before|when|while|since|because|where|if|until|though|"
    r"although|but|whether)\b|[;:]|,\s(?:and|but)\s|\.\s",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(r"\b(?:but|while|though|although|whereas)\b|;|:\s", re.IGNORECASE)
_UNDER = re.compile(r"\b(?:after|before|when|while|because|which|who)\b[^,]*$|\(", re.IGNORECASE)
_ASIDE = re.compile(r",\s(?:who|whose|which|where|a|an|the)\b[^,;]*,")
_FINITE = re.compile(
    r"\b(?:is|was|were|are|has|had|will|would|said|told|says|did|does|wrote|came|went|took|began)\b"
)
_HEAD = re.compile(
    r"\W*(?:(?:and|but|then|so|yet|meanwhile|however|earlier|later|also|just|only|speaking|writing|"
    r"asked|interviewed|late|early|posting|in|at|during|on|to|as)\b[^.;:]{0,70})?\W*",
    re.IGNORECASE,
)
_STAMP_AFTER = re.compile(r"\s*(?:$|[.:–—|-]+\s|[A-Z(]|\(?(?-i:GMT|BST|ET|EST)\b)|,?\s?[·|]")
_PRESENT = re.compile(r"\b\w+s\b(?<!was)(?<!ss)", re.IGNORECASE)
_PRONOUN = re.compile(
    r"\s*(?:he|she|they|it|we|i|who|which|the (?:\w+[- ]?){1,3})\s*", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_a-z][\w’'-]+")
_NO_NAME = frozenset("The A An Mr Mrs Ms Dr Sir Judge But And In On At He She They It".split())
_LASTING = frozenset("now recently currently lately nowadays presently these".split())


@dataclass(frozen=True, slots=True)
class _Frame:
    """The sentence of an attribution, its content masked: ``words[0]`` is character ``start``."""

    start: int
    words: str
    cue: Span

    def between(self, start: int, end: int) -> str:
        """The words from one character of the story to another."""
        return self.words[max(0, start - self.start) : max(0, end - self.start)]


def when_of(
    attributions: Sequence[Attribution],
    dates: Sequence[When],
    text: str,
    blocks: Sequence[Block],
) -> tuple[When | None, ...]:
    """For each attribution, in order of the text, the date of the saying, None where none is told.

    ``dates`` are those that `anchoring.find_dates` found.
    """
    outer = outermost(dates)
    starts = [span[0] for span, _ in outer]
    contents = sorted(span for each in attributions for span in each.content)
    found: list[When | None] = []
    stamps = _stamps(outer, text, blocks)
    turns = _turns(attributions, outer, text, blocks)
    for at, each in enumerate(attributions):
        frame = _frame(each, text, blocks)
        first = bisect_left(starts, frame.start)
        last = bisect_left(starts, frame.start + len(frame.words))
        near = [
            (_distance(frame, each, span, text, contents), when) for span, when in outer[first:last]
        ]
        own = min(
            ((d, w) for d, w in near if d is not None), key=lambda pair: pair[0], default=None
        )
        when = own[1] if own else _stamp_of(frame.cue[0], stamps)
        when = when or _carried(attributions, found, at, text, blocks)
        found.append(when or (turns if _words(each.cue, text) == ":" else None))
    return tuple(found)


def outermost(dates: Sequence[When]) -> list[tuple[Span, When]]:
    """The dates that stand in no other one."""
    out: list[tuple[Span, When]] = []
    for when in dates:
        if when.span is not None and (not out or when.span[0] >= out[-1][0][1]):
            out.append((when.span, when))
    return out


def _anchor(each: Attribution) -> Span:
    """Where an attribution is told: at its cue, else its source, else its content."""
    return (each.cue or each.source or each.content)[0]


def _frame(each: Attribution, text: str, blocks: Sequence[Block]) -> _Frame:
    """The sentence around the cue, with the content and what stands in it masked."""
    cue = _anchor(each)
    block = _block_at(cue[0], blocks)
    low, high = (block.start, block.end) if block else (0, len(text))
    spans = [*each.cue, *each.source, *each.content]
    first = max(low, min((s for s, _ in spans if s >= low), default=cue[0]) - _BEFORE)
    last = min(high, max((e for _, e in spans if e <= high), default=cue[1]) + _AFTER)
    first, last = max(first, cue[0] - _LONGEST), min(last, cue[1] + _LONGEST)
    words = _masked(text, first, last, each.content, cue)
    ends = [match.end() for match in _ENDS.finditer(words)]
    start = max((end for end in ends if end <= cue[0] - first), default=0)
    end = min((end for end in ends if end > cue[1] - first), default=len(words))
    return _Frame(first + start, words[start:end], cue)


def _masked(text: str, first: int, last: int, content: Spans, cue: Span) -> str:
    """The words with every content blotted out; the full stop of one behind its cue stays."""
    words = text[first:last]
    for start, end in content:
        if start < cue[0] < end:
            continue
        stays = start >= cue[1] and text[end - 1 : end] in (".", "!", "?")
        low, high = max(0, start - first), min(len(words), end - first - stays)
        if low < high:
            words = words[:low] + _MASK * (high - low) + words[high:]
    return words


def _block_at(at: int, blocks: Sequence[Block]) -> Block | None:
    place = bisect_right(blocks, at, key=lambda block: block.start) - 1
    return blocks[place] if place >= 0 and at < blocks[place].end else None


# A date of one's own


def _distance(
    frame: _Frame, each: Attribution, span: Span, text: str, contents: Sequence[Span]
) -> int | None:
    """How far a date stands from the cue that it dates; None where it dates something else."""
    start, end = span
    if text[start:end] == "now":
        return None
    opens = any(abs(start - s) <= 1 and text[end : end + 6] == " that " for s, _ in each.content)
    if not opens and _inside(span, frame.cue, contents):
        return None
    cue = frame.cue
    on_document = _ON_DOCUMENT.match(text, end) and not _NO_DOCUMENT.search(
        text[max(0, start - 14) : start]
    )
    before = text[max(0, start - 10) : start]
    if not on_document and (_OUTSIDE.search(before) or OF_NOUN.match(text, end)):
        return None
    if any(s <= start and end <= e for s, e in each.source):
        return (
            0
            if on_document or _BY_DOCUMENT.search(frame.between(each.source[0][0], start))
            else None
        )
    if start >= cue[1]:
        return _behind(frame.between(cue[1], start))
    if end > cue[0]:
        return 0
    gap = frame.between(end, cue[0])
    source = next(((s, e) for s, e in each.source if end > e and e <= cue[0]), None)
    if source:
        inside = frame.between(source[1], start)
        if _PUBLISHED.match(inside):
            return len(gap)
        fits = len(inside) < 40 and not _ANOTHER_CLAUSE.search(inside + gap)
        return len(gap) if fits and not _FINITE.search(inside) else None
    return _ahead(frame.between(frame.start, start), gap, text[slice(*cue)])


def _inside(span: Span, cue: Span, contents: Sequence[Span]) -> bool:
    """Whether a content holds the date or the cue, and not the other."""
    first = bisect_left(contents, (min(span[0], cue[0]) - _LONGEST, 0))
    last = bisect_right(contents, (max(span[0], cue[0]), 0))
    return any(
        (start <= span[0] and span[1] <= end) != (start <= cue[0] < end)
        for start, end in contents[first:last]
    )


def _behind(gap: str) -> int | None:
    length = len(gap) - gap.count(_MASK)
    if length > _LONGEST_GAP or _ANOTHER_CLAUSE.search(gap.replace(_MASK, "")):
        return None
    return length


def _ahead(head: str, gap: str, cue: str) -> int | None:
    """A date before the cue and its source: at the head of the sentence, or before "…, saying"."""
    plain = _ASIDE.sub(",", gap)
    length = len(plain) - plain.count(_MASK)
    plain = plain.replace(_MASK, "")
    if length > 2 * _LONGEST_GAP or _NEW_CLAUSE.search(plain) or _UNDER.search(plain):
        return None
    if _HEAD.fullmatch(head) and len(head) < 90 and not _FINITE.search(head):
        return 100 + length
    if cue.split(" ")[0].endswith("ing") and gap.rstrip().endswith(","):
        return 200 + length
    return None


# A date of what was told before


def _carried(
    attributions: Sequence[Attribution],
    found: Sequence[When | None],
    at: int,
    text: str,
    blocks: Sequence[Block],
) -> When | None:
    """The date of what the same source said before, where this goes on from it: right before, or
    across what others say where the source is named again.
    """
    each = attributions[at]
    for back in range(at - 1, max(-1, at - _FURTHEST), -1):
        above = attributions[back]
        if _holds(above, each):
            return None
        if _holds_any(attributions[max(0, back - 3) : back], above):
            continue
        when = found[back]
        near = zip(attributions[max(0, at - _RUN) : at], found[max(0, at - _RUN) :], strict=True)
        run = [other for other, date in near if date is when]
        same = _same_source(run if when else [above], each, text)
        if same:
            lasting = when is None or when.text.lower().split(" ")[0] in _LASTING
            return None if lasting or not _goes_on(above, each, text, blocks) else when
        if not _names(each, text):
            return None
    return None


def _holds(outer: Attribution, inner: Attribution) -> bool:
    at = _anchor(inner)[0]
    return any(start <= at < end for start, end in outer.content)


def _holds_any(outers: Sequence[Attribution], inner: Attribution) -> bool:
    return any(_holds(outer, inner) for outer in outers)


def _goes_on(above: Attribution, each: Attribution, text: str, blocks: Sequence[Block]) -> bool:
    """Whether an attribution goes on with the telling of the one above it."""
    end = max(e for _, e in (*above.cue, *above.content))
    start = min(s for s, _ in (*each.source, *each.cue, *each.content))
    if (
        _blocks_between(end, start, blocks) > 2
        or start - end > _CARRIED
        or above.block != each.block
    ):
        return False
    cue, cue_above = _words(each.cue, text), _words(above.cue, text)
    if re.search(
        r"\b(?:later|since|previously)\b", text[start : each.cue[-1][1]] if each.cue else ""
    ):
        return False
    return not _is_present(cue) or _is_present(cue_above)


def _is_present(cue: str) -> bool:
    return bool(_PRESENT.match(cue.split(" ")[0]))


def _words(spans: Spans, text: str) -> str:
    return " ".join(text[start:end] for start, end in spans)


def _blocks_between(end: int, start: int, blocks: Sequence[Block]) -> int:
    def place(at: int) -> int:
        return bisect_right(blocks, at, key=lambda block: block.start)

    between = blocks[place(end) : place(start)]
    return sum(block.kind not in ("furniture", "credit", "caption") for block in between)


def _names(each: Attribution, text: str) -> set[str]:
    return {word for word in _NAME.findall(_words(each.source, text)) if word not in _NO_NAME}


def _same_source(run: Sequence[Attribution], each: Attribution, text: str) -> bool:
    """Whether an attribution has the source of a run, by who it is where that is known."""
    above = run[-1]
    if above.speaker and each.speaker:
        return above.speaker.id == each.speaker.id
    source = _words(each.source, text)
    if not source:
        return each.manner != "indirect" or not each.cue
    said = {_words(other.source, text).lower() for other in run}
    if _PRONOUN.fullmatch(source):
        others = said & {"he", "she", "they", "it", "we", "i"}
        return not others or source.lower() in others or not others & {"he", "she"}
    names = {name for other in run for name in _names(other, text)}
    return bool(names & _names(each, text)) or (not names and source.lower() in said)


# A stamp over entries


def _stamps(
    outer: Sequence[tuple[Span, When]], text: str, blocks: Sequence[Block]
) -> list[tuple[int, int, When]]:
    """Dates that open an entry: alone on a line over it, or at its start; and how far each
    holds.
    """
    out: list[tuple[int, int, When]] = []
    for span, when in outer:
        block = _block_at(span[0], blocks)
        if block is None or span[0] - block.start > 2 or block.kind in ("byline", "dateline"):
            continue
        if not re.search(r"\d", when.text):
            continue
        if span[1] >= block.end - 1:
            out.append((span[0], len(text), when))
        elif _STAMP_AFTER.match(text, span[1]):
            out.append((span[0], block.end, when))
    if len(out) < 2:
        return []
    return [
        (start, min(end, out[n + 1][0] if n + 1 < len(out) else len(text)), when)
        for n, (start, end, when) in enumerate(out)
    ]


def _stamp_of(at: int, stamps: Sequence[tuple[int, int, When]]) -> When | None:
    place = bisect_right(stamps, at, key=lambda stamp: stamp[0]) - 1
    return stamps[place][2] if place >= 0 and at < stamps[place][1] else None


def _turns(
    attributions: Sequence[Attribution],
    outer: Sequence[tuple[Span, When]],
    text: str,
    blocks: Sequence[Block],
) -> When | None:
    """The date of a transcript: the last one told in the lines over its first turn."""
    turns = [
        each
        for each in attributions
        if each.block == "body" and _words(each.cue, text) == ":" and each.manner == "indirect"
    ]
    if len(turns) < _FEWEST_TURNS:
        return None
    start = min(_anchor(each)[0] for each in turns)
    place = bisect_right(blocks, start, key=lambda block: block.start) - 1
    over = blocks[max(0, place - 4) : max(0, place)]
    if not over:
        return None
    return next(
        (
            when
            for span, when in reversed(outer)
            if over[0].start <= span[0] < over[-1].end
            and not _OUTSIDE.search(text[max(0, span[0] - 10) : span[0]])
            and not OF_NOUN.match(text, span[1])
            and not re.fullmatch(r"(?:[Ii]n )?\d{4}s?|[Nn]ow|[Rr]ecently", when.text)
            and (block := _block_at(span[0], blocks)) is not None
            and block.kind in ("paragraph", "dek")
        ),
        None,
    )
