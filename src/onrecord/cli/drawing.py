"""A record drawn for people: who is in the story, what each said, when, and what the headline
claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.cli.progress import printable
from onrecord.records import Attribution, Entity, Record, Spans, Story
from onrecord.text.words import WORD

_WIDEST = 96
_NARROWEST = 20
_MARGIN = 5
_MOST_NAMED = 12
"""People and organizations named in a line of those who say nothing."""


def draw(record: Record, *, copied: str | None = None, first: bool = True) -> None:
    """Print a record to standard output; ``copied`` is the story it copies, if that is known."""
    console = Console(highlight=False, soft_wrap=False)
    width = min(max(console.width, _NARROWEST), _WIDEST)
    if not first:
        console.print()
    name = record.story.origin.location if record.story.origin else record.story.id
    console.print(Text(printable(record.story.title or name), style="bold"), width=width)
    console.print(Text(_about(record, name), style="dim"), width=width)
    if record.story.copy_of:
        told = copied or record.story.copy_of
        console.print(Text(printable(f"A copy of: {told}"), style="dim"), width=width)
    for part in (_speeches(record), _also_named(record), _timeline(record), _checks(record)):
        for line, margin in part:
            for place, row in enumerate(line.wrap(console, width - _MARGIN) if line else [line]):
                row.rstrip()
                start = margin if place == 0 else " " * len(margin)
                console.print(Text(start, style="dim") + row)
    passed = _passed_over(record)
    if passed:
        console.print()
        console.print(Text(passed, style="dim"), width=width)


Line = tuple[Text, str]
"""What a line says, and what stands in the margin of its first row."""
_INDENT = " " * _MARGIN


def _about(record: Record, name: str) -> str:
    story = record.story
    words = sum(match[0][0].isalnum() for match in WORD.finditer(story.text))
    found = len(record.attributions)
    parts = [
        name if story.title else None,
        _came_as(story),
        story.outlet,
        " and ".join(story.byline) or None,
        story.published,
        f"{words:,} words",
        f"{found} attribution{'' if found == 1 else 's'}",
    ]
    return " · ".join(printable(part) for part in parts if part)


def _came_as(story: Story) -> str | None:
    """What a story was read from, and what kind of page it is; None for a plain text file."""
    origin = story.origin
    if origin is None or (origin.via, origin.format) == ("file", "text"):
        return None
    page = "text" if origin.format == "text" else story.form or "page"
    if origin.via == "web archive":
        return f"{page}, record at {origin.offset:,} of a web archive"
    return {
        "file": f"{page}, HTML file",
        "standard input": f"{page}, from standard input",
        "address": f"{page}, fetched {origin.retrieved}",
        "feed": f"{page}, from the feed {origin.feed}",
    }[origin.via]


# Who said what


def _speeches(record: Record) -> Iterator[Line]:
    """Each speaker with what they said, in the order in which they first speak; then what nobody
    is named for.
    """
    said: dict[str | None, list[Attribution]] = {}
    for attribution in record.attributions:
        speaker = attribution.speaker
        said.setdefault(speaker.id if speaker else None, []).append(attribution)
    unknown = said.pop(None, [])
    entities = {entity.id: entity for entity in record.entities}
    for key, attributions in said.items():
        yield Text(), ""
        yield _heading(entities.get(key or ""), attributions, entities), ""
        for attribution in attributions:
            yield from _drawn(attribution, record.story.text)
    if unknown:
        yield Text(), ""
        yield Text("Nobody is named", style="bold cyan"), ""
        for attribution in unknown:
            yield from _drawn(attribution, record.story.text)


def _heading(
    entity: Entity | None, said: Sequence[Attribution], entities: dict[str, Entity]
) -> Text:
    """A speaker: the name, the age, what the story calls them, who they are to others."""
    if entity is None:
        names = [each.speaker.name for each in said if each.speaker]
        return Text(printable(names[0]), style="bold cyan")
    line = Text(printable(entity.name), style="bold cyan")
    told = [f"“{printable(each.text)}”" for each in entity.descriptions[:3]]
    told += [
        f"{relation.kind} {printable(entities[relation.to].name)}"
        for relation in entity.relations
        if relation.to in entities
    ]
    if entity.age:
        line.append(f", {entity.age.value}")
    return line.append(" · ".join(["", *told]), style="dim")


def _drawn(attribution: Attribution, text: str) -> Iterator[Line]:
    words = _joined(attribution.content, text)
    said = Text(f"“{words}”" if attribution.manner == "direct" else words)
    yield said, f"{_number(attribution.id):>{_MARGIN - 2}}  "
    source, cue = _joined(attribution.source, text), _joined(attribution.cue, text)
    by = Text("— ").append(" · ".join(filter(None, (source, cue))), style="italic")
    notes = " · ".join(_notes(attribution))
    yield by.append(f" · {notes}" if source or cue else notes, style="dim"), _INDENT


def _number(key: str) -> str:
    """An attribution's id as it is drawn: the reader's own, a1, a2, by their number."""
    return key[1:] if key[:1] == "a" and key[1:].isdigit() else printable(key)


def _notes(attribution: Attribution) -> Iterator[str]:
    """Manner and place, stance where it was not said, then to whom, where and when."""
    place = () if attribution.block == "body" else (attribution.block,)
    stance = () if attribution.stance in (None, "said") else (attribution.stance,)
    yield ", ".join([attribution.manner, *place, *stance])
    if attribution.within:
        yield f"within {_number(attribution.within)}"
    if attribution.addressee:
        yield f"to {printable(attribution.addressee.name)}"
    venue = attribution.venue
    if venue:
        yield printable(": ".join(filter(None, (venue.medium, venue.outlet))))
    if attribution.when:
        value = attribution.when.value
        yield printable(attribution.when.text) + (f" ({value})" if value else "")


def _joined(spans: Spans, text: str) -> str:
    return " … ".join(printable(text[start:end]) for start, end in spans)


def _also_named(record: Record) -> Iterator[Line]:
    speaking = {each.speaker.id for each in record.attributions if each.speaker}
    silent = [each for each in record.entities if each.named and each.id not in speaking]
    if silent:
        names = [printable(each.name) + _age(each) for each in silent]
        more = len(names) - _MOST_NAMED
        told = ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield Text(), ""
        yield Text("Named, not quoted: ", style="bold").append(told, style="not bold"), ""


def _age(entity: Entity) -> str:
    return f", {entity.age.value}" if entity.age else ""


# When, and what the headline claims


def _timeline(record: Record) -> Iterator[Line]:
    dated = [each for each in record.timeline if each.value]
    if dated:
        yield Text(), ""
        yield Text("Timeline", style="bold"), ""
        for each in dated:
            what = each.event or f"said: {_number(each.attribution or '')}"
            yield _row(f"{each.value}", what, f" ({each.text})"), _INDENT[:2]


def _checks(record: Record) -> Iterator[Line]:
    if record.checks:
        yield Text(), ""
        yield Text("Quoted in the heading", style="bold"), ""
        text = record.story.text
        for each in record.checks:
            changed = [
                f"without “{each.dropped}”" if each.dropped else None,
                each.difference,
            ]
            told = ", ".join(filter(None, [each.verdict, *changed]))
            yield _row(told, f"“{text[slice(*each.words)]}”", ""), _INDENT[:2]


def _row(first: str, words: str, note: str) -> Text:
    line = Text(printable(first) + "  ", style="cyan").append(printable(words), style="not dim")
    return line.append(f" {printable(note)}" if note else "", style="dim")


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
