"""onrecord reads news stories and puts them on record: who said what, with the words to prove it.

    >>> import onrecord
    >>> record = onrecord.read("story.txt")
    >>> for said in record.attributions: ...

`read` and `read_many` take paths, `read_text` takes the words themselves. Everything a record
claims is a span of ``record.story.text``; the types are in `onrecord.records`, the errors in
`onrecord.errors`. What reads loads when it is first used: importing onrecord is cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.errors import InputError, ModelError, OnrecordError
from onrecord.records import Attribution, Block, Record, Span, Story

if TYPE_CHECKING:
    from onrecord.desk import Failure, read, read_many, read_text

__version__ = "0.1.0"
__all__ = [
    "Attribution",
    "Block",
    "Failure",
    "InputError",
    "ModelError",
    "OnrecordError",
    "Record",
    "Span",
    "Story",
    "__version__",
    "read",
    "read_many",
    "read_text",
]

_OF_DESK = frozenset(("Failure", "read", "read_many", "read_text"))


def __getattr__(name: str) -> Any:
    if name in _OF_DESK:
        from onrecord import desk

        return getattr(desk, name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
