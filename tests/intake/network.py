"""A resolver for tests, which asks nobody."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any


class Names:
    """Which numbers a name has: the next of ``names[host]`` each time, and the last for good."""

    def __init__(self, real: Callable[..., Any]) -> None:
        self._real = real
        self.names: dict[str, list[tuple[str, ...]]] = {"localhost": [("127.0.0.1",)]}

    def look_up(self, host: str | bytes, *rest: Any, **more: Any) -> Any:
        name = host.decode("ascii") if isinstance(host, bytes) else host
        told = self.names.get(name.rstrip(".").lower())
        if told is not None:
            numbers = told[0] if len(told) == 1 else told.pop(0)
            return [each for number in numbers for each in self._real(number, *rest, **more)]
        if is_number(name):
            return self._real(host, *rest, **more)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def is_number(name: str) -> bool:
    """Whether a resolver takes it for a number, in whatever base, and so asks nobody."""
    try:
        socket.inet_aton(name)
    except OSError:
        return ":" in name
    return True
