"""Any source to its stories: a path, a folder, an address, a feed, a web archive, standard input.

What a file or an answer is, its first bytes and its transport tell, never its name.
"""

from __future__ import annotations

import codecs
import io
import logging
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, TypeAlias, cast

from onrecord.errors import Damaged, Empty, InputError, Malformed, NotFound, NotReadable, TooLong
from onrecord.intake.addresses import is_address
from onrecord.intake.compressed import Gunzip
from onrecord.intake.files import files_in, mode_of, opened
from onrecord.intake.manners import POLITE, Fetching
from onrecord.intake.pages import NOTHING, About, Page
from onrecord.intake.text import story_of_bytes
from onrecord.records import Story, Via

if TYPE_CHECKING:
    from onrecord.intake.fetch import Fetcher

log = logging.getLogger("onrecord")

Source: TypeAlias = str | os.PathLike[str]
"""A path, an address that starts with http:// or https://, or ``-`` for standard input."""
Found: TypeAlias = Story | InputError
"""A story, or why what should have been one cannot be read."""
MOST_BYTES = 32_000_000
"""Of a page or a feed, unpacked."""
_HEAD = 4096
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|div|p|article|main|section)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"


class Intake:
    """The way in of one run. What is known of its stories and how it may fetch hold for all of
    it, and so does what it learns of the sites it asks.
    """

    def __init__(self, about: About = NOTHING, fetching: Fetching = POLITE) -> None:
        self._about = about
        self._fetching = fetching
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def stories_of(self, source: Source) -> Iterator[Found]:
        """The stories of a source in order, and an error for each thing in it that is none: in
        all at least one of them.
        """
        name = os.fspath(source)
        empty = True
        try:
            for found in self._found(name):
                empty = False
                yield found
            if empty:
                yield Empty(name, "holds no story", "Give a file or an address with stories")
        except InputError as error:
            yield error

    @cached_property
    def _web(self) -> Fetcher:
        from onrecord.intake.fetch import Fetcher

        return self._open.enter_context(Fetcher(self._fetching))

    def _found(self, name: str) -> Iterator[Found]:
        if name == "-":
            if sys.stdin is None:
                raise NotReadable("standard input", "is closed", "Redirect a file into it")
            yield from self._of_stream(sys.stdin.buffer, "standard input", "standard input")
        elif not name:
            raise NotFound("''", "is no path", "Name a file, or - for standard input")
        elif is_address(name):
            yield from self._of_page(self._web.fetch(name))
        elif stat.S_ISDIR(mode_of(Path(name))):
            self._many(name, "is a folder")
            for path in files_in(Path(name)):
                yield from self.stories_of(path)
        else:
            with opened(Path(name)) as stream:
                yield from self._of_stream(stream, name, "file")

    def _of_stream(self, stream: BinaryIO, name: str, via: Via) -> Iterator[Found]:
        from onrecord.intake.warc import is_archive

        buffered = cast("io.BufferedReader", stream)
        if is_archive(buffered.peek(_HEAD)[:_HEAD]):
            yield from self._of_archive(stream, name)
            return
        data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise _too_long(name)
        if data.startswith(_GZIP):
            data = unpacked(data, name)
        yield from self._of_page(Page(data, via, name))

    def _of_archive(self, stream: BinaryIO, name: str) -> Iterator[Found]:
        from onrecord.intake.warc import Skipped, pages_of

        self._many(name, "is a web archive")
        for found in pages_of(stream, name):
            if isinstance(found, Page):
                yield self._story(found)
            elif isinstance(found, Skipped):
                what = ", ".join(f"{count:,} {kind}" for kind, count in found.counts)
                log.warning("%s: left out what is no page: %s", name, what)
            else:
                yield found

    def _of_page(self, page: Page) -> Iterator[Found]:
        from onrecord.intake.feeds import is_feed, stories_of_feed

        if not is_feed(page.data):
            yield self._story(page)
            return
        self._many(page.location, "is a feed")
        for found in stories_of_feed(page, self._about, self._web):
            yield self._story(found) if isinstance(found, Page) else found

    def _story(self, page: Page) -> Found:
        try:
            return story_of(page, self._about)
        except InputError as error:
            return error

    def _many(self, name: str, what: str) -> None:
        if self._about.url is not None:
            raise Malformed(
                name, f"{what}, and one address was given for all of it", "Leave the address out"
            )


def story_of(page: Page, about: About = NOTHING) -> Story:
    """The story of a page, which is HTML or else plain text.

    Raises `InputError`.
    """
    if is_html(page):
        from onrecord.intake.html.page import story_of_page

        return story_of_page(page, about)
    return story_of_bytes(page, about)


def is_html(page: Page) -> bool:
    """Whether a page is HTML by its first tag or, where it starts with none, by its transport."""
    if _HTML.match(page.data[:_HEAD].removeprefix(codecs.BOM_UTF8)):
        return True
    return page.media_type in _HTML_TYPES


def unpacked(data: bytes, name: str) -> bytes:
    """What a gzip file holds.

    Raises `Damaged`, and `TooLong` before it has unpacked more than `MOST_BYTES`.
    """
    gunzip = Gunzip()
    made = bytearray()
    try:
        for piece in gunzip.open(data):
            made += piece
            if len(made) > MOST_BYTES:
                raise _too_long(name)
        made += gunzip.close()
    except zlib.error as error:
        raise Damaged(name, f"is a damaged gzip file ({error})", "Get it again") from None
    return bytes(made)


def _too_long(name: str) -> TooLong:
    size = f"{MOST_BYTES / 1e6:.0f} MB"
    return TooLong(name, f"over {size}, more than any page of one story", "Split it")
