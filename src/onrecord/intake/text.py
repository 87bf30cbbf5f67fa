"""Plain text in, exactly as it came.

Nothing is normalised: byte order marks and carriage returns stay, since spans count them.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import replace

from onrecord.errors import Empty, Malformed, NotText, TooLong
from onrecord.intake.pages import NOTHING, About, Page, origin_of
from onrecord.reading.dates.anchoring import publication
from onrecord.reading.dates.edtf import write
from onrecord.records import Story
from onrecord.text.paragraphs import find_lines

LONGEST = 1_000_000
"""Characters of the longest story: some 170,000 words, a long novel."""
_MOST_BYTES = 4 * LONGEST
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def story_of_bytes(page: Page, about: About = NOTHING) -> Story:
    """The story in a plain text: UTF-8, or what its byte order mark, ``about.encoding`` or its
    transport says.

    Raises `NotText`, `TooLong`, and what `story_of_text` raises.
    """
    data, name = page.data, page.location
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(name, f"is {what}, not text", "Save the story's text and give that")
    if len(data) > _MOST_BYTES:
        raise _too_long(name, f"over {_MOST_BYTES / 1e6:.0f} MB")
    about = replace(about, url=about.url or page.address)
    story = story_of_text(_decode(data, name, about.encoding or page.charset), name, about)
    return replace(story, origin=origin_of(page, "text"))


def story_of_text(text: str, name: str = "text", about: About = NOTHING) -> Story:
    """A story from its text.

    Raises `Empty`, `TooLong`, `Malformed`.
    """
    if next(find_lines(text), None) is None:
        raise Empty(name, "holds no text", "Give a story with words in it")
    if len(text) > LONGEST:
        raise _too_long(name, f"{len(text):,} characters")
    lone = _SURROGATE.search(text)
    if lone:
        raise Malformed(
            name,
            f"holds half a character (U+{ord(lone.group()):04X}) at {lone.start()}",
            "Decode the text again without surrogateescape or surrogatepass",
        )
    nul = text.find("\x00")
    if nul >= 0:
        raise NotText(name, f"holds a NUL at {nul}, as no text does", "Take the NULs out first")
    return Story(
        id=story_id(about.url or text),
        text=text,
        outlet=about.outlet,
        published=None if about.published is None else publication_date(about.published, name),
        url=about.url,
    )


def publication_date(value: str, name: str) -> str:
    """A given publication date in EDTF: a day, a month or a year, or the day of a whole timestamp.

    Raises `Malformed` where it is none; ``name`` is what the error calls its story.
    """
    moment = publication(value)
    told = write(moment) if moment else None
    if told is None:
        raise Malformed(
            name,
            f"{value!r} is no date of publication",
            "Write a day, a month or a year from 1605 on: 2026-03-31, 2026-03 or 2026",
        )
    return told


def story_id(key: str) -> str:
    """The id of a story with this canonical address or, if it has none, this text."""
    return hashlib.sha256(key.encode("utf-8")).hexdigest()[:16]


def _decode(data: bytes, name: str, encoding: str | None) -> str:
    if encoding is None:
        encoding = next((told for bom, told in _BOMS if data.startswith(bom)), "utf-8")
    try:
        text = data.decode(encoding)
    except LookupError:
        raise NotText(
            name, f"no encoding is called {encoding!r}", "Name one such as windows-1252"
        ) from None
    except UnicodeDecodeError as error:
        bad = data[error.start]
        problem = f"is not {encoding}: byte 0x{bad:02X} at {error.start}"
        raise NotText(name, problem, _other_encoding(data)) from None
    except UnicodeError:
        raise NotText(name, f"is not {encoding}", _other_encoding(data)) from None
    if "\x00" in text and encoding == "utf-8":
        raise NotText(name, f"is binary: a NUL at {text.index(chr(0))}", _other_encoding(data))
    return text


def _other_encoding(data: bytes) -> str:
    head = data[:4000]
    if head.count(b"\x00") > len(head) // 4:
        return "If it is text it may be UTF-16: say --encoding utf-16-le or utf-16-be"
    if any(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head):
        return "It looks like a binary file: give the text of a story"
    return "If it is text, say which encoding it is in, for example --encoding windows-1252"


def _too_long(name: str, size: str) -> TooLong:
    return TooLong(
        name, f"{size}, longer than any story ({LONGEST:,} characters)", "Split it into its stories"
    )
