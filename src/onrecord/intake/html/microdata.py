"""Microdata of the article of a page, and the `meta` elements that state something of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.html.jsonld import ARTICLES
from onrecord.intake.html.strings import around, plain, shown

_MOST = 2_000
_MOST_TOLD = 20
"""Elements that tell one property."""
_TELLING = etree.XPath(".//*[@itemprop]")
_NAMES = etree.XPath('.//*[@itemprop="name"]')
_PAGES = frozenset(("webpage", "newsarticle", "itempage"))
_WHOLE = frozenset(("html", "body", "main", "article"))
"""Elements that hold the story, whatever their classes say of the page's layout."""
_ATTRIBUTES = ("content", "datetime", "href", "src", "title")
_ELSEWHERE = re.compile(
    r"\b(?:comments?|respond|related|sidebar|recirc\w*|footer)\b", re.IGNORECASE
)


def read_metas(tree: HtmlElement) -> dict[str, list[str]]:
    """What the `meta` elements of a page say, by name, property or http-equiv in lower case."""
    metas: dict[str, list[str]] = defaultdict(list)
    for meta in islice(tree.iter("meta"), _MOST):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv")
        words = plain(meta.get("content"))
        if name and words:
            metas[name.strip().casefold()].append(words)
    return metas


def read_items(tree: HtmlElement) -> dict[str, list[HtmlElement]]:
    """The elements that tell a property of the page's article, by property in lower case: of its
    item or of the whole page, none of a comment's or of another story's.
    """
    told: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in islice(_TELLING(tree), _MOST):
        if _is_of_article(element):
            for name in element.get("itemprop", "").casefold().split()[:_MOST_TOLD]:
                if len(told[name]) < _MOST_TOLD:
                    told[name].append(element)
    return told


def words_of(element: HtmlElement) -> str:
    """What an element that tells a property says: in its attribute, its name, or its words."""
    if element.tag in ("meta", "time", "data"):
        stated = (element.get(name) for name in _ATTRIBUTES)
        return plain(next(filter(None, stated), None)) or shown(element)
    names = _NAMES(element)[:1]
    return next((plain(e.get("content")) or shown(e) for e in names), shown(element))


def is_elsewhere(element: HtmlElement) -> bool:
    """Whether an element stands among comments, related stories or in a footer."""
    return any(
        each.tag in ("aside", "footer", "nav")
        or (each.tag not in _WHOLE and _ELSEWHERE.search(_called(each)))
        for each in _with_own(element)
    )


def _called(element: HtmlElement) -> str:
    """What a page's makers call an element."""
    return f"{element.get('id', '')} {element.get('class', '')}".replace("-", " ")


def item_types(element: HtmlElement) -> frozenset[str]:
    """The types of an item, in lower case, without their vocabulary."""
    return frozenset(
        name.rstrip("/").rsplit("/", 1)[-1].casefold()
        for name in (element.get("itemtype") or "").split()
    )


def _is_of_article(element: HtmlElement) -> bool:
    owner = next((each for each in around(element) if each.get("itemscope") is not None), None)
    if owner is not None and owner.get("itemtype"):
        if not item_types(owner) & (ARTICLES | _PAGES):
            return False
        if owner.get("itemprop") in ("hasPart", "comment", "mentions", "relatedLink"):
            return False
    return not is_elsewhere(element)


def _with_own(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from around(element)
