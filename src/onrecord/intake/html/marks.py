"""What the markup around a piece says of it: the names that sites give their elements."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from onrecord.intake.html.posts import is_post

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
_MOST_NAMES = 400
"""Characters of an element's names that are read."""
Marks = frozenset[str]
_NONE: Marks = frozenset()


class Markup:
    """What the elements of one page are marked as; those in the ``region`` of its story are of the
    "story". The names of elements around the story as a whole say nothing of a piece.
    """

    def __init__(self, region: HtmlElement) -> None:
        self._known: dict[HtmlElement, Marks] = dict.fromkeys(region.iterancestors(), _NONE)
        self._known[region] = frozenset(("story",))
        self._posts: set[HtmlElement] = set()

    def of(self, element: HtmlElement) -> Marks:
        """The marks of an element and all that it stands in."""
        unknown = []
        at: HtmlElement | None = element
        while at is not None and at not in self._known:
            unknown.append(at)
            at = at.getparent()
        marks = _NONE if at is None else self._known[at]
        for each in reversed(unknown):
            marks = self._known[each] = marks | self._own(each)
        return marks

    def post(self, element: HtmlElement) -> HtmlElement | None:
        """The embedded post that an element is or stands in; only of elements marked "post"."""
        at: HtmlElement | None = element
        while at is not None and at not in self._posts:
            at = at.getparent()
        return at

    def _own(self, element: HtmlElement) -> Marks:
        told = element.attrib
        if not told:
            return _named(element.tag, "")
        names = f"{told.get('class', '')} {told.get('id', '')} {told.get('itemprop', '')}"
        marks = _named(element.tag, names[:_MOST_NAMES])
        if is_post(element):
            self._posts.add(element)
            marks |= {"post"}
        return marks


@lru_cache(maxsize=20_000)
def _named(tag: str, names: str) -> Marks:
    """What a tag and the names of an element say; sites have few, again and again."""
    marks = {match.lastgroup or "" for match in _NAMES.finditer(names)}
    if tag in _BY_TAG:
        marks.add(_BY_TAG[tag])
    return frozenset(marks)
