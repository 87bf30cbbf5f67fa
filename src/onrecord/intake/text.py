"""Plain text in: a file, standard input or a string, exactly as it came.

Nothing is normalised: byte order marks and carriage returns stay, since spans count them.
"""

from __future__ import annotations

import codecs
import errno
import hashlib
import re
import stat
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import Empty, Malformed, NotAFile, NotFound, NotReadable, NotText, TooLong
from onrecord.intake.pages import NOTHING, About
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
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?"
    rb"<(?:!doctype html|html|head|body|div|p|article|main|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def story_of_path(path: Path, about: About = NOTHING) -> Story:
    """Read a story from a text file.

    Raises `NotFound`, `NotAFile`, `NotReadable`, and what `story_of_bytes` raises.
    """
    name = str(path)
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        raise NotFound(name, "no such file", "Check the path") from None
    except ValueError:  # a NUL in the path
        raise NotFound(name, "no usable path", "Check the path") from None
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            advice = "To read words themselves use read_text"
            raise NotFound(name[:80] + "…", "too long for a path", advice) from None
        raise NotReadable(name, f"cannot be read ({error.strerror})", "Check the path") from error
    if stat.S_ISDIR(mode):
        raise NotAFile(name, "is a folder", "Name the files in it, for example with a wildcard")
    if stat.S_ISFIFO(mode) and not name.startswith(("/dev/", "/proc/")):
        raise NotAFile(name, "is a pipe", "Redirect it into standard input and read -")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise NotAFile(name, "is a device, not a file", "Give a text file, or - for standard input")
    try:
        with path.open("rb") as stream:
            return story_of_stream(stream, name, about)
    except PermissionError:
        raise NotReadable(name, "not allowed to read it", "Check the file's permissions") from None
    except OSError as error:
        raise NotReadable(name, f"cannot be read ({error.strerror})", "Check the disk") from error


def story_of_stream(stream: BinaryIO, name: str, about: About = NOTHING) -> Story:
    """Read a story from an open stream of bytes; ``name`` is what errors call it."""
    data = stream.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise _too_long(name, f"over {_MOST_BYTES / 1e6:.0f} MB")
    return story_of_bytes(data, name, about)


def story_of_bytes(data: bytes, name: str, about: About = NOTHING) -> Story:
    """Decode a story: UTF-8, or what its byte order mark or ``about.encoding`` says.

    Raises `NotText`, and what `story_of_text` raises.
    """
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(name, f"is {what}, not text", "Save the story's text and give that")
    if _HTML.match(data[:2000].removeprefix(codecs.BOM_UTF8)):
        raise NotText(name, "is HTML", "This version reads plain text: save the page as text")
    return story_of_text(_decode(data, name, about.encoding), name, about)


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
