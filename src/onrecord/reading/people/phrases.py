"""Noun phrases by their form: segments, the words up to the head, the kind of the head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.people.lexicon import (
    BODIES,
    COLLECTIVES,
    DOCUMENTS,
    PEOPLE,
    TITLES,
    is_plural_people,
    singular,
)
from onrecord.records import EntityKind, Span

_CUT = re.compile(
    r",|\b(?:who|which|that|whose|whom|where|when|while|as|after|before|named|called)\b"
    r"|\s(?:[–—―-]|--)\s|\("
)
_AFTER_HEAD = re.compile(
    r" (?:of|for|from|in|at|with|on|to|by|about|under|behind|near|inside|into|"
    r"against|between|among|over|across|around|within|close|briefed|working|familiar|responsible|involved)\b"
)
_WORD = re.compile(r"[\w’'-]+")
_ASIDE = re.compile(r", |; | \(| (?:[–—―-]|--) ")
_CROWDS = re.compile(r"^(?:[a-z]+ )?(?:groups|crowds) of (?=[a-z]+s\b)", re.IGNORECASE)
_MADE_BY = re.compile(
    r", (?:provided|made|drawn|written|published|issued|released|produced|compiled) by "
    r"(?:the )?[^\W\d_a-z]"
)
_MADE_WITHIN = re.compile(
    r" (?:still |newly |recently )?(?:[a-z]{2,}ed|seen|shown|sent|written|given|held|made|taken|"
    r"told|known|born|brought|found|led|run|set|drawn|[a-z]{3,}ing)\b"
)
_TITLED = re.compile(r"[“\"‘«][^“”\"’»]{2,60}[”\"’»](?= )")
_INDEFINITE = re.compile(
    r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|some|many|most|several|few|another|"
    r"other|others|all|no|more|every|each|\d[\d,.]*)\b",
    re.IGNORECASE,
)
_HEADS = PEOPLE | DOCUMENTS | BODIES | COLLECTIVES
_COUNTS = frozenset(
    "two three four five six seven eight nine ten some many several most few both neither".split()
)
_POINTING = frozenset("the this that these those both".split())


def segments(text: str) -> Iterator[Span]:
    """The parts of a phrase between commas, dashes and brackets, relative clauses left out."""
    at, told = 0, True
    for cut in _CUT.finditer(text):
        if told and text[at : cut.start()].strip():
            yield at, cut.start()
        at = cut.end()
        told = not cut[0].isalpha() or cut[0] in ("named", "called")
    if told and text[at:].strip():
        yield at, len(text)


def core(text: str) -> str:
    """A phrase up to its head: without what follows as "of …", "who …" or behind a comma."""
    return _AFTER_HEAD.split(_CUT.split(text)[0] or text)[0]


def _without_participle(text: str) -> str:
    """A phrase without a participle behind its head: "a draft seen", "a man holding a bag"."""
    for cut in _MADE_WITHIN.finditer(text):
        before = _WORD.findall(text[: cut.start()])
        if before and is_head(before[-1].casefold()):
            return text[: cut.start()]
    return text


def is_head(noun: str) -> bool:
    """Whether a word is a noun that is known to refer to somebody or something that speaks."""
    return noun in _HEADS or singular(noun) in _HEADS


def up_to_preposition(text: str) -> str:
    """A phrase without what follows as "of …"."""
    return _AFTER_HEAD.split(text)[0]


def head_words(text: str) -> list[str]:
    """The words of a phrase up to its head, which is the last; titles in quotation marks are one
    word each and told as such.
    """
    plain = _TITLED.sub(lambda match: "x" * len(match[0]), text)
    return _WORD.findall(_without_participle(core(plain)))


def essence(text: str) -> str:
    """A description without what is only said of it behind a comma, unless that is who made it: "a
    map, drawn by the mill"; and of "small groups of bakers" the bakers.
    """
    text = _CROWDS.sub("", text)
    short = _ASIDE.split(text)[0]
    if _MADE_BY.match(text, len(short)):
        return text
    return text if text[:1] in '“"‘«' else short


def is_indefinite(text: str) -> bool:
    """Whether a phrase brings in somebody new: "a doctor", "two aides"."""
    return bool(_INDEFINITE.match(text))


def is_definite(words: Sequence[str]) -> bool:
    """Whether a phrase points at somebody: "the doctor", "both aides"."""
    return words[0].casefold() in _POINTING


def kind_of_noun(noun: str, words: Sequence[str]) -> EntityKind:
    """What a noun, lower case, at the head of these words refers to."""
    if noun in PEOPLE or noun in TITLES or noun.endswith("-year-old"):
        return "person"
    if noun in DOCUMENTS:
        return "document"
    if noun in _COUNTS | COLLECTIVES or is_plural_people(noun):
        return "group"
    if words[0].casefold() in COLLECTIVES:
        return "group"
    if noun in BODIES:
        return "organization"
    return "group" if singular(noun) in BODIES else "unknown"
