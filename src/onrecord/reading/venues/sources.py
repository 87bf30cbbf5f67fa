"""Sources that are a venue themselves: a report, a poll, a judge, the handle below a post."""

from __future__ import annotations

import re

from onrecord.reading.venues.frames import Frame
from onrecord.reading.venues.occasions import Occasion
from onrecord.reading.venues.outlets import PLATFORMS, Names
from onrecord.reading.venues.phrases import read_phrase
from onrecord.records import Attribution, Medium, Span

_WORDS: tuple[tuple[Medium, str], ...] = (
    ("poll", r"polls?|surveys?|polling"),
    ("court", r"indictment|lawsuit|suit|affidavit|complaint|(?:court|charging) \w+|ruling|"
     r"judgment|verdict|prosecution"),
    ("statement", r"statements?|(?:news |press )?release|communiqué|notice"),
    ("letter", r"letters?|e-?mails?|memo|memorandum|petition"),
    ("social media", r"posts?|tweets?"),
    ("report", r"reports?|stud(?:y|ies)|papers?|audit|review|bulletin|documents|minutes|"
     r"draft|analysis|findings?|inspection|log"),
)  # fmt: skip
_DOCUMENTS = tuple(
    (medium, re.compile(rf"\b(?:{words})$", re.IGNORECASE)) for medium, words in _WORDS
)
_FILING = re.compile(r"\bfilings?$", re.IGNORECASE)
_AUTHORS = re.compile(
    r"\b(?:its|the|their|lead|study|report['’]s|paper['’]s) (?:lead |senior )?authors?$|"
    r"\bauditors$|^the authors\b",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"\b(?:judges?|justices?|magistrate|jury|jurors|court|prosecutors?|Justice)\b", re.IGNORECASE
)
_OF_COURT = re.compile(
    r"\b(?:rul(?:ed|es|ing)|held|order(?:ed|s)?|wrote|writes|said|says|not(?:ed|es|ing)|"
    r"f(?:ind|inds|inding|ound)|alleg\w+|claim\w*|argu\w+|ask(?:ed|s)?|told|describ\w+|"
    r"call(?:ed|s|ing)?|reject\w*|accus\w+|warn\w*|add\w*|hear(?:d|s)?|cit\w+|agreed|decid\w+|"
    r"demand\w*|sentenc\w+)\b",
    re.IGNORECASE,
)
_INQUIRY = re.compile(
    r"\b(?:inquest|inquiry|hearing|tribunal|committee|commission)$", re.IGNORECASE
)
_HEARD = re.compile(r"\b(?:heard|hears|told)\b")
_LAWYERS = re.compile(
    r"\b(?:lawyers?|attorneys?|prosecut\w+|counsel|barrister|defen[cs]e|KC|QC|SC|solicitor)\b",
    re.IGNORECASE,
)
_PLEADS = re.compile(r"\b(?:argu(?:ed|es|ing)|plead\w*|submitted)\b", re.IGNORECASE)
_REACHED = re.compile(r"\b(?:reached|contacted) (?:at|by|in|on)\b")
_USERS = re.compile(r"\b(?:users?|commenters?|netizens)$", re.IGNORECASE)
_PLATFORMS = re.compile(rf"(?<![\w@])(?:{'|'.join(PLATFORMS)}|twitter)(?=[\W_])")
_MEMBER = re.compile(r"\((@\w+)\)")
_DASHES = ("—", "–", "-", "--")
_POST = 600
"""Characters of the longest post."""
_HEAD_ENDS = re.compile(
    r",|\s(?:by|of|on|in|from|for|with|to|released|published|made|issued|posted|obtained|seen|"
    r"leaked|handed|carried|taken|signed|presented|compiled|circulated|filed|that|which|who)\b"
)


def by_source(
    text: str, attribution: Attribution, frame: Frame, names: Names, *, told: bool
) -> Occasion | None:
    """The occasion that the source of an attribution is, None where it is none; ``told`` where its
    words are known to be told somebody.
    """
    if not attribution.source:
        return None
    first = attribution.source[0]
    source = text[first[0] : attribution.source[-1][1]]
    cue = text[slice(*frame.cue)]
    if _MEMBER.search(source) or (cue.strip() in _DASHES and "@" in source):
        return Occasion("social media", _posted_on(text, first[0]), first)
    if _REACHED.search(source):
        return Occasion("interview", None, first)
    head = _HEAD_ENDS.split(source, maxsplit=1)[0].strip()
    medium = _of_document(head, names)
    if medium:
        return Occasion(medium, _published(text, first, names), first)
    if _AUTHORS.search(head) and not told:
        return Occasion("report", _published(text, first, names), first)
    if _INQUIRY.search(head) and _HEARD.search(cue):
        return Occasion("testimony", None, first)
    judge = _JUDGES.search(head) and _OF_COURT.search(cue)
    if judge or (_LAWYERS.search(source) and _PLEADS.search(cue)):
        return Occasion("court", None, first)
    return Occasion("social media", None, first) if _USERS.search(head) else None


def _of_document(head: str, names: Names) -> Medium | None:
    if _FILING.search(head):
        return "court" if names.legal else "report"
    return next((medium for medium, pattern in _DOCUMENTS if pattern.search(head)), None)


def _posted_on(text: str, at: int) -> Span | None:
    """The platform named nearest before the signature of a post, or in the post's links."""
    found = list(_PLATFORMS.finditer(text, max(at - _POST, 0), at))
    return found[-1].span() if found else None


def _published(text: str, span: Span, names: Names) -> Span | None:
    """The outlet that a document is of: "a study published in the Halvard Journal of Sleep"."""
    start, end = span
    called = (
        r"(?<!obtained )(?<!seen )(?<!reviewed )(?<!viewed )\b(?:in|by|on) "
        r"(?:the (?:journal|magazine|newspaper) )?"
    )
    for match in re.finditer(called, text[start:end]):
        phrase = read_phrase(text, start + match.end(), end)
        if phrase is None:
            continue
        outlet = phrase.form == "name" and names.is_outlet(phrase.span)
        journal = re.search(r"\b(?:Journal|Annals|Archives|Proceedings|Letters) of\b", phrase.words)
        if outlet or journal or "journal" in match[0]:
            return phrase.span
    return None
