"""Posts that a page embeds: their words are their poster's."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.reading.book import Book
from onrecord.reading.linking import Link
from onrecord.reading.posts import find_posts
from onrecord.reading.structure.shared import SURE
from onrecord.records import Block


def posted(book: Book, blocks: Sequence[Block]) -> None:
    """All the words of an embedded post are of the name that signs it, whatever they seem to say
    of who speaks.
    """
    for each in find_posts(book.tokens.text, blocks):
        whole = book.run((each.blocks[0].start, each.blocks[-1].end))
        runs = [run for span in each.content if (run := book.run(span))]
        if whole is None or not runs:
            continue
        for key, link in book.items(whole):
            own = (*link.source, *link.cue, *link.content)
            if all(whole[0] <= start and end <= whole[1] for start, end in own):
                book.drop(key)
        book.clear(whole)
        source = book.run(each.signature.name) if each.signature else None
        book.put(Link((source,) if source else (), (), tuple(runs), SURE))
