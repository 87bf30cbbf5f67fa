"""The verdict of words against tellings: whether they were said, and as they are given.

    verbatim   contiguous words of one telling
    trimmed    words of one telling in their order, some left out between them
    altered    one telling with some words changed, plainly the same utterance
    stitched   parts of two or more tellings, or of two places of one
    another    said, but by somebody else than is claimed
    unquoted   written in the story, but nobody's speech
    absent     none of these

Words left out are still the speaker's where a reader would find them again: past an ellipsis,
past five words at most, or between parts of three words or more. An utterance is plainly the
same where at least 70 of 100 words are (forms of one word count three quarters) and half of
those that carry meaning, or at least 80 of 100; the shares were set on quotes edited by a program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.records import Span, Spans, Verdict
from onrecord.wording.align import (
    Alignment,
    Change,
    Wording,
    align,
    alike,
    changes_of,
    find_run,
    longest_runs,
    spans_of,
)

LEAST_ALIKE = 0.7
"""Share of a probe's words that a telling must have for the probe to be that telling altered."""
_LEAST_MEANING, _SURELY_ALIKE = 0.5, 0.8
_FORM = 0.75
"""What another form of a word counts."""
_FEWEST_SAME = 3
_NEAR = 5
"""Words left out that a reader passes over, wherever they are."""
_LEAST_PART = 3
"""Words of a part that may stand far from the next, or be stitched to another telling's."""
_MOST_LOOSE = 0.1
"""Share of a stitched probe's words that may come from nowhere."""
_COMMON = frozenset(
    """
    a an the this that these those i you he she it we they me him her us them my your his its our
    their im youre hes shes were theyre ive weve youve theyve id wed ill well youll theyll thats
    theres and or but so if as than then of in on at to for from by with about into over up out off
    is are was be been being am do does did have has had will would can could should may might
    not no dont didnt doesnt isnt arent wasnt wont wouldnt cant couldnt just very really also there
    here what which who how when where why all some any one more most
    """.split()
)
"""Words that carry little meaning of their own."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that a probe is held against.

    ``spoken`` is false for a text's words that are nobody's speech; ``by_another`` is true where
    they are known to be said by somebody else than the probe claims.
    """

    words: Wording
    spoken: bool = True
    by_another: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a probe's words (``told``) and that of a telling (``said``) that holds them."""

    telling: int
    said: Span
    told: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict and what it rests on.

    ``telling`` is the best one's place in the sequence given, None where there is none; ``parts``
    are what it, or several where stitched, have of the probe, in the probe's order; ``changes``
    are the difference to the best telling; ``exact`` is true where all of the probe's words are
    its words, in order; ``cut`` where the telling itself leaves out words among them, as its own
    ellipsis says; ``likeness`` is the share of the probe's words found, 0 to 1.
    """

    verdict: Verdict
    telling: int | None = None
    parts: tuple[Part, ...] = ()
    changes: tuple[Change, ...] = ()
    exact: bool = False
    cut: bool = False
    likeness: float = 0.0

    @property
    def dropped(self) -> Spans:
        """Runs of the telling's words that were left out, nothing in their place."""
        return tuple(change.said for change in self.changes if change.told[0] == change.told[1])


NOWHERE = Finding("absent")


def judge(probe: Wording, tellings: Sequence[Telling]) -> Finding:
    """The verdict of a probe's words against tellings. Of equal ones the first counts, so that
    tellings stand in the order in which a reader would ask them.

    A probe with no words is absent; the cost is that of finding its words in each telling where
    the claimed speaker said just them, else of an alignment with each that has half of them.
    """
    if not probe.keys:
        return NOWHERE
    for place, telling in enumerate(tellings):
        if telling.spoken and not telling.by_another:
            at = find_run(probe, telling.words)
            if at >= 0 and not _crosses(probe, telling.words, at):
                return _whole(probe, telling.words, place, at)
    answers = (answer for answer in _answers(probe, tellings) if answer.verdict != "absent")
    return next(answers, NOWHERE)


def _answers(probe: Wording, tellings: Sequence[Telling]) -> Iterator[Finding]:
    """What may be found, the most telling first: each holds where none before it does. Words
    that somebody said count for more than the same words in the text around, and one telling
    with nothing changed for more than parts of several.
    """
    claimed = _best(probe, tellings, spoken=True, by_another=False)
    others = _best(probe, tellings, spoken=True, by_another=True)
    written = _best(probe, tellings, spoken=False, by_another=False)
    if claimed.exact:
        yield claimed
    if others.exact:
        yield replace(others, verdict="another")
    if written.exact and not written.changes:
        yield replace(written, verdict="unquoted")
    nearest = claimed if claimed.telling is not None else replace(others, verdict="another")
    if nearest.telling is None or _leaves_a_part(nearest):
        yield _stitched(probe, tellings)
    if written.exact:
        yield replace(written, verdict="unquoted")
    if nearest.telling is not None:
        yield nearest
    yield _stitched(probe, tellings, also_written=True)


def difference(
    finding: Finding, probe: Wording, told_in: str, telling: Wording, said_in: str
) -> str | None:
    """What was changed, in words: "strong resolve → will", "+ never" for words put in. Words left
    out are not told here; None where nothing else differs.
    """
    changed = []
    for change in finding.changes:
        told = text_of(probe, change.told, told_in)
        said = text_of(telling, change.said, said_in)
        if told:
            changed.append(f"{said} → {told}" if said else f"+ {told}")
    return "; ".join(changed) or None


def text_of(words: Wording, run: Span, text: str) -> str:
    """The characters of a run of words, on one line."""
    return " ".join(" ".join(text[start:end].split()) for start, end in spans_of(words, run))


# One telling


def _best(
    probe: Wording, tellings: Sequence[Telling], *, spoken: bool, by_another: bool
) -> Finding:
    """The finding of the telling of a kind that is likest; `NOWHERE` where none is like."""
    best = NOWHERE
    for place, telling in enumerate(tellings):
        if telling.spoken == spoken and (telling.by_another == by_another or not spoken):
            found = _compare(probe, telling.words, place)
            if _closeness(found) > _closeness(best):
                best = found
    return best


def _closeness(finding: Finding) -> tuple[int, float, int]:
    rank = {"absent": 0, "altered": 1, "trimmed": 3, "verbatim": 4}[finding.verdict]
    left_out = sum(change.said[1] - change.said[0] for change in finding.changes)
    return 2 if finding.cut else rank, finding.likeness, -left_out


def _whole(probe: Wording, telling: Wording, place: int, at: int) -> Finding:
    part = Part(place, (at, at + len(probe)), (0, len(probe)))
    cut = _crosses(probe, telling, at)
    return Finding("verbatim", place, (part,), exact=True, cut=cut, likeness=1.0)


def _crosses(probe: Wording, telling: Wording, at: int) -> bool:
    """Whether the telling has an ellipsis of its own among the probe's words, which has none."""
    return any(gap - at not in probe.gaps for gap in telling.gaps if at < gap < at + len(probe))


def _compare(probe: Wording, telling: Wording, place: int) -> Finding:
    """The finding of one telling, as if its words were somebody's speech."""
    at = find_run(probe, telling)
    if at >= 0:
        return _whole(probe, telling, place, at)
    if len(probe) > 2 and not _may_be_like(probe, telling):
        return NOWHERE
    aligned = _without_strays(probe, align(probe, telling))
    changes = changes_of(probe, aligned)
    exact = all(same or at in probe.bracketed for at, same in enumerate(aligned.same))
    worth = _worth(probe, telling, aligned)
    if not any(worth) or len(changes) > max(1 + exact, len(probe) // 3):
        return NOWHERE
    likeness = sum(worth) / max(1, len(probe) - len(probe.bracketed))
    if not exact and not _plainly_same(probe, aligned, worth, likeness):
        return NOWHERE
    verdict: Verdict = "trimmed" if exact else "altered"
    parts = tuple(_parts(place, aligned))
    return Finding(verdict, place, parts, changes, exact=exact, likeness=round(likeness, 3))


def _may_be_like(probe: Wording, telling: Wording) -> bool:
    """Whether half of the probe's words are the telling's, in any order: a cheap first sieve."""
    keys = set(probe.keys)
    return 2 * len(keys.intersection(telling.keys)) >= len(keys) - len(probe.bracketed)


def _worth(probe: Wording, telling: Wording, aligned: Alignment) -> list[float]:
    """What each word of the probe counts: 1 where it is the telling's, nothing for an editor's."""
    return [
        0.0
        if held < 0 or at in probe.bracketed
        else 1.0
        if same
        else _FORM * alike(probe.keys[at], telling.keys[held])
        for at, (held, same) in enumerate(zip(aligned.places, aligned.same, strict=True))
    ]


def _plainly_same(
    probe: Wording, aligned: Alignment, worth: Sequence[float], likeness: float
) -> bool:
    meaning = [count for key, count in zip(probe.keys, worth, strict=True) if key not in _COMMON]
    enough = sum(aligned.same) >= min(_FEWEST_SAME, len(probe) - 1)
    meant = sum(map(bool, meaning)) >= _LEAST_MEANING * len(meaning)
    return enough and likeness >= LEAST_ALIKE and (meant or likeness >= _SURELY_ALIKE)


def _without_strays(probe: Wording, aligned: Alignment) -> Alignment:
    """The alignment without words that only chance put there: parts too short to stand so far
    from the next, the shorter one first.
    """
    places = list(aligned.places)
    while True:
        parts = _segments(places)
        stray = _stray(probe, places, aligned.same, parts)
        if stray is None:
            break
        places[stray[0] : stray[1]] = [-1] * (stray[1] - stray[0])
    same = tuple(same and at >= 0 for same, at in zip(aligned.same, places, strict=True))
    return Alignment(tuple(places), same, aligned.score)


def _stray(
    probe: Wording, places: Sequence[int], same: Sequence[bool], parts: Sequence[Span]
) -> Span | None:
    for before, after in pairwise(parts):
        left_out = places[after[0]] - places[before[1] - 1] - 1
        owned = any(at in probe.gaps for at in range(before[1], after[0] + 1))
        sizes = [sum(same[start:end]) for start, end in (before, after)]
        near = left_out <= min(_NEAR, sum(sizes))
        if not owned and not near and min(sizes) < _LEAST_PART:
            return before if sizes[0] < sizes[1] else after
    return None


def _segments(places: Sequence[int]) -> list[Span]:
    """Runs of the probe whose words held stand one after the other in the telling."""
    runs: list[Span] = []
    for at, place in enumerate(places):
        if place < 0:
            continue
        if runs and places[runs[-1][1] - 1] == place - 1:
            runs[-1] = runs[-1][0], at + 1
        else:
            runs.append((at, at + 1))
    return runs


def _parts(telling: int, aligned: Alignment) -> Iterator[Part]:
    for start, end in _segments(aligned.places):
        said = aligned.places[start], aligned.places[end - 1] + 1
        yield Part(telling, said, (start, end))


# Several tellings


def _leaves_a_part(finding: Finding) -> bool:
    """Whether so many of the probe's words are not in the telling that another may have them."""
    return sum(change.told[1] - change.told[0] for change in finding.changes) >= _LEAST_PART


def _stitched(
    probe: Wording, tellings: Sequence[Telling], *, also_written: bool = False
) -> Finding:
    """The finding of a probe that is made of parts of several tellings, or of one in another
    order; `NOWHERE` where it is not. With parts of nobody's speech it is unquoted.
    """
    asked = [at for at, telling in enumerate(tellings) if telling.spoken or also_written]
    parts: list[Part] = []
    at = 0
    for number, place, size in longest_runs(probe, [tellings[each].words for each in asked]):
        if number >= 0:
            parts.append(Part(asked[number], (place, place + size), (at, at + size)))
        at += size
    found = sum(part.told[1] - part.told[0] for part in parts)
    several = 2 <= len(parts) <= max(2, len(probe) // 4)
    loose = len(probe) - found
    allowed = max(_MOST_LOOSE * len(probe), len(probe) >= 2 * _LEAST_PART + 2)
    if not several or loose > allowed or not all(_means(probe, part.told) for part in parts):
        return NOWHERE
    longest = max(parts, key=lambda part: part.told[1] - part.told[0])
    verdict: Verdict = "unquoted" if also_written else "stitched"
    return Finding(verdict, longest.telling, tuple(parts), likeness=round(found / len(probe), 3))


def _means(probe: Wording, run: Span) -> bool:
    """Whether a part is more than words that anybody may say."""
    return run[1] - run[0] >= _NEAR or any(
        key not in _COMMON for key in probe.keys[run[0] : run[1]]
    )
