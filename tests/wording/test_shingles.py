"""Shingles are the same everywhere, keep to their stretches, and sketches tell what is shared."""

import os
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.wording.shingles import containment, shingles_of, sketch_of

ASK = (
    "from onrecord.wording.shingles import shingles_of;"
    "print(shingles_of('The bell of Skell rang — “twice”, and it’s 9.30.').tolist())"
)


def sentence(first: int, last: int) -> str:
    return " ".join(f"word{number}" for number in range(first, last))


def test_case_and_marks_do_not_count() -> None:
    one = shingles_of("The bell rang twice, it’s said.")
    assert one.tolist() == shingles_of("THE BELL — rang: “twice” it's said").tolist()
    assert len(one) == 5


def test_none_runs_from_one_stretch_into_the_next() -> None:
    text = "one two three four. five six seven"
    parted = shingles_of(text, [(0, 18), (20, 34)])
    assert len(parted) == 3
    assert set(parted.tolist()) < set(shingles_of(text).tolist())


@pytest.mark.parametrize("text", ["", "two words", "— … !"])
def test_texts_without_shingles(text: str) -> None:
    assert len(shingles_of(text)) == 0
    assert len(shingles_of(text, [])) == 0
    assert containment(sketch_of(shingles_of(text)), sketch_of(shingles_of("a b c d"))) == 0.0


def test_numbers_are_the_same_in_every_process() -> None:
    told = [
        subprocess.run(
            [sys.executable, "-c", ASK], capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]  # fmt: skip
    assert told[0] == told[1]
    # These numbers may be kept: a change of them is a new version of what keeps them.
    assert shingles_of("one two three").tolist() == [8124845198338189321]


@given(st.lists(st.sampled_from("a b c d e f".split()), max_size=60), st.integers(1, 6))
def test_shingles_are_the_different_runs_of_words(words: list[str], width: int) -> None:
    runs = {tuple(words[at : at + width]) for at in range(len(words) - width + 1)}
    found = shingles_of(" ".join(words), width=width)
    assert len(found) == len(runs)
    assert np.array_equal(found, np.sort(found))


def test_small_sketches_are_exact() -> None:
    part, whole = (
        sketch_of(shingles_of(sentence(0, 102))),
        sketch_of(shingles_of(sentence(50, 400))),
    )
    assert containment(part, whole) == 0.5
    assert containment(part, part) == 1.0


@pytest.mark.parametrize("shared", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("size", [1000, 5000])
def test_large_sketches_are_near(shared: float, size: int) -> None:
    start = int(size * (1 - shared))
    part = sketch_of(shingles_of(sentence(0, size + 2)))
    whole = sketch_of(shingles_of(sentence(start, start + 3 * size + 2)))
    assert len(part.smallest) == 512
    assert abs(containment(part, whole) - shared) < 0.12


def test_a_sketch_is_of_the_whole_text() -> None:
    words = [f"word{number}" for number in range(3000)]
    rng = random.Random(5)
    sketch = sketch_of(shingles_of(" ".join(words)))
    ends = (
        sketch_of(shingles_of(" ".join(words[:1500]))),
        sketch_of(shingles_of(" ".join(words[1500:]))),
    )
    assert all(0.3 < containment(sketch, end) < 0.7 for end in ends)
    assert containment(sketch, sketch_of(shingles_of(" ".join(rng.sample(words, 3000))))) < 0.05
