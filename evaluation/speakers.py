"""Score speakers: is whoever is behind a source named in full? ``python -m evaluation.speakers``.

Contents are paired as in `evaluation.score`. A person's name is right where, titles dropped, both
have the same words, or one has all of the other's and the shorter has at least two and the same
last one; several who speak together are right where each one's last word is among the predicted;
other kinds are right where the words' F1, small words dropped, is at least 0.66. A gold speaker
with no name wants none. These are the measures of the gold data's own scorer; a test compares
them.

``--resolver`` scores the resolution alone, on gold attributions; ``--wrong N`` shows N wrong ones.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.attributions import attributions_of, names_of
from evaluation.cases import load_cases
from evaluation.changes import GoldStory
from evaluation.floors import missed
from evaluation.gold import SHARED, load_lines, of_case
from evaluation.score import pair, prepare
from onrecord.desk import read_text
from onrecord.reading.blocks import find_blocks
from onrecord.reading.heading import with_heading
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entities import with_speakers
from onrecord.reading.people.resolve import PRONOUNS
from onrecord.records import Story
from onrecord.serial import to_json

OURS = "training stories"
TRAINING = Path(__file__).parent.parent / "training" / "stories"
_TITLES = frozenset(
    """
    mr mrs ms miss dr sir dame lord lady prof professor president vice senator sen rep
    representative gov governor judge justice gen general col colonel lt capt captain sgt rev
    reverend pope king queen prince princess secretary minister prime chancellor mayor the a an
    former
    """.split()
)
_SMALL = frozenset("of for and in on at to from with by s".split())
_ALIKE = 0.66


def main() -> int:
    """Score every set at hand."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.speakers", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--resolver", action="store_true", help="on gold attributions")
    parser.add_argument("--wrong", type=int, default=0, help="wrong ones to show a set")
    given = parser.parse_args()
    measured: dict[str, float] = {}
    for name, stories in speaker_sets(given.shared).items():
        if stories is None:
            print(f"{name}: skipped, its gold data is not here")
            continue
        if name == OURS and not given.resolver:
            continue  # the model was trained on them
        made = {s.id: resolved(s) if given.resolver else read(s) for s in stories}
        measured |= _report(name, stories, made, given.wrong)
    lines = missed("resolver" if given.resolver else "speakers", measured)
    print("\n".join(lines))
    return int(bool(lines))


def speaker_sets(shared: Path = SHARED) -> dict[str, list[GoldStory] | None]:
    """Gold stories whose attributions say who speaks, by set."""
    stories = load_lines(shared / "polnear" / "dev.jsonl")
    known = _speakers(shared / "polnear" / "speakers_dev.jsonl")
    labelled = [_with_speakers(s, known[s.id]) for s in stories or () if s.id in known]
    return {
        OURS: [_labelled(of_case(case)) for case in load_cases(TRAINING)],
        "polnear/speakers_dev": labelled or None,
        "genres/dev": load_lines(shared / "genres" / "dev.jsonl"),
    }


def _speakers(path: Path) -> dict[str, Mapping[str, Any]]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as lines:
        return {row["id"]: row["speakers"] for row in map(json.loads, lines)}


def _with_speakers(story: GoldStory, known: Mapping[str, Any]) -> GoldStory:
    told = []
    for each in story.attributions:
        if each["id"] in known:
            given = known[each["id"]]
            speaker = dict(given.get("speaker") or {"name": None, "kind": None})
            speaker["names"] = given.get("names") or speaker.get("names")
            told.append({**each, "speaker": speaker, "mention": given.get("mention")})
    return GoldStory(story.id, story.text, tuple(told))


def _labelled(story: GoldStory) -> GoldStory:
    """A story of ours with its speakers in the shape of the other sets."""
    return GoldStory(
        story.id,
        story.text,
        tuple({**a, "speaker": _speaker(a["speaker"])} for a in story.attributions),
    )


def _speaker(told: str | None) -> dict[str, Any]:
    names = told.split(" & ") if told else []
    capital = all(re.match(r"\W*(?!(?:The|A|An|His|Her|Its)\b)[^\W\d_a-z]", n) for n in names)
    persons = capital and all(re.match(r"[^\W\d_a-z]", name.split()[-1]) for name in names)
    return {
        "name": " and ".join(names) or None,
        "kind": "person" if names and persons else "other" if names else None,
        "names": names if len(names) > 1 else None,
    }


def read(story: GoldStory) -> list[dict[str, Any]]:
    """What the reader makes of a story."""
    made: list[dict[str, Any]] = to_json(read_text(story.text).attributions)
    return made


def resolved(story: GoldStory) -> list[dict[str, Any]]:
    """A story's gold attributions with the speakers that the resolution finds."""
    blocks = find_blocks(story.text)
    told = attributions_of(story.text, blocks, story.attributions)
    page = with_heading(Story(story.id, story.text, blocks=blocks))
    found = with_speakers(Cast(page.text, blocks, page.byline, names_of(page.text, blocks)), told)
    made: list[dict[str, Any]] = to_json(found)
    return made


def is_same(gold: Mapping[str, Any], predicted: Mapping[str, Any] | None) -> bool:
    """Whether a predicted speaker is the gold one."""
    name = (predicted or {}).get("name")
    if len(gold.get("names") or ()) > 1:
        said = set(_words(" ".join([name or "", *((predicted or {}).get("names") or ())])))
        return all(_words(each)[-1:] and _words(each)[-1] in said for each in gold["names"])
    mine, theirs = _words(gold.get("name")), _words(name)
    if not mine or not theirs:
        return not mine and not theirs
    if gold.get("kind") == "person":
        short, long = sorted((mine, theirs), key=len)
        held = len(short) >= 2 and set(short) <= set(long)
        return mine == theirs or (held and mine[-1] == theirs[-1])
    mine, theirs = ([word for word in each if word not in _SMALL] for each in (mine, theirs))
    shared = (Counter(mine) & Counter(theirs)).total()
    return shared > 0 and 2 * shared / (len(mine) + len(theirs)) >= _ALIKE


def _words(name: str | None) -> list[str]:
    plain = (name or "").casefold().replace("’s", "").replace("'s", "")
    return [word for word in re.findall(r"\w+", plain) if word not in _TITLES]


def reference(text: str, gold: Mapping[str, Any]) -> str:
    """How the text refers to a speaker: by which pronoun, a full or a short name, or else."""
    source = " ".join(text[s:e] for s, e in gold["source"])
    speaker = gold["speaker"] or {}
    if not source:
        return "no source"
    pronoun = PRONOUNS.get(source.casefold())
    if pronoun:
        return "pronoun" if pronoun in ("he", "she") else f"pronoun {pronoun}"
    if speaker.get("kind") != "person":
        return str(speaker.get("kind") or "nobody")
    named, said = set(_words(speaker.get("name"))), set(_words(source))
    return "full name" if named <= said else "short name" if named & said else "description"


def judge(
    story: GoldStory, made: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[int, int | None, bool]]:
    """For each gold attribution its place, that of the predicted one it pairs with, and whether
    the speaker is right.
    """
    pairs = pair(prepare(story.text, story.attributions), prepare(story.text, made))
    found = {each.gold.place: each.predicted.place for each in pairs}
    for place, gold in enumerate(story.attributions):
        other = found.get(place)
        right = other is not None and is_same(gold["speaker"] or {}, made[other].get("speaker"))
        yield place, other, right


def _report(
    name: str,
    stories: Sequence[GoldStory],
    made: Mapping[str, Sequence[Mapping[str, Any]]],
    wrong: int,
) -> dict[str, float]:
    """Print the figures of a set, and give those that have floors."""
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    told: list[str] = []
    for story in stories:
        for place, other, good in judge(story, made[story.id]):
            gold = story.attributions[place]
            key = reference(story.text, gold)
            total[key] += 1
            found[key] += other is not None
            right[key] += good
            if other is not None and not good:
                source = " ".join(story.text[s:e] for s, e in gold["source"])
                speaker = made[story.id][other].get("speaker") or {}
                names = (gold["speaker"] or {}).get("name"), speaker.get("name")
                told.append(f"{key}: {source[:60]!r} is {names[0]!r}, not {names[1]!r}")
    precision = right.total() / max(sum(len(made[s.id]) for s in stories), 1)
    recall = right.total() / max(total.total(), 1)
    both = 200 * precision * recall / max(precision + recall, 1e-9)
    share = 100 * right.total() / max(found.total(), 1)
    print(f"{name}: right of {found.total()} found {share:.1f}%, end to end F1 {both:.1f}")
    for key, count in total.most_common():
        told_right = f"{100 * right[key] / found[key]:.1f}%" if found[key] else "-"
        print(f"    {key:20}{count:6} gold{found[key]:6} found  {told_right:>7} right")
    for line in told[:: max(len(told) // max(wrong, 1), 1)][:wrong]:
        print("    -", line)
    return {f"{name}, right of found": share, f"{name}, end to end": both}


if __name__ == "__main__":
    sys.exit(main())
