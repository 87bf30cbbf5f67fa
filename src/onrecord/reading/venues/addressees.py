"""Addressees: whom the words about a saying say it was said to.

"told reporters", "a jury has been told", "urged {people to wait}", "wrote to the mayor": the object
of the cue, its subject where it is passive, the head of the content where that is something to do,
or whoever a preposition names. Where the words name nobody, nobody is the addressee.
"""

from __future__ import annotations

import re

from onrecord.reading.venues.frames import HIDDEN, Frame
from onrecord.reading.venues.outlets import CAPITAL
from onrecord.reading.venues.phrases import Phrase, read_phrase
from onrecord.records import Attribution

_TOLD = re.compile(
    r"\b(?:told|tell(?:s|ing)?|inform(?:ed|s|ing)?|assur(?:ed|es|e|ing)|remind(?:ed|s|ing)?|"
    r"notif(?:ied|ies|ying)|warn(?:ed|s|ing)?|advis(?:ed|es|ing|e)|ask(?:ed|s|ing)?|beg(?:ged|s|ging)?|"
    r"urg(?:ed|es|ing|e)|order(?:ed|s|ing)?|instruct(?:ed|s|ing)?|brief(?:ed|s|ing)|text(?:ed|s|ing)|"
    r"messag(?:ed|es|ing)|e-?mail(?:ed|s|ing)|persuad(?:ed|es|ing)|convinc(?:ed|es|ing)|"
    r"caution(?:ed|s|ing)?|implor(?:ed|es|ing|e)|promis(?:ed|es|ing|e)|call(?:ed|s|ing)? (?:up)?on|"
    r"plead(?:ed|s|ing)? with|encourag(?:ed|es|ing)|command(?:ed|s|ing)?|challeng(?:ed|es|ing)|"
    r"reassur(?:ed|es|ing)|quizz(?:ed|es)|rebuk(?:ed|es)|invit(?:ed|es|ing)|put it to)(?!\w)",
    re.IGNORECASE,
)
"""Verbs whose object is whoever is told."""
_TO_DO = re.compile(
    r"(?:told|tell|warn|advis|ask|beg|urg|order|instruct|call|plead|implor|encourag|command|invit|"
    r"persuad|convinc|caution|challeng|promis|remind)",
    re.IGNORECASE,
)
_DO = re.compile(r"\s(?:not |never )?(?:to|against|for|from|that)\b", re.IGNORECASE)
_SAID_TO = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|wr(?:ote|ites?|iting|itten)|expla\w+|complain\w*|repl(?:ied|ies)|"
    r"admit\w*|whisper\w*|confid\w+|confess\w*|reveal\w*|announc\w+|mention\w*|jok\w+|remark\w*|"
    r"clarif\w+|boast\w*|appeal\w*|propos\w+|suggest\w*|recount\w*|protest\w*|apologi\w+|add(?:ed|s)|"
    r"stress\w*|describ\w+|shout\w*|yell\w*|scream\w*|claim\w*|confirm\w*|declar\w+|insist\w*|read)$",
    re.IGNORECASE,
)
_TO = re.compile(r"(?:\s\w+ly)?\s(?:back )?to\s(?!be\b)")
_AT = re.compile(r"\sat\s")
_LOUD = re.compile(r"\b(?:shout|yell|scream|bark|snap|shriek)\w*$", re.IGNORECASE)
_BE = re.compile(r"\b(?:was|were|been|being|is|are|be|get|got|gets)(?:\s\w+)?\s*$")
_AUXILIARIES = re.compile(
    r"\s+(?:(?:had|has|have|was|were|been|being|is|are|be|will|would|could|should|must|to|then|also|"
    r"later|first|once|already|never|not|get|got|\w+ly)\s+)+$"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:—–(\"“‘'.\x1a\x1b]|\b(?:and|but|that|when|as|because|after|before|where|while|if|how)\b)\s*"
)
_SUBJECT_PRONOUN = re.compile(r"\b(he|she|they|i|we|who|it)$", re.IGNORECASE)
_SPEAKING = re.compile(
    r"\b(?:[Ss](?:peaking|poke)|[Tt]alk(?:ing|ed)) (?:exclusively |briefly |later )?(?:to|with)\s|"
    r"\b[Aa]ddressing\s|\b[Aa]sked by\s|\bin (?:response|reply) to (?:questions )?from\s"
)


_REQUESTED = re.compile(
    rf"({CAPITAL}(?: {CAPITAL})*)(?:['’]s?)? (?:request|inquir|enquir|question)"
)
"""What somebody did not answer: "The Hill's request for comment"."""


def find_addressee(text: str, attribution: Attribution, frame: Frame) -> Phrase | None:
    """Whom the words about an attribution name as told, None where they name nobody."""
    if not attribution.cue:
        return None
    requested = _REQUESTED.match(text, *attribution.content[-1])
    if requested:
        name = re.sub(r"['’]s$", "", requested[1])
        return Phrase((requested.start(1), requested.start(1) + len(name)), "name", name)
    start, end = frame.cue
    words = text[start:end]
    verbs = list(_TOLD.finditer(words))
    if verbs:
        at = start + verbs[-1].start()
        if _is_passive(frame, attribution, at):
            return _subject(text, attribution, frame, at)
        if not _asks_whom(attribution, verbs[-1][0]):
            found = _object(text, attribution, frame, start + verbs[-1].end(), verbs[-1][0])
            if found:
                return found
        elif words.lower().startswith("ask"):
            return _asked(frame, attribution)
    return _said_to(frame, words, end) or _speaking(frame)


def _object(text: str, attribution: Attribution, frame: Frame, at: int, verb: str) -> Phrase | None:
    """What follows the verb, or the first words of what somebody is told to do."""
    spaces = len(frame.view[at : at + 3]) - len(frame.view[at : at + 3].lstrip())
    phrase = read_phrase(frame.view, at, frame.until) if spaces else None
    if phrase and any(start <= phrase.span[0] < end for start, end in attribution.source):
        return None
    if phrase and not _is_clause(phrase, frame, verb):
        return phrase
    content = next((span for span in attribution.content if 0 <= span[0] - at <= 3), None)
    if content is None or not _TO_DO.match(verb):
        return None
    head = read_phrase(text, content[0], content[1])
    if head is None:
        return None
    rest = text[head.span[1] : content[1]]
    following = [span for span in attribution.content if span[0] > content[0]]
    if _DO.match(rest) or (
        not rest.strip() and following and _DO.match(" " + text[slice(*following[0])])
    ):
        return head
    relative = re.match(
        r"(?:,? (?:who|in|on|at|from|with|living)\b[^.;:]{2,80}?)(?=\s(?:not )?to\s)", rest
    )
    return head if relative else None


def _is_clause(phrase: Phrase, frame: Frame, verb: str) -> bool:
    """Whether the words after a verb are what was asked or promised and not whom."""
    after = frame.view[phrase.span[1] : phrase.span[1] + 2]
    loose = verb.lower().startswith(("promis", "order", "urg", "warn", "ask", "advis", "text", "e"))
    return (
        loose
        and phrase.form == "nominal"
        and after[:1] not in (" ", ",", ":")
        and HIDDEN not in after
    )


def _is_passive(frame: Frame, attribution: Attribution, at: int) -> bool:
    before = frame.view[frame.start : at]
    told = frame.view[at : at + 12].lower()
    if not re.match(r"\w+(?:ed|told|t)\b|told", told):
        return False
    if _BE.search(before):
        return True
    return not attribution.source and told.startswith("told") and bool(before.strip())


def _subject(text: str, attribution: Attribution, frame: Frame, at: int) -> Phrase | None:
    """The subject of a passive: "a jury has been told", "{residents} were told {to leave}"."""
    before = frame.view[frame.start : at]
    cut = _AUXILIARIES.search(before)
    stop = frame.start + (cut.start() if cut else len(before.rstrip()))
    held = next((s for s in attribution.content if s[1] <= stop + 2 and stop - s[1] <= 2), None)
    if held:
        return read_phrase(text, held[0], held[1])
    pronoun = _SUBJECT_PRONOUN.search(frame.view, frame.start, stop)
    if pronoun:
        return Phrase(pronoun.span(1), "pronoun", pronoun[1])
    for match in reversed(list(_SUBJECT.finditer(frame.view, frame.start, stop))):
        phrase = read_phrase(frame.view, match.end(), stop)
        if phrase and stop - phrase.span[1] <= 60:
            return phrase
    bare = re.search(r"([\w'’-]+)$", frame.view[frame.start : stop])
    return Phrase((frame.start + bare.start(), stop), "nominal", bare[1]) if bare else None


def _asks_whom(attribution: Attribution, verb: str) -> bool:
    """Whether somebody who is not named asks: "Asked whether …, she laughed"."""
    return not attribution.source and verb.lower() == "asked"


def _asked(frame: Frame, attribution: Attribution) -> Phrase | None:
    """Who answers: the subject after what was asked."""
    last = max(end for _, end in attribution.content)
    if not frame.cue[1] <= last < frame.end:
        return None
    match = re.match(r"\s*,\s*", frame.view[last : frame.end])
    if not match:
        return None
    at = last + match.end()
    pronoun = re.match(r"(?:he|she|they|I|we)\b", frame.view[at : frame.end])
    if pronoun:
        return Phrase((at, at + pronoun.end()), "pronoun", pronoun[0])
    return read_phrase(frame.view, at, frame.end)


def _said_to(frame: Frame, words: str, end: int) -> Phrase | None:
    """Whom a preposition after the cue names: "said to his brother"."""
    if not _SAID_TO.search(words):
        return None
    match = _TO.match(frame.view, end, frame.until)
    if match is None and _LOUD.search(words):
        match = _AT.match(frame.view, end, frame.until)
    phrase = read_phrase(frame.view, match.end(), frame.until) if match else None
    if phrase is None or _could_be_verb(phrase):
        return None
    return phrase


def _could_be_verb(phrase: Phrase) -> bool:
    """Whether it may be an infinitive and no person: "to discuss"."""
    words = phrase.words.split()
    bare = (
        phrase.form == "nominal"
        and words[0].islower()
        and not re.match(
            r"(?:the|an?|his|her|its|their|my|our|your|this|that|these|those|some|many|all|every|"
            r"each|both|"
            r"another|one|two|three|four|five)\b",
            words[0],
        )
    )
    return bare and (len(words) > 1 or words[0].endswith(("ss", "us")))


def _speaking(frame: Frame) -> Phrase | None:
    """Whom the sentence begins by speaking to."""
    for match in _SPEAKING.finditer(frame.view, frame.start, frame.until):
        phrase = read_phrase(frame.view, match.end(), frame.until)
        if phrase:
            return phrase
    return None
