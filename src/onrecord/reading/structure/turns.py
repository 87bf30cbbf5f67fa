"""Turns of a transcript, of questions and answers, of a panel."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.reading.book import Book
from onrecord.reading.linking import Link
from onrecord.reading.structure.shared import (
    FULL_NAME,
    LABELS,
    NAME,
    SURE,
    chains,
)
from onrecord.records import Block
from onrecord.text.marks import Quotation
from onrecord.text.words import Offsets

_TURN = re.compile(rf"[“\"]?({NAME}(?:, [^:\n“\"]{{2,60}})?|[QA]) ?(:) +(?=\S)")
_SPOKEN = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b|\?")
_PANEL = 3
"""Turns with a name and a description from which on they are a panel's."""


@dataclass(frozen=True, slots=True)
class _Turn:
    source: Offsets
    cue: Offsets
    content: Offsets
    label: str
    described: bool
    """Names somebody in full and says who that is, as in "Ana Sousa, mayor: …"."""
    spoken: bool
    """Reads as speech: quoted, a question, or with an I, a we or a you."""
    paragraph: Offsets


def turns(book: Book, blocks: Sequence[Block]) -> None:
    """Turns such as "SMITH: …", "Q: …" and "Ana Sousa, mayor: …", where there are several."""
    turns = [turn for block in blocks if (turn := _turn(book, block))]
    if len(turns) < 2:
        return
    text = book.tokens.text
    words = Counter(text[start:end].casefold() for start, end in book.tokens.words)
    labels = Counter(turn.label for turn in turns)
    panel = sum(turn.described for turn in turns) >= _PANEL
    turns = [
        turn
        for turn in turns
        if (panel and turn.described) or _is_speaker(book, turn, labels, words)
    ]
    spoken = [turn for turn in turns if turn.spoken]
    repeated = len(turns) >= 3 and (max(labels.values()) > 1 or {"Q", "A"} <= set(labels))
    dialogue = (repeated or panel) and 2 * len(spoken) >= len(turns)
    taken: dict[int, int] = {}
    for turn in turns if dialogue else spoken:
        book.clear(turn.paragraph)
        key = book.put(Link((turn.source,), (turn.cue,), (turn.content,), SURE))
        taken[int(book.tokens.paragraph[turn.source[0]])] = key
    for chain in chains(book):
        _go_on(book, chain, taken)


def _is_speaker(book: Book, turn: _Turn, labels: Counter[str], words: Counter[str]) -> bool:
    """Whether a turn's label is somebody: Q or A, a name in capitals, or one that the story has
    elsewhere as well; and nobody else is found speaking in the paragraph.
    """
    label = turn.label
    if LABELS.fullmatch(label) and not (label.isupper() and labels[label] > 1):
        return False
    if label in ("Q", "A") or (label.isupper() and len(label) > 1):
        return True
    named = words[label.split()[-1].casefold()] > labels[label]
    return named and not book.saying(int(book.tokens.paragraph[turn.source[0]]))


def _go_on(book: Book, chain: Sequence[Quotation], taken: dict[int, int]) -> None:
    """A quoted turn goes on over the paragraphs that open again and name nobody."""
    turn: int | None = None
    given: dict[int, list[Offsets]] = {}
    for quotation in chain:
        run = book.run((quotation.start, quotation.end))
        if run:
            number = int(book.tokens.paragraph[run[0]])
            turn = taken.get(number, turn)
            if turn is not None and number not in taken:
                given.setdefault(turn, []).append(run)
    for key, runs in given.items():
        book.give(key, runs)


def _turn(book: Book, block: Block) -> _Turn | None:
    if block.kind not in ("paragraph", "list item", "blockquote"):
        return None
    text = book.tokens.text
    found = _TURN.match(text, block.start, block.end)
    if found is None or found.end() >= block.end:
        return None
    label = found[1].split(",")[0]
    source, cue = book.run(found.span(1)), book.run(found.span(2))
    content = book.run((found.end(), block.end))
    whole = book.run((block.start, block.end))
    if not (source and cue and content and whole):
        return None
    opens = text[found.end()] in '“"‘«„'
    spoken = opens or bool(_SPOKEN.search(text, found.end(), block.end))
    described = label != found[1] and bool(re.fullmatch(FULL_NAME, label))
    return _Turn(source, cue, content, label, described, spoken, whole)
