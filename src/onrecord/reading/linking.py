"""Linking: from scored words to attributions, each a cue with its content and its source.

The best sequence of roles is found first, with what the cues at hand say of each word weighed
in; then each run of content goes to the cue that most likely owns it, and each cue takes the
run of words that is most likely its source. What is inside the content of others is found in the
same way, from the roles that the words have there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from onrecord.model.encoder import ARGUMENTS, ROLES, Floats
from onrecord.model.tokens import FEATURES, Ints, Tokens
from onrecord.reading.tagging import LONGEST, Arguments, Tagging
from onrecord.text.words import Offsets

Scores = NDArray[np.float64]


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
    no_source: float = -0.54
    """A cue's best source needs this much."""
    unowned: float = -3.99
    """Content whose best cue is worse than this has no cue."""
    shortest: int = 4
    """Words of the shortest content that stands with no cue."""
    inside: float = 0.82
    """Score from which on an attribution inside another is one."""
    least: float = 0.434
    """Score under which one with a cue is none."""


WEIGHTS = Weights()
_MOST = 8.0
"""Bound of a word's log odds: no word outvotes all others."""
_PLAUSIBLE = np.log(0.3)
_NEVER = -1e4
_NOBODYS = np.array([0.0, *[_NEVER] * (len(ROLES) - 1)], dtype=np.float32)
_FIRST_PERSON = frozenset(("i", "we"))
_FEW = 3
"""Words at the end of content that are cut where they only begin a sentence."""
_SOURCE = ARGUMENTS.index("source")
_START = list(FEATURES).index("start")
_QUOTATION = list(FEATURES).index("quotation")
_CLOSING = 3
_CONTENT = ROLES.index("B-content")
_GAP = 2
"""Words between two of content that are taken to have been left out by mistake."""


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
    roles = _closed(best_roles(_weighed(tagging, weights)), tokens)
    sources, cues, contents = (
        list(_runs(roles, kind, tokens.paragraph)) for kind in ("source", "cue", "content")
    )
    contents = [_whole(tokens, run) for run in contents]
    cues = [cue for cue in cues if cue[0] in tagging.arguments]
    owned: dict[Offsets, list[tuple[Offsets, float]]] = {cue: [] for cue in cues}
    loose: list[Offsets] = []
    for run in contents:
        near = [cue for cue in _near(cues, run) if region[cue[0]] == region[run[0]]]
        cue, odds = _owner(tokens, tagging, run, near, weights)
        if cue is None:
            loose.append(run)
        else:
            owned[cue].append((run, odds))
    found: list[Link] = []
    before: Link | None = None
    for cue, own in owned.items():
        if own:
            near = [run for run in _near(sources, cue) if region[run[0]] == region[cue[0]]]
            made = _without_colon(tokens, _link(tokens, tagging, roles, cue, own, near, weights))
            before = _with_subject(tokens, _without_source(made), before)
            if before.content and before.score >= weights.least:
                found.append(before)
    for run in loose:
        if run[1] - run[0] >= weights.shortest:
            found.append(Link((), (), (run,), _content_score(tagging, [run]) / 2))
    return found


# Roles


def _weighed(tagging: Tagging, weights: Weights) -> Scores:
    """Log probabilities of roles, with the best that any likely cue says of each word."""
    scores: Scores = tagging.roles.astype(np.float64)
    content = np.full(len(scores), -4.0)
    source = np.full(len(scores), -4.0)
    for cue, arguments in tagging.arguments.items():
        if scores[cue, ROLES.index("B-cue")] < _PLAUSIBLE:
            continue
        held = slice(arguments.start, arguments.start + len(arguments.scores))
        content[held] = np.maximum(content[held], _odds(arguments.scores, 1).clip(-4, 4))
        source[held] = np.maximum(source[held], _odds(arguments.scores, 2).clip(-4, 4))
    scores[:, 1:3] += weights.argument * source[:, None]
    scores[:, 3:5] += weights.cue
    scores[:, 5:7] += weights.content + weights.argument * content[:, None]
    return scores


def _odds(scores: Floats, label: int) -> Scores:
    """Log odds of one label of `ARGUMENTS` against the other two."""
    others = [other for other in range(3) if other != label]
    against = np.logaddexp(scores[:, others[0]], scores[:, others[1]])
    return (scores[:, label] - against).astype(np.float64)


def best_roles(scores: Scores) -> list[int]:
    """The best sequence of `ROLES` in which nothing goes on that has not begun (Viterbi 1967)."""
    rows = scores.tolist()
    value = rows[0]
    value[2] = value[4] = value[6] = _NEVER
    back: list[tuple[int, int, int, int]] = []
    for row in rows[1:]:
        top = max(value)
        source = 1 if value[1] >= value[2] else 2
        cue = 3 if value[3] >= value[4] else 4
        content = 5 if value[5] >= value[6] else 6
        back.append((value.index(top), source, cue, content))
        value = [
            top + row[0],
            top + row[1],
            value[source] + row[2],
            top + row[3],
            value[cue] + row[4],
            top + row[5],
            value[content] + row[6],
        ]
    path = [value.index(max(value))]
    for best in reversed(back):
        role = path[-1]
        path.append(best[role // 2] if role in (2, 4, 6) else best[0])
    return path[::-1]


def _closed(roles: Sequence[int], tokens: Tokens) -> list[int]:
    """Roles with what is left out between two words of content made content too: a comma, or a
    word or two of the same sentence, no marks of quotation among them.
    """
    closed = list(roles)
    at = 1
    while at < len(closed) - 1:
        end = at
        while end < len(closed) and end - at < _GAP and closed[end] == 0:
            end += 1
        inside = closed[at - 1] >= _CONTENT and at < end < len(closed) and closed[end] >= _CONTENT
        if inside and all(_joins(tokens, word) for word in range(at, end)):
            closed[at : end + 1] = [_CONTENT + 1] * (end + 1 - at)
        at = max(end, at + 1)
    return closed


def _joins(tokens: Tokens, word: int) -> bool:
    """Whether a word between two of content may be content: no mark but a comma."""
    return bool(tokens.features[word, 0]) or _is_comma(tokens, word)


def _is_comma(tokens: Tokens, word: int) -> bool:
    start, end = tokens.words[word]
    return tokens.text[start:end] == ","


def _runs(roles: Sequence[int], kind: str, paragraph: Ints) -> Iterator[Offsets]:
    """Runs of words of one kind of role, cut where a paragraph ends."""
    begins, inside = ROLES.index(f"B-{kind}"), ROLES.index(f"I-{kind}")
    start = -1
    for at, role in enumerate(roles):
        new = role == begins or (role == inside and at > 0 and paragraph[at] != paragraph[at - 1])
        if start >= 0 and (new or role != inside):
            yield start, at
            start = -1
        if new:
            start = at
    if start >= 0:
        yield start, len(roles)


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
    tagging: Tagging,
    run: Offsets,
    cues: Sequence[Offsets],
    weights: Weights,
) -> tuple[Offsets | None, float]:
    """The cue whose content a run most likely is, and the log odds that it is."""
    best, best_odds, best_score = None, 0.0, weights.unowned
    for cue in cues:
        inside = _inside(tagging.arguments[cue[0]], run)
        if inside is None:
            continue
        distance = max(cue[0] - run[1], run[0] - cue[1], 0)
        apart = abs(int(tokens.paragraph[cue[0]]) - int(tokens.paragraph[run[0]]))
        each = _odds(inside, 1).clip(-_MOST, _MOST)
        odds = float((1 - weights.head) * each.mean() + weights.head * each[: weights.first].mean())
        score = odds - weights.far * distance - weights.apart * apart
        if score > best_score:
            best, best_odds, best_score = cue, odds, score
    return best, best_odds


def _inside(arguments: Arguments, run: Offsets) -> Floats | None:
    """The scores of a run's words, None where the window did not hold them all."""
    start, end = run[0] - arguments.start, run[1] - arguments.start
    if start < 0 or end > len(arguments.scores):
        return None
    return arguments.scores[start:end]


def _link(
    tokens: Tokens,
    tagging: Tagging,
    roles: Sequence[int],
    cue: Offsets,
    own: Sequence[tuple[Offsets, float]],
    sources: Sequence[Offsets],
    weights: Weights,
) -> Link:
    arguments = tagging.arguments[cue[0]]
    runs = list(_joined(tokens, sorted(run for run, _ in own)))
    source, odds = _best_source(arguments, cue, sources, weights)
    if source is None:
        source, odds = _unseen_source(tokens, arguments, cue, roles, weights)
    certainty = (
        _content_score(tagging, runs)
        * float(np.exp(tagging.roles[cue[0], ROLES.index("B-cue")]))
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
        if apart or len(gap) > 1 or not all(_is_comma(tokens, word) for word in gap):
            yield start, end
            start = first
        end = last
    yield start, end


def _best_source(
    arguments: Arguments, cue: Offsets, sources: Sequence[Offsets], weights: Weights
) -> tuple[Offsets | None, float]:
    """The run that most likely is the source of a cue, and the log odds that it is."""
    best, best_odds, best_score = None, weights.no_source, weights.no_source
    for run in sources:
        inside = _inside(arguments, run)
        if inside is not None:
            odds = float(_odds(inside, _SOURCE).clip(-_MOST, _MOST).mean())
            score = odds - weights.source_far * max(cue[0] - run[1], run[0] - cue[1], 0)
            if score > best_score:
                best, best_odds, best_score = run, odds, score
    return best, best_odds


def _unseen_source(
    tokens: Tokens, arguments: Arguments, cue: Offsets, taken: Sequence[int], weights: Weights
) -> tuple[Offsets | None, float]:
    """Words of the cue's own paragraph that it calls its source although their roles do not say
    so; those that are ``taken``, of another role than O, are out of the question.
    """
    odds = _odds(arguments.scores, _SOURCE)
    paragraph = tokens.paragraph[arguments.start : arguments.start + len(odds)]
    odds[paragraph != tokens.paragraph[cue[0]]] = _NEVER
    odds[np.asarray(taken[arguments.start : arguments.start + len(odds)]) > 0] = _NEVER
    top = int(odds.argmax())
    if odds[top] <= weights.no_source:
        return None, weights.no_source
    likely = odds > weights.no_source - 1
    start = end = top
    while start > 0 and likely[start - 1]:
        start -= 1
    while end + 1 < len(odds) and likely[end + 1]:
        end += 1
    return (start + arguments.start, end + 1 + arguments.start), float(odds[top])


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
