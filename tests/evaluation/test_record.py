"""What a record has right, wrong and too much is told apart, in any order of the paragraphs."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from evaluation.changes import GoldStory, Raw, rename, reorder
from evaluation.gold import SHARED, seed_sets
from evaluation.record import Judged, heads, judge

PARTS = (
    "Potter Says Fire 'Took Everything'",
    "Ilse Brandt on the night when her kiln burst",
    "Ilse Brandt, 51, told The Meridian in May that the fire “took everything.”",
    "“We began again,” the potter said.",
    "Her husband, Tom Reed, said on Monday that he slept.",
)
TEXT = "\n\n".join(PARTS)
ILSE = {"id": "p1", "name": "Ilse Brandt", "kind": "person", "named": True}
PAPER = {"id": "o1", "name": "The Meridian", "kind": "organization", "named": True}
VENUE = {"medium": "interview", "outlet": "The Meridian"}


def span(words: str, after: int = 0) -> list[int]:
    at = TEXT.index(words, after)
    return [at, at + len(words)]


def said(name: str, source: str, cue: str, content: str, **told: Any) -> Raw:
    usual = {"addressee": None, "venue": None, "when": None, "block": "body"}
    parts = {part: [span(w)] for part, w in (("cue", cue), ("content", content))}
    kinds = {"manner": "direct", "type": "assertion", "stance": "said", "speaker": ILSE}
    return {"id": name, "source": [span(source)], **parts, **kinds, **usual, **told}


STORY = GoldStory(
    "kiln",
    TEXT,
    (
        said("E1", "Potter", "Says", "Fire 'Took Everything'", block="headline", manner="mixed"),
        said(
            "E2", "Ilse Brandt, 51", "told", "that the fire “took everything.”",
            manner="mixed", venue=VENUE, addressee=PAPER,
            when={"text": "in May", "value": "XXXX-05"},
        ),
        said("E3", "the potter", "said", "We began again", venue=VENUE, addressee=PAPER),
        said(
            "E4", "Her husband, Tom Reed", "said on", "that he slept", manner="indirect",
            speaker={"id": "p2", "name": "Tom Reed", "kind": "person", "named": True},
            when={"text": "on Monday", "value": None}, optional=True,
        ),
    ),
    tuple(
        {"kind": kind, "start": span(part)[0], "end": span(part)[1]}
        for kind, part in zip(("headline", "dek", *["paragraph"] * 3), PARTS, strict=True)
    ),
    (
        {**ILSE, "aliases": ["Brandt"], "descriptions": ["the potter"], "age": 51,
         "relations": [{"kind": "partner", "to": "Tom Reed"}]},
        {"id": "p2", "name": "Tom Reed", "kind": "person", "named": True},
        PAPER,
    ),
    (
        {"value": "XXXX-05", "attribution": "E2"},
        {"value": None, "text": "in the night", "event": "her kiln burst"},
    ),
    (
        {"where": "headline", "words": span("Took Everything"), "verdict": "verbatim",
         "evidence": span("took everything")},
    ),
    {"title": PARTS[0], "outlet": "The Harbour Post", "published": None},
)  # fmt: skip


def as_read(story: GoldStory) -> dict[str, Any]:
    """The record of a reader who finds just what the gold has, in the shape of a reader's."""
    ids = {entity["name"]: entity["id"] for entity in story.entities}
    return {
        "story": {**story.page, "blocks": list(story.blocks)},
        "attributions": [{**each, "within": None} for each in story.attributions],
        "entities": [
            {
                **entity,
                "descriptions": [{"text": words} for words in entity.get("descriptions", ())],
                "age": {"value": entity["age"]} if "age" in entity else None,
                "relations": [{**r, "to": ids[r["to"]]} for r in entity.get("relations", ())],
            }
            for entity in story.entities
        ],
        "timeline": list(story.timeline),
        "checks": list(story.checks),
    }


def wrong(judged: Sequence[Judged]) -> list[tuple[str, bool]]:
    return [(each.part, each.due) for each in judged if not each.right]


def due(judged: Sequence[Judged]) -> Counter[str]:
    return Counter(each.part for each in judged if each.due)


SHUFFLED = next(s for s in (reorder(STORY, n) for n in range(20)) if not heads(s))


@pytest.mark.parametrize(
    "story",
    [STORY, rename(STORY, {"Ilse": "Wilhelmina", "Reed": "Xu"}), reorder(STORY, 1, 2), SHUFFLED],
    ids=("as it is", "renamed", "reordered", "shuffled"),
)
@pytest.mark.parametrize("every", [False, True])
def test_the_gold_is_right_against_itself(story: GoldStory, every: bool) -> None:
    judged = list(judge(story, as_read(story), every=every))
    assert len(judged) > 30
    assert not wrong(judged)


@pytest.mark.parametrize("name", ["seed", "seed renamed", "seed reordered", "seed shuffled"])
@pytest.mark.skipif(not (SHARED / "seed").exists(), reason="the gold data is not here")
def test_the_seeds_gold_is_right_against_itself(name: str) -> None:
    stories = seed_sets()[name] or []
    assert stories
    for story in stories:
        judged = list(judge(story, as_read(story)))
        assert not wrong(judged)
        assert due(judged)["speaker"] == 20


def test_all_of_a_story_in_its_own_order_is_due() -> None:
    assert due(list(judge(STORY, as_read(STORY)))) == {
        "attributions": 4, "word for word": 4, "speaker": 4, "medium": 4, "outlet": 4,
        "addressee": 4, "when": 4, "manner": 4, "type": 4, "stance": 4, "place": 4, "people": 2,
        "aliases": 1, "descriptions": 1, "age": 1, "relations": 1, "organizations": 1,
        "timeline": 2, "blocks": 5, "checks": 1, "page": 2,
    }  # fmt: skip


def test_what_a_new_order_makes_untrue_is_not_due() -> None:
    reordered = due(list(judge(reorder(STORY, 1, 2), as_read(reorder(STORY, 1, 2)))))
    carried = ("medium", "outlet", "addressee", "when")
    assert [reordered[part] for part in carried] == [1, 1, 1, 2]
    assert (reordered["speaker"], reordered["place"], reordered["checks"]) == (4, 4, 1)
    shuffled = due(list(judge(SHUFFLED, as_read(SHUFFLED))))
    assert (shuffled["place"], shuffled["blocks"]) == (3, 3)
    assert not shuffled.keys() & {"checks", "page"}


def test_headline_and_dek_count_in_this_order_only() -> None:
    assert heads(STORY) and not heads(SHUFFLED)
    dek_first = replace(STORY, blocks=(STORY.blocks[1], STORY.blocks[0], *STORY.blocks[2:]))
    assert not heads(dek_first)


def test_each_mistake_is_told_once() -> None:
    record = as_read(STORY)
    told = record["attributions"][1]
    told.update(venue={"medium": "tv", "outlet": "Meridian"}, when=None)
    record["attributions"][2]["speaker"] = None
    record["entities"][0].update(age={"value": 52}, aliases=["Brandt", "Ilse"])
    record["entities"][1]["kind"] = "organization"
    record["timeline"][0] = {**record["timeline"][0], "value": "XXXX-06"}
    record["checks"][0] = {**record["checks"][0], "verdict": "altered"}
    record["story"]["blocks"][3] = {**record["story"]["blocks"][3], "kind": "caption"}
    assert wrong(list(judge(STORY, record))) == [
        ("medium", True), ("when", True), ("speaker", True), ("people", True), ("aliases", False),
        ("age", True), ("age", False), ("organizations", False), ("timeline", True),
        ("timeline", False), ("blocks", True), ("blocks", False), ("checks", True),
        ("checks", False),
    ]  # fmt: skip


def test_a_missed_attribution_has_nothing_right_unless_it_is_optional() -> None:
    record = as_read(STORY)
    record["attributions"] = record["attributions"][:2]
    judged = list(judge(STORY, record))
    missing = [each.part for each in judged if not each.right]
    assert missing == [
        "attributions", "speaker", "medium", "outlet", "addressee", "when", "manner", "type",
        "stance", "place",
    ]  # fmt: skip
    assert any(each.words.endswith("Ilse Brandt, not found") for each in judged)


def test_what_is_said_inside_another_attribution_is_not_counted() -> None:
    record = as_read(STORY)
    inner = {**record["attributions"][3], "id": "a9", "content": [span("he slept")]}
    record["attributions"].append({**inner, "within": "E4"})
    assert not wrong(list(judge(STORY, record)))
    record["attributions"][-1] = {**inner, "content": [span("her kiln burst")], "within": None}
    assert wrong(list(judge(STORY, record))) == [("attributions", False)]
