"""A model of ten lines: words in capitals stand for their roles."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.model.encoder import Floats
from onrecord.model.tokens import Ints, Tokens, Window
from onrecord.model.wordpiece import WordPiece


@dataclass(frozen=True)
class Said:
    """Sure of each word's role; every cue owns all content, and the source before it."""

    roles: Floats
    inner: Floats
    names: Floats
    kinds: tuple[str, ...]

    def arguments(self, cues: Ints) -> Floats:
        scores = np.full((len(cues), len(self.kinds), 3), -9.0, dtype=np.float32)
        for row in range(len(cues)):
            for word, kind in enumerate(self.kinds):
                scores[row, word, {"c": 1, "s": 2}.get(kind, 0)] = -0.01
        return scores


class FakeModel:
    """Reads "who" as a source, "said" as a cue and what stands in quotation marks as content."""

    name = "fake"
    wordpiece = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())

    def answer(self, tokens: Tokens, window: Window) -> Said:
        roles = np.full((window.end - window.start, 7), -9.0, dtype=np.float32)
        nothing = np.full_like(roles, -9.0)
        nothing[:, 0] = -0.01
        kinds: list[str] = []
        for row, word in enumerate(range(window.start, window.end)):
            start, end = tokens.words[word]
            quoted = tokens.features[word, 1] == 1
            kind = {"who": "s", "said": "q"}.get(tokens.text[start:end], "c" if quoted else "o")
            goes_on = kind in "c" and bool(kinds) and kinds[-1] == kind
            kinds.append(kind)
            roles[row, {"o": 0, "s": 1, "q": 3, "c": 5}[kind] + goes_on] = -0.01
        return Said(roles, nothing, nothing, tuple(kinds))
