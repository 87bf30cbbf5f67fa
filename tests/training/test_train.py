"""The loop itself, on a tiny network: needs torch, which only training installs."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is installed for training alone")

from onrecord.model.encoder import OnnxModel  # noqa: E402
from onrecord.model.tokens import Window, prepare  # noqa: E402
from onrecord.model.wordpiece import WordPiece  # noqa: E402
from onrecord.text.paragraphs import find_lines  # noqa: E402
from tests.training.test_data import STORY, TEXT  # noqa: E402
from training.export import export  # noqa: E402
from training.network import Network, Shape  # noqa: E402
from training.train import Settings, train  # noqa: E402

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] said it hums , . tom no s loud nobody else spoke".split()
PIECES = WordPiece(VOCABULARY)
SHAPE = Shape(len(VOCABULARY), 32, 64, layers=1, heads=2, positions=64, argument=8)
SETTINGS = Settings(epochs=3, batch=2, longest=64)


def fresh() -> Network:
    torch.manual_seed(0)
    return Network(SHAPE)


def weights(network: Network) -> dict[str, object]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def test_a_run_that_was_cut_off_ends_where_a_whole_one_does(tmp_path: Path) -> None:
    stories = [STORY] * 4
    whole = weights(train(fresh(), stories, stories, PIECES, SETTINGS, tmp_path / "whole.pt"))

    class Cut(Exception):
        pass

    def stop(state: dict[str, object], path: Path) -> None:
        save(state, path)
        if state["epoch"] == 2:
            raise Cut

    import training.train as loop

    save = loop._save
    loop._save = stop
    try:
        with pytest.raises(Cut):
            train(fresh(), stories, stories, PIECES, SETTINGS, tmp_path / "cut.pt")
    finally:
        loop._save = save
    resumed = weights(train(fresh(), stories, stories, PIECES, SETTINGS, tmp_path / "cut.pt"))
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_a_checkpoint_of_other_settings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.pt"
    train(fresh(), [STORY], [STORY], PIECES, replace(SETTINGS, epochs=1), path)
    with pytest.raises(SystemExit, match="other settings"):
        train(fresh(), [STORY], [STORY], PIECES, SETTINGS, path)


def test_what_is_exported_answers_as_the_network_does(tmp_path: Path) -> None:
    network = train(fresh(), [STORY] * 4, [STORY], PIECES, SETTINGS, tmp_path / "c.pt").eval()
    export(network, tmp_path / "reader.onnx", "tiny")
    (tmp_path / "vocab.txt").write_text("\n".join(VOCABULARY), encoding="utf-8")
    model = OnnxModel(tmp_path)
    assert model.name == "tiny"
    tokens = prepare(TEXT, list(find_lines(TEXT)), PIECES)
    window = Window(0, len(tokens), 0, len(tokens))
    answers = model.answer(tokens, window)
    from onrecord.model.encoder import log_softmax, window_inputs

    given = [torch.from_numpy(part)[None] for part in window_inputs(tokens, window, PIECES)]
    with torch.inference_mode():
        roles, inner, _, _ = network(given[0], given[1], None, given[2])
    for exact, answered in ((roles, answers.roles), (inner, answers.inner)):
        assert np.abs(log_softmax(exact[0].numpy()) - answered).mean() < 0.15  # int8 weights
    assert not np.allclose(answers.roles, answers.inner, atol=0.3)
    assert answers.arguments(np.array([1])).shape == (1, len(tokens), 3)
