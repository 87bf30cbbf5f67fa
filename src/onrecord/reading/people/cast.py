"""The cast of a story: its entities, where they are mentioned, and what the text says they are.

A full name makes an entity; a surname, a first name or an acronym is the same one's. What stands
in apposition to a name tells who that is: "Ana Sousa, 41, the mayor".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any, TypeVar

from onrecord.reading.naming import Tagged
from onrecord.reading.people.authors import signed_by
from onrecord.reading.people.chains import Chains
from onrecord.reading.people.entry import Entry, initials_of, same_first, surname
from onrecord.reading.people.lexicon import (
    BODIES,
    EITHER,
    FEMALE_TITLES,
    GIVEN,
    MALE_TITLES,
    MEN,
    NOUN_OF_TITLE,
    OUTLETS,
    PEOPLE,
    STYLES,
    TITLES,
    WOMEN,
    singular,
)
from onrecord.reading.people.names import Name, find_known, find_names, is_titled, kind_of_words
from onrecord.reading.people.phrases import head_words
from onrecord.reading.people.places import is_place
from onrecord.reading.people.tagged import join
from onrecord.records import Block, EntityKind, Span
from onrecord.text.marks import find_quotations, without_strays

_READ = ("headline", "paragraph", "blockquote", "list item", "subheading", "dek", "caption")
_SENTENCE_END = re.compile(r"[.?!][”\"’']? ")
_APPOSED = re.compile(
    r", (?:(?:an?|the|who|whose|his|her|its|their|another) )?(?P<role>[^,.;“”\"]{3,80})"
)
_COPULA = re.compile(
    r" (?:is|was|became|works as|serves as) (?:an?|the) (?P<role>[^,.;“”\"]{3,60})"
)
_FRONTED = re.compile(r"(?:^|[.“”\"] )(?:The|A|An|Its|His|Her|Their) (?P<role>[^,.;“”\"]{3,60}), $")
_WITHIN = re.compile(r"\b(?:the|an?|its|his|her|their) (?P<role>[^,.;“”\"]{3,60}), $")
_OWNED = re.compile(r"(?:\b(?:his|her|their|my)|[’']s) (?P<role>(?:[\w-]+ ){0,2}[\w-]+),? $")
_CALLED = re.compile(r"\b(\w+),? (?:named|called|identified (?:only )?as) $")
_AGED = re.compile(r", (?:aged )?(\d{1,3})(?=[,.; ])")
_AGE_ALONE = re.compile(r", (?:aged )?(\d{1,3})[,.;]")
_IN_PLACE = re.compile(r"\b(?:in|at|near|from|to|on|across|outside) $")
_OPENING = re.compile(r"(?:[.?!][”\"’']? |^)(?:\w+\.? ){0,3}$")
_SHORT_FORM = re.compile(r" \((?:or |the )?[“\"‘]?([A-Z][\w.&-]*[A-Z][\w]*)[”\"’]?\)")
_A_BODY = re.compile(r"(?:^,|^ (?:is|was)|^|[.“”\"]) ?(?:an?|the|The|A|An|Its|its)\b")
_ONLY_BODIES = (BODIES | OUTLETS) - PEOPLE - TITLES
_IT = re.compile(r"(?:(?!\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|who)\b)[^\n])*?\b(?:[Ii]ts?|that it)\b")
_ITS_OWN = re.compile(r" (?:[a-z]+ ){1,3}its\b|,? (?:said|says) (?:\w+ )?(?:that )?it\b")
"""What follows the name of whoever is an "it"."""
_CORPORATE = re.compile(
    r"[’']s? (?:shares|shareholders|customers|profits?|sales|revenues?|headquarters|board|"
    r"chief executive|factory|spokes(?:man|woman|person)|parent company|website|annual report)\b"
)
"""What follows the name of an organization as its own."""
_MOST_CALLED = 20
"""Entities called by one noun that are looked at."""
_MOST_NAMESAKES = 100
"""Entities with one word in their names that are looked at."""
_RECENT = 60
"""Names back to which an antecedent is looked for."""


_Key = TypeVar("_Key", bound=Hashable)
_Read = TypeVar("_Read")


class Cast:
    """The entities of a story."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        byline: Sequence[str] = (),
        tagged: Sequence[Tagged] = (),
    ) -> None:
        self.text = text
        self._noted: dict[tuple[Callable[..., Any], Hashable], Any] = {}
        self.byline = tuple(byline) or signed_by(text, blocks)
        self.blocks = [block for block in blocks if block.kind in _READ]
        self._starts = [block.start for block in self.blocks]
        prose = [n for n, block in enumerate(self.blocks) if block.kind == "paragraph"]
        self.lead = prose[0] if prose else 0
        """Number of the first paragraph."""
        spans = [(block.start, block.end) for block in self.blocks]
        self._quotations = find_quotations(text, spans)
        self._quotation_starts = [each.start for each in self._quotations]
        ended = without_strays(self._quotations)
        self._ended = [(each.start, each.end) for each in ended]
        self._sentence_ends = [*self._ends_of_sentences()]
        self._narrated_ends = [end for end in self._sentence_ends if self.is_narrated(end)]
        self.entries: list[Entry] = []
        self._by_word: dict[str, list[Entry]] = {}
        self._by_name: dict[str, Entry] = {}
        self._by_initials: dict[str, list[Entry]] = {}
        self._aliases: dict[str, Entry] = {}
        self._by_head: dict[str, list[Entry]] = {}
        self._places: Counter[str] = Counter()
        self.chains = Chains(text, self.blocks)
        """What the story says of those without a name."""
        self.names = join(text, self._find_names(), tagged)
        self._surnames = {n.words[-1].casefold() for n in self.names if n.kind == "person"}
        self._name_ends = [name.span[1] for name in self.names]
        self.entry_of: dict[Span, Entry] = {}
        for full in (True, False):  # a short form is told by what is known of the full ones
            names = [name for name in self.names if (len(name.words) > 1) == full]
            for name in names:
                self._meet(name)
            for name in names:
                self._describe(name.span, self.entry_of[name.span])

    def _ends_of_sentences(self) -> Iterator[int]:
        """Where sentences end, two of them between paragraphs, however far apart these are set and
        whatever of the page stands between them.
        """
        for block in self.blocks:
            for match in _SENTENCE_END.finditer(self.text, block.start, block.end):
                yield match.start()
            yield from (block.end, block.end)

    def _find_names(self) -> list[Name]:
        """Names of the body, and those in headlines that the body has too."""
        heads = [(b.start, b.end) for b in self.blocks if b.kind == "headline"]
        body = [(b.start, b.end) for b in self.blocks if b.kind != "headline"]
        titled = {span for span in body if is_titled(self.text[slice(*span)])}
        if len(titled) < len(body):  # there is prose that tells what in them is a name
            heads += titled
            body = [span for span in body if span not in titled]
        names = find_names(self.text, body)
        return sorted([*names, *find_known(self.text, heads, names)], key=lambda n: n.span)

    # Names to entities

    def _meet(self, name: Name) -> None:
        full = len(name.words) > 1
        aged = _AGE_ALONE.match(self.text, name.span[1])
        entry = self._same(name, int(aged[1]) if aged else None) if full else self._short(name)
        if entry is None:
            entry = self._new(name)
        elif full and len(name.words) > len(entry.words) and entry.kind == "person":
            entry.words, entry.name = name.words, name.text
        entry.first = min(entry.first, name.span[0])
        if aged and entry.kind == "person":
            entry.take_age(int(aged[1]), aged.span(1))
        entry.mention(name.span)
        entry.aliases[name.text] += 1
        if name.kind:
            entry.tagged[name.kind] += 1
        self.entry_of[name.span] = entry
        short = full and _SHORT_FORM.match(self.text, name.span[1])
        if short:
            self._aliases.setdefault(short[1].casefold(), entry)
        for title in name.titles:
            self.call(entry, NOUN_OF_TITLE.get(title, title))
            entry.gender["she"] += 3 * (title in FEMALE_TITLES or title in WOMEN)
            entry.gender["he"] += 3 * (title in MALE_TITLES or title in MEN)
            if title in TITLES | PEOPLE and not kind_of_words(name.words):
                entry.kind = "person"
        if _IN_PLACE.search(self.text[max(name.span[0] - 9, 0) : name.span[0]]):
            self._places[entry.name] += 1

    def _new(self, name: Name) -> Entry:
        kind = self._kind_of(name)
        entry = Entry(_styled(name, kind), name.words, kind, True, name.span[0])
        if kind != "person":
            self.call(entry, *(singular(word) for word in name.words))
        self._keep(entry)
        self._by_initials.setdefault(initials_of(name.words), []).append(entry)
        for word in {word.casefold() for word in name.words} - {"the"}:
            self._by_word.setdefault(word, []).append(entry)
        return entry

    def _kind_of(self, name: Name) -> EntityKind:
        """What a name is of: as its words say, or else the model, or else the form."""
        told = kind_of_words(name.words)
        if told:
            return told
        somewhere = is_place(name.words) and not name.titles
        if name.kind and not name.titles:
            if name.kind == "unknown" and not somewhere and self._is_called_like_a_person(name):
                return "person"
            return "unknown" if somewhere else name.kind
        before = self.text[max(name.span[0] - 4, 0) : name.span[0]].casefold()
        if somewhere:
            return "unknown"
        bodily = before.endswith("the ") or name.words[0] == "The"
        return "organization" if bodily and not name.titles else "person"

    def _is_called_like_a_person(self, name: Name) -> bool:
        """Whether a full name begins with a given name or ends with a name told as somebody's."""
        given = name.words[0].casefold() in GIVEN
        return len(name.words) > 1 and (given or name.words[-1].casefold() in self._surnames)

    def _same(self, name: Name, years: int | None) -> Entry | None:
        """The entity of a full name met before: with all its words, or its first ones; none of
        another age.
        """
        mine = [word.casefold() for word in name.words]
        last = surname(name.words)
        known = [e for e in self._with(last) if not e.is_of_another_age(years)]
        namesakes = [entry for entry in known if entry.words == name.words]
        if len(namesakes) > 1:
            return self._nearest(namesakes, name.span)
        for entry in known:
            theirs = [word.casefold() for word in entry.words]
            if len(theirs) > 1 and entry.last == last:
                if set(mine) <= set(theirs) or set(theirs) <= set(mine):
                    return entry
                if same_first(mine[0], theirs[0]) and len(mine) > 1:
                    return entry
        begun = [e for e in self._with(mine[0]) if not e.is_of_another_age(years)]
        return next((e for e in begun if e.words[: len(mine)] == name.words), None)

    def _with(self, word: str) -> Sequence[Entry]:
        """The entities with a word in their names: of very many the last ones."""
        return self._by_word.get(word, [])[-_MOST_NAMESAKES:]

    def _short(self, name: Name) -> Entry | None:
        """The entity of a name of one word: a surname first, another part, an acronym."""
        word = name.words[0].casefold()
        if word in self._aliases:
            return self._aliases[word]
        against = {"he"} if FEMALE_TITLES.intersection(name.titles) else set()
        against |= {"she"} if MALE_TITLES.intersection(name.titles) else set()
        known = [e for e in self._with(word) if e.pronoun not in against and not _ends_in(e, name)]
        full = [entry for entry in known if len(entry.words) > 1]
        found = [e for e in full if e.last == word and e.kind == "person"] or full
        if name.words[0].isupper() and len(word) > 1:
            found = self._by_initials.get(name.words[0], [])[-_MOST_NAMESAKES:] or found
        return self._nearest(found or known, name.span)

    def _nearest(self, entries: Sequence[Entry], span: Span) -> Entry | None:
        """Of those who go by one name whoever was last spoken of, first of all in that sentence."""
        last = [(each, [*each.mentions_before(span[1], 1)]) for each in entries]
        before = [
            (-self.sentences_between(told[0][0], span[0]), -told[0][0], number)
            for number, (_, told) in enumerate(last)
            if told
        ]
        if before:
            return entries[max(before)[2]]
        return entries[0] if entries else None

    def _describe(self, span: Span, entry: Entry) -> None:
        """Note the nouns in apposition to a name, its age, and the gender that they tell."""
        if entry.kind != "person":
            return
        start, end = span
        block = self.block_at(start)
        after = self.text[end : min(end + 150, block.end)]
        before = self.text[max(block.start, start - 70) : start]
        fronted = _FRONTED.search(before) or _OWNED.search(before)
        if after[:1] in (",", ".", "") and not (fronted and _nouns(fronted["role"])):
            fronted = _WITHIN.search(before)
        told = (_APPOSED.match(after), _COPULA.match(after), fronted)
        nouns = [noun for match in told if match for noun in _nouns(match["role"])]
        called = _CALLED.search(before)
        if called:
            nouns.append(called[1].casefold())
        right_before = before.rstrip().rsplit(" ", 1)[-1].casefold() if before[-1:] == " " else ""
        right_before = right_before.strip("“”\"‘’'")
        if right_before in PEOPLE:
            nouns.append(right_before)
        age = _AGED.match(after)
        if age:
            entry.take_age(int(age[1]), (end + age.start(1), end + age.end(1)))
        if right_before in BODIES | OUTLETS:
            nouns.append(right_before)
        bodily = right_before in BODIES | OUTLETS or _ITS_OWN.match(after)
        if bodily or _is_body([m for m in told if m], after):
            known = entry.given or entry.gender.total() or entry.heads & (PEOPLE - EITHER)
            if not (known or entry.age):
                entry.kind = "organization"
        self.call(entry, *nouns)
        entry.gender["she"] += 2 * len(WOMEN.intersection(nouns))
        entry.gender["he"] += 2 * len(MEN.intersection(nouns))

    # Entities without a name

    def described(self, words: str, span: Span, kind: EntityKind, *, named: bool = False) -> Entry:
        """The entity with this description, made where it is new."""
        plain = " ".join(words.split()).strip(' ,."“”')
        made = self._by_name.get(plain.casefold())
        if made is None:
            made = Entry(plain, tuple(plain.split()) or ("",), kind, named, span[0])
            nouns = [word.casefold() for word in head_words(plain)[-1:]]
            self.call(made, *nouns)
            if kind == "person":
                made.gender["she"] += 2 * len(WOMEN.intersection(nouns))
                made.gender["he"] += 2 * len(MEN.intersection(nouns))
            self._keep(made)
        made.mention(span)
        return made

    def joint(self, names: Sequence[str], span: Span) -> Entry:
        """The entity of several who speak together."""
        name = " and ".join(names)
        made = self._by_name.get(name.casefold())
        if made is None:
            made = Entry(name, tuple(name.split()), "group", True, span[0], tuple(names))
            self._keep(made)
        made.mention(span)
        return made

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        entry.key = f"e{len(self.entries)}"
        self._by_name.setdefault(entry.name.casefold(), entry)

    # Looking up

    def noted(self, read: Callable[[Cast, _Key], _Read], where: _Key) -> _Read:
        """What ``read`` tells of a place, read there once: that must rest on nothing but the text,
        its blocks and its names, which stay as they are.
        """
        key = read, where
        if key not in self._noted:
            self._noted[key] = read(self, where)
        told: _Read = self._noted[key]
        return told

    def block_at(self, at: int) -> Block:
        """The block that holds a character."""
        return self.blocks[self.paragraph(at)]

    def paragraph(self, at: int) -> int:
        """Number of the block that holds a character."""
        return max(bisect_right(self._starts, at) - 1, 0)

    def sentences_between(self, start: int, end: int) -> int:
        """A rough count of sentence ends between two places."""
        return self.sentence(end) - self.sentence(start)

    def sentence(self, at: int) -> int:
        """A rough count of the sentences that end before a place."""
        return bisect_left(self._sentence_ends, at)

    def narrated(self, at: int) -> int:
        """A rough count of the sentences before a place whose ends nobody says."""
        return bisect_left(self._narrated_ends, at)

    def within(self, span: Span) -> list[tuple[Span, Entry]]:
        """The names inside a span, in order."""
        first = bisect_left(self.names, span[0], key=lambda name: name.span[0])
        last = bisect_right(self._name_ends, span[1])
        return [(name.span, self.entry_of[name.span]) for name in self.names[first:last]]

    def before(self, at: int) -> list[tuple[Span, Entry]]:
        """The last names before a place, in order."""
        last = bisect_right(self._name_ends, at)
        recent = self.names[max(last - _RECENT, 0) : last]
        return [(name.span, self.entry_of[name.span]) for name in recent]

    def after(self, at: int) -> list[tuple[Span, Entry]]:
        """The next names after a place, in order."""
        first = bisect_left(self.names, at, key=lambda name: name.span[0])
        return [(n.span, self.entry_of[n.span]) for n in self.names[first : first + _RECENT]]

    def called(self, noun: str) -> list[Entry]:
        """Entities that the story calls by a noun, in order of the text."""
        return self._by_head.get(noun, [])

    def last_called(self, noun: str, at: int) -> Entry | None:
        """The last entity that the story called by a noun and that was met before a place."""
        near = self.called(noun)[-_MOST_CALLED:]
        return next((entry for entry in reversed(near) if entry.first < at), None)

    def call(self, entry: Entry, *nouns: str) -> None:
        """Note nouns by which the story calls an entity."""
        for noun in nouns:
            if noun not in entry.heads:
                entry.heads.add(noun)
                self._by_head.setdefault(noun, []).append(entry)

    def ending(self, words: Sequence[str]) -> Entry | None:
        """The entity whose name ends with these words in any case."""
        plain = [word.casefold() for word in words]
        known = self._with(plain[-1])
        tails = ([w.casefold() for w in entry.words[-len(plain) :]] for entry in known)
        return next((e for e, tail in zip(known, tails, strict=True) if tail == plain), None)

    def is_somewhere(self, entry: Entry) -> bool:
        """Whether a name is that of a place that things are in."""
        return self._places[entry.name] > 0

    def personhood(self, entry: Entry) -> float:
        """What speaks for a named entity being somebody: a title or role, an age, a given name, a
        full name and a short one; a place that things are in is nobody.
        """
        told = (entry.words[0].casefold() in GIVEN) + 0.5 * (len(entry.aliases) > 1)
        told += bool(entry.heads) + (entry.age is not None) + 0.5 * (len(entry.words) > 1)
        return told - 0.5 * self._places[entry.name] + (not entry.named)

    def opens(self, at: int) -> bool:
        """Whether a place is the start of a sentence, titles and articles aside."""
        start = self.block_at(at).start
        before = self.text[max(start, at - 40) : at]
        return bool(_OPENING.search(before if at - start <= 40 else "x" + before))

    def is_possessive(self, span: Span) -> bool:
        """Whether a mention is followed by 's."""
        return self.text[span[1] : span[1] + 1] in ("’", "'")

    def is_quoted(self, at: int) -> bool:
        """Whether a place is inside quotation marks."""
        place = bisect_right(self._quotation_starts, at) - 1
        return place >= 0 and at < self._quotations[place].end

    def is_narrated(self, at: int) -> bool:
        """Whether a place is outside quotation marks that end: what follows one that nothing
        closes may be an excerpt, which tells in its own words of whom it is about.
        """
        place = bisect_right(self._ended, (at, len(self.text))) - 1
        return place < 0 or at >= self._ended[place][1]


def _styled(name: Name, kind: EntityKind) -> str:
    """A name, with the style that people know somebody by who has no other: "Sister Agnes"."""
    style = name.titles[-1] if name.titles and len(name.words) == 1 and kind == "person" else ""
    return f"{style.capitalize()} {name.text}" if style in STYLES else name.text


def _is_body(told: Sequence[re.Match[str]], after: str) -> bool:
    """Whether what stands around a name says that it is an organization's: "the operator, …"."""
    stated = [noun for m in told if _A_BODY.search(m[0]) for noun in _nouns(m["role"])[-1:]]
    if any(noun in _ONLY_BODIES for noun in stated) or _CORPORATE.match(after):
        return True
    return any(noun in EITHER for noun in stated) and bool(_IT.match(after))


def _nouns(role: str) -> list[str]:
    """The head of a phrase that says who somebody is, and the other nouns of "father and poet"."""
    words = [word.casefold() for word in head_words(role)]
    heads = words if "and" in words else words[-1:]
    return [word for word in heads if word in PEOPLE or word in TITLES or word in BODIES]


def _ends_in(entry: Entry, name: Name) -> bool:
    """Whether a longer name ends in an acronym that is another's: "Tarn Sports NHL" and "NHL"."""
    (word,) = name.words
    own = word.isupper() and len(word) > 1 and word in entry.words[1:]
    return own and not all(part.isupper() for part in entry.words)
