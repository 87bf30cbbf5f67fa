"""What the gold at hand teaches: attributions, names, and which words refer to the same.

PolNeAR has attributions; en-worldwide-newswire has names; GUM has what refers to the same; our own
stories have attributions and whom each source refers to, which is that for the names of the story.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.changes import GoldStory, Raw
from onrecord.reading.blocks import find_blocks
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.phrases import head_words
from onrecord.records import Span
from training.data import Lesson
from training.vary import vary

_KINDS = {"Person": "person", "Organization": "organization"}
_NO_NAME = ("Date", "Money")
_ENDS_HEAD = frozenset("IN TO WDT WP WP$ WRB VBG VBN VBD VBZ VBP , : -LRB- `` ''".split())
_NO_HEAD = ("POS", "HYPH")


def load_names(path: Path) -> list[Lesson]:
    """Texts of a JSON lines file of named entities."""
    return [_named(row) for row in _rows(path)]


def _named(row: Raw) -> Lesson:
    names = tuple(
        (entity["start"], entity["end"], _KINDS.get(entity["type"], "other"))
        for entity in row["entities"]
        if entity["type"] not in _NO_NAME
    )
    return Lesson(GoldStory(row["id"], row["text"], ()), attributed=False, names=names)


def load_mentions(path: Path) -> list[Lesson]:
    """Texts of a JSON lines file of mentions in clusters, with tokens and their parts of speech."""
    return [_referring(row) for row in _rows(path)]


def _referring(row: Raw) -> Lesson:
    tokens: Sequence[tuple[int, int, str]] = row["tokens"]
    heads: dict[int, str] = {}
    mentions = sorted(row["mentions"], key=lambda m: (m["start"], -m["end"]))
    for mention in mentions:  # of mentions with one head, the inner one says what it refers to
        heads[_head(tokens, mention["start"], mention["end"])] = mention["cluster"]
    return Lesson(
        GoldStory(row["id"], row["text"], ()), attributed=False, clusters=tuple(heads.items())
    )


def _head(tokens: Sequence[tuple[int, int, str]], start: int, end: int) -> int:
    """Where the head of a phrase starts: the last word before what only follows it."""
    inside = [(at, tag) for at, stop, tag in tokens if start <= at and stop <= end]
    head = start
    for place, (at, tag) in enumerate(inside):
        if place and tag in _ENDS_HEAD:
            break
        if tag not in _NO_HEAD:
            head = at
    return head


def varied(lesson: Lesson, rng: random.Random, people: Sequence[tuple[str, str]]) -> Lesson:
    """The lesson with its story as another newspaper might have set it, where its gold moves along:
    names and mentions of other corpora stay as they are.
    """
    if not lesson.attributed:
        return lesson
    story = vary(lesson.story, rng, people)
    return refer(story) if lesson.clusters else Lesson(story)


def refer(story: GoldStory) -> Lesson:
    """One of our stories with its names, and the sources that refer to each."""
    text = story.text
    cast = Cast(text, find_blocks(text))
    heads = {_last_word(text, name.span): cast.entry_of[name.span].key for name in cast.names}
    known = {entry.name.casefold(): entry.key for entry in cast.entries}
    for attribution in story.attributions:
        speaker = attribution.get("speaker")
        if speaker and attribution["source"]:
            source = tuple(attribution["source"][0])
            key = speaker.casefold()
            if " & " not in speaker and not cast.within(source):
                heads[_source_head(text, source)] = known.get(key, key)
    return Lesson(story, clusters=tuple(heads.items()))


def _last_word(text: str, span: Span) -> int:
    return span[0] + text[slice(*span)].rfind(" ") + 1


def _source_head(text: str, source: Span) -> int:
    words = text[slice(*source)]
    heads = head_words(words)
    return source[0] + max(words.find(heads[-1]) if heads else 0, 0)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
