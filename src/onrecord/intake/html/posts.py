"""Embedded posts as they stand in HTML before any script has drawn them.

Each platform tells sites to set a block quote of a class of its own, with the post's words, a
signature and the address where it lives. Sites drop the class or the quote now and then, so that
the address of a post in the signature tells as much.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.intake.html.moments import stamp_of
from onrecord.intake.html.sites import web_address
from onrecord.intake.html.strings import shown
from onrecord.reading.posts import Signature, signature_in
from onrecord.records import Post


class _Platform(NamedTuple):
    """What its users call a platform, its hosts, and what the path of a post there looks like."""

    name: str
    hosts: re.Pattern[str]
    path: re.Pattern[str]


def _platform(name: str, hosts: str, path: str) -> _Platform:
    return _Platform(name, re.compile(rf"(?:[\w-]+\.)?(?:{hosts})"), re.compile(path))


_PLATFORMS = (
    _platform("X", r"(?:twitter|x)\.com", r"/(?:(?P<handle>\w+)/status(?:es)?|i/status)/\d+"),
    _platform("Instagram", r"instagram\.com", r"/(?:(?P<handle>[\w.]+)/)?(?:p|reel|tv)/[\w-]+"),
    _platform(
        "Facebook",
        r"facebook\.com|fb\.watch",
        r"/(?:(?P<handle>[\w.-]+)/(?:posts|videos|photos)/|permalink\.php|story\.php|watch|reel/)",
    ),
    _platform("TikTok", r"tiktok\.com", r"/@(?P<handle>[\w.]+)/(?:video|photo)/\d+"),
    _platform("Threads", r"threads\.(?:net|com)", r"/@(?P<handle>[\w.]+)/post/"),
    _platform("Bluesky", r"bsky\.app", r"/profile/(?:did:[\w:]+|(?P<handle>[\w.-]+))/post/"),
    _platform("Reddit", r"reddit\.com", r"/r/\w+/comments/"),
    _platform(
        "YouTube", r"youtube(?:-nocookie)?\.com|youtu\.be", r"/(?:watch|embed/|shorts/|[\w-]{11}$)"
    ),
    _platform("Truth Social", r"truthsocial\.com", r"/(?:users/|@)(?P<handle>\w+)/(?:\w+/)?\d+"),
    _platform(
        "Mastodon", r".+", r"/(?:users/|@)(?P<handle>\w+)/(?:statuses/)?\d{15,20}(?:/embed)?$"
    ),
)
_CLASSES = {
    "twitter-tweet": "X", "twitter-video": "X", "instagram-media": "Instagram",
    "fb-post": "Facebook", "fb-video": "Facebook", "tiktok-embed": "TikTok",
    "text-post-media": "Threads", "bluesky-embed": "Bluesky", "mastodon-embed": "Mastodon",
    "reddit-card": "Reddit", "reddit-embed-bq": "Reddit", "truthsocial-embed": "Truth Social",
}  # fmt: skip
_CLASS = re.compile(rf"(?<![\w-])(?:{'|'.join(_CLASSES)})(?![\w-])")
_ADDRESSES = ("cite", "data-instgrm-permalink", "data-text-post-permalink", "data-embed-url",
              "data-href", "src")  # fmt: skip
_FRAMES = frozenset(("iframe", "lite-youtube", "embed"))
_RENAMED = "2023-07-24"
"""Since when what was Twitter is called X."""
_USER = re.compile(r"/u(?:ser)?/([\w-]+)")
_MOST = 200
_LAST = 20
"""Parts at the end of a post in which its signature stands."""


def is_post(element: HtmlElement) -> bool:
    """Whether an element is an embedded post, told without reading all of it where it is none."""
    return bool(_CLASS.search(element.get("class") or "")) or (
        element.tag in ("blockquote", *_FRAMES) and _platform_of(element) is not None
    )


def post_of(element: HtmlElement) -> Post | None:
    """What the markup of an embedded post tells of it; None for an element that is none."""
    if not is_post(element):
        return None
    address, handle = _address(element)
    named = _CLASS.search(element.get("class") or "")
    platform = _CLASSES[named[0]] if named else _platform_of(element)
    if platform is None:
        return None
    signed, rest = _signature(element)
    posted = next((s.day for words in (*_times(element), rest) if (s := stamp_of(words))), None)
    handle = (signed.handle if signed else None) or handle or _user(element)
    if platform == "X" and (posted or "") < _RENAMED and "//x.com" not in (address or ""):
        platform = "Twitter"
    return Post(platform, signed.author if signed else None, handle, posted, address)


def _platform_of(element: HtmlElement) -> str | None:
    """The platform whose post's address an element tells as its own, or in its signature."""
    for told in _told(element):
        found = _read(told)
        if found is not None:
            return found[0]
    if element.tag != "blockquote" or signature_of(shown(element)) is None:
        return None
    return next((found[0] for told in _linked(element) if (found := _read(told))), None)


def _address(element: HtmlElement) -> tuple[str | None, str | None]:
    """Where a post lives, without what its platform counts clicks with, and the handle in it."""
    for told in (*_told(element), *_linked(element)):
        found = _read(told)
        if found is not None:
            return found[1:]
    return None, None


def _told(element: HtmlElement) -> Iterator[str]:
    """The addresses in an element's own attributes, or in those of one right inside it."""
    for each in (element, *islice(element.iterfind("blockquote"), 1)):
        yield from (told for name in _ADDRESSES if (told := each.get(name)))


def _linked(element: HtmlElement) -> Iterator[str]:
    """The addresses that a post links to, the last first: those before are in its words."""
    links = [link.get("href") or "" for link in islice(element.iter("a"), _MOST)]
    yield from reversed(links)


def _read(told: str) -> tuple[str, str, str | None] | None:
    """The platform of the address of a post, the address, and the handle in it."""
    address = web_address(told, "https://example.org/")
    parts = urlsplit(address or "")
    for each in _PLATFORMS:
        match = each.path.match(parts.path) if each.hosts.fullmatch(parts.hostname or "") else None
        if match and address:
            kept = parts.query if "permalink" in parts.path or "story.php" in parts.path else ""
            plain = parts._replace(
                query=kept if each.name != "YouTube" else parts.query, fragment=""
            )
            return each.name, plain.geturl().removesuffix("/embed"), match.groupdict().get("handle")
    return None


def signature_of(words: str) -> Signature | None:
    """The signature that the words of a post end with."""
    return signature_in(words, 0, len(words))


def _signature(element: HtmlElement) -> tuple[Signature | None, str]:
    """The signature of a post, by its last part that is one, and what that says of the date."""
    parts = [" ".join(text.split()) for text in islice(element.itertext(), 4 * _MOST)]
    parts = [part for part in parts if part]
    ends = [" ".join(parts[at:]) for at in range(max(0, len(parts) - _LAST), len(parts))]
    for words in (*ends, *parts[-_LAST:]):
        signed = signature_of(words)
        if signed is not None:
            return signed, re.sub(r"^\W+|\W+$", "", signed.rest)
    return None, ""


def _times(element: HtmlElement) -> Iterator[str]:
    yield from (each.get("datetime") or "" for each in islice(element.iter("time"), 1))


def _user(element: HtmlElement) -> str | None:
    users = (_USER.search(told) for told in _linked(element))
    return next((match[1] for match in users if match), None)
