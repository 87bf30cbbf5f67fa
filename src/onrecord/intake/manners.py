"""How the web is asked: politely, within limits, and only where it is public."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord import __version__


@dataclass(frozen=True, slots=True)
class Fetching:
    """What a fetch may do, and how much of it.

    ``allow`` names hosts that may be asked although they are of the local network, each as it
    stands in the address, with a port or for all ports: ``intranet.example``, ``127.0.0.1:8000``,
    ``[::1]:8000``. ``seconds`` bounds one page in all: looking its host up, its site's robots.txt,
    every redirect, every byte. ``most_bytes`` bounds it both as it comes and decompressed.
    ``delay`` is the seconds from one page of a host to its next; a site's robots.txt may ask for
    more, and is given up to ``longest_delay``. ``agent`` is how the program calls itself, its
    product first, by which robots.txt knows it.
    """

    allow: tuple[str, ...] = ()
    seconds: float = 30.0
    most_bytes: int = 20_000_000
    redirects: int = 5
    robots: bool = True
    delay: float = 1.0
    longest_delay: float = 10.0
    agent: str = f"onrecord/{__version__}"


POLITE = Fetching()
