"""Listeners that make a venue: an outlet, a court, an audience, the followers of an account."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.venues.frames import Frame
from onrecord.reading.venues.media import MediumWords, best_of
from onrecord.reading.venues.occasions import Occasion
from onrecord.reading.venues.outlets import CAPITAL, Names, is_platform
from onrecord.reading.venues.phrases import Phrase
from onrecord.records import Attribution, Medium, Span

_LAWYERS = re.compile(
    r"\b(?:lawyers?|attorneys?|[Pp]rosecut\w+|counsel|barrister|defen[cs]e|KC|QC|SC|solicitor|"
    r"judge|Judge|justice|Justice|magistrate|Magistrate)\b"
)
_BENCHES = re.compile(
    r"\b(?:court|jury|jurors|judges?|magistrates?|tribunal|hearing|inquest|inquiry|"
    r"(?:sub)?committee|senators|lawmakers|legislators|commission of inquiry|panel|investigators|"
    r"MPs|Congress)$",
    re.IGNORECASE,
)
_INQUIRIES = re.compile(
    r"(?:hearing|inquest|inquiry|committee|senators|lawmakers|legislators|panel|investigators|MPs|"
    r"Congress)$",
    re.IGNORECASE,
)
_CROWDS = re.compile(
    r"\b(?:audience|rally|congregation|conference|delegates|gathering|faithful|worshippers|"
    r"supporters|ceremony|mourners|graduates|protesters|rallygoers|chamber|guests|parliament|"
    r"assembly|summit|packed (?:[A-Z]\w+ ?)+)\b",
    re.IGNORECASE,
)
_PRESS_ROOM = re.compile(r"\b(?:press|news|media) (?:conference|briefing)|briefing$", re.IGNORECASE)
_FOLLOWERS = re.compile(r"\bfollowers\b", re.IGNORECASE)
_THAT = re.compile(r",? (?:that|she|he|they)\b")
_BROADCASTS = re.compile(r"\b(?:state |national )(?:television|tv)\b", re.IGNORECASE)
_PODCASTS = re.compile(r"\bpodcast\b", re.IGNORECASE)
_COREFERENT = re.compile(
    r"(?:the|that) (?:(?:same|news|gossip|celebrity) )?(?:outlet|magazine|newspaper|paper|station|"
    r"broadcaster|publication|site|website|network|podcast|channel|tabloid|weekly|daily|programme|"
    r"program|show|mag|agency|newswire|blog)",
    re.IGNORECASE,
)
_OURSELVES = re.compile(
    r"(?:this|our) (?:newspaper|magazine|paper|website|publication|programme|reporter|"
    r"correspondent|column|site)",
    re.IGNORECASE,
)
_INTERVIEWERS = re.compile(r"\b(?:interviewer|this correspondent)$", re.IGNORECASE)
_WRITES_TO = re.compile(r"\b(?:wrote|written|writes)\b")


def by_listener(
    text: str,
    attribution: Attribution,
    frame: Frame,
    told: Phrase,
    media: Sequence[MediumWords],
    names: Names,
) -> Occasion | None:
    """The occasion that whoever is told makes, None where the words make none."""
    inside = any(start <= told.span[0] < end for start, end in attribution.content)
    if inside and not _is_told_that(text, told):
        return None  # who is to do something, wherever they hear of it
    if _COREFERENT.fullmatch(told.words):
        return Occasion("interview", None, told.span, told, anaphor=True)
    best = best_of(media)
    outlet = _outlet_of(told, names) if attribution.source else None
    if outlet and not is_platform(text[slice(*outlet)]):
        medium = best.medium if best and best.formal else _medium_of_outlet(told.words)
        addressee = Phrase(outlet, "name", text[slice(*outlet)])
        return Occasion(medium, outlet, best.span if best else outlet, addressee)
    if best and best.formal:
        return Occasion(best.medium, best.outlet or _first_outlet(media), best.span, told)
    found = _medium_of(text, attribution, frame, told.words)
    if found == "press conference":
        return Occasion(found, None, told.span)
    if found:
        ours = found == "tv" or _OURSELVES.fullmatch(told.words)
        outlet = told.span if ours else None
        return Occasion(found, outlet, told.span, told)
    return Occasion(best.medium, best.outlet, best.span, told) if best else None


def _is_told_that(text: str, told: Phrase) -> bool:
    """Whether followers are told something, not told to do it."""
    return bool(_FOLLOWERS.search(told.words) and _THAT.match(text, told.span[1]))


def _first_outlet(media: Sequence[MediumWords]) -> Span | None:
    return next((each.outlet for each in media if each.outlet), None)


def _outlet_of(told: Phrase, names: Names) -> Span | None:
    """The outlet among the words of an addressee: "the podcast Bruised Fruit", "Radio Gorran"."""
    start, end = told.span
    if not re.search(rf"(?<!\w){CAPITAL}|\.\w", told.words):
        return None
    if names.is_outlet((start, end), told=told.form == "name"):
        match = re.match(rf"(?:[Tt]he |an? )?(?:[a-z]+ )*?(?=(?:The )?{CAPITAL})", told.words)
        if match and not told.words.startswith("The "):
            start += match.end()
        return start, end
    name = re.search(rf"{CAPITAL}(?: (?:(?:of|de|del|la|the|and|&) )?{CAPITAL})*", told.words)
    if not name:
        return None
    span = start + name.start(), start + name.end()
    called = names.is_called_outlet(span) or (name.start() < 5 and names.is_outlet(span))
    return span if called else None


def _medium_of_outlet(words: str) -> Medium:
    if _PODCASTS.search(words):
        return "podcast"
    return "tv" if _BROADCASTS.search(words) or "television" in words else "interview"


def _medium_of(text: str, attribution: Attribution, frame: Frame, words: str) -> Medium | None:
    """The medium that an audience makes."""
    if _PRESS_ROOM.search(words):
        return "press conference"
    if _BENCHES.search(words):
        source = " ".join(text[start:end] for start, end in attribution.source)
        legal = _LAWYERS.search(source) or _LAWYERS.match(frame.text)
        if not source:
            return "testimony" if _INQUIRIES.search(words) else "court"
        return "court" if legal and not _INQUIRIES.search(words) else "testimony"
    if _FOLLOWERS.search(words):
        return "social media"
    if _CROWDS.search(words):
        return "speech"
    if _BROADCASTS.search(words):
        return "tv"
    if _OURSELVES.fullmatch(words) or _INTERVIEWERS.search(words):
        return "interview"
    cue = text[slice(*frame.cue)]
    return "letter" if _WRITES_TO.search(cue) else None
