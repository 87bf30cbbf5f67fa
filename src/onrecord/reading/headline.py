"""Checks: whether the words that headline and dek quote were said in the body, and by whom.

A quoted phrase is held first against the words that the body quotes, then against speech told
without marks and quotations that nobody was found to say, last against the rest of the body. Titles
of works and nicknames stand in marks too and are claims of nothing; they are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.reading.blocks import PROSE
from onrecord.records import Attribution, Block, Check, Span, Spans, Story
from onrecord.text.marks import Quotation, find_quotations
from onrecord.text.words import title_case
from onrecord.wording.align import Wording, find_run, spans_of, words_of
from onrecord.wording.verdict import Finding, Telling, difference, judge, text_of

Where = Literal["headline", "dek"]

_LOOSE = " \t\u00a0,;:—–-"
_FEWEST = 3
"""Words of an utterance; fewer in marks, said by nobody, are scare quotes or a nickname."""
_MOST_DROPPED = 12
"""Words of a sentence's beginning that are told as dropped; of a longer one, its last clause."""
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)[.?!…]+[\"”’')\]]*\s+(?=\S)")
_CLAUSE_END = re.compile(r"[,;:—–]\s+|\s[-–—]\s*|—")
_NO_LOSS = re.compile(r"\W*(?:and|but|so|well|because|that|yes|look|now|or)?\W*", re.IGNORECASE)
"""What nobody misses before a quote."""
_WEIGHS = re.compile(
    r"\b(?:not|never|no|nor|nothing|nobody|hardly|barely|neither|without|if|unless|whether|maybe|"
    r"perhaps|might|may|could|would|think|thought|believe|guess|suppose|hope|wish|doubt|deny|"
    r"almost|nearly|as though|false|wrong|untrue|say|says|said|call|called|calls)\b|n['’]t\b",
    re.IGNORECASE,
)
"""Words before a quote, without which it says something else."""
_BUT_IF = re.compile(
    r"[\s,—–-]*(?P<tail>(?:unless|if|except|until|provided|as long as|but (?:not|only))\b"
    r"[^.?!;…]*)",
    re.IGNORECASE,
)
"""What follows a quote and takes some of it back."""
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*(?:[ ]+[^\W\d_a-z][\w.’'-]*)*")
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Sir|Dame)\.?$")
_AGE = re.compile(r",? (?:aged )?\d{1,3}\b|,? who\b")
_SIGNS = re.compile(r"[―—–-]\s*$")
_HEAD_ENDS = re.compile(r"[,(—–]|\s(?:who|of|for|from|in|at|on|to|with|by|and|or)\s")


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody by name: ``names`` the words of it, ``id`` that of the entity where it is known."""

    names: frozenset[str]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Voice:
    """Words of the body: whose they are, and whether they are told in marks."""

    words: Wording
    spans: Spans
    quoted: bool
    spoken: bool
    speaker: _Person | None = None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Quoted words of a heading, and the attribution there that holds them."""

    where: Where
    span: Span
    marks: Span
    block: Block
    attribution: Attribution | None


def check_headings(story: Story, attributions: Sequence[Attribution]) -> tuple[Check, ...]:
    """The checks of a story's headline and dek, in order of the text."""
    headings = [block for block in story.blocks if block.kind in ("headline", "dek")]
    phrases = [phrase for block in headings for phrase in _phrases(story, block, attributions)]
    if not phrases:
        return ()
    people = _people(story)
    voices = list(_voices(story, _outside(headings, attributions), people))
    found = []
    for phrase in phrases:
        probe = words_of(story.text, [phrase.span])
        if probe.keys and _claims(story, phrase, probe, voices):
            found.append(_check(story, phrase, probe, voices, people))
    return tuple(found)


def _check(
    story: Story,
    phrase: _Phrase,
    probe: Wording,
    voices: Sequence[_Voice],
    people: Mapping[str, _Person | None],
) -> Check:
    holder = phrase.attribution
    claimed = _speaker(story, holder, people) if holder is not None else None
    tellings = [
        Telling(voice.words, voice.spoken, _differ(claimed, voice.speaker)) for voice in voices
    ]
    finding = judge(probe, tellings)
    if finding.telling is None:
        return Check(phrase.where, phrase.span, finding.verdict, None)
    voice = voices[finding.telling]
    evidence = _evidence(finding, voice)
    changed = None
    if finding.verdict in ("altered", "another"):
        changed = difference(finding, probe, story.text, voice.words, story.text)
    dropped = _dropped(story, finding, voice, evidence, len(probe))
    return Check(phrase.where, phrase.span, finding.verdict, evidence, dropped, changed)


def _evidence(finding: Finding, voice: _Voice) -> Span:
    """Where the words are that the best telling has of the phrase."""
    parts = [part.said for part in finding.parts if part.telling == finding.telling]
    if finding.verdict == "stitched":
        parts = [max(parts, key=lambda said: said[1] - said[0])]
    spans = [span for said in parts for span in spans_of(voice.words, said)]
    return min(start for start, _ in spans), max(end for _, end in spans)


# What the headings quote


def _phrases(story: Story, block: Block, attributions: Sequence[Attribution]) -> Iterator[_Phrase]:
    where: Where = "dek" if block.kind == "dek" else "headline"
    for quotation in find_quotations(story.text, [(block.start, block.end)]):
        start, end = quotation.start, quotation.end
        while start < end and story.text[end - 1] in _LOOSE:
            end -= 1
        while start < end and story.text[start] in _LOOSE:
            start += 1
        if quotation.closed and start < end:
            holder = _holder((start, end), attributions)
            yield _Phrase(where, (start, end), quotation.marks, block, holder)


def _holder(span: Span, attributions: Sequence[Attribution]) -> Attribution | None:
    """The smallest attribution whose content overlaps with most of a span."""
    start, end = span
    holding = [
        each
        for each in attributions
        if 2 * sum(max(0, min(e, end) - max(s, start)) for s, e in each.content) > end - start
    ]
    return min(holding, key=lambda each: sum(e - s for s, e in each.content), default=None)


def _claims(story: Story, phrase: _Phrase, probe: Wording, voices: Sequence[_Voice]) -> bool:
    """Whether a phrase claims that somebody said it, as a title of a work or a name does not.

    What stands alone, after a colon, or is an attribution's whole content, claims it. Else the
    body tells: a name has its capitals there too. Where the body has not got the words, capitals
    in a heading that sets no others tell a name, and so they do in the midst of one that does.
    """
    before = story.text[phrase.block.start : phrase.marks[0]].strip()
    after = story.text[phrase.marks[1] : phrase.block.end].strip(" .")
    holder = phrase.attribution
    if before.endswith(":") or not (before or after):
        return True
    if holder is not None and _is_whole(holder, phrase.span):
        return True
    named = list(_names(story, probe, voices))
    if named:
        return not all(named)
    if holder is not None or not _titled(story.text[slice(*phrase.span)]):
        return True
    return title_case(f"{before} {after}") >= 0.75 and not (before and after)


def _is_whole(attribution: Attribution, span: Span) -> bool:
    return any(s >= span[0] - 2 and e <= span[1] + 2 for s, e in attribution.content)


def _names(story: Story, probe: Wording, voices: Sequence[_Voice]) -> Iterator[bool]:
    """For each place where the body has the words, whether they are set as a name there. A lone
    word that opens a sentence tells nothing.
    """
    for voice in voices:
        at = find_run(probe, voice.words)
        if at >= 0:
            (start, _), (_, end) = voice.words.spans[at], voice.words.spans[at + len(probe) - 1]
            opens = not re.search(r"[\w,;:—–-][\s\"“‘']*$", story.text[max(0, start - 4) : start])
            if len(probe) > 1 or not opens:
                yield _titled(story.text[start:end])


def _titled(words: str) -> bool:
    return title_case(words) == 1 or re.fullmatch(r"\d\w*", words) is not None


# What the body says


def _outside(headings: Sequence[Block], attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions that are not headline's or dek's."""
    return [
        each
        for each in attributions
        if each.block not in ("headline", "dek")
        and not any(block.start <= each.content[0][0] < block.end for block in headings)
    ]


def _voices(
    story: Story, attributions: Sequence[Attribution], people: Mapping[str, _Person | None]
) -> Iterator[_Voice]:
    """The body's words in the order in which they answer for a headline."""
    blocks = [b for b in story.blocks if b.kind in PROSE and b.kind not in ("headline", "dek")]
    quotations = find_quotations(story.text, [(block.start, block.end) for block in blocks])
    told = [
        (each, _quoted(each, quotations), _speaker(story, each, people)) for each in attributions
    ]
    spoken = [each for each in told if _was_said(each[0])]
    for each, quoted, speaker in spoken:
        whole = each.manner == "direct" or _letters(story, quoted) == _letters(story, each.content)
        for spans in [each.content] if whole else [(span,) for span in quoted]:
            yield _Voice(words_of(story.text, spans), spans, True, True, speaker)
    for each, _, speaker in spoken:
        plain = each.stance != "asked" and each.type in (None, "assertion")
        if plain and each.manner != "direct":
            words = words_of(story.text, each.content)
            yield _Voice(words, each.content, False, True, speaker)
    for span in _unclaimed(story, blocks, quotations, [span for _, q, _ in told for span in q]):
        yield _Voice(words_of(story.text, [span]), (span,), True, True)
    for block in blocks:
        span = block.start, block.end
        yield _Voice(words_of(story.text, [span]), (span,), False, False)


def _was_said(attribution: Attribution) -> bool:
    """Whether words were uttered at all: "denied that X" never answers whether X was said."""
    return attribution.stance in (None, "said", "asked")


def _letters(story: Story, spans: Sequence[Span]) -> int:
    return sum(char.isalnum() for start, end in spans for char in story.text[start:end])


def _quoted(attribution: Attribution, quotations: Sequence[Quotation]) -> Spans:
    """The parts of an attribution's content that stand in marks."""
    if attribution.manner == "indirect":
        return ()
    found: list[Span] = []
    for start, end in attribution.content:
        first = bisect_right(quotations, start, key=lambda each: each.end)
        last = bisect_left(quotations, end, key=lambda each: each.start)
        found += [(max(start, q.start), min(end, q.end)) for q in quotations[first:last]]
    return tuple(found)


def _unclaimed(
    story: Story, blocks: Sequence[Block], quotations: Sequence[Quotation], claimed: Sequence[Span]
) -> Iterator[Span]:
    """Quotations and blockquotes of some words that no attribution has: somebody's all the same."""
    spans = [(block.start, block.end) for block in blocks if block.kind == "blockquote"]
    ordered = sorted(claimed)
    for start, end in [*spans, *((each.start, each.end) for each in quotations)]:
        at = bisect_left(ordered, end, key=lambda span: span[0])
        taken = any(start < e for _, e in ordered[max(0, at - 5) : at])
        words = story.text[start:end]
        if not taken and len(words.split()) >= _FEWEST and not _titled(words.strip(" ,.")):
            yield start, end


# What the headline left out


def _dropped(
    story: Story, finding: Finding, voice: _Voice, evidence: Span, size: int
) -> str | None:
    """What was left out that a reader may miss: the beginning of the sentence, words inside, and
    a condition after it.
    """
    if finding.verdict not in ("verbatim", "trimmed", "altered", "another"):
        return None
    inside = [text_of(voice.words, run, story.text) for run in finding.dropped]
    if not voice.quoted or not finding.exact:
        return " … ".join(inside) or None
    start, _ = next(span for span in voice.spans if span[0] <= evidence[0] < span[1])
    _, end = next(span for span in voice.spans if span[0] < evidence[1] <= span[1])
    before = _beginning(story.text[start : evidence[0]], size)
    tail = _BUT_IF.match(story.text[evidence[1] : end])
    after = [" ".join(tail["tail"].split()[:_MOST_DROPPED]).rstrip(_LOOSE)] if tail else []
    return " … ".join([*before, *inside, *after]) or None


def _beginning(before: str, size: int) -> list[str]:
    """The words of a sentence before a quote of ``size`` words, if they would be missed: of an
    utterance its beginning, of a word or two only what turns their sense.
    """
    sentence = _SENTENCE_END.split(before)[-1]
    if size < _FEWEST or len(sentence.split()) > _MOST_DROPPED:
        sentence = _CLAUSE_END.split(sentence)[-1]
    words = " ".join(sentence.split()).strip(_LOOSE + "\"“”‘'([")
    missed = size >= _FEWEST or _WEIGHS.search(words)
    if _NO_LOSS.fullmatch(words) or not missed or len(words.split()) > _MOST_DROPPED:
        return []
    return [words]


# Who said it


def _speaker(
    story: Story, attribution: Attribution, people: Mapping[str, _Person | None]
) -> _Person | None:
    """The one person behind an attribution, None unless it is told by name."""
    who = attribution.speaker
    if who is not None:
        if not who.named or who.names or who.kind != "person":
            return None
        return _Person(frozenset(who.name.casefold().split()), who.id)
    source = " ".join(story.text[start:end] for start, end in attribution.source)
    if re.search(r"\b(?:and|or)\b|&", source):
        return None
    words = re.findall(r"[^\W\d_][\w’'.-]*", _HEAD_ENDS.split(source)[0])
    name = re.sub(r"['’]s?$|\.$", "", words[-1]) if words else ""
    return people.get(name.casefold()) if name[:1].isupper() else None


def _people(story: Story) -> dict[str, _Person | None]:
    """The body's people by the last word of their name; None where two have one. A person is
    whoever is called by the last word alone elsewhere, or by a title, has an age or signs a quote.
    """
    names: dict[str, set[str]] = {}
    called: set[str] = set()
    for block in story.blocks:
        if block.kind not in PROSE or block.kind in ("headline", "dek", "subheading"):
            continue
        for run in _CAPITALS.finditer(story.text, block.start, block.end):
            words = [re.sub(r"['’]s?$|[.]$", "", word) for word in run.group().split()]
            before = story.text[max(block.start, run.start() - 5) : run.start()].casefold()
            if len(words) > 1:
                names.setdefault(words[-1].casefold(), set()).add(" ".join(words).casefold())
            alone = len(words) == 1 and not before.endswith("the ")
            signed = run.end() >= block.end - 2 and _SIGNS.search(before) and words[0] != "The"
            aged = _AGE.match(story.text, run.end(), block.end)
            if alone or signed or aged or _HONORIFIC.search(words[0]):
                called.add(words[-1].casefold())
    return {
        last: _Person(frozenset(max(full, key=len).split())) if _one_name(full) else None
        for last, full in names.items()
        if last in called
    }


def _one_name(full: set[str]) -> bool:
    """Whether names are forms of one: "sen. ana sousa", "ana sousa"."""
    longest = max(full, key=len)
    return all(set(name.split()) <= set(longest.split()) for name in full)


def _differ(one: _Person | None, other: _Person | None) -> bool:
    """Whether two people are surely not the same."""
    if one is None or other is None:
        return False
    if one.id is not None and one.id == other.id:
        return False
    if one.names.isdisjoint(other.names):
        return True
    apart = one.id is not None and other.id is not None
    return apart and not (one.names <= other.names or other.names <= one.names)
