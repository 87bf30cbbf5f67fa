"""Sourcing: sources made whole that the model cut short.

It scores words one by one, and so may begin a source in the middle of a name, keep the last two of
three who are listed, or take an apposition for the one it is told of. The names around tell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from onrecord.model.tokens import FEATURES, Tokens
from onrecord.reading.linking import Link
from onrecord.reading.naming import Tagged
from onrecord.text.words import Offsets, words_within

_START = list(FEATURES).index("start")
_ARTICLES = frozenset(("a", "an", "the"))
_NOUNS = frozenset("ally anomaly assembly bully family monopoly rally reply supply".split())
"""Words that end as adverbs do."""
_RELATIVE = frozenset(("who", "which"))
_APPOSED = frozenset("a an the its his her their part".split())
"""What an apposition begins with that no capital tells from a name."""
_PLACED = frozenset("in at from near on across outside".split())
_PARTICIPLES = frozenset("drawn given made seen shown taken written".split())
_AHEAD = frozenset("after before by in when while without".split())
"""What may stand before a participle that opens its sentence."""
_SHORTEST_PARTICIPLE = 4
_LONGEST = 6
"""Words of a phrase before a comma that is taken to be of one noun."""


@dataclass(frozen=True, slots=True)
class _Page:
    """The words of a text, with the name that each of them is of, and of what kind names are."""

    tokens: Tokens
    names: dict[int, Offsets]
    kinds: dict[Offsets, str]

    def word(self, at: int) -> str:
        """A word in lower case, "" outside the text."""
        if not 0 <= at < len(self.tokens):
            return ""
        return self.tokens.text[slice(*self.tokens.words[at])].casefold()

    def opens(self, at: int) -> bool:
        """Whether a word opens its sentence."""
        return bool(self.tokens.features[at, _START])

    def name_from(self, at: int) -> Offsets | None:
        """The name that begins at a word, after an article if there is one."""
        first = at + (self.word(at) == "the")
        name = self.names.get(first)
        return name if name and name[0] == first else None

    def name_to(self, at: int) -> Offsets | None:
        """The name that ends right before a word."""
        name = self.names.get(at - 1)
        return name if name and name[1] == at else None


def whole_sources(tokens: Tokens, links: Sequence[Link], tagged: Sequence[Tagged]) -> list[Link]:
    """The links, each with all of its source; one that has no noun is none."""
    page = _page(tokens, tagged)
    made = [_whole(page, link) for link in links]
    return [
        _with_subject_behind(page, link, following)
        for link, following in zip_longest(made, made[1:])
    ]


def _page(tokens: Tokens, tagged: Sequence[Tagged]) -> _Page:
    names: dict[int, Offsets] = {}
    kinds: dict[Offsets, str] = {}
    for each in tagged:
        inside = words_within(tokens.words, [each.span])
        run = inside[0], inside[-1] + 1
        names.update(dict.fromkeys(inside, run))
        kinds[run] = each.kind
    return _Page(tokens, names, kinds)


def _whole(page: _Page, link: Link) -> Link:
    if not link.cue:
        return link
    if not link.source:
        relative = _relative_before(page, link)
        return replace(link, source=(relative,)) if relative else link
    if len(link.source) > 1:
        return link
    (run,) = link.source
    if _is_cut(page, run, link.cue[0]):
        return replace(link, source=())
    for step in _STEPS:
        longer = step(page, run)
        if not _takes(link, longer):
            run = longer
    return link if run == link.source[0] else replace(link, source=(run,))


def _takes(link: Link, run: Offsets) -> bool:
    """Whether a source would take words of its own cue or content."""
    return any(run[0] < end and start < run[1] for start, end in (*link.cue, *link.content))


def _is_cut(page: _Page, run: Offsets, cue: Offsets) -> bool:
    """Whether a source has no noun before its cue: "the", "the publicly". An "A" before a colon is
    who answers.
    """
    first, *others = (page.word(at) for at in range(*run))
    adverbs = len(others) < 2 and all(w.endswith("ly") and w not in _NOUNS for w in others)
    return first in _ARTICLES and adverbs and page.word(cue[0]) != ":"


def _over_names(page: _Page, run: Offsets) -> Offsets:
    """All of the names that a source begins or ends in: "Ana" of "Ana Sousa"."""
    start, end = run
    first, last = page.names.get(start), page.names.get(end)
    start = first[0] if first else start
    return start, last[1] if last and last[0] < end else end


def _over_list(page: _Page, run: Offsets) -> Offsets:
    """All who are listed: "Oslo and Bern" of "Rome, Oslo and Bern"."""
    start, end = run
    first = page.name_from(start)
    if first is None or page.word(first[1]) != "and" or page.name_from(first[1] + 1) is None:
        return run
    while page.word(start - 1) == "," and (before := page.name_to(start - 1)):
        at = before[0] - (page.word(before[0] - 1) == "the")
        if page.kinds[before] != page.kinds[first] or page.word(at - 1) in _PLACED:
            break
        start = at
    return start, end


def _over_apposition(page: _Page, run: Offsets) -> Offsets:
    """The name that a source is only an apposition to: "part of the port" of "Tarn Docks, part of
    the port, said".
    """
    start, end = run
    closed = page.word(end) == "," or page.word(end - 1) == ","
    if page.word(start) not in _APPOSED or page.word(start - 1) != "," or not closed:
        return run
    before = page.name_to(start - 1)
    while before and (more := page.name_to(before[0])):
        before = more[0], before[1]
    return (before[0], end) if before else run


def _over_maker(page: _Page, run: Offsets) -> Offsets:
    """What a source is only the maker of: "This map, drawn by Ana Sousa, shows"."""
    start, end = run
    first = start - (page.word(start - 1) == "the")
    verb = page.word(first - 2)
    made = verb.endswith("ed") or verb in _PARTICIPLES
    if (
        not made
        or page.word(first - 1) != "by"
        or page.word(first - 3) != ","
        or page.word(end) != ","
    ):
        return run
    phrase = _phrase_before(page, first - 3)
    return (phrase, end + 1) if phrase is not None else run


def _over_antecedent(page: _Page, run: Offsets) -> Offsets:
    """What a source is only a clause about: "The film, which tells of the strike, shows"."""
    start, end = run
    if page.word(start) not in _RELATIVE or end - start < 4:
        return run
    stop = start - (not page.word(start - 1).isalnum())
    phrase = _phrase_before(page, stop)
    return (phrase, end) if phrase is not None else run


_STEPS: tuple[Callable[[_Page, Offsets], Offsets], ...] = (
    _over_names,
    _over_list,
    _over_apposition,
    _over_maker,
    _over_antecedent,
)


def _phrase_before(page: _Page, stop: int) -> int | None:
    """Where a short phrase before a word begins that opens its sentence."""
    for at in range(stop - 1, max(stop - 1 - _LONGEST, -1), -1):
        if page.opens(at):
            return at
        if not page.word(at).isalnum():
            return None
    return None


def _relative_before(page: _Page, link: Link) -> Offsets | None:
    """The "who" right before a cue that has no source, where it is none of what is told."""
    at = link.cue[0][0] - 1
    run = at, at + 1
    return run if page.word(at) in _RELATIVE and not _takes(link, run) else None


def _with_subject_behind(page: _Page, link: Link, following: Link | None) -> Link:
    """A participle that opens its sentence takes the source of the cue behind it: "Citing the
    storm, Sousa said".
    """
    if link.source or not link.cue or following is None or not following.source:
        return link
    at = link.cue[0][0]
    first = at - (page.word(at - 1) in _AHEAD)
    subject = following.source[0]
    behind = subject[0] > max(end for _, end in link.content)
    participle = page.word(at).endswith("ing") and len(page.word(at)) > _SHORTEST_PARTICIPLE
    if not (behind and participle and page.opens(first)):
        return link
    if any(page.opens(word) for word in range(first + 1, subject[0] + 1)):
        return link
    return replace(link, source=following.source)
