import importlib.util
import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from evaluation.gold import SHARED
from evaluation.pages import Gold, f1, load, main, runs, score
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import Page

TOOL = SHARED.parent / "tools" / "score_pages.py"
WORDS = (
    "The last ferry to Tamarind left the old quay on Tuesday night with two passengers on board.",
    "Nobody there would say whose dog it was that had come along for the whole of the voyage.",
    "The harbour board meets again on Friday and has asked that nobody bring oars into the room.",
)


def gold(told: str, true: str | None = None) -> Gold:
    page = f"<nav><a href='/'>Home</a></nav><article><h1>Ferry</h1>{told}</article>"
    return Gold("ferry", page.encode(), None, "\n".join(WORDS) if true is None else true)


ALL = "".join(f"<p>{words}</p>" for words in WORDS)


def test_a_page_read_whole_scores_full_marks() -> None:
    found = score(gold(ALL))
    assert (found.found, found.wrong, found.missing, found.words) == (1.0, 0.0, 0.0, 1.0)
    assert f1([found]) == 100.0


def test_what_is_wrong_and_what_is_missing_are_told_apart() -> None:
    more = score(gold(ALL, " ".join(WORDS[:2])))
    assert more.missing == 0.0
    assert 0.2 < more.wrong < 0.5
    less = score(gold(ALL, " ".join((*WORDS, "And then it sailed away to the north of the isle"))))
    assert less.wrong == 0.0
    assert less.missing > 0.1
    assert 0.0 < f1([more, less]) < 100.0


def test_short_texts_are_one_run() -> None:
    assert runs("Ferry sails") == {("Ferry", "sails"): 1}
    assert not runs("…")


def test_without_gold_it_is_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["pages", "--shared", str(tmp_path)])
    assert main() == 0
    assert "skipped" in capsys.readouterr().out


@pytest.mark.skipif(not TOOL.exists(), reason="the gold data's own scorer is not here")
def test_it_agrees_with_the_scorer_of_the_gold_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    golds = [gold(ALL, " ".join(WORDS[:2])), gold(ALL), gold(ALL, "Boat")]
    truth = {str(at): {"articleBody": each.body} for at, each in enumerate(golds)}
    told = {str(at): {"articleBody": "\n\n".join(WORDS)} for at in range(len(golds))}
    for name, value in (("truth", truth), ("told", told)):
        (tmp_path / f"{name}.json").write_text(json.dumps(value), encoding="utf-8")
    monkeypatch.setattr(
        "sys.argv", ["x", str(tmp_path / "truth.json"), str(tmp_path / "told.json")]
    )
    spec = importlib.util.spec_from_file_location("theirs", TOOL)
    assert spec is not None
    assert spec.loader is not None
    out = io.StringIO()
    with redirect_stdout(out):
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    assert json.loads(out.getvalue())["F1"] == round(f1([score(each) for each in golds]) / 100, 4)


@pytest.mark.skipif(not load(SHARED), reason="the gold pages are not here")
def test_every_gold_page_gives_blocks_in_order() -> None:
    for each in load(SHARED)[::9]:
        story = story_of_page(Page(each.data, "file", each.id, address=each.url))
        edges = [edge for block in story.blocks for edge in (block.start, block.end)]
        assert edges == sorted(edges)
        assert edges[-1] == len(story.text)
