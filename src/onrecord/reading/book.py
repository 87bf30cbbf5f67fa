"""The links of a story by the paragraphs that they touch, for stages that amend them.

A change looks at its neighbours only, so that amending costs in proportion to the links.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.model.tokens import Tokens
from onrecord.reading.linking import Link
from onrecord.records import Span
from onrecord.text.words import Offsets, words_within


class Book:
    """The links, found by the paragraphs that they touch: a change looks at its neighbours only."""

    def __init__(self, tokens: Tokens, links: Iterable[Link], regions: Sequence[int]) -> None:
        self.tokens = tokens
        self.regions = regions
        self._links: dict[int, Link] = {}
        self._touching: dict[int, set[int]] = {}
        self._next = 0
        for link in links:
            self.put(link)

    def links(self) -> Iterable[Link]:
        """All of them."""
        return self._links.values()

    def put(self, link: Link, key: int | None = None) -> int:
        """Add a link, or change the one at ``key``; gives its key."""
        if key is None:
            key, self._next = self._next, self._next + 1
        else:
            self.drop(key)
        self._links[key] = link
        for paragraph in self._paragraphs(link):
            self._touching.setdefault(paragraph, set()).add(key)
        return key

    def drop(self, key: int) -> None:
        """Forget a link."""
        for paragraph in self._paragraphs(self._links.pop(key)):
            self._touching[paragraph].discard(key)

    def holding(self, run: Offsets) -> list[tuple[int, Link]]:
        """The links whose content has words of the run, with their keys."""
        return [(key, link) for key, link in self.items(run) if _held(link.content, run)]

    def items(self, run: Offsets) -> list[tuple[int, Link]]:
        """The links that touch a paragraph of the run, with their keys."""
        paragraph = self.tokens.paragraph
        numbers = range(int(paragraph[run[0]]), int(paragraph[run[1] - 1]) + 1)
        keys = {key for number in numbers for key in self._touching.get(number, ())}
        return [(key, self._links[key]) for key in sorted(keys)]

    def saying(self, number: int) -> list[Link]:
        """The links whose cue stands in a paragraph and is more than a mark."""
        found = [self._links[key] for key in sorted(self._touching.get(number, ()))]
        return [
            link
            for link in found
            if any(
                self.tokens.paragraph[start] == number and self.length((start, end))
                for start, end in link.cue
            )
        ]

    def clear(self, run: Offsets, keep: int | None = None) -> None:
        """Take the run's words out of all contents but that of ``keep``; a link left with none
        goes.
        """
        for key, link in self.holding(run):
            if key != keep:
                parts = (part for each in link.content for part in outside(each, run))
                content = tuple(part for part in parts if self.length(part))
                if content:
                    self.put(replace(link, content=content), key)
                else:
                    self.drop(key)

    def give(self, key: int, runs: Sequence[Offsets]) -> None:
        """Make all of the runs' words content of one link and of no other."""
        for run in runs:
            self.clear(run, keep=key)
        link = self._links[key]
        self.put(replace(link, content=joined([*link.content, *runs])), key)

    def run(self, span: Span) -> Offsets | None:
        """The words that a span holds."""
        inside = words_within(self.tokens.words, [span])
        return (inside[0], inside[-1] + 1) if inside else None

    def text(self, run: Offsets) -> str:
        """The characters of a run."""
        return self.tokens.text[self.tokens.words[run[0]][0] : self.tokens.words[run[1] - 1][1]]

    def length(self, run: Offsets) -> int:
        """Words of a run, marks aside."""
        return int((self.tokens.features[run[0] : run[1], 0] > 0).sum())

    def _paragraphs(self, link: Link) -> set[int]:
        runs = (*link.source, *link.cue, *link.content)
        return {int(self.tokens.paragraph[word]) for run in runs for word in (run[0], run[1] - 1)}


def overlap(one: Offsets, other: Offsets) -> bool:
    """Whether two runs share a word."""
    return one[0] < other[1] and other[0] < one[1]


def _held(content: Sequence[Offsets], run: Offsets) -> bool:
    """Whether runs, in order, have words of another."""
    place = bisect_right(content, run[0], key=lambda each: each[1])
    return place < len(content) and content[place][0] < run[1]


def joined(runs: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """Runs in order, those that overlap made one."""
    joined: list[Offsets] = []
    for start, end in sorted(runs):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def outside(run: Offsets, hole: Offsets) -> Iterator[Offsets]:
    """What is left of a run without the words of another."""
    if not overlap(run, hole):
        yield run
        return
    if run[0] < hole[0]:
        yield run[0], hole[0]
    if hole[1] < run[1]:
        yield hole[1], run[1]
