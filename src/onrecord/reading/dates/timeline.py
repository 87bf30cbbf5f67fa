"""The timeline of a story: what was said and what happened, in order of when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.reading.dates.anchoring import find_dates
from onrecord.reading.dates.dating import OF_NOUN, outermost, when_of
from onrecord.reading.dates.edtf import order
from onrecord.reading.posts import find_posts, post_of
from onrecord.records import Attribution, Happening, Span, Story, When

_CLAUSE_ENDS = re.compile(
    r"[.!?;:–—“”\"()\n\r]|\s(?:and|but|while|which|who|that|before|after|as|when)\s|,(?=\s)",
    re.IGNORECASE,
)
_GOES_BACK = re.compile(r"\s?(?:set|due|scheduled|expected|slated|to|\w+(?:ed|ing))\b")
_LONGEST_CLAUSE = 200


def timeline_of(
    attributions: Sequence[Attribution],
    whens: Sequence[When | None],
    dates: Sequence[When],
    text: str,
) -> tuple[Happening, ...]:
    """What happened when, in order: sayings, and events in the words of their clause.

    A run of sayings that one date goes over to is there once, by its first. What no value is known
    of stands last, in order of the text.
    """
    lines: list[Happening] = []
    told: set[Span] = set()
    for each, when in zip(attributions, whens, strict=True):
        if when is not None and when.span is not None and when.span not in told:
            told.add(when.span)
            lines.append(Happening(when.value, when.text, when.span, attribution=each.id))
    for span, when in outermost(dates):
        event = _event(text, span) if span not in told else ""
        if event:
            lines.append(Happening(when.value, when.text, span, event=event))
    lines.sort(key=lambda line: line.span)
    dated = (line for line in lines if line.value is not None)
    undated = (line for line in lines if line.value is None)
    return (*sorted(dated, key=lambda line: order(line.value or "")), *undated)


def _event(text: str, span: Span) -> str:
    """The words of the clause before a date, or else behind it; none where it dates a noun."""
    if OF_NOUN.match(text, span[1]):
        return ""
    before = text[max(0, span[0] - _LONGEST_CLAUSE) : span[0]]
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(before)]
    if ends and before[ends[-1] - 1] == "," and _GOES_BACK.match(before, ends[-1]):
        ends.pop()
    before = (before[ends[-1] :] if ends else before).strip()
    if len(before.split()) >= 2:
        return before
    after = text[span[1] : span[1] + _LONGEST_CLAUSE].lstrip(" ,")
    stop = _CLAUSE_ENDS.search(after)
    after = (after[: stop.start()] if stop else after).strip()
    return after if len(after.split()) >= 2 else ""


def with_dates(
    story: Story, attributions: Sequence[Attribution]
) -> tuple[tuple[Attribution, ...], tuple[When, ...], tuple[Happening, ...]]:
    """The attributions with their dates, all dates of a story, and its timeline."""
    dates = find_dates(story.text, story.blocks, story.published)
    posts = find_posts(story.text, story.blocks)
    told = when_of(attributions, dates, story.text, story.blocks)
    whens = [
        posted.when(dates) if (posted := post_of(posts, each)) else when
        for each, when in zip(attributions, told, strict=True)
    ]
    lines = timeline_of(attributions, whens, dates, story.text)
    dated = tuple(replace(each, when=when) for each, when in zip(attributions, whens, strict=True))
    return dated, dates, lines
