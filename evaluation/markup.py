"""Score what pages state: ``python -m evaluation.markup [--shared FOLDER] [--wrong]``.

What a page states is read a second time, plainly and apart from the reader: every title, author
and date in its `meta` elements and JSON-LD by patterns over the page's characters, and what
trafilatura makes of them. A fact is held where the story has one of the titles stated, or most of
it (without the site's name), each of the authors, the day and, where it is told, the very moment
of publication. What is no author is told by these rules alone: an address, what stands behind a
comma after somebody (an office, an agency), and of trafilatura's those of one word or with a word
that dates the page.

``--wrong`` shows what is not held. Exits with status 1 where less is held than the pinned floors.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import logging
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from trafilatura.metadata import extract_metadata

from evaluation.floors import missed
from evaluation.gold import SHARED
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import Page
from onrecord.records import Story

FACTS = ("title", "authors", "published")
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SCRIPT = re.compile(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)
_TITLES = ("og:title", "twitter:title", "sailthru.title", "dc.title")
_AUTHORS = ("author", "article:author", "dc.creator", "sailthru.author", "parsely-author", "byl")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date", "pubdate",
)  # fmt: skip
_TITLE = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]*>")
_INITIAL = re.compile(r"\b[A-Z]\.? ")
_DATES_PAGE = re.compile(
    r"\b(?:published|updated|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b", re.I
)
_ADDRESS = re.compile(r"https?://|@")
_WORDS = re.compile(r"[^\W_]+")
_SURELY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True)
class Reference:
    """What a page states, each fact in all the ways that it does."""

    titles: frozenset[str]
    authors: tuple[str, ...]
    dates: tuple[str, ...]


def main() -> int:
    """Print how many of the facts stated are held."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.markup", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the gold data")
    parser.add_argument("--wrong", action="store_true", help="show what is not held")
    given = parser.parse_args()
    folder = given.shared / "pages" / "html"
    if not folder.exists():
        print("pages: skipped, its gold data is not here")
        return 0
    logging.disable(logging.CRITICAL)
    counts: Counter[tuple[str, bool]] = Counter()
    for path in sorted(folder.glob("*.html.gz")):
        data = gzip.decompress(path.read_bytes())
        ours = story_of_page(Page(data, "file", path.name))
        for fact, right, told in held(reference(_text(data)), ours):
            counts[fact, right] += 1
            if given.wrong and not right:
                print(f"{path.name[:8]} {fact}: {told}; ours {_ours(ours, fact)}")
    measured = {}
    for fact in FACTS:
        total = counts[fact, True] + counts[fact, False]
        measured[f"pages, {fact}"] = 100 * counts[fact, True] / max(1, total)
        print(f"pages, {fact}: {counts[fact, True]} of {total} stated are held")
    lines = missed("markup", measured)
    print("\n".join(lines))
    return int(bool(lines))


def reference(page: str) -> Reference:
    """What a page states, by patterns over its characters and by trafilatura."""
    metas = [_attributes(tag) for tag in _META.findall(page)]
    scripts = _SCRIPT.findall(page)
    base = extract_metadata(page)
    shown = [_TAG.sub(" ", words) for _, words in _TITLE.findall(page)]
    titles = [*_of(metas, _TITLES), *_told(scripts, "headline"), *shown, base.title or ""]
    guessed = [name for name in (base.author or "").split("; ") if " " in name]
    guessed = [name for name in guessed if not _DATES_PAGE.search(name)]
    authors = [*_of(metas, _AUTHORS), *_makers(scripts), *guessed]
    dates = [*_told(scripts, "datePublished"), *_of(metas, _DATES)]
    return Reference(
        frozenset(filter(None, map(_letters, titles))),
        tuple(each for each in authors if each.strip() and not _ADDRESS.search(each)),
        tuple(each for each in dates if _SURELY.match(each) and not each.startswith("0001")),
    )


def held(theirs: Reference, ours: Story) -> Iterator[tuple[str, bool, object]]:
    """For each fact stated whether it is held."""
    if theirs.titles:
        title = _letters(ours.title or "")
        held = bool(title) and any(
            title in each and 2 * len(title) >= len(each) for each in theirs.titles
        )
        yield "title", held, theirs.titles
    if theirs.authors:
        mine = [_name(name) for name in ours.byline]
        heads = [each.partition(",")[2] for each in theirs.authors]
        lost = [
            each
            for each in theirs.authors
            if not any(name in _name(each) or _name(each) in name for name in mine)
            and not (mine and any(_letters(each) in _letters(rest) for rest in heads))
        ]
        yield "authors", not lost, lost
    if theirs.dates:
        days = {each[:10] for each in theirs.dates}
        moments = {moment for each in theirs.dates if (moment := _moment(each))}
        held = ours.published in days and (
            ours.published_at is None or not moments or _moment(ours.published_at) in moments
        )
        yield "published", held, theirs.dates


def _ours(ours: Story, fact: str) -> object:
    return {
        "title": ours.title,
        "authors": ours.byline,
        "published": (ours.published, ours.published_at),
    }[fact]


def _attributes(tag: str) -> dict[str, str]:
    return {name.lower(): html.unescape(a or b) for name, a, b in _ATTRIBUTE.findall(tag)}


def _of(metas: list[dict[str, str]], names: tuple[str, ...]) -> Iterator[str]:
    for meta in metas:
        told = {meta.get(key, "").lower() for key in ("property", "name", "itemprop")}
        if told.intersection(names):
            yield meta.get("content", "")


def _told(scripts: list[str], key: str) -> Iterator[str]:
    """The first string under a key of a script."""
    for script in scripts:
        found = re.search(rf'"{key}"\s*:\s*"((?:[^"\\]|\\.)*)"', script)
        if found:
            yield html.unescape(_string(found[1]))


def _makers(scripts: list[str]) -> Iterator[str]:
    """The names in the first "author" of each script that tells of an article."""
    for script in scripts:
        if not re.search(r'"@type"\s*:\s*"\w*(?:Article|Posting)"', script):
            continue
        found = re.search(r'"author"\s*:\s*(\[.*?\]|\{.*?\}|".*?")', script, re.DOTALL)
        if found and found[1].startswith('"'):
            yield _string(found[1][1:-1])
        elif found:
            yield from map(_string, re.findall(r'"name"\s*:\s*"((?:[^"\\]|\\.)*)"', found[1]))


def _string(escaped: str) -> str:
    try:
        return str(json.loads(f'"{escaped}"', strict=False))
    except ValueError:
        return escaped


def _name(words: str) -> str:
    """The letters of a name without its initials."""
    return _letters(_INITIAL.sub("", words))


def _letters(words: str) -> str:
    return "".join(_WORDS.findall(html.unescape(words).casefold()))


def _moment(stamp: str) -> datetime | None:
    """A timestamp with its zone, to the second."""
    stamp = re.sub(r"(?<=\d)([+-]\d\d)(\d\d)$", r"\1:\2", stamp.strip())
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment.astimezone(UTC).replace(microsecond=0) if moment.tzinfo else None


def _text(data: bytes) -> str:
    """The characters of a page: these are UTF-8, or else of one byte each."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


if __name__ == "__main__":
    sys.exit(main())
