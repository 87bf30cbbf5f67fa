"""The kind of every piece of a page, and the text that they make.

Every visible piece is in the text, in page order, an empty line after each: those of one embedded
post, and lines parted by a single line break, stand right below each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from onrecord.intake.html.body import choose, is_prose, region_of, under_picture
from onrecord.intake.html.marks import Marks, Markup
from onrecord.intake.html.posts import post_of
from onrecord.intake.html.strings import squash
from onrecord.intake.html.visible import HEADINGS, Piece, View
from onrecord.reading.blocks import holds_speech
from onrecord.reading.furniture import CAPTION, CREDIT_TAIL, DATELINE, LONGEST_LOOK, Look, look_of
from onrecord.records import Block, BlockKind, FurnitureKind, Post

BODY: frozenset[BlockKind] = frozenset(("subheading", "paragraph", "blockquote", "list item"))
"""Kinds of block that are the story's own text."""
_SHORTEST_TITLE = 15
"""Letters of the shortest part of a stated title that is one."""
_MOST_BYLINE = 20
_MOST_CREDIT = 8
_MOST_DEK = 60
_MOST_SUBHEADING = 12
"""Words."""
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\b\d\d?[:.]\d\d\b|\b\d+ \w+ ago\b")
_MARKED: dict[str, FurnitureKind] = {
    "sharing": "sharing",
    "promotion": "promotion",
    "related": "related",
    "menu": "navigation",
}


@dataclass(frozen=True, slots=True)
class Told:
    """A piece and what it is."""

    piece: Piece
    kind: BlockKind
    subkind: FurnitureKind | None = None
    post: HtmlElement | None = None


def tell(
    view: View,
    voted: set[int],
    titles: Sequence[str] = (),
    descriptions: Sequence[str] = (),
) -> list[Told]:
    """What each piece is; ``titles`` and ``descriptions`` are those that the page states."""
    pieces = view.pieces
    region = region_of(pieces, voted)
    if region is None:
        return [Told(piece, "furniture", *_no_story(piece)) for piece in pieces]
    markup = Markup(region)
    marked = [markup.of(piece.element) for piece in pieces]
    prose = [at for at in sorted(voted) if is_prose(pieces[at]) and "story" in marked[at]]
    headline = find_headline(pieces[: prose[min(1, len(prose) - 1)] if prose else 0], titles)
    chosen = choose(view, marked, voted, region, headline)
    around = _Around(view, marked, region, chosen, headline)
    dek = around.dek(descriptions)
    told = []
    for at, piece in enumerate(pieces):
        post = markup.post(piece.element) if "post" in marked[at] else None
        if at == headline:
            told.append(Told(piece, "headline"))
        elif at == dek:
            told.append(Told(piece, "dek"))
        elif at in chosen:
            told.append(Told(piece, _body_kind(piece, marked[at]), None, post))
        else:
            told.append(Told(piece, *around.kind(at), post))
    return told


def find_headline(above: Sequence[Piece], titles: Sequence[str]) -> int | None:
    """The headline among the pieces above the story: the last heading that says a stated title or
    a good part of one, `h1` before others; else the only `h1`.
    """
    known = {squash(title) for title in titles} - {""}
    headings: list[int] = []
    firsts: list[int] = []
    for at, piece in enumerate(above):
        if not piece.alt and piece.linked < 0.5 and (level := _level(piece.element)):
            letters = squash(piece.text)
            part = len(letters) >= _SHORTEST_TITLE and any(letters in title for title in known)
            if letters in known or part:
                headings.append(at)
            if level == "h1":
                firsts.append(at)
    best = [at for at in headings if at in firsts] or headings
    if best:
        return best[-1]
    return firsts[0] if len(firsts) == 1 else None


def compose(told: Sequence[Told]) -> tuple[str, tuple[Block, ...]]:
    """The text that pieces make, and its blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    posts: dict[HtmlElement, Post | None] = {}
    end = 0
    before: Told | None = None
    for each in told:
        if before is not None:
            joined = each.piece.tight or (each.post is not None and each.post is before.post)
            parts.append("\n" if joined else "\n\n")
            end += len(parts[-1])
        if each.post is not None and each.post not in posts:
            posts[each.post] = post_of(each.post)
        post = posts.get(each.post) if each.post is not None and each.kind in BODY else None
        for kind, start, stop in _parts(each):
            blocks.append(Block(kind, end + start, end + stop, each.subkind, post))
        parts.append(each.piece.text)
        end += len(each.piece.text)
        before = each
    return "".join(parts), tuple(blocks)


def _parts(told: Told) -> Iterator[tuple[BlockKind, int, int]]:
    """The blocks in a piece: a caption and its credit, a dateline and its paragraph, or one."""
    text, size = told.piece.text, len(told.piece.text)
    if told.kind == "caption" and size <= LONGEST_LOOK and not holds_speech(text):
        cut = CREDIT_TAIL.search(text)
        if cut is not None and cut.start() > 0 and cut.end() < size:
            yield "caption", 0, len(text[: cut.start()].rstrip())
            yield "credit", cut.end(), size
            return
    dateline = DATELINE.match(text) if told.kind == "paragraph" else None
    if dateline is not None and dateline.end() < size:
        yield "dateline", 0, len(dateline.group().rstrip())
        yield "paragraph", dateline.end(), size
        return
    yield told.kind, 0, size


class _Around:
    """What stands around the chosen pieces."""

    def __init__(
        self,
        view: View,
        marked: Sequence[Marks],
        region: HtmlElement,
        chosen: set[int],
        headline: int | None,
    ) -> None:
        self._view = view
        self._pieces = view.pieces
        self._marked = marked
        self._region = region
        self._first = min(chosen, default=len(view.pieces))
        self._last = max(chosen, default=0)
        self._headline = self._first if headline is None else headline

    def dek(self, descriptions: Sequence[str]) -> int | None:
        """The first piece between headline and story that is marked or set as a dek, or says what
        the page states to be its description.
        """
        known = {squash(description) for description in descriptions} - {""}
        for at in range(self._headline + 1, self._first):
            piece, marks = self._pieces[at], self._marked[at]
            words = len(piece.text.split())
            if piece.alt or piece.linked >= 0.5 or not 3 <= words <= _MOST_DEK:
                continue
            set_as_one = "dek" in marks or piece.element.tag in HEADINGS
            apart = marks & {"caption", "credit", "byline", "related", "promotion", "sharing"}
            if (set_as_one and not apart) or squash(piece.text) in known:
                return at
        return None

    def kind(self, at: int) -> tuple[BlockKind, FurnitureKind | None]:
        """The kind of a piece that is neither headline, dek nor body."""
        piece, marks = self._pieces[at], self._marked[at]
        if piece.alt:
            return "furniture", "alt text"
        look = look_of(piece.text)
        with_story = self._headline <= at <= self._last or "story" in marks
        named = next((kind for mark, kind in _MARKED.items() if mark in marks), None)
        if with_story and named is None and len(piece.text) <= LONGEST_LOOK:
            kind = self._beside(at, marks, look)
            if kind is not None:
                return kind, None
        if look is not None and look.kind == "furniture":
            return "furniture", look.subkind
        if named is not None:
            return "furniture", named
        if piece.linked < 0.5:
            return "furniture", "other"
        leads = at > self._first and len(piece.text.split()) >= 4
        return "furniture", "related" if leads else "navigation"

    def _beside(self, at: int, marks: Marks, look: Look | None) -> BlockKind | None:
        """Caption, credit, byline or dateline, by marks or looks."""
        piece = self._pieces[at]
        looks = look.kind if look is not None else None
        words = len(piece.text.split())
        captioned = "caption" in marks
        if looks == "credit" and (words <= _MOST_CREDIT or not captioned):
            return "credit"
        if captioned or CAPTION.match(piece.text):
            return "credit" if "credit" in marks and words <= _MOST_CREDIT else "caption"
        if at > self._last or words > _MOST_BYLINE:
            return None
        if looks in ("byline", "dateline"):
            return looks
        if looks is not None or (piece.linked >= 0.5 and "byline" not in marks):
            return None
        if at < self._first and marks & {"byline", "date"} and _DATED.search(piece.text):
            return "dateline"
        if at < self._first and "byline" in marks:
            return "byline"
        if words >= 3 and under_picture(self._view, at, self._region):
            return "caption"
        return None


def _body_kind(piece: Piece, marks: Marks) -> BlockKind:
    if "post" in marks or "quote" in marks:
        return "blockquote"
    if piece.element.tag in HEADINGS:
        return "subheading"
    if "item" in marks:
        return "list item"
    return "subheading" if _is_set_as_heading(piece, marks) else "paragraph"


def _is_set_as_heading(piece: Piece, marks: Marks) -> bool:
    """A short line without an end that is all bold, or marked as the head of a part."""
    if len(piece.text.split()) > _MOST_SUBHEADING or piece.text[-1] in '.!?,;:"”’':
        return "dek" in marks and len(piece.text.split()) <= _MOST_SUBHEADING
    if "dek" in marks:
        return True
    bold = next(piece.element.iter("strong", "b"), None)
    return bold is not None and squash("".join(bold.itertext())) == squash(piece.text)


def _level(element: HtmlElement) -> str | None:
    """The heading that an element is, or stands right in."""
    if element.tag in HEADINGS:
        return str(element.tag)
    above = (each.tag for each in element.iterancestors())
    return next((str(tag) for tag, _ in zip(above, range(3), strict=False) if tag == "h1"), None)


def _no_story(piece: Piece) -> tuple[FurnitureKind]:
    return ("alt text" if piece.alt else "other",)
