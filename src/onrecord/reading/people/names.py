"""Names in a text, by their form: runs of capitals, without the titles before them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.people.lexicon import (
    BODIES,
    DOCUMENTS,
    GIVEN,
    OFFICERS,
    OUTLETS,
    PEOPLE,
    TITLES,
    singular,
)
from onrecord.reading.people.places import is_land, is_of_land
from onrecord.records import EntityKind, Span
from onrecord.text.words import title_case

_UPPER = "A-Z" + "".join(char for char in map(chr, range(0xC0, 0x250)) if char.isupper())
_WORD = (
    r"(?:(?:Mrs?|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Capt|Sgt|Rev|Prof|St|Hon|Supt|Maj|Brig|Cpl|Pvt|Adm)\."
    rf"|[{_UPPER}]\.(?:-?[{_UPPER}]\.)*|[{_UPPER}][\w]*(?:[’'](?!(?:s|S|ll|re|ve|d|t|m)\b)\w+)?(?:-[\w]+)*"
    rf"|(?:al|el)-[{_UPPER}]\w+)"
)
_PARTICLE = (
    r"(?:al|ap|arap|bin|bint|binti|da|das|de|del|della|den|der|di|do|dos|du|e|el|ibn|la|le|op|"
    r"ould|ter|van|von|y|zu|zur)"
)
_JOIN = r"(?:(?:of|for|on|and)(?: (?:the|a|an))?)"
_NICK = r"(?:[\"“‘'][^\W\d_][\w' ’-]{1,18}[\"”’'] )"
_NAME = re.compile(
    rf"(?<!\w)(?<!\w[’'])(?:\((?:{_WORD})\) )?(?:{_WORD})"
    rf"(?:(?: |\xa0)(?:{_NICK})?(?:(?:{_PARTICLE} ){{0,2}}|{_JOIN} ){_WORD}"
    r"|[’']s Office\b"
    r"|,? (?:Jr|Sr)\.)*"
)
_LEAST_TITLE, _MOST_TITLE = 6, 30
"""Words of a line that is set as a headline."""
_TITLED = 0.75
"""Share of such a line's words that have a capital."""
_FROM = re.compile(r"\w-(?:based|born|led|owned|backed|run|leading|winning)$")
"""What ends a word that only says something of the name behind it: "Tarn-based Orbisol"."""
_OF_AGE = re.compile(r", (?:aged )?\d{1,2},")
_COMMON = frozenset(
    """
    a about above according add added additionally advertisement after afterwards again ago all
    almost alone along already also although always amid among an and another any anyone anything
    april are around as asked at aug august away back be because been before behind being below
    besides between beyond both breaking briefly but by can clearly contacted could critics days
    dec december despite did do does during each earlier early either else even eventually ever
    every everyone everything except exclusive feb february few finally first five following for
    four friday from further given had half has have having he hence her here hers him his how
    however i if image in indeed initially inside instead into is it its itself january july june
    just last late later less let like live many march may maybe me meanwhile might monday more
    moreover most much must my near nearly neither never nevertheless next nine no nobody none
    nonetheless nor not nothing nov november now oct october of off often on once one only opinion
    or other others our out outside over perhaps photo quite rather read recently related right
    said same saturday say says second sept september seven several shall she should since six so
    some somebody someone something sometimes soon still such sunday ten than thanks that the
    their them then there therefore these they thing third this those three through throughout
    thursday thus to today together tomorrow too toward towards tuesday twice two under unless
    unlike until up update upon us very video was watch we wednesday well were what when whenever
    where whether which while who whoever whole whom whose why will with within without would yes
    yesterday yet you your
    """.split()
)
"""Words that begin a sentence with a capital and are no name."""


_WITHIN = frozenset(
    "best first image inside just last late live most near one photo two video".split()
)
"""Those of them that are part of a name within a sentence: "told Live Harbour"."""
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter
    """.split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at ``span``: its words, the lower-cased titles right before it, and of what kind the
    model has it for, if it does.
    """

    span: Span
    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    kind: EntityKind | None = None

    @property
    def text(self) -> str:
        """The name in one piece."""
        return " ".join(self.words)


def find_names(text: str, blocks: Sequence[Span], known: Collection[str] = ()) -> list[Name]:
    """The names in some runs of a text, in order; ``known`` words are names also where they begin
    a sentence.
    """
    lower = Counter(
        word for start, end in blocks for word in re.findall(r"\b[a-z][\w’'-]*", text[start:end])
    )
    found: list[Name] = []
    for start, end in blocks:
        for match in _NAME.finditer(text, start, end):
            found += _split(text, match.start(), match.end(), start, lower)
    return _certain(text, found, known)


def find_known(text: str, heads: Sequence[Span], names: Sequence[Name]) -> list[Name]:
    """The names in headlines that are also among ``names``: where every word has a capital, none
    of them tells where a name ends.
    """
    known = {word for name in names for word in name.words}
    return [name for name in find_names(text, heads, known) if known.issuperset(name.words)]


def is_titled(line: str) -> bool:
    """Whether a line is set as headlines are, with capitals throughout and no full stop, wherever
    it stands; a list of names, or the one who signs a letter, is not.
    """
    words = line.split()
    listed = line.count(",") > 1 or line[-1:] in (".", ",", ";")
    if listed or not _LEAST_TITLE <= len(words) <= _MOST_TITLE:
        return False
    begins = line[0].isalnum() or line[0] in _OPENING_MARKS
    return begins and title_case(line) >= _TITLED


def _split(text: str, start: int, end: int, first: int, lower: Counter[str]) -> Iterator[Name]:
    """A run of capitals as a name, without common words before it and titles."""
    words = [(m.group(), m.start()) for m in re.finditer(r"[^ \xa0]+", text[start:end])]
    words = [(word.strip("\"“”‘'(),"), start + at + (word[0] in "\"“‘'(")) for word, at in words]
    for place, (word, at) in enumerate(words):
        if word in _JOINS and not _is_bodys(words, place):
            stop = words[place - 1][1] + len(words[place - 1][0])
            after = next(at for word, at in words[place + 1 :] if word not in ("the", "a", "an"))
            yield from _split(text, start, stop, first, lower)
            yield from _split(text, after, end, first, lower)
            return
    if text[words[0][1] - 1 : words[0][1]] == "(" and words[0][0].casefold() not in GIVEN:
        words.pop(0)  # an aside before a name, and no first name that was put in
    opens = _opens_sentence(text, start, first)
    while words:
        word = words[0][0]
        plain = word.casefold()
        common = (plain in _COMMON and (opens or plain not in _WITHIN)) or (
            opens and len(words) > 1 and lower[plain] and plain not in GIVEN
        )
        if word == "The" and not opens and len(words) > 1:  # "told The Guardian"
            break
        if not common and not word[:1].islower():
            break
        opens = opens and plain not in ("mr", "mrs")
        words.pop(0)
    titles: list[str] = []
    cut = 0
    for place, (word, at) in enumerate(words[:-1]):
        plain = word.casefold().strip(".")
        if len(words) == 2 and len(words[1][0]) == 1 and plain not in TITLES:  # "Witness C"
            break
        if place and text[at - 1 : at] in _OPENING_MARKS:  # a nickname, as in Ana "Sister" Sousa
            break
        position = word.isupper() and 1 < len(plain) < 4 and "." not in word  # "DL", "MP"
        titled = plain in TITLES or (plain in PEOPLE and plain != "police")
        if place + 2 == len(words) and singular(words[-1][0]) in BODIES | DOCUMENTS:
            break  # "Refugee Council", "Republican Convention"
        if titled or (position and place + 2 < len(words)):
            titles = [w.casefold().strip(".") for w, _ in words[: place + 1]]
            cut = place + 1
    words = words[cut:]
    if len(words) > 1 and _FROM.search(words[0][0]):
        words.pop(0)
    while len(words) > 1 and words[-1][0].strip(".,").upper() in HONOURS:
        words.pop()
    while len(words) > 1 and is_of_land(words[0][0]) and words[1][0].casefold() in GIVEN:
        words.pop(0)
    if words and not _is_no_name(words[-1][0], alone=len(words) == 1):
        last, at = words[-1]
        stripped = re.sub(r"[’']s?$", "", last)
        words[-1] = stripped, at
        if words[0][0]:
            yield Name((words[0][1], at + len(stripped)), tuple(w for w, _ in words), tuple(titles))


def _is_no_name(last: str, *, alone: bool) -> bool:
    """Whether a run that ends with this word is an office, a rank or a word of a land."""
    plain = last.casefold()
    ranked = plain.endswith(".") and plain.strip(".") in TITLES
    lone = alone and (is_of_land(last) or is_drawn_out(last))
    return plain in OFFICERS or ranked or lone


def is_drawn_out(word: str) -> bool:
    """Whether a word has a letter three times in a row: "Hiiii", "Nooo"."""
    return bool(re.search(r"([^\W\dIVXL_])\1\1", word))


def _is_bodys(words: Sequence[tuple[str, int]], place: int) -> bool:
    """Whether a joining word is part of an organization's name: it comes right after the word for
    one, or joins words before that.
    """
    before, joins = [singular(word) for word, _ in words[:place]], words[place][0]
    after = [singular(word) for word, _ in words[place + 1 :]]
    bodies = BODIES | OFFICES
    if after[0] in _CALENDAR:
        return False
    if joins == "and":
        if is_land([words[place - 1][0]]) or (
            words[place + 1][0] == "the" and before[0] not in bodies
        ):
            return False
        if after[0] in GIVEN and len(after) > 1 and after[-1] not in bodies:
            return False
        return any(word in bodies for word in after[-1:]) or any(w in bodies for w in before[:1])
    return before[-1] in bodies or any(word in bodies for word in before[:1])


def _opens_sentence(text: str, at: int, first: int) -> bool:
    before = text[first:at].rstrip(" \xa0")
    if before[-2:-1] == "," and before[-1] in "”\"’'»":
        return False  # "...," Melanie said
    return not before or before[-1] in ".!?:;“\"‘'”’—–-•>([|\n"


def _certain(text: str, names: Sequence[Name], known: Collection[str]) -> list[Name]:
    """The names without single words at the start of a sentence that may be any word: one that
    the story has as a part of a longer name, or within a sentence, is a name.
    """
    sure = {word for name in names if len(name.words) > 1 or name.titles for word in name.words}
    sure.update(known)
    sure |= {name.words[0] for name in names if not _opens_sentence(text, name.span[0], 0)}
    sure |= {name.words[0] for name in names if is_land(name.words) or _stands(text, name)}
    return [
        name
        for name in names
        if len(name.words) > 1 or name.titles or name.words[0] in sure or _acronym(name.words[0])
    ]


def _stands(text: str, name: Name) -> bool:
    """Whether a lone word is told as somebody's name: "Tekla, 14, says", "Mere and Losa"."""
    plain = name.words[0].casefold()
    return plain in GIVEN or bool(_OF_AGE.match(text, name.span[1]))


def _acronym(word: str) -> bool:
    return word.isupper() and len(word) > 1


def kind_of_words(words: Sequence[str]) -> EntityKind | None:
    """What a name's words say it is: an organization's, a document's; None where they say
    nothing.
    """
    plain = [word.casefold().strip(".") for word in words]
    if len(words) > 1 and is_land(words):  # "United States"
        return None
    if any(singular(word) in BODIES | OUTLETS or word in _FIRM for word in plain):
        return "organization"
    if singular(plain[-1]) in DOCUMENTS:
        return "document"
    if len(plain) > 1 and plain[0] in _UNIONS:
        return "organization"
    if is_acronym(words):
        return "organization"
    return None


def is_acronym(words: Sequence[str]) -> bool:
    """Whether a name is one word of capitals, which may be a body's or anything's: "IVF"."""
    return len(words) == 1 and _acronym(words[0])


_UNIONS = frozenset(("un", "u.n", "eu", "e.u", "us", "u.s", "uk", "u.k", "nato"))
"""What begins the name of a body of theirs."""
HONOURS = frozenset("KC QC SC MP MLA MBE OBE CBE PHD MD ESQ RN".split())
_OPENING_MARKS = frozenset("\"“‘'")
_JOINS = frozenset(("of", "for", "on", "and"))
OFFICES = frozenset("attorney secretary protection commonwealth republic union".split())
_FIRM = frozenset(
    """
    afc airlines airways athletic bank cf chronicle city co corp democrats energy entertainment fc
    gazette gmbh greens guardian herald holdings house inc industries journal labour labs llc ltd
    media motors news office partners pictures plc police post productions radio rangers records
    republicans rovers services studios systems technologies telegraph times tories tribune trust
    tv united wanderers works
    """.split()
)
