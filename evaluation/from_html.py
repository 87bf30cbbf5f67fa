"""Score reading from pages: ``python -m evaluation.from_html [--shared FOLDER] [--wrong]``.

The stories of genres/dev are read twice: from their clean text, and from the HTML of the page that
each was taken from, whose attributions are then carried over to the clean text by the tool that
comes with the gold data. Prints both scores and what the way over HTML loses; ``--wrong`` shows
which gold attributions only the clean text gave. Exits with status 1 where more is lost than
`MOST_LOST` points of F1.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluation.changes import GoldStory, Raw
from evaluation.gold import SHARED, load_lines
from evaluation.score import pair, prepare, score
from onrecord.desk import read_text, shipped_model
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import Page
from onrecord.reading.reader import read_story
from onrecord.records import Record
from onrecord.serial import dumps

MOST_LOST = 2.0
"""Points of F1, of content and of speaker's span."""
MEASURES = ("content", "speaker")
SET = "genres/dev"


def main() -> int:
    """Print the scores of both ways, and what is lost on the one over HTML."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.from_html", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--wrong", action="store_true", help="show what is lost")
    given = parser.parse_args()
    stories = load_lines(given.shared / f"{SET}.jsonl")
    tool = given.shared.parent / "tools" / "align.py"
    if stories is None or not tool.exists() or not (given.shared / "pages").exists():
        print(f"{SET} from HTML: skipped, its gold data is not here")
        return 0
    carry = load_carry(tool)
    ways: dict[str, list[tuple[str, Sequence[Raw], Sequence[Raw]]]] = {"text": [], "html": []}
    for story in stories:
        clean = _raw(read_text(story.text))
        page = _raw(read_page(page_of(given.shared / "pages" / "html", story)))
        carried = carry(page["attributions"], page["story"]["text"], story.text)
        ways["text"].append((story.text, story.attributions, clean["attributions"]))
        ways["html"].append((story.text, story.attributions, carried))
        if given.wrong:
            print(*_lost(story, clean["attributions"], carried), sep="\n")
    return _report({way: score(rows)["all"] for way, rows in ways.items()})


def load_carry(tool: Path) -> Callable[[Sequence[Raw], str, str], list[Raw]]:
    """The function that carries attributions from one text of a story to another."""
    spec = importlib.util.spec_from_file_location("align", tool)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    carry: Callable[[Sequence[Raw], str, str], list[Raw]] = module.carry
    return carry


def page_of(folder: Path, story: GoldStory) -> Page:
    """The page that a story was taken from: its name begins with the story's id."""
    (path,) = folder.glob(f"{story.id}*.html.gz")
    return Page(gzip.decompress(path.read_bytes()), "file", path.name)


def read_page(page: Page) -> Record:
    """The record of a page."""
    return read_story(story_of_page(page), shipped_model())


def _raw(record: Record) -> Any:
    """A record as JSON, of attributions inside one another the outermost, which are labelled."""
    raw = json.loads(dumps(record))
    said = [each for each in raw["attributions"] if each["within"] is None]
    return raw | {"attributions": said}


def _report(scores: dict[str, Any]) -> int:
    missed = []
    for measure in MEASURES:
        text, page = (scores[way][measure]["F1"] for way in ("text", "html"))
        print(f"{SET}, {measure}: from text {text:.1f}, from HTML {page:.1f}, {page - text:+.1f}")
        if text - page > MOST_LOST:
            missed.append(f"MISSED {SET} from HTML, {measure}: {text - page:.1f} points lost")
    print("\n".join(missed))
    return int(bool(missed))


def _lost(story: GoldStory, clean: Sequence[Raw], carried: Sequence[Raw]) -> Iterator[str]:
    """The gold attributions that were found in the clean text alone, or with their speaker."""
    golds = prepare(story.text, story.attributions)
    found = [
        {
            (p.gold.place, measure)
            for p in pair(golds, prepare(story.text, rows))
            for measure in MEASURES
            if measure == "content" or p.speaker
        }
        for rows in (clean, carried)
    ]
    for place, measure in sorted(found[0] - found[1]):
        start, end = story.attributions[place]["content"][0]
        yield f"- {story.id} {measure}: {story.text[start:end]!r}"
    for place, measure in sorted(found[1] - found[0]):
        start, end = story.attributions[place]["content"][0]
        yield f"+ {story.id} {measure}: {story.text[start:end]!r}"


if __name__ == "__main__":
    sys.exit(main())
