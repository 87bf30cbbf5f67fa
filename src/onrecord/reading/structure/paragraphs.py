"""Quotations that are whole paragraphs: run on, alone, and titles that are nobody's words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from onrecord.model.tokens import FEATURES
from onrecord.reading.book import Book, joined, overlap
from onrecord.reading.linking import Link
from onrecord.reading.structure.shared import (
    SHORTEST,
    SURE,
    chains,
    is_title,
    quoted_whole,
)
from onrecord.records import Block
from onrecord.text.marks import Quotation
from onrecord.text.words import Offsets

_QUOTATION = list(FEATURES).index("quotation")
_QUOTED = 1
_LEAST_TITLE, _MOST_TITLE = 3, 10
"""Words."""
_DOUBTFUL = 0.7
"""Score of a link under which capitals outweigh the model."""


def titles(book: Book, blocks: Sequence[Block]) -> None:
    """A quotation in which every word that a title would capitalise has a capital, with nobody
    found to say it, is the title of a song, a book or a bill.
    """
    for quotation in book.tokens.quotations:
        run = book.run((quotation.start, quotation.end))
        if run is None or not _LEAST_TITLE <= book.length(run) <= _MOST_TITLE:
            continue
        place = bisect_right(blocks, quotation.start, key=lambda each: each.start) - 1
        words = book.tokens.text[quotation.start : quotation.end]
        if blocks[place].kind == "paragraph" and is_title(words):
            for key, link in book.holding(run):
                inside = all(run[0] - 1 <= s and e <= run[1] + 1 for s, e in link.content)
                doubtful = link.score < _DOUBTFUL or not (link.source and link.cue)
                if inside and doubtful:
                    book.drop(key)


def run_on(book: Book, _: Sequence[Block]) -> None:
    """A quotation that opens again in each paragraph is one person's, and one attribution, but
    for a paragraph that has a cue of its own.
    """
    for chain in chains(book):
        runs = [run for q in chain if (run := book.run((q.start, q.end)))]
        owners = [_owner_of(book, run) for run in runs]
        first = next((key for key in owners if key is not None), None)
        if first is None and runs:
            first = next((key for key, link in book.holding(runs[0]) if link.cue), None)
        if first is None:
            for run in runs:
                book.clear(run)
            book.put(Link((), (), joined(runs), SURE / 2))
            continue
        given: dict[int, list[Offsets]] = {}
        for owner, run in zip(owners, runs, strict=True):
            first = first if owner is None else owner
            if owner is None:
                given.setdefault(first, []).append(run)
        for key, own in given.items():
            book.give(key, own)


def split(book: Book, _: Sequence[Block]) -> None:
    """A quotation that its cue breaks in two, "A," she said, "b" or "A," she said. "B", is one: the
    second part goes to who said the first, where nobody else is found to say it.
    """
    tokens = book.tokens
    for first, second in pairwise(tokens.quotations):
        one, other = (book.run((each.start, each.end)) for each in (first, second))
        if not (one and other and first.closed) or first.single != second.single:
            continue
        here, there = (int(tokens.paragraph[run[0]]) for run in (one, other))
        if here != there or book.regions[here] != 0:  # a headline's two are two
            continue
        key = next((k for k, link in book.holding(one) if _is_between(link, one, other)), None)
        holders = book.holding(other)
        spoken = any(link.cue for _, link in holders)
        same = any(holder == key for holder, _ in holders)
        if key is not None and not same and (not spoken or _goes_on(tokens.text, first, second)):
            book.give(key, [other])


def _is_between(link: Link, one: Offsets, other: Offsets) -> bool:
    """Whether a link's cue stands between two runs."""
    return any(one[1] <= cue[0] and cue[1] <= other[0] for cue in link.cue)


def _goes_on(text: str, first: Quotation, second: Quotation) -> bool:
    """Whether a sentence that one quotation leaves open ends in the next, as above."""
    opens = text[first.end - 1] == "," and text[second.start].islower()
    between = text[first.marks[1] : second.marks[0]].rstrip()
    return opens and between.endswith(",") and not re.search(r"[.!?] ", between)


def _owner_of(book: Book, run: Offsets) -> int | None:
    """The link that holds words of the run and has its cue in the same paragraph."""
    paragraph = book.tokens.paragraph
    for key, link in book.holding(run):
        if link.cue and paragraph[link.cue[0][0]] == paragraph[run[0]]:
            return key
    return None


def alone(book: Book, blocks: Sequence[Block]) -> None:
    """A paragraph that is one quotation is somebody's words, even where nobody is named. It goes
    on with whoever was quoted before it, but not with one who was only reported, or who asked.
    """
    for block in blocks:
        if block.kind not in ("paragraph", "blockquote", "list item", "subheading"):
            continue
        quotation = quoted_whole(book, block)
        if quotation is None or not (quotation.closed or quotation.resumed):
            continue
        run = book.run((quotation.start, quotation.end))
        if run is None or (book.length(run) < SHORTEST and not _ends(book, run)):
            continue
        holders = book.holding(run)
        if not holders:
            book.put(Link((), (), (run,), SURE / 2))
        elif len(holders) == 1:
            key, link = holders[0]
            if _is_anothers(book, link, run):
                book.clear(run)
                book.put(Link((), (), (run,), SURE / 2))
            elif not _has_all(link.content, run) and not _speaks_inside(link, run):
                book.give(key, [run])


def _ends(book: Book, run: Offsets) -> bool:
    """Whether a few words end as a sentence does: "Corn." is no title and no nickname."""
    return book.text(run)[-1:] in ".!?"


def _is_anothers(book: Book, link: Link, run: Offsets) -> bool:
    """Whether a lone quotation cannot be of the link that holds it: all the link's other words, in
    other paragraphs, are reported, or they ask what the quotation answers.
    """
    tokens = book.tokens
    others = [each for each in link.content if not overlap(each, run)]
    numbers = {int(tokens.paragraph[r[0]]) for r in (*link.source, *link.cue, *others)}
    if not link.cue or int(tokens.paragraph[run[0]]) in numbers:
        return False
    if not others:  # the next paragraph's "she said", which goes on with words of its own
        return link.cue[0][0] > run[1] and book.length(link.cue[0]) > 0
    inside = tokens.features[[w for r in others for w in range(*r)], _QUOTATION]
    if not (inside == _QUOTED).any():
        return True
    last = max(others)
    asks = last[1] <= run[0] and "?" in book.text(last)[-2:] and "?" not in book.text(run)[-2:]
    return asks and book.text(link.cue[0]).casefold().startswith(
        ("ask", "wonder", "inquir", "enquir")
    )


def _has_all(content: Sequence[Offsets], run: Offsets) -> bool:
    place = bisect_right(content, run[0], key=lambda each: each[0]) - 1
    return place >= 0 and content[place][1] >= run[1]


def _speaks_inside(link: Link, run: Offsets) -> bool:
    return any(overlap(each, run) for each in link.source + link.cue)
