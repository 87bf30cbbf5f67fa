"""Score where and to whom it was said: ``python -m evaluation.venues [--wrong N] [--only SET]``.

On gold attributions, without a model: precision, recall and F1 of medium, outlet and addressee,
and which media were taken for which. An addressee is right where its words and those of the gold
name have an F1 of at least one half, small words left out, or where the gold's last word is among
them. A pronoun ("her") names nobody before entities are resolved: it counts as wrong, and how many
there are is printed.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from evaluation.attributions import attributions_of, with_names
from evaluation.cases import Case, load_cases
from evaluation.changes import GoldStory, Raw
from evaluation.gold import SHARED, load_sets
from onrecord.reading.blocks import find_blocks
from onrecord.reading.venues import Heard, find_venues
from onrecord.records import Attribution

MEASURES = ("medium", "outlet", "addressee")
STORIES = Path(__file__).parent.parent / "training" / "stories"
LIKE = 0.5
"""F1 of words from which two names are the same."""
_SMALL = frozenset("the a an of and in his her their its my our this that to for at".split())
_PRONOUN = re.compile(r"(?:me|you|him|her|it|us|them|he|she|they|we|I|who|whom)", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """Gold and found venue of one attribution, as words."""

    story: str
    words: str
    gold: Mapping[str, str | None]
    found: Mapping[str, str | None]
    optional: bool = False

    def right(self, measure: str) -> bool:
        """What is found is what the gold has, or both have nothing."""
        gold, found = self.gold[measure], self.found[measure]
        if gold is None or found is None or measure == "medium":
            return gold == found
        return same_name(gold, found)


def main() -> int:
    """Print the scores of each set."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.venues", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--only", help="one set")
    parser.add_argument("--wrong", type=int, default=0, help="wrong ones to show a set")
    parser.add_argument(
        "--no-speakers", dest="speakers", action="store_false", help="leave speakers unresolved"
    )
    parser.add_argument("--of", choices=MEASURES, help="show those wrong in this only")
    given = parser.parse_args()
    print(f"{'':22}" + "".join(f"{measure:^27}" for measure in MEASURES) + "all three")
    for name, stories in gold_sets(given.shared).items():
        if given.only is None or name == given.only:
            told = [each for story in stories for each in read(story, speakers=given.speakers)]
            _report(name, told)
            _show(told, given.wrong, given.of)
    return 0


def gold_sets(shared: Path) -> dict[str, list[GoldStory]]:
    """The sets that say venues: those not ours to ship where they are here, and our own stories,
    the half to learn from and the half held out.
    """
    loaded = load_sets(shared)
    sets = {
        name: list(loaded[name] or ())
        for name in ("genres/dev", "seed", "seed renamed", "seed reordered", "seed shuffled")
        if loaded.get(name)
    }
    learned, held = halves(load_cases(STORIES))
    return sets | {"stories, learned": learned, "stories, held": held}


def halves(cases: Iterable[Case]) -> tuple[list[GoldStory], list[GoldStory]]:
    """The first half of each prefix's files by name, to learn from, and the rest."""
    learned: list[GoldStory] = []
    held: list[GoldStory] = []
    for _, group in groupby(sorted(cases, key=lambda case: case.name), key=_prefix):
        stories = [_of_case(case) for case in group]
        learned += stories[: len(stories) // 2]
        held += stories[len(stories) // 2 :]
    return learned, held


def _prefix(case: Case) -> str:
    return case.name.partition("_")[0]


def _of_case(case: Case) -> GoldStory:
    raw = [
        asdict(each)
        | {"venue": {"medium": each.medium, "outlet": each.outlet}, "addressee": each.addressee}
        for each in case.attributions
    ]
    return GoldStory(case.name, case.text, tuple(raw))


def read(story: GoldStory, *, speakers: bool = True) -> Iterator[Told]:
    """What is found for each gold attribution of a story, its speaker resolved or not."""
    blocks = find_blocks(story.text)
    attributions = attributions_of(story.text, blocks, story.attributions)
    if speakers:
        names = (_name(raw, "speaker") for raw in story.attributions)
        attributions = with_names(attributions, names)
    heard = find_venues(story.text, blocks, attributions)
    for raw, attribution, each in zip(story.attributions, attributions, heard, strict=True):
        venue = raw.get("venue") or {}
        gold = {"medium": venue.get("medium"), "outlet": venue.get("outlet")}
        yield Told(
            story.id,
            _words(story.text, attribution),
            gold | {"addressee": _name(raw)},
            _found(story.text, each, attributions),
            bool(raw.get("optional")),
        )


def _name(raw: Raw, whose: str = "addressee") -> str | None:
    """The name of an attribution's addressee or speaker."""
    told: Any = raw.get(whose)
    name = told.get("name") if isinstance(told, Mapping) else told
    return None if name is None else str(name)


def _found(text: str, heard: Heard, attributions: Sequence[Attribution]) -> dict[str, str | None]:
    """What is found, as words; an addressee that is a source is whoever speaks there."""
    addressee = heard.addressee and text[slice(*heard.addressee)]
    for each in attributions:
        if each.speaker and heard.addressee in each.source:
            addressee = each.speaker.name
    return {"medium": heard.medium, "outlet": heard.outlet, "addressee": addressee}


def _words(text: str, attribution: Attribution) -> str:
    """The attribution with some words around it, its contents cut short."""
    spans = [*attribution.source, *attribution.cue, attribution.content[0]]
    start, end = max(min(spans)[0] - 100, 0), max(e for _, e in spans) + 60
    at, pieces = start, []
    for first, last in attribution.content:
        if at <= first < end:
            said = text[first:last]
            short = said if len(said) < 50 else f"{said[:20]}…{said[-20:]}"
            pieces += [text[at:first], f"{{{short}}}"]
            at = last
    cue = " | ".join(text[s:e] for s, e in attribution.cue)
    return f"({cue}) " + re.sub(r"\s*\n\s*", " ¶ ", "".join([*pieces, text[at:end]]))


def same_name(gold: str, found: str) -> bool:
    """Whether two names share at least half of their words, or the first's last one."""
    if _PRONOUN.fullmatch(found):
        return gold.lower() == found.lower()
    golds, founds = _name_words(gold), _name_words(found)
    common = len(set(golds) & set(founds))
    if not common:
        return False
    return golds[-1] in founds or 2 * common / (len(set(golds)) + len(set(founds))) >= LIKE


def _name_words(name: str) -> list[str]:
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name.casefold()))
    return [word for word in words if word not in _SMALL] or words


def _report(name: str, told: Sequence[Told]) -> None:
    shown = f"{name:22}"
    for measure in MEASURES:
        right, found, gold = counts(told, measure)
        precision, recall = right / max(found, 1), right / max(gold, 1)
        f1 = 2 * right / max(found + gold, 1)
        shown += f"{100 * precision:6.1f} {100 * recall:5.1f} {100 * f1:5.1f} ({gold:3})  "
    every = sum(all(each.right(measure) for measure in MEASURES) for each in told)
    pronouns = sum(bool(_PRONOUN.fullmatch(each.found["addressee"] or "")) for each in told)
    print(shown + f"{every}/{len(told)}, {pronouns} pronouns")
    confused = Counter(
        (each.gold["medium"], each.found["medium"]) for each in told if not each.right("medium")
    )
    rows: dict[str | None, list[str]] = defaultdict(list)
    for (gold_medium, found_medium), times in confused.most_common():
        rows[gold_medium].append(f"{found_medium or '-'} {times}")
    for gold_medium, taken in sorted(rows.items(), key=str):
        print(f"{'':6}{gold_medium or '-':18} taken for {', '.join(taken)}")


def counts(told: Iterable[Told], measure: str) -> tuple[int, int, int]:
    """How many are right, found and in the gold; what is optional counts only where it is right."""
    right = found = gold = 0
    for each in told:
        has, finds = each.gold[measure] is not None, each.found[measure] is not None
        if each.optional and not each.right(measure):
            continue
        right += has and finds and each.right(measure)
        found += finds
        gold += has
    return right, found, gold


def _show(told: Sequence[Told], most: int, measure: str | None) -> None:
    measures = MEASURES if measure is None else (measure,)
    wrong = [each for each in told if not all(each.right(m) for m in measures)]
    for each in wrong[:most]:
        gold, found = (
            " | ".join(side[m] or "-" for m in MEASURES) for side in (each.gold, each.found)
        )
        print(f"  {each.story}\n    gold  {gold}\n    found {found}\n    {each.words}")


if __name__ == "__main__":
    sys.exit(main())
