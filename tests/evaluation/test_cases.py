"""The shipped weights on our own fictional stories, with floors: what CI holds the reader to."""

from pathlib import Path

import pytest

from evaluation.__main__ import measure, read_set
from evaluation.cases import CaseError, load_case, load_cases
from evaluation.floors import load_floors
from evaluation.gold import digest, load_sets


def test_the_reader_holds_its_floors_on_our_own_stories() -> None:
    stories = load_sets()["cases"] or []
    assert len(stories) >= 60
    floors = load_floors()["cases"]
    assert floors["digest"] == digest(stories), "the cases changed: run the gate, pin them anew"
    scores = measure(stories, read_set(stories)[0])
    for part in ("all", "quoted"):
        for name, floor in floors[part].items():
            assert scores[part][name]["F1"] >= floor, (part, name)


def test_cases_say_enough() -> None:
    cases = list(load_cases())
    assert sum(len(case.attributions) for case in cases) >= 300
    assert sum(bool(case.blocks) for case in cases) >= 20
    for case in cases:
        assert case.attributions, case.name


def put(folder: Path, below: str) -> Path:
    path = folder / "case.txt"
    path.write_text(f"He said it was he. Tom said no.\n=====\n{below}\n", encoding="utf-8")
    return path


def test_a_case_is_words_of_its_story(tmp_path: Path) -> None:
    case = load_case(put(tmp_path, "source: Tom\ncue: said\ncontent: no\noptional"))
    (only,) = case.attributions
    assert only.optional
    assert [case.text[s:e] for s, e in (*only.source, *only.cue)] == ["Tom", "said"]
    assert only.cue == ((23, 27),)
    (nth,) = load_case(put(tmp_path, "cue: said [1]\ncontent: no")).attributions
    assert nth.cue == ((3, 7),)


def test_a_wrong_kind_of_block_is_named(tmp_path: Path) -> None:
    case = load_case(put(tmp_path, "kinds\nblock list item: Tom\n\ncontent: no\nmanner: direct"))
    assert case.blocks == (("list item", 19),)
    with pytest.raises(CaseError, match="'hedline' is none of headline"):
        load_case(put(tmp_path, "block hedline: Tom"))


@pytest.mark.parametrize(
    "below",
    [
        "content: maybe",
        "source: Tom",
        "content: no\ncontent: no",
        "speaker: Tom",
        "medium: smoke signal\ncontent: no",
        "content: no [2]",
        "block hedline: He said",
        "block headline",
        "content: no\n\nkinds",
        "content: no\nkinds\nmanner: direct",
    ],
)
def test_a_case_that_says_something_else_is_refused(tmp_path: Path, below: str) -> None:
    with pytest.raises(CaseError, match=r"case\.txt"):
        load_case(put(tmp_path, below))
