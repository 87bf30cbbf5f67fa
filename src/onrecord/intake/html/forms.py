"""Forms of pages: article, live blog, interview, gallery, stub behind a wall; or no story.

What a page states of itself goes first, then what it shows. Only a page that shows little prose is
refused, and only where it looks like something else: an article must never be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.errors import NotAStory
from onrecord.intake.html.jsonld import ARTICLES
from onrecord.intake.html.sites import is_front
from onrecord.intake.html.stated import Stated
from onrecord.intake.html.strings import shown
from onrecord.records import StoryForm

_PROSE = 25
"""Words of the shortest paragraph that only prose has."""
_LITTLE = 120
"""Words of such paragraphs; a page with fewer may be no story."""
_NOTHING = 8
"""Words; a page with fewer shows none."""
_FEW = 60
"""Words; an error page has fewer, and so has the page of a video."""
_CUT = 250
"""Words; an article that not everybody may read and that has fewer is cut short."""
_CUT_BODY = 0.4
"""Share of the body that is stated; of a stub less is shown."""
_MOST = 400
_FEW_LINKS = 8
"""Headlines that lead elsewhere; a section front has more."""

_ERROR = re.compile(
    r"^\W*(?:error |http )*(?:404|403|410|500|502|503)\b|"
    r"\b(?:page|article|story|url|address) (?:you .{0,40})?"
    r"(?:was |is |could |can |does )?(?:not|n[o’']t)(?: be)? (?:found|available|exist)\b|"
    r"\bnot found\b|\baccess (?:to this page )?(?:has been )?denied\b|\bforbidden\b|"
    r"\bservice unavailable\b|\bbad gateway\b|\bsomething went wrong\b|\boops\b",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:before you continue|we (?:value|care about) your privacy|"
    r"your privacy (?:choices|matters)|"
    r"cookie (?:consent|settings|preferences)|consent to (?:the use of )?cookies|just a moment|"
    r"are you (?:a )?(?:human|robot)|verify (?:that )?you are (?:a )?human|attention required|"
    r"enable javascript|(?:un)?usual (?:traffic|activity)|captcha)\b",
    re.IGNORECASE,
)
_SUBSCRIBE = re.compile(
    r"\b(?:(?:subscribe|sign in|log ?in|register) (?:now |today )?to (?:continue|keep|read)|"
    r"(?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for) "
    r"(?:our )?(?:paid |digital )?(?:subscribers|members)|(?:already|not yet) a subscriber|"
    r"to (?:continue|keep) reading,? (?:please )?(?:subscribe|sign|log|register)|"
    r"continue reading with a (?:free )?(?:trial|subscription)|subscriber[- ](?:only|exclusive)|"
    r"you(?:['’]ve| have) (?:read|reached) (?:your|all|\d+) (?:free|limit)|unlock this article)\b",
    re.IGNORECASE,
)
_LIVE = re.compile(
    r"\blive[- _]?(?:blog|updates|ticker|feed|coverage)|\bticker-event", re.IGNORECASE
)
_TURN = re.compile(r"(?:Q|A|Question|Answer|Frage|Antwort) ?[:.] ?\S")
_LISTS = frozenset(("collectionpage", "searchresultspage", "itemlist", "profilepage"))
_GOODS = frozenset(("product", "productgroup", "offer", "og:product", "product.item"))
_GALLERIES = frozenset(("imagegallery", "mediagallery", "gallery", "photogallery"))
_READ_INSTEAD = "Give the address of one of its stories"


def form_of(tree: HtmlElement, stated: Stated, body: Sequence[str], name: str) -> StoryForm:
    """What kind of page one is, from its markup, what that states, and the texts of the blocks of
    its body; ``name`` is what an error calls it.

    Raises `NotAStory` where it holds none, and says what it looks like instead.
    """
    words = sum(len(text.split()) for text in body)
    prose = sum(n for text in body if (n := len(text.split())) >= _PROSE)
    if prose < _LITTLE:
        _refuse(tree, stated, words, name)
    if _is_live(tree, stated):
        return "live blog"
    if _is_cut(tree, stated, words):
        return "stub"
    if (stated.types & _GALLERIES and not _is_written(stated)) or _is_gallery(tree, prose):
        return "gallery"
    return "interview" if _is_interview(body) else "article"


def _refuse(tree: HtmlElement, stated: Stated, words: int, name: str) -> None:
    """Raise where a page with little prose looks like anything but a story."""
    written = _is_written(stated)
    heads = [*_heads(tree), stated.headline or ""]
    if any(map(_ERROR.search, heads)) and words < (_NOTHING if written else _FEW):
        raise NotAStory(name, "is an error page", "Check the address, or try again later")
    if any(map(_WALL.search, heads)) and not (written and words > _NOTHING):
        raise NotAStory(
            name, "asks for consent first", "Open it in a browser and save the page from there"
        )
    if written and words > _NOTHING:
        return
    path = urlsplit(stated.url or "")
    if "searchresultspage" in stated.types or re.search(r"(?:^|&)(?:q|query|s)=", path.query):
        raise NotAStory(name, "is a list of search results", _READ_INSTEAD)
    if stated.types & _GOODS:
        raise NotAStory(name, "is the page of a product", "Give the address of a story")
    if _leads_on(tree) > _FEW_LINKS and (
        stated.types & _LISTS or not stated.published or (stated.url and is_front(stated.url))
    ):
        raise NotAStory(name, "is a list of stories", _READ_INSTEAD)
    if words < _FEW and any(kind.startswith("video") for kind in stated.types):
        raise NotAStory(name, "holds a video and no text", "Give a transcript of it as text")
    if words <= _NOTHING:
        raise NotAStory(
            name, "shows no text of a story", "If a script draws it, save the page from a browser"
        )


def _is_written(stated: Stated) -> bool:
    """Whether a page states that it is something written."""
    return "article" in stated.types or bool(stated.types & ARTICLES)


def _heads(tree: HtmlElement) -> Iterator[str]:
    """The title of a page and its first headings."""
    for tag in ("title", "h1", "h2"):
        yield from (shown(element) for element in islice(tree.iter(tag), 2))


def _leads_on(tree: HtmlElement) -> int:
    """How many headlines of a page are links."""
    heads = islice(tree.iter("h2", "h3", "h4"), _MOST)
    return sum(
        next(head.iterdescendants("a"), None) is not None or head.getparent().tag == "a"
        for head in heads
        if head.getparent() is not None
    )


def _is_live(tree: HtmlElement, stated: Stated) -> bool:
    if "liveblogposting" in stated.types:
        return True
    marked = (f"{each.get('class', '')} {each.get('id', '')}" for each in _rooms(tree))
    times = sum(1 for _ in islice(tree.iter("time"), 5))
    return times == 5 and any(_LIVE.search(names) for names in marked)


def _rooms(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that are made to hold a story."""
    return islice(tree.iter("main", "article", "section"), _MOST)


def _is_cut(tree: HtmlElement, stated: Stated, words: int) -> bool:
    """Whether the rest of a story is kept from those who do not pay."""
    told = len((stated.body or "").split())
    if told > _CUT and words < _CUT_BODY * told:
        return True
    if words >= _CUT:
        return False
    if stated.free is False:
        return True
    lines = islice(tree.iter("p", "h2", "h3", "h4", "span", "button", "div"), 20 * _MOST)
    return any(_SUBSCRIBE.search(text) for each in lines if len(text := each.text or "") < 300)


def _is_gallery(tree: HtmlElement, prose: int) -> bool:
    """Whether captions are most of what a page says."""
    figures = islice(tree.iter("figcaption"), _MOST)
    captions = [len(shown(each).split()) for each in figures]
    return len(captions) >= 6 and sum(captions) > 2 * prose


def _is_interview(body: Sequence[str]) -> bool:
    """Whether questions and answers take turns: under letters, or questions alone in a block."""
    if sum(bool(_TURN.match(text)) for text in body) >= 4:
        return True
    asks = [text.rstrip('"”’ ').endswith("?") and len(text.split()) >= 3 for text in body]
    turns = sum(one and not other for one, other in pairwise(asks))
    return turns >= 4 and 5 * turns >= len(body)
