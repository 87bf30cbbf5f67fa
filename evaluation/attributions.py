"""Gold rows as the attributions that the reader would hand on, for the stages that follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from evaluation.changes import Raw
from evaluation.gold import holders
from onrecord.desk import shipped_model
from onrecord.model.tokens import Tokens, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.blocks import prose
from onrecord.reading.kinds import kinds_of
from onrecord.reading.linking import Link
from onrecord.reading.naming import Tagged, find_tagged
from onrecord.reading.quotation import manner_of
from onrecord.reading.tagging import tag
from onrecord.records import Attribution, Block, BlockKind, EntityKind, Place, Reference, Spans
from onrecord.text.words import words_within

_NO_PIECES = WordPiece(("[UNK]", "[CLS]", "[SEP]"))
"""Manner is read off words alone; no model sees them."""


def attributions_of(
    text: str, blocks: Sequence[Block], rows: Sequence[Raw]
) -> tuple[Attribution, ...]:
    """The attributions of a story, with what the reader reads off their words: manner, type,
    stance and place. Nobody's speaker is resolved.
    """
    tokens = prepare(text, [(b.start, b.end) for b in prose(text, blocks)], _NO_PIECES)
    ids = [str(row.get("id") or f"a{number}") for number, row in enumerate(rows, start=1)]
    made: list[Attribution] = []
    for each, row, held in zip(ids, rows, holders(rows), strict=True):
        source, cue, content = (_spans(row, part) for part in ("source", "cue", "content"))
        manner = manner_of(tokens, _link(tokens, cue, content, inside=held is not None))
        kind, stance = kinds_of(text, source, cue, content, manner)
        made.append(
            Attribution(
                each,
                source,
                cue,
                content,
                manner,
                kind,
                stance,
                within=None if held is None else ids[held],
                block=_place(content[0][0], blocks),
            )
        )
    return tuple(made)


def with_names(
    attributions: Iterable[Attribution],
    names: Iterable[str | None],
    kind: EntityKind = "unknown",
) -> tuple[Attribution, ...]:
    """The attributions with speakers of these names and of one kind; None for nobody."""
    return tuple(
        replace(each, speaker=Reference(name, name, kind, True) if name else None)
        for each, name in zip(attributions, names, strict=True)
    )


def names_of(text: str, blocks: Sequence[Block]) -> list[Tagged]:
    """The names that the reader's model tags in a story."""
    model = shipped_model()
    tokens = prepare(text, [(b.start, b.end) for b in prose(text, blocks)], model.wordpiece)
    return find_tagged(tokens, tag(tokens, model).names)


def _spans(row: Raw, part: str) -> Spans:
    return tuple((start, end) for start, end in row[part])


def _link(tokens: Tokens, cue: Spans, content: Spans, *, inside: bool) -> Link:
    """The words of an attribution as the model's would be handed on."""
    cues, contents = (
        tuple((word, word + 1) for word in words_within(tokens.words, spans))
        for spans in (cue, content)
    )
    return Link((), cues, contents, 1.0, Link((), (), (), 1.0) if inside else None)


def _place(at: int, blocks: Sequence[Block]) -> Place:
    kind: BlockKind = next((b.kind for b in reversed(blocks) if b.start <= at), "paragraph")
    return kind if kind in ("headline", "dek", "caption") else "body"
