"""What stands around a story: title, dek, who wrote it, who published it and when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.reading.dates.anchoring import published_of
from onrecord.records import Story

_BY = re.compile(
    r"^(?:by|posted by|written by|reported by|words by|story by|interview by)[: ]+", re.IGNORECASE
)
_ENDS = re.compile(r" [-–—|•/·] | (?:in|for|at|on|published|updated|posted) |\d", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: (?:[a-z]{1,3} )*[^\W\d_a-z][\w.'’-]*){1,4}")
_HOUSE = re.compile(
    r"\b(?:correspondent|reporters?|editors?|writers?|columnist|news|staff|press|desk|agenc\w+|"
    r"times|post|service|bureau|team|media|online|magazine)\b",
    re.IGNORECASE,
)
_OUTLET = r"(?P<outlet>(?:The )?[^\W\d_a-z][\w&.-]*(?: [^\W\d_a-z][\w&.-]*){0,3})"
_OFFER = re.compile(
    rf"\b[Ss]ubscribe to {_OUTLET}(?= (?:for|today|now)\b|[.!]|$)|"
    rf"\b(?:[Ss]ign up (?:for|to)|[Gg]et|[Jj]oin) {_OUTLET.replace('outlet', 'owner')}"
    r"[’']s? (?:[\w-]+ ){0,4}newsletter\b"
)
"""What a page offers of its own, and whose it says that it is."""


def with_heading(story: Story) -> Story:
    """The story with the title, dek, byline, outlet and publication date that its blocks give,
    where it had none.
    """

    def words_of(kind: str) -> list[str]:
        return [story.text[b.start : b.end] for b in story.blocks if b.kind == kind]

    titles, deks = words_of("headline"), words_of("dek")
    names = [name for line in words_of("byline") for name in _names(line)]
    return replace(
        story,
        title=story.title or next(iter(titles), None),
        dek=story.dek or next(iter(deks), None),
        byline=story.byline or tuple(dict.fromkeys(names)),
        outlet=story.outlet or _outlet(words_of("furniture")),
        published=published_of(story),
    )


def _names(line: str) -> list[str]:
    """The people a byline names: "By Ana Sousa and Tom Reed - 11/18/19" gives two."""
    plain = " ".join(line.split())
    if not _BY.match(plain):
        return []
    people = _ENDS.split(_BY.sub("", plain))[0]
    parts = [part.strip(" ,") for part in re.split(r",| and |&", people)]
    return [part for part in parts if _NAME.fullmatch(part) and not _HOUSE.search(part)]


def _outlet(furniture: Iterable[str]) -> str | None:
    """The outlet whose newsletter or subscription a page offers, None where it is not one."""
    offers = [match for line in furniture for match in _OFFER.finditer(line)]
    names = {match["outlet"] or match["owner"] for match in offers}
    return names.pop() if len(names) == 1 else None
