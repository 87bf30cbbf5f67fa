"""Addresses and sites: where a page says that it lives, and whose site that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urljoin, urlsplit

from onrecord.intake.html.strings import squash

_LONGEST = 2_000
_SECOND_LEVEL = frozenset("ac co com edu gob gouv gov ltd me mil ne net nom or org plc".split())
_DAY = re.compile(
    r"/(\d{4})[/-](\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?=[/_-]|$)"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WORD = re.compile(r"[^\W_]{4,}")


def web_address(told: str, base: str | None = None) -> str | None:
    """A told address as an absolute one of the web, joined to its base and without its fragment;
    None where it is none: a script, a mail address, half an address with no base.
    """
    told = "".join(told.split()) if len(told) <= _LONGEST else ""
    try:
        parts = urlsplit(urljoin(base or "", told))
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    if not told or parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    if "." not in host and host != "localhost" and ":" not in host:
        return None
    return parts._replace(fragment="").geturl()


def site_of(address: str | None) -> str:
    """The site of an address: its host without what is before the name that was bought. Of the
    two-part endings those that end in two letters are known by their first ("co.uk", "com.au").
    """
    labels = _split(address).hostname or ""
    names = labels.removesuffix(".").split(".")
    if names[-1].isdigit():
        return labels
    two = len(names) > 2 and names[-2] in _SECOND_LEVEL and len(names[-1]) == 2
    return ".".join(names[-3 if two else -2 :])


def is_front(address: str) -> bool:
    """Whether an address is of a site's front page, where no story lives."""
    parts = _split(address)
    return parts.path in ("", "/") and not parts.query


def is_of_site(name: str, address: str | None) -> bool:
    """Whether a name sounds like the site of an address: "The Herald" of herald.example."""
    label = squash(site_of(address).split(".")[0])
    if len(label) < 2:
        return False
    plain = squash(name)
    initials = "".join(word[0] for word in name.casefold().split())
    if label in plain or (len(plain) >= 3 and plain in label) or initials == label:
        return True
    return any(word in label for word in _WORD.findall(name.casefold()))


def day_of(address: str | None) -> str | None:
    """The day in the path of an address, "/2026/03/31/" or "/2026/mar/31/", as ISO 8601 has it."""
    match = _DAY.search(_split(address).path.casefold())
    if match is None:
        return None
    year, month, day = match.groups()
    number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
    return f"{year}-{number:02}-{int(day):02}"


def canonical(told: Iterable[str], address: str | None) -> str | None:
    """Where a story lives: the first of the addresses that its page tells, best first, that is of
    the page's own site and no front page, else the page's own address.

    The page's site is that of ``address`` or, where that is not known, of what most of those told
    share: a copy on another site often names the original, whose words it may have changed.
    """
    own = web_address(address) if address else None
    found = [each for words in told if (each := web_address(words, own))]
    sites = [site_of(each) for each in found]
    site = site_of(own) if own else max(sites, key=sites.count, default="")
    fitting = (each for each in found if site_of(each) == site and not is_front(each))
    return next(fitting, own)


def _split(address: str | None) -> SplitResult:
    try:
        return urlsplit(address or "")
    except ValueError:
        return urlsplit("")
