from pathlib import Path

import numpy as np
import pytest

from onrecord.desk import shipped_model
from onrecord.errors import ModelError
from onrecord.model.encoder import DISTANCES, OnnxModel, distance_bucket, window_inputs
from onrecord.model.tokens import Window, prepare
from onrecord.text.paragraphs import find_lines

STORY = "The mayor, Ana Sousa, said on Monday that the bridge was safe.\nNobody believed her."


def test_distance_buckets_are_signed_and_bounded() -> None:
    far = np.array([0, 1, 2, 3, 4, 255, 256, 10_000, -1, -2, -10_000])
    assert distance_bucket(far).tolist() == [0, 1, 2, 2, 3, 8, 9, 9, 10, 11, 18]
    assert distance_bucket(far).max() == DISTANCES - 1


def test_a_windows_answer_depends_on_nothing_else() -> None:
    model = shipped_model()
    alone = prepare(STORY, list(find_lines(STORY)), model.wordpiece)
    longer = STORY + "\n“It stands,” she said."
    among = prepare(longer, list(find_lines(longer)), model.wordpiece)
    window = Window(0, len(alone), 0, len(alone))
    first, second = model.answer(alone, window), model.answer(among, window)
    assert np.array_equal(first.roles, second.roles)
    cues = np.array([6])
    assert np.array_equal(first.arguments(cues), second.arguments(cues))


def test_answers_are_log_probabilities() -> None:
    model = shipped_model()
    tokens = prepare(STORY, list(find_lines(STORY)), model.wordpiece)
    answers = model.answer(tokens, Window(0, len(tokens), 0, len(tokens)))
    assert np.allclose(np.exp(answers.roles).sum(-1), 1, atol=1e-4)
    assert np.allclose(np.exp(answers.arguments(np.array([0, 6]))).sum(-1), 1, atol=1e-4)


def test_inputs_of_a_window_in_the_middle() -> None:
    model = shipped_model()
    tokens = prepare(STORY, list(find_lines(STORY)), model.wordpiece)
    pieces, features, first = window_inputs(tokens, Window(3, 8, 3, 8), model.wordpiece)
    assert pieces[0] == model.wordpiece.first and pieces[-1] == model.wordpiece.last
    assert features[0].tolist() == features[-1].tolist() == [0, 0, 0]
    assert [tuple(pieces[f : f + 1]) for f in first] == [t[:1] for t in tokens.pieces[3:8]]


def test_missing_weights_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is missing"):
        OnnxModel(tmp_path)


def test_damaged_weights_are_named(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"not a model")
    (tmp_path / "vocab.txt").write_text("[UNK]\n[CLS]\n[SEP]\n")
    with pytest.raises(ModelError, match="cannot be loaded"):
        OnnxModel(tmp_path)
