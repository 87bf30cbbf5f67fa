"""Quotation: the exact span of what was said, and in which manner it is given."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.tokens import Tokens
from onrecord.reading.linking import Link
from onrecord.records import Attribution, Block, Manner, Place, Span, Spans
from onrecord.text.marks import Quotation
from onrecord.text.words import Offsets, words_within

_LOOSE_START = ",;:.)]—–"
_LOOSE_END = ",;:—–-"


def manner_of(tokens: Tokens, content: Sequence[Offsets]) -> Manner:
    """Direct where all words of the content stand between quotation marks, mixed where some do."""
    quoted = plain = 0
    for start, end in content:
        for word in range(start, end):
            case, quotation = tokens.features[word, 0], tokens.features[word, 1]
            if case:
                quoted += quotation == 1
                plain += quotation != 1
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"


def exact_spans(tokens: Tokens, content: Sequence[Offsets]) -> Spans:
    """Character spans of runs of words, without the marks that enclose a whole span.

    A comma before a closing mark belongs to the sentence around the quotation and is left out;
    a full stop inside the marks belongs to the speaker and stays.
    """
    spans = (_exact(tokens, *span_of(tokens, run)) for run in content)
    return tuple(span for span in spans if span[0] < span[1])


def span_of(tokens: Tokens, run: Offsets) -> Span:
    """Character offsets of a run of words."""
    return tokens.words[run[0]][0], tokens.words[run[1] - 1][1]


def _exact(tokens: Tokens, start: int, end: int) -> Span:
    text = tokens.text
    first = bisect_right(tokens.quotations, start, key=lambda each: each.end)
    last = bisect_left(tokens.quotations, end, key=lambda each: each.start)
    inside = tokens.quotations[first:last]
    while True:
        before = start, end
        while end - start > 1 and (text[start].isspace() or text[start] in _LOOSE_START):
            start += 1
        while end - start > 1 and (text[end - 1].isspace() or text[end - 1] in _LOOSE_END):
            end -= 1
        for quotation in inside:
            opening, closing = quotation.marks
            if opening <= start < quotation.start and not start < closing <= end:
                start = quotation.start  # opens here, closes outside
            if quotation.end < end <= closing and not start <= opening < end:
                end = quotation.end
            if start == opening and end in (closing, closing + 1) and closing > quotation.end:
                start, end = quotation.start, quotation.end
        if start < end and text[end - 1] == "." and not _spoken(end, inside):
            end -= 1
        if (start, end) == before:
            return start, end


def _spoken(end: int, quotations: Sequence[Quotation]) -> bool:
    """Whether the character before ``end`` stands inside quotation marks."""
    return any(quotation.start < end <= quotation.end for quotation in quotations)


def part_headlines(tokens: Tokens, links: Sequence[Link], blocks: Sequence[Block]) -> list[Link]:
    """A headline's closing quotation behind a colon stands alone where somebody was quoted before
    it: "Storm 'Took Stairs', Says Keeper: 'Nobody Slept'" quotes twice, and names a source once.
    """
    parted = list(links)
    for block in blocks:
        if block.kind not in ("headline", "subheading"):
            continue
        for quotation in tokens.quotations:
            closes = block.start < quotation.start and quotation.marks[1] == block.end
            if closes and tokens.text[block.start : quotation.marks[0]].rstrip().endswith(":"):
                words = words_within(tokens.words, [(quotation.start, quotation.end)])
                parted = _part(parted, (words[0], words[-1] + 1)) if words else parted
    return parted


def _part(links: Sequence[Link], run: Offsets) -> list[Link]:
    """Take a run of words from the link whose cue stands before it with a word between."""
    parted: list[Link] = []
    for link in links:
        left = [
            (start, min(end, run[0] - 1)) if end > run[0] else (start, end)
            for start, end in link.content
            if start < run[0] - 1
        ]
        held = any(start < run[1] and end > run[0] for start, end in link.content)
        if held and left and link.cue:
            parted += [replace(link, content=tuple(left)), Link((), (), (run,), link.score)]
        else:
            parted.append(link)
    return parted


def attributions_of(
    tokens: Tokens, links: Sequence[Link], blocks: Sequence[Block]
) -> tuple[Attribution, ...]:
    """Attributions with their spans, manner and place, numbered in order of the text."""
    found: list[Attribution] = []
    for link in links:
        content = exact_spans(tokens, link.content)
        if content:
            found.append(
                Attribution(
                    id=f"a{len(found) + 1}",
                    source=exact_spans(tokens, link.source),
                    cue=exact_spans(tokens, link.cue),
                    content=content,
                    manner=manner_of(tokens, link.content),
                    block=_place(content[0][0], blocks),
                    score=round(link.score, 3),
                )
            )
    return tuple(found)


def _place(at: int, blocks: Sequence[Block]) -> Place:
    kind = blocks[bisect_right(blocks, at, key=lambda block: block.start) - 1].kind
    return kind if kind in ("headline", "dek", "caption") else "body"
