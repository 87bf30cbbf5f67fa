"""The whole way from a story to its record, a stage a line."""

from __future__ import annotations

from dataclasses import replace

from onrecord import __version__
from onrecord.model.encoder import Model
from onrecord.model.tokens import prepare
from onrecord.reading.blocks import find_blocks, prose, regions
from onrecord.reading.heading import with_heading
from onrecord.reading.language import find_language
from onrecord.reading.linking import link
from onrecord.reading.quotation import attributions_of
from onrecord.reading.structure import amend
from onrecord.reading.tagging import tag
from onrecord.records import ReaderId, Record, Story


def read_story(story: Story, model: Model) -> Record:
    """Read one story. Text in another language than English gives a record that says which, and
    holds nothing else.
    """
    blocks = find_blocks(story.text)
    spoken = prose(story.text, blocks)
    paragraphs = [(block.start, block.end) for block in spoken]
    language = story.language or find_language(story.text, paragraphs)
    story = with_heading(replace(story, blocks=blocks, language=language))
    reader = ReaderId(__version__, model.name)
    if language not in (None, "en"):
        return Record(story, reader)
    tokens = prepare(story.text, paragraphs, model.wordpiece)
    links = link(tokens, tag(tokens, model), regions(spoken))
    links = amend(tokens, links, spoken)
    return Record(story, reader, attributions=attributions_of(tokens, links, spoken))
