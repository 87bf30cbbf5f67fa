"""The loop itself, on a tiny network: needs torch, which only training installs."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is installed for training alone")

from onrecord.model.encoder import OnnxModel  # noqa: E402
from onrecord.model.tokens import Window, prepare  # noqa: E402
from onrecord.model.wordpiece import WordPiece  # noqa: E402
from onrecord.text.paragraphs import find_lines  # noqa: E402
from tests.training.test_data import LESSON, NAMED, TEXT  # noqa: E402
from training.data import Batch, Lesson, collate, make_example  # noqa: E402
from training.export import export  # noqa: E402
from training.network import Network, Shape, inputs  # noqa: E402
from training.shrink import shrink  # noqa: E402
from training.train import Settings, losses, train  # noqa: E402

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] said it hums , . tom no s loud nobody else spoke".split()
PIECES = WordPiece(VOCABULARY)
SHAPE = Shape(len(VOCABULARY), 32, 64, layers=2, heads=2, positions=64, argument=8)
PARTS = ("roles", "arguments", "owners", "inner", "names", "mentions", "teacher")
SETTINGS = Settings(epochs=3, batch=2, longest=64)


def fresh() -> Network:
    torch.manual_seed(0)
    return Network(SHAPE)


def weights(network: Network) -> dict[str, Any]:
    return {name: value.clone() for name, value in network.state_dict().items()}


def test_a_run_that_was_cut_off_ends_where_a_whole_one_does(tmp_path: Path) -> None:
    lessons = [LESSON, LESSON, NAMED, NAMED]
    whole = weights(train(fresh(), lessons, lessons, PIECES, SETTINGS, tmp_path / "whole.pt"))

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
            train(fresh(), lessons, lessons, PIECES, SETTINGS, tmp_path / "cut.pt")
    finally:
        loop._save = save
    resumed = weights(train(fresh(), lessons, lessons, PIECES, SETTINGS, tmp_path / "cut.pt"))
    assert all(torch.equal(whole[name], resumed[name]) for name in whole)


def test_a_checkpoint_of_other_settings_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.pt"
    train(fresh(), [LESSON], [LESSON], PIECES, replace(SETTINGS, epochs=1), path)
    with pytest.raises(SystemExit, match="other settings"):
        train(fresh(), [LESSON], [LESSON], PIECES, SETTINGS, path)


def test_what_is_exported_answers_as_the_network_does(tmp_path: Path) -> None:
    network = train(fresh(), [LESSON] * 4, [LESSON], PIECES, SETTINGS, tmp_path / "c.pt").eval()
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
        exact = network(given[0], given[1], None, given[2])
    for part in ("roles", "inner", "names"):
        wanted = log_softmax(getattr(exact, part)[0].numpy())
        assert np.abs(wanted - getattr(answers, part)).mean() < 0.15  # int8 weights
    assert not np.allclose(answers.roles, answers.inner, atol=0.3)
    assert answers.arguments(np.array([1])).shape == (1, len(tokens), 3)


def batch_of(*lessons: Lesson) -> Batch:
    examples = [make_example(lesson, PIECES) for lesson in lessons]
    return collate([(example, 0, len(example.tokens)) for example in examples], PIECES)


def test_each_loss_is_of_what_the_text_is_labelled_with() -> None:
    network, teacher = fresh(), fresh()
    said = dict(zip(PARTS, losses(network, batch_of(LESSON)).tolist(), strict=True))
    named = dict(zip(PARTS, losses(network, batch_of(NAMED)).tolist(), strict=True))
    assert said["roles"] > 0 and said["arguments"] > 0 and said["owners"] > 0
    assert said["names"] == said["mentions"] == said["teacher"] == 0
    assert named["names"] > 0 and named["mentions"] > 0
    assert named["roles"] == named["arguments"] == 0
    same = losses(network.eval(), batch_of(LESSON), teacher.eval()).tolist()
    assert abs(same[-1]) < 1e-5
    torch.manual_seed(1)
    other = losses(network, batch_of(LESSON, NAMED), Network(SHAPE).eval()).tolist()
    assert other[-1] > 0.01


def test_a_smaller_network_is_cut_out_and_can_be_trained(tmp_path: Path) -> None:
    whole = fresh()
    batch = batch_of(LESSON)
    given = inputs(batch)
    same = shrink(whole, (0, 1), SHAPE.inner, [given])
    assert torch.allclose(whole.eval()(*given).roles, same.eval()(*given).roles)
    small = shrink(whole, (1,), 16, [given])
    assert (small.shape.layers, small.shape.inner) == (1, 16)
    was, kept = weights(whole), weights(small)
    assert torch.equal(kept["layers.0.query.weight"], was["layers.1.query.weight"])
    rows = {tuple(row) for row in kept["layers.0.inner.weight"].tolist()}
    assert len(rows) == 16
    assert rows < {tuple(row) for row in was["layers.1.inner.weight"].tolist()}
    after = weights(train(small, [LESSON], [LESSON], PIECES, SETTINGS, tmp_path / "c.pt",
                          teacher=whole))  # fmt: skip
    assert not torch.equal(kept["layers.0.inner.weight"], after["layers.0.inner.weight"])
