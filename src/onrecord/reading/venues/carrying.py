"""Carrying: what was said in one place goes on over the quotes that follow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from onrecord.reading.venues.frames import Page
from onrecord.reading.venues.occasions import Occasion
from onrecord.reading.venues.outlets import Names
from onrecord.reading.venues.quotes import Quote
from onrecord.reading.venues.sentences import ambient_occasion
from onrecord.reading.venues.speakers import Voice, sentences_between, subject_of
from onrecord.records import Medium

_FARTHEST = 2
"""Paragraphs from a quote to the one before it of the same run."""
_NEAR = 1
"""The same where nothing but "told The Herald" opened the run: no interview, perhaps one line."""
_LINES = 3
"""Line ends between a sentence that sets an occasion and the quote it sets it for."""
_THEN = re.compile(r"\bat the time\b", re.IGNORECASE)
_HEARERS = re.compile(r"\b(?:reporters|journalists|us|correspondents?|media|press)$", re.IGNORECASE)
_FOLLOWERS = re.compile(r"\bfollowers\b", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(?:the|that|his|her|its|their|this)\b", re.IGNORECASE)


@dataclass(slots=True)
class Run:
    """An occasion that goes on: the paragraph in which it was last heard, and its quotes."""

    occasion: Occasion
    block: int
    voice: Voice = field(default_factory=Voice)
    present: bool | None = None
    places: list[int] = field(default_factory=list)
    sentence: int | None = None
    """Where its sentence begins, if it goes no further."""


def carry(
    text: str, page: Page, names: Names, own: Sequence[Occasion], quotes: Sequence[Quote]
) -> tuple[list[Occasion], list[Run]]:
    """The occasions with those carried on, in one pass over the story; and the runs that may be
    met again.
    """
    heard = list(own)
    runs: dict[str, Run] = {}
    every: list[Run] = []
    around: Run | None = None
    latest: dict[Medium, Occasion] = {}
    for quote in quotes:
        around = _set_by(page, names, quote, around)
        run = runs.get(quote.voice.key)
        occasion = _completed(text, own[quote.place], latest)
        occasion = _on_platform(occasion, quote, around, run)
        occasion, around = _with_around(occasion, quote, around)
        if run and _to_followers(occasion, run, quote):
            run.occasion = replace(run.occasion, addressee=occasion.addressee)
            occasion = run.occasion
            run.places.append(quote.place)
        elif occasion.placed or _is_heard(occasion):
            run = _opened(page, quote, occasion)
            runs[quote.voice.key] = run
            every += [run] if run.sentence is None else []
        elif run and _goes_on(quote, run, occasion):
            occasion = after(run.occasion, occasion)
            run.block = quote.block
            run.places.append(quote.place)
        heard[quote.place] = occasion
        if occasion.medium:
            latest[occasion.medium] = occasion
    return heard, every


def after(before: Occasion, own: Occasion) -> Occasion:
    """The occasion before, said to whoever the words themselves name."""
    return replace(before, addressee=own.addressee or before.addressee)


def is_to_followers(occasion: Occasion) -> bool:
    """Whether it was told to those who follow an account."""
    return occasion.addressee is not None and bool(_FOLLOWERS.search(occasion.addressee.words))


# What the sentences between quotes set


def _set_by(page: Page, names: Names, quote: Quote, around: Run | None) -> Run | None:
    """The occasion that the sentences before a quote set, where nothing is attributed in them."""
    between = list(sentences_between(page.sentences, quote.since, quote.frame.start))
    for sentence in reversed(between):
        found = ambient_occasion(page.view, sentence, names)
        if found:
            subject = subject_of(page.view, sentence) or ""
            lines = page.view.count("\n", sentence[1], quote.frame.start)
            voice = Voice(subject, frozenset((subject.casefold(),)))
            return Run(found, quote.block, voice) if lines <= _LINES else None
    return around


def _with_around(
    occasion: Occasion, quote: Quote, around: Run | None
) -> tuple[Occasion, Run | None]:
    """A quote's occasion by the sentences around it, and what it leaves of theirs: "One wrote on
    X", "another said" are of one wave of posts.
    """
    if around and not occasion.placed and _is_around(quote, around):
        around.block = quote.block
        return after(around.occasion, occasion), around
    if quote.anybodys and occasion.medium == "social media":
        outlet = occasion.outlet or (around.occasion.outlet if around else None)
        occasion = replace(occasion, outlet=outlet)
        return occasion, Run(occasion, quote.block)
    return occasion, None if occasion.placed and not occasion.anaphor else around


def _is_around(quote: Quote, around: Run) -> bool:
    """Whether a quote belongs to what the sentences before it tell."""
    if not 0 <= quote.block - around.block <= 1 or not quote.speaks:
        return False
    if quote.anybodys or (not around.voice.key and around.occasion.medium != "social media"):
        return True
    return bool(around.voice.key) and quote.voice.is_called(around.voice.key)


def _on_platform(occasion: Occasion, quote: Quote, *before: Run | None) -> Occasion:
    """A post whose platform its words leave out is where the one before it was."""
    if occasion.medium != "social media" or occasion.outlet is not None:
        return occasion
    for run in before:
        if run is None or run.occasion.medium != "social media" or run.sentence is not None:
            continue
        same = run.voice == quote.voice or not run.voice.key or quote.voice.is_called(run.voice.key)
        if run.occasion.outlet and same and quote.block - run.block <= 1:
            return replace(occasion, outlet=run.occasion.outlet)
    return occasion


# What goes on


def _opened(page: Page, quote: Quote, occasion: Occasion) -> Run:
    """The run that an occasion opens; what was said "at the time" goes no further than its
    sentence.
    """
    then = _THEN.search(page.view, quote.frame.start, quote.frame.until)
    sentence = None if occasion.lasts and not then else quote.frame.start
    return Run(occasion, quote.block, quote.voice, quote.present, [quote.place], sentence)


def _is_heard(occasion: Occasion) -> bool:
    """Whether somebody listens who will go on listening: reporters, not a brother."""
    told = occasion.addressee
    return told is not None and not occasion.aside and bool(_HEARERS.search(told.words))


def _to_followers(occasion: Occasion, run: Run, quote: Quote) -> bool:
    """Whether "told her followers" is of the post that is being told of."""
    posts = run.occasion.medium == occasion.medium == "social media"
    near = quote.block - run.block <= _FARTHEST and run.sentence is None
    return posts and near and not occasion.outlet and is_to_followers(occasion)


def _goes_on(quote: Quote, run: Run, own: Occasion) -> bool:
    if run.sentence is not None:
        return run.sentence == quote.frame.start
    if run.occasion.medium == "interview" and run.present != quote.present is not None:
        return False
    if own.addressee and not own.aside:
        return False
    reach = _NEAR if run.occasion.informal else _FARTHEST
    return quote.block - run.block <= reach and quote.speaks and not quote.elsewhen


def _completed(text: str, occasion: Occasion, latest: dict[Medium, Occasion]) -> Occasion:
    """The letter of "in the letter" is the one told of before: to whom it was, and where it was
    published.
    """
    if occasion.medium not in ("letter", "statement", "report") or occasion.evidence is None:
        return occasion
    before = latest.get(occasion.medium)
    if occasion.outlet or before is None or not _DEFINITE.search(text, *occasion.evidence):
        return occasion
    return replace(occasion, outlet=before.outlet, addressee=occasion.addressee or before.addressee)
