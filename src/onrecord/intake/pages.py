"""What every way in hands over: the bytes of a page, how they came, what is known of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from onrecord.records import Origin, PageFormat, Via


@dataclass(frozen=True, slots=True)
class About:
    """What the giver of a text knows of it and the text does not say.

    ``published`` is as `onrecord.intake.text.publication_date` takes it.
    """

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    encoding: str | None = None


NOTHING = About()


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed: its ETag and Last-Modified."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes that hold a story, and how they came.

    ``location`` is a path or an address; ``address`` is where the page lives, for links in it and
    for its story's id; ``charset`` and ``media_type`` are what its transport declares.
    ``retrieved``, ``feed``, ``record`` and ``offset`` are as in `onrecord.records.Origin`.
    ``validators`` are what its server gave, if any.
    """

    data: bytes
    via: Via
    location: str
    address: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    feed: str | None = None
    record: str | None = None
    offset: int | None = None
    validators: Validators | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """A page is still as it was when its validators were given; ``retrieved`` is when it was asked
    for, in RFC 3339.
    """

    address: str
    retrieved: str


def origin_of(page: Page, form: PageFormat) -> Origin:
    """What a story read from ``page`` says of where it is from."""
    return Origin(
        page.via,
        page.location,
        form,
        hashlib.sha256(page.data).hexdigest(),
        page.retrieved,
        page.feed,
        page.record,
        page.offset,
    )
