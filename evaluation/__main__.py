"""Score the reader on every gold set: ``python -m evaluation [--accept]``.

Prints a table against the pinned floors, what was gained and lost since the last accepted run,
and exits with status 1 where a floor is missed. ``--accept`` makes this run the accepted one:
what it writes holds ids, offsets and digests, never words.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.changes import STYLES, GoldStory, restyle
from evaluation.floors import load_floors
from evaluation.gold import SHARED, digest, holders, load_sets
from evaluation.score import MEASURES, area_under_curve, pair, prepare, score
from onrecord.desk import read_text
from onrecord.records import Record
from onrecord.serial import to_json

HERE = Path(__file__).parent
ACCEPTED = HERE / "accepted"
NEVER_QUOTED = ("credit", "furniture")

RESTYLED = ("polnear/dev", "genres/dev")
MOST_LOST = 1.0
"""Points of content F1 that another style of quotation marks may cost."""

Predicted = dict[str, list[dict[str, Any]]]


def main() -> int:
    """Run the gate."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--only", help="one gold set")
    parser.add_argument("--accept", action="store_true", help="pin this run as the accepted one")
    parser.add_argument("--changes", type=int, default=20, help="changes to show a set")
    given = parser.parse_args()
    floors = load_floors()
    missed: list[str] = []
    print(f"{'':16}{'':10}" + "".join(f"{measure:>14}" for measure in MEASURES) + "   F1 (floor)")
    for name, stories in load_sets(given.shared).items():
        if given.only and name != given.only:
            continue
        if stories is None:
            print(f"{name}: skipped, its gold data is not here")
            continue
        began = time.process_time()
        predicted, records = read_set(stories)
        took = time.process_time() - began
        missed += _report(name, stories, predicted, records, floors.get(name, {}))
        print(f"{'':16}read in {took:.1f} CPU seconds")
        _show_changes(name, stories, predicted, given.changes)
        if given.accept:
            _accept(name, stories, predicted)
        if name in RESTYLED:
            missed += _report_styles(name, stories, measure(stories, predicted))
        if any(a.get("manner") for story in stories for a in story.attributions):
            _report_kinds(stories, predicted)
            _report_within(stories, predicted)
    for line in missed:
        print("MISSED", line)
    return int(bool(missed))


def read_set(stories: Sequence[GoldStory]) -> tuple[Predicted, dict[str, Record]]:
    """What the reader makes of each story, by the gold set's ids."""
    records = {story.id: read_text(story.text) for story in stories}
    return {key: to_json(record.attributions) for key, record in records.items()}, records


def measure(stories: Sequence[GoldStory], predicted: Predicted) -> dict[str, Any]:
    """The scores of a set, by part. PolNeAR and the sets made like it label the outermost of
    attributions inside one another, and are scored on those; of a set that labels the inner ones
    too, all are scored, and the part "outermost" has the others.
    """
    outermost = score(
        (s.text, _outer(s.attributions, holders(s.attributions)), _said_outermost(predicted[s.id]))
        for s in stories
    )
    if not any(holder is not None for s in stories for holder in holders(s.attributions)):
        return outermost
    scores = score((s.text, s.attributions, predicted[s.id]) for s in stories)
    return {**scores, "outermost": outermost["all"]}


def _outer(attributions: Sequence[Mapping[str, Any]], held: Sequence[int | None]) -> list[Any]:
    return [each for each, holder in zip(attributions, held, strict=True) if holder is None]


def _said_outermost(made: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in made if each["within"] is None]


def touching(story: GoldStory, attributions: Sequence[Mapping[str, Any]]) -> int:
    """Spans that touch furniture or credits, by the story's gold blocks."""
    barred = [b for b in story.blocks if b["kind"] in NEVER_QUOTED]
    spans = [s for a in attributions for part in ("source", "cue", "content") for s in a[part]]
    return sum(any(s < b["end"] and e > b["start"] for b in barred) for s, e in spans)


def _report(
    name: str,
    stories: Sequence[GoldStory],
    predicted: Predicted,
    records: Mapping[str, Record],
    floors: Mapping[str, Any],
) -> list[str]:
    missed: list[str] = []
    if floors.get("digest", digest(stories)) != digest(stories):
        missed.append(f"{name}: the gold data is not what the floors were pinned on")
    scores = measure(stories, predicted)
    for part, of_part in scores.items():
        cells = []
        for each in MEASURES:
            value, floor = of_part[each]["F1"], floors.get(part, {}).get(each)
            cells.append(f"{value:>6}" + (f" ({floor})" if floor is not None else "").ljust(8))
            if floor is not None and value < floor:
                missed.append(f"{name}, {part}, {each}: {value} under {floor}")
        print(f"{name if part == 'all' else '':16}{part:10}" + "".join(cells))
    scored, right = [], []
    for story in stories:
        made = predicted[story.id]
        pairs = pair(prepare(story.text, story.attributions), prepare(story.text, made))
        good = {each.predicted.place for each in pairs if each.speaker}
        scored += [each["score"] for each in made]
        right += [place in good for place in range(len(made))]
    print(f"{'':16}score against right: area under the curve {area_under_curve(scored, right):.3f}")
    if any(story.blocks for story in stories):
        touched = sum(touching(story, predicted[story.id]) for story in stories)
        agree = [_blocks_right(story, records[story.id]) for story in stories]
        total = sum(len(story.blocks) for story in stories)
        print(
            f"{'':16}spans that touch furniture or credits: {touched}; blocks {sum(agree)}/{total}"
        )
        if touched > floors.get("touching", touched):
            missed.append(f"{name}: {touched} spans touch furniture or credits")
    return missed


def _report_styles(name: str, stories: Sequence[GoldStory], plain: Mapping[str, Any]) -> list[str]:
    """What each style of quotation marks costs, in points of F1."""
    missed: list[str] = []
    for style in STYLES:
        changed = [restyle(story, style) for story in stories]
        scores = measure(changed, read_set(changed)[0])["all"]
        lost = {m: round(plain["all"][m]["F1"] - scores[m]["F1"], 1) for m in MEASURES[:3]}
        told = ", ".join(f"{measure} {-points:+.1f}" for measure, points in lost.items())
        print(f"{'':16}marks {style}: {told}")
        if lost["content"] > MOST_LOST or lost["speaker"] > MOST_LOST:
            missed.append(f"{name} with marks {style}: {told}")
    return missed


def _report_kinds(stories: Sequence[GoldStory], predicted: Predicted) -> None:
    """How often manner, type and stance are right of the labelled attributions found."""
    right: Counter[str] = Counter()
    labelled = 0
    for story in stories:
        made = predicted[story.id]
        for each in pair(prepare(story.text, story.attributions), prepare(story.text, made)):
            gold = story.attributions[each.gold.place]
            if gold.get("manner"):
                labelled += 1
                for kind in ("manner", "type", "stance"):
                    right[kind] += gold[kind] == made[each.predicted.place][kind]
    told = ", ".join(f"{kind} {100 * right[kind] / max(labelled, 1):.1f}%" for kind in right)
    print(f"{'':16}kinds right of {labelled} labelled: {told}")


def _report_within(stories: Sequence[GoldStory], predicted: Predicted) -> None:
    """How many attributions inside others are found as such, and how many so found are."""
    gold = made = right = 0
    for story in stories:
        inside = holders(story.attributions)
        wanted = [
            place
            for place, holder in enumerate(inside)
            if holder is not None and not story.attributions[place].get("optional")
        ]
        told = predicted[story.id]
        places = {each["id"]: place for place, each in enumerate(told)}
        pairs = pair(prepare(story.text, story.attributions), prepare(story.text, told))
        found = {each.gold.place: each.predicted.place for each in pairs}
        optional = {
            each.predicted.place
            for each in pairs
            if story.attributions[each.gold.place].get("optional")
        }
        gold += len(wanted)
        made += sum(
            each["within"] is not None and place not in optional for place, each in enumerate(told)
        )
        for place in wanted:
            within = told[found[place]]["within"] if place in found else None
            holder = inside[place]
            outer = None if holder is None else found.get(holder)
            right += within is not None and places[within] == outer
    print(f"{'':16}within right: {right} of {gold} labelled, of {made} said to be")


def _blocks_right(story: GoldStory, record: Record) -> int:
    made = {(b.kind, b.start, b.end) for b in record.story.blocks}
    return sum((b["kind"], b["start"], b["end"]) in made for b in story.blocks)


# What changed since the accepted run


def _path(name: str) -> Path:
    return ACCEPTED / f"{name.replace('/', '-').replace(' ', '-')}.jsonl"


def _accept(name: str, stories: Sequence[GoldStory], predicted: Predicted) -> None:
    ACCEPTED.mkdir(exist_ok=True)
    with _path(name).open("w", encoding="utf-8") as out:
        for story in stories:
            spans = [
                [each[part] for part in ("source", "cue", "content")]
                for each in predicted[story.id]
            ]
            row = {"id": story.id, "digest": digest([story]), "attributions": spans}
            out.write(json.dumps(row, separators=(",", ":")) + "\n")


def _show_changes(name: str, stories: Sequence[GoldStory], predicted: Predicted, most: int) -> None:
    if not _path(name).exists():
        print(f"{'':16}no accepted run to compare with")
        return
    with _path(name).open(encoding="utf-8") as lines:
        accepted = {row["id"]: row for row in map(json.loads, lines)}
    gained: list[str] = []
    lost: list[str] = []
    for story in stories:
        before = accepted.get(story.id)
        if before is None or before["digest"] != digest([story]):
            continue
        old = [
            dict(zip(("source", "cue", "content"), spans, strict=True))
            for spans in before["attributions"]
        ]
        was, now = _states(story, old), _states(story, predicted[story.id])
        for place, gold in enumerate(story.attributions):
            if was[place] != now[place]:
                told = f"{was[place]} -> {now[place]}: {_told(story.text, gold)}"
                (gained if _RANK[now[place]] > _RANK[was[place]] else lost).append(told)
    print(f"{'':16}against the accepted run: {len(gained)} gained, {len(lost)} lost")
    for mark, changes in (("+", gained), ("-", lost)):
        for told in changes[:most]:
            print(f"{'':18}{mark} {told}")


_RANK = {"missed": 0, "found, wrong source": 1, "found": 2, "exact, wrong source": 3, "exact": 4}


def _states(story: GoldStory, made: Sequence[Mapping[str, Any]]) -> list[str]:
    states = ["missed"] * len(story.attributions)
    for each in pair(prepare(story.text, story.attributions), prepare(story.text, made)):
        state = "exact" if each.exact else "found"
        states[each.gold.place] = state if each.speaker else f"{state}, wrong source"
    return states


def _told(text: str, gold: Mapping[str, Any]) -> str:
    parts = (" … ".join(text[s:e] for s, e in gold[p]) for p in ("source", "cue", "content"))
    return " / ".join(part or "-" for part in parts).replace("\n", " ")[:160]


if __name__ == "__main__":
    sys.exit(main())
