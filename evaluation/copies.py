"""Score the finding of copies: ``python -m evaluation.copies [--shared FOLDER] [--seed N]``.

Stories are put in one after the other, then, for each kind of edit, what a paper may make of them,
under another headline and with other furniture. What is a copy is known from how it is made: it has
the words of one story, or else those of many, with no more of any than its longest quotes. Stories
of the sets that share paragraphs with an earlier one are left out. Prints precision and recall by
edit, and those of MinHash with locality-sensitive hashing (rensa) over the same shingles, with the
time of each; exits with status 1 under a floor of `floors.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.cases import load_cases
from evaluation.floors import missed
from evaluation.gold import SHARED
from onrecord.reading.blocks import find_blocks
from onrecord.records import Story
from onrecord.wording.copies import BODY, Copies
from onrecord.wording.shingles import WIDTH

SETS = ("polnear/train", "worldwide/train", "worldwide/dev")
LEAST_WORDS = 100
_HEADLINES = (
    "What we know so far", "Minister under fire again", "Five things to watch this week",
    "Storm clouds over the capital", "‘A day to remember’", "Analysis: the numbers behind the deal",
)  # fmt: skip
_FURNITURE = (
    "Sign up for our newsletter", "Share this article", "READ MORE: The ten best beaches near you",
    "Copyright 2026. All rights reserved.", "Advertisement", "Photo: Harbour Press",
)  # fmt: skip
_FILLER = """
    Our reporters are at work on this story day and night, and we could not do it without readers
    like you. Please think about becoming a member: a small monthly sum keeps our newsroom going,
    and brings the crossword and the archive of the last hundred years to your door.
    """
_QUOTE = re.compile(r"“[^”]{40,}”|\"[^\"\n]{40,}\"")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Source:
    """A story in paragraphs."""

    id: str
    paragraphs: tuple[str, ...]


Edit = Callable[[random.Random, Source, list[str]], list[str]]
"""Makes the paragraphs of another story from one, and from a pool of those of many others, from
which it takes what it uses.
"""


def as_it_came(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """The whole of it."""
    return list(source.paragraphs)


def cut(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """Its first half."""
    return list(_first_words(source.paragraphs, 0.5))


def turned(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """Its paragraphs in another order."""
    return rng.sample(source.paragraphs, len(source.paragraphs))


def edited(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """One word in twelve another."""
    others = _WORD.findall(" ".join(rng.sample(pool, 3)))
    return [
        _WORD.sub(lambda m: rng.choice(others) if rng.random() < 1 / 12 else m.group(), each)
        for each in source.paragraphs
    ]


def added(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """A quarter more, of the paper's own."""
    out = list(source.paragraphs)
    for each in _some_words(pool, 0.25 * _count(source.paragraphs)):
        out.insert(rng.randint(0, len(out)), each)
    return out


def all_of_it(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """Half of it, edited, with more, in another order."""
    for edit in (cut, edited, added, turned):
        source = Source(source.id, tuple(edit(rng, source, pool)))
    return list(source.paragraphs)


def same_quotes(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """Another story with its three longest quotes, a third of the words."""
    quotes = sorted(_QUOTE.findall("\n".join(source.paragraphs)), key=len)[-3:]
    if len(quotes) < 3 or _count(quotes) > 0.35 * _count(source.paragraphs):
        return []
    out = list(_some_words(pool, 2.0 * _count(quotes)))
    for quote in quotes:
        out.insert(rng.randint(0, len(out)), f"{quote} the spokesman said.")
    return out


def same_furniture(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """A short story of others' words, with what its site says below each."""
    return [*_some_words(pool, 100), " ".join(_FILLER.split())]


def other(rng: random.Random, source: Source, pool: list[str]) -> list[str]:
    """Paragraphs of as many other stories."""
    return list(_some_words(pool, _count(source.paragraphs)))


COPIES: tuple[Edit, ...] = (as_it_came, cut, turned, edited, added, all_of_it)
OTHERS: tuple[Edit, ...] = (same_quotes, same_furniture, other)


def _count(paragraphs: Sequence[str]) -> int:
    return sum(len(_WORD.findall(each)) for each in paragraphs)


def _first_words(paragraphs: Sequence[str], share: float) -> Iterator[str]:
    most, count = share * _count(paragraphs), 0
    for each in paragraphs:
        if count >= most:
            return
        count += _count([each])
        yield each


def _some_words(pool: list[str], least: float) -> Iterator[str]:
    count = 0
    while count < least and pool:
        count += _count([pool[-1]])
        yield pool.pop()


def set_out(rng: random.Random, name: str, paragraphs: Sequence[str]) -> Story:
    """Paragraphs as a paper sets them: with a headline, a byline, a dateline, furniture."""
    top = [rng.choice(_HEADLINES), f"By {rng.choice(('Ana Sousa', 'Bo Lindqvist'))}"]
    first, *rest = paragraphs
    body = [f"HARBOUR TOWN (HP) — {first}" if rng.random() < 0.5 else first, *rest]
    for each in rng.sample(_FURNITURE, 3):
        body.insert(rng.randint(1, len(body)), each)
    text = "\n\n".join([*top, *body])
    return Story(name, text, blocks=find_blocks(text))


# Finding them


Finder = Callable[[Story], str | None]


def min_hash() -> Finder:
    """The same by MinHash of shingles and bands that find half of what is alike by half."""
    import rensa

    index = rensa.RMinHashLSH(0.5, _HASHES, 32)
    names: list[str] = []
    sketches: list[Any] = []

    def find(story: Story) -> str | None:
        body = [(b.start, b.end) for b in story.blocks if b.kind in BODY]
        words = _WORD.findall(" ".join(story.text[s:e] for s, e in body).casefold())
        sketch = rensa.RMinHash(_HASHES, 1)
        sketch.update([" ".join(words[at : at + WIDTH]) for at in range(len(words) - WIDTH + 1)])
        met = (place for place in sorted(index.query(sketch)))
        found = next((at for at in met if sketches[at].jaccard(sketch) >= _LEAST_ALIKE), None)
        index.insert(len(names), sketch)
        names.append(story.id)
        sketches.append(sketch)
        return None if found is None else names[found]

    return find


_HASHES, _LEAST_ALIKE = 128, 0.25


@dataclass
class Scores:
    """What a finder made of the stories: by edit how many it got right of how many, how many were
    said to be copies and how many of these rightly; how long it took for how many.
    """

    right: dict[str, tuple[int, int]] = field(default_factory=dict)
    said: int = 0
    said_rightly: int = 0
    due: int = 0
    seconds: float = 0.0
    stories: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was said to be a copy, the share that is, of the story named; in percent."""
        return 100 * self.said_rightly / max(1, self.said)

    @property
    def recall(self) -> float:
        """Of the copies, the share found; in percent."""
        return 100 * self.said_rightly / max(1, self.due)

    def add(self, part: str, made: Sequence[tuple[Story, str | None]], find: Finder) -> None:
        """Put stories in, each with the id of the one that it is a copy of."""
        began = time.process_time()
        found = [find(story) for story, _ in made]
        self.seconds += time.process_time() - began
        self.stories += len(made)
        right = 0
        for (story, due), told in zip(made, found, strict=True):
            right += told == due
            self.said += told is not None
            self.said_rightly += told is not None and told == due
            self.due += due is not None
            if told != due:
                self.wrong.append(f"{part}: {story.id} is said to be of {told}, it is of {due}")
        self.right[part] = right, len(made)


def score(sources: Sequence[Source], seed: int, finder: Callable[[], Finder]) -> Scores:
    """Put in the sources, then what each edit makes of its share of them."""
    rng = random.Random(seed)
    pool = [each for source in sources for each in source.paragraphs if 8 <= _count([each]) <= 40]
    rng.shuffle(pool)
    find, scores = finder(), Scores()
    stories = [set_out(rng, source.id, source.paragraphs) for source in sources]
    scores.add("no edit", [(story, None) for story in stories], find)
    chosen = rng.sample(sources, len(sources))
    edits = (*COPIES, *OTHERS)
    for place, edit in enumerate(edits):
        made = [(source.id, edit(rng, source, pool)) for source in chosen[place :: len(edits)]]
        named = [
            (set_out(rng, f"{name}, {edit.__name__}", body), name if edit in COPIES else None)
            for name, body in made
            if body
        ]
        scores.add(edit.__name__, named, find)
    return scores


# Sets


def load(shared: Path) -> dict[str, list[Source]]:
    """The sets that are here, in paragraphs: of our own cases five make a story."""
    cases = [case.text for case in load_cases()]
    own = ["\n\n".join(cases[at : at + 5]) for at in range(0, len(cases) - 4, 5)]
    sets = {"cases": [_source(f"case {at}", text) for at, text in enumerate(own)]}
    for name in SETS:
        path = shared / f"{name}.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        sets[name] = [_source(row["id"], row["text"]) for row in map(json.loads, lines)]
    return sets


def _source(name: str, text: str) -> Source:
    blocks = [block for block in find_blocks(text) if block.kind in BODY]
    return Source(name, tuple(" ".join(text[b.start : b.end].split()) for b in blocks))


def apart(sources: Sequence[Source]) -> list[Source]:
    """The sources of some length that have less than a fifth of their paragraphs from others."""
    seen: set[str] = set()
    kept = []
    for source in sources:
        long = {each for each in source.paragraphs if _count([each]) >= 8}
        if _count(source.paragraphs) >= LEAST_WORDS and len(long & seen) < 0.2 * len(long):
            kept.append(source)
        seen |= long
    return kept


def main() -> int:
    """Print the scores."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.copies", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", type=int, default=10, help="wrong ones to show")
    given = parser.parse_args()
    sets = load(given.shared)
    for name in [name for name, sources in sets.items() if not sources]:
        print(f"{name}: skipped, not here")
    sources = apart([source for each in sets.values() for source in each])
    print(f"copies: {len(sources)} stories")
    ours = score(sources, given.seed, lambda: Copies().find)
    _report("onrecord", ours)
    try:
        _report("MinHash, LSH", score(sources, given.seed, min_hash))
    except ImportError:
        print("MinHash, LSH: skipped, rensa is not installed")
    for told in ours.wrong[: given.wrong]:
        print("  wrong:", told)
    failed = missed("copies", {"precision": ours.precision, "recall": ours.recall})
    print(*failed, sep="\n", end="\n" if failed else "")
    return int(bool(failed))


def _report(name: str, scores: Scores) -> None:
    each = 1000 * scores.seconds / scores.stories
    print(f"{name}: {each:.2f} ms a story")
    for part, (right, total) in scores.right.items():
        print(f"  {part:24}{right:5} of {total:<5} right")
    print(f"  precision {scores.precision:.1f}, recall {scores.recall:.1f}")


if __name__ == "__main__":
    sys.exit(main())
