"""Quotations and posts with a name beside them: behind a dash, above, or before a colon."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.reading.book import Book, overlap
from onrecord.reading.linking import Link
from onrecord.reading.structure.shared import (
    BULLET,
    FULL_NAME,
    LABELS,
    NAME,
    SHORTEST,
    SURE,
    is_title,
    quoted_whole,
)
from onrecord.records import Block, Span

_SIGNABLE = frozenset(("paragraph", "list item", "blockquote", "subheading"))
"""Blocks of the body: a signature, short as it is, may look like a subheading."""
_LONGEST_POST = 6
"""Paragraphs."""
_SIGNED = re.compile(rf"\s*(?:[–—―]|--) ?({FULL_NAME}(?:, [^\n“”\"!?]{{2,60}})?)\s*$")
_POSTED = re.compile(rf"[-–—―]{{1,2}} ?({NAME} \(@\w{{2,30}}\))(?:,? [^\n]{{3,40}})?$")
_LABEL = re.compile(r"(?P<source>[^:;.!?“”\"«»„\n]{3,90}?) ?(?P<cue>:) +")
_FULL_NAME_IN = re.compile(r"\b[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+")
_MOST_LABEL = 12
"""Words."""
_ABOVE = re.compile(rf"(?:[–—―]|--) ?({FULL_NAME}(?:, [^\n“”\"!?]{{2,60}})?)\s*$")


def signed(book: Book, blocks: Sequence[Block]) -> None:
    """A quotation or post with its name behind a dash, on its own line or on the one below."""
    text = book.tokens.text
    for place, block in enumerate(blocks):
        if block.kind not in _SIGNABLE:
            continue
        above = blocks[place - 1] if place and blocks[place - 1].kind in _SIGNABLE else None
        posted = _POSTED.fullmatch(text, block.start, block.end)
        if posted:
            post = _post_above(text, blocks[:place][-_LONGEST_POST - 1 :])
            whole = quoted_whole(book, post[0]) if len(post) == 1 else None
            spans = [(whole.start, whole.end)] if whole else [(b.start, b.end) for b in post]
            _sign(book, posted.span(1), spans, sure=True)
            continue
        quotation = quoted_whole(book, block, signed=True)
        if quotation is not None:
            signature = _SIGNED.fullmatch(text, quotation.marks[1], block.end)
        elif above is not None and (quotation := quoted_whole(book, above)):
            signature = _SIGNED.fullmatch(text, block.start, block.end)
        elif above is not None and (quotation := quoted_whole(book, block)):
            signature = _ABOVE.fullmatch(text, above.start, above.end)
        else:
            continue
        words = text[quotation.start : quotation.end]
        if signature and len(words.split()) >= SHORTEST and not is_title(words):
            _sign(book, signature.span(1), [(quotation.start, quotation.end)])


def _post_above(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The paragraphs of a post that stand above its author: those joined by single line ends, up
    to an empty line; the last one where there is no empty line near. None where they lead to
    something else.
    """
    post: list[Block] = []
    for below, block in zip([None, *blocks[:0:-1]], blocks[::-1], strict=True):
        if below is not None and text.count("\n", block.end, below.start) > 1:
            return post
        if block.kind not in ("paragraph", "subheading") or text[block.end - 1] == ":":
            return post
        post.insert(0, block)
    return post if len(post) <= _LONGEST_POST else post[-1:]


def _sign(book: Book, name: Span, content: Sequence[Span], *, sure: bool = False) -> None:
    """Give words to the name that signs them; unless that is ``sure``, a cue beside them wins."""
    source = book.run(name)
    runs = [run for span in content if (run := book.run(span))]
    paragraph = book.tokens.paragraph
    if source is None or not runs:
        return
    for said in () if sure else runs:
        cues = [cue for _, link in book.holding(said) for cue in link.cue if book.length(cue)]
        beside = [cue for cue in cues if paragraph[cue[0]] == paragraph[said[0]]]
        if any(not overlap(cue, said) for cue in beside):
            return  # somebody is found to say it already
    for said in (*runs, source):
        book.clear(said)
    book.put(Link((source,), (), tuple(runs), SURE))


def labelled(book: Book, blocks: Sequence[Block]) -> None:
    """A block that is a name, a colon and a quotation, with nobody else found to say it. "Best
    Picture: “The Long Stair”" is none: that name speaks nowhere, and those words are a title.
    """
    text, quotations = book.tokens.text, book.tokens.quotations
    for block in blocks:
        if block.kind not in ("paragraph", "list item", "blockquote"):
            continue
        start = BULLET.match(text, block.start, block.end).end()  # type: ignore[union-attr]
        label = _LABEL.match(text, start, block.end)
        if label is None or not _is_somebody(book, label["source"]):
            continue
        place = bisect_left(quotations, label.end(), key=lambda each: each.marks[0])
        if place == len(quotations) or quotations[place].marks != (label.end(), block.end):
            continue
        source, cue = book.run(label.span("source")), book.run(label.span("cue"))
        said = book.run((quotations[place].start, quotations[place].end))
        if not (source and cue and said) or book.length(source) > _MOST_LABEL:
            continue
        if book.length(said) < SHORTEST or is_title(book.text(said).rstrip(".!?")):
            continue
        if not any(book.length(run) for _, link in book.holding(said) for run in link.cue):
            book.clear(said)
            book.put(Link((source,), (cue,), (said,), SURE))


def _is_somebody(book: Book, label: str) -> bool:
    """Whether a label holds a full name, and is none of a page's own."""
    names = _FULL_NAME_IN.findall(label)
    return bool(names) and not LABELS.fullmatch(label.split(",")[0].strip())
