"""Strings of markup: as words that a reader would see, and as names that can be compared."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")
_LONGEST = 2_000
"""Characters of the longest fact."""
_MOST_PIECES = 200
_FARTHEST = 40
"""Elements around one that are looked at."""


def plain(value: Any) -> str:
    """A string as the words that it shows: no entities, however often escaped, no tags, and single
    spaces; empty for what is no string.
    """
    if not isinstance(value, str):
        return ""
    words = value[:_LONGEST]
    for _ in range(2):
        words = html.unescape(words)
    return " ".join(_TAG.sub(" ", words).split())


def shown(element: HtmlElement) -> str:
    """The words of a small element, single spaced, and those of its parts apart."""
    return " ".join(" ".join(islice(element.itertext(), _MOST_PIECES))[:_LONGEST].split())


def squash(name: str) -> str:
    """The letters and digits of a name, which tell whether two are the same."""
    return "".join(char for char in name.casefold() if char.isalnum())


def around(element: HtmlElement) -> Iterator[HtmlElement]:
    """The elements around one, the nearest first; of very many the nearest."""
    return islice(element.iterancestors(), _FARTHEST)
