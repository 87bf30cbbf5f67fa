"""Score the checks of headlines: ``python -m evaluation.headings [--shared FOLDER] [--seed N]``.

Quotes of gold stories, edited by the rules of `edits`, are set as the headline of their own story;
the checks run on gold attributions, without the model. Prints how many verdicts are right. Exits
with status 1, and says why, under `FLOOR`, where a check of the seed is wrong, or where all sets
are here and yet give fewer than `FEWEST` pairs.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.attributions import attributions_of
from evaluation.changes import GoldStory, Raw
from evaluation.edits import (
    FULL_NAME,
    Probe,
    Source,
    headed,
    letters,
    make,
    pool_of,
    take_apart,
)
from evaluation.gold import SHARED, load_sets
from onrecord.reading.headline import check_headings
from onrecord.records import Attribution, Block, Check, Story

FLOOR = 97.0
"""Verdicts right, in percent."""
FEWEST = 400
"""Pairs of all sets together."""
SETS = ("cases", "polnear/dev", "genres/dev")
_WHOLE = ("verbatim", "another", "unquoted")
"""Verdicts whose evidence is the very words of the headline."""


@dataclass
class Scores:
    """What the checks made of the pairs: how many of each (edit, verdict due, verdict made), how
    many of each set (None where it is not here), a line for each wrong one, and for each right one
    that has evidence whether it is the words of the headline.
    """

    tally: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    pairs: dict[str, int | None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)

    @property
    def right(self) -> int:
        """How many verdicts are right."""
        return sum(n for (_, due, made), n in self.tally.items() if due == made)

    @property
    def share(self) -> float:
        """The same in percent."""
        return 100 * self.right / max(1, self.tally.total())

    def add(self, source: Source, probe: Probe, story: Story, check: Check | None) -> None:
        """Count one pair."""
        verdict = check.verdict if check else "no check"
        self.tally[probe.kind, probe.verdict, verdict] += 1
        said = story.text[slice(*check.evidence)] if check and check.evidence else None
        if verdict != probe.verdict:
            line = story.text.partition("\n")[0]
            self.wrong.append(f"{probe.kind}: {verdict} ({source.story.id}): {line} | {said}")
        elif said is not None and verdict in _WHOLE:
            self.shown.append(letters(said) == letters(probe.words))


def score(sets: Mapping[str, Sequence[Source]], rng: random.Random) -> Scores:
    """Make the pairs of every set, and check them."""
    pool = pool_of(sets)
    scores = Scores()
    for name, sources in sets.items():
        pairs = list(make(rng, sources, pool))
        scores.pairs[name] = len(pairs) if sources else None
        for source, probe in pairs:
            story, attributions = headed(rng, source, probe)
            scores.add(source, probe, story, found(story, attributions))
    return scores


def failures(scores: Scores, seed_wrong: int = 0) -> Iterator[str]:
    """Why the checks do not pass, a line each."""
    total = scores.tally.total()
    if scores.share < FLOOR:
        yield f"{scores.share:.1f}% ({scores.right} of {total}) is under the floor of {FLOOR}%"
    if None not in scores.pairs.values() and total < FEWEST:
        yield f"{total} pairs of all sets: at least {FEWEST} are due"
    if seed_wrong:
        yield f"{seed_wrong} checks of the seed are wrong"


def found(story: Story, attributions: Sequence[Attribution]) -> Check | None:
    """The one check of a headline, None where it has none."""
    checks = check_headings(story, attributions)
    return checks[0] if len(checks) == 1 else None


# Sets


def load(shared: Path) -> dict[str, list[Source]]:
    """The sets that are here, taken apart."""
    path = shared / "polnear" / "speakers_dev.jsonl"
    rows = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    resolved = {row["id"]: row["speakers"] for row in map(json.loads, rows)}
    sets = load_sets(shared)
    return {
        name: [take_apart(story, _people(story, resolved)) for story in sets[name] or ()]
        for name in SETS
    }


def _people(story: GoldStory, resolved: Mapping[str, Any]) -> dict[str, str]:
    """The people by name behind a story's attributions, by their ids."""
    told = {a["id"]: a.get("speaker") for a in story.attributions if isinstance(a.get("id"), str)}
    told |= {key: each["speaker"] for key, each in resolved.get(story.id, {}).items()}
    return {
        key: who["name"]
        for key, who in told.items()
        if isinstance(who, dict) and who["kind"] == "person" and FULL_NAME.match(who["name"] or "")
    }


def seed_checks(shared: Path) -> Iterator[tuple[Raw, Check | None, str]]:
    """Each check of the seed's record, the one made here, and the story's text."""
    path = shared / "seed" / "record.json"
    if not path.exists():
        return
    record = json.loads(path.read_text(encoding="utf-8"))
    text = (shared / "seed" / "story.txt").read_bytes().decode("utf-8")
    blocks = tuple(
        Block(b["kind"], b["start"], b["end"], b.get("subkind")) for b in record["story"]["blocks"]
    )
    attributions = attributions_of(text, blocks, record["attributions"])
    made = {c.words: c for c in check_headings(Story("seed", text, blocks=blocks), attributions)}
    for gold in record["checks"]:
        yield gold, made.get(tuple(gold["words"])), text


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.headings", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=10, help="wrong ones to show")
    given = parser.parse_args()
    rng = random.Random(given.seed)
    scores = score(load(given.shared), rng)
    for name, pairs in scores.pairs.items():
        print(f"{name}: skipped, not here" if pairs is None else f"{name}: {pairs} pairs")
    _report(scores)
    seed_wrong = _report_seed(given.shared)
    for told in rng.sample(scores.wrong, min(given.wrong, len(scores.wrong))):
        print("  wrong:", told)
    failed = list(failures(scores, seed_wrong))
    for why in failed:
        print("FAILED:", why)
    return int(bool(failed))


def _report(scores: Scores) -> None:
    """Print right verdicts by verdict, by edit, and in all."""
    for part in (1, 0):
        for label in dict.fromkeys(key[part] for key in scores.tally):
            rows = {key: n for key, n in scores.tally.items() if key[part] == label}
            right = sum(n for (_, due, made), n in rows.items() if due == made)
            total = sum(rows.values())
            other = Counter({made: n for (_, due, made), n in rows.items() if due != made})
            errors = ", ".join(f"{n} {made}" for made, n in other.most_common())
            print(f"  {label:20}{right:5}/{total:<5}{100 * right / total:6.1f}%  {errors}")
        print()
    total = scores.tally.total()
    print(f"  {'all':20}{scores.right:5}/{total:<5}{scores.share:6.1f}%  (floor {FLOOR})")
    print(f"  {'evidence is the words':20}{sum(scores.shown):5}/{len(scores.shown)}")


def _report_seed(shared: Path) -> int:
    """Print the checks of the seed; gives how many are wrong."""
    rows = list(seed_checks(shared))
    right = 0
    for gold, check, text in rows:
        made = check and (check.verdict, check.dropped, check.evidence)
        same = made == (gold["verdict"], gold.get("dropped"), tuple(gold["evidence"]))
        right += same
        words = text[slice(*gold["words"])]
        print(f"  seed, {gold['where']}: {words!r}: {made}{'' if same else ' WRONG'}")
    print(f"  seed: {right} of {len(rows)} checks" if rows else "  seed: skipped, not here")
    return len(rows) - right


if __name__ == "__main__":
    sys.exit(main())
