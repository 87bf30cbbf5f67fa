"""Scores of dates, by ``python -m evaluation.dates [--shared FOLDER] [--wrong]``.

GUM marks every date (TEI's ``date`` with ``when``, ``from``, ``notBefore``): of those with a
``when``, how many we find, and give the right value, by genre. A page that says when it was
published is believed, else the corpus says it. TEI and EDTF write some values differently:
a month of no year ``--09`` is ``XXXX-09``; 508 BC ``-0508`` is ``-0507``, since EDTF counts a
year 0; of ``2010-09-04T22:30:00`` the day counts; a bare time of day is no date and is left out.
An approximate date is right where the date is. An interval is not scored, but its ends are.

Of each attribution with words that date it, in the other genres and in our own stories, ours are
right where half of the words of the two are shared, "on" and "the" apart. Everything is told of the
gold attributions, as if all were found. The seed's are right where text and value are.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.attributions import attributions_of
from evaluation.cases import FOLDER, load_cases
from evaluation.changes import Raw
from evaluation.gold import SHARED, of_case
from onrecord.reading.blocks import find_blocks
from onrecord.reading.dates.anchoring import find_dates, published_of
from onrecord.reading.dates.dating import when_of
from onrecord.reading.dates.timeline import timeline_of
from onrecord.records import Story, When

STORIES = Path(__file__).parent.parent / "training" / "stories"
_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")
_SMALL = frozenset("on in at the a an of during over".split())


@dataclass
class Tally:
    """Counts of a part of the gold: what it holds, what we found of it, what of that is right."""

    gold: int = 0
    found: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)


def edtf_of(when: str) -> str | None:
    """The EDTF value of a TEI ``when``, None for a time of day."""
    if _CLOCK.fullmatch(when):
        return None
    day = when.partition("T")[0]
    if day.startswith("--"):
        return f"XXXX-{day[2:]}"
    if day.startswith("-"):
        year, _, rest = day[1:].partition("-")
        return "-".join(filter(None, (f"-{int(year) - 1:04}" if int(year) > 1 else "0000", rest)))
    return day


def score_gum(path: Path) -> dict[str, Tally]:
    """Found and right values of the dates of a file of GUM, by genre and all."""
    tallies: dict[str, Tally] = {"all": Tally()}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text: str = row["text"]
        blocks = find_blocks(text)
        told = published_of(Story(row["id"], text, blocks=blocks)) or row["meta"]["dateCreated"]
        dates = find_dates(text, blocks, told)
        for gold in row["dates"]:
            value = edtf_of(gold["when"]) if "when" in gold else None
            if value is not None:
                ours = _best(dates, gold["start"], gold["end"])
                for tally in (tallies["all"], tallies.setdefault(row["genre"], Tally())):
                    tally.gold += 1
                    tally.found += ours is not None
                    right = ours is not None and (ours.value or "").rstrip("~") == value
                    tally.right += right
                    if not right:
                        around = text[max(0, gold["start"] - 50) : gold["end"] + 30]
                        said = f"{ours.text!r} {ours.value}" if ours else "nothing"
                        where = f"{row['id']} {told}"
                        tally.missed.append(f"{where}: {value} is not {said}: {around!r}")
    return tallies


def _best(dates: Sequence[When], start: int, end: int) -> When | None:
    """The date that shares most with a span."""

    def shared(date: When) -> float:
        first, last = date.span or (0, 0)
        return (min(end, last) - max(start, first)) / (max(end, last) - min(start, first))

    best = max(dates, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


@dataclass
class Words:
    """Counts of attributions: dated in the gold, dated by us, both the same."""

    gold: int = 0
    ours: int = 0
    same: int = 0
    exact: int = 0
    differing: list[str] = field(default_factory=list)

    @property
    def f1(self) -> tuple[float, float, float]:
        """Precision, recall and F1, in percent."""
        precision, recall = self.same / max(self.ours, 1), self.same / max(self.gold, 1)
        return (
            100 * precision,
            100 * recall,
            200 * precision * recall / max(precision + recall, 1e-9),
        )


def same_words(one: str, other: str) -> bool:
    """Whether half of the words of the two are the same, "on" and "the" apart."""
    bags = [
        Counter(w for w in re.findall(r"\w+", text.lower()) if w not in _SMALL)
        for text in (one, other)
    ]
    shared = sum((bags[0] & bags[1]).values())
    return 2 * shared >= 0.5 * 2 * max(sum(bags[0].values()), sum(bags[1].values())) > 0


def score_words(
    text: str,
    published: str | None,
    rows: Sequence[Raw],
    gold: Sequence[str | None],
    words: Words,
) -> None:
    """Add what we say dates the attributions of one story, against the words of the gold."""
    blocks = find_blocks(text)
    attributions = attributions_of(text, blocks, rows)
    told = published_of(Story("", text, published=published, blocks=blocks))
    dates = find_dates(text, blocks, told)
    whens = when_of(attributions, dates, text, blocks)
    for each, ours, theirs in zip(attributions, whens, gold, strict=True):
        words.gold += theirs is not None
        words.ours += ours is not None
        same = ours is not None and theirs is not None and same_words(ours.text, theirs)
        words.same += same
        words.exact += ours is not None and theirs is not None and ours.text == theirs
        if not same and (ours or theirs):
            spans = (*each.source, *each.cue, *each.content[:1])
            start, end = min(s for s, _ in spans), max(e for _, e in spans)
            around = text[max(0, start - 90) : min(end, start + 200) + 60]
            cue = "".join(text[s:e] for s, e in each.cue)
            said = ours.text if ours else None
            words.differing.append(f"{theirs!r} is not {said!r} [{cue}]: {around!r}")


def score_genres(path: Path) -> Words:
    """The other genres, with the words that one reader says date each attribution."""
    words = Words()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = [each["time"] and each["time"]["text"] for each in row["attributions"]]
        day = row["meta"].get("publication_date")
        score_words(row["text"], day, row["attributions"], gold, words)
    return words


def score_stories(folder: Path) -> Words:
    """Our own stories; those that label nobody's ``when`` are left out."""
    words = Words()
    for case in load_cases(folder):
        if any(each.when for each in case.attributions):
            gold = [each.when and re.sub(r" \[\d+\]$", "", each.when) for each in case.attributions]
            score_words(case.text, None, of_case(case).attributions, gold, words)
    return words


def score_seed(folder: Path) -> tuple[int, int, list[str]]:
    """How many of the seed's attributions have the right time, of how many, and which not; lines of
    its timeline count as well.
    """
    text = (folder / "story.txt").read_bytes().decode("utf-8")
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    blocks = find_blocks(text)
    attributions = attributions_of(text, blocks, record["attributions"])
    dates = find_dates(text, blocks, record["story"]["published"])
    whens = when_of(attributions, dates, text, blocks)
    wrong: list[str] = []
    for row, ours in zip(record["attributions"], whens, strict=True):
        said = {"text": ours.text, "value": ours.value} if ours else None
        if row["when"] != said:
            wrong.append(f"{row['id']}: {row['when']} is not {said}")
    lines = timeline_of(attributions, whens, dates, text)
    ours_lines = [(line.value, line.attribution or line.event) for line in lines]
    for line in record["timeline"]:
        wanted = (line["value"], line.get("attribution") or line.get("event"))
        if wanted not in ours_lines:
            wrong.append(f"timeline: no {wanted}")
    timed = sum(not each.startswith("timeline") for each in wrong)
    return len(attributions) - timed, len(attributions), wrong


def main() -> int:
    """Print every score; with ``--wrong``, what is wrong too."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.dates", description=main.__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    given = parser.parse_args()
    shared: Path = given.shared
    wrong: bool = given.wrong
    for name in ("dev", "train"):
        path = shared / "gum" / f"{name}.jsonl"
        if path.exists():
            print(f"gum/{name}: dates with a when: gold, found %, value right %")
            for genre, tally in sorted(score_gum(path).items()):
                found, right = (100 * n / max(tally.gold, 1) for n in (tally.found, tally.right))
                print(f"  {genre:14}{tally.gold:5}{found:8.1f}{right:8.1f}")
                _list(tally.missed if genre != "all" else (), wrong)
    scorers: list[tuple[str, Path, Callable[[Path], Words]]] = [
        ("genres/dev", shared / "genres" / "dev.jsonl", score_genres),
        ("training/stories", STORIES, score_stories),
        ("tests/cases", FOLDER, score_stories),
    ]
    for name, path, score in scorers:
        if path.exists():
            words = score(path)
            if not words.gold:
                print(f"{name}: labels no dates")
                continue
            p, r, f = words.f1
            print(f"{name}: words of when: {words.gold} gold, {words.ours} ours,", end=" ")
            print(f"P {p:.1f} R {r:.1f} F1 {f:.1f}; {words.exact} word for word")
            _list(words.differing, wrong)
    if (shared / "seed" / "record.json").exists():
        right, of, differing = score_seed(shared / "seed")
        print(f"seed: times right {right} of {of}")
        _list(differing, wrong)
    return 0


def _list(lines: Iterable[str], wrong: bool) -> None:
    for line in lines if wrong else ():
        print("    ", line)


if __name__ == "__main__":
    sys.exit(main())
