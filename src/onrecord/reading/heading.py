"""What stands over a story: its title, its dek, and who wrote it."""

from __future__ import annotations

import re
from dataclasses import replace

from onrecord.records import Story

_BY = re.compile(r"^(?:by|posted by|written by|reported by)[: ]+", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[a-z]{1,3} )?[A-Z][\w.'’-]*){1,4}")


def with_heading(story: Story) -> Story:
    """The story with the title, dek and byline that its blocks give, where it had none."""

    def words_of(kind: str) -> list[str]:
        return [story.text[b.start : b.end] for b in story.blocks if b.kind == kind]

    titles, deks = words_of("headline"), words_of("dek")
    names = [name for line in words_of("byline") for name in _names(line)]
    return replace(
        story,
        title=story.title or next(iter(titles), None),
        dek=story.dek or next(iter(deks), None),
        byline=story.byline or tuple(dict.fromkeys(names)),
    )


def _names(line: str) -> list[str]:
    """The people a byline names: "By Ana Sousa and Tom Reed - 11/18/19" gives two."""
    if not _BY.match(line):
        return []
    people = re.split(r"\s[-–—|•/]\s|\s\d|, ?\d| On \d", _BY.sub("", line))[0]
    parts = re.split(r",\s*|\s+and\s+|\s*&\s*", people)
    return [part.strip() for part in parts if _NAME.fullmatch(part.strip())]
