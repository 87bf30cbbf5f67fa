"""Progress on standard error: silent where that is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")
_CLEAR = "\r\x1b[2K"
_PATIENCE = 0.5
"""Seconds before anything is shown: a short job needs none."""


def over(results: Iterable[T], names: Sequence[str]) -> Iterator[T]:
    """Go over results one by one, telling which of ``names`` is at work."""
    if not sys.stderr.isatty():
        yield from results
        return
    began = time.monotonic()
    remaining = iter(results)
    for number, name in enumerate(names, start=1):
        if len(names) > 1 and (number == 1 or time.monotonic() - began > _PATIENCE):
            _show(f"reading {number} of {len(names)}: {printable(name)[-60:]}")
        elif len(names) == 1:
            _show(f"reading {printable(name)[-60:]}")
        result = next(remaining)
        _show("")
        yield result


def say(message: str) -> None:
    """One line on standard error."""
    click.echo(printable(message), err=True)


def _show(message: str) -> None:
    sys.stderr.write(_CLEAR + message)
    sys.stderr.flush()


_UNSEEN = dict.fromkeys(
    [*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"
)


def printable(text: str) -> str:
    """The text without characters that would command the terminal or turn its direction."""
    return " ".join(text.split()).translate(_UNSEEN)
