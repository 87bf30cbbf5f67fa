"""Relations: who is whose partner, parent, child, sibling, colleague or spokesperson, in the words
of the text.

Kin is named in a few forms: "his son, Jack", "Bright's wife, Eloísa", "who shares son Bo with
Holm", "Ana, the mother of Bo". What a noun says of one it says of the other the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entry import Entry
from onrecord.reading.people.he_or_she import candidates_for, who
from onrecord.records import Span

_KIN = {
    **dict.fromkeys(
        "son daughter child baby stepson stepdaughter toddler newborn firstborn".split(), "child"
    ),
    **dict.fromkeys(
        "wife husband spouse partner girlfriend boyfriend fiance fiancé fiancee fiancée bride "
        "groom widow widower".split(),
        "partner",
    ),
    **dict.fromkeys("brother sister twin sibling".split(), "sibling"),
    **dict.fromkeys("mother father mom mum dad parent stepfather stepmother".split(), "parent"),
    **dict.fromkeys(
        "colleague teammate bandmate co-star costar co-author castmate co-founder".split(),
        "colleague",
    ),
}
"""What a noun says that somebody is to whoever owns it."""
_BACK = {
    "child": "parent",
    "parent": "child",
    "partner": "partner",
    "sibling": "sibling",
    "colleague": "colleague",
}
_NOUN = "|".join(sorted(_KIN, key=len, reverse=True))
_OWNED = re.compile(
    rf"(?:\b(?P<owner>his|her|their)|(?P<name>[’']s?)) (?:[\w-]+ ){{0,2}}?\b(?P<kin>{_NOUN}),? $",
    re.IGNORECASE,
)
_BARE = re.compile(rf"\b(?P<kin>{_NOUN}) $")
_OWNED_BEHIND = re.compile(
    rf", (?:(?P<owner>his|her|their)|(?P<other>[^,.;]{{3,40}}?)[’']s?) (?:[\w-]+ ){{0,2}}?"
    rf"(?P<kin>{_NOUN})\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(
    rf",? (?:is |was )?(?:an?|the) (?:[\w-]+ ){{0,2}}?(?P<kin>{_NOUN}) (?:of|to) (?=\S)",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r",? (?:an?|the) (?:[\w-]+ ){0,3}?spokes(?:man|woman|person) (?:for|of|at) (?:the )?(?=\S)"
)
_MEMBER_OF = re.compile(r",? (?:an?|the)? ?(?:[\w-]+ ){0,3}?member of (?:the )?(?=\S)")
_SHARED = re.compile(r"[^.;“”\"]{0,80}?,? with (?=\S)")
_COUPLE = re.compile(r"\bcouple(?:[’']s)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kinship:
    """What ``other`` is to ``one``, and the words that say so."""

    one: Entry
    kind: str
    other: Entry
    evidence: Span


def relations_of(cast: Cast) -> list[Kinship]:
    """The relations that a story states, each once, in order of the text."""
    found: dict[tuple[int, str, int], Kinship] = {}
    for each in _stated(cast):
        for one, kind, other in (
            (each.one, each.kind, each.other),
            (each.other, _BACK.get(each.kind, ""), each.one),
        ):
            if kind and one is not other:
                found.setdefault(
                    (id(one), kind, id(other)), Kinship(one, kind, other, each.evidence)
                )
    for each in _couple(cast, list(found.values())):
        found.setdefault((id(each.one), each.kind, id(each.other)), each)
    return list(found.values())


def _stated(cast: Cast) -> Iterator[Kinship]:
    for name in cast.names:
        entry = cast.entry_of[name.span]
        if entry.kind != "person":
            continue
        start, end = name.span
        block = cast.block_at(start)
        before = cast.text[max(block.start, start - 70) : start]
        after = cast.text[end : min(end + 90, block.end)]
        owned = _OWNED.search(before) or _BARE.search(before)
        if owned:
            offset = start - len(before)
            says = offset + owned.start("owner" if owned.groupdict().get("owner") else "kin")
            for owner in _owners(cast, owned, offset + owned.start(), name.span):
                yield Kinship(owner, _KIN[owned["kin"].casefold()], entry, (says, end))
        behind = _OWNED_BEHIND.match(after)
        if behind:
            stop = end + behind.end()
            kind = _KIN[behind["kin"].casefold()]
            for owner in _owners_behind(cast, behind, end, entry):
                yield Kinship(owner, kind, entry, (start, stop))
        of = _OF_SOMEBODY.match(after)
        for other, span in _named_after(cast, of and end + of.end()):
            if of and other.kind == "person":
                yield Kinship(other, _KIN[of["kin"].casefold()], entry, (start, span[1]))
        for pattern, kind in ((_SPEAKS_FOR, "spokesperson of"), (_MEMBER_OF, "member of")):
            told = pattern.match(after)
            for other, span in _named_after(cast, told and end + told.end()):
                yield Kinship(entry, kind, other, (start, span[1]))


def _named_after(cast: Cast, at: int | None) -> Iterator[tuple[Entry, Span]]:
    """The name that begins at a place, none for no place."""
    if at is not None:
        for span, entry in cast.within((at, at + 60))[:1]:
            if span[0] - at < 3:
                yield entry, span


def _owners(cast: Cast, owned: re.Match[str], at: int, name: Span) -> list[Entry]:
    """Whose son a "his son", a "Bright's son" or a "shares son" is."""
    given = owned.groupdict()
    pronoun = (given.get("owner") or "").casefold()
    if pronoun in ("his", "her"):
        return _he_or_she(cast, at, "he" if pronoun == "his" else "she", name)
    earlier = _persons_before(cast, at + 1)
    if given.get("name") is not None:
        return earlier[-1:]
    if pronoun == "their":
        return _pair(cast, at, name)
    shared = _SHARED.match(cast.text, name[1])
    partner = [entry for entry, _ in _named_after(cast, shared and shared.end())]
    subject = [e for e in earlier if cast.entry_of.get(name) is not e][:1]
    return [*subject, *partner]


def _owners_behind(cast: Cast, match: re.Match[str], end: int, own: Entry) -> list[Entry]:
    pronoun = (match["owner"] or "").casefold()
    if pronoun in ("his", "her"):
        return [
            entry
            for entry in _he_or_she(cast, end, "he" if pronoun == "his" else "she", (end, end))
            if entry is not own
        ]
    if pronoun == "their":
        return []
    span = end + match.start("other"), end + match.end("other")
    return [entry for _, entry in cast.within(span)[-1:] if entry.kind == "person"]


def _persons_before(cast: Cast, at: int) -> list[Entry]:
    """The people named earlier in the sentence of a place, in order."""
    return [
        entry
        for span, entry in cast.before(at)
        if entry.kind == "person" and not cast.sentences_between(span[1], at)
    ]


def _he_or_she(cast: Cast, at: int, pronoun: str, name: Span) -> list[Entry]:
    own = cast.entry_of.get(name)
    candidates = [c for c in candidates_for(cast, (), at, pronoun) if c[0] is not own]
    found = who([each for each in candidates if each[0].named])
    return [found[0]] if found else []


def _pair(cast: Cast, at: int, name: Span) -> list[Entry]:
    """The two that "their" refers to: "she and Holm lost their son"."""
    persons = list(dict.fromkeys(_persons_before(cast, at)))
    persons = [entry for entry in persons if cast.entry_of.get(name) is not entry]
    if len(persons) == 1:
        start = max(cast.block_at(at).start, at - 120)
        told = list(re.finditer(r"\b([Hh]e|[Ss]he) and\b|\band (he|she)\b", cast.text[start:at]))
        if told:
            pronoun = (told[-1][1] or told[-1][2]).casefold()
            persons += _he_or_she(cast, start + told[-1].start(), pronoun, name)
    return list(dict.fromkeys(persons))[-2:] if len(persons) > 1 else []


def _couple(cast: Cast, known: Sequence[Kinship]) -> Iterator[Kinship]:
    """Two with a child of theirs, of whom the story speaks as a couple, are partners."""
    said = _COUPLE.search(cast.text)
    if said is None:
        return
    parents: dict[int, list[Entry]] = {}
    for each in known:
        if each.kind == "child":
            parents.setdefault(id(each.other), []).append(each.one)
    for pair in parents.values():
        if len(pair) == 2:
            for one, other in (pair, pair[::-1]):
                yield Kinship(one, "partner", other, said.span())
