"""From the bytes of a page to its tree: which characters they are, and how much is too much."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from onrecord.errors import Empty, Malformed, NotText, TooLong
from onrecord.intake.pages import Page

MOST_BYTES = 30_000_000
"""Of a page; the longest of newspapers, with all their scripts, have a tenth."""
MOST_TAGS = 500_000
"""What opens with "<"; each takes memory many times its size."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HEAD = 4096
"""Bytes in which a declaration of the charset is looked for; browsers look at 1024."""
_DECLARED = re.compile(
    rb"""<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "utf-8",
}
"""What browsers read where these are declared (WHATWG Encoding): their supersets, and UTF-8 where
the declaration itself could not be read if it were true.
"""
_BEYOND_ASCII = bytes(range(128, 256))
_FEW = 0.01
"""Share of bytes beyond ASCII that may be wrong in a page that is what it says."""
_SAMPLE = 100_000
"""Bytes that a charset is detected from."""


def tree_of(page: Page, encoding: str | None = None) -> HtmlElement:
    """The tree of a page, without comments; ``encoding`` is what its giver says it is in.

    Raises `TooLong`, `NotText`, `Empty`, and `Malformed` where elements are nested deeper than any
    parser follows.
    """
    data, name = page.data, page.location
    if len(data) > MOST_BYTES or data.count(b"<") > MOST_TAGS:
        problem = f"a page of {len(data) / 1e6:.1f} MB and {data.count(b'<'):,} tags"
        raise TooLong(name, problem, "Save the story in it as a page or text of its own")
    text = decode(data, name, encoding, page.charset).replace("\x00", "")
    if not text.strip():
        raise Empty(name, "holds no text", "Give a page with a story in it")
    parser = HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        tree: HtmlElement = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.ParserError:
        raise Empty(name, "holds no text", "Give a page with a story in it") from None
    if tree is None:
        raise Empty(name, "holds no text", "Give a page with a story in it")
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        advice = "Save the text of its story and give that"
        raise Malformed(name, "nests its elements too deep to be read to its end", advice)
    return tree


def decode(data: bytes, name: str, encoding: str | None = None, charset: str | None = None) -> str:
    """The characters of a page. What its giver says comes first, then its byte order mark; bytes
    that are UTF-8 are read as that whatever the transport (``charset``) or the page declares, and
    a charset that nothing declares truly is detected.

    Raises `NotText`.
    """
    if encoding is not None:
        return _as_told(data, name, encoding)
    for bom, marked in _BOMS:
        if data.startswith(bom):
            return data[len(bom) :].decode(marked, "replace")
    for start, wide in ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    beyond = len(data) - len(data.translate(None, _BEYOND_ASCII))
    for declared in (*_declared(data, charset), "utf-8"):
        text = data.decode(declared, "replace")
        if text.count("\ufffd") <= 1 + _FEW * beyond:
            return text
    return data.decode(_detected(data, name), "replace")


def _as_told(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except LookupError:
        advice = "Name one such as windows-1252"
        raise NotText(name, f"no encoding is called {encoding!r}", advice) from None
    except UnicodeError:
        advice = "Leave the encoding out to have it found, or name another"
        raise NotText(name, f"is not {encoding}", advice) from None


def _declared(data: bytes, charset: str | None) -> Iterator[str]:
    """The codecs that transport and page declare, those that Python has."""
    found = _DECLARED.search(data[:_HEAD])
    in_page = (found[1] or found[2]).decode("ascii", "replace") if found else None
    for label in (charset, in_page):
        if label:
            label = label.strip("\"' \x00")
            try:
                b"".decode(label)
            except (LookupError, ValueError):
                continue
            codec = codecs.lookup(label).name
            yield _WIDER.get(codec, codec)


def _detected(data: bytes, name: str) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        advice = "If it is a page, say which encoding it is in"
        raise NotText(name, "is in no encoding that can be told", advice)
    return best.encoding
