"""What is read: our own cases, put together to the length of newspaper stories."""

from __future__ import annotations

import re

from evaluation.cases import load_cases
from evaluation.gold import SHARED, load_sets

_WORD = re.compile(r"\w+")


def own_stories(each: int = 5) -> list[str]:
    """Our cases, ``each`` after one another, some 700 words long."""
    texts = [case.text for case in load_cases()]
    return ["\n\n".join(texts[at : at + each]) for at in range(0, len(texts), each)]


def stories() -> tuple[str, list[str]]:
    """PolNeAR dev where it is, or else our own; with the name of which."""
    gold = load_sets(SHARED)["polnear/dev"]
    if gold is not None:
        return "polnear/dev", [story.text for story in gold]
    return "our own cases", own_stories()


def count_words(texts: list[str]) -> int:
    """Words of all texts."""
    return sum(len(_WORD.findall(text)) for text in texts)
