"""Headlines that name their source where newspapers put it, and that quote twice."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.book import Book
from onrecord.reading.linking import Link
from onrecord.reading.people.lexicon import COLLECTIVES, PEOPLE, is_plural_people
from onrecord.reading.structure.shared import (
    FULL_NAME,
    LABELS,
    SHORTEST,
    SURE,
)
from onrecord.records import Block, Span
from onrecord.text.words import Offsets

_SAYS = (
    r"(?:says?|said|warns?|finds?|claims?|admits?|confirms?|reveals?|insists?|suggests?|shows?|"
    r"reports?|argues?|announces?|tells?|hears?|adds?|fears?)"
)
_REPORTED = re.compile(
    rf"(?P<content>\S.*?), (?:(?P<source>[^,:;“”\"]{{2,50}}) (?P<cue>{_SAYS})"
    rf"|(?P<cue_first>{_SAYS}) (?P<source_last>[^,:;“”\"]{{2,60}}))$",
    re.IGNORECASE,
)
"""A headline with its source behind: "Ship cut cable, minister says", "…, says minister"."""
_LABELLED = re.compile(r"(?P<source>[^:“”\"‘]{2,40}?) ?(?P<cue>:) +(?P<content>\S.*)$")
_ON = re.compile(r" ?(?P<cue>:) +(?P<source>\S[^:,;“”\"]{1,50}?) (?:on|after) (?=\S)")
"""Behind a headline's quotation: "'Nobody Slept': Keeper Mara Quist on …"."""
_NO_SOURCE = re.compile(rf"\b{_SAYS}\b|\b(?:who|which|that)$", re.IGNORECASE)
_NAME_AT_END = re.compile(r"\b[^\W\d_a-z][\w.'’-]* [^\W\d_a-z][\w.'’-]*$")
_FRONTED = re.compile(
    rf"(?P<source>{FULL_NAME}) (?:on|after|over) [^:“”\"]+?(?P<cue>:) +(?=[‘'“\"])"
)
"""Before a headline's quotation: "Mara Quist on the Night of the Storm: 'Nobody Slept'"."""
_SPEAKERS = (
    PEOPLE
    | COLLECTIVES
    | frozenset(
        """
    agency council court government inquest inquiry ministry paper poll regulator report study
    survey tribunal union watchdog
    """.split()
    )
)
"""Words for who speaks: before a headline's colon they are its source."""
_OWNED = re.compile(r"\b(?:his|her|their|its|my|our)\b", re.IGNORECASE)


def headlines(book: Book, blocks: Sequence[Block]) -> None:
    """Headlines that name their source where newspapers put it: behind the last comma, before a
    colon, or behind a quotation and its colon.
    """
    quoted = _source_words(book, blocks)
    for block in blocks:
        if block.kind == "headline" and (parts := _parts(book, block, quoted)):
            whole = book.run((block.start, block.end))
            source, cue, content = (book.run(span) for span in parts)
            if whole and source and cue and content:
                book.clear(whole)
                book.put(Link((source,), (cue,), (content,), SURE))


def _parts(book: Book, block: Block, quoted: set[str]) -> tuple[Span, Span, Span] | None:
    """Source, cue and content of a headline that is set as an attribution."""
    text, quotations = book.tokens.text, book.tokens.quotations
    place = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
    if place < len(quotations) and quotations[place].marks[0] == block.start:
        first = quotations[place]
        on = _ON.match(text, first.marks[1], block.end)
        if on and (_last_word(on["source"]) in quoted or _is_met(book, on["source"], block)):
            return on.span("source"), on.span("cue"), (first.start, first.end)
    fronted = _FRONTED.match(text, block.start, block.end)
    if fronted and _is_met(book, fronted["source"], block):
        for quotation in quotations[place:]:
            if quotation.marks == (fronted.end(), block.end):
                words = quotation.start, quotation.end
                return fronted.span("source"), fronted.span("cue"), words
    reported = _REPORTED.fullmatch(text, block.start, block.end)
    if reported:
        at = "source" if reported["source"] else "source_last"
        cue = "cue" if reported["cue"] else "cue_first"
        quoted_cue = any(q.start < reported.start(cue) < q.end for q in quotations[place:])
        known = at == "source" or not quoted.isdisjoint(_words_of(reported[at]))
        if known and not quoted_cue and not _NO_SOURCE.search(reported[at]):
            return reported.span(at), reported.span(cue), reported.span("content")
    labelled = _LABELLED.fullmatch(text, block.start, block.end)
    if labelled is None or LABELS.fullmatch(labelled["source"]):
        return None
    label = labelled["source"]
    known = _last_word(label) in quoted or is_plural_people(_last_word(label))
    if not known or _NO_SOURCE.search(label) or _OWNED.search(label):
        return None
    said = labelled.span("content")
    inside = next(((q.start, q.end) for q in quotations[place:] if q.marks == said), said)
    return labelled.span("source"), labelled.span("cue"), inside


def _source_words(book: Book, blocks: Sequence[Block]) -> set[str]:
    """Words for people who speak, and those of all sources that were found outside headlines."""
    text, words = book.tokens.text, book.tokens.words
    heads = [block for block in blocks if block.kind == "headline"]
    found = set(_SPEAKERS)
    for link in book.links():
        for start, end in link.source:
            place = bisect_right(heads, words[start][0], key=lambda each: each.start) - 1
            if place < 0 or heads[place].end <= words[start][0]:
                found.update(text[s:e].casefold() for s, e in words[start:end])
    return found


def _last_word(label: str) -> str:
    return _words_of(label)[-1]


def _words_of(label: str) -> list[str]:
    return label.casefold().split()


def _is_met(book: Book, label: str, headline: Block) -> bool:
    """Whether a label ends with a full name whose last word the story has again."""
    name = _NAME_AT_END.search(label)
    return bool(name) and label.split()[-1] in book.tokens.text[headline.end :]


def part_headlines(book: Book, blocks: Sequence[Block]) -> None:
    """A headline's closing quotation behind a colon stands alone where somebody was quoted before
    it: "Storm 'Took Stairs', Says Keeper: 'Nobody Slept'" quotes twice, and names a source once.
    It and an opening one before a colon are words said, even where nobody is found to say them.
    """
    quotations, text = book.tokens.quotations, book.tokens.text
    for block in blocks:
        if block.kind not in ("headline", "subheading"):
            continue
        first = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
        last = bisect_left(quotations, block.end, key=lambda each: each.start)
        for quotation in quotations[first:last]:
            opening, closing = quotation.marks
            before, after = text[block.start : opening].strip(), text[closing : block.end].strip()
            closes = closing == block.end and before.endswith(":")
            opens = opening == block.start and after.startswith(":") and len(after) > 1
            run = book.run((quotation.start, quotation.end))
            if run is None or not (closes or opens):
                continue
            if closes:
                _part(book, run)
                _whole_before(book, block, opening)
            if book.length(run) >= SHORTEST and not book.holding(run):
                book.put(Link((), (), (run,), SURE / 2))


def _whole_before(book: Book, block: Block, opening: int) -> None:
    """Give a headline's cue all that stands between it and the colon before the quotation, and
    take away a source that is but the last words there.
    """
    before = book.run((block.start, opening))
    if before is None:
        return
    colon = before[1] - 1
    for key, link in book.holding(before):
        if link.cue and link.content[0][0] >= link.cue[0][1] and len(link.content) > 1:
            book.put(replace(link, content=((link.content[0][0], colon),)), key)
    for key, link in list(book.items(before)):
        stands = link.source and link.source[0][1] == colon and link.source[0][0] > before[0]
        if stands and link.content[0][0] > colon:
            book.put(replace(link, source=(), cue=()), key)


def _part(book: Book, run: Offsets) -> None:
    """Take a run of words from the link that holds content before it as well."""
    for key, link in book.holding(run):
        left = tuple((s, min(e, run[0] - 1)) for s, e in link.content if s < run[0] - 1)
        if left and link.cue:
            book.put(replace(link, content=left), key)
            book.put(Link((), (), (run,), link.score))
