"""Quotation: the exact span of what was said, and in which manner it is given."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from onrecord.model.tokens import Tokens
from onrecord.reading.kinds import kinds_of
from onrecord.reading.linking import Link
from onrecord.records import Attribution, Block, Manner, Place, Span, Spans
from onrecord.text.marks import Quotation, find_quotations
from onrecord.text.words import Offsets

_LOOSE_START = ",;:.)]—–|"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$|\b(?:[JS]r|Inc|Ltd|Co|Corp)\.$")
_LOOSE_END = ",;:—–-|"
"""A bar parts the cells of a table."""


def manner_of(tokens: Tokens, link: Link) -> Manner:
    """Direct where all words of the content stand between quotation marks, mixed where some do. Of
    an attribution inside a quotation only the marks inside that quotation count.
    """
    around = _quotation_at(tokens, link.cue[0][0]) if link.within and link.cue else None
    nested = find_quotations(tokens.text, [(around.start, around.end)]) if around else None
    quoted = plain = 0
    for start, end in link.content:
        for word in range(start, end):
            case, quotation = tokens.features[word, 0], tokens.features[word, 1]
            if case:
                at, _ = tokens.words[word]
                if nested is not None:
                    quotation = any(each.start <= at < each.end for each in nested)
                quoted += quotation == 1
                plain += quotation != 1
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"


def _quotation_at(tokens: Tokens, word: int) -> Quotation | None:
    """The outermost quotation that a word stands in."""
    at, _ = tokens.words[word]
    place = bisect_right(tokens.quotations, at, key=lambda each: each.start) - 1
    found = tokens.quotations[place] if place >= 0 else None
    return found if found and at < found.end else None


def exact_spans(tokens: Tokens, runs: Sequence[Offsets], *, clause: bool = True) -> Spans:
    """Character spans of runs of words, without the marks that enclose a whole span.

    A comma before a closing mark belongs to the sentence around the quotation and is left out;
    a full stop inside the marks belongs to the speaker and stays. Of what is no ``clause``, a
    name or a cue, a full stop stays too: it is an abbreviation's. A mark alone is no part of what
    has words.
    """
    spans = [_exact(tokens, *span_of(tokens, run), clause) for run in runs]
    worded = [span for span in spans if any(map(str.isalnum, tokens.text[slice(*span)]))]
    return tuple(span for span in worded or spans if span[0] < span[1])


def span_of(tokens: Tokens, run: Offsets) -> Span:
    """Character offsets of a run of words."""
    return tokens.words[run[0]][0], tokens.words[run[1] - 1][1]


def _exact(tokens: Tokens, start: int, end: int, clause: bool) -> Span:
    text = tokens.text
    first = bisect_right(tokens.quotations, start, key=lambda each: each.end)
    last = bisect_left(tokens.quotations, end, key=lambda each: each.start)
    inside = tokens.quotations[first:last]
    if clause:
        start, end = _filled(text, start, end, inside)
    while True:
        before = start, end
        while end - start > 1 and (text[start].isspace() or text[start] in _LOOSE_START):
            start += 1
        while end - start > 1 and (text[end - 1].isspace() or text[end - 1] in _LOOSE_END):
            end -= 1
        for quotation in inside[:1] + inside[-1:]:
            start, end = _without_marks(start, end, quotation)
        if end - start > 1 and _is_stray(text, start, end, inside, clause):
            end -= 1
        if (start, end) == before:
            return start, end


def _filled(text: str, start: int, end: int, quotations: Sequence[Quotation]) -> Span:
    """The span with all of a quotation whose every word it has: the marks at its ends too, as of
    “‘Touch it,’” and of “’Twas us”.
    """
    for quotation in quotations[:1]:
        if quotation.start < start and not _has_words(text, quotation.start, start):
            start = quotation.start
    for quotation in quotations[-1:]:
        if end < quotation.end and not _has_words(text, end, quotation.end):
            end = quotation.end
    return start, end


def _has_words(text: str, start: int, end: int) -> bool:
    return any(char.isalnum() for char in text[start:end])


def _without_marks(start: int, end: int, quotation: Quotation) -> Span:
    """The span without a mark whose fellow is outside, or both where they enclose all of it; with
    the closing mark right behind it of a quotation that it holds.
    """
    opening, closing = quotation.marks
    if quotation.closed and start <= opening and end == quotation.end:
        end = closing
    if opening <= start < quotation.start and not (quotation.closed and start < closing <= end):
        start = quotation.start
    if quotation.end < end <= closing and not start <= opening < end:
        end = quotation.end
    if start == opening and end == closing > quotation.end:
        return quotation.start, quotation.end
    return start, end


def _is_stray(
    text: str, start: int, end: int, quotations: Sequence[Quotation], clause: bool
) -> bool:
    """Whether the span's last character belongs to the sentence around it: a bracket that closes
    what opened before, or the full stop after a clause that nobody's marks enclose.
    """
    last = text[end - 1]
    if last in _BRACKETS:
        return text.find(_BRACKETS[last], start, end) < 0
    spoken = any(q.start < end <= q.end for q in quotations[-1:])
    abbreviated = _ABBREVIATED.search(text, max(start, end - 12), end)
    return last == "." and clause and not spoken and not abbreviated


def attributions_of(
    tokens: Tokens, links: Sequence[Link], blocks: Sequence[Block]
) -> tuple[Attribution, ...]:
    """Attributions with their spans, manner and place, numbered in order of the text. An embedded
    post is all its poster's words, though no marks enclose them.
    """
    found: list[Attribution] = []
    ids: dict[int, str] = {}
    for link in links:
        block = _block_at(tokens.words[link.content[0][0]][0], blocks)
        posted = block.post is not None and not link.cue and link.within is None
        content = exact_spans(tokens, link.content, clause=not posted)
        if content:
            cue = exact_spans(tokens, link.cue, clause=False)
            source = exact_spans(tokens, link.source, clause=False)
            manner = "direct" if posted else manner_of(tokens, link)
            kind, stance = kinds_of(tokens.text, source, cue, content, manner)
            found.append(
                Attribution(
                    id=f"a{len(found) + 1}",
                    source=source,
                    cue=cue,
                    content=content,
                    manner=manner,
                    type=kind,
                    stance=stance,
                    within=ids.get(id(link.within)),
                    block=_place(block),
                    score=round(link.score, 3),
                )
            )
            ids[id(link)] = found[-1].id
    return tuple(found)


def _block_at(at: int, blocks: Sequence[Block]) -> Block:
    return blocks[bisect_right(blocks, at, key=lambda block: block.start) - 1]


def _place(block: Block) -> Place:
    return block.kind if block.kind in ("headline", "dek", "caption") else "body"
