"""Feeds: RSS, Atom and JSON Feed, and the stories that they name.

feedparser reads the first two, from bytes alone: it is never given an address or the name of a
file. Of declared entities it keeps those that are a character or plain words, so nothing grows and
nothing outside is read. Its cleaning of HTML is off, since some texts take it time in the square of
their length: what a feed holds is HTML like any page's, and is read as that.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr, parsedate_to_datetime
from html import escape, unescape
from io import BytesIO
from typing import Any, Protocol
from urllib.parse import urljoin

from onrecord.errors import Damaged, Empty, InputError, Malformed, NotAStory, NotFetched, TooLong
from onrecord.intake.addresses import is_link
from onrecord.intake.pages import NOTHING, About, Page
from onrecord.reading.dates.anchoring import publication

MOST_BYTES = 10_000_000
MOST_ENTRIES = 1000
"""How many entries of one feed are read where nobody says how many."""

_HEAD = 4000
"""Bytes in which a feed shows that it is one."""
_ROOT = re.compile(
    r"[\ufeff\s]*(?:<\?(?:(?!\?>).)*\?>\s*|<!--(?:(?!-->).)*-->\s*"
    r"|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)*"
    r"<(?:[\w.-]+:)?(?:rss\b|feed\b|(?P<rdf>rdf\b)(?=.*(?:purl\.org/rss|netscape\.com/rdf)))",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/')
_MARKS = re.compile(rb"<!\[CDATA\[|\]\]>|<!--|-->|<((?:[\w.-]+:)?(?:item|entry))[\s/>]")
_HIDES = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
_END = re.compile(rb"</(?:[\w.-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one story, None where it is silent.

    ``published`` is in RFC 3339 with the zone that the feed states, or the day in EDTF where it
    states none. ``content`` is the whole story in HTML, as little to be trusted as any page.
    """

    address: str | None = None
    title: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    content: str | None = None
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's entries in its order, each once.

    ``title`` is the outlet's, ``left_out`` how many entries were not read, ``whole`` is false where
    the feed's end is missing.
    """

    title: str | None
    entries: tuple[Entry, ...]
    left_out: int = 0
    whole: bool = True


class Fetches(Protocol):
    """What `onrecord.intake.fetch.Fetcher` does."""

    def fetch(self, address: str, /) -> Page:
        """The page at an address, or an `InputError`."""


def is_feed(data: bytes) -> bool:
    """Whether bytes are RSS, Atom or JSON Feed, by how they begin."""
    if _is_json(data):
        return _JSON.search(data) is not None
    wide = data.startswith(_WIDE)
    head = data[:_HEAD].decode("utf-16" if wide else "utf-8", "replace")
    return _ROOT.match(head) is not None


def entries_of(
    data: bytes, name: str, address: str | None = None, most: int = MOST_ENTRIES
) -> Feed:
    """Read a feed that came from ``address``, at most ``most`` entries of it.

    Raises `TooLong`, `Malformed`, and `Empty` where it names no story.
    """
    if len(data) > MOST_BYTES:
        problem = f"is a feed of over {MOST_BYTES / 1e6:.0f} MB"
        raise TooLong(name, problem, "Give the addresses of the stories that you want")
    read = _read_json if _is_json(data) else _read_xml
    feed = read(data, name, address or "", most)
    if not feed.entries:
        raise Empty(name, "is a feed that names no story", "Look at it again later")
    return replace(feed, entries=tuple(dict.fromkeys(_each_once(feed.entries))))


def stories_of_feed(
    page: Page, about: About = NOTHING, fetcher: Fetches | None = None, most: int | None = None
) -> Iterator[Page | InputError]:
    """The page of each story that a feed names, or why there is none.

    Where a page cannot be fetched, or nothing is (``fetcher`` is None), the story as the feed holds
    it stands in, if the feed holds it whole. What was not read is told at the end, unless it is
    ``most`` that left it out. Raises what `entries_of` raises.
    """
    name = page.location
    feed = entries_of(page.data, name, page.address or about.url, most or MOST_ENTRIES)
    for number, entry in enumerate(feed.entries, 1):
        yield _story(entry, f"{name}, entry {number}", page, feed, fetcher)
    if not feed.whole:
        advice = "Fetch or copy the feed again"
        yield Damaged(name, "is a feed whose end is missing, and what stood there too", advice)
    if feed.left_out and most is None:
        problem = f"names {feed.left_out:,} stories more, which are not read"
        yield TooLong(name, problem, "Give the addresses of those that you want")


def _story(
    entry: Entry, name: str, page: Page, feed: Feed, fetcher: Fetches | None
) -> Page | InputError:
    failure: InputError
    if entry.address is None:
        failure = NotAStory(name, "has neither an address nor a text", "Look at it in the feed")
    elif fetcher is None:
        problem = "is not fetched, and its feed does not hold its text"
        failure = NotFetched(entry.address, problem, "Let it be fetched, or read it from a file")
    else:
        try:
            return replace(fetcher.fetch(entry.address), via="feed", feed=page.location)
        except InputError as error:
            failure = error
    if entry.content is None:
        return failure
    return replace(
        page, data=_page_of(entry, feed.title), via="feed", feed=page.location,
        address=entry.address, media_type="text/html", charset="utf-8", validators=None,
    )  # fmt: skip


def _page_of(entry: Entry, outlet: str | None) -> bytes:
    """A story that a feed holds, as a page of its own."""
    stated = [
        ("property", "og:site_name", outlet),
        ("property", "og:title", entry.title),
        ("property", "og:url", entry.address),
        ("property", "article:published_time", entry.published),
        *(("name", "author", author) for author in entry.authors),
    ]
    metas = "".join(
        f'<meta {kind}="{key}" content="{escape(value)}">' for kind, key, value in stated if value
    )
    title = escape(entry.title or "")
    text = (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{metas}</head>'
        f"<body><article><h1>{title}</h1>{entry.content}</article></body></html>"
    )
    return text.encode("utf-8", "xmlcharrefreplace")


def _each_once(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Entries without those whose address came before."""
    seen: set[str] = set()
    for entry in entries:
        if entry.address is None or entry.address not in seen:
            yield entry
        if entry.address:
            seen.add(entry.address)


def _read_xml(data: bytes, name: str, address: str, most: int) -> Feed:
    import feedparser

    try:
        data, charset = _narrow(data)
        cut, left_out = _cut(data, most)
        headers = {"content-location": address, "content-type": f"application/xml{charset}"}
        read = feedparser.parse(
            BytesIO(cut), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except UnicodeError:  # a declared encoding that is no encoding of text
        raise _malformed(name, "its encoding cannot be read") from None
    if not read.version and not read.entries:
        raise _malformed(name, "its XML cannot be read")
    rss = not read.version.startswith("atom")
    entries = tuple(_entry_of_xml(each, address, rss) for each in read.entries[:most])
    left_out += len(read.entries) - len(entries)
    title = _words(read.feed.get("title_detail"))
    return Feed(title, entries, left_out, _END.search(data) is not None)


def _entry_of_xml(read: Any, base: str, rss: bool) -> Entry:
    whole = (each for each in read.get("content", ()) if each.get("value"))
    texts = (_html(each["value"], plain=each.get("type") == "text/plain") for each in whole)
    published = read.get("published") or (read.get("updated") if rss else None)  # dc:date
    return Entry(
        address=_link(read.get("link"), base),
        title=_words(read.get("title_detail")),
        published=_moment(published),
        authors=_names(read, rss),
        content=next(texts, None),
        summary=_words(read.get("summary_detail")),
    )


def _names(read: Any, rss: bool) -> tuple[str, ...]:
    names = [each.get("name") for each in read.get("authors", ())]
    told = read.get("author") or ""
    if names and rss and "@" in told:  # feedparser cuts an address off after ".exam" of ".example"
        names[-1] = parseaddr(told)[0]
    return tuple(dict.fromkeys(filter(None, names)))


def _cut(data: bytes, most: int) -> tuple[bytes, int]:
    """A feed without the entries after the first ``most``, and how many those are.

    They are cut out of the bytes, since they would be read in memory, and slowly.
    """
    cut, count, tag, until = len(data), 0, b"", b""
    for mark in _MARKS.finditer(data):
        if until:
            until = b"" if mark.group() == until else until
        elif mark.group() in _HIDES:
            until = _HIDES[mark.group()]
        elif mark[1]:
            count, tag = count + 1, mark[1]
            cut = mark.start() if count == most + 1 else cut
    if count <= most:
        return data, 0
    end = data.rfind(b"</" + tag + b">")
    return data[:cut] + (data[end + len(tag) + 3 :] if end > cut else b""), count - most


def _narrow(data: bytes) -> tuple[bytes, str]:
    """A feed in letters of one byte, and its charset where it is sure: bytes that are UTF-8 are
    that, whatever they claim to be.
    """
    if data.startswith(_WIDE):
        data = data.decode("utf-16").encode("utf-8")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return data, ""
    return data, "; charset=utf-8"


def _is_json(data: bytes) -> bool:
    return data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")


def _read_json(data: bytes, name: str, address: str, most: int) -> Feed:
    """JSON Feed 1.1 and 1.0 (https://jsonfeed.org/version/1.1)."""
    try:
        read = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise _malformed(name, f"its JSON cannot be read ({error})") from None
    items = read.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise _malformed(name, "its items are no list of stories")
    base = address or _text(read, "feed_url") or _text(read, "home_page_url") or ""
    authors = _authors(read)
    entries = tuple(_entry_of_json(item, base, authors) for item in items[:most])
    return Feed(_text(read, "title"), entries, len(items) - len(entries))


def _entry_of_json(item: dict[str, Any], base: str, authors: tuple[str, ...]) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    links = (_link(_text(item, key), base) for key in ("url", "id", "external_url"))
    return Entry(
        address=next(filter(None, links), None),
        title=_text(item, "title"),
        published=_moment(_text(item, "date_published")),
        authors=_authors(item) or authors,
        content=html or (None if text is None else _html(text, plain=True)),
        summary=_text(item, "summary"),
    )


def _authors(item: dict[str, Any]) -> tuple[str, ...]:
    several, one = item.get("authors"), item.get("author")
    told = several if isinstance(several, list) else [one]
    names = (_text(each, "name") for each in told if isinstance(each, dict))
    return tuple(dict.fromkeys(filter(None, names)))


def _text(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return value.strip() or None if isinstance(value, str) else None


def _link(told: str | None, base: str) -> str | None:
    """A link joined to the feed's own address, None where it leads nowhere on the web."""
    try:
        joined = urljoin(base, (told or "").strip())
    except ValueError:
        return None
    return joined if told and is_link(joined) else None


def _words(detail: Any) -> str | None:
    """The words of a title or a summary, which may be HTML."""
    if not detail:
        return None
    value: str = detail.get("value") or ""
    if detail.get("type") != "text/plain":
        value = unescape(_TAG.sub(" ", value))
    return " ".join(value.split()) or None


def _html(text: str, *, plain: bool) -> str:
    if not plain:
        return text
    return "".join(f"<p>{escape(each)}</p>" for each in re.split(r"\n\s*\n", text) if each.strip())


def _moment(told: str | None) -> str | None:
    """A date of RFC 3339 or RFC 822: the moment with its zone, else the day, else None."""
    if not told:
        return None
    try:
        moment = datetime.fromisoformat(told.strip())
    except ValueError:
        try:
            moment = parsedate_to_datetime(told)
        except (ValueError, OverflowError):
            return told.strip() if publication(told) else None
    if publication(moment.isoformat()) is None:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    return moment.isoformat(timespec="seconds")


def _malformed(name: str, problem: str) -> Malformed:
    return Malformed(name, problem, "If it is a feed, ask its owner to mend it")
