"""Spreading: what the whole story tells of a quote that its neighbours do not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from onrecord.reading.venues.carrying import Run, after, is_to_followers
from onrecord.reading.venues.occasions import Occasion, name_of
from onrecord.reading.venues.phrases import Phrase
from onrecord.reading.venues.quotes import Quote
from onrecord.records import Medium, Span

_WRITTEN: frozenset[Medium | None] = frozenset(("social media", "letter", "statement"))
_TALKS = re.compile(r"\b(?:discussed|opened up|spoke (?:about|of)|talked about|touched on)\b")
_WRITES = re.compile(
    r"\b(?:wrote|writes|writing|continued|continues|added|adds|went on|captioned)\b"
)
_SHARE = re.compile(
    r"\b(?:per ?cent|half|thirds?|quarters?|majority|respondents|voters|one in|in ten)\b|%",
    re.IGNORECASE,
)
_REPLIES = re.compile(r"\b(?:repl(?:ied|ies)|answer(?:ed|s)|retort(?:ed|s)|respond(?:ed|s))$")
_STUDY = re.compile(r"\b(?:study|research|paper|authors?)\b", re.IGNORECASE)


def spread(
    text: str, heard: list[Occasion], runs: Sequence[Run], quotes: Sequence[Quote]
) -> list[Occasion]:
    """The occasions with what other parts of the story tell of them."""
    heard = _with_replies(_with_shares(heard, quotes), quotes)
    heard = _with_interviews(heard, runs, quotes)
    return _with_journals(text, _with_followers(heard, runs))


def with_outlets(text: str, heard: Sequence[Occasion], quotes: Sequence[Quote]) -> list[Occasion]:
    """What was told "the outlet" was told the one that the same speaker told in the same tense,
    else the one named last before it, else the one named next.
    """
    done = list(heard)
    named = [(quote, outlet) for quote in quotes if (outlet := heard[quote.place].outlet)]
    anywhere = {(q.voice.key, q.present): outlet for q, outlet in reversed(named)}
    before: dict[tuple[str, bool | None], Span] = {}
    last = named[0][1] if named else None
    for quote in quotes:
        occasion, key = heard[quote.place], (quote.voice.key, quote.present)
        if occasion.outlet:
            last = before[key] = occasion.outlet
        outlet = before.get(key) or anywhere.get(key) or last
        if occasion.anaphor and outlet:
            told = Phrase(outlet, "name", text[slice(*outlet)])
            done[quote.place] = replace(occasion, outlet=outlet, addressee=told)
    return done


def _with_shares(heard: list[Occasion], quotes: Sequence[Quote]) -> list[Occasion]:
    """After a poll, "nearly half say" is of the poll."""
    for before, quote in pairwise(quotes):
        last, own = heard[before.place], heard[quote.place]
        near = quote.block - before.block <= 1
        if last.medium == "poll" and near and not own.placed and _SHARE.search(quote.source):
            heard[quote.place] = after(last, own)
    return heard


def _with_replies(heard: list[Occasion], quotes: Sequence[Quote]) -> list[Occasion]:
    """Whoever replies replies to the one who asked right before."""
    for question, quote in pairwise(quotes):
        apart = quote.block - question.block > 1 or question.voice.key == quote.voice.key
        if apart or not _REPLIES.search(quote.cue) or not question.each.source:
            continue
        asked, answer = heard[question.place], heard[quote.place]
        if question.each.stance == "asked" and quote.each.source and asked.addressee is None:
            heard[question.place] = replace(asked, addressee=_speaker(quote))
        if answer.addressee is None:
            heard[quote.place] = replace(answer, addressee=_speaker(question))
    return heard


def _speaker(quote: Quote) -> Phrase:
    return Phrase(quote.each.source[0], "name", quote.source)


def _with_interviews(
    heard: list[Occasion], runs: Iterable[Run], quotes: Sequence[Quote]
) -> list[Occasion]:
    """Quotes that no run reached, of a speaker who is heard in one interview or one post alone:
    what "says" is of the interview that the story tells in the present, wherever it stands, and
    what "wrote" is of what the speaker wrote.
    """
    spoken: dict[str, list[Run]] = defaultdict(list)
    written: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        if run.occasion.medium in _WRITTEN:
            written[run.voice.key].append(run)
        elif run.occasion.medium == "interview" and run.present:
            spoken[run.voice.key].append(run)
    only = {True: dict(_of_one_venue(spoken)), False: dict(_of_one_venue(written))}
    for quote in quotes:
        occasion = heard[quote.place]
        if occasion.placed or not quote.speaks or quote.elsewhen or not quote.voice.key:
            continue
        says = bool(quote.present or _TALKS.search(quote.cue))
        wrote = quote.each.manner != "indirect" and _WRITES.search(quote.cue)
        found = only[says].get(quote.voice.key) if says or wrote else None
        if found:
            heard[quote.place] = after(found.occasion, occasion)
            found.places.append(quote.place)
    return heard


def _of_one_venue(runs: dict[str, list[Run]]) -> Iterator[tuple[str, Run]]:
    """The first run of each speaker whose runs are all of one medium and outlet."""
    for key, of in runs.items():
        if len({(run.occasion.medium, run.occasion.outlet) for run in of}) == 1:
            yield key, of[0]


def _with_journals(text: str, heard: list[Occasion]) -> list[Occasion]:
    """A study is published where the story says that one was, if it says so of one alone."""
    reports = [each for each in heard if each.medium == "report"]
    outlets = {name_of(text, each.outlet): each.outlet for each in reports if each.outlet}
    if len(outlets) != 1:
        return heard
    outlet = next(iter(outlets.values()))
    return [
        replace(each, outlet=outlet)
        if each.medium == "report" and each.evidence and _STUDY.search(text, *each.evidence)
        else each
        for each in heard
    ]


def _with_followers(heard: list[Occasion], runs: Iterable[Run]) -> list[Occasion]:
    """Whoever follows an account is told all of a post that is told them in one of its quotes."""
    of: dict[tuple[str, Span | None], list[Run]] = defaultdict(list)
    for run in runs:
        if run.occasion.medium == "social media":
            of[run.voice.key, run.occasion.outlet].append(run)
    for posts in of.values():
        told = next((r.occasion.addressee for r in posts if is_to_followers(r.occasion)), None)
        for place in [place for run in posts for place in run.places[1:]] if told else ():
            if heard[place].addressee is None:
                heard[place] = replace(heard[place], addressee=told)
    return heard
