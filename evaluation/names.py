"""Score names: ``python -m evaluation.names [--wrong N] [--record]``.

Gold is newswire from all over the world; its spans hold no titles. A name is right where span and
kind both are. What is not right is one of four sorts: a gold name with nothing found in its place
is *missed*; one found with other ends has *wrong boundaries*; one found as something else, or
something else found as one, is of the *wrong kind*; what touches no gold name of the kind is
*spurious*. ``--wrong N`` shows the N most frequent words of each sort.

The names are those that the cast of a story is made of. ``--record`` scores those that stand in
its record, where names of which too little is told are left out.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from evaluation import attributions
from evaluation.floors import missed
from evaluation.gold import SHARED
from onrecord.desk import read_text
from onrecord.reading.blocks import find_blocks
from onrecord.reading.people.cast import Cast
from onrecord.records import Span

SET = "worldwide/dev"
BARS: Mapping[str, float | None] = {"person": 88.0, "organization": None}
"""Kinds that are scored, and the F1 that each is to reach."""
SORTS = ("missed", "wrong boundaries", "wrong kind", "spurious")

Names: TypeAlias = Mapping[Span, str]
"""Where names stand in a text, and of what kind each is."""


@dataclass(frozen=True)
class Wrong:
    """A name that is not right; ``gold`` and ``found`` are the words and kind on either side."""

    sort: str
    gold: str
    found: str

    def __str__(self) -> str:
        return f"gold {self.gold}, found {self.found}"


@dataclass(frozen=True)
class Tally:
    """How many names of a kind the gold has, how many are found, and what is right and wrong."""

    gold: int
    found: int
    right: int
    wrong: tuple[Wrong, ...]

    @property
    def scores(self) -> tuple[float, float, float]:
        """Precision, recall and F1, in percent."""
        return (
            100 * self.right / max(self.found, 1),
            100 * self.right / max(self.gold, 1),
            200 * self.right / max(self.found + self.gold, 1),
        )


def main() -> int:
    """Print the scores of each kind."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.names", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--wrong", type=int, default=0, help="wrong ones to show of each sort")
    parser.add_argument("--record", action="store_true", help="names that a record keeps")
    given = parser.parse_args()
    path = given.shared / f"{SET}.jsonl"
    if not path.exists():
        print(f"{SET}: skipped, its gold data is not here")
        return 0
    find = recorded if given.record else names_of
    read = [(text, gold, find(text)) for text, gold in load(path)]
    measured: dict[str, float] = {}
    for kind, bar in BARS.items():
        tally = score(read, kind)
        measured[f"{SET}, {kind}"] = tally.scores[2]
        _report(kind, tally, bar, given.wrong)
    lines = missed("names in records" if given.record else "names", measured)
    print("\n".join(lines))
    return int(bool(lines))


def load(path: Path) -> Iterator[tuple[str, Names]]:
    """The texts of a file and their gold names, kinds in lower case."""
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["text"], {(e["start"], e["end"]): e["type"].lower() for e in row["entities"]}


def names_of(text: str) -> Names:
    """The names that the reader finds in a text."""
    blocks = find_blocks(text)
    cast = Cast(text, blocks, (), attributions.names_of(text, blocks))
    return {name.span: cast.entry_of[name.span].kind for name in cast.names}


def recorded(text: str) -> Names:
    """The names in the record of a text."""
    entities = read_text(text).entities
    return {m.span: each.kind for each in entities for m in each.mentions if m.form == "name"}


def score(read: Iterable[tuple[str, Names, Names]], kind: str) -> Tally:
    """Count the names of a kind in texts with their gold names and those found."""
    gold = found = right = 0
    wrong: list[Wrong] = []
    for text, golds, founds in read:
        gold += sum(each == kind for each in golds.values())
        found += sum(each == kind for each in founds.values())
        right += sum(each == kind == founds.get(span) for span, each in golds.items())
        wrong += _wrong(text, golds, founds, kind)
    return Tally(gold, found, right, tuple(wrong))


def _wrong(text: str, gold: Names, found: Names, kind: str) -> Iterator[Wrong]:
    """What is wrong with the names of a kind; two that only touch are one wrong pair, told from
    the gold's side.
    """

    def told(names: Names, span: Span | None) -> str:
        return f"{names[span]} {text[slice(*span)]!r}" if span else "nothing"

    for span, theirs in gold.items():
        if theirs == kind != found.get(span):
            other = span if span in found else _touching(span, found)
            yield Wrong(_sort_of(span, other), told(gold, span), told(found, other))
    due = [span for span, theirs in gold.items() if theirs == kind]
    for span, ours in found.items():
        if ours == kind != gold.get(span) and _touching(span, due) is None:
            other = span if span in gold else _touching(span, gold)
            sort = "wrong kind" if other == span else "spurious"
            yield Wrong(sort, told(gold, other), told(found, span))


def _sort_of(gold: Span, found: Span | None) -> str:
    """What is wrong with a gold name, by what is found in its place."""
    if found is None:
        return "missed"
    return "wrong kind" if found == gold else "wrong boundaries"


def _touching(span: Span, others: Iterable[Span]) -> Span | None:
    """The first of other spans that shares characters with one."""
    return next((o for o in others if o[0] < span[1] and span[0] < o[1]), None)


def _report(kind: str, tally: Tally, bar: float | None, most: int) -> None:
    precision, recall, f1 = tally.scores
    against = "" if bar is None else f" (bar {bar:g})"
    print(f"{SET}, {kind}: P {precision:.1f} R {recall:.1f} F1 {f1:.1f}{against},", end=" ")
    print(f"{tally.gold} gold, {tally.found} found")
    for sort in SORTS:
        words = Counter(str(each) for each in tally.wrong if each.sort == sort)
        print(f"    {sort:18}{words.total():5}")
        for line, times in words.most_common(most):
            print(f"        {times:3} {line}")


if __name__ == "__main__":
    sys.exit(main())
