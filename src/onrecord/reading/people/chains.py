"""Chains: all that a story says of somebody or something that it never names.

"A group of nurses", "the nurses, members of Nurses for Night Buses" and "the group" are one chain,
and so are "a study" and "the research published in the journal Tides". Each chain is called by the
fullest of its descriptions, wherever in the story that stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.reading.people.lexicon import DOCUMENTS, SAME_DOCUMENTS, SAME_PEOPLE
from onrecord.reading.people.mentions import Mention, mentions_in, read_mention
from onrecord.records import Block, Span

_CONTRASTS = frozenset(
    "other another second third first last same former latter older younger elder next new".split()
)
"""Words that tell one from another who was just told of."""
_RESEARCHERS = frozenset("author researcher scientist team".split())
_PROSE = ("paragraph", "list item", "blockquote")
_SMALL = frozenset("a an the this that these those of for in on at by with to from".split())
_LONGEST = 14
"""Words of a description by which a chain may be called."""
_MOST = 20
"""Chains of one noun that are looked at."""


@dataclass(slots=True, eq=False)
class Chain:
    """The descriptions of one entity: the first and the last of them, the one that says most, the
    ``nouns`` and ``modifiers`` of them all, the "group" that any says they are, and whether any
    points at who was told of before or says how many they are.
    """

    first: Mention
    last: Mention
    fullest: str = ""
    where: Span = (0, 0)
    named: bool = False
    nouns: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    gatherings: set[str] = field(default_factory=set)
    pointed: bool = False
    counted: bool = False

    def add(self, mention: Mention, words: str) -> None:
        """Take one more description, and what it is in the text."""
        self.last = mention
        self.nouns.add(mention.noun)
        self.modifiers |= mention.modifiers
        if mention.gathering:
            self.gatherings.add(mention.gathering)
        self.pointed |= mention.points
        self.counted |= bool(mention.lead) and not (mention.points or mention.gathering)
        if mention.name and not self.named:
            self.fullest, self.where, self.named = mention.name, mention.span, True
        elif not self.named and (not self.fullest or _weight(words) > _weight(self.fullest)):
            self.fullest, self.where = words, mention.span


def _weight(words: str) -> int:
    """How much a description says: its words, small ones left out."""
    told = words.casefold().split()
    return sum(word not in _SMALL for word in told) if len(told) <= _LONGEST else 0


class Chains:
    """The chains of a story."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._by_noun: dict[str, list[Chain]] = {}
        self._by_words: dict[str, Chain] = {}
        self._at: dict[int, Chain] = {}
        for block in blocks:
            if block.kind in _PROSE:
                for mention in mentions_in(text, block):
                    self._add(mention)

    def _add(self, mention: Mention) -> None:
        words = self._text[slice(*mention.span)]
        known = mention.points or (mention.many and mention.plain and mention.lead)
        chain = (self._known(mention) if known else None) or self._by_words.get(words.casefold())
        if chain is None:
            chain = Chain(mention, mention)
            self._by_words[words.casefold()] = chain
        for noun in {mention.noun, mention.gathering} - {"", *chain.nouns, *chain.gatherings}:
            self._by_noun.setdefault(noun, []).append(chain)
        chain.add(mention, words)
        self._at[mention.span[0]] = chain

    def _fitting(self, mention: Mention) -> list[Chain]:
        """The chains that a description may go on with, in order of the text."""
        near = [c for noun in kin_of(mention.noun) for c in self._by_noun.get(noun, ())[-_MOST:]]
        fit = {chain.first.span: chain for chain in near if _fits(mention, chain)}
        return [fit[span] for span in sorted(fit)]

    def _known(self, mention: Mention) -> Chain | None:
        """The chain that a pointing description goes on with: the last one that was pointed at
        before, else the last one.
        """
        fit = self._fitting(mention)
        pointed = [chain for chain in fit if chain.pointed]
        return max(pointed or fit, key=lambda chain: chain.last.span, default=None)

    def of(self, span: Span, *, heading: bool) -> tuple[str, Span] | None:
        """What all of the story calls somebody who is described at a place, and where; None where
        the description says as much or nothing else is said.
        """
        own = read_mention(self._text, *span, span[1])
        if own is None:
            return None
        if own.name and own.many:
            return own.name, own.span
        if not own.plain or own.span[1] < span[1]:
            return None
        chain = self._at.get(span[0]) or self._before(own, heading=heading)
        if chain is None:
            return None
        fuller = _weight(chain.fullest) > _weight(self._text[slice(*span)])
        return (chain.fullest, chain.where) if chain.named or fuller else None

    def _before(self, mention: Mention, *, heading: bool) -> Chain | None:
        """The chain that a description of which nothing more is told goes on with."""
        if not (mention.points or heading):
            return None
        fit = self._fitting(mention)
        before = [each for each in fit if each.first.span < mention.span]
        return before[-1] if before else fit[0] if fit and heading else None


def _fits(mention: Mention, chain: Chain) -> bool:
    """Whether a description may go on with a chain."""
    if mention.noun in chain.gatherings and not mention.modifiers:
        return True
    counted = mention.lead and not mention.points
    if mention.modifiers & _CONTRASTS or (counted and (chain.counted or not chain.first.many)):
        return False
    if mention.many != chain.first.many and mention.noun != "team":
        return False
    if chain.nouns.isdisjoint(kin_of(mention.noun)):
        return False
    return mention.modifiers <= chain.modifiers or (
        mention.noun in DOCUMENTS and not chain.modifiers
    )


@lru_cache(maxsize=4096)
def kin_of(noun: str) -> frozenset[str]:
    """The nouns that may be said of the same one as a noun, itself among them."""
    kinds = (*SAME_PEOPLE, *SAME_DOCUMENTS, _RESEARCHERS)
    kin = {noun}.union(*(kind for kind in kinds if noun in kind))
    if noun in DOCUMENTS:
        kin |= DOCUMENTS if noun == "document" else {"document"}
    return frozenset(kin)
