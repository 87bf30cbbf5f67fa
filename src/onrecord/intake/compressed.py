"""Compressed bytes as they come, opened a little at a time: a bomb is cut off as it unfolds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

_PIECE = 65_536
_GZIP = 16 + zlib.MAX_WBITS


class Gunzip:
    """Opens a gzip stream of one or more members, chunk by chunk.

    Both methods raise `zlib.error` where the bytes do not add up. What follows the last member
    and is none is left, as gzip itself does.
    """

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)

    def open(self, chunk: bytes) -> Iterator[bytes]:
        """What ``chunk`` holds, in pieces of at most 64 KiB, each made when it is asked for."""
        while chunk:
            if self._member.eof:
                if not chunk.startswith(b"\x1f"):
                    return
                self._member = zlib.decompressobj(_GZIP)
            yield self._member.decompress(chunk, _PIECE)
            chunk = self._member.unused_data if self._member.eof else self._member.unconsumed_tail

    def close(self) -> bytes:
        """What is left when no more chunks come: at most a few hundred bytes."""
        rest = self._member.flush()
        if not self._member.eof:
            raise zlib.error("the end is missing")
        return rest
