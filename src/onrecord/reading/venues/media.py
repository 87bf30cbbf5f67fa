"""Media: the words that tell where something was said, "in a letter to staff", "on Instagram".

Each is found by its form, a preposition with a noun of a medium or a verb that stands for one, with
the outlet and the addressee that the same words name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.venues.frames import HIDDEN
from onrecord.reading.venues.outlets import CAPITAL, PLATFORMS, Names, is_platform, without_article
from onrecord.reading.venues.phrases import Phrase, read_phrase
from onrecord.records import Medium, Span

_FORMS: dict[Medium, str] = {
    "podcast": r"podcasts?(?: episode)?",
    "press conference": r"(?:press|news|media|video) (?:conference|briefing|call)s?|teleconference|"
    r"briefing(?: with reporters)?|presser|(?:conference )?call with (?:reporters|journalists)",
    "testimony": r"hearings?|inquest|inquiry|testimony|deposition|witness box|witness stand|"
    r"cross-examination|select committee",
    "court": r"court(?: papers| filings?| documents?| records?)?|filings?(?! with)|complaint|"
    r"lawsuit|suit|indictment|affidavit|ruling|judgment|verdict|trial|papers unsealed|bench|"
    r"plea(?: deal)?|"
    r"sworn declaration|legal papers|\d+-page (?:opinion|decision|order|ruling)",
    "interview": r"interviews?|(?:tele)?phone(?= *[,.;—–-]| *$)|telephone|phone interview|q ?& ?a|"
    r"sit-down",
    "other": r"memoirs?|autobiography|books?|blog post|blog|editorial|op-ed|columns?|essay|"
    r"text(?: messages?)?(?= |,)|texts|voice ?mails?|"
    r"(?:radio |television |tv |attack )?(?:ad|advert)s?|"
    r"(?:(?:earnings|investor|conference|phone) ){0,3}call(?! for)|diar(?:y|ies)|"
    r"megaphone|documentary",
    "poll": r"polls?|surveys?",
    "letter": r"letters?|e-?mails?|memos?|memorandum|notes?|missive|petition|writing|telegram|"
    r"postcard|written reply",
    "statement": r"statements?|(?:press |news )?releases?|communiqué|notice",
    "social media": r"social(?: media| networks?)|posts?|tweets?|"
    r"(?:instagram )?stor(?:y|ies)(?= on|,)|captions?|live ?stream|clips?|videos?|reel|"
    r"youtube channel|facebook page|account",
    "report": r"reports?|stud(?:y|ies)|(?:research |working )?paper|audit|bulletin|journal|filing",
    "speech": r"speech(?:es)?|address|remarks|rall(?:y|ies)|sermon|keynote(?: address)?|eulogy|"
    r"lecture|toast|homily|sitting|vigil|ceremony|demonstration|debate|town hall|exchanges|"
    r"commencement|party conference",
    "tv": r"(?:state |national |live |breakfast )?(?:television|tv)",
}
_NOT_MODIFIER = (
    r"(?!(?:of|that|which|who|in|on|at|to|for|with|by|from|as|and|or|said|says|the|it|is|was|were|"
    r"after|before|when|than|about|no|response)\b)"
)
_MEDIUM_OF = {f"m{place}": medium for place, medium in enumerate(_FORMS)}
_IN = re.compile(
    r"\b(?P<prep>in|at|on|during|via|through|from|by|over|with|as part of|to)\s"
    r"(?:(?:an?|the|his|her|their|its|our|my|this|that|another|one|two|several|separate|recent)\s)?"
    rf"(?P<mods>(?:{_NOT_MODIFIER}[\w’'&!%$.-]++(?:, (?=[a-z]+ ))?\s?){{0,5}}?)(?<![\w-])(?:"
    + "|".join(f"(?P<m{place}>{form})" for place, form in enumerate(_FORMS.values()))
    + r")\b(?!-)",
    re.IGNORECASE,
)
_ANY = re.compile(rf"\b(?:{'|'.join(_FORMS.values())})\b", re.IGNORECASE)
"""A noun of a medium: where there is none, the slower `_IN` need not look."""
_TO_FORMS = frozenset(("press conference", "testimony", "court", "speech"))
"""Media that something is said to, "told a rally"; a letter is not."""
_ON_PLATFORM = re.compile(
    rf"\b(?:on|to|via|over|in)\s(?:(?:his|her|their|its|the)\s)?(?:[a-z]+['’]s\s)?"
    rf"({'|'.join(PLATFORMS)})(?!\w| (?:Games|Factor))"
)
_VERBS: tuple[tuple[Medium, re.Pattern[str]], ...] = (
    (
        "social media",
        re.compile(r"\b(?:re)?tweet(?:ed|s|ing)?\b|\bcaption(?:ed|s|ing)\b|\btook to social"),
    ),
    (
        "testimony",
        re.compile(
            r"\b(?:testif(?:ied|ies|y|ying)|(?:gave|giving|gives) evidence|cross-examined)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "court",
        re.compile(
            r"\bplead(?:ed|s|ing)? (?:not )?guilty|\b(?:sentenced|convicted|acquitted)\b|"
            r"\bput it to (?:him|her|them)\b"
        ),
    ),
    ("speech", re.compile(r"\b(?:[Aa]ddressing|[Pp]reaching)\b")),
    (
        "statement",
        re.compile(
            r"\b(?:issued|released|put out|read out) (?:an?|another) (?:\w+ )?statement\b|"
            r"\ba (?:joint )?statement (?:said|read)\b"
        ),
    ),
)
_TAIL = re.compile(
    r"(?:,? (?:published|posted|shared|emailed|e-mailed|sent|given|released|broadcast|aired|"
    r"printed|uploaded|issued|addressed|provided|read out)(?:\s[a-z]+ly)?)?,? ?\s?"
    r"(?P<prep>with|to|on|in|by|for)\s(?:(?:the )?(?:journal|magazine|newspaper|podcast|"
    r"(?:radio |vernacular |regional )?station)\s)?"
)
_TITLE_AFTER = re.compile(
    r",? ?\s?(?:called |titled |entitled )?(?:[\"“„«‘']"
    rf"(?P<quoted>[^\"”“»’'{HIDDEN}]{{2,60}}?),?[\"”“»’']|"
    rf"(?P<bare>{CAPITAL}(?: (?:(?:of|the|and|with|to) )?{CAPITAL}){{0,9}}))"
)


@dataclass(frozen=True, slots=True)
class MediumWords:
    """Words that tell a medium, the outlet they name and whom it was said to."""

    medium: Medium
    span: Span
    outlet: Span | None = None
    addressee: Phrase | None = None
    formal: bool = True
    """By a noun of the medium; not by the name of a platform alone or by a verb."""


def find_media(view: str, start: int, end: int, names: Names) -> Iterator[MediumWords]:
    """What the words between two places of a view tell of media, in order of their kinds."""
    named = _IN.finditer(view, start, end) if _ANY.search(view, start, end) else ()
    for match in named:
        group = match.lastgroup or ""
        medium = _MEDIUM_OF.get(group)
        if medium is None or (match["prep"].lower() == "to" and medium not in _TO_FORMS):
            continue
        if match["prep"].lower() in ("by", "with", "from") and medium not in (
            "interview",
            "letter",
        ):
            continue
        yield _medium_words(view, match, medium, group, end, names)
    for match in _ON_PLATFORM.finditer(view, start, end):
        yield MediumWords("social media", match.span(), match.span(1), formal=False)
    for medium, pattern in _VERBS:
        for match in pattern.finditer(view, start, end):
            yield MediumWords(medium, match.span(), formal=False)


def _medium_words(
    view: str, match: re.Match[str], medium: Medium, group: str, end: int, names: Names
) -> MediumWords:
    form = match[group].lower()
    outlet = _outlet_in(match.span("mods"), names, any_name=form in ("post", "posts", "story"))
    addressee: Phrase | None = None
    stop = match.end()
    if medium in ("podcast", "other") or form == "journal":
        title = _TITLE_AFTER.match(view, stop, end)
        if title and form in ("memoir", "book", "autobiography", "podcast", "journal", "diary"):
            outlet = title.span("quoted" if title["quoted"] else "bare")
            stop = title.end()
    tail = _TAIL.match(view, stop, end)
    if tail:
        phrase = read_phrase(view, tail.end(), end)
        told = tail["prep"] == "with" or medium == "statement"
        posted = medium == "social media" and tail["prep"] == "on"
        if phrase and phrase.form == "name" and (posted or names.is_outlet(phrase.span, told=told)):
            outlet = outlet or phrase.span
            addressee = phrase if tail["prep"] in ("with", "to") else None
        elif (
            phrase
            and tail["prep"] in ("with", "to")
            and medium in ("letter", "interview", "statement", "other", "press conference")
        ):
            addressee = phrase
    if outlet and is_platform(names.text[slice(*outlet)]) and medium in ("report", "other"):
        medium = "social media" if medium == "other" else medium
    return MediumWords(medium, match.span(), outlet, addressee)


def _outlet_in(span: Span, names: Names, *, any_name: bool) -> Span | None:
    """The outlet among the words before a noun: "an NBC News interview", "a Tumblr post"."""
    start, end = span
    match = re.search(rf"{CAPITAL}(?: {CAPITAL})*", names.text[start:end])
    if not match:
        return None
    at, stop = start + match.start(), start + match.end()
    if names.text[at:stop].endswith(("'s", "’s")):
        stop -= 2
    return (at, stop) if any_name or names.is_outlet((at, stop)) else None


def best_of(media: Sequence[MediumWords]) -> MediumWords | None:
    """Those that say most: a noun of a medium before a platform."""
    return min(media, key=lambda each: (not each.formal, each.span[0]), default=None)


def outlet_name(text: str, span: Span) -> str:
    """An outlet's name, without a small "the", a possessive or line breaks."""
    name = re.sub(r"\s+", " ", text[slice(*span)])
    return re.sub(r"['’]s?$", "", without_article(name)).strip(" ,.")
