"""Records told apart: pages, damage, and what is no page."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, TypeAlias

from fastwarc.warc import HeaderMap

from onrecord.errors import Damaged, InputError, TooLong
from onrecord.intake.pages import Page
from onrecord.intake.warc.payloads import (
    Broken,
    TooMuch,
    begins_as_markup,
    decoded,
    digest_holds,
)
from onrecord.intake.warc.records import LARGEST, Raw, records_of
from onrecord.intake.warc.unpacking import pieces_of

_HTML = ("text/html", "application/xhtml+xml")
_HOLDING = ("response", "resource")
"""Types of the records that hold what was fetched."""
_MANDATORY = ("WARC-Type", "WARC-Record-ID", "WARC-Date")
_FIELD = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+[ \t]*:[^\0\n]*(?:\n[ \t][^\0\n]*)*"
_FIELDS = re.compile(rb"[^\0\n]*(?:\n" + _FIELD + rb")*")
_NO_MOMENT = re.compile(r"\d{4}(?:-\d\d){0,2}|\d{4}-\d\d-\d\dT\d\d:\d\dZ")
"""Dates that WARC 1.1 allows and that are no moment to the second."""
_BLANK = re.compile(rb"\r?\n\r?\n")
_ID = re.compile(rb"WARC-Record-ID:[ \t]*([^\s\0]{1,200})", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_LOOKS_HTML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_ADVICE = "Get the archive or the page anew; the other records are read"


@dataclass(frozen=True, slots=True)
class Skipped:
    """What an archive holds besides pages: how many records by what they are."""

    location: str
    counts: tuple[tuple[str, int], ...]


class _NoPage(Exception):
    """A record that holds no page: what it is instead."""


class _Wrong(Exception):
    """What is wrong with a record, in words that go on from "the record"."""


Read: TypeAlias = Page | Skipped | InputError


def pages_of(stream: BinaryIO, name: str) -> Iterator[Read]:
    """The pages of a web archive in order, and for each damaged or too large record an error that
    names it; at the end what was skipped, if anything was.

    A page is a response of status 200, or a resource, in HTML. Its ``offset`` is the byte where
    its record starts, or its gzip member. Memory does not grow with the archive. WARC: ISO 28500.
    """
    skipped: Counter[str] = Counter()
    for raw in records_of(pieces_of(stream)):
        try:
            yield _page(raw, name)
        except _NoPage as what:
            skipped[str(what)] += 1
        except _Wrong as wrong:
            yield Damaged(name, f"{_called(raw)} {wrong}", _ADVICE)
        except TooMuch:
            problem = f"{_called(raw)} is over {LARGEST >> 20} MB, larger than any page"
            yield TooLong(name, problem, "The other records are read")
    if skipped:
        yield Skipped(name, tuple(sorted(skipped.items())))


def _called(raw: Raw) -> str:
    found = _ID.search(raw.data)
    name = f"the record {found[1].decode('utf-8', 'replace')}" if found else "a record"
    return name if raw.offset is None else f"{name} at byte {raw.offset}"


def _page(raw: Raw, name: str) -> Page:
    """The page that a record holds. Raises `_NoPage`, `_Wrong`, `TooMuch`."""
    if raw.fault:
        raise _Wrong(raw.fault)
    head, block = _parted(raw.data, "utf-8", "its header")
    kind = (head.get("WARC-Type") or "").lower()
    retrieved = _check_head(head, kind)
    sound = raw.whole and _check_digest(head, "WARC-Block-Digest", [block])
    if kind not in _HOLDING:
        raise _NoPage(f"{kind} records")
    http, body = (head, block) if kind == "resource" else _answer(head, block)
    if raw.whole:
        sound |= _check_digest(head, "WARC-Payload-Digest", _forms(http, body))
    if kind == "response" and http.status_code != 200:
        raise _NoPage(f"responses of status {http.status_code}")
    if not _is_html(head, http, body):
        raise _NoPage("responses that are not HTML" if kind == "response" else "other resources")
    if not raw.whole:
        raise TooMuch
    _check_complete(head, http, body, sound)
    declared = http.get("Content-Type") or ""
    charset = _CHARSET.search(declared)
    return Page(
        data=_body(http, body),
        via="web archive",
        location=name,
        address=(head.get("WARC-Target-URI") or "").strip("<> "),
        media_type=_media_type(declared) or None,
        charset=charset[1] if charset else None,
        retrieved=retrieved,
        record=head.get("WARC-Record-ID"),
        offset=raw.offset,
    )


def _parted(data: bytes, encoding: str, what: str) -> tuple[HeaderMap, bytes]:
    """A header with its first line, and what comes after it."""
    blank = _BLANK.search(data)
    if blank is None:
        raise _Wrong(f"is cut off in {what}")
    lines = data[: blank.start()].replace(b"\r\n", b"\n")
    sound = _FIELDS.match(lines)
    end = sound.end() if sound else 0
    if end < len(lines):
        line = lines[lines.rfind(b"\n", 0, end + 1) + 1 :].partition(b"\n")[0]
        raise _Wrong(f"has a line in {what} that is no field: {_shown(line)}")
    head = HeaderMap(encoding)
    head.parse(io.BytesIO(lines.replace(b"\n", b"\r\n") + b"\r\n\r\n"))
    return head, data[blank.end() :]


def _shown(line: bytes) -> str:
    return repr(line[:60].decode("utf-8", "replace"))


def _check_head(head: HeaderMap, kind: str) -> str | None:
    """See to it that a record's header has what it must have; gives its moment in RFC 3339."""
    due = _MANDATORY if kind not in _HOLDING else (*_MANDATORY, "WARC-Target-URI")
    missing = [field for field in due if not head.get(field)]
    if missing:
        raise _Wrong(f"has no {' and no '.join(missing)}")
    date = head.get("WARC-Date") or ""
    if _NO_MOMENT.fullmatch(date):
        return None
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _Wrong(f"has a WARC-Date that is no moment: {date[:40]!r}")
    return date


def _check_digest(head: HeaderMap, field: str, forms: Iterable[bytes]) -> bool:
    """Whether a record has a digest that vouches for one of the forms of what it is of."""
    digest = head.get(field)
    if not digest:
        return False
    held: list[bool | None] = []
    for form in forms:
        held.append(digest_holds(digest, form))
        if held[-1] is not False:
            return held[-1] is True
    raise _Wrong(f"is not what its {field} says")


def _answer(head: HeaderMap, block: bytes) -> tuple[HeaderMap, bytes]:
    """What a server sent: its header and its body."""
    if _media_type(head.get("Content-Type") or "") != "application/http":
        raise _NoPage("responses that are not HTTP")
    http, body = _parted(block, "latin1", "its HTTP header")
    if http.status_code is None:
        raise _Wrong(f"begins with no HTTP status: {_shown(block[:60])}")
    return http, body


def _forms(http: HeaderMap, body: bytes) -> Iterator[bytes]:
    """What a payload digest may be of: crawlers differ in which codings they undo before."""
    yield body
    try:
        yield from _decoded(http, body)
    except (Broken, TooMuch):
        return


def _is_html(head: HeaderMap, http: HeaderMap, body: bytes) -> bool:
    declared = http.get("Content-Type") or head.get("WARC-Identified-Payload-Type")
    if declared:
        return _media_type(declared) in _HTML
    return _LOOKS_HTML.match(body) is not None


def _check_complete(head: HeaderMap, http: HeaderMap, body: bytes, sound: bool) -> None:
    """See to it that a page is whole: by what the crawler says, and by its declared length, which
    is that of the body as sent, where it is not in chunks.
    """
    if head.get("WARC-Truncated"):
        raise _Wrong(f"was cut off by the crawler ({head['WARC-Truncated'][:40]})")
    if head.get("WARC-Segment-Number"):
        raise _Wrong("holds one segment of its page")
    length = http.get("Content-Length") or ""
    if not length.isdigit() or http.get("Transfer-Encoding"):
        return
    if http.get("Content-Encoding") and begins_as_markup(body):
        return
    if len(body) < int(length):
        raise _Wrong(f"is cut off: {len(body)} of {length} bytes of its page are there")
    if len(body) > int(length) and not sound:
        raise _Wrong(f"holds {len(body)} bytes, and a page of {length}")


def _body(http: HeaderMap, body: bytes) -> bytes:
    """The body of a page, decoded."""
    try:
        for form in _decoded(http, body):
            body = form
    except Broken as broken:
        raise _Wrong(str(broken)) from None
    if len(body) > LARGEST:
        raise TooMuch
    return body


def _decoded(http: HeaderMap, body: bytes) -> Iterator[bytes]:
    codings = [http.get("Content-Encoding"), http.get("Transfer-Encoding")]
    return decoded(body, ",".join(filter(None, codings)), LARGEST)


def _media_type(declared: str) -> str:
    return declared.partition(";")[0].strip().lower()
