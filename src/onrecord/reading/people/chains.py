"""Chains: all that a story says of somebody or something that it never names.

"A group of nurses", "the nurses, members of Nurses for Night Buses" and "the group" are one chain,
and so are "a study" and "the research published in the journal Tides". Each chain is called by the
fullest of its descriptions, wherever in the story that stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

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


@dataclass(slots=True)
class Chain:
    """The descriptions of one entity, in order of the text."""

    mentions: list[Mention] = field(default_factory=list)

    def fullest(self, text: str) -> tuple[str, Span]:
        """The description that says most, and where it stands."""
        for each in self.mentions:
            if each.name:
                return each.name, each.span
        best = max(self.mentions, key=lambda each: _weight(text[slice(*each.span)]))
        return text[slice(*best.span)], best.span


def _weight(words: str) -> int:
    """How much a description says: its words, small ones left out."""
    told = words.casefold().split()
    return sum(word not in _SMALL for word in told) if len(told) <= _LONGEST else 0


class Chains:
    """The chains of a story."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._chains: list[Chain] = []
        self._at: dict[int, Chain] = {}
        for block in blocks:
            if block.kind in _PROSE:
                for mention in mentions_in(text, block):
                    self._add(mention)

    def _add(self, mention: Mention) -> None:
        known = mention.points or (mention.many and mention.plain and mention.lead)
        chain = (self._known(mention) if known else None) or self._repeated(mention)
        if chain is None:
            chain = Chain()
            self._chains.append(chain)
        chain.mentions.append(mention)
        self._at[mention.span[0]] = chain

    def _known(self, mention: Mention) -> Chain | None:
        """The chain that a pointing description goes on with: the last one that was pointed at
        before, else the last one.
        """
        fit = [chain for chain in self._chains if _fits(mention, chain)]
        pointed = [chain for chain in fit if any(each.points for each in chain.mentions)]
        return max(pointed or fit, key=lambda chain: chain.mentions[-1].span, default=None)

    def _repeated(self, mention: Mention) -> Chain | None:
        """The chain that was brought in with the very same words."""
        words = self._text[slice(*mention.span)].casefold()
        return next(
            (c for c in self._chains if self._text[slice(*c.mentions[0].span)].casefold() == words),
            None,
        )

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
        told = chain.fullest(self._text) if chain else None
        if chain is None or told is None or any(each.name for each in chain.mentions):
            return told
        return told if _weight(told[0]) > _weight(self._text[slice(*span)]) else None

    def _before(self, mention: Mention, *, heading: bool) -> Chain | None:
        """The chain that a description of which nothing more is told goes on with."""
        if not (mention.points or heading):
            return None
        fit = [each for each in self._chains if _fits(mention, each)]
        before = [each for each in fit if each.mentions[0].span < mention.span]
        return before[-1] if before else fit[0] if fit and heading else None


def _fits(mention: Mention, chain: Chain) -> bool:
    """Whether a pointing description may be of the entity of a chain."""
    if not mention.modifiers and any(mention.noun == each.gathering for each in chain.mentions):
        return True
    counted = mention.lead and not mention.points
    if mention.modifiers & _CONTRASTS or (counted and not _is_open(chain)):
        return False
    if mention.many != chain.mentions[0].many and mention.noun != "team":
        return False
    if not any(are_alike(mention.noun, each.noun) for each in chain.mentions):
        return False
    theirs = frozenset[str]().union(*(each.modifiers for each in chain.mentions))
    return mention.modifiers <= theirs or (mention.noun in DOCUMENTS and not theirs)


def _is_open(chain: Chain) -> bool:
    """Whether some of several were told of, and not how many they are."""
    return chain.mentions[0].many and not any(
        each.lead and not each.points and not each.gathering for each in chain.mentions
    )


def are_alike(noun: str, other: str) -> bool:
    """Whether two nouns may be said of one and the same."""
    if noun == other or {noun, other} <= _RESEARCHERS:
        return True
    if "document" in (noun, other):
        return {noun, other} <= DOCUMENTS
    kinds = (*SAME_PEOPLE, *SAME_DOCUMENTS)
    return any(noun in kind and other in kind for kind in kinds)
