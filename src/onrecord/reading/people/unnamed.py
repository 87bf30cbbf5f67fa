"""The unnamed: what they are called whom a story only describes.

A label is its name's, a work is called by its title, a bare spokesman by the body that the
sentences around him tell, and anybody else by the fullest that all of the story says of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.reading.people.phrases import essence
from onrecord.reading.people.pronouns import NOBODY
from onrecord.records import EntityKind, Span

_TITLE = re.compile(r"[^“”\"]+[’']s? [“\"]([^“”\"]+?)[,.]?[”\"],?")
"""Somebody's work by its title: "Quist’s “Salt”"."""
_SIGNED = re.compile(r"\b(?:letter|petition|statement|note|appeal),? signed by (?=\w)")
_BARE = re.compile(r"an? (?:spokes(?:man|woman|person)|representative|rep)", re.IGNORECASE)
_OPENING = re.compile(r"(?:.*[.?!][”\"’']? |^)(?P<last>.+)$", re.DOTALL)
_SUBJECT = re.compile(r"(?:(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Aa]n?) (?:[a-z-]+ ){1,4}|[Tt]he )?,? ?")
"""What may stand between the start of a sentence and the name of who acts in it."""


def by_title(cast: Cast, span: Span, words: Sequence[str]) -> Speaker | None:
    """The name that a label in capitals ends, or the work that a phrase gives the title of."""
    title = _TITLE.fullmatch(cast.text[slice(*span)])
    if title:
        return Speaker(cast.described(title[1], span, "document", named=True), span, 0.8)
    labelled = cast.ending(words) if words[-1].isupper() else None
    return Speaker(labelled, span, 0.8) if labelled else None


def signers(cast: Cast, span: Span) -> Span | None:
    """Those of "the letter signed by …", whose words it has."""
    signed = _SIGNED.search(cast.text, *span)
    return (signed.end(), span[1]) if signed else None


def unnamed(cast: Cast, span: Span, kind: EntityKind, *, heading: bool) -> Speaker:
    """The entity of a description of which nothing tells that it is of somebody named."""
    text = cast.text[slice(*span)]
    body = _spoken_for(cast, span)
    if body is not None:
        return Speaker(cast.described(f"{text} for {body.name}", span, kind), span, 0.6)
    short = essence(text)
    head = (span[0], span[0] + len(short)) if text.startswith(short) else span
    fullest = cast.chains.of(head, heading=heading)
    if fullest is not None:
        told, where = fullest
        return Speaker(cast.described(told, where, kind), where, 0.5)
    return Speaker(cast.described(short, span, kind), span, 0.7)


def _spoken_for(cast: Cast, span: Span) -> Entry | None:
    """The body that somebody called only "a spokesman" speaks for: the one that acts in the clause
    or the sentence before, in the same paragraph.
    """
    if not _BARE.fullmatch(cast.text[slice(*span)]):
        return None
    block = cast.block_at(span[0])
    before = cast.text[block.start : span[0]].rstrip()
    sentence = _OPENING.match(before.rstrip(".?!”\"’'"))
    if sentence is None:
        return None
    start = block.start + sentence.start("last")
    for name, entry in cast.within((start, span[0]))[:1]:
        subject = _SUBJECT.fullmatch(cast.text[start : name[0]].replace(",", ""))
        if subject and (entry.kind == "organization" or cast.personhood(entry) < NOBODY):
            return entry
    return None
