"""Descriptions in a text, by their form: "a group of nurses", "the report by engineers at Tarn"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.reading.people.lexicon import DOCUMENTS, is_plural_people, singular
from onrecord.reading.people.phrases import is_head
from onrecord.records import Block, Span

_LED = re.compile(
    r"\b(?:That|[Tt]h(?:e|is|ese|ose)|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|"
    r"[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ss]everal|[Ss]ome|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|\d+)"
    r"(?=(?P<words>(?: [\w’'-]+){1,5}))"
)
"""A phrase with a word that points or counts before it."""
_BARE = re.compile(
    r"(?:(?<=[.?!] )|(?<=[.?!][”\"] )|(?<![^\n])|(?<=according to ))"
    r"(?P<words>[\w’'-]+(?: [\w’'-]+){0,3})"
)
"""The first words of a sentence, by which several may be called with no such word."""
_POINTING = frozenset("the that this these those".split())
_OWNERS = frozenset("his her its their".split())
_ONE = frozenset(("a", "an", "one", "another", "this", "that"))
_OVER = frozenset(
    """
    a an and are argue argued argues as at be been but by can claim claimed claims could did do
    does find finds for found from had has have he her his i in is it its may might must my not
    now of on or our said say says she should show showed shows still suggest suggested suggests
    tell tells that the their they time to told vote voted votes warn warned warns was we were
    when where which while who will with would you your
    """.split()
)
"""Words of which no description without prepositions has any."""
_WORD = rf"(?!(?:{'|'.join(sorted(_OVER))})\b)[a-z\d][\w’'-]*"
_OWN = r"(?:the|an?|his|her|its|their)"
_CLOSED = (
    r"(?=[,.;:)”\"]| (?:of|for|from|at|on|to|in|with|who|that|which|and|has|have|had|is|are|was|"
    r"were|says?|said|tells?|told)\b|$)"
)
"""What shows that the word before it was the last one of its phrase."""
NAME = r"[^\W\d_a-z][\w’'&-]*(?: (?:(?:of|for|the|and|in|on|de) )*[^\W\d_a-z][\w’'&-]*)*"
"""The form of a name."""
_PLACED = (
    r" (?:of|for|into|by|from|at|on|to|in|with|behind|about|between)"
    rf" (?:(?:{_OWN} )?(?:{_WORD} ){{0,2}}?{NAME}|{_OWN} {_WORD}(?: {_WORD}{_CLOSED})?"
    rf"|(?<! to ){_WORD}{_CLOSED})"
)
_TAIL = re.compile(
    r"(?: (?:familiar|close|briefed|seen|released|leaked|published|obtained|signed|delivered|"
    rf"handed|filed|commissioned|written|sent|issued))?(?:{_PLACED}){{1,2}}"
)
"""What follows a head and tells it from others of its kind."""
_MEMBERS = re.compile(
    rf", (?:all |both )?(?:members|employees|staff|students|veterans) of (?:[a-z][\w-]* )*({NAME})"
)
"""An apposition that tells to what several people belong."""
_TITLED = re.compile(
    r",? (?:(?:called|titled|entitled|named) )?[“\"‘]([^“”\"‘’]{2,60}?)[,.]?[”\"’]"
)
"""The title of a work behind the noun for it."""
_RAN = re.compile(
    rf"(?P<name>(?:The )?{NAME}) (?:has )?(?:ran|run|published|printed|aired|broadcast|carried) $"
)
"""Who brought out what is told of next."""
_GATHERED = re.compile(r" of (?P<words>[\w’'-]+(?: [\w’'-]+){0,3})")
_GATHERINGS = frozenset("group groups team network coalition crowd number handful panel".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A description: ``lead`` is the word that points or counts, ``noun`` the head in the singular,
    ``modifiers`` what stands between them, ``gathering`` the "group" that they are said to be,
    ``name`` what the words around it tell that it may be called; ``head`` is where the head is.
    """

    span: Span
    head: Span
    lead: str
    noun: str
    many: bool
    modifiers: frozenset[str]
    gathering: str = ""
    name: str = ""

    @property
    def points(self) -> bool:
        """Whether it speaks of who was told of before."""
        return self.lead in _POINTING

    @property
    def plain(self) -> bool:
        """Whether nothing but the noun tells who is meant."""
        return not self.modifiers and self.span[1] == self.head[1]


def mentions_in(text: str, block: Block) -> Iterator[Mention]:
    """The descriptions in a block, in order."""
    found = [
        mention
        for form in (_LED, _BARE)
        for match in form.finditer(text, block.start, block.end)
        if (mention := read_mention(text, match.start(), match.end("words"), block.end)) is not None
        and (mention.name or mention.lead not in _OWNERS)
        and (form is _LED or (mention.many and not mention.lead))
    ]
    return iter(sorted(found, key=lambda mention: mention.span))


def read_mention(text: str, start: int, end: int, stop: int) -> Mention | None:
    """The description that begins at a place and has its head before ``end``; what follows the head
    is read up to ``stop``.
    """
    led = re.match(r"[\w’'-]+ ", text[start:end])
    lead = led[0].strip().casefold() if led and _LED.match(text, start, end) else ""
    first = start + (len(led[0]) if led and lead else 0)
    head = _head(text, first, end)
    if head is None:
        return None
    gathering = text[slice(*head)].casefold()
    gathered = _GATHERED.match(text, head[1], stop) if gathering in _GATHERINGS else None
    inner = _head(text, *gathered.span("words")) if gathered else None
    if inner is not None and is_plural_people(text[slice(*inner)]):
        first, head = inner[0], inner
    else:
        gathering = ""
    noun = text[slice(*head)].casefold()
    many = noun.endswith("s") and singular(noun) != noun
    if many and lead in _ONE and not gathering:
        return None
    tail = _TAIL.match(text, head[1], stop)
    return Mention(
        (start, tail.end() if tail else head[1]),
        head,
        lead,
        singular(noun),
        many,
        frozenset(text[first : head[0]].casefold().split()),
        singular(gathering),
        _name(text, (start, head[1]), text[slice(*head)], many=many),
    )


def _name(text: str, span: Span, noun: str, *, many: bool) -> str:
    """What the words around a description tell that it may be called: "nurses of Nurses for Night
    Buses", the title of a work, "The Tarn Herald’s feature".
    """
    if many:
        members = _MEMBERS.match(text, span[1])
        return f"{noun} of {members[1]}" if members else ""
    if noun.casefold() not in DOCUMENTS:
        return ""
    title = _TITLED.match(text, span[1])
    if title:
        return title[1]
    ran = _RAN.search(text[max(span[0] - 60, 0) : span[0]])
    return f"{ran['name']}’s {noun}" if ran else ""


def _head(text: str, start: int, end: int) -> Span | None:
    """The noun that heads the words between two places: the last of the first nouns in a row that
    may speak.
    """
    head: Span | None = None
    for word in re.finditer(r"[\w’'-]+", text[start:end]):
        noun = word[0].casefold()
        common = word[0][:1].islower() or word.start() == 0 or word[0] in ("MPs", "CEO")
        if common and is_head(noun) and noun not in _OVER:
            head = start + word.start(), start + word.end()
        elif head is not None or noun in _OVER:
            break
        if text[start + word.end() : start + word.end() + 1] != " ":
            break
    return head
