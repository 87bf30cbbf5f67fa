"""Pages by their addresses: fetched politely, within limits, each once in a run.

One `Fetcher` serves one run. It keeps what a site's robots.txt says (RFC 9309) and when each host
was last asked; it keeps no cookies, and knows no proxy. The work is done by an event loop in a
thread of its own, since only there can one limit hold for everything that a fetch waits for: a
server that sends its headers a byte a second is cut off like any other.
"""

from __future__ import annotations

import re
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self, overload

import anyio
import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from protego import Protego

from onrecord.errors import Barred, NotFetched, NotText, TooLong
from onrecord.intake.manners import POLITE, Fetching
from onrecord.intake.pages import NotModified, Page, Validators
from onrecord.intake.trouble import told
from onrecord.intake.web import BROWSER, Web, body_of, coding_of, host_of

_MOST_KEPT = 50_000_000
"""Bytes of pages that a run keeps, in case they are asked for again."""
_MOST_ROBOTS = 512_000
"""Bytes of a robots.txt that are read: RFC 9309 asks for 500 KiB."""
_PATIENCE = 3
"""How often a host may let time run out, with no page between, before it is left alone."""
_READABLE = re.compile(
    r"text/.+|application/(?:.+\+)?(?:xml|json)|(?:application|binary)/octet-stream"
)
_TYPE = re.compile(r"\s*([\w.+-]+/[\w.+-]+)\s*(?:;|$)", re.ASCII)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a site's robots.txt says; ``unknown`` is the status that it answered instead."""

    rules: Protego | None = None
    unknown: int | None = None


def _now() -> datetime:
    return datetime.now(UTC)


class Fetcher:
    """Fetches pages while it is open: ``with Fetcher() as fetcher: fetcher.fetch(address)``."""

    def __init__(
        self,
        options: Fetching = POLITE,
        *,
        clock: Callable[[], datetime] = _now,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """Raises `Malformed` where ``options`` allow what is no host."""
        self._options = options
        self._clock = clock
        self._sleep = sleep
        self._product = options.agent.partition("/")[0]
        self._web = Web(options)
        self._open = ExitStack()
        self._portal: BlockingPortal
        self._rules: dict[str, _Rules] = {}
        self._asked: dict[str, float] = {}
        self._silent: Counter[str] = Counter()
        self._kept: OrderedDict[str, Page] = OrderedDict()

    def __enter__(self) -> Self:
        self._portal = self._open.enter_context(start_blocking_portal())
        self._open.enter_context(self._portal.wrap_async_context_manager(self._web.client))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.__exit__(kind, error, trace)

    @overload
    def fetch(self, address: str) -> Page: ...
    @overload
    def fetch(self, address: str, known: Validators) -> Page | NotModified: ...
    def fetch(self, address: str, known: Validators | None = None) -> Page | NotModified:
        """The page at an address.

        Given what its server said when it was last fetched, the server is asked whether it has
        changed since. Otherwise a page that this run has fetched is not asked for again.

        Raises `Barred`, `NotFetched`, `TooLong`, `NotText`, `Damaged`.
        """
        with told(address, self._options):
            url = httpx.URL(address).copy_with(fragment=None)
            if known is None and str(url) in self._kept:
                self._kept.move_to_end(str(url))
                return self._kept[str(url)]
            page = self._ask(address, url, known or Validators())
        if isinstance(page, Page):
            self._keep(str(url), page)
        return page

    def _ask(self, name: str, url: httpx.URL, known: Validators) -> Page | NotModified:
        """Ask a host, unless it has let time run out again and again: a feed of it takes hours."""
        host = host_of(url)
        if self._silent[host] >= _PATIENCE:
            problem = f"{host} has given no answer in time {_PATIENCE} times over"
            raise NotFetched(name, problem, "Try again later")
        self._wait_for(url)
        try:
            page = self._portal.call(self._read, name, url, known)
        except TimeoutError:
            self._silent[host] += 1
            raise
        del self._silent[host]
        return page

    def _wait_for(self, url: httpx.URL) -> None:
        """Wait until the host may be asked again."""
        last = self._asked.get(host_of(url))
        if last is None:
            return
        rules = self._rules.get(_origin(url), _Rules()).rules
        wished = (rules.crawl_delay(self._product) if rules else None) or 0.0
        pause = max(self._options.delay, min(wished, self._options.longest_delay))
        left = last + pause - time.monotonic()
        if left > 0:
            self._sleep(left)

    async def _read(self, name: str, url: httpx.URL, known: Validators) -> Page | NotModified:
        headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
        given = {key: value for key, value in headers.items() if value}
        with anyio.fail_after(self._options.seconds):
            async with self._web.ask(name, url, self._admit, given) as response:
                retrieved = self._clock().astimezone(UTC).isoformat(timespec="seconds")
                retrieved = retrieved.replace("+00:00", "Z")
                if given and response.status_code == HTTPStatus.NOT_MODIFIED:
                    return NotModified(name, retrieved)
                _refuse(name, response, self._options.most_bytes)
                data, whole = await body_of(response, self._options.most_bytes)
        if not whole:
            raise _too_long(name, self._options.most_bytes)
        final = str(response.url)
        kind, charset = _type_of(response)
        return Page(
            data, via="address", location=final, address=final, media_type=kind, charset=charset,
            retrieved=retrieved, validators=_validators(response),
        )  # fmt: skip

    async def _admit(self, name: str, url: httpx.URL) -> None:
        """Let an address pass that may be asked and that its site leaves open to programs."""
        await self._web.admit(name, url)
        self._asked[host_of(url)] = time.monotonic()
        if not self._options.robots:
            return
        said = self._rules.get(_origin(url)) or await self._rules_of(name, url)
        advice = "If you may read it all the same, say --no-robots"
        if said.unknown:
            problem = f"{_origin(url)}/robots.txt answers {said.unknown}, so its wishes are unknown"
            raise Barred(name, problem, f"Try again later. {advice}")
        if said.rules and not said.rules.can_fetch(str(url), self._product):
            raise Barred(name, f"{_origin(url)}/robots.txt asks programs to leave it", advice)

    async def _rules_of(self, name: str, url: httpx.URL) -> _Rules:
        """Fetch what a site says to programs: one that says nothing of it is open, one that
        fails to answer is closed (RFC 9309, 2.3.1).
        """
        place = url.copy_with(raw_path=b"/robots.txt")
        async with self._web.ask(name, place, self._web.admit, {}) as response:
            said = _Rules()
            if response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                said = _Rules(unknown=response.status_code)
            elif response.is_success and coding_of(response) in ("", "gzip"):
                data, _ = await body_of(response, _MOST_ROBOTS)
                said = _Rules(Protego.parse(data.decode("utf-8-sig", "replace")))
        self._rules[_origin(url)] = said
        return said

    def _keep(self, address: str, page: Page) -> None:
        self._kept[address] = page
        while sum(len(each.data) for each in self._kept.values()) > _MOST_KEPT:
            self._kept.popitem(last=False)


def _origin(url: httpx.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _refuse(name: str, response: httpx.Response, most: int) -> None:
    """Raise an error for an answer that is no page, before its body is taken."""
    _refuse_status(name, response)
    kind, _ = _type_of(response)
    if kind and not _READABLE.fullmatch(kind):
        raise NotText(name, f"is {kind}, not a page", "Give the address of a story")
    if coding_of(response) not in ("", "gzip"):
        problem = f"comes compressed as {coding_of(response)}, which was not asked for"
        raise NotFetched(name, problem, BROWSER)
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > most:
        raise _too_long(name, most)


def _refuse_status(name: str, response: httpx.Response) -> None:
    status = response.status_code
    if response.next_request is not None:
        problem = f"is redirected over and over, at last to {response.next_request.url}"
        raise NotFetched(name, problem, BROWSER)
    if status == HTTPStatus.OK:
        return
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else "no known status"
    later = response.headers.get("retry-after", "")
    advice = "Check the address" if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE) else BROWSER
    if later.isdecimal():
        advice = f"Try again in {later} seconds"
    raise NotFetched(name, f"its server answers {status} ({phrase})", advice)


def _too_long(name: str, most: int) -> TooLong:
    return TooLong(name, f"is over {most / 1e6:,.0f} MB", "Save what you need of it, and read that")


def _type_of(response: httpx.Response) -> tuple[str | None, str | None]:
    """The media type and the charset that a server declares."""
    declared = response.headers.get("content-type", "")
    kind = _TYPE.match(declared)
    charset = _CHARSET.search(declared)
    return kind and kind[1].lower(), charset and charset[1].lower()


def _validators(response: httpx.Response) -> Validators | None:
    etag, changed = (response.headers.get(key) for key in ("etag", "last-modified"))
    return Validators(etag, changed) if etag or changed else None
