"""The whole way from a story to its record, a stage a line."""

from __future__ import annotations

from dataclasses import replace

from onrecord import __version__
from onrecord.model.encoder import Model
from onrecord.model.tokens import prepare
from onrecord.reading.blocks import find_blocks, prose, regions
from onrecord.reading.dates.timeline import with_dates
from onrecord.reading.heading import with_heading
from onrecord.reading.headline import check_headings
from onrecord.reading.language import find_language
from onrecord.reading.linking import link, link_inside
from onrecord.reading.naming import find_tagged
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entities import entities_of, with_speakers
from onrecord.reading.quotation import attributions_of
from onrecord.reading.sourcing import whole_sources
from onrecord.reading.structure.amend import amend
from onrecord.reading.tagging import tag
from onrecord.reading.venues import with_venues
from onrecord.records import ReaderId, Record, Story


def read_story(story: Story, model: Model) -> Record:
    """Read one story, by the blocks that it comes with if it has any. Text in another language
    than English gives a record that says which, and holds nothing else.
    """
    blocks = story.blocks or find_blocks(story.text)
    spoken = prose(story.text, blocks)
    paragraphs = [(block.start, block.end) for block in spoken]
    language = story.language or find_language(story.text, paragraphs)
    story = with_heading(replace(story, blocks=blocks, language=language))
    reader = ReaderId(__version__, model.name)
    if language not in (None, "en"):
        return Record(story, reader)
    tokens = prepare(story.text, paragraphs, model.wordpiece)
    tagging = tag(tokens, model)
    links = amend(tokens, link(tokens, tagging, regions(spoken)), spoken)
    names = find_tagged(tokens, tagging.names)
    links = whole_sources(tokens, links, names)
    links = link_inside(tokens, tagging, links)
    attributions = attributions_of(tokens, links, spoken)
    cast = Cast(story.text, story.blocks, story.byline, names)
    attributions = with_speakers(cast, attributions)
    attributions = with_venues(cast, blocks, attributions)
    attributions, dates, timeline = with_dates(story, attributions)
    entities, attributions = entities_of(cast, attributions)
    checks = check_headings(story, attributions)
    return Record(story, reader, entities, attributions, dates, timeline, checks)
