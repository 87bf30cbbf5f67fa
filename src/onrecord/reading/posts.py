"""Embedded posts: which of a story's blocks are one, its words and who signs them.

Platforms give sites the words of a post with a line of their own: "— Ana Sousa (@asousa) November
19, 2019", "A post shared by Ana Sousa (@asousa)". The words are the poster's, whatever they look
like to a reader of prose, and that line says who that is and when.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.records import Attribution, Block, Post, Span, Spans, Venue, When

_HANDLE = r"@(?P<handle>[\w.-]+(?:@[\w.-]+)?)"
_SIGNATURES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:^|(?<=[\s.!?]))(?:[–—―]|--?) ?(?P<name>[^\n()–—―]{{1,80}}?)\s?\(\s?{_HANDLE}\s?\)"
        r"[,\s]*(?P<rest>[^\n()]{0,60})$",
        rf"^(?:\w+ ){{1,4}}shared by (?P<name>[^\n]{{1,80}}?)(?:\s?\(\s?{_HANDLE}\s?\))?"
        r"(?: on (?P<rest>[^\n]{0,60}))?$",
        rf"^Post(?:ed)? by (?:{_HANDLE}|(?P<name>[^\n@][^\n]{{0,80}}?))"
        r"(?:\son\s(?P<rest>[^\n]{0,60}))?$",
        r"^(?:Posted )?by ?u/(?P<handle>[\w-]+)(?P<rest> in ?r/\w+)?$",
        rf"^{_HANDLE}(?P<rest>)$",
    )
)
_LONGEST = 250
"""Characters at the end of a block in which a signature stands."""
_CHROME = re.compile(
    r"(?:view (?:this |the )?(?:post|photo|video|reel|profile|more)?(?: ?on)? [\w ]{1,20}|♬.*|"
    r"(?:pic\.(?:twitter|x)\.com|https?:/)/\S+|\[image or embed\]|show this thread|"
    r"read the full conversation on \w+|(?:from|in) ?r/\w+)",
    re.IGNORECASE,
)
_LINKS = re.compile(
    r"(?:\s*(?:https?://\S+|pic\.(?:twitter|x)\.com/\S+|\[image or embed\]))+\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Signature:
    """The line of a post that names its author: where it stands, the name or handle in it, and
    what it says besides.
    """

    span: Span
    name: Span
    author: str | None
    handle: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Posted:
    """A post in a story: its blocks, the spans of its words, and its signature."""

    post: Post
    blocks: tuple[Block, ...]
    content: Spans
    signature: Signature | None

    @property
    def venue(self) -> Venue:
        """Where its words were said."""
        signature = self.signature
        return Venue("social media", self.post.platform, signature.span if signature else None)

    def when(self, dates: Sequence[When]) -> When | None:
        """When it was posted: by a date that its signature tells, else by its markup."""
        start, end = self.signature.span if self.signature else (0, 0)
        told = next((d for d in dates if d.span and start <= d.span[0] and d.span[1] <= end), None)
        posted = self.post.posted
        if told is not None:
            return When(told.text, posted or told.value, told.span)
        return When(posted, posted, None) if posted else None


def find_posts(text: str, blocks: Sequence[Block]) -> list[Posted]:
    """The embedded posts of a story, in order, by the blocks that say that they are one."""
    groups = groupby(blocks, key=lambda block: block.post)
    found = [_read(text, post, tuple(group)) for post, group in groups if post is not None]
    return [posted for posted in found if posted.content]


def post_of(posts: Sequence[Posted], each: Attribution) -> Posted | None:
    """The post whose words an attribution tells as its poster's; None of one inside them."""
    at = each.content[0][0]
    place = bisect_right(posts, at, key=lambda posted: posted.blocks[0].start) - 1
    if place < 0 or at >= posts[place].blocks[-1].end or each.cue or each.within is not None:
        return None
    return posts[place]


def signature_in(text: str, start: int, end: int) -> Signature | None:
    """The signature with which a block of a post ends, None where it has none."""
    tail = text[max(start, end - _LONGEST) : end]
    before = end - len(tail)
    for pattern in _SIGNATURES if before == start else _SIGNATURES[:1]:
        match = pattern.search(tail)
        if match:
            parts = match.groupdict()
            group = "name" if parts.get("name") else "handle"
            first, last = (before + at for at in match.span(group))
            first -= text[first - 1 : first] == "@"
            return Signature(
                (before + match.start(), end),
                (first, last),
                parts.get("name"),
                parts.get("handle"),
                parts.get("rest") or "",
            )
    return None


def is_chrome(words: str) -> bool:
    """Whether words in a post are its platform's: "View this post on Instagram"."""
    return bool(_CHROME.fullmatch(words.strip()))


def _read(text: str, post: Post, blocks: tuple[Block, ...]) -> Posted:
    signature: Signature | None = None
    content: list[Span] = []
    for block in blocks:
        start, end = block.start, block.end
        signed = signature_in(text, start, end)
        if signed is not None:
            signature, end = signature or signed, signed.span[0]
        content += _words(text, start, end)
    return Posted(post, blocks, tuple(content), signature)


def _words(text: str, start: int, end: int) -> Iterator[Span]:
    """The words of a block without white space around them and links behind them."""
    words = text[start:end]
    if not is_chrome(words):
        words = words[: len(words) - len(m[0])] if (m := _LINKS.search(words)) else words
        start += len(words) - len(words.lstrip())
        if words.strip():
            yield start, start + len(words.strip())
