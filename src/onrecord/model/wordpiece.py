"""WordPiece over words that are already split.

Greedy longest match first, as in BERT's uncased tokenizer (Devlin et al. 2019; Wu et al. 2016),
with lower case and accents stripped. Words repeat, so each is looked up once and remembered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

LONGEST_WORD = 100
"""Characters; a longer word is unknown, as in BERT."""
MOST_PIECES = 8
"""Word pieces kept of one word: the first one stands for it."""
_REMEMBERED = 200_000


class WordPiece:
    """Turns words into ids of the encoder's vocabulary."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]
        self._seen: dict[str, tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> WordPiece:
        """Read a vocabulary file: one piece a line, in order of id."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def encode(self, word: str) -> tuple[int, ...]:
        """Ids of one word's pieces: at least one, at most `MOST_PIECES`."""
        ids = self._seen.get(word)
        if ids is None:
            ids = self._split(word)
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            self._seen[word] = ids
        return ids

    def _split(self, word: str) -> tuple[int, ...]:
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        plain = _strip_accents(word.lower())
        ids: list[int] = []
        start = 0
        while start < len(plain) and len(ids) < MOST_PIECES:
            prefix = "##" if start else ""
            end = len(plain)
            while end > start and prefix + plain[start:end] not in self._ids:
                end -= 1
            if end == start:
                return (self.unknown,)
            ids.append(self._ids[prefix + plain[start:end]])
            start = end
        return tuple(ids) or (self.unknown,)


def _strip_accents(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
