"""What the markup around a piece says of it: the names that sites give their elements."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

_BY_TAG = {
    "figcaption": "caption",
    "blockquote": "quote",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "nav": "menu",
    "footer": "menu",
    "button": "menu",
    "form": "menu",
    "label": "menu",
    "time": "date",
    "aside": "aside",
    "cite": "credit",
}
_NAMES = re.compile(
    r"(?P<caption>caption|cutline)"
    r"|(?P<credit>credit|copyright)"
    r"|(?P<byline>byline|\bauthor|writer)"
    r"|(?P<date>timestamp|dateline|pub-?date|\bdate(?:time)?\b|published|modified)"
    r"|(?P<dek>\bdec?k\b|standfirst|sub-?title|sub-?head|sub-?line|strapline|summary|excerpt)"
    r"|(?P<sharing>shar(?:e|ing)\b|social)"
    r"|(?P<related>\brelat|recirc|recommend|trending|popular|most-?read|teaser|up-?next"
    r"|read-?(?:more|next|also)|more-?(?:stories|news|from|on)\b|also-?(?:read|like))"
    r"|(?P<promotion>newsletter|subscri|sign-?up|promo|advert|sponsor|paywall|donat)"
    r"|(?P<menu>\bnav(?:bar|igation)?\b|menu|breadcrumb|pagin|pager\b|footer|comment|disqus"
    r"|\btags?\b|topics\b|categor(?:y|ies)\b)",
    re.IGNORECASE,
)
EMBED = re.compile(
    r"\b(?:twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|fb-(?:post|video)"
    r"|reddit-(?:card|embed-bq)|mastodon-embed|text-post-media)\b"
)
"""Classes that the platforms tell sites to put on a post."""

_MOST_NAMES = 400
"""Characters of an element's names that are read."""
_DEEPEST_POST = 40
"""Levels of a post."""

Marks = frozenset[str]
_NONE: Marks = frozenset()


class Markup:
    """What the elements of one page are marked as; those in the ``region`` of its story are of the
    "story". The names of elements around the story as a whole say nothing of a piece.
    """

    def __init__(self, region: HtmlElement) -> None:
        self._known: dict[HtmlElement, Marks] = dict.fromkeys(region.iterancestors(), _NONE)
        self._known[region] = frozenset(("story",))

    def of(self, element: HtmlElement) -> Marks:
        """The marks of an element and all that it stands in."""
        unknown = []
        at: HtmlElement | None = element
        while at is not None and at not in self._known:
            unknown.append(at)
            at = at.getparent()
        marks = _NONE if at is None else self._known[at]
        for each in reversed(unknown):
            marks = self._known[each] = marks.union(_own(each))
        return marks


def post_around(element: HtmlElement) -> HtmlElement | None:
    """The embedded post that an element is or stands in."""
    above = islice(element.iterancestors(), _DEEPEST_POST)
    return next((at for at in (element, *above) if EMBED.search(at.get("class", ""))), None)


def _own(element: HtmlElement) -> Marks:
    told = element.attrib
    names = f"{told.get('class', '')} {told.get('id', '')} {told.get('itemprop', '')}"
    return _named(element.tag, names[:_MOST_NAMES]) if told else _named(element.tag, "")


@lru_cache(maxsize=20_000)
def _named(tag: str, names: str) -> Marks:
    """What a tag and the names of an element say; sites have few, again and again."""
    marks = {match.lastgroup or "" for match in _NAMES.finditer(names)}
    if tag in _BY_TAG:
        marks.add(_BY_TAG[tag])
    if EMBED.search(names):
        marks.add("post")
    return frozenset(marks)
