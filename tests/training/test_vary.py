"""Changes of gold stories keep the gold true: needs no torch."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from evaluation.changes import GoldStory
from training.vary import furnish, load_people, recast, reparagraph, resettle, vary

TEXT = """“The tower hummed all night,” Mara Quist said.

The coastguard said that the stairs were gone.

Bo Lind, who was there, said they slept. “It rained. It rained on,” said Mara Quist of the storm."""


def gold(source: str, cue: str, content: str, after: int = 0) -> dict[str, Any]:
    def span(words: str) -> list[list[int]]:
        at = TEXT.index(words, after)
        return [[at, at + len(words)]]

    return {"source": span(source), "cue": span(cue), "content": span(content)}


STORY = GoldStory(
    "t",
    TEXT,
    (
        gold("Mara Quist", "said", "The tower hummed all night"),
        gold("The coastguard", "said", "that the stairs were gone", 46),
        gold("Bo Lind, who was there,", "said", "they slept", 95),
        gold("Mara Quist", "said", "It rained. It rained on", 136),
    ),
)
SEEDS = range(100)


def told(story: GoldStory) -> list[tuple[str, ...]]:
    return [
        tuple(
            " ".join(story.text[s:e] for s, e in a[part]) for part in ("source", "cue", "content")
        )
        for a in story.attributions
    ]


@pytest.mark.parametrize("seed", range(5))
def test_furniture_moves_spans_with_their_words(seed: int) -> None:
    furnished = furnish(STORY, random.Random(seed), 1.0)
    assert len(furnished.text) > len(TEXT)
    assert told(furnished) == told(STORY)


def test_people_move_with_all_their_names() -> None:
    moved = resettle(STORY, random.Random(1), [("Wanjiru", "Kamau")])
    assert "Quist" not in moved.text
    assert [each[0] for each in told(moved)][::3] == ["Wanjiru Kamau", "Wanjiru Kamau"]
    assert [each[1:] for each in told(moved)] == [each[1:] for each in told(STORY)]


def test_paragraphs_are_joined() -> None:
    joined = reparagraph(STORY, random.Random(0), join=1.0, split=0.0)
    assert joined.text.count("\n\n") == 1
    assert told(joined) == told(STORY)


def test_a_quotation_that_is_split_opens_again() -> None:
    split = reparagraph(STORY, random.Random(0), join=0.0, split=1.0)
    assert "“It rained.\n\n“It rained on,”" in split.text
    assert told(split)[:3] == told(STORY)[:3]
    assert told(split)[3] == ("Mara Quist", "said", "It rained.\n\n“It rained on")


def test_attributions_are_set_another_way() -> None:
    texts = set()
    for seed in SEEDS:
        changed = recast(STORY, random.Random(seed), 1.0)
        lines = changed.text.split("\n\n")
        texts |= set(lines[:2])
        assert lines[2:] == TEXT.split("\n\n")[2:]
        assert told(changed)[2:] == told(STORY)[2:]
        source, cue, content = told(changed)[0]
        assert (source, content.strip("“”,.")) == ("Mara Quist", "The tower hummed all night")
        assert cue in ("said", ":")
        source, cue, content = told(changed)[1]
        assert source.lower() == "the coastguard"
        assert content.lower().removeprefix("that ") == "the stairs were gone"
    assert {
        "“The tower hummed all night,” said Mara Quist.",
        "Mara Quist: “The tower hummed all night.”",
        "“The tower hummed all night”: Mara Quist on the record",
        "The stairs were gone, the coastguard said",
        "The coastguard: The stairs were gone",
        "According to the coastguard, the stairs were gone.",
    } <= texts


def test_all_at_once_keeps_every_span_on_words() -> None:
    for seed in SEEDS:
        for each in told(vary(STORY, random.Random(seed), [("Wanjiru", "Kamau")])):
            assert all(part and part == part.strip() for part in each)


def test_names_of_people_only(tmp_path: Path) -> None:
    row = {
        "text": "Wanjiru Kamau of Nairobi met President Ruto",
        "entities": [
            {"start": 0, "end": 13, "type": "Person"},
            {"start": 17, "end": 24, "type": "Location"},
            {"start": 29, "end": 43, "type": "Organization"},
        ],
    }
    path = tmp_path / "names.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert load_people(path) == [("Wanjiru", "Kamau")]
