"""Phrases: the words that name somebody at one place of a sentence.

No parser: a phrase begins where the caller says, with a determiner, a name, a pronoun or a plural,
and goes on to the first word that cannot belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from onrecord.reading.venues.outlets import CAPITAL, TITLES
from onrecord.records import Span

_WORD = re.compile(rf"(?:{TITLES})\.(?= [A-Z])|{CAPITAL}|[^\W_](?:[\w&-]|[.'’](?=\w))*|\S")
_PRONOUNS = frozenset(
    "me him us them you it himself herself themselves myself someone somebody everyone everybody "
    "anyone anybody nobody".split()
)
_DETERMINERS = frozenset(
    "the a an his her its their my our your this that these those some many several all every each "
    "both another other one two three four five six seven eight nine ten dozens hundreds thousands "
    "any more most few fellow half".split()
)
_STOPS = frozenset(
    """
    on in at after before during from by with as for about over under via through into against
    since until amid among near outside inside that which who whom whose when where while if
    whether how why what because though although but or nor so to not never i he she they we it
    there is are was were be been being has have had do does did will would could should can may
    might must last earlier later recently yesterday today tonight then also now again once twice
    early late this next ago who's saying said says via without within upon despite following
    rather than only just out up off down back straight too instead afterwards
    """.split()
)
_TIMES = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b"
)
_NO_ADVERB = frozenset(
    "family assembly ally rally bully reply daily weekly early elderly july italy".split()
)
_GROUPS = frozenset(
    """
    police people staff parliament congress media court inquest press men women children gardaí
    jurymen counsel management council staffers officialdom radio television congregation midwives
    """.split()
)
_JOINS = frozenset(
    "of de del da do dos la le van von der den al el bin ibn du des y e & for".split()
)
_THINGS = frozenset(
    "website site page account extent degree point fact idea claim question request right way time "
    "end tears words terms rest day night week year course truth story name".split()
)
"""What nothing is said to."""
_CALLED = frozenset("magazine newspaper podcast club".split())
_OPEN_ENDS = _JOINS | {"and", "the", "a", "an"}
_LONGEST = 9
"""Words."""


Form = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name somebody: a name, a pronoun, or what they are."""

    span: Span
    form: Form
    words: str


def read_phrase(view: str, at: int, end: int) -> Phrase | None:
    """The phrase that begins at ``at``, None where none does."""
    words = list(islice(_WORD.finditer(view, at, end), _LONGEST + 2))
    if not words or view[at : words[0].start()].strip():
        return None
    first, second = words[0][0], words[1][0] if len(words) > 1 else ""
    alone = first.lower() == "her" and (not second or _stops(second))
    if first.lower() in _PRONOUNS or alone:
        return Phrase(words[0].span(), "pronoun", first)
    taken = _taken([word[0] for word in words])
    if not taken or not _names_somebody(taken):
        return None
    start, stop = words[0].start(), words[len(taken) - 1].end()
    named = re.match(r"(?:[Tt]he )?[^\W\d_a-z](?!he )", view[start:stop])
    name = (named and taken[-1][:1].isupper()) or "." in taken[-1]
    form: Form = "name" if name else "nominal"
    return Phrase((start, stop), form, view[start:stop])


def _taken(words: Sequence[str]) -> list[str]:
    """The words from the first on that may belong to one phrase."""
    count = 0
    while count < min(len(words), _LONGEST) and _belongs(words, count):
        count += 1
    while count and words[count - 1].lower() in _OPEN_ENDS:
        count -= 1
    return list(words[:count])


def _belongs(words: Sequence[str], place: int) -> bool:
    """Whether a word belongs to the phrase of those before it."""
    word = words[place]
    if place == 0:
        return word.lower() in _DETERMINERS or not _stops(word)
    following = words[place + 1] if place + 1 < len(words) else ""
    if word.lower() in ("of", "and", "&") and _goes_on(words, place):
        return True
    capitals = words[place - 1][:1].isupper() and following[:1].isupper()
    if word.lower() in _JOINS and word != "for" and capitals:
        return True
    return not _stops(word) and not _ends_before(words, place)


def _stops(word: str) -> bool:
    return not word[0].isalnum() or word in _STOPS or bool(_TIMES.fullmatch(word))


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Whether the "of" or "and" at ``place`` leads on to more of the phrase."""
    following, after = [*words[place + 1 : place + 3], "", ""][:2]
    if not following or not following[0].isalnum() or following.lower() in _STOPS - {"this"}:
        return False
    if words[place].lower() == "of":
        return True
    if words[place - 1][:1].isupper():
        return following[:1].isupper()
    if following in _DETERMINERS:
        return True
    return following.islower() and following.endswith("s") and (not after or _stops(after))


def _ends_before(words: Sequence[str], place: int) -> bool:
    """Whether a phrase ends before a word that no list holds: an adverb, or a small word after a
    name that is neither what it is called nor its people.
    """
    word = words[place]
    if word.endswith("ly") and word.islower() and word not in _NO_ADVERB:
        return True
    named = words[place - 1][:1].isupper() and words[0].lower() not in _DETERMINERS
    if not named or not word.islower():
        return False
    return not (word.endswith("s") or word in _GROUPS or word in _CALLED)


def _names_somebody(words: Sequence[str]) -> bool:
    """Whether words are somebody: with a determiner, a name, or a plural without one."""
    if words[-1] in _THINGS:
        return False
    if words[0].lower() in _DETERMINERS:
        return len(words) > 1 or words[0] in ("many", "several", "all", "both", "some", "others")
    if words[0][:1].isupper() or words[-1][:1].isupper() or "." in words[-1]:
        return True
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return len(words) <= 5 and (head.endswith("s") or head in _GROUPS)
