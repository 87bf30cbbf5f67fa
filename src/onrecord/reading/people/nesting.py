"""Nesting: which attributions stand in the words of which."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.records import Attribution


def place_of(each: Attribution) -> int:
    """Where an attribution is read: at its source, if it has one."""
    return (each.source or each.cue or each.content)[0][0]


def outer_of(attributions: Sequence[Attribution]) -> list[list[int]]:
    """For each attribution those in whose content its source stands, the outermost first."""
    contents = [(s, -e, n) for n, each in enumerate(attributions) for s, e in each.content]
    contents.sort()
    open_now: list[tuple[int, int]] = []
    found: list[list[int]] = [[] for _ in attributions]
    next_one = 0
    for number in sorted(range(len(attributions)), key=lambda n: place_of(attributions[n])):
        at = place_of(attributions[number])
        while next_one < len(contents) and contents[next_one][0] <= at:
            start, end, other = contents[next_one]
            open_now = [(e, n) for e, n in open_now if e > start] + [(-end, other)]
            next_one += 1
        open_now = [(end, other) for end, other in open_now if end > at]
        if attributions[number].source:
            found[number] = [other for _, other in open_now if other != number]
    return found
