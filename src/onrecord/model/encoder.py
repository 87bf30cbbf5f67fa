"""The encoder at run time: one pass a window, behind a protocol that a test can fake.

Roles are BIO tags of source, cue and content; inner roles are those of attributions inside the
content of others. Arguments say, given the first word of a cue, whether another word is its
content, its source, or neither.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import ModelError
from onrecord.model.tokens import Ints, Tokens, Window
from onrecord.model.wordpiece import WordPiece

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAMED = ("person", "organization", "other")
NAMES = ("O", *(f"{begins}-{kind}" for kind in NAMED for begins in "BI"))
"""Tags of names of persons, of organizations, and of all else: places, peoples, products."""
ARGUMENTS = ("none", "content", "source")
DISTANCES = 19
"""Buckets of signed distance in words: 0, then powers of two up to 256 on each side."""
PARAGRAPHS = 4
"""Buckets of distance in paragraphs: 0, 1, 2, more."""

Floats = NDArray[np.float32]


class Answers(Protocol):
    """What the model says of one window."""

    @property
    def roles(self) -> Floats:
        """Log probability of each of `ROLES` for each word of the window: [words, 7]."""

    @property
    def inner(self) -> Floats:
        """The same for attributions inside the content of others; means nothing outside it."""

    @property
    def names(self) -> Floats:
        """Log probability of each of `NAMES` for each word: [words, 7]."""

    def arguments(self, cues: Ints) -> Floats:
        """Log probability of each of `ARGUMENTS` for each word with respect to the cues that
        start at the given words of the window: [cues, words, 3].
        """


class Model(Protocol):
    """A reader's model."""

    @property
    def name(self) -> str:
        """What a record says it was read with."""

    @property
    def wordpiece(self) -> WordPiece:
        """How it splits words."""

    def answer(self, tokens: Tokens, window: Window) -> Answers:
        """Read one window. Nothing but the window bears on the answer."""


def distance_bucket(distance: Ints) -> Ints:
    """Bucket of each signed distance: 0; 1 to 9 ahead (1, 2, 4 .. 256 or more); 10 to 18 behind."""
    size = np.abs(distance)
    bucket = 1 + np.minimum(np.log2(np.maximum(size, 1)).astype(np.int64), 8)
    return np.where(size == 0, 0, np.where(distance < 0, bucket + 9, bucket))


def window_inputs(tokens: Tokens, window: Window, wordpiece: WordPiece) -> tuple[Ints, Ints, Ints]:
    """Arrays that the network reads: pieces [T], features [T, 3] (0 at the two special pieces,
    else one more than the word's) and the place of each word's first piece [N].
    """
    before = tokens.before[window.start : window.end + 1]
    length = int(before[-1] - before[0])
    pieces = np.empty(length + 2, dtype=np.int64)
    pieces[0], pieces[-1] = wordpiece.first, wordpiece.last
    pieces[1:-1] = [p for word in tokens.pieces[window.start : window.end] for p in word]
    features = np.zeros((length + 2, tokens.features.shape[1]), dtype=np.int64)
    own = tokens.features[window.start : window.end] + 1
    features[1:-1] = np.repeat(own, np.diff(before), axis=0)
    return pieces, features, before[:-1] - before[0] + 1


def log_softmax(scores: Floats) -> Floats:
    """Along the last axis."""
    shifted = scores - scores.max(axis=-1, keepdims=True)
    normal: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return normal


@dataclass(frozen=True, slots=True)
class _WindowAnswers:
    roles: Floats
    inner: Floats
    names: Floats
    cue_side: Floats
    word_side: Floats
    distance: Floats
    apart: Floats
    paragraph: Ints

    def arguments(self, cues: Ints) -> Floats:
        labels = len(ARGUMENTS)
        words = self.word_side.shape[0]
        sides = self.cue_side[cues].reshape(len(cues) * labels, -1)
        # not BLAS: its threads would spin between these small products, at twice the CPU time
        scores = np.einsum("sw,nw->sn", sides, self.word_side).reshape(len(cues), labels, words)
        ahead = distance_bucket(np.arange(words)[None, :] - cues[:, None])
        between = np.abs(self.paragraph[None, :] - self.paragraph[cues][:, None])
        scores = scores + self.distance[:, ahead].transpose(1, 0, 2)
        scores = scores + self.apart[:, np.minimum(between, PARAGRAPHS - 1)].transpose(1, 0, 2)
        return log_softmax(scores.transpose(0, 2, 1))


class OnnxModel:
    """The shipped weights in ONNX Runtime, one window at a time on the CPU.

    Windows are not batched: the dynamic quantisation of activations is over all of an input,
    so that a batch would let windows bear on each other; one at a time is also the faster.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime  # slow to import: only a reading pays for it

        weights, vocabulary = folder / "reader.onnx", folder / "vocab.txt"
        for path in (weights, vocabulary):
            if not path.is_file():
                raise ModelError(
                    f"{path} is missing: the installation is damaged. Install onrecord again."
                )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # windows differ in length: what is kept for each length held a gigabyte on a long story
        options.enable_cpu_mem_arena = False
        options.enable_mem_pattern = False
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(
                os.fspath(weights), options, providers=["CPUExecutionProvider"]
            )
            self.wordpiece = WordPiece.load(vocabulary)
        except Exception as error:  # ONNX Runtime's own errors share no base class
            raise ModelError(
                f"{weights} cannot be loaded ({error}). Install onrecord again."
            ) from error
        self.name = self._session.get_modelmeta().custom_metadata_map.get("name", "unnamed")

    def answer(self, tokens: Tokens, window: Window) -> Answers:
        """Read one window."""
        pieces, features, first = window_inputs(tokens, window, self.wordpiece)
        roles, inner, cue_side, word_side, names, distance, apart = self._session.run(
            None, {"pieces": pieces[None], "features": features[None], "first": first[None]}
        )
        paragraph = tokens.paragraph[window.start : window.end]
        return _WindowAnswers(
            log_softmax(roles[0]),
            log_softmax(inner[0]),
            log_softmax(names[0]),
            cue_side[0],
            word_side[0],
            distance,
            apart,
            paragraph,
        )
