"""Score the bodies of pages: ``python -m evaluation.pages [--shared FOLDER] [--worst N]``.

- *runs*: the body's runs of four words against the true ones, as the article-extraction-benchmark
  defines it (Zyte 2020) and the gold data's own scorer computes it; a test holds the two together.
  With it, its span over the halves of the pages: a rule made for one page shows there.
- *words*: the words of the story's text that are in body blocks against those that align with the
  true body (in order, by difflib); the mean of the pages' F1.

The body is what `onrecord.intake.html.blocks.BODY` says. Exits with status 1 where less is reached
than the pinned floors.
"""

from __future__ import annotations

import argparse
import gzip
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from evaluation.floors import missed
from evaluation.gold import SHARED
from onrecord.intake.html.blocks import BODY
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import Page
from onrecord.records import Story

_WORD = re.compile(r"\w+")
_RUN = 4

Runs = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A page as fetched, and its true body."""

    id: str
    data: bytes
    url: str | None
    body: str


@dataclass(frozen=True, slots=True)
class Score:
    """Of one page: shares of its runs found, found wrongly and missed, and the F1 of its words."""

    id: str
    found: float
    wrong: float
    missing: float
    words: float


def load(shared: Path) -> list[Gold]:
    """The pages; none where they are not here."""
    folder = shared / "pages"
    if not (folder / "ground-truth.json").exists():
        return []
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Gold(key, _page(folder / "html" / f"{key}.html.gz"), each.get("url"), each["articleBody"])
        for key, each in truth.items()
    ]


def _page(path: Path) -> bytes:
    with gzip.open(path) as file:
        return file.read()


def body_of(story: Story) -> str:
    """The text of a story's body blocks."""
    blocks = [block for block in story.blocks if block.kind in BODY]
    return "\n\n".join(story.text[block.start : block.end] for block in blocks)


def score(gold: Gold) -> Score:
    """Read a page and score its body."""
    story = story_of_page(Page(gold.data, "file", gold.id, address=gold.url))
    true, told = runs(gold.body), runs(body_of(story))
    both = sum((true & told).values())
    wrong, missing = sum((told - true).values()), sum((true - told).values())
    total = both + wrong + missing or 1
    return Score(gold.id, both / total, wrong / total, missing / total, words_f1(story, gold.body))


def runs(text: str) -> Runs:
    """The runs of four words of a text; of a shorter text its words."""
    words = _WORD.findall(text)
    found = [tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)]
    return Counter(found or ([tuple(words)] if words else []))


def words_f1(story: Story, body: str) -> float:
    """The F1 of the words of a story's text that are told to be its body."""
    words = list(_WORD.finditer(story.text))
    told = set(_in_body(story, [word.start() for word in words]))
    matcher = SequenceMatcher(
        None, [word.group() for word in words], _WORD.findall(body), autojunk=False
    )
    true = {
        at for start, _, size in matcher.get_matching_blocks() for at in range(start, start + size)
    }
    both = len(told & true)
    return 2 * both / (len(told) + len(true)) if told or true else 1.0


def _in_body(story: Story, starts: Sequence[int]) -> Iterator[int]:
    """Which of the words that start at ``starts`` are in body blocks."""
    blocks = iter(block for block in story.blocks if block.kind in BODY)
    block = next(blocks, None)
    for at, start in enumerate(starts):
        while block is not None and start >= block.end:
            block = next(blocks, None)
        if block is not None and start >= block.start:
            yield at


def f1(scores: Sequence[Score]) -> float:
    """The F1 of runs over pages, in percent, each page weighing the same."""
    found = sum(each.found for each in scores)
    rest = sum(each.wrong + each.missing for each in scores)
    return 200 * found / (2 * found + rest) if found else 0.0


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pages", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--worst", type=int, default=5, help="worst pages to show")
    given = parser.parse_args()
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    golds = load(given.shared)
    if not golds:
        print("pages: skipped, not here")
        return 0
    scores = [score(gold) for gold in golds]
    measured = {
        "runs": f1(scores),
        "words": 100 * sum(each.words for each in scores) / len(scores),
    }
    found, wrong, missing = (
        sum(getattr(each, part) for each in scores) for part in ("found", "wrong", "missing")
    )
    halves = [f1(scores[start::2]) for start in (0, 1)]
    print(
        f"pages: {len(scores)}; runs: F1 {measured['runs']:.2f} "
        f"(P {100 * found / (found + wrong):.2f}, R {100 * found / (found + missing):.2f}; "
        f"halves {min(halves):.2f} and {max(halves):.2f}); words: F1 {measured['words']:.2f}"
    )
    for each in sorted(scores, key=lambda one: one.found)[: given.worst]:
        print(f"  {each.id[:12]}: {each.wrong:.3f} wrong, {each.missing:.3f} missing")
    failed = missed("pages", measured)
    for line in failed:
        print(line)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
