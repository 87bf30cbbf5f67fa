import contextlib
import importlib.util
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from evaluation.gold import SHARED
from evaluation.speakers import TRAINING, is_same, judge, read, reference, resolved, speaker_sets

TOOL = SHARED.parent / "tools" / "score_speakers.py"


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ({"name": "Ana Sousa", "kind": "person"}, "Ms Ana Sousa", True),
        ({"name": "Ana Maria Sousa", "kind": "person"}, "Ana Sousa", True),
        ({"name": "Ana Sousa", "kind": "person"}, "Sousa", False),
        ({"name": "Ana Sousa", "kind": "person"}, "Rui Sousa", False),
        ({"name": "the harbour board", "kind": "organization"}, "harbour board", True),
        ({"name": "the harbour board", "kind": "organization"}, "the city board", False),
        ({"name": None, "kind": None}, None, True),
        ({"name": None, "kind": None}, "Ana Sousa", False),
        ({"name": "Ana Sousa", "kind": "person"}, None, False),
        (
            {"name": "A and B", "kind": "group", "names": ["Ana Sousa", "Tom Reed"]},
            "Tom Reed and Ana Sousa",
            True,
        ),
    ],
)
def test_names_that_are_the_same(gold: dict[str, Any], predicted: str | None, right: bool) -> None:
    assert is_same(gold, {"name": predicted} if predicted else None) is right


def test_how_a_text_refers_to_a_speaker() -> None:
    text = "She said so. Sousa said so. The poet said so."

    def of(source: str, kind: str = "person") -> str:
        at = text.index(source)
        spans = [[at, at + len(source)]]
        return reference(text, {"source": spans, "speaker": {"name": "Ana Sousa", "kind": kind}})

    assert [of("She"), of("Sousa"), of("The poet")] == ["pronoun", "short name", "description"]
    assert of("The poet", "group") == "group"


def test_the_resolution_holds_its_floors_on_our_own_stories() -> None:
    stories = speaker_sets(TRAINING / "no such folder")["training stories"]
    assert stories is not None and len(stories) > 250
    good = [right for story in stories for _, _, right in judge(story, resolved(story))]
    assert sum(good) / len(good) >= 0.85


@pytest.mark.skipif(not TOOL.exists(), reason="the gold data's own scorer is not here")
def test_scores_are_those_of_the_gold_datas_own_scorer(tmp_path: Path) -> None:
    stories = (speaker_sets()["genres/dev"] or [])[:4]
    made = {story.id: read(story) for story in stories}
    ours = sum(right for story in stories for _, _, right in judge(story, made[story.id]))
    for name, rows in (
        ("gold", [{"id": s.id, "text": s.text, "attributions": s.attributions} for s in stories]),
        ("made", [{"id": s.id, "text": s.text, "attributions": made[s.id]} for s in stories]),
    ):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (tmp_path / name).write_text(lines, encoding="utf-8")
    sys.path.insert(0, str(TOOL.parent))
    spec = importlib.util.spec_from_file_location("score_speakers", TOOL)
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    before, sys.argv = sys.argv, ["tool", str(tmp_path / "gold"), str(tmp_path / "made")]
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            tool.main()
    finally:
        sys.argv = before
        sys.path.remove(str(TOOL.parent))
    theirs = json.loads(out.getvalue())
    right = theirs["end_to_end"]["R"] * theirs["end_to_end"]["n_gold"] / 100
    assert round(right) == ours
