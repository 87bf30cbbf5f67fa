import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from evaluation.names import Names, load, names_of, recorded, score

TEXT = "Ms Ilse Brandt and Tom Reed met Kiln Holdings in Lund on Friday, said Anders."


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


GOLD = {
    span("Ilse Brandt"): "person",
    span("Tom Reed"): "person",
    span("Kiln Holdings"): "organization",
    span("Anders"): "person",
    span("Friday"): "date",
}


def test_strict_scores_and_what_is_wrong() -> None:
    found = {
        span("Ilse Brandt"): "person",
        span("Reed"): "person",
        span("Kiln Holdings"): "person",
        span("Lund"): "person",
        span("Friday"): "unknown",
    }
    tally = score([(TEXT, GOLD, found)], "person")
    assert (tally.gold, tally.found, tally.right) == (3, 4, 1)
    assert tally.scores == pytest.approx((25, 100 / 3, 200 / 7))
    assert [(each.sort, str(each)) for each in tally.wrong] == [
        ("wrong boundaries", "gold person 'Tom Reed', found person 'Reed'"),
        ("missed", "gold person 'Anders', found nothing"),
        ("wrong kind", "gold organization 'Kiln Holdings', found person 'Kiln Holdings'"),
        ("spurious", "gold nothing, found person 'Lund'"),
    ]


def test_a_name_of_another_kind_is_wrong_on_both_sides() -> None:
    founds = {span("Kiln Holdings"): "person"}
    sorts = {
        kind: Counter(each.sort for each in score([(TEXT, GOLD, founds)], kind).wrong)
        for kind in ("person", "organization")
    }
    assert sorts["organization"] == {"wrong kind": 1}
    assert sorts["person"] == {"missed": 3, "wrong kind": 1}


def test_a_longer_name_of_something_else_does_not_excuse_one() -> None:
    tally = score([(TEXT, {span("in Lund on Friday"): "misc"}, {span("Lund"): "person"})], "person")
    assert [str(each) for each in tally.wrong] == [
        "gold misc 'in Lund on Friday', found person 'Lund'"
    ]
    assert tally.wrong[0].sort == "spurious"


@pytest.mark.parametrize("find", [names_of, recorded])
def test_the_readers_names_have_no_titles(find: Callable[[str], Names]) -> None:
    found = find(TEXT)
    assert found[span("Ilse Brandt")] == "person"
    assert found[span("Kiln Holdings")] == "organization"


def test_gold_is_read_from_lines(tmp_path: Path) -> None:
    rows = [
        {"start": start, "end": end, "type": kind.title()} for (start, end), kind in GOLD.items()
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "kiln", "text": TEXT, "entities": rows}), encoding="utf-8")
    assert list(load(path)) == [(TEXT, GOLD)]
