"""Which pieces of a page are its story.

Trafilatura tells first (Barbaresi 2021), and the page itself where it states its ``articleBody``;
the element that holds most of what they take is the story's region. Inside it, lines that they
drop and that stand like the rest are added; what is linked as a whole, stands under a picture or
only heads links is left out; outside, little is kept. The rules speak of what any site does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.html.marks import Marks
from onrecord.intake.html.visible import HEADINGS, ROUND_PICTURE, Piece, View
from onrecord.reading.blocks import holds_speech
from onrecord.reading.furniture import look_of

_WORD = re.compile(r"\w+")
_RUN = 4
"""Words in a row that two texts share."""
_PROSE = 60
"""Characters of the shortest piece that is prose whatever is around it."""
_FEW_LINKS, _ALL_LINKS = 0.4, 0.75
"""Shares of a piece in links: up to the one it may be prose, from the other it only leads on."""
_MOST = 0.6
"""Share of the prose that the region holds."""
_CAPTION = 300
"""Characters of the longest caption that only its place shows."""
_NEAR = 3
"""Pieces on either side that may share a picture."""
_MOST_ELEMENTS, _DEEPEST = 60_000, 200
"""Of a page that trafilatura is asked about: it grows with the square of some things, and goes down
by recursion.
"""
_LEAVES = frozenset("p li td th span a h1 h2 h3 h4 h5 h6 strong em b i font blockquote".split())
_ROOMS = frozenset("body main article section ul ol table tbody tr td blockquote".split())
_ASIDE = frozenset(("sharing", "related", "promotion", "menu"))
_APART = _ASIDE | {"caption", "credit", "byline", "date"}


def voted_body(tree: HtmlElement, pieces: Sequence[Piece], stated: str | None = None) -> set[int]:
    """The pieces that trafilatura takes for the story, with those of the ``stated`` one; where
    there are none, all prose.
    """
    voted = _matched(pieces, _extracted(tree) if _is_tame(tree) else ())
    told = _matched(pieces, (stated,)) if stated else set()
    if _weight(pieces, told) >= _weight(pieces, voted) / 2:
        voted |= told
    return voted or {at for at, piece in enumerate(pieces) if is_prose(piece)}


def region_of(pieces: Sequence[Piece], voted: Iterable[int]) -> HtmlElement | None:
    """The innermost element that holds most of the prose voted for, and can hold more than one
    piece.
    """
    voted = list(voted)
    prose = [at for at in voted if is_prose(pieces[at])] or voted
    total = sum(len(pieces[at].text) for at in prose)
    held: Counter[HtmlElement] = Counter()
    for at in prose:
        for element in _upwards(pieces[at].element):
            held[element] += len(pieces[at].text)
    most = [element for element, weight in held.items() if weight >= _MOST * total]
    region = max(most, key=lambda each: sum(1 for _ in each.iterancestors()), default=None)
    while region is not None and region.tag in _LEAVES:
        region = region.getparent()
    return region


def choose(
    view: View,
    marked: Sequence[Marks],
    voted: set[int],
    region: HtmlElement,
    headline: int | None,
) -> set[int]:
    """The pieces that are the story's text, all below its headline."""
    pieces = view.pieces
    inside = {at for at, marks in enumerate(marked) if "story" in marks}
    alike = {_kin(pieces[at]) for at in voted & inside if is_prose(pieces[at])}
    title = "" if headline is None else pieces[headline].text.casefold()
    copies = {at for at, piece in enumerate(pieces) if piece.text.casefold() == title}
    above = set() if headline is None else set(range(headline + 1))
    chosen = set()
    for at, piece in enumerate(pieces):
        if at in above or at in copies:
            continue
        if at in inside:
            taken = "post" in marked[at] or (
                at in voted and not _leads_on(piece) and not under_picture(view, at, region)
            )
        else:
            sibling = piece.element.getparent() is region.getparent() and is_prose(piece)
            taken = at in voted and (sibling or _kin(piece) in alike)
            taken = taken and not marked[at] & _ASIDE and piece.element.tag not in HEADINGS
        if taken and _may_be_body(piece, marked[at]):
            chosen.add(at)
    chosen |= _between(pieces, marked, chosen) - above - copies
    return chosen - _over_links(pieces, marked, chosen)


def under_picture(view: View, at: int, region: HtmlElement) -> bool:
    """Whether a short piece shares an element with a picture or player, and with nothing but
    other short pieces: a caption by where it stands.
    """
    piece = view.pieces[at]
    if len(piece.text) > _CAPTION or piece.alt or piece.element.tag in HEADINGS:
        return False
    for element in islice(piece.element.iterancestors(), ROUND_PICTURE):
        if element is region or element.tag in _ROOMS:
            return False
        near = view.pieces[max(0, at - _NEAR) : at + _NEAR + 1]
        beside = [len(other.text) for other in near if not other.alt and _is_in(other, element)]
        if sum(beside) > _CAPTION:
            return False
        if element in view.pictured:
            return True
    return False


def is_prose(piece: Piece) -> bool:
    """Long, and not a heap of links."""
    return len(piece.text) >= _PROSE and piece.linked < _FEW_LINKS and not piece.alt


def _extracted(tree: HtmlElement) -> list[str]:
    from trafilatura import bare_extraction

    found = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    if found is None or isinstance(found, dict):
        return []
    return [" ".join(each.itertext()) for each in found.body]


def _is_tame(tree: HtmlElement) -> bool:
    """Neither so large nor so deep that trafilatura would not come back."""
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST or count > 2 * _MOST_ELEMENTS:
            return False
    return True


def _matched(pieces: Sequence[Piece], lines: Iterable[str]) -> set[int]:
    """The pieces whose words are those of a line, or half of whose runs of words are in the lines
    one after another.
    """
    told = [tuple(_WORD.findall(line)) for line in lines]
    whole, runs = set(told), set(_runs([word for line in told for word in line]))
    matched = set()
    for at, piece in enumerate(pieces):
        own = () if piece.alt or not told else tuple(_WORD.findall(piece.text))
        mine = set(_runs(own))
        if own and (own in whole or 2 * len(mine & runs) >= len(mine) > 0):
            matched.add(at)
    return matched


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)


def _weight(pieces: Sequence[Piece], places: Iterable[int]) -> int:
    return sum(len(pieces[at].text) for at in places if is_prose(pieces[at]))


def _may_be_body(piece: Piece, marks: Marks) -> bool:
    if piece.alt or "caption" in marks:
        return False
    if "post" in marks:
        return True
    return look_of(piece.text) is None or holds_speech(piece.text)


def _between(pieces: Sequence[Piece], marked: Sequence[Marks], chosen: set[int]) -> set[int]:
    """What stands right between two chosen pieces, in the same element as they, or in a list of
    which some is chosen: trafilatura drops lines that are short or said before.
    """
    lists = {_list_of(pieces[at]) for at in chosen} - {None}
    found = set()
    for at, piece in enumerate(pieces):
        if at in chosen or piece.linked > _FEW_LINKS or marked[at] & _APART:
            continue
        near = {at - 1, at + 1}
        holders = {pieces[each].element.getparent() for each in near & chosen}
        beside = near <= chosen and holders == {piece.element.getparent()}
        if (beside or _list_of(piece) in lists) and _may_be_body(piece, marked[at]):
            found.add(at)
    return found


def _over_links(pieces: Sequence[Piece], marked: Sequence[Marks], chosen: set[int]) -> set[int]:
    """Chosen lines that only head what is not chosen: links, or nothing at all."""
    heads: set[int] = set()
    last: int | None = None
    for at in sorted(chosen, reverse=True):
        piece = pieces[at]
        if len(piece.text) < _PROSE and not marked[at] & {"item", "post"}:
            below = next((b for b in range(at + 1, len(pieces)) if not pieces[b].alt), None)
            leads = below is not None and below not in chosen and _leads_on(pieces[below])
            ends = last is None and piece.element.tag in HEADINGS
            if ends or (leads and piece.text[-1] not in '.!?"”'):
                heads.add(at)
                continue
        last = last or at
    return heads


def _list_of(piece: Piece) -> HtmlElement | None:
    return piece.element.getparent() if piece.element.tag == "li" else None


def _kin(piece: Piece) -> tuple[str, str]:
    """What makes two pieces look alike: their class, or else their element in one of a class."""
    own, parent = piece.element, piece.element.getparent()
    first = own.get("class", "").split(None, 1)[:1]
    if first or parent is None:
        return "", "".join(first)
    return own.tag, "".join(parent.get("class", "").split(None, 1)[:1])


def _is_in(piece: Piece, element: HtmlElement) -> bool:
    near = islice(piece.element.iterancestors(), 2 * ROUND_PICTURE)
    return piece.element is element or any(each is element for each in near)


def _leads_on(piece: Piece) -> bool:
    return piece.linked >= _ALL_LINKS and piece.element.tag not in HEADINGS


def _upwards(element: HtmlElement) -> Iterator[HtmlElement]:
    yield element
    yield from element.iterancestors()
