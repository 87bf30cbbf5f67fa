"""Blocks: which line of a scraped page is headline, prose, caption, credit or furniture.

Lines are told first by what they look like (`furniture`), then by their neighbours: a name
above a credit is a picture's alternative text, what stands under a "Related" heading is a link.
Nothing is deleted, and every character but white space between lines is in some block.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from onrecord.reading.furniture import CAPTION, CREDIT_TAIL, DATELINE, LONGEST_LOOK, look_of
from onrecord.records import Block, BlockKind, FurnitureKind
from onrecord.text.marks import find_quotations
from onrecord.text.paragraphs import find_lines
from onrecord.text.words import find_words, title_case

PROSE: frozenset[BlockKind] = frozenset(
    ("headline", "dek", "subheading", "paragraph", "blockquote", "list item", "caption")
)
"""Kinds of block in which somebody may be quoted."""

_ITEM = re.compile(r"(?:[•‣▪◦●·]\s*|\*\s|-\s?|\d{1,2}[.)]\s+)\S")
_SPEECH = re.compile(
    r"\b(?:s(?:aid|ays?|aying)|t(?:old|ells?)|according to|ask(?:s|ed)|add(?:s|ed)|wr(?:ote|ites)|"
    r"(?:tweet|announc|claim|explain|argu|recall|insist|confirm|warn|reveal|believ|expect|urg|"
    r"promis|testifi|reckon|admitt|joke|captioned|continu|respond|repl|stat|suggest|hop|deni)"
    r"(?:ed|es|s|ied)|denies|den(?:y|ied)|thinks?|thought|captioned)\b",
    re.IGNORECASE,
)
_MARKS = re.compile("[\"“”«»„'‘’]")
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]+(?: [\w.'’-]+){0,3} [^\W\d_a-z][\w.'’-]+")
_MOST_HEADLINE = 30
"""Words; longer first lines are prose."""
_MOST_CAPTION = 45
"""Words."""
_SHORTEST_MENU = 5
"""Lines."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    joined: bool
    """No empty line between it and the line before."""
    kind: BlockKind | None = None
    subkind: FurnitureKind | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def long(self) -> bool:
        """Too long to be anything but prose."""
        return len(self.text) > LONGEST_LOOK

    @property
    def finished(self) -> bool:
        """Ends as a sentence does."""
        return self.text.rstrip("\"'”’“‘)]»")[-1:] in tuple(".!?…:;,")


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; they do not overlap."""
    lines = _looks(_split_credits(_lines(text)))
    lines = _bylines(_alternative_texts(_captions(lines)))
    lines = _headings(_menus(_related_links(lines)))
    return tuple(_blocks(lines))


def prose(text: str, blocks: Sequence[Block]) -> list[Block]:
    """The blocks in which somebody may be quoted; of captions only those that quote."""
    return [
        block
        for block in blocks
        if block.kind in PROSE
        and (block.kind != "caption" or holds_speech(text[block.start : block.end]))
    ]


def regions(blocks: Sequence[Block]) -> list[int]:
    """For each block the part of the story it belongs to: the body is one, 0; headline, dek,
    captions and subheadings are each their own.
    """
    apart = ("headline", "dek", "caption", "subheading")
    return [number if block.kind in apart else 0 for number, block in enumerate(blocks, start=1)]


def holds_speech(line: str) -> bool:
    """Whether there is a quotation or a verb of speech in it: no furniture, whatever it looks
    like.
    """
    if _SPEECH.search(line):
        return True
    if not _MARKS.search(line):
        return False
    quotations = find_quotations(line, [(0, len(line))])
    return any(len(find_words(line, q.start, q.end)) >= 3 for q in quotations)


# Lines


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    for start, end in find_lines(text):
        between = text[lines[-1].end : start] if lines else "\n\n"
        breaks = max(between.count("\n"), between.count("\r"))
        lines.append(_Line(start, end, text[start:end], joined=breaks <= 1))
    return _unwrap(text, lines) if _is_wrapped(lines) else lines


def _is_wrapped(lines: Sequence[_Line]) -> bool:
    """Whether sentences run on over line ends, as in mail and old text files."""
    run_on = sum(
        below.joined and not line.finished and below.text[0].islower() and len(line.text) >= 40
        for line, below in pairwise(lines)
    )
    return run_on >= 3 and run_on >= 0.3 * len(lines) and max(len(x.text) for x in lines) <= 120


def _unwrap(text: str, lines: Sequence[_Line]) -> list[_Line]:
    edges: list[tuple[int, int]] = []
    for line in lines:
        if line.joined and edges:
            edges[-1] = edges[-1][0], line.end
        else:
            edges.append((line.start, line.end))
    return [_Line(start, end, text[start:end], joined=False) for start, end in edges]


def _split_credits(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Part a caption from the credit at the end of its line."""
    for line in lines:
        cut = None if line.long or holds_speech(line.text) else CREDIT_TAIL.search(line.text)
        if cut is None or cut.end() == 0 or line.words > 80:
            yield line
            continue
        kept = line.text[: cut.start()].rstrip()
        rest = line.start + cut.end()
        yield replace(line, end=line.start + len(kept), text=kept, kind="caption")
        yield _Line(rest, line.end, line.text[cut.end() :], joined=True, kind="credit")


# What a line looks like


def _looks(lines: Iterable[_Line]) -> list[_Line]:
    looked: list[_Line] = []
    for line in lines:
        headed = any(above.kind is None and above.words >= 3 for above in looked[-40:])
        looked.append(_by_look(line, headed))
    return looked


def _by_look(line: _Line, headed: bool) -> _Line:
    """The line with the kind that it looks like. Before anything that may be a headline, a line
    of some words that only leads on ("Watch: Bear wanders into bank") may be the headline.
    """
    if line.kind is not None or line.long:
        return line
    speech = holds_speech(line.text)
    if CAPTION.match(line.text) and line.words <= _MOST_CAPTION:
        return replace(line, kind="caption")
    if speech:
        return line
    words = line.words
    if line.text.islower() and not line.finished and words <= 12 and _names_only(line):
        return replace(line, kind="furniture", subkind="alt text")
    look = look_of(line.text)
    if look is None or (look.subkind == "related" and not headed and words >= 4):
        return line
    return replace(line, kind=look.kind, subkind=look.subkind)


def _names_only(line: _Line) -> bool:
    """Words and commas, as an image's alternative text; not code, not a sentence's end."""
    return bool(re.fullmatch(r"[\w'’.-]+(?:,? [\w'’.&-]+)*", line.text))


# What its neighbours say


def _captions(lines: list[_Line]) -> list[_Line]:
    """A line right above a credit, with no empty line between, is its caption, on a page that
    parts its paragraphs by empty lines.
    """
    out = list(lines)
    if sum(not line.joined for line in lines) < 0.3 * len(lines):
        return out
    for at, (line, below) in enumerate(pairwise(lines)):
        above_credit = line.kind is None and below.kind == "credit" and below.joined
        if above_credit and line.words <= _MOST_CAPTION and not holds_speech(line.text):
            short = not line.finished and line.words <= 4
            out[at] = (
                replace(line, kind="furniture", subkind="alt text")
                if short
                else replace(line, kind="caption")
            )
    return out


def _alternative_texts(lines: list[_Line]) -> list[_Line]:
    """A short line right above a caption is the picture's alternative text."""
    out = list(lines)
    for at, (line, below) in enumerate(pairwise(lines)):
        if (
            line.kind is None
            and below.kind in ("caption", "credit")
            and not line.finished
            and line.words <= 8
            and (below.joined or line.text.islower())
            and not holds_speech(line.text)
        ):
            out[at] = replace(line, kind="furniture", subkind="alt text")
    return out


def _bylines(lines: list[_Line]) -> list[_Line]:
    """A bare name joined to a byline or a date is one too."""
    out = list(lines)
    for at, (above, below) in enumerate(pairwise(lines)):
        for place, name, other in ((at, above, below), (at + 1, below, above)):
            near = below.joined and other.kind in ("byline", "dateline")
            if name.kind is None and near and not name.long and _NAME.fullmatch(name.text):
                out[place] = replace(name, kind="byline")
    return out


def _related_links(lines: list[_Line]) -> list[_Line]:
    """Unfinished lines under a heading of related stories, below some prose, link to them."""
    out: list[_Line] = []
    under = below_prose = False
    for line in lines:
        if line.subkind == "related":
            under = below_prose and line.words <= 4
        elif line.kind is None:
            link = not line.finished and line.words <= 25 and not holds_speech(line.text)
            if under and link:
                line = replace(line, kind="furniture", subkind="related")
            else:
                under = False
            below_prose |= (line.finished and line.words >= 5) or holds_speech(line.text)
        out.append(line)
    return out


def _menus(lines: list[_Line]) -> list[_Line]:
    """Five or more short unfinished lines in a row are a menu or a list of links, where they
    stand above all prose or below it.
    """
    prose = [at for at, line in enumerate(lines) if line.kind is None and line.finished]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    out: list[_Line] = []
    for of_menu, run in groupby(lines, key=_could_be_link):
        members = list(run)
        outside = len(out) + len(members) <= first or len(out) > last
        if of_menu and outside and len(members) >= _SHORTEST_MENU:
            members = [
                replace(line, kind="furniture", subkind="navigation") if line.kind is None else line
                for line in members
            ]
        out += members
    return out


def _could_be_link(line: _Line) -> bool:
    if line.kind is not None:
        return line.kind == "furniture"
    if line.long or line.words > 5 or line.finished or _ITEM.match(line.text):
        return False
    return ": " not in line.text and not holds_speech(line.text)


# Headings


def _headings(lines: list[_Line]) -> list[_Line]:
    """Headline, dek, subheadings and list items among what is left; the rest is prose."""
    out: list[_Line] = []
    stage = 0  # 0 before the headline, 1 right after it, 2 in the body
    last = max((at for at, line in enumerate(lines) if line.kind is None), default=-1)
    for at, line in enumerate(lines):
        kind = line.kind
        if kind is None:
            more = at < last
            below = lines[at + 1].kind if at + 1 < len(lines) else None
            if stage == 0:
                headline = more and line.words <= _MOST_HEADLINE and _is_heading(line)
                kind, stage = ("headline", 1) if headline else (_body_kind(line, more), 2)
            elif stage == 1 and more and _is_dek(line, below):
                kind, stage = "dek", 2
            else:
                kind, stage = _body_kind(line, more), 2
        out.append(replace(line, kind=kind))
    return out


def _is_heading(line: _Line) -> bool:
    if line.long:
        return False
    if not line.finished:
        return True
    if line.text[-1] in ":;,":
        return False
    return line.words >= 4 and title_case(line.text) >= 0.75


def _is_dek(line: _Line, below: BlockKind | None) -> bool:
    if line.long or line.words < 5 or line.words > 60 or DATELINE.match(line.text):
        return False
    if not line.finished:
        return True
    return below in ("byline", "dateline") and line.words <= 45


def _body_kind(line: _Line, more: bool) -> BlockKind:
    if line.text.startswith(">"):
        return "blockquote"
    if _ITEM.match(line.text):
        return "list item"
    if more and not line.long and not line.finished and line.text[:1].isupper():
        titled = line.words <= _MOST_HEADLINE and title_case(line.text) >= 0.75
        if line.words <= 12 or titled:
            return "subheading"
    return "paragraph"


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    for line in lines:
        dateline = DATELINE.match(line.text) if line.kind == "paragraph" else None
        start = line.start
        if dateline is not None and dateline.end() < len(line.text):
            kept = len(dateline.group().rstrip())
            yield Block("dateline", start, start + kept)
            start += dateline.end()
        yield Block(line.kind or "paragraph", start, line.end, line.subkind)
