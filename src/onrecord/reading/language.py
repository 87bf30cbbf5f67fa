"""Which language a story is in; only English is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from onrecord.text.words import WORD, Offsets

_ENGLISH = frozenset(
    """
    the and of to that was with for said his her they have has from which are were been
    this she he but not who will would their on at by it is as
    """.split()
)
_SURE = 0.15
"""Share of English function words from which on no more need be asked."""
_FEW = 12
"""Words; of fewer no language can be told."""
_SAMPLE = 4000
"""Characters."""


def find_language(text: str, paragraphs: Sequence[Offsets]) -> str | None:
    """ISO 639-1 code of the language of the given paragraphs, None where too little is there."""
    sample = "\n".join(text[start:end] for start, end in paragraphs)[:_SAMPLE]
    words = [word.casefold() for word in WORD.findall(sample) if word[0].isalpha()]
    if len(words) < _FEW and sample.isascii():
        return None
    if sum(word in _ENGLISH for word in words) >= _SURE * len(words) > 0:
        return "en"
    if not any(char.isalpha() for char in sample):
        return None
    code, _ = _identifier().classify(sample)
    return str(code)


@cache
def _identifier() -> Any:
    import py3langid  # large tables: only a text that is not plainly English pays for them

    return py3langid
