"""Who speaks in each attribution: whoever was resolved, or else as far as the words tell."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.people.lexicon import BODIES, COLLECTIVES, is_plural_people
from onrecord.reading.venues.frames import Frame, Page
from onrecord.reading.venues.outlets import CAPITAL, TITLES, surname
from onrecord.records import Attribution, Span

_PRONOUN = re.compile(r"(?:he|she|they|it|i|we|who|him|her|his|their|its)$", re.IGNORECASE)
_SUBJECT = re.compile(
    r"[\"“‘'(]?(?:(?:But|And|Now|Then|Meanwhile|However|Also|Later|Furious|Fans of),? )?"
    rf"(?:(?:{TITLES})\.? )?((?:{CAPITAL} ){{0,3}}{CAPITAL})(?:, [^,.]{{2,80}},)?(?=,? [a-z])"
)
_NO_SUBJECT = frozenset(
    "the a an in on at after before when while as for but and now then it he she they we i there "
    "this that these those his her their its monday tuesday wednesday thursday friday saturday "
    "sunday with from by to if one two three four some all no not last next".split()
)
_FAR = 600
"""Characters before a pronoun in which another subject may stand."""
_HEAD = re.compile(r",|\s(?:who|of|at|from|for|with|in|to|close)\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: a key that is the same for the same speaker, and the words of the name."""

    key: str = ""
    words: frozenset[str] = frozenset()

    def is_called(self, word: str) -> bool:
        """Whether a name's last word is this speaker's."""
        return word.casefold() in self.words or word == self.key


def find_voice(
    text: str, page: Page, each: Attribution, frame: Frame, last: Voice, at: int
) -> Voice:
    """Who speaks in an attribution; ``last`` spoke before it, in a sentence that ends at ``at``."""
    if each.speaker is not None:
        words = frozenset(re.findall(r"\w+", each.speaker.name.casefold()))
        return Voice(each.speaker.id, words)
    if not each.source:
        return last
    source = text[each.source[0][0] : each.source[-1][1]]
    if _PRONOUN.fullmatch(source):
        turned = _turned_to(page, frame, at)
        return Voice(turned, frozenset((turned.casefold(),))) if turned else last
    named = surname(source) or next(filter(None, map(surname, source.split(", ")[1:2])), None)
    if named:
        return Voice(named, frozenset((named.casefold(),)))
    head = _HEAD.split(source, maxsplit=1)[0].split()
    noun = head[-1].lower() if head else ""
    definite = source.lower().startswith(("the ", "this ", "that "))
    group = noun in BODIES or noun in COLLECTIVES or is_plural_people(noun)
    return last if definite and last.words and not group else Voice(noun)


def _turned_to(page: Page, frame: Frame, at: int) -> str | None:
    """Whom the sentences since the last attribution turned to, by the name they begin with."""
    between = list(sentences_between(page.sentences, max(at, frame.start - _FAR), frame.start))
    subjects = (subject_of(page.view, sentence) for sentence in reversed(between))
    return next(filter(None, subjects), None)


def sentences_between(sentences: Sequence[Span], start: int, end: int) -> Iterator[Span]:
    """The sentences that begin between two places, whether or not something is said in them."""
    for place in range(bisect_left(sentences, start, key=lambda span: span[0]), len(sentences)):
        if sentences[place][0] >= end:
            return
        yield sentences[place]


def subject_of(view: str, sentence: Span) -> str | None:
    """The last word of the name that a sentence begins with."""
    match = _SUBJECT.match(view, *sentence)
    words = match[1].split() if match else [""]
    return words[-1] if words[0].lower() not in _NO_SUBJECT and words[0] else None
