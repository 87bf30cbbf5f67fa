"""A web site on loopback for tests: real HTTP over real sockets, as well or badly as it is told.

Only threads and sockets of the standard library; nothing here reaches, or is reached by, the
network.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeAlias

CERTIFICATE = Path(__file__).parent / "localhost.pem"
"""A certificate for localhost and news.example that nobody trusts, and its key; for tests alone."""


@dataclass(frozen=True)
class Answer:
    """What is sent for a path. ``raw`` is sent as it is, in place of everything else."""

    body: bytes = b""
    status: int = 200
    kind: str | None = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    length: int | None = None
    pieces: Iterable[bytes] = ()
    raw: Iterable[bytes] = ()


Page: TypeAlias = bytes | Answer | Callable[["Asked"], Answer]


@dataclass(frozen=True)
class Asked:
    """A request that reached the site."""

    path: str
    headers: Mapping[str, str]


class Site:
    """A running site: set ``pages``, read ``asked``."""

    def __init__(self, server: ThreadingHTTPServer, scheme: str) -> None:
        self.port = server.server_address[1]
        self.scheme = scheme
        self.pages: dict[str, Page] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked]

    def drip(self, piece: bytes) -> Iterator[bytes]:
        """The same few bytes again and again, slowly, until the site closes."""
        while not self.closing.wait(0.02):
            yield piece

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        page = self.pages.get(asked.path, Answer(b"nothing here", 404))
        if isinstance(page, bytes):
            return Answer(page)
        return page if isinstance(page, Answer) else page(asked)


def redirect(to: str, status: int = 302) -> Answer:
    return Answer(status=status, headers={"Location": to})


@contextmanager
def site(*, tls: bool = False, family: str = "127.0.0.1") -> Iterator[Site]:
    """Run a site on a free port of loopback for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {key.lower(): value for key, value in self.headers.items()}
            try:
                self._send(running.answer(Asked(self.path, headers)))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            if answer.raw:
                self.close_connection = True
                for piece in answer.raw:
                    self.wfile.write(piece)
                return
            self.send_response(answer.status)
            if answer.kind:
                self.send_header("Content-Type", answer.kind)
            for key, value in answer.headers.items():
                self.send_header(key, value)
            if answer.pieces:
                self.close_connection = True
                self.send_header("Connection", "close")
            else:
                length = len(answer.body) if answer.length is None else answer.length
                self.send_header("Content-Length", str(length))
                self.close_connection = length != len(answer.body)
            self.end_headers()
            self.wfile.write(answer.body)
            for piece in answer.pieces:
                self.wfile.write(piece)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer((family, 0), Handler)
    server.daemon_threads = True
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda request, client_address: None  # type: ignore[method-assign]
    running = Site(server, "https" if tls else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield running
    finally:
        running.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
