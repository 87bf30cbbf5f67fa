"""Descriptions: whom "the senator", "the 41-year-old" or "the report" refers back to.

An entity that the story called by the same noun comes first; of a noun that fits anybody ("the
company", "the singer") it is whoever the reader has most in mind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.chains import kin_of
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.reading.people.lexicon import (
    EITHER,
    FIRMS,
    GENERIC,
    MEN,
    NO_FIRMS,
    PROFILES,
    SAME_PEOPLE,
    WOMEN,
    singular,
)
from onrecord.reading.people.phrases import head_words
from onrecord.reading.people.places import is_place
from onrecord.reading.people.pronouns import NOBODY, Spoken, recent, salience, weigh
from onrecord.records import EntityKind, Span

_AGED = re.compile(r"the (\d{1,3})-year-old", re.IGNORECASE)
_AGED_BEHIND = re.compile(r"^[^,]+, (\d{1,3}),")
_AGE_LENGTH = len(", 100,")
_STATEMENT = re.compile(r"\bstatements?\b")
_SOON = 3
"""Paragraphs within which a story names whom its lead is about."""
_NO_OFFICE = frozenset(
    """
    brother daughter doctor dr father husband miss mother mr mrs ms partner sister son widow widower
    wife
    """.split()
)
"""Titles of anybody, and what somebody is to others."""
_ASIDE = re.compile(r",| (?:by|for|from|who|which|that|with|in|at|on)\b")
_SMALL = frozenset("a an the this that of for in on at by to from and".split())
_COUNTED = frozenset(("other", "second", "third", "two", "three", "last", "only"))
"""Words that tell one of several from the others."""
_SAME_NOUN = 3.0
"""Log odds for an entity that was called by the very noun."""
_LIKE_NOUN = 2.0
"""For somebody who was called by one of like meaning."""
_LEADERS = frozenset("boss chief director head leader manager president".split())
"""Nouns for who leads something, of whom a story may have many."""
_SAME_WORD = 0.6
_A_BODY = 0.9
"""For what is known to be an organization, and against what things are in."""
_SAME_AGE = 4.0
_SMALL_CHILD = 2.5
"""Against somebody who is a small child, and is seldom called by what grown-ups do."""
_TOLD_OF = 6.0
"""Against somebody whom the words name that are said: of oneself one says "I"."""
_FORGOTTEN = -4.0
"""Log odds under which nobody is in mind."""
_LONG_FORGOTTEN = -6.0
"""The same where a noun only brings back whom the story is about: "the singer"."""


def met(
    cast: Cast,
    spoken: Spoken,
    span: Span,
    words: Sequence[str],
    kind: EntityKind,
    outer: Sequence[Entry],
    told_of: Sequence[Entry] = (),
    *,
    heading: bool,
) -> Speaker | None:
    """The entity that a definite description of these words refers back to: none of ``outer``, in
    whose words it stands, and hardly one of ``told_of``, whom its own words name.
    """
    noun = words[-1].casefold()
    best: tuple[float, Entry, Span | None, bool] | None = None
    around = [
        *cast.called(noun),
        *cast.called(singular(noun)),
        *recent(cast, spoken, span[0], heading=heading),
    ]
    for entry in dict.fromkeys(around):
        if entry in outer or (entry.first >= span[0] and not heading):
            continue
        fits = _fit(cast, entry, span, words, kind)
        found = salience(cast, spoken, entry, span[0], heading=heading)
        if fits is None or found is None:
            continue
        value = weigh(found[1]) + fits - _TOLD_OF * (entry in told_of)
        if best is None or value > best[0]:
            best = value, entry, found[0], fits >= _LIKE_NOUN
    if best is None:
        return None
    value, entry, because, certain = best
    forgotten = value < (_LONG_FORGOTTEN if noun in PROFILES else _FORGOTTEN)
    if not certain and (forgotten or _is_vague(cast, entry, span, words, kind)):
        return None
    if certain or noun not in GENERIC:  # "the company" was a guess, and may be another next time
        cast.call(entry, noun)
    return Speaker(entry, because, 0.8 if certain else 0.5)


def _fit(
    cast: Cast, entry: Entry, span: Span, words: Sequence[str], kind: EntityKind
) -> float | None:
    """Log odds for an entity of being called by these words, None where it cannot be."""
    noun = words[-1].casefold()
    if not _may_be(cast, entry, kind, noun):
        return None
    fits = _SAME_NOUN * (noun in entry.heads or singular(noun) in entry.heads)
    if not fits and entry.named and kind == "person" and noun not in _LEADERS:
        fits = _LIKE_NOUN * bool(kin_of(noun) & entry.heads)
    if not (fits or _fits_anybody(cast, entry, kind, noun)):
        return None
    fits += _SAME_WORD * len(entry.heads.intersection(w.casefold() for w in words[:-1]))
    age = _age_told(cast, span)
    if age is not None and entry.age is not None:
        if entry.age[0] != age:
            return None
        fits += _SAME_AGE
    fits -= _SMALL_CHILD * entry.is_small_child
    if kind == "organization":
        fits += _A_BODY * (entry.kind == "organization") - _A_BODY * cast.is_somewhere(entry)
    return fits


def _age_told(cast: Cast, span: Span) -> int | None:
    """The age that a description gives: "the 43-year-old", "the singer, 43,"."""
    words = cast.text[slice(*span)]
    aged = _AGED.match(words) or _AGED_BEHIND.search(cast.text[span[0] : span[1] + _AGE_LENGTH])
    return int(aged[1]) if aged else None


def _is_vague(cast: Cast, entry: Entry, span: Span, words: Sequence[str], kind: EntityKind) -> bool:
    """Whether words are too few or too much somebody else's to be of whoever is in mind."""
    noun = words[-1].casefold()
    if any(word.endswith(("’s", "'s", "s’", "s'")) for word in words[:-1]):
        return True
    epithet = (
        len(words) > 2 and words[1].casefold() not in _COUNTED and noun not in ("man", "woman")
    )
    if kind == "organization" and epithet:  # "the water company"
        return entry.heads.isdisjoint(singular(word.casefold()) for word in words[1:-1])
    aged = _AGED.match(cast.text[slice(*span)])
    return kind == "person" and not (aged or noun in PROFILES or epithet)


def _may_be(cast: Cast, entry: Entry, kind: EntityKind, noun: str) -> bool:
    """Whether an entity is of the kind that a description is of, and of its gender."""
    if (noun in WOMEN and entry.pronoun == "he") or (noun in MEN and entry.pronoun == "she"):
        return False
    if kind == "organization" and entry.kind == "person":
        told = entry.given or entry.age or entry.gender.total() or entry.heads - {noun}
        firm = noun in FIRMS and not told
        return not entry.names and ((firm and entry.named) or cast.personhood(entry) < NOBODY)
    if noun in EITHER and entry.kind == "organization":
        return True
    if kind in ("person", "organization"):
        return entry.kind in (kind, "unknown")
    return entry.kind == kind or kind == "unknown"


def _fits_anybody(cast: Cast, entry: Entry, kind: EntityKind, noun: str) -> bool:
    """Whether a noun may be used of an entity that was never called so."""
    if kind == "person":
        return entry.named and cast.personhood(entry) > 0
    if kind != "organization" or noun not in GENERIC or is_place(entry.words):
        return False
    public = {singular(word) for word in entry.words} & NO_FIRMS
    return not (noun in FIRMS and public)


def ahead(cast: Cast, span: Span, noun: str, *, heading: bool) -> Speaker | None:
    """Who a description at the top of a story is, where the story names them only later: "A judge
    has ordered …" and then "Judge Ana Sousa"; or "A boy who drowned …" and then the first person
    named of whom nothing else is told.
    """
    if not heading and cast.paragraph(span[0]) > cast.lead + 1:
        return None
    text = cast.text[slice(*span)]
    owned = re.search(r"[’']s? ", text)
    if owned and not heading:
        return None
    kin = [noun, *sorted(word for kind in SAME_PEOPLE if noun in kind for word in kind - {noun})]
    for nouns in (kin[:1], [] if heading else kin[1:]):
        fit = {
            id(entry): entry
            for each in nouns
            for entry in cast.called(each)
            if _comes(entry, span, noun, heading=heading)
        }
        near = [
            entry
            for entry in fit.values()
            if len(fit) == 1 or cast.paragraph(entry.first) - cast.paragraph(span[0]) <= 1
        ]
        if len(near) == 1:
            return Speaker(near[0], near[0].mentions[0], 0.6)
    if len(text.split()) > 2 if heading else cast.paragraph(span[0]) > cast.lead:
        return None
    start = cast.blocks[cast.lead].start - 1 if heading else span[1]
    return _first_named(cast, start, kin, long=" who " in text)


def named_below(cast: Cast, span: Span, noun: str) -> Speaker | None:
    """Who a description is of, where the story names them only later and with the same noun: "a
    contractor", and then "The contractor, Orbisol, …" or "Contractor Ana Sousa".
    """
    found = {
        id(entry): (entry, mention)
        for mention, entry in cast.after(span[1])
        if entry.first > span[1] and _is_introduced(cast, mention, noun)
    }
    if len(found) != 1:
        return None
    ((entry, mention),) = found.values()
    return Speaker(entry, mention, 0.6)


def _is_introduced(cast: Cast, mention: Span, noun: str) -> bool:
    """Whether a name has a noun before it: as a title, or after "the" and between commas."""
    start, end = mention
    before = cast.text[max(start - 60, 0) : start]
    noun = rf"(?:[a-z-]+ )?{re.escape(noun)}"
    if re.search(rf"\b[Tt]he {noun}, (?:(?:the )?[A-Z]\w*\.? ){{0,3}}$", before):
        return cast.text[end : end + 1] in (",", ";", ".", ":")
    return bool(re.search(rf"(?:[.“”\"] |\n){noun} $", before, re.IGNORECASE))


def _comes(entry: Entry, span: Span, noun: str, *, heading: bool) -> bool:
    """Whether somebody is named after a description and is of its gender."""
    if not entry.named or entry.kind != "person" or not entry.mentions:
        return False
    against = "he" if noun in WOMEN else "she" if noun in MEN else ""
    return (heading or entry.first > span[1]) and (not against or entry.pronoun != against)


def _first_named(cast: Cast, start: int, kin: Sequence[str], *, long: bool) -> Speaker | None:
    """The first person named from a place on whom nothing is told of but what the lead tells; after
    a short description only where the lead or the next paragraph opens with the name.
    """
    for name, entry in cast.after(start):
        distance = cast.paragraph(name[0]) - cast.lead
        if distance > _SOON:
            return None
        plain = not entry.heads - {*kin} - _NO_OFFICE and len(entry.words) > 1
        opens = distance <= 1 and cast.opens(name[0])
        fits = plain and (long or opens) and cast.personhood(entry) > NOBODY
        if fits and _comes(entry, (start, start), kin[0], heading=False):
            return Speaker(entry, name, 0.4)
    return None


def issuer(cast: Cast, at: int) -> Speaker | None:
    """Who gave out the statement that is spoken of: the name nearest before the place where its
    paragraph or one above first has that word.
    """
    first = _STATEMENT.search(cast.text, 0, at)
    before = cast.before(first.start() if first else at)
    named = [(span, entry) for span, entry in before[-6:] if entry.kind != "document"]
    return Speaker(named[-1][1], named[-1][0], 0.5) if named else None


def same_document(spoken: Spoken, words: Sequence[str]) -> Speaker | None:
    """The last document that was a source and may be called so: "the paper" is the study, where
    no name tells it from this one. It is called by whichever phrase has the name.
    """
    noun = singular(words[-1].casefold())
    own = _capitals(words)
    for span, entry in reversed(spoken):
        if entry.kind == "document" and any(singular(h) in kin_of(noun) for h in entry.heads):
            theirs = _capitals(entry.words)
            if own <= theirs or theirs <= own:
                if len(own) > len(theirs):
                    entry.name, entry.words = " ".join(words), tuple(words)
                return Speaker(entry, span, 0.6)
    return None


def _capitals(words: Sequence[str]) -> set[str]:
    return {word for word in words[1:] if word[:1].isupper()}


def told_below(cast: Cast, spoken: Spoken, text: str) -> Speaker | None:
    """Who the words of a heading are of: the first source of the body that has them all before
    anything that is only said of it, where one ends with the same word if any does.
    """
    words = _content(text)
    fit = [
        (span, entry)
        for span, entry in spoken
        if words and words <= _content(_ASIDE.split(cast.text[slice(*span)])[0])
    ]
    same = [each for each in fit if _last(cast.text[slice(*each[0])]) == _last(text)]
    for span, entry in same or fit:
        return Speaker(entry, span, 0.7)
    return None


def _last(text: str) -> str:
    return head_words(text)[-1].casefold() if head_words(text) else ""


def _content(text: str) -> set[str]:
    """The words of a phrase, small ones left out."""
    return {word for word in re.findall(r"[\w’'-]+", text.casefold()) if word not in _SMALL}
