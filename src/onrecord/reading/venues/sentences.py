"""What one sentence tells of where and to whom something was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.reading.venues.addressees import find_addressee
from onrecord.reading.venues.frames import Frame
from onrecord.reading.venues.listeners import by_listener
from onrecord.reading.venues.media import MediumWords, best_of, find_media
from onrecord.reading.venues.occasions import Occasion
from onrecord.reading.venues.outlets import CAPITAL, Names, is_platform
from onrecord.reading.venues.phrases import Phrase, read_phrase
from onrecord.reading.venues.sources import by_source
from onrecord.records import Attribution, Medium, Span, Spans

_OUTLET_BY = re.compile(
    r"\b(?P<prep>on|via|in|through|by|to|with)\s"
    rf"(?=(?:[Tt]he |local |state )?(?:{CAPITAL}|radio|television))"
)
_LOCAL = re.compile(r"\bon ((?:local |national |state )?(?:radio|television))\b")
_OF_OUTLET = re.compile(rf"\bvia (?:{CAPITAL} )+(?:of|from|at|with) ")
_STATIONS = re.compile(r"\b(?:television|TV)\b")
_WROTE = re.compile(r"\b(?:wrote|writes|writing|written|reported|reports|editorial)\b")
_POSTED = re.compile(r"\b(?:posted|tweeted|captioned)\b")
_TELLS = re.compile(
    r"\b(?:sp(?:oke|eaking|eaks)|talk(?:ed|ing|s)|interview(?:ed|s)?|address(?:ed|ing)|"
    r"appear(?:ed|ing|s)|testif\w+|wrote|post(?:ed|ing)|shared|uploaded|released|issued|put out|"
    r"sent|announced|told|tells|took to|broke|poured|sat down|opened up|answer\w*|statement|video|"
    r"clip|letter|said|says|reply|replied|fielding|held|gave)\b"
)
_NOT_AMBIENT = frozenset(("court", "report", "poll", "other"))


def read_occasion(text: str, attribution: Attribution, frame: Frame, names: Names) -> Occasion:
    """The occasion of an attribution by the words of its own sentence."""
    told = find_addressee(text, attribution, frame)
    media = list(_own_media(frame, attribution.source, names))
    if told:
        found = by_listener(text, attribution, frame, told, media, names)
        if found:
            return found
    source = by_source(text, attribution, frame, names, told=told is not None)
    best = best_of(media)
    if best and (source is None or best.outlet):
        return _of_media(best, media, told)
    if source:
        return source
    found = _by_outlet(frame, names, told)
    if found is None and _POSTED.search(text, *frame.cue):
        found = Occasion("social media", None, frame.cue, told)
    return found or Occasion(addressee=told, aside=_is_aside(told, attribution))


def ambient_occasion(view: str, sentence: Span, names: Names) -> Occasion | None:
    """The occasion that a sentence in which nothing is attributed sets for the next."""
    if not _TELLS.search(view, *sentence):
        return None
    found = find_media(view, *sentence, names)
    media = [each for each in found if each.medium not in _NOT_AMBIENT]
    best = best_of(media)
    return _of_media(best, media, None) if best else None


def _is_aside(told: Phrase | None, attribution: Attribution) -> bool:
    if told is None:
        return False
    inside = any(start <= told.span[0] < end for start, end in attribution.content)
    return inside or attribution.type == "eventuality"


def _own_media(frame: Frame, source: Spans, names: Names) -> Iterator[MediumWords]:
    """The media that the words of the attribution tell: those between the cue before its own and
    what follows, but not those that only tell who the source is.
    """
    for each in find_media(frame.view, frame.since, frame.until, names):
        if not any(start <= each.span[0] < end for start, end in source):
            yield each


def _of_media(best: MediumWords, media: Sequence[MediumWords], told: Phrase | None) -> Occasion:
    outlet = best.outlet or next((each.outlet for each in media if each.outlet), None)
    named = best.addressee or next((each.addressee for each in media if each.addressee), None)
    return Occasion(best.medium, outlet, best.span, told or named)


def _by_outlet(frame: Frame, names: Names, told: Phrase | None) -> Occasion | None:
    """The occasion that an outlet beside the cue makes: "said, via USA Today", "on Radio Lac"."""
    for match in _OUTLET_BY.finditer(frame.view, frame.since, frame.until):
        local = _LOCAL.match(frame.view, match.start(), frame.until)
        if local:
            medium: Medium = "interview" if "radio" in local[1] else "tv"
            return Occasion(medium, local.span(1), local.span(), told)
        through = _OF_OUTLET.match(frame.view, match.start(), frame.until)
        at = through.end() if through else match.end()
        phrase = read_phrase(frame.view, at, frame.until)
        if phrase is None or phrase.form != "name" or not names.is_outlet(phrase.span):
            continue
        found = _in_outlet(frame, match["prep"], (match.start(), phrase.span[1]), phrase, told)
        if found:
            return found
    return None


def _in_outlet(
    frame: Frame, prep: str, evidence: Span, outlet: Phrase, told: Phrase | None
) -> Occasion | None:
    if is_platform(outlet.words):
        return Occasion("social media", outlet.span, evidence, told)
    if prep == "via":
        return Occasion("other", outlet.span, evidence, told, lasts=False)
    if prep == "on":
        medium: Medium = "tv" if _STATIONS.search(outlet.words) else "interview"
        return Occasion(medium, outlet.span, evidence, told)
    if prep in ("to", "with"):
        return Occasion("interview", outlet.span, evidence, outlet)
    if prep == "in" and _WROTE.search(frame.text):
        return Occasion("report", outlet.span, evidence, told)
    return None
