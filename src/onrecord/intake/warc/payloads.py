"""What a server sent, out of the codings it was sent in, and whether digests hold.

Some crawlers keep a page unpacked and its headers as they came: what begins as markup and does
not decode was decoded before.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zlib
from collections.abc import Iterator

from fastwarc.stream_io import BrotliReader, WarcReader, ZstdReader

_CHUNK = re.compile(rb"(?<![^\n])([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]*)?\r?\n")
_CHUNKED_END = re.compile(rb"\r?\n0+[ \t]*\r?\n(?:\r?\n)?\Z")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
_GZIP = b"\x1f\x8b\x08"
_DIGESTS = ("sha1", "sha256", "sha512", "md5")
_NO_CODINGS = ("", "identity", "none", "utf-8")


class Broken(Exception):
    """Bytes that are not in the coding they are said to be in."""


class TooMuch(Exception):
    """Bytes that decode to more than any page holds."""


def decoded(body: bytes, codings: str, most: int) -> Iterator[bytes]:
    """A body after each of its codings is undone, the last one first. Raises `Broken`, and
    `TooMuch` over ``most`` bytes.
    """
    for coding in reversed([each.strip().lower() for each in codings.split(",")]):
        if coding not in _NO_CODINGS:
            body = _undone(body, coding, most)
            yield body


def begins_as_markup(body: bytes) -> bool:
    """Whether the first thing in a body is a tag."""
    return _MARKUP.match(body) is not None


def _undone(body: bytes, coding: str, most: int) -> bytes:
    try:
        if coding == "chunked":
            return b"".join(_chunks(body))
        if coding in ("gzip", "x-gzip", "deflate"):
            return _inflated(body, coding, most)
        if coding == "br":
            return _read(BrotliReader(io.BytesIO(body)), coding, most)
        if coding == "zstd":
            return _read(ZstdReader(io.BytesIO(body)), coding, most)
        raise Broken(f"is in a coding that is not known: {coding!r}")
    except Broken:
        if begins_as_markup(body) and not _CHUNKED_END.search(body):
            return body
        raise


def _chunks(body: bytes) -> Iterator[bytes]:
    """The chunks of a body; what may follow the last one is no part of it."""
    at = 0
    while True:
        size = _CHUNK.match(body, at)
        if size is None:
            raise Broken(f"is not in chunks as it says: byte {at} of its body begins none")
        start, length = size.end(), int(size[1], 16)
        if not length:
            return
        if start + length >= len(body):
            raise Broken("is cut off: its last chunk is not there")
        yield body[start : start + length]
        at = start + length
        at += 2 if body.startswith(b"\r\n", at) else body.startswith(b"\n", at)


def _inflated(body: bytes, coding: str, most: int) -> bytes:
    """Unpacked gzip members, or zlib or bare deflate data, as servers send for "deflate"."""
    bare = coding == "deflate" and (body[:1] != b"\x78" or int.from_bytes(body[:2]) % 31)
    out = bytearray()
    while True:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
        try:
            out += inflate.decompress(body, most + 1 - len(out))
        except zlib.error as error:
            said = str(error).rpartition(": ")[2]
            raise Broken(f"does not unpack from {coding} ({said})") from None
        if len(out) > most:
            raise TooMuch
        if not inflate.eof:
            raise Broken(f"is cut off: its {coding} data does not end")
        body = inflate.unused_data
        if not body.startswith(_GZIP):
            return bytes(out)


def _read(reader: WarcReader, coding: str, most: int) -> bytes:
    try:
        data = reader.read(most + 1)
    except OSError as error:
        raise Broken(f"does not unpack from {coding} ({error})") from None
    if len(data) > most:
        raise TooMuch
    return data


def digest_holds(digest: str, data: bytes) -> bool | None:
    """Whether a labelled digest, in base 32 or 16, is that of the data; None where its algorithm is
    not known here.
    """
    algorithm, _, value = digest.strip().partition(":")
    algorithm = algorithm.lower().replace("-", "")
    if algorithm not in _DIGESTS:
        return None
    found = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    return found in (_of_base(32, value), _of_base(16, value))


def _of_base(base: int, value: str) -> bytes | None:
    padded = value.upper() + "=" * (-len(value) % 8 if base == 32 else 0)
    try:
        return base64.b32decode(padded) if base == 32 else base64.b16decode(padded)
    except ValueError:
        return None
