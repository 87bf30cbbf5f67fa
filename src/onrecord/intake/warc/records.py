"""The records of an archive, each whole or with what is wrong with its place in it.

A record is its header, an empty line, the bytes of its declared length and two line ends. Where
that does not come out, the next record is the next line that reads ``WARC/1.0`` or the like with
a field below it, or the next gzip member.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.intake.warc.unpacking import Piece

LARGEST = 16 << 20
"""Bytes of the largest record that is held in memory, and of the largest page."""
_MOST_HEADER = 1 << 16
_START = re.compile(rb"WARC/\d\.\d+\r\n[A-Za-z-]+:")
_LONGEST_START = 64
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\S*)[ \t]*(?=\r\n)", re.IGNORECASE)
_END = b"\r\n\r\n"
_TASTE = 4096
_NO_START = "begins with no line such as WARC/1.0"
_WRONG_END = "declares {} bytes, and does not end behind them"


@dataclass(frozen=True, slots=True)
class Raw:
    """A record as it stands in the archive, header and block.

    ``fault`` says what is wrong, in words that go on from "the record"; ``data`` is then what is
    left of it. ``whole`` is false where it is larger than `LARGEST`, and ``data`` its beginning.
    """

    data: bytes
    offset: int | None
    fault: str | None = None
    whole: bool = True


def records_of(pieces: Iterator[Piece]) -> Iterator[Raw]:
    """The records in some unpacked bytes, damaged ones among them, in order."""
    reel = _Reel(pieces)
    while reel.turn():
        yield from _of_stretch(reel)


class _Reel:
    """Unpacked bytes of the present stretch, which ends where reading can start anew, and the
    places in the archive that they come from.
    """

    def __init__(self, pieces: Iterator[Piece]) -> None:
        self._pieces = pieces
        self._ahead = next(pieces, None)
        self._places: deque[tuple[int, int | None, bool]] = deque()
        self._gone = 0
        self.data = bytearray()
        self.fault: str | None = None

    def turn(self) -> bool:
        """Begin the next stretch, if there is one."""
        self._places.clear()
        self.fault, self._gone = None, 0
        return self._take()

    def fill(self, size: int) -> bool:
        """Hold ``size`` bytes of a record, if there are as many: it may go on in a next member."""
        while len(self.data) < size and (self._more() or self._go_on()):
            pass
        return len(self.data) >= size

    def find(self, mark: bytes, most: int) -> int:
        """Where a mark is among the first bytes, -1 if it is not there."""
        while True:
            at = self.data.find(mark, 0, most)
            if at >= 0 or len(self.data) >= most or not self.fill(len(self.data) + 1):
                return at

    def drop(self, size: int) -> None:
        """Be done with the first bytes held."""
        del self.data[:size]
        self._gone += size

    def skip(self) -> int:
        """Be done with all before the next record's start; gives how many bytes that was."""
        before = self._gone
        while not (found := _START.search(self.data)):
            self.drop(max(0, len(self.data) - _LONGEST_START))
            if not self._more():
                self.drop(len(self.data))
                return self._gone - before
        self.drop(found.start())
        return self._gone - before

    @property
    def offset(self) -> int | None:
        """Where in the archive the first byte held is, or the gzip member that holds it."""
        while len(self._places) > 1 and self._places[1][0] <= self._gone:
            self._places.popleft()
        start, offset, packed = self._places[0]
        return offset if offset is None or packed else offset + self._gone - start

    def _more(self) -> bool:
        return not (self.fault or self._ahead is None or self._ahead.first) and self._take()

    def _go_on(self) -> bool:
        """Take the next member too, where the present one neither ends as a record does nor the
        next begins as one.
        """
        ahead = self._ahead
        if self.fault or not self.data or ahead is None or not ahead.data:
            return False
        apart = self.data.endswith(_END) or ahead.data.startswith(b"WARC/")
        return not apart and self._take()

    def _take(self) -> bool:
        piece, self._ahead = self._ahead, next(self._pieces, None)
        if piece is None:
            return False
        self._places.append((self._gone + len(self.data), piece.offset, piece.packed))
        self.data += piece.data
        self.fault = piece.fault
        return True


def _of_stretch(reel: _Reel) -> Iterator[Raw]:
    """The records of a stretch. What is wrong at its end is wrong with the last of them, and may
    be with those before it.
    """
    given = 0
    while True:
        raw = _next(reel) if reel.fill(1) else Raw(b"", reel.offset)
        offset, rest = reel.offset, bytes(reel.data[:_TASTE])
        skipped = reel.skip()
        ended = not reel.fill(1)
        if ended and reel.fault:
            others = f"; the {given} before it in its gzip member stand unchecked" if given else ""
            yield replace(raw, fault=reel.fault + others)
        elif raw.data:
            yield raw
            if raw.fault is None and rest[:skipped].strip():
                yield Raw(rest[:skipped], offset, _NO_START)
        if ended:
            return
        given += 1


def _next(reel: _Reel) -> Raw:
    """The record that the reel begins with; leaves the reel right behind it, or in it where it is
    not known where it ends.
    """
    offset = reel.offset
    start = reel.find(_END, _MOST_HEADER) + len(_END)
    head = bytes(reel.data[: start if start >= len(_END) else _MOST_HEADER])
    lengths = _LENGTH.findall(head)
    fault = None
    if not _START.match(head):
        fault = _NO_START
    elif start < len(_END) or _START.search(head, 1):
        fault = "has a header that does not end"
    elif len(lengths) != 1 or not lengths[0].isdigit():
        fault = "does not say its Content-Length in one number"
    if fault:
        reel.drop(1)
        return Raw(head, offset, fault)
    length = int(lengths[0])
    if start + length > LARGEST:
        return _pass_over(reel, start, length)
    return _whole(reel, start, length)


def _whole(reel: _Reel, start: int, length: int) -> Raw:
    offset, size = reel.offset, start + length
    reel.fill(size + len(_END) + _LONGEST_START)
    data = bytes(reel.data[:size])
    if _ends(reel.data, data, start):
        reel.drop(size + len(_END))
        return Raw(data, offset)
    reel.drop(start)
    if len(data) < size and not _START.search(data, start):
        fault = f"is cut off: {len(data) - start} of {length} bytes are there"
    else:
        fault = _WRONG_END.format(length)
    return Raw(data, offset, fault)


def _ends(held: bytearray, data: bytes, start: int) -> bool:
    """Whether a record ends where it says: at two line ends, then another record or the end; or
    junk, where no other record begins before, as it would where empty lines are met by chance.
    """
    behind = len(data) + len(_END)
    if not held.startswith(_END, len(data)):
        return False
    return (
        len(held) == behind
        or _START.match(held, behind) is not None
        or _START.search(data, start) is None
    )


def _pass_over(reel: _Reel, start: int, length: int) -> Raw:
    """A record too large to hold. Another record's start inside it is taken for one: a length of
    ten digits is rather wrong than right.
    """
    offset = reel.offset
    reel.fill(start + _MOST_HEADER)
    data = bytes(reel.data[: start + _MOST_HEADER])
    reel.drop(start)
    if reel.skip() == length + len(_END):
        return Raw(data, offset, whole=False)
    return Raw(data, offset, _WRONG_END.format(length), whole=False)
