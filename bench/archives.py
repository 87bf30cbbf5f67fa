"""Web archives made to measure and to test: pages, what else a crawl keeps, and damage by name."""

from __future__ import annotations

import base64
import gzip
import hashlib
import random
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

Page = tuple[str, bytes]
"""An address and what stands there."""


@dataclass(frozen=True, slots=True)
class Made:
    """A record as it was put into an archive; ``damage`` names what was done to it."""

    id: str
    address: str
    page: bytes
    offset: int
    damage: str | None = None


@dataclass
class Draft:
    """A record that is not written yet; ``wrong`` bytes are added to its declared length."""

    fields: dict[str, str]
    http: list[str]
    body: bytes
    wrong: int = 0
    version: str = "WARC/1.0\r\n"
    gap: bytes = b"\r\n\r\n"

    @property
    def block(self) -> bytes:
        """What the record holds."""
        return "\r\n".join(self.http).encode() + self.gap + self.body if self.http else self.body

    def written(self) -> bytes:
        """The record as it stands in an archive."""
        length = len(self.block) + self.wrong
        fields = "".join(f"{name}: {value}\r\n" for name, value in self.fields.items())
        head = f"{self.version}{fields}Content-Length: {length}\r\n\r\n"
        return head.encode() + self.block + b"\r\n\r\n"


def draft(kind: str, number: int, address: str, http: list[str], body: bytes) -> Draft:
    """A record with what every record has."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{number:08x}-0000-4000-8000-000000000000>",
        "WARC-Date": "2026-03-31T08:00:00Z",
        "WARC-Target-URI": address,
        "Content-Type": f"application/http; msgtype={kind}" if http else "text/plain",
    }
    return Draft(fields, http, body)


def response(number: int, page: Page) -> Draft:
    """A page as a crawl keeps it: every third in chunks, every fifth packed, half with digests."""
    address, body = page
    http = ["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", "Server: harbour"]
    if number % 5 == 0:
        http.append("Content-Encoding: gzip")
        body = gzip.compress(body, mtime=0)
    if number % 3 == 0:
        http.append("Transfer-Encoding: chunked")
        body = in_chunks(body)
    else:
        http.append(f"Content-Length: {len(body)}")
    made = draft("response", number, address, http, body)
    if number % 2:
        made.fields["WARC-Block-Digest"] = digest("sha256", made.block)
        made.fields["WARC-Payload-Digest"] = digest("sha1", body)
    return made


def in_chunks(body: bytes, size: int = 1500) -> bytes:
    """A body in chunked transfer coding."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def digest(algorithm: str, data: bytes) -> str:
    """A labelled digest: SHA-1 in base 32 as is usual, others in base 16."""
    raw = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    told = base64.b32encode(raw).decode() if algorithm == "sha1" else raw.hex()
    return f"{algorithm}:{told}"


# Damage to a record


def _declare(made: Draft, wrong: int) -> None:
    made.wrong = wrong


def _altered(made: Draft, algorithm: str, name: str, what: str) -> None:
    made.fields.pop("WARC-Block-Digest", None)
    made.fields[name] = digest(algorithm, made.block if what == "block" else made.body)
    at = len(made.body) // 2
    made.body = made.body[:at] + bytes([made.body[at] ^ 1]) + made.body[at + 1 :]


def _without(made: Draft, name: str) -> None:
    del made.fields[name]


def _unsigned(made: Draft, http: list[str], body: bytes) -> None:
    """Another answer, with no digest to give it away."""
    for name in ("WARC-Block-Digest", "WARC-Payload-Digest"):
        made.fields.pop(name, None)
    made.http, made.body = http, body


_HTML = ["HTTP/1.1 200 OK", "Content-Type: text/html"]


def _cut_header(made: Draft, page: bytes) -> None:
    _unsigned(made, ["HTTP/1.1 200 OK", "Content-Type: te"], b"")
    made.gap = b""


def _cut_body(made: Draft, page: bytes) -> None:
    _unsigned(made, [*_HTML, f"Content-Length: {len(page)}"], page[: len(page) // 2])


def _cut_chunks(made: Draft, page: bytes) -> None:
    body = in_chunks(page)
    _unsigned(made, [*_HTML, "Transfer-Encoding: chunked"], body[: len(body) // 2])


def _wrong_chunk(made: Draft, page: bytes) -> None:
    body = in_chunks(page).replace(b"\r\n", b"\r\nzz", 2)
    _unsigned(made, [*_HTML, "Transfer-Encoding: chunked"], body)


def _cut_packed(made: Draft, page: bytes) -> None:
    body = gzip.compress(page)[:-40]
    _unsigned(made, [*_HTML, "Content-Encoding: gzip", f"Content-Length: {len(body)}"], body)


def _wrong_packed(made: Draft, page: bytes) -> None:
    body = bytearray(gzip.compress(page))
    body[-6] ^= 0xFF
    _unsigned(made, [*_HTML, "Content-Encoding: gzip"], bytes(body))


DAMAGES: Mapping[str, Callable[[Draft, bytes], None]] = {
    "declares too much": lambda made, page: _declare(made, 700),
    "declares far too much": lambda made, page: _declare(made, 10**11),
    "declares too little": lambda made, page: _declare(made, -700),
    "declares no number": lambda made, page: made.fields.update({"Content-Length": "many"}),
    "body is not its digest": lambda made, page: _altered(
        made, "sha1", "WARC-Payload-Digest", "body"
    ),
    "block is not its digest": lambda made, page: _altered(
        made, "sha256", "WARC-Block-Digest", "block"
    ),
    "no date": lambda made, page: _without(made, "WARC-Date"),
    "no type": lambda made, page: _without(made, "WARC-Type"),
    "no address": lambda made, page: _without(made, "WARC-Target-URI"),
    "a date that is none": lambda made, page: made.fields.update({"WARC-Date": "yesterday"}),
    "a NUL in its header": lambda made, page: made.fields.update({"WARC-IP-Address": "1\0.2"}),
    "a line that is no field": lambda made, page: made.fields.update(
        {"WARC-IP-Address": "192.0.2.1\r\nthis is no field"}
    ),
    "no first line": lambda made, page: setattr(made, "version", ""),
    "HTTP header cut off": _cut_header,
    "HTTP body cut off": _cut_body,
    "NUL in the HTTP header": lambda made, page: _unsigned(made, [*_HTML, "X-A: b\0c"], page),
    "no HTTP status": lambda made, page: _unsigned(made, ["HTP 2 hundred", *_HTML[1:]], page),
    "chunks cut off": _cut_chunks,
    "a chunk of no size": _wrong_chunk,
    "gzip coding cut off": _cut_packed,
    "gzip coding changed": _wrong_packed,
    "cut off by the crawler": lambda made, page: made.fields.update({"WARC-Truncated": "length"}),
    "one segment of it": lambda made, page: made.fields.update({"WARC-Segment-Number": "1"}),
}
"""Ways to damage a record, by name."""


# Damage to a gzip member


def _cut_member(member: bytes) -> bytes:
    return member[: len(member) // 2]


def _flip(member: bytes, at: int) -> bytes:
    return member[:at] + bytes([member[at] ^ 0x55]) + member[at + 1 :]


MEMBER_DAMAGES: Mapping[str, Callable[[bytes], bytes]] = {
    "member cut off": _cut_member,
    "member without its end": lambda member: member[:-3],
    "bytes of the member changed": lambda member: _flip(member, len(member) * 2 // 3),
    "checksum of the member wrong": lambda member: _flip(member, len(member) - 6),
    "length of the member wrong": lambda member: _flip(member, len(member) - 2),
    "first bytes of the member changed": lambda member: _flip(member, 1),
}
"""Ways to damage a gzip member, by name."""

TEN = (
    "member cut off",
    "bytes of the member changed",
    "checksum of the member wrong",
    "declares too much",
    "declares too little",
    "body is not its digest",
    "no date",
    "HTTP header cut off",
    "HTTP body cut off",
    "chunks cut off",
)
"""The ways in which `archive` damages pages if it is not told others."""


def archive(
    pages: Iterable[Page], packed: bool = True, every: int = 10, ways: tuple[str, ...] = TEN
) -> Iterator[tuple[bytes, Made]]:
    """The parts of an archive with what each holds: one page a part, one page in ``every`` damaged
    in one of the ways, and around them the requests, pictures and missing pages of a crawl. Each
    record is a gzip member of its own where ``packed``.
    """
    offset = 0
    for number, page in enumerate(pages, 1):
        way = ways[number // every % len(ways)] if number % every == 0 else ""
        made = response(number, page)
        if way in DAMAGES:
            DAMAGES[way](made, page[1])
        before = b"".join(map(_pack if packed else _as_is, _others(number, page[0])))
        written = made.written()
        if packed:
            written = _pack(written)
            written = MEMBER_DAMAGES[way](written) if way in MEMBER_DAMAGES else written
        name = made.fields["WARC-Record-ID"]
        yield before + written, Made(name, *page, offset + len(before), way or None)
        offset += len(before) + len(written)


def _others(number: int, address: str) -> Iterator[bytes]:
    """What comes before a page's record: its request, and now and then a picture, an error page."""
    at = number * 4 + (1 << 24)
    yield draft("request", at, address, ["GET / HTTP/1.1", "Host: a.example"], b"").written()
    if number % 4 == 0:
        picture = random.Random(number).randbytes(3000)
        http = ["HTTP/1.1 200 OK", "Content-Type: image/jpeg", f"Content-Length: {len(picture)}"]
        yield draft("response", at + 1, f"{address}.jpg", http, picture).written()
    if number % 7 == 0:
        http = ["HTTP/1.1 404 Not Found", "Content-Type: text/html"]
        yield draft("response", at + 2, f"{address}/gone", http, b"<html>No such page").written()


def _pack(written: bytes) -> bytes:
    return gzip.compress(written, compresslevel=6, mtime=0)


def _as_is(written: bytes) -> bytes:
    return written


_WORDS = """
    the harbour lighthouse keeper said that bread prices rose again while seven boats waited near
    northern rocks and nobody on the island had heard of a storm warning until late last Sunday
    """.split()


def invented(count: int) -> Iterator[Page]:
    """Pages about nothing in particular, each another, of some thousand bytes."""
    for number in range(count):
        rng = random.Random(number)
        lines = (" ".join(rng.choices(_WORDS, k=30)) for _ in range(rng.randint(15, 60)))
        text = "".join(f"<p>{line}.</p>\n" for line in lines)
        page = f"<!doctype html><html><title>Page {number}</title><body>{text}</body></html>"
        yield f"https://news.example/{number}", page.encode()
