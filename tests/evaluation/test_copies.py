"""Copies made by the edits are what they are called, and ours hold the floor on our own cases."""

import random
from pathlib import Path

import pytest

from evaluation.copies import COPIES, OTHERS, Edit, Source, apart, load, score, set_out
from evaluation.floors import missed
from onrecord.wording.copies import Copies

SOURCES = load(Path("nowhere"))["cases"]
SAID = "“own{} says that this is so, and has for long”."
OWN = Source("own", tuple(f"own{n} " * 12 + SAID.format(n) for n in range(12)))
POOL = [f"pool{number} " * 12 + "." for number in range(100)]


def shares(edit: Edit) -> tuple[float, float]:
    """What share of the words is the source's own, and what share of the source that is."""
    made = " ".join(edit(random.Random(1), OWN, list(POOL)))
    own, pool = made.count("own"), made.count("pool")
    return own / max(1, own + pool), own / " ".join(OWN.paragraphs).count("own")


@pytest.mark.parametrize("edit", COPIES, ids=lambda edit: str(edit.__name__))
def test_copies_have_most_of_their_words_from_one_story(edit: Edit) -> None:
    of_it, of_source = shares(edit)
    assert of_it > 0.55
    assert of_source > 0.4


@pytest.mark.parametrize("edit", OTHERS, ids=lambda edit: str(edit.__name__))
def test_others_have_not(edit: Edit) -> None:
    assert shares(edit)[0] < 0.35


def test_stories_that_share_paragraphs_are_left_out() -> None:
    twin = Source("twin", (*OWN.paragraphs[:4], *POOL[:8]))
    assert [each.id for each in apart([OWN, twin, *SOURCES])] == ["own", *(s.id for s in SOURCES)]


def test_a_story_is_set_out_with_furniture_around_it() -> None:
    made = set_out(random.Random(1), "own", OWN.paragraphs)
    kinds = {block.kind for block in made.blocks}
    assert {"headline", "byline", "paragraph", "furniture"} <= kinds


def test_the_floors_hold_on_our_own_cases() -> None:
    scores = score(SOURCES, 1, lambda: Copies().find)
    assert scores.due >= 15
    assert not missed("copies", {"precision": scores.precision, "recall": scores.recall})
