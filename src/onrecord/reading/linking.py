"""Linking: from scored words to attributions, each a cue with its content and its source.

The best sequence of roles is found first, with what the cues at hand say of each word weighed
in; then each run of content goes to the cue that most likely owns it, and each cue takes the
run of words that is most likely its source. What is inside the content of others is found in the
same way, from the roles that the words have there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from onrecord.model.encoder import ROLES
from onrecord.model.tokens import FEATURES, Ints, Tokens
from onrecord.reading.asked import Asked, ask
from onrecord.reading.roles import NEVER, Scores, closed, decode, is_comma, runs_of
from onrecord.reading.tagging import LONGEST, Tagging
from onrecord.text.words import Offsets


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution as runs of words, end-exclusive, and how sure it is (0 to 1); ``within`` is
    the one whose content holds it.
    """

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float
    within: Link | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How decoding weighs what the model says, in log probability; tuned on the dev sets."""

    cue: float = 0.412
    """Added to the roles of a cue: the model is shy of them."""
    content: float = 0.338
    """Added to the roles of content."""
    argument: float = 0.86
    """Weight of the best cue's word against the role's own."""
    far: float = 0.06
    """A word between content and cue costs this much."""
    apart: float = 4.57
    """A paragraph between content and cue costs this much."""
    head: float = 0.168
    """Share of a run's first words in what a cue says of it: it is they that tell whose it is."""
    first: int = 3
    """How many they are."""
    source_far: float = 0.087
    """A word between source and cue costs this much."""
    no_source: float = -2.6
    """A cue's best source needs this much."""
    unowned: float = -3.99
    """Content whose best cue is worse than this has no cue."""
    shortest: int = 4
    """Words of the shortest content that stands with no cue."""
    inside: float = 0.82
    """Score from which on an attribution inside another is one."""
    least: float = 0.434
    """Score under which one with a cue is none."""
    least_told: float = 0.3
    """The same of words that nobody is found to say and no marks enclose."""


WEIGHTS = Weights()
_PLAUSIBLE = np.log(0.3)
_NOBODYS = np.array([0.0, *[NEVER] * (len(ROLES) - 1)], dtype=np.float32)
_FIRST_PERSON = frozenset(("i", "we"))
_FEW = 3
"""Words at the end of content that are cut where they only begin a sentence."""
_START = list(FEATURES).index("start")
_QUOTATION = list(FEATURES).index("quotation")
_CLOSING = 3
_CUE = ROLES.index("B-cue")


def link(
    tokens: Tokens, tagging: Tagging, regions: Sequence[int], weights: Weights = WEIGHTS
) -> list[Link]:
    """The attributions of a text, in order of their first word.

    ``regions`` numbers, for each paragraph, the part of the story it belongs to: no attribution
    reaches from one part into another.
    """
    if not len(tokens):
        return []
    region = np.asarray(regions, dtype=np.int64)[tokens.paragraph]
    return in_order(_linked(tokens, tagging, region, weights))


def link_inside(
    tokens: Tokens, tagging: Tagging, links: Sequence[Link], weights: Weights = WEIGHTS
) -> list[Link]:
    """The links, with the attributions of somebody else that stand inside their contents: one
    level deep, each inside the outermost.
    """
    region = np.full(len(tokens), -1, dtype=np.int64)
    for number, each in enumerate(links):
        for start, end in each.content:
            region[start:end] = number
    roles = np.where((region >= 0)[:, None], tagging.inner, _NOBODYS)
    found = _linked(tokens, replace(tagging, roles=roles), region, weights) if links else []
    inner = []
    for each in found:
        runs = (*each.source, *each.cue, *each.content)
        numbers = {int(number) for start, end in runs for number in region[start:end]}
        if each.source and each.cue and len(numbers) == 1 and each.score >= weights.inside:
            outer = links[numbers.pop()]
            if not _same_speaker(tokens, each, outer):
                inner.append(replace(each, within=outer))
    return in_order([*links, *inner])


def in_order(links: Iterable[Link]) -> list[Link]:
    """Links in order of their first word, outer ones before those inside them."""

    def place(link: Link) -> tuple[int, bool]:
        return min(link.source + link.cue + link.content)[0], link.within is not None

    return sorted(links, key=place)


def _same_speaker(tokens: Tokens, inner: Link, outer: Link) -> bool:
    """Whether the source of a link is the speaker around it again: an I or a we, the very words of
    the other's source, or its last ones ("Sousa" of "the mayor, Ana Sousa").
    """
    said, around = (
        [
            tokens.text[slice(*tokens.words[word])].casefold()
            for run in each.source
            for word in range(*run)
            if tokens.features[word, 0]
        ]
        for each in (inner, outer)
    )
    return not _FIRST_PERSON.isdisjoint(said) or said == around[-len(said) :]


def _linked(tokens: Tokens, tagging: Tagging, region: Ints, weights: Weights) -> list[Link]:
    """The attributions of one layer of roles; none reaches from one region of words to another."""
    asked = ask(tagging)
    roles = closed(decode(_weighed(tagging, asked, weights), region), tokens)
    sources, cues, contents = (
        list(runs_of(roles, kind, tokens.paragraph)) for kind in ("source", "cue", "content")
    )
    contents = [_whole(tokens, run) for run in contents]
    cues = [cue for cue in cues if cue[0] in asked]
    owned: dict[Offsets, list[tuple[Offsets, float]]] = {cue: [] for cue in cues}
    loose: list[Offsets] = []
    for run in contents:
        near = [cue for cue in _near(cues, run) if region[cue[0]] == region[run[0]]]
        cue, odds = _owner(tokens, asked, run, near, weights)
        if cue is None:
            loose.append(run)
        else:
            owned[cue].append((run, odds))
    found: list[Link] = []
    before: Link | None = None
    for cue, own in owned.items():
        if own:
            near = [run for run in _near(sources, cue) if region[run[0]] == region[cue[0]]]
            made = _link(tokens, tagging, asked[cue[0]], roles, cue, own, near, weights)
            made = _without_source(_without_colon(tokens, made))
            if not made.content:
                continue
            before = _with_subject(tokens, made, before)
            if before.score >= weights.least:
                found.append(before)
    for run in loose:
        score = _content_score(tagging, [run]) / 2
        quoted = tokens.features[slice(*run), _QUOTATION].any()
        if run[1] - run[0] >= weights.shortest and (quoted or score >= weights.least_told):
            found.append(Link((), (), (run,), score))
    return found


# Roles


def _weighed(tagging: Tagging, asked: Mapping[int, Asked], weights: Weights) -> Scores:
    """Log probabilities of roles, with the best that any likely cue says of each word."""
    scores: Scores = tagging.roles.astype(np.float64)
    content = np.full(len(scores), -4.0)
    source = np.full(len(scores), -4.0)
    for cue, said in asked.items():
        if scores[cue, _CUE] >= _PLAUSIBLE:
            held = slice(said.start, said.start + len(said.content))
            np.maximum(content[held], said.content, out=content[held])
            np.maximum(source[held], said.source, out=source[held])
    scores[:, 1:3] += weights.argument * source.clip(max=4)[:, None]
    scores[:, 3:5] += weights.cue
    scores[:, 5:7] += weights.content + weights.argument * content.clip(max=4)[:, None]
    return scores


def _whole(tokens: Tokens, run: Offsets) -> Offsets:
    """The run without the first few words of a sentence that goes on outside it, where the one
    before ends with its quotation: only there is a full stop sure to be one.
    """
    start, end = run
    if end == len(tokens) or tokens.features[end, _START]:
        return run
    for at in range(end - 1, max(start + 1, end - _FEW - 1), -1):
        if tokens.features[at, _START] and tokens.features[at - 1, _QUOTATION] == _CLOSING:
            stop, _ = tokens.words[at - 2]
            return (start, at) if tokens.text[stop] in ".?!" else run
    return run


def _near(runs: Sequence[Offsets], run: Offsets) -> Sequence[Offsets]:
    """Those of the sorted ``runs`` that one window could hold together with ``run``."""
    first = bisect_left(runs, run[0] - LONGEST, key=lambda each: each[0])
    last = bisect_left(runs, run[1] + LONGEST, key=lambda each: each[0])
    return runs[first:last]


# Arguments


def _owner(
    tokens: Tokens,
    asked: Mapping[int, Asked],
    run: Offsets,
    cues: Sequence[Offsets],
    weights: Weights,
) -> tuple[Offsets | None, float]:
    """The cue whose content a run most likely is, and the log odds that it is."""
    best, best_odds, best_score = None, 0.0, weights.unowned
    start, end = run
    first = min(end, start + weights.first)
    for cue in cues:
        said = asked[cue[0]]
        if not said.holds(run):
            continue
        distance = max(cue[0] - end, start - cue[1], 0)
        apart = abs(int(tokens.paragraph[cue[0]]) - int(tokens.paragraph[start]))
        odds = (1 - weights.head) * said.mean_content(start, end)
        odds += weights.head * said.mean_content(start, first)
        score = odds - weights.far * distance - weights.apart * apart
        if score > best_score:
            best, best_odds, best_score = cue, odds, score
    return best, best_odds


def _link(
    tokens: Tokens,
    tagging: Tagging,
    said: Asked,
    roles: Sequence[int],
    cue: Offsets,
    own: Sequence[tuple[Offsets, float]],
    sources: Sequence[Offsets],
    weights: Weights,
) -> Link:
    runs = list(_joined(tokens, sorted(run for run, _ in own)))
    source, odds = _best_source(said, cue, sources, weights)
    if source is None:
        source, odds = _unseen_source(tokens, said, cue, roles, weights)
    certainty = (
        _content_score(tagging, runs)
        * float(np.exp(tagging.roles[cue[0], _CUE]))
        * _probability(float(np.mean([odds for _, odds in own])))
        * (_probability(odds) if source else 1 - _probability(odds))
    )
    return Link((source,) if source else (), (cue,), tuple(runs), certainty**0.5)


def _joined(tokens: Tokens, runs: Sequence[Offsets]) -> Iterator[Offsets]:
    """One cue's runs of content; those of a paragraph that at most a comma parts are one."""
    start, end = runs[0]
    for first, last in runs[1:]:
        gap = range(end, first)
        apart = tokens.paragraph[first] != tokens.paragraph[end - 1]
        if apart or len(gap) > 1 or not all(is_comma(tokens, word) for word in gap):
            yield start, end
            start = first
        end = last
    yield start, end


def _best_source(
    said: Asked, cue: Offsets, sources: Sequence[Offsets], weights: Weights
) -> tuple[Offsets | None, float]:
    """The run that most likely is the source of a cue, and the log odds that it is."""
    best, best_odds, best_score = None, weights.no_source, weights.no_source
    for run in sources:
        if said.holds(run):
            odds = said.mean_source(*run)
            score = odds - weights.source_far * max(cue[0] - run[1], run[0] - cue[1], 0)
            if score > best_score:
                best, best_odds, best_score = run, odds, score
    return best, best_odds


def _unseen_source(
    tokens: Tokens, said: Asked, cue: Offsets, taken: Sequence[int], weights: Weights
) -> tuple[Offsets | None, float]:
    """Words of the cue's own paragraph that it calls its source although their roles do not say
    so; those that are ``taken``, of another role than O, are out of the question.
    """
    odds = said.source.copy()
    paragraph = tokens.paragraph[said.start : said.start + len(odds)]
    odds[paragraph != tokens.paragraph[cue[0]]] = NEVER
    odds[np.asarray(taken[said.start : said.start + len(odds)]) > 0] = NEVER
    top = int(odds.argmax())
    if odds[top] <= weights.no_source:
        return None, weights.no_source
    likely = odds > weights.no_source - 1
    start = end = top
    while start > 0 and likely[start - 1]:
        start -= 1
    while end + 1 < len(odds) and likely[end + 1]:
        end += 1
    return (start + said.start, end + 1 + said.start), float(odds[top])


def _with_subject(tokens: Tokens, link: Link, before: Link | None) -> Link:
    """A participle with no source of its own takes that of the cue before it in its sentence:
    "she said, adding that", "he joked before promising to".
    """
    if before is None or link.source or not (link.cue and before.cue):
        return link
    last, first = before.cue[0][0], link.cue[0][0]
    start, end = tokens.words[first]
    in_sentence = not tokens.features[last + 1 : first + 1, _START].any()
    if in_sentence and end - start > 4 and tokens.text[start:end].endswith("ing"):
        return replace(link, source=before.source)
    return link


def _without_source(link: Link) -> Link:
    """The content without what stands inside the source: a nickname, a title in quotation marks."""
    content = tuple(
        (start, end)
        for start, end in link.content
        if not any(first <= start and end <= last for first, last in link.source)
    )
    return replace(link, content=content)


def _without_colon(tokens: Tokens, link: Link) -> Link:
    """A colon is a cue right behind its source ("Mayor: Bridge is safe"); elsewhere in a headline
    ("Storm Took Stairs, Says Keeper: 'Nobody Slept'") nobody is named with the words behind it.
    """
    (cue,) = link.cue
    start, end = tokens.words[cue[0]]
    if tokens.text[start:end] != ":" or (link.source and link.source[0][1] == cue[0]):
        return link
    return replace(link, source=(), cue=())


def _content_score(tagging: Tagging, runs: Sequence[Offsets]) -> float:
    """How likely the words of the runs are content: the geometric mean over the words."""
    roles = np.concatenate([tagging.roles[start:end, 5:7] for start, end in runs])
    return float(np.exp(np.logaddexp(roles[:, 0], roles[:, 1]).mean()))


def _probability(odds: float) -> float:
    return float(1 / (1 + np.exp(-odds)))
