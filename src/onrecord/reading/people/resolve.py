"""Resolution: whom each source refers to, over the whole story.

A source that holds a name is that name's. A pronoun or a description is looked up among the
entities met before it. A description at the top of a story may be of somebody named only below,
and a quotation with no source is looked up by its words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from operator import itemgetter

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.descriptions import (
    ahead,
    issuer,
    met,
    named_below,
    same_document,
    told_below,
)
from onrecord.reading.people.echoes import name_by_all, name_by_words, name_from_below, words_said
from onrecord.reading.people.entry import Entry, Speaker
from onrecord.reading.people.he_or_she import candidates_for, first_below, who
from onrecord.reading.people.lexicon import DOCUMENTS, PEOPLE, PROFILES, is_plural_people
from onrecord.reading.people.lists import parts_of
from onrecord.reading.people.names import HONOURS
from onrecord.reading.people.nearby import pairs_before, two_before
from onrecord.reading.people.nesting import outer_of, place_of
from onrecord.reading.people.phrases import (
    essence,
    head_words,
    is_definite,
    is_indefinite,
    kind_of_noun,
    segments,
    up_to_preposition,
)
from onrecord.reading.people.pronouns import (
    NOBODY,
    bodies_for,
    rank,
    several_for,
)
from onrecord.reading.people.relative import named_before, phrase_before
from onrecord.reading.people.subjects import note_genders
from onrecord.reading.people.told_of import told_of
from onrecord.reading.people.trail import Trail
from onrecord.reading.people.turns import author, by_label, give_turns, is_label
from onrecord.reading.people.unnamed import by_title, signers, unnamed
from onrecord.records import Attribution, EntityKind, Span

PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both"), "they"),
    **dict.fromkeys(("i", "me", "my", "myself"), "i"),
    **dict.fromkeys(("you", "your"), "you"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("it", "its", "itself", "this"), "it"),
    **dict.fromkeys(("who", "whose", "whom", "which", "that"), "who"),
}
"""The pronoun that a word is a form of."""
_ASIDE = re.compile(
    r"\s*(?:(?:a )?part of|from|of|for|in|at|by|with|on|near|to|including|among|seen|signed)\b"
)
_BELONGING = re.compile(r"\s*(?:all |both |some )?(?:members|employees|staff) of\b")
"""What opens an apposition that tells to what several belong."""
_TAIL = re.compile(
    r"[ \"“”'’.]*(?:s\b)?(?: (?:himself|herself|itself|themselves|"
    rf"{'|'.join(sorted(HONOURS))}))*[ \"“”'’.]*",
    re.IGNORECASE,
)
"""What may stand between a name and the end of its phrase."""
_OF_WHOM = re.compile(r"(?:[\w-]+ ){1,3}of (?:whom|which)", re.IGNORECASE)
_NOBODY = frozenset("anybody anyone nobody no-one somebody someone".split())
"""Sources that say of nobody that the story knows that he or she spoke."""
_PAIR = re.compile(r"(?:each|both|both .*|the two(?: .*)?|the (?:pair|duo|couple))", re.IGNORECASE)
_TOGETHER = re.compile(r"(?<=\w) (?:together|all|both|each|also|once|now|then)$")
"""What may stand behind a pronoun that is a source: "who together", "they all"."""
_REMEMBERED = 40
"""Sources back to which it is known who spoke."""
_FAR = 3
"""Sentences back to which several are who "they" in a quotation is."""
_CERTAIN = 0.8
"""Score of a description that the story had used before."""
_SURE = 0.6
"""Share of all that speaks for anybody from which a pronoun tells who goes by it."""
_FROM_BELOW = 0.4
"""Score of a pronoun that stands before who goes by it."""
_OWNS = 0.4
"""Share from which "her" lawyer is called by the name of whose lawyer that is."""


def speakers_of(cast: Cast, attributions: Sequence[Attribution]) -> list[Speaker | None]:
    """For each attribution whom its source refers to, None where nobody is referred to."""
    note_genders(cast)
    resolver = _Resolver(cast, [span for each in attributions for span in each.source])
    found: list[Speaker | None] = [None] * len(attributions)
    order = sorted(range(len(attributions)), key=lambda n: place_of(attributions[n]))
    around = outer_of(attributions)
    body = [n for n in order if attributions[n].block not in ("headline", "dek")]
    for nested in (False, True):  # who speaks in somebody's words is told by whose they are
        for number in body:
            if attributions[number].source and bool(around[number]) == nested:
                within = [made for n in around[number] if (made := found[n]) is not None]
                found[number] = resolver.source(attributions[number], within)
    for number in order:
        if attributions[number].source and attributions[number].block in ("headline", "dek"):
            found[number] = resolver.source(attributions[number], heading=True)
    for number in order:
        if found[number] is None:
            found[number] = resolver.source_below(attributions[number])
    words = [words_said(cast.text, each) for each in attributions]
    name_by_words(cast.text, attributions, words, found)
    give_turns(cast, attributions, found)
    name_from_below(cast, attributions, words, found)
    name_by_all(attributions, found)
    return found


def listener_of(cast: Cast, span: Span | None) -> Speaker | None:
    """Whom words that name an addressee refer to."""
    return _Resolver(cast).phrase(span) if span else None


class _Resolver:
    """Goes through the sources of a story in order, remembering who spoke."""

    def __init__(self, cast: Cast, sources: Iterable[Span] = ()) -> None:
        self.cast = cast
        self.spoken: list[tuple[Span, Entry]] = []
        self.within: list[Entry] = []
        self.told_of: list[Entry] = []
        sources = list(sources)
        self.trail = Trail(cast, sources)
        for span in sources:
            named = self._named(span)
            if named is not None:
                named.entry.speaks = True

    def source(
        self, each: Attribution, within: Sequence[Speaker] = (), *, heading: bool = False
    ) -> Speaker | None:
        """Whom the source of an attribution refers to; ``within`` are those whose words it is part
        of.
        """
        self.within = [speaker.entry for speaker in within]
        if not heading:
            self.trail.advance(each.source[0][0], self._spoken_before)
        span = each.source[0][0], each.source[-1][1]
        words = " ".join(self.cast.text[s:e] for s, e in each.source)
        pronoun = PRONOUNS.get(_TOGETHER.sub("", words.strip(" ,.\"“”'‘’").casefold()))
        if words.casefold() in _NOBODY:
            return None
        of_others = not pronoun and words.split(None, 1)[0].casefold() in PRONOUNS  # "his team"
        self.told_of = [] if of_others else told_of(self.cast, each)
        if pronoun:
            found = self._pronoun(span, pronoun, heading=heading)
        elif _OF_WHOM.fullmatch(words):
            found = self._antecedent(span)
        elif is_label(words):
            found = by_label(self.cast, words, span)
        elif len(each.source) > 1 and words.rsplit(None, 1)[-1].casefold() in PRONOUNS:
            found = self._phrase(each.source[0], heading=heading)  # its antecedent, and "who"
        else:
            found = self._phrase(span, heading=heading)
        if found is not None and not heading:
            insort(self.spoken, (each.source[0], found.entry), key=itemgetter(0))
        return found

    def source_below(self, each: Attribution) -> Speaker | None:
        """Who the "he" or "she" of the narration is that nobody was found for above it: by now it
        is known how the story speaks of those who are named below.
        """
        words = " ".join(self.cast.text[s:e] for s, e in each.source)
        pronoun = PRONOUNS.get(words.casefold(), "")
        if pronoun not in ("he", "she") or self.cast.is_quoted(each.source[0][0]):
            return None
        found = first_below(self.cast, each.source[0][1], pronoun)
        return Speaker(*found, _FROM_BELOW) if found else None

    def _spoken_before(self, at: int, *, heading: bool = False) -> list[tuple[Span, Entry]]:
        """The last sources before a place, with whom they refer to; for a heading, which is read
        after all else, the first ones, the nearest last.
        """
        if heading:
            return self.spoken[_REMEMBERED::-1]
        stop = bisect_left(self.spoken, (at, at), key=itemgetter(0))
        return self.spoken[max(stop - _REMEMBERED, 0) : stop]

    def phrase(self, span: Span) -> Speaker | None:
        """Whom a phrase refers to."""
        pronoun = PRONOUNS.get(self.cast.text[slice(*span)].casefold())
        if pronoun:
            return self._pronoun(span, pronoun, heading=False)
        return self._phrase(span, heading=False)

    # Pronouns

    def _pronoun(self, span: Span, pronoun: str, *, heading: bool) -> Speaker | None:
        if pronoun in ("he", "she"):
            return self._he_or_she(span, pronoun, heading=heading)
        if pronoun == "they":
            return self._they(span)
        if pronoun == "i":
            return self._author(span)
        if pronoun == "you":
            return self._listener(span)
        if pronoun == "who":
            return self._antecedent(span)
        if pronoun == "we" and not self.within and not self.cast.is_quoted(span[0]):
            return Speaker(self.cast.described("We", span, "group"), span, 0.4)
        kinds = ("organization", "group" if pronoun == "we" else "document", "unknown")
        return self._it(span, kinds)

    def _he_or_she(self, span: Span, pronoun: str, *, heading: bool) -> Speaker | None:
        spoken = self._spoken_before(span[0])
        candidates = candidates_for(
            self.cast,
            spoken,
            span[0],
            pronoun,
            heading=heading,
            outer=self.within,
            told_of=self.told_of,
        )
        found = self._made(span, who(candidates), "person")
        if found is not None and found.score > _SURE:
            found.entry.gender[pronoun] += 1
        return found

    def _they(self, span: Span) -> Speaker | None:
        candidates = list(
            several_for(self.cast, self._spoken_before(span[0]), span[0], self.within)
        )
        found = rank(candidates)
        if found is None:
            return None
        entry, because, share = found
        if entry.names and not entry.mentions:
            return Speaker(self.cast.joint(entry.names, because or span), because, share)
        far = because and self.cast.sentences_between(because[1], span[0]) > _FAR
        if far and self.within and self.cast.is_quoted(span[0]):
            return None  # "They say": nobody that the story has told of
        return self._made(span, found, "group")

    def _made(
        self, span: Span, found: tuple[Entry, Span | None, float] | None, kind: EntityKind
    ) -> Speaker | None:
        """The best candidate; one that nobody had spoken of yet is a new entity of this kind."""
        if found is None:
            return None
        entry, because, share = found
        if not entry.mentions:
            where = because or span
            plain = self._with_possessor(where, entry.words) if because else None
            entry = self.cast.described(plain or essence(entry.name), where, kind)
        return Speaker(entry, because, share)

    def _author(self, span: Span) -> Speaker | None:
        """An "I": whoever is quoted around it, else who wrote the story."""
        if self.cast.is_quoted(span[0]):
            if self.within:
                return Speaker(self.within[-1], None, 0.7)
            said = self._spoken_before(span[0])[-1:]
            return Speaker(said[0][1], said[0][0], 0.4) if said else None
        return author(self.cast, span)

    def _listener(self, span: Span) -> Speaker | None:
        """A "you": who is called by name right before, else who speaks next to them."""
        called = self.cast.before(span[0])[-1:]
        if called and self.cast.text[called[0][0][1] : span[0]].strip(" ") == ",":
            return Speaker(called[0][1], called[0][0], 0.8)
        at = bisect_left(self.spoken, (span[0], span[0]), key=itemgetter(0))
        for source, entry in [*self.spoken[at : at + 3], *self.spoken[max(at - 3, 0) : at][::-1]]:
            if entry.kind == "person" and entry not in self.within:
                return Speaker(entry, source, 0.5)
        return None

    def _it(self, span: Span, kinds: Sequence[str]) -> Speaker | None:
        candidates = bodies_for(self.cast, self._spoken_before(span[0]), span[0], kinds)
        return self._made(span, rank(list(candidates)), "organization")

    def _antecedent(self, span: Span) -> Speaker | None:
        """Of "who": the name or the description right before it."""
        named = named_before(self.cast, span)
        phrase = None if named else phrase_before(self.cast, span)
        return self._described(phrase) if phrase else named

    # Phrases

    def _phrase(self, span: Span, *, heading: bool) -> Speaker | None:
        parts = parts_of(self.cast, span)
        if len(parts) > 1:
            made = [self._phrase(part, heading=heading) for part in parts]
            names = [each.entry.name for each in made if each is not None]
            if len(names) == len(parts):
                return Speaker(self.cast.joint(names, span), span, 0.8)
        signed = signers(self.cast, span)
        if signed is not None:
            return self._phrase(signed, heading=heading)
        return self._named(span) or self._two(span) or self._described(span, heading=heading)

    def _two(self, span: Span) -> Speaker | None:
        """Of "both" or "the couple": the last two who were named together."""
        if not _PAIR.fullmatch(self.cast.text[slice(*span)]):
            return None
        for source, entry in reversed(self._spoken_before(span[0])):
            if entry.names:
                return Speaker(entry, source, 0.5)
        pairs = two_before(self.cast, span[0]) or pairs_before(self.cast, span[0])
        return Speaker(self.cast.joint(pairs[-1][1], span), pairs[-1][0], 0.5) if pairs else None

    def _named(self, span: Span) -> Speaker | None:
        """The name that heads a phrase, or stands in apposition to its head."""
        inside = self.cast.within(span)
        if not inside:
            return None
        text = self.cast.text
        heads = head_words(text[slice(*span)])[-1:]
        many = bool(heads) and not heads[0][:1].isupper() and _is_not_one(heads[0].casefold())
        for number, (first, last) in enumerate(segments(text[slice(*span)])):
            start = span[0] + first
            if number > 0 and _BELONGING.match(text, start):
                return None
            if number > 0 and _ASIDE.match(text[start : span[0] + last]):
                continue
            head = up_to_preposition(text[start : span[0] + last]).rstrip(" ’'")
            stop = start + len(head)
            names = [(s, e) for s, e in inside if start <= s[0] and s[1] <= stop + 1]
            if names:
                name, entry = names[-1]
                ends = bool(_TAIL.fullmatch(text, name[1], stop))
                somebody = entry.kind != "organization" and self.cast.personhood(entry) > NOBODY
                written = many and heads[0].casefold() in DOCUMENTS and entry.kind != "document"
                if many and number > 0 and (somebody or written):
                    continue
                if ends and (entry.kind == "person" or number == 0 or len(names) == 1):
                    return Speaker(entry, name, 0.95)
        return None

    def _described(self, span: Span, *, heading: bool = False) -> Speaker:
        cast = self.cast
        text = cast.text[slice(*span)]
        words = head_words(text)
        if not words:
            return Speaker(cast.described(text, span, "unknown"), span, 0.4)
        words[-1] = re.sub(r"[’']s?$", "", words[-1]) or words[-1]
        kind = kind_of_noun(words[-1].casefold(), words)
        found = by_title(cast, span, words)
        if found is None and heading:
            found = told_below(cast, self.spoken, text)
        found = found or self._known(span, words, kind, heading=heading)
        if found is not None:
            found.entry.note_age(text, span[0])
            return found
        told = self._with_possessor(span, words)
        if told is not None:
            return Speaker(cast.described(essence(told), span, kind), span, 0.7)
        return unnamed(cast, span, kind, heading=heading)

    def _known(
        self, span: Span, words: Sequence[str], kind: EntityKind, *, heading: bool
    ) -> Speaker | None:
        """Whom the story tells of elsewhere that a description is of."""
        cast, noun = self.cast, words[-1].casefold()
        old = not is_indefinite(cast.text[slice(*span)])
        found = issuer(cast, span[0]) if old and noun in ("statement", "release") else None
        pointing = is_definite(words) or (heading and len(words) <= 3)
        if found is None and kind == "document" and old and (pointing or len(words) == 1):
            found = same_document(self._spoken_before(span[0], heading=heading), words)
        elif found is None and old and pointing:
            spoken = self._spoken_before(span[0])
            found = met(cast, spoken, span, words, kind, self.within, self.told_of, heading=heading)
        unsure = found is None or (found.score < _CERTAIN and noun not in PROFILES)
        if kind == "person" and unsure:
            found = ahead(cast, span, noun, heading=heading) or found
        if found is None and kind in ("person", "organization"):
            found = named_below(cast, span, noun)
        return found

    def _with_possessor(self, span: Span, words: Sequence[str]) -> str | None:
        """A description with its possessor in full: "her aides", "Quist aides"."""
        text = self.cast.text[slice(*span)]
        first = words[0].casefold()
        if first in ("his", "her", "its"):
            owner = self._pronoun((span[0], span[0] + 3), PRONOUNS[first], heading=False)
            sure = owner is not None and owner.entry.named and owner.score > _OWNS
            return f"{owner.entry.name}’s{text[len(first) :]}" if owner and sure else None
        inside = self.cast.within(span)
        if inside and inside[0][1].kind == "person":
            (start, end), entry = inside[0]
            if end - start < len(entry.name) and start - span[0] <= 4:
                return text[: start - span[0]] + entry.name + self.cast.text[end : span[1]]
        return None


def _is_not_one(noun: str) -> bool:
    """Whether a noun is of several or of a document, which no name behind a comma can be."""
    return noun in DOCUMENTS - PEOPLE or (noun.endswith("s") and is_plural_people(noun))
