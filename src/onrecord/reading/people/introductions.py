"""Introductions: the words with which a story first speaks of somebody or something that it never
names: "a report delivered to Congress on Tuesday", and then "the report".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.reading.people.lexicon import singular
from onrecord.reading.people.phrases import is_head
from onrecord.records import Block, Span

_FIRST = re.compile(
    r"\b(?:(?P<the>[Tt]he)|[Aa]n?|[Oo]ne|[Aa]nother|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|"
    r"[Ss]ome|\d+)"
    r"(?P<words>(?: [\w’'-]+){1,6})"
)
_STOPS = frozenset("of for in on at by with to from and or who that which is was".split())
_TAIL = re.compile(
    r"(?: (?:of|for|into|by|from|at|on|to|in|with|behind|about|between|familiar|close|seen|"
    r"released|leaked|published|obtained|signed|delivered|handed|filed|commissioned|written|sent|"
    r"issued)\b"
    r"(?: (?!(?:has|have|is|are|was|were|will|would|had|could|can|may|that|who|which|and|as|but|"
    r"sa(?:ys?|id)|tells?|told|suggests?|suggested|shows?|showed|finds?|found|warns?|warned|votes?|"
    r"voted|claims?|claimed|[a-z]+ed)\b)[\w’'&%-]+){1,8})?"
)


def introductions(text: str, blocks: Sequence[Block]) -> dict[str, Span]:
    """For each noun for who or what may speak, the first phrase of the paragraphs that it heads
    and that brings in somebody new; for one that none does, the first with "the" and a name.
    """
    found: dict[str, Span] = {}
    pointed: dict[str, Span] = {}
    for block in blocks:
        if block.kind not in ("paragraph", "list item", "blockquote"):
            continue
        for match in _FIRST.finditer(text, block.start, block.end):
            head = _head(match["words"])
            if head is None:
                continue
            noun, end = head
            end += match.start("words")
            tail = _TAIL.match(text, end, block.end)
            span = match.start(), tail.end() if tail else end
            if not match["the"]:
                found.setdefault(noun, span)
            elif len(text[slice(*span)].split()) > 2:
                named = any(word[:1].isupper() for word in text[slice(*span)].split()[1:])
                if named:
                    pointed.setdefault(noun, span)
    return pointed | found


def _head(words: str) -> tuple[str, int] | None:
    """The noun that heads some words and where it ends: the last of the first nouns in a row that
    may speak.
    """
    head: tuple[str, int] | None = None
    for word in re.finditer(r"[\w’'-]+", words):
        if is_head(word[0].casefold()) and word[0][:1].islower():
            head = singular(word[0]), word.end()
        elif head is not None or word[0] in _STOPS:
            break
    return head
