"""What several kinds of setting are told by."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from onrecord.reading.book import Book
from onrecord.records import Block
from onrecord.text.marks import Quotation
from onrecord.text.words import title_case

SURE = 0.9
"""Score of an attribution that the setting alone makes."""
SHORTEST = 3
"""Words of a quotation that stands alone; a shorter one may be a title or a nickname."""
NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){0,4}"
FULL_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w.'’-]*){1,4}"
BULLET = re.compile(r"\s*(?:[-•*–—]|\d{1,2}[.)])?\s*")
LABELS = re.compile(
    r"update|correction|note|editor['’]s note|source|photo|image|video|read|related|watch|tickets?|"
    r"venue|when|where|cost|price|score|time|date|contact|e-?mail|phone|tel|by|from|tip|serves|"
    r"pros|cons|step|ingredients|method|result|answer|question|address|hours|opening hours|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|"
    r"september|october|november|december",
    re.IGNORECASE,
)
"""Words before a colon that are no speakers."""


def is_title(words: str) -> bool:
    """Set as a title of a work: capitals as a title has them, and no sentence's end."""
    plain = words.rstrip(",")
    return title_case(plain) == 1 and not plain.isupper() and plain[-1:] not in ".!?…"


def chains(book: Book) -> Iterator[list[Quotation]]:
    """Quotations that each open again what the one before left open, in one part of the story."""
    chain: list[Quotation] = []
    part = -1
    for quotation in book.tokens.quotations:
        run = book.run(quotation.marks)
        here = book.regions[int(book.tokens.paragraph[run[0]])] if run else part
        if chain and quotation.resumed and here == part:
            chain.append(quotation)
        else:
            if len(chain) > 1:
                yield chain
            chain, part = [quotation], here
    if len(chain) > 1:
        yield chain


def quoted_whole(book: Book, block: Block, *, signed: bool = False) -> Quotation | None:
    """The quotation that a block consists of, a bullet or number and, if ``signed``, a name
    behind it aside.
    """
    quotations, text = book.tokens.quotations, book.tokens.text
    place = bisect_left(quotations, block.start, key=lambda each: each.marks[0])
    if place == len(quotations) or quotations[place].marks[1] > block.end:
        return None
    opening, closing = quotations[place].marks
    before, after = text[block.start : opening], text[closing : block.end].strip()
    if BULLET.fullmatch(before) and bool(after) == signed:
        return quotations[place]
    return None
