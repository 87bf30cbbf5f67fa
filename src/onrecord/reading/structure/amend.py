"""Structure: what the setting of a page says of who speaks, where the marks are sure.

Newspapers print much that a corpus of running prose does not teach: quotations over several
paragraphs, turns of a transcript, quotes signed on the line below, headlines that quote twice,
paragraphs that are a quotation and nothing else. Each step takes the links that the model found
and amends them; where the setting is plain it wins.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.tokens import Tokens
from onrecord.reading.blocks import regions
from onrecord.reading.book import Book
from onrecord.reading.linking import Link, in_order
from onrecord.reading.structure.headlines import headlines, part_headlines
from onrecord.reading.structure.paragraphs import alone, run_on, split, titles
from onrecord.reading.structure.posts import posted
from onrecord.reading.structure.signatures import labelled, signed
from onrecord.reading.structure.turns import turns
from onrecord.records import Block

STEPS = (titles, headlines, part_headlines, split, run_on, turns, signed, labelled, alone, posted)


def amend(tokens: Tokens, links: Sequence[Link], blocks: Sequence[Block]) -> list[Link]:
    """The links as the setting of the page has them. ``blocks`` are those that were read."""
    book = Book(tokens, links, regions(blocks))
    for step in STEPS:
        step(book, blocks)
    return in_order(book.links())
