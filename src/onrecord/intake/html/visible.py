"""What a reader sees of a page: its visible text in page order, a piece a line or paragraph.

White space comes out as a browser renders it; nothing of a page is run. What is hidden by its
markup (scripts, templates, ``hidden``, ``display: none``) is left out; style sheets are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav "
    "ol optgroup p pre section summary table tbody td tfoot th thead tr ul".split()
)
"""Elements that a browser sets on lines of their own."""
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_UNSEEN = frozenset(
    "applet area audio base basefont canvas col colgroup datalist embed frame frameset head iframe "
    "input link map meta noframes noembed noscript object option param progress meter rp rt script "
    "select source style svg template textarea title track video".split()
)
"""Elements with no text of their own to see: code, forms, players and their fallbacks."""
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_FOR_MACHINES = re.compile(
    r"\b(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?|tooltip|popover|hover-?card|"
    r"rollover-(?:block|content))\b",
    re.IGNORECASE,
)
"""Classes that style sheets everywhere keep out of sight, or show only under a pointer."""
_WHOLE = frozenset(("html", "body", "main", "article"))
"""Hidden only until a script shows them."""
_PICTURES = frozenset(("img", "picture", "video", "amp-img", "iframe"))
_MOST_NAMES = 400
"""Characters of an element's classes that are read."""
ROUND_PICTURE = 5
"""Levels around a picture where what is written may be about it."""
_SPACE = re.compile("[ \t\n\r\f]+")
_ROOMLESS = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
"""Marks inside words that take no room."""
_ENDS = tuple(".?!:;…")
_CLOSERS = "\"'”’“‘)]»"


@dataclass(slots=True)
class Piece:
    """A line or paragraph of visible text.

    ``element`` is the block element that holds it, ``linked`` the share of its characters that
    are in links, ``tight`` where only a line break parts it from the piece before, ``alt`` where
    it is what an image shows to those who do not see it.
    """

    element: HtmlElement
    text: str
    linked: float = 0.0
    tight: bool = False
    alt: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """The visible pieces of a page, in order, and the elements right around its pictures and
    players.
    """

    pieces: list[Piece]
    pictured: set[HtmlElement]


def visible(tree: HtmlElement) -> View:
    """What is to be seen of a page."""
    sight = _Sight()
    pictured: set[HtmlElement] = set()
    walk = etree.iterwalk(tree, events=("start", "end"))
    skipped: HtmlElement | None = None
    for event, element in walk:
        if event == "start":
            if element.tag in _PICTURES:
                pictured.update(islice(element.iterancestors(), ROUND_PICTURE))
            if element.tag in _UNSEEN or _is_hidden(element):
                walk.skip_subtree()
                skipped = element
            else:
                sight.enter(element)
        else:
            if element is skipped:
                skipped = None
            else:
                sight.leave(element)
            sight.see(element.tail)
    return View(sight.pieces, pictured)


class _Sight:
    """The pieces seen so far, and the line that is being read."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self._holders: list[HtmlElement] = []
        self._links = self._as_typed = 0
        self._parts: list[str] = []
        self._linked = 0
        self._images: list[HtmlElement] = []

    def enter(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._end_line()
            self._holders.append(element)
            self._as_typed += tag == "pre"
        elif tag == "br":
            self._parts.append("\n")
        elif tag == "img":
            self._see_image(element)
        elif tag == "a":
            self._links += 1
        self.see(element.text)

    def leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in BLOCKS:
            self._end_line()
            self._holders.pop()
            self._as_typed -= tag == "pre"
        elif tag == "a":
            self._links -= 1

    def see(self, text: str | None) -> None:
        if not text:
            return
        self._parts.append(text if self._as_typed else text.replace("\n", " "))
        if self._links:
            self._linked += len(text.strip())

    def _see_image(self, element: HtmlElement) -> None:
        """An image that stands for a character is one; what else it shows is told below the line
        that it stands in.
        """
        told = element.get("alt", "").strip()
        if told and not any(map(str.isalnum, told)):
            self._parts.append(told)
        elif told:
            self._images.append(element)

    def _end_line(self) -> None:
        if not self._parts and not self._images:
            return
        seen = "".join(self._parts)
        if seen and not seen.isspace():
            holder = self._holders[-1]
            linked = min(1.0, self._linked / len(seen.strip()))
            for text, tight in _lines(seen.translate(_ROOMLESS), holder.tag in HEADINGS):
                self.pieces.append(Piece(holder, text, linked, tight))
        for image in self._images:
            self.pieces.append(Piece(image, " ".join(image.get("alt", "").split()), alt=True))
        self._parts, self._linked, self._images = [], 0, []


def _lines(seen: str, whole: bool) -> Iterator[tuple[str, bool]]:
    """The lines and paragraphs of a run of text, and whether each follows the one before without
    an empty line. A line that ends as sentences do ends a paragraph; others run on over the break.
    """
    told = ""
    tight = empty = False
    for raw in seen.split("\n"):
        line = _SPACE.sub(" ", raw).strip()
        if not line:
            empty = True
            continue
        if told and (whole or (not empty and not told[-4:].rstrip(_CLOSERS).endswith(_ENDS))):
            told += "\n" + line
        elif told:
            yield told, tight
            told, tight = line, not empty
        else:
            told = line
        empty = False
    if told:
        yield told, tight


def _is_hidden(element: HtmlElement) -> bool:
    told = element.attrib
    if not told or element.tag in _WHOLE:
        return False
    if "hidden" in told or _HIDING.search(told.get("style", "")):
        return True
    return _is_for_machines(told.get("class", "")[:_MOST_NAMES])


@lru_cache(maxsize=20_000)
def _is_for_machines(names: str) -> bool:
    return _FOR_MACHINES.search(names) is not None
