"""Which addresses may be asked: those of the public network, and what its user allows besides.

`is_public` decides by where a connection would go, not by how its address is written, so that
names, numbers in any base and redirects all come to the same. Python's own `is_global` has most
of it; what it lets through, in this or in older versions, is taken out here: multicast, protocol
assignments, IPv6 outside the one range that is given out, and IPv4 hidden in IPv6.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import TypeAlias
from urllib.parse import urlsplit

from onrecord.errors import Malformed

Number: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_LINK = re.compile(r"https?://[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff]+", re.IGNORECASE)
_NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        (
            "192.0.0.0/24",  # protocol assignments, a cloud's metadata among them
            "192.88.99.0/24",  # the old way from IPv4 to IPv6
            "168.63.129.16/32",  # a public number that one cloud answers inside
            "3fff::/20",  # documentation
        ),
    )
)
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


def is_address(source: str) -> bool:
    """Whether a source is an address rather than a path: whether it has a scheme."""
    return _SCHEME.match(source) is not None


def is_link(address: str) -> bool:
    """Whether an address can be fetched: http or https, with no spaces or control characters."""
    return _LINK.fullmatch(address) is not None


def is_public(number: Number) -> bool:
    """Whether an IP address is one that the whole network can reach.

    After the special-purpose registries of RFC 6890, and RFC 6052 and 3056 for IPv4 in IPv6.
    """
    inner = _inner(number)
    if inner is not None:
        return is_public(inner)
    if isinstance(number, ipaddress.IPv6Address) and number not in _GIVEN_OUT:
        return False
    if number.is_multicast or number.is_reserved or not number.is_global:
        return False
    return not any(number.version == net.version and number in net for net in _NOT_PUBLIC)


def _inner(number: Number) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one leads to."""
    if isinstance(number, ipaddress.IPv4Address):
        return None
    if number in _NAT64:
        return ipaddress.IPv4Address(number.packed[-4:])
    return number.ipv4_mapped or number.sixtofour


class Allowed:
    """The hosts that a user allows although they are of the local network."""

    def __init__(self, hosts: Iterable[str]) -> None:
        """Raises `Malformed` for what is no host."""
        self._hosts = frozenset(map(_host_and_port, hosts))

    def __contains__(self, place: tuple[str, int]) -> bool:
        host, port = _plain(place[0]), place[1]
        return (host, None) in self._hosts or (host, port) in self._hosts


def _plain(host: str) -> str:
    """A host in its one spelling."""
    try:
        return ipaddress.ip_address(host).compressed
    except ValueError:
        return host.lower().rstrip(".")


def _host_and_port(allowed: str) -> tuple[str, int | None]:
    advice = "Write a host, with or without a port: intranet.example, 127.0.0.1:8000, [::1]:8000"
    try:
        parts = urlsplit(allowed if "://" in allowed else f"//{allowed}")
        host, port = parts.hostname, parts.port
    except ValueError:
        raise Malformed(allowed, "is no host", advice) from None
    if not host or parts.path.strip("/") or parts.username is not None:
        raise Malformed(allowed, "is no host", advice)
    return _plain(host), port
