"""A record drawn for people: who said what, in the order of the story."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.text import Text

from onrecord.cli.progress import printable
from onrecord.records import Attribution, Record, Spans
from onrecord.text.words import WORD

_WIDEST = 96
_NARROWEST = 20
_MARGIN = 5


def draw(record: Record, name: str, *, first: bool = True) -> None:
    """Print a record to standard output."""
    console = Console(highlight=False, soft_wrap=False)
    width = min(max(console.width, _NARROWEST), _WIDEST)
    if not first:
        console.print()
    story = record.story
    console.print(Text(printable(story.title or name), style="bold"), width=width)
    console.print(Text(_about(record, name), style="dim"), width=width)
    for attribution in record.attributions:
        console.print()
        for line in _drawn(attribution, story.text, console, width):
            line.rstrip()
            console.print(line)
    passed = _passed_over(record)
    if passed:
        console.print()
        console.print(Text(passed, style="dim"), width=width)


def _about(record: Record, name: str) -> str:
    story = record.story
    words = sum(match[0][0].isalnum() for match in WORD.finditer(story.text))
    found = len(record.attributions)
    parts = [
        name if story.title else None,
        story.outlet,
        " and ".join(story.byline) or None,
        story.published,
        f"{words:,} words",
        f"{found} attribution{'' if found == 1 else 's'}",
    ]
    return " · ".join(printable(part) for part in parts if part)


def _drawn(attribution: Attribution, text: str, console: Console, width: int) -> list[Text]:
    words = _joined(attribution.content, text)
    said = Text(f"“{words}”" if attribution.manner == "direct" else words)
    by = Text("— ").append(_joined(attribution.source, text) or "nobody named", style="bold cyan")
    if attribution.cue:
        by.append(f" · {_joined(attribution.cue, text)}", style="italic")
    notes = [attribution.manner, *([] if attribution.block == "body" else [attribution.block])]
    by.append(f" · {', '.join(notes)}", style="dim")
    lines = [*said.wrap(console, width - _MARGIN), *by.wrap(console, width - _MARGIN)]
    number = Text(f"{attribution.id[1:]:>{_MARGIN - 2}}  ", style="dim")
    indent = Text(" " * _MARGIN)
    return [(indent if place else number) + line for place, line in enumerate(lines)]


def _joined(spans: Spans, text: str) -> str:
    return " … ".join(printable(text[start:end]) for start, end in spans)


def _passed_over(record: Record) -> str:
    quoted = [a.content[0][0] for a in record.attributions if a.block == "caption"]
    kinds = Counter(
        block.subkind or block.kind
        for block in record.story.blocks
        if block.kind in ("furniture", "credit", "byline", "dateline", "caption")
        and not any(block.start <= at < block.end for at in quoted)
    )
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    return f"Not read as prose: {told}." if told else ""
