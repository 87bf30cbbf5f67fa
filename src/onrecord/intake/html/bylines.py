"""Authors: the people and houses that a byline of markup names, without what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.html.microdata import is_elsewhere
from onrecord.intake.html.strings import around, plain, shown, squash
from onrecord.reading.people.given import GIVEN
from onrecord.reading.people.places import is_place

_LONGEST = 300
_ADDRESS = re.compile(
    r"(?:https?:)?//\S+|\bwww\.\S+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@\w+|\S+\.(?:com|org|net)/\S*"
)
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|<[^<>]*>")
_BY = re.compile(
    r"^\W*(?:by\b[:\s]*|(?:[\w’'-]+ ){1,3}by[:\s]+(?-i:(?![a-z]))|[^\W\d][\w ]{1,20}: )|^\W+",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATED = re.compile(rf"[\W\d]*(?:{_MONTH})?[\W\d]*", re.IGNORECASE)
_ENDS = re.compile(
    rf",? (?:{_MONTH} \d|{_WEEKDAY}\b)| (?:published|updated|posted|last updated)\b|"
    r" (?:special to|contributed)\b| (?:in|for|at|on|of the) (?=[A-Z])|\s\d",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|;•·/]\s*|\s[-–—]\s|,\s*(?:and\s|&\s)?|(?<=[a-z]{3})\.\s(?=[A-Z])")
_AND = re.compile(r"\s(?:and|&|y|et|und|e|och|og|dan|и)\s")
_MARKED = etree.XPath('.//*[contains(@class, "yline") or contains(@class, "uthor")]')
_LONGEST_LINE = 150
_MOST_LINES = 40
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|ter|al|el|bin|ibn|abu|ben|y|e)"
_PERSON = re.compile(
    rf"[^\W\d_a-z][\w.’'-]*(?: (?:{_PARTICLE} )*[^\W\d_a-z][\w.’'-]*){{1,4}}", re.UNICODE
)
_HOUSE = re.compile(
    r"\b(?:correspondents?|reporters?|reports|editors?|editor-at-large|editorial|writers?|authors?|"
    r"columnist|columns?|news|newsroom|staff|press|desk|agency|agencies|agence|times|post|herald|"
    r"gazette|journal|tribune|guardian|mail|mirror|chronicle|observer|dispatch|daily|weekly|"
    r"service|bureau|team|media|online|magazine|contributors?|producers?|director|manager|chief|"
    r"analyst|associates?|admin|tv|radio|network|group|company|inc|ltd|llc|foundation|institute|"
    r"international|wires?|university|college|school|center|centre|department|board|council|the)\b|\.com\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    """
    admin administrator webmaster root user guest anonymous unknown author authors none null
    undefined na nan default superuser system wordpress editor
    """.split()
)


def authors_in(words: str, houses: Iterable[str] = ()) -> tuple[str, ...]:
    """The people that a byline names or, where it names none, whoever it does: "By Ana Sousa and
    Tom Reed, The Herald" gives two, "Staff Reports" itself. ``houses`` are names of the outlet.
    """
    words = plain(words[:_LONGEST])
    words = _ASIDE.sub(" ", _ADDRESS.sub(" ", words))
    words = " ".join(_ENDS.split(_BY.sub("", words))[0].split()).strip(" ,.;:|-–—/")
    if squash(words) in _NOBODY or _DATED.fullmatch(words):
        return ()
    known = {squash(house) for house in houses}
    people = [p for p in _people(words) if squash(p) not in known]
    return tuple(dict.fromkeys(people)) or (_turned(words) or words,)


def signers_of(tree: HtmlElement) -> tuple[str, ...]:
    """The people in the first line of a page that its makers call a byline or authors, by the
    innermost elements that are called so and name some.
    """
    named: dict[HtmlElement, tuple[str, ...]] = {}
    for element in islice(_MARKED(tree), _MOST_LINES):
        words = shown(element)
        if len(words) <= _LONGEST_LINE and not is_elsewhere(element):
            people = tuple(name for name in authors_in(words) if is_person(name))
            if people:
                named[element] = people
    first = next(iter(named), None)
    if first is None:
        return ()
    beside = [
        e for e in named if first is e or first in around(e) or e.getparent() is first.getparent()
    ]
    holders = {outer for e in beside for outer in around(e)}
    return unrepeated(name for e in beside if e not in holders for name in named[e])


def unrepeated(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once however it is spelled."""
    kept: dict[str, str] = {}
    for name in names:
        kept.setdefault(squash(name), name)
    return tuple(kept.values())


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's, and no word of a house or of an office."""
    plain_name = bool(_PERSON.fullmatch(name)) and not _HOUSE.search(name)
    return plain_name and not is_place(name.split())


def _people(words: str) -> Iterator[str]:
    """The parts of a byline that name people; one name alone counts beside an "and"."""
    for part in _PARTS.split(words):
        joined = [each.strip(" ,.") for each in _AND.split(part)]
        together = len(joined) > 1 and any(is_person(each) for each in joined)
        for name in joined:
            if is_person(name) or (together and name.istitle() and not _HOUSE.search(name)):
                yield name


def _turned(words: str) -> str | None:
    """A name told with its surname first, "Sousa, Ana", as it is spoken."""
    last, _, first = words.partition(", ")
    given = first.split(" ")[0].casefold()
    if "," in first or " " in last or given not in GIVEN or last.casefold() in GIVEN:
        return None
    return f"{first} {last}"
