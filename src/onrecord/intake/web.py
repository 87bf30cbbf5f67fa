"""The web, with a guard at its door: where a request may go, and how much of an answer is taken.

Every hop of a redirect passes the same guard. It stands twice: before a host is asked, its name is
looked up and all its numbers must be public; and when the connection is made, httpx-secure holds
it to a number that passed the guard again, whatever the name leads to by then. The first alone
could be deceived between look-up and connection; the second alone finds a name's number by
knocking at it.
"""

from __future__ import annotations

import http.cookiejar
import ipaddress
import re
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeAlias

import anyio
import httpx
from httpx_secure import httpx_ssrf_protection

from onrecord.errors import Barred, NotFetched
from onrecord.intake.addresses import Allowed, Number, is_public
from onrecord.intake.compressed import Gunzip
from onrecord.intake.manners import Fetching

Admit: TypeAlias = Callable[[str, httpx.URL], Awaitable[None]]
"""Says whether the page of that name may ask that address, by raising an error if not."""

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5"
_PORTS = {"http": 80, "https": 443}
_CODING = re.compile(r"[\w-]+")
BROWSER = "Open it in a browser: if it is there, save the page and read the file"


class Web:
    """The public network, and the hosts that ``options`` allow besides."""

    def __init__(self, options: Fetching) -> None:
        self._redirects = options.redirects
        self._allowed = Allowed(options.allow)
        nobody = http.cookiejar.DefaultCookiePolicy(allowed_domains=())
        self.client = httpx_ssrf_protection(
            httpx.AsyncClient(
                headers={
                    "User-Agent": options.agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip"
                },
                cookies=http.cookiejar.CookieJar(nobody),
                verify=_trusted(),
                timeout=options.seconds,
                trust_env=False,
            ),
            check_globally_reachable=False,
            custom_validator=self._may_connect,
        )  # fmt: skip

    @asynccontextmanager
    async def ask(
        self, name: str, url: httpx.URL, admit: Admit, headers: dict[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """Ask for ``url`` and give the answer that its redirects end at, its body unread.

        Where there are more redirects than are followed, the answer is the last of them.
        ``admit`` is asked before each request. Raises what it raises, and `httpx.HTTPError`.
        """
        for left in range(self._redirects, -1, -1):
            await admit(name, url)
            async with self.client.stream("GET", url, headers=headers) as response:
                if response.next_request is None or not left:
                    yield response
                    return
                url = response.next_request.url.copy_with(fragment=None)

    async def admit(self, name: str, url: httpx.URL) -> None:
        """Let an address pass that is of the web and public, or allowed.

        Raises `Barred`, and `NotFetched` where it is no address of the web or its host is not
        known.
        """
        led = "" if _same(name, url) else f"leads to {url}, which "
        host = host_of(url)
        if url.scheme not in _PORTS:
            problem = f"{led}begins with {url.scheme}:" if url.scheme else f"{led}is no address"
            raise NotFetched(name, problem, "Give an address that begins with http: or https:")
        if not host or not 0 < port_of(url) < 65_536:
            problem = f"{led}names no host, or a port that cannot be"
            raise NotFetched(name, problem, "Check how it is spelled")
        if url.userinfo:
            problem = f"{led}holds a user name or password, which are never sent"
            raise NotFetched(name, problem, "Leave out what stands before the @")
        if (host, port_of(url)) in self._allowed:
            return
        for number in await _numbers(name, host, port_of(url)):
            if not is_public(number):
                raise barred(name, led, host, port_of(url), number)

    def _may_connect(self, host: str, number: Number, port: int) -> bool:
        return (host, port) in self._allowed or is_public(number)


def barred(name: str, led: str, host: str, port: int, number: Number | None) -> Barred:
    """The error for a host of the local network."""
    place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    behind = host if host == str(number) else f"{host} is {number}"
    problem = f"{led}is of the local network or of no network ({behind})"
    return Barred(name, problem, f"If you trust it, say --allow {place}")


def host_of(url: httpx.URL) -> str:
    """The host as it is looked up, in ASCII; that of a number of IPv6 has no brackets."""
    return url.raw_host.decode("ascii")


def port_of(url: httpx.URL) -> int:
    """The port that an address of the web asks at."""
    return _PORTS[url.scheme] if url.port is None else url.port


async def body_of(response: httpx.Response, most: int) -> tuple[bytes, bool]:
    """At most ``most`` bytes of an answer, decompressed, and whether that is all of it.

    No more than ``most`` are taken of the compressed bytes either. Raises `zlib.error` where they
    do not add up, and `httpx.HTTPError`.
    """
    gzip = Gunzip() if coding_of(response) == "gzip" else None
    data = bytearray()
    async for chunk in response.aiter_raw():
        for piece in gzip.open(chunk) if gzip else (chunk,):
            data += piece
            if len(data) > most:
                return bytes(data[:most]), False
        if response.num_bytes_downloaded > most:
            return bytes(data), False
    if gzip:
        data += gzip.close()
    return bytes(data[:most]), len(data) <= most


def coding_of(response: httpx.Response) -> str:
    """How an answer is compressed: ``gzip``, or empty where it is not."""
    told: str = response.headers.get("content-encoding", "").lower()
    codings = [each for each in _CODING.findall(told) if each != "identity"]
    return "+".join(codings).replace("x-gzip", "gzip")


async def _numbers(name: str, host: str, port: int) -> list[Number]:
    """Every IP address of a host, however it is written.

    Raises `NotFetched` where it has none.
    """
    try:
        found = await anyio.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        problem = f"its host {host} cannot be looked up ({error.strerror})"
        raise NotFetched(name, problem, "Check the address and the connection") from None
    return [ipaddress.ip_address(place[0]) for *_, place in found]


def _same(name: str, url: httpx.URL) -> bool:
    return httpx.URL(name).copy_with(fragment=None) == url


def _trusted() -> ssl.SSLContext:
    """The authorities that browsers trust, and those of this machine."""
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context
