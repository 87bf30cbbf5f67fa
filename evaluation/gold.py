"""The gold sets: our own cases, always there, and those that are not ours to ship."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from evaluation.cases import Case, load_cases
from evaluation.changes import GoldStory, Raw, rename, reorder

SHARED = Path(__file__).parent.parent.parent / "shared" / "data"
_NEW_PEOPLE = "Mateo Quiroga Amara Oduya Tariq Kofi Noor Pavel Lindqvist Ingrid Solberg".split()
_NEW_OUTLETS = ("The Meridian", "VISTA", "Framely", "The Harbour Post")


def load_sets(shared: Path = SHARED) -> dict[str, list[GoldStory] | None]:
    """Each gold set by name; None for one that is not there."""
    return {
        "cases": [of_case(case) for case in load_cases()],
        "polnear/dev": load_lines(shared / "polnear" / "dev.jsonl"),
        "genres/dev": load_lines(shared / "genres" / "dev.jsonl"),
        **seed_sets(shared),
    }


def seed_sets(shared: Path = SHARED) -> dict[str, list[GoldStory] | None]:
    """The seed with its whole record, as it is and changed; None where it is not there."""
    seed = _load_seed(shared / "seed")
    changed = [rename(story, new_names(story)) for story in seed or ()]
    return {
        "seed": seed,
        "seed renamed": changed or None,
        "seed reordered": _reordered(changed, keep=2) or None,
        "seed shuffled": _reordered(changed, keep=0) or None,
    }


def digest(stories: Sequence[GoldStory]) -> str:
    """What tells one version of a gold set from another."""
    raw = json.dumps([(s.id, s.text, s.attributions) for s in stories], sort_keys=True)
    return hashlib.sha256(raw.encode()).hexdigest()[:16]


def new_names(story: GoldStory) -> dict[str, str]:
    """Another name for every person and outlet of a story."""
    people = [entity["name"].split() for entity in story.entities if entity["kind"] == "person"]
    words = dict.fromkeys(word for name in people for word in name)
    outlets = [e["name"] for e in story.entities if e["kind"] == "organization"]
    renamed = dict(zip(words, _NEW_PEOPLE, strict=False))
    return renamed | dict(zip(outlets, _NEW_OUTLETS, strict=False))


def _reordered(stories: Sequence[GoldStory], keep: int) -> list[GoldStory]:
    return [
        replace(reorder(story, seed, keep), id=f"{story.id}-{seed}")
        for story in stories
        for seed in range(5)
    ]


def of_case(case: Case) -> GoldStory:
    """A golden case as a gold story."""
    return GoldStory(case.name, case.text, tuple(asdict(each) for each in case.attributions))


def holders(attributions: Sequence[Raw]) -> list[int | None]:
    """For each attribution the smallest other one whose content holds its cue and content."""
    sizes = [sum(end - start for start, end in a["content"]) for a in attributions]
    held: list[int | None] = []
    for place, each in enumerate(attributions):
        spans = [*each["cue"], *each["content"]]
        around = [
            other
            for other, outer in enumerate(attributions)
            if other != place
            and sizes[other] > sizes[place]
            and all(any(s <= a and b <= e for s, e in outer["content"]) for a, b in spans)
        ]
        held.append(min(around, key=sizes.__getitem__) if around and spans else None)
    return held


def load_lines(path: Path) -> list[GoldStory] | None:
    """Gold stories of a JSON lines file, None where it is not there."""
    if not path.exists():
        return None
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [GoldStory(row["id"], row["text"], tuple(row["attributions"])) for row in rows]


def _load_seed(folder: Path) -> list[GoldStory] | None:
    if not (folder / "record.json").exists():
        return None
    record = json.loads((folder / "record.json").read_text(encoding="utf-8"))
    text = (folder / "story.txt").read_bytes().decode("utf-8")
    page = record["story"]
    return [
        GoldStory(
            "seed",
            text,
            tuple(record["attributions"]),
            tuple(page["blocks"]),
            tuple(record["entities"]),
            tuple(record["timeline"]),
            tuple(record["checks"]),
            {fact: page[fact] for fact in ("title", "outlet", "published")},
        )
    ]
