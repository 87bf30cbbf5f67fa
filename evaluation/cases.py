"""Golden cases: short fictional stories with, below a line, what a careful reader makes of them.

    Mara Quist said on Monday that the tower hummed.

    "Nobody slept," she added.
    =====
    source: Mara Quist
    cue: said
    content: that the tower hummed

    source: she
    cue: added
    content: Nobody slept

Each value is words of the story, exactly; the spans of a split quote are parted by `` | ``.
``source:`` and ``cue:`` are left out where there is none. Where words stand more than once in
the story, content is the first one after the content before it, and source and cue are the ones
nearest to the content; ``[2]`` after them asks for the second in the story instead. A line
``optional`` marks what readers differ on. ``block KIND: words`` says which kind of block
starts with these words.

A line ``kinds`` right below the rule says that every attribution of the case is labelled:
``manner:`` always, ``type:`` where it is not assertion, ``stance:`` where it is not said. An
attribution may also say who is behind its source, ``speaker:``, several parted by `` & ``, and
its ``addressee:``, ``medium:``, ``outlet:`` and ``when:``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, get_args

from onrecord.records import AttributionType, BlockKind, Manner, Medium, Span, Stance

RULE = "====="
FOLDER = Path(__file__).parent.parent / "tests" / "cases"
_KINDS: dict[str, tuple[str, ...]] = {
    "manner": get_args(Manner),
    "type": get_args(AttributionType),
    "stance": get_args(Stance),
}
_USUAL = {"manner": "", "type": "assertion", "stance": "said"}
_RESOLVED = ("speaker", "addressee", "medium", "outlet", "when")
_KEYS = ("source", "cue", "content", *_KINDS, *_RESOLVED)
_NTH = re.compile(r"^(.*) \[(\d+)\]$", re.DOTALL)


@dataclass(frozen=True)
class Expected:
    """One attribution that a reader finds."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    optional: bool = False
    manner: str | None = None
    type: str | None = None
    stance: str | None = None
    """These three are None in a case that labels no kinds."""
    speaker: str | None = None
    addressee: str | None = None
    medium: str | None = None
    outlet: str | None = None
    when: str | None = None


@dataclass(frozen=True)
class Case:
    """A story and what is expected of it; ``blocks`` are (kind, offset of its start)."""

    name: str
    text: str
    attributions: tuple[Expected, ...]
    blocks: tuple[tuple[str, int], ...]


class CaseError(ValueError):
    """A golden case that does not say what it means."""


def load_cases(folder: Path = FOLDER) -> Iterator[Case]:
    """All cases of a folder, by name."""
    for path in sorted(folder.glob("*.txt")):
        yield load_case(path)


def load_case(path: Path) -> Case:
    """Read one case. Raises `CaseError` where its expectations are not words of the story."""
    story, rule, below = path.read_text(encoding="utf-8").partition(f"\n{RULE}\n")
    if not rule:
        raise CaseError(f"{path}: no line {RULE}")
    attributions: list[Expected] = []
    blocks: list[tuple[str, int]] = []
    after = 0
    labelled = False
    for paragraph in re.split(r"\n\s*\n", below.strip()):
        fields: dict[str, str] = {}
        optional = False
        for line in filter(None, map(str.strip, paragraph.splitlines())):
            key, colon, value = line.partition(":")
            if line == "optional":
                optional = True
            elif line == "kinds":
                if attributions or fields:
                    raise CaseError(f"{path}: a line 'kinds' below an attribution: put it first")
                labelled = True
            elif colon and key.startswith("block "):
                blocks.append(_block(path, story, key[6:], value.strip()))
            elif not colon or key not in _KEYS:
                raise CaseError(f"{path}: cannot read the line {line!r}")
            elif key in fields:
                raise CaseError(f"{path}: two lines {key!r} in one attribution: {paragraph!r}")
            else:
                fields[key] = value.strip()
        if fields:
            labels: dict[str, Any] = {key: fields[key] for key in _RESOLVED if key in fields}
            labels |= _kinds(path, fields) if labelled else {}
            if labels.get("medium", "other") not in get_args(Medium):
                raise CaseError(f"{path}: no such medium: {fields}")
            expected = replace(_attribution(path, story, fields, after, optional), **labels)
            after = expected.content[0][0] + 1
            attributions.append(expected)
    return Case(path.stem, story, tuple(attributions), tuple(blocks))


def _block(path: Path, story: str, kind: str, words: str) -> tuple[str, int]:
    if kind not in get_args(BlockKind):
        kinds = ", ".join(get_args(BlockKind))
        raise CaseError(f"{path}: no such kind of block: {kind!r} is none of {kinds}")
    return kind, _find(path, story, words, 0)[0]


def _attribution(
    path: Path, story: str, fields: dict[str, str], after: int, optional: bool
) -> Expected:
    if "content" not in fields:
        raise CaseError(f"{path}: an attribution with no content: {fields}")
    content: list[Span] = []
    for words in fields["content"].split(" | "):
        try:
            span = _find(path, story, words, content[-1][1] if content else after)
        except CaseError:
            span = _find(path, story, words, 0)
        content.append(span)
    source, cue = (
        (_nearest(path, story, fields[key], content),) if key in fields else ()
        for key in ("source", "cue")
    )
    return Expected(source, cue, tuple(content), optional)


def _kinds(path: Path, fields: dict[str, str]) -> dict[str, str]:
    kinds = {key: fields.get(key, usual) for key, usual in _USUAL.items()}
    for key, kind in kinds.items():
        if kind not in _KINDS[key]:
            raise CaseError(f"{path}: {key} is none of {', '.join(_KINDS[key])}: {fields}")
    return kinds


def _find(path: Path, story: str, words: str, after: int) -> Span:
    nth = _NTH.match(words)
    if nth:
        places = _places(story, nth[1])
        if len(places) < int(nth[2]):
            raise CaseError(f"{path}: not that often in the story: {words!r}")
        return places[int(nth[2]) - 1]
    found = next((place for place in _places(story, words) if place[0] >= after), None)
    if found is None:
        raise CaseError(f"{path}: not words of the story: {words!r}")
    return found


def _nearest(path: Path, story: str, words: str, content: Sequence[Span]) -> Span:
    """Where words stand nearest to the first span of a content, outside it if they do."""
    if _NTH.match(words):
        return _find(path, story, words, 0)
    places = _places(story, words)
    if not places:
        raise CaseError(f"{path}: not words of the story: {words!r}")
    first = content[0]

    def distance(place: Span) -> tuple[bool, int]:
        inside = any(start <= place[0] and place[1] <= end for start, end in content)
        return inside, max(place[0] - first[1], first[0] - place[1], 0)

    return min(places, key=distance)


def _places(story: str, words: str) -> list[Span]:
    """Where whole words stand in the story."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return [m.span() for m in re.finditer(before + re.escape(words) + after, story)]


def main() -> int:
    """Check the cases named, or all: print what each says, or what is wrong with it."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted(FOLDER.glob("*.txt"))
    wrong = 0
    for path in paths:
        try:
            case = load_case(path)
        except CaseError as error:
            print(error)
            wrong += 1
            continue
        print(f"{case.name}: {len(case.attributions)} attributions")
        for each in case.attributions if sys.argv[1:] else ():
            parts = (
                " | ".join(case.text[s:e] for s, e in spans) or "-"
                for spans in (each.source, each.cue, each.content)
            )
            print("   ", " / ".join(parts))
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
