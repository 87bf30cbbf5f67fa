"""Score the whole record of the seed story: ``python -m evaluation.record [--wrong] [--all]``.

For each part of the record: how many of the things that a careful reader puts in it the reader has
too, and how many more it has. The same for the seed with its people and outlets renamed, and with
its paragraphs in other orders, the heading kept on top or not.

Another order makes some of the gold untrue. Who speaks stays as it is, since one man and one woman
do; what a paragraph takes over from the one before it does not: that "he says" is still the
interview, that "the outlet" is the one just named. So in another order a venue, an addressee or a
date counts only where the words for it stand in the attribution's own paragraph; that there is
none depends on the order too, and never counts. Headline and dek, and all that is told of them,
count where they are on top, the headline first. ``--all`` counts everything in any order: a bound,
which no reader can reach.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.changes import GoldStory, Raw
from evaluation.facts import (
    Facts,
    block_facts,
    check_facts,
    detail_facts,
    name_facts,
    page_facts,
    plain_entities,
    shorten,
    timeline_facts,
)
from evaluation.floors import missed
from evaluation.gold import SHARED, seed_sets
from evaluation.score import pair, prepare
from evaluation.speakers import is_same
from evaluation.venues import same_name
from onrecord.desk import read_text
from onrecord.serial import to_json

_HEADING = {"headline": 0, "dek": 1}
_CARRIED = ("medium", "outlet", "addressee", "when")
"""What an attribution may have from a paragraph before it."""
_DETAILS = ("aliases", "descriptions", "age", "relations")


@dataclass(frozen=True)
class Judged:
    """One thing of a part of the record, in words: whether it is right, and whether the gold has
    it at all.
    """

    part: str
    right: bool
    words: str
    due: bool = True


def main() -> int:
    """Print the counts of each set."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.record", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--wrong", action="store_true", help="say what is wrong")
    parser.add_argument("--all", action="store_true", help="count what a new order made untrue")
    given = parser.parse_args()
    measured: dict[str, float] = {}
    for name, stories in seed_sets(given.shared).items():
        if stories is None:
            print(f"{name}: skipped, its gold data is not here")
            continue
        judged = [
            each
            for story in stories
            for each in judge(story, to_json(read_text(story.text)), every=given.all)
        ]
        measured[name] = _report(name, judged, wrong=given.wrong)
    lines = [] if given.all else missed("record", measured)
    print("\n".join(lines))
    return int(bool(lines))


def judge(story: GoldStory, record: Raw, *, every: bool = False) -> Iterator[Judged]:
    """Everything in a record, against the gold; ``every`` leaves out nothing in another order."""
    headed = every or heads(story)
    made = [each for each in record["attributions"] if each["within"] is None]
    pairs = pair(prepare(story.text, story.attributions), prepare(story.text, made))
    found = {each.gold.place: made[each.predicted.place] for each in pairs}
    exact = {each.gold.place for each in pairs if each.exact}
    for place, gold in enumerate(story.attributions):
        if place in found or not gold.get("optional"):
            yield from _attribution(story, gold, found.get(place), exact=place in exact)
            yield from _fields(story, gold, found.get(place), every=every, headed=headed)
    for each in made:
        if each not in found.values():
            yield Judged("attributions", False, _label(story.text, each), due=False)
    yield from _people(story.entities, plain_entities(record["entities"]))
    ids = {ours["id"]: story.attributions[place]["id"] for place, ours in found.items()}
    due, told = timeline_facts(story.timeline, {}), timeline_facts(record["timeline"], ids)
    yield from compare("timeline", due, told)
    yield from _page(story, record, headed=headed)


def heads(story: GoldStory) -> bool:
    """Whether headline and dek stand in this order before all else."""
    ranks = [_HEADING.get(block["kind"], len(_HEADING)) for block in story.blocks]
    return ranks == sorted(ranks)


def compare(part: str, gold: Facts, ours: Facts) -> Iterator[Judged]:
    """The facts of the gold, found or not, then those that it does not have."""
    for key, words in gold.items():
        yield Judged(part, key in ours, words)
    for key, words in ours.items():
        if key not in gold:
            yield Judged(part, False, words, due=False)


def _people(gold: Sequence[Raw], ours: Sequence[Raw]) -> Iterator[Judged]:
    """Names of persons and organizations, and what is told of persons."""
    for part, kind in (("people", "person"), ("organizations", "organization")):
        due, told = ([e for e in every if e["kind"] == kind] for every in (gold, ours))
        yield from compare(part, name_facts(due), name_facts(told))
        for detail in _DETAILS if kind == "person" else ():
            yield from compare(detail, detail_facts(due, detail), detail_facts(told, detail))


def _page(story: GoldStory, record: Raw, *, headed: bool) -> Iterator[Judged]:
    """Blocks, and what hangs on a heading: the page's title, the checks."""
    lost = [block for block in story.blocks if not headed and block["kind"] in _HEADING]
    due, told = (
        block_facts(story.text, blocks, lost)
        for blocks in (story.blocks, record["story"]["blocks"])
    )
    yield from compare("blocks", due, told)
    if headed:
        due, told = (check_facts(story.text, each) for each in (story.checks, record["checks"]))
        yield from compare("checks", due, told)
        yield from compare("page", page_facts(story.page), page_facts(record["story"]))


# Attributions


def _attribution(story: GoldStory, gold: Raw, ours: Raw | None, *, exact: bool) -> Iterator[Judged]:
    label = _label(story.text, gold)
    yield Judged("attributions", ours is not None, label)
    if ours is not None:
        cut = " … ".join(story.text[s:e] for s, e in ours["content"])
        yield Judged("word for word", exact, f"{label}, not {shorten(cut)}")


def _fields(
    story: GoldStory, gold: Raw, ours: Raw | None, *, every: bool, headed: bool
) -> Iterator[Judged]:
    """What is told of one attribution; all of it is wrong where that is not found."""
    due, told = _told(gold), _told(ours or {})
    for field, value in due.items():
        if field == "place" and not headed and value in _HEADING:
            continue
        if field in _CARRIED and story.reordered and not every and not _stands(story, gold, field):
            continue
        right = ours is not None and _same(field, gold, ours)
        other = "not found" if ours is None else f"not {told[field]}"
        yield Judged(field, right, f"{_label(story.text, gold)}: {value}, {other}")


def _told(attribution: Raw) -> dict[str, str | None]:
    """The fields of an attribution, in words."""
    venue, when = attribution.get("venue") or {}, attribution.get("when")
    return {
        "speaker": (attribution.get("speaker") or {}).get("name"),
        "medium": venue.get("medium"),
        "outlet": venue.get("outlet"),
        "addressee": (attribution.get("addressee") or {}).get("name"),
        "when": when and f"{when['text']} ({when['value'] or 'open'})",
        **{kind: attribution.get(kind) for kind in ("manner", "type", "stance")},
        "place": attribution.get("block"),
    }


def _same(field: str, gold: Raw, ours: Raw) -> bool:
    if field == "speaker":
        return is_same(gold["speaker"] or {}, ours["speaker"])
    due, told = _told(gold)[field], _told(ours)[field]
    if field in ("outlet", "addressee") and due and told:
        return same_name(due, told)
    return due == told


def _stands(story: GoldStory, gold: Raw, field: str) -> bool:
    """Whether the words for what is told stand in the attribution's own part of the text."""
    if field == "when":
        words = (gold["when"] or {}).get("text")
    elif field == "addressee":
        words = (gold["addressee"] or {}).get("name")
    else:
        venue = gold["venue"] or {}
        words = venue.get("outlet") or venue.get("medium")
    at = gold["content"][0][0]
    start, end = story.text.rfind("\n\n", 0, at) + 1, story.text.find("\n\n", at)
    return words is not None and words in story.text[start : end if end > 0 else None]


def _label(text: str, attribution: Raw) -> str:
    """The id of an attribution and the words by which one knows it."""
    parts = (" ".join(text[s:e] for s, e in attribution[p]) for p in ("source", "cue", "content"))
    return f"{attribution['id']} {shorten(' / '.join(part or '-' for part in parts))}"


# Report


def _report(name: str, judged: Sequence[Judged], *, wrong: bool) -> float:
    """Print the counts of a set; gives the share of what the gold has that is right, in percent."""
    due = [each for each in judged if each.due]
    right = sum(each.right for each in due)
    share = 100 * right / max(len(due), 1)
    print(f"{name}: {right} of {len(due)}, {share:.1f}%; {len(judged) - len(due)} more")
    for part in dict.fromkeys(each.part for each in judged):
        of_part = [each for each in judged if each.part == part]
        gold = [each for each in of_part if each.due]
        more = len(of_part) - len(gold)
        told = f", {more} more" if more else ""
        print(f"    {part:14}{sum(each.right for each in gold):5} of {len(gold)}{told}")
        bad = Counter((each.due, each.words) for each in of_part if not each.right)
        for (is_due, words), times in bad.items() if wrong else ():
            often = f" ({times} times)" if times > 1 else ""
            print(f"        {'wrong:' if is_due else 'more:'} {words}{often}")
    return share


if __name__ == "__main__":
    sys.exit(main())
