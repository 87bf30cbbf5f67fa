"""Progress on standard error: silent where that is no terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click

T = TypeVar("T")
_CLEAR = "\r\x1b[2K"


def over(results: Iterable[T], names: Sequence[str]) -> Iterator[T]:
    """Go over results one by one, telling which of ``names`` is at work."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from results
        return
    remaining = iter(results)
    for number, name in enumerate(names, start=1):
        which = f"{number} of {len(names)}: " if len(names) > 1 else ""
        _show(f"reading {which}{printable(name)[-60:]}")
        result = next(remaining)
        _show("")
        yield result


def say(message: str) -> None:
    """One line on standard error, where there is one."""
    if sys.stderr is not None:
        click.echo(printable(message), err=True)


def _show(message: str) -> None:
    sys.stderr.write(_CLEAR + message)
    sys.stderr.flush()


_UNSEEN = dict.fromkeys(
    [
        *(*range(0x20), *range(0x7F, 0xA0)),  # control characters
        *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # direction
        *range(0xD800, 0xE000),  # halves of characters, from names that are not UTF-8
    ],
    "\ufffd",
)


def printable(text: str) -> str:
    """The text without characters that would command the terminal or turn its direction."""
    return " ".join(text.split()).translate(_UNSEEN)
