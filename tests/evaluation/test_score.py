import importlib.util
import math
import random
import sys
from typing import Any

import pytest

from evaluation.gold import SHARED, load_sets
from evaluation.score import area_under_curve, score

TOOL = SHARED.parent / "tools" / "score_attributions.py"
TEXT = 'Ana said it was safe. "Nobody slept," Tom said. She hopes to go.'


def attribution(source: str, content: str, **more: Any) -> dict[str, Any]:
    spans = [[[TEXT.index(w), TEXT.index(w) + len(w)]] if w else [] for w in (source, content)]
    return {"source": spans[0], "cue": [], "content": spans[1], **more}


GOLD = [
    attribution("Ana", "it was safe"),
    attribution("Tom", "Nobody slept"),
    attribution("She", "to go", optional=True),
]


def f1(predicted: list[dict[str, Any]], part: str = "all") -> dict[str, float]:
    scores = score([(TEXT, GOLD, predicted)])[part]
    return {measure: values["F1"] for measure, values in scores.items()}


def test_a_perfect_answer_scores_full_marks() -> None:
    assert set(f1(GOLD).values()) == {100.0}


def test_what_is_optional_counts_neither_way() -> None:
    assert f1(GOLD[:2])["content"] == f1(GOLD)["content"] == 100.0


def test_a_wrong_source_costs_the_speaker_only() -> None:
    scores = f1([attribution("She", "it was safe"), GOLD[1]])
    assert (scores["content"], scores["exact"], scores["speaker"]) == (100.0, 100.0, 50.0)


def test_half_a_content_is_found_but_not_exact() -> None:
    scores = f1([attribution("Ana", "was safe"), GOLD[1]])
    assert (scores["content"], scores["exact"]) == (100.0, 50.0)


def test_the_quoted_part_is_apart() -> None:
    assert f1([GOLD[1]], "quoted")["content"] == 100.0
    assert f1([GOLD[0]], "quoted")["content"] == 0.0


def test_area_under_curve() -> None:
    assert area_under_curve([0.1, 0.2, 0.8, 0.9], [False, False, True, True]) == 1.0
    assert area_under_curve([0.5, 0.5], [False, True]) == 0.5
    assert area_under_curve([0.9, 0.1], [False, True]) == 0.0
    assert math.isnan(area_under_curve([0.5], [True]))


def test_agrees_with_the_scorer_of_the_gold_data() -> None:
    if not TOOL.exists():
        pytest.skip("score_attributions.py of the gold data is not here")
    spec = importlib.util.spec_from_file_location("score_attributions", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules["score_attributions"] = tool
    spec.loader.exec_module(tool)
    stories = load_sets()["genres/dev"] or []
    rng = random.Random(7)
    noisy = {s.id: [_disturbed(dict(a), rng) for a in s.attributions] for s in stories}
    ours = score((s.text, s.attributions, noisy[s.id]) for s in stories)
    gold = {s.id: {"text": s.text, "attributions": list(s.attributions)} for s in stories}
    theirs = tool.score(gold, {key: {"attributions": made} for key, made in noisy.items()})
    for part, measures in theirs.items():
        for measure, values in measures.items():
            assert ours[part][measure] == {k: values[k] for k in ("P", "R", "F1")}, (part, measure)
    assert ours["all"]["speaker"]["F1"] < 95


def _disturbed(attribution: dict[str, Any], rng: random.Random) -> dict[str, Any]:
    if rng.random() < 0.3:
        attribution["content"] = [[s, e + rng.randint(0, 60)] for s, e in attribution["content"]]
    if rng.random() < 0.3:
        attribution["source"] = []
    return attribution
