"""The bytes of an archive, unpacked: as they stand, out of gzip members, out of zstd frames.

Archives hold each record in a gzip member of its own, so that a damaged member costs no more than
itself: the next one is looked for by its first bytes, tried by unpacking a little. A zstd archive
ends where it is damaged.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from fastwarc.stream_io import ZstdReader

_GZIP = b"\x1f\x8b\x08"
_ZSTD = (b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18")
"""A frame, and the dictionary that some archives begin with."""
_WARC = b"WARC/"
_NEXT = re.compile(rb"\r\n\r\nWARC/1\.\d\r\nWARC-")
"""Where the second record of an archive that is not packed begins."""
_PART = 1 << 16
"""Bytes read, and at most unpacked, at a time: a bomb goes off in small pieces."""
_KEPT = 16 << 20
"""Packed bytes of a member that are kept to look for the next one in, where it turns out broken."""
_TASTE = 2048
_GZIP_BITS = zlib.MAX_WBITS | 16


@dataclass(frozen=True, slots=True)
class Piece:
    """Some unpacked bytes.

    ``offset`` is the byte of the archive where they start, or where the gzip member starts that
    holds them (``packed``), None in zstd. ``first`` of its member, or not. ``fault`` says what is
    wrong with the archive right behind them; the next piece then starts anew.
    """

    data: bytes
    offset: int | None
    first: bool = False
    fault: str | None = None
    packed: bool = True


def is_archive(head: bytes) -> bool:
    """Whether a file with these first bytes, some thousand of them, is a web archive.

    Nothing else that holds stories comes in zstd, so that all of it counts. The first record may be
    damaged: then what is left of it tells, or else a whole one behind it.
    """
    if head.startswith((_WARC, *_ZSTD)) or _beginning(head) or _NEXT.search(head):
        return True
    members = (match.start() for match in re.finditer(re.escape(_GZIP), head))
    return any(_unpacks_to(head[at:], _WARC, first=True) for at in members)


def pieces_of(stream: BinaryIO) -> Iterator[Piece]:
    """A stream's bytes, unpacked."""
    source = _Source(stream)
    source.fill(_PART)
    if source.data.startswith(_ZSTD):
        return _frames(source)
    if not source.data.startswith(_GZIP) and _WARC in source.data:
        return _plain(source)
    return _members(source)


class _Source:
    """A stream with what was read of it and may be wanted again; ``offset`` is that of the first
    byte held. A file, as far as a reader of zstd asks.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.data = bytearray()
        self.offset = 0

    def fill(self, size: int) -> bool:
        """Hold ``size`` bytes, if there are as many."""
        while len(self.data) < size:
            more = self._stream.read(_PART)
            if not more:
                return False
            self.data += more
        return True

    def drop(self, size: int) -> None:
        """Be done with the first bytes held."""
        del self.data[:size]
        self.offset += size

    def read(self, size: int = _PART) -> bytes:
        """The next bytes, and be done with them."""
        self.fill(size)
        data = bytes(self.data[:size])
        self.drop(len(data))
        return data

    def tell(self) -> int:
        """Where the next byte is."""
        return self.offset


def _plain(source: _Source) -> Iterator[Piece]:
    while True:
        offset = source.offset
        data = source.read()
        if not data:
            return
        yield Piece(data, offset, packed=False)


def _frames(source: _Source) -> Iterator[Piece]:
    reader = ZstdReader(source)  # type: ignore[arg-type] # it never seeks
    try:
        while data := reader.read(_PART):
            yield Piece(data, None)
    except OSError as error:
        yield Piece(b"", None, fault=f"does not unpack ({error}), nor does what comes behind it")


def _members(source: _Source) -> Iterator[Piece]:
    while source.fill(1):
        if source.data.startswith(_GZIP):
            fault = yield from _member(source)
        else:
            source.fill(_PART)
            beginning = _beginning(bytes(source.data[:_PART]))
            fault = Piece(beginning, source.offset, True, "is no gzip member")
        if fault:
            yield fault
            _seek_member(source)


def _member(source: _Source) -> Generator[Piece, None, Piece | None]:
    """Unpack a gzip member and be done with it; or give a piece that says what is wrong with it."""
    inflate = zlib.decompressobj(_GZIP_BITS)
    offset, fed, first = source.offset, 0, True
    while not inflate.eof:
        packed = inflate.unconsumed_tail
        if not packed:
            source.fill(fed + _PART)
            packed = bytes(source.data[fed : fed + _PART])
            fed += len(packed)
        try:
            data = inflate.decompress(packed, _PART)
        except zlib.error as error:
            fault = f"does not unpack ({_said(error)}), nor does what follows in its gzip member"
            return Piece(_beginning(packed) if first else b"", offset, first, fault)
        if not packed and not data:
            return Piece(b"", offset, first, "is cut off: its gzip member does not end")
        if data:
            yield Piece(data, offset, first)
            first = False
        if fed > _KEPT:
            source.drop(_PART)
            fed -= _PART
    source.drop(fed - len(inflate.unused_data))
    return None


def _beginning(packed: bytes) -> bytes:
    """What the beginning of a broken gzip member still unpacks to, for the name of its record;
    where its header is what broke, its data begin behind the ten bytes of a plain one.
    """
    for bits, start in ((_GZIP_BITS, 0), (-zlib.MAX_WBITS, 10)):
        data = _until_broken(packed[start : start + _TASTE], bits)
        if data.startswith(_WARC):
            return data
    return b""


def _until_broken(packed: bytes, bits: int) -> bytes:
    """What bytes unpack to before the one at which they break."""
    inflate = zlib.decompressobj(bits)
    data = b""
    for at in range(len(packed)):
        try:
            data += inflate.decompress(packed[at : at + 1], _TASTE)
        except zlib.error:
            break
        if len(data) >= _TASTE or inflate.eof:
            break
    return data


def _said(error: zlib.error) -> str:
    """What zlib says, without its code: "Error -3 while decompressing data: incorrect …"."""
    return str(error).rpartition(": ")[2]


def _seek_member(source: _Source) -> None:
    """Be done with all before the next member that unpacks to some of a record."""
    source.drop(1)
    while source.fill(len(_GZIP)):
        at = source.data.find(_GZIP)
        source.drop(at if at >= 0 else len(source.data) - len(_GZIP) + 1)
        if at >= 0:
            source.fill(_TASTE)
            if _unpacks_to(bytes(source.data[:_TASTE]), b"WARC", first=False):
                return
            source.drop(1)
    source.drop(len(source.data))


def _unpacks_to(packed: bytes, word: bytes, first: bool) -> bool:
    """Whether a gzip member that begins like this holds a word, or has it first."""
    try:
        data = zlib.decompressobj(_GZIP_BITS).decompress(packed, _TASTE)
    except zlib.error:
        return False
    return data.startswith(word) if first else word in data
