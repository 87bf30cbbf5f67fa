"""Nothing in a test of intake looks a name up, or leaves loopback."""

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.intake.network import Names


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> Iterator[Names]:
    """Names for this test, and an error for whatever would leave loopback."""
    resolver = Names(socket.getaddrinfo)
    connect = socket.socket.connect
    left: list[Any] = []

    def guarded(self: socket.socket, place: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            number = ipaddress.ip_address(place[0])
            if not number.is_loopback:
                left.append(place)
                raise ConnectionRefusedError(f"a test would have left loopback for {number}")
        connect(self, place)

    monkeypatch.setattr(socket, "getaddrinfo", resolver.look_up)
    monkeypatch.setattr(socket.socket, "connect", guarded)
    yield resolver
    assert not left
