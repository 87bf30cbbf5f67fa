"""Stories with attributions written by hand: who speaks in them, with no model."""

from collections.abc import Sequence

from onrecord.reading.blocks import find_blocks
from onrecord.reading.heading import with_heading
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entities import entities_of, with_speakers
from onrecord.records import Attribution, Entity, Place, Span, Story


def story_of(text: str) -> Story:
    return with_heading(Story("s", text, blocks=find_blocks(text)))


def with_people(
    story: Story, attributions: Sequence[Attribution]
) -> tuple[tuple[Entity, ...], tuple[Attribution, ...]]:
    cast = Cast(story.text, story.blocks, story.byline)
    return entities_of(cast, with_speakers(cast, attributions))


def said(text: str, source: str, content: str) -> Attribution:
    """An attribution with the source nearest to the content."""
    at = text.index(content)
    span: Span = (at, at + len(content))
    sources: tuple[Span, ...] = ()
    if source:
        places = [n for n in range(len(text)) if text.startswith(source, n)]
        start = min(places, key=lambda n: max(n - span[1], at - n - len(source), 0))
        sources = ((start, start + len(source)),)
    kinds = {b.start: b.kind for b in find_blocks(text) if b.start <= at < b.end}
    kind = next(iter(kinds.values()))
    place: Place = kind if kind in ("headline", "dek", "caption") else "body"
    return Attribution("a", sources, (), (span,), "direct", block=place)


def speakers(text: str, *told: tuple[str, str]) -> list[str | None]:
    attributions = [said(text, *each) for each in told]
    _, found = with_people(story_of(text), attributions)
    return [each.speaker.name if each.speaker else None for each in found]
