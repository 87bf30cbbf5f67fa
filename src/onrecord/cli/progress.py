"""Progress on standard error: silent where that is no terminal."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator, Sequence

import click

_CLEAR = "\r\x1b[2K"
_PAUSE = 0.1
"""Seconds between two times that the line is written."""


class Progress:
    """One line that tells what is being read, out of the way of everything else that is shown."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._stories = 0
        self._at = ""
        self._told = 0.0

    def over(self, sources: Sequence[str]) -> Iterator[str]:
        """Go over sources one by one, telling which of them is at work."""
        for number, source in enumerate(sources, start=1):
            which = f"{number} of {len(sources)}: " if len(sources) > 1 else ""
            self._at = f"{which}{printable(source)[-60:]}"
            self._show()
            yield source
        self.clear()

    def count(self) -> None:
        """One more story is done with: go on telling, ten times a second at most."""
        self._stories += 1
        if time.monotonic() - self._told >= _PAUSE:
            self._show()

    def clear(self) -> None:
        """Make way for other output."""
        if self._shown:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def _show(self) -> None:
        if self._shown:
            self._told = time.monotonic()
            done = f" · {self._stories:,} read" if self._stories else ""
            sys.stderr.write(f"{_CLEAR}reading {self._at}{done}")
            sys.stderr.flush()


def tell_what_is_logged(progress: Progress) -> None:
    """Say what the library logs: what it leaves out and does not fail for."""
    logger = logging.getLogger("onrecord")
    logger.handlers = [_Told(progress)]
    logger.propagate = False


class _Told(logging.Handler):
    def __init__(self, progress: Progress) -> None:
        super().__init__(logging.WARNING)
        self._progress = progress

    def emit(self, record: logging.LogRecord) -> None:
        self._progress.clear()
        say(f"onrecord: {record.getMessage()}")


def say(message: str) -> None:
    """One line on standard error, where there is one."""
    if sys.stderr is not None:
        click.echo(printable(message), err=True)


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
