"""Type and stance of an attribution: said, thought, known or wanted; and whether it was at all.

Types are PARC's four (Pareti 2012): assertion, belief, fact, eventuality. Both are read off the
words of the cue and the first words of the content; where they tell nothing, what was attributed
was said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.records import AttributionType, Manner, Spans, Stance

_BELIEF = frozenset(
    """
    think believe suspect fear worry doubt assume suppose feel consider reckon presume imagine
    guess expect anticipate deem regard trust mistrust convinced confident certain sure sceptical
    skeptical opinion belief suspicion fears doubts mind view mistake misjudge dread envisage
    envision foresee speculate theorise theorize surmise
    """.split()
)
_FACT = frozenset(
    """
    know learn realise realize discover find notice see hear remember forget recognise recognize
    understand aware witness detect perceive sense glimpse overhear recollect acquaint ascertain
    """.split()
)
_EVENTUALITY = frozenset(
    """
    want hope plan order urge demand refuse promise threaten intend decide vow pledge offer request
    seek aim wish prefer instruct direct command forbid ban allow permit authorise authorize approve
    invite encourage beg implore plead advise recommend require commit volunteer resolve swear
    undertake arrange opt choose consent hopes hope plans intention promise desire try attempt
    consider agree ready willing eager keen determined prepared appeal call press push lobby
    petition mandate propose
    """.split()
)
_TO_DO = frozenset(
    """
    agree consider swear ask tell warn remind persuade convince propose call press push appeal
    """.split()
)
"""Cues of an eventuality only where what follows is something to do."""
_DENIES = frozenset(
    """
    deny denial reject refute dispute rebut disavow dismiss contradict disclaim repudiate rubbish
    """.split()
)
_ASKS = frozenset("ask question wonder inquire enquire query".split())
_DECLINES = re.compile(
    r"\b(?:declin\w+|refus\w+)(?: \w+){0,2} (?:to )?(?:say|comment|discuss|answer(?! for)|confirm|"
    r"name|disclose|reveal|elaborate|speculate|talk|specify|respond|identify|explain|state|"
    r"be drawn|go into)\b|"
    r"\b(?:would|will|did|does|do|could|can)(?: not|n['’]t) (?:immediately )?(?:comment|confirm|"
    r"respond|disclose|elaborate|be drawn|discuss|answer(?! for)|name|identify)\b|"
    r"\b(?:would|will)(?: not|n['’]t) say\b|\bwon['’]t say\b|"
    r"\b(?:neither|nobody|no one|none)\b[^.]{0,20} would (?:comment|say|discuss|confirm)\b|"
    r"\b(?:no comment|declined comment)\b",
    re.IGNORECASE,
)
_UNSAID = re.compile(
    r"\b(?:would|could|might|may|should|will)(?: (?!later\b|go on\b|come to\b)\w+)? |"
    r"\b(?:not|never|yet to|refrained from|stopped short of)\b|n['’]t\b|\bif\b"
)
_NOBODY = re.compile(r"(?:nobody|no one|none|neither)\b", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:expected|due|likely|set|scheduled|going) to (?:say|tell|announce|argue|warn|call|speak|"
    r"give|be)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\bwould (?:later|subsequently|go on|then|also|often|always|only)\b", re.IGNORECASE
)
_DOING = re.compile(
    r"(?:(?:not )?(?:to|on|against|for|from)\b(?! (?:be )?\w+ed\b)"
    r"|(?!(?:whether|if|why|how|what|who|when|where|that)\b)(?:[\w’'-]+ ){1,4}(?:not )?to\b"
    r"|that (?:[\w’'-]+ ){1,3}(?:not )?be )",
    re.IGNORECASE,
)
_IRREGULAR = {
    "thought": "think", "felt": "feel", "knew": "know", "known": "know", "learnt": "learn",
    "found": "find", "saw": "see", "seen": "see", "heard": "hear", "forgot": "forget",
    "forgotten": "forget", "understood": "understand", "sought": "seek", "forbade": "forbid",
    "forbidden": "forbid", "begged": "beg", "banned": "ban", "chose": "choose", "chosen": "choose",
    "swore": "swear", "sworn": "swear", "told": "tell", "said": "say", "undertook": "undertake",
    "foresaw": "foresee", "overheard": "overhear", "mistook": "mistake",
}  # fmt: skip


def kinds_of(
    text: str, source: Spans, cue: Spans, content: Spans, manner: Manner
) -> tuple[AttributionType, Stance]:
    """Type and stance of an attribution with these spans."""
    words = " ".join(text[start:end] for start, end in cue)
    before = _before(text, source, cue)
    first = text[content[0][0] : content[0][0] + 40]
    lemmas = [lemma for word in re.findall(r"[^\W\d_]+", words) for lemma in _lemmas(word.lower())]
    doing = bool(_DOING.match(first) or re.search(r" (?:to|on|upon|for)$", words))
    kind = _type_of(lemmas, doing)
    if _DECLINES.search(f"{words} {first}") or _DECLINES.search(f"{before}{words}"):
        return "assertion", "declined"
    unsaid = bool(_UNSAID.search(before + words)) and not _LATER.search(before + words)
    if _AHEAD.search(words):
        return "assertion", "hypothetical"
    if unsaid:
        return kind, "hypothetical"
    if any(lemma in _DENIES for lemma in lemmas):
        return kind, "denied"
    asked = any(lemma in _ASKS for lemma in lemmas) and kind != "eventuality"
    question = len(content) == 1 and re.fullmatch(r"[^.!?]+\?", text[slice(*content[0])])
    if asked or (question and (manner == "direct" or words == ":")):
        return kind, "asked"
    return kind, "said"


def _before(text: str, source: Spans, cue: Spans) -> str:
    """The words that bear on a cue from before it: those between its source and it, a source that
    is nobody, an "if" before the source.
    """
    if not cue:
        return ""
    start = cue[0][0]
    if not source or source[0][0] > start:
        words = text[max(start - 25, 0) : start]
        return re.split(r"[.;:,!?\"“”\n]|\b(?:who|which|that)\b", words)[-1]
    first, last = source[0][0], source[-1][1]
    between = text[last:start] if start - last < 40 else ""
    nobody = _NOBODY.match(text, first, last)
    supposed = re.search(r"\b[Ii]f $", text[max(first - 4, 0) : first])
    return ("never " if nobody else "") + ("if " if supposed else "") + between


def _type_of(lemmas: list[str], doing: bool) -> AttributionType:
    for lemma in lemmas:
        if lemma in _TO_DO:
            if doing:
                return "eventuality"
        elif lemma in _EVENTUALITY:
            return "eventuality"
        if lemma in _BELIEF:
            return "belief"
        if lemma in _FACT:
            return "fact"
    return "assertion"


@lru_cache(maxsize=4096)
def _lemmas(word: str) -> tuple[str, ...]:
    """The word and what it may be a form of: a lookup in the lists above decides."""
    return tuple(dict.fromkeys(_forms(word)))


def _forms(word: str) -> Iterator[str]:
    yield _IRREGULAR.get(word, word)
    for ending, instead in (
        ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""),
        ("ing", "e"),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            yield stem + instead
            if not instead and len(stem) > 3 and stem[-1] == stem[-2]:
                yield stem[:-1]
