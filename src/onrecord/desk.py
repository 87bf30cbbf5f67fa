"""What people do with onrecord, each a function; the command line calls these and no others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from onrecord import __version__
from onrecord.archive.archive import Archive
from onrecord.archive.stories import Outcome
from onrecord.errors import InputError, Malformed
from onrecord.intake.manners import POLITE, Fetching
from onrecord.intake.pages import NOTHING, About
from onrecord.intake.sources import Intake, Source
from onrecord.intake.text import story_of_text
from onrecord.model.encoder import Model, OnnxModel
from onrecord.reading.reader import read_story
from onrecord.records import ReaderId, Record, Story
from onrecord.wording.copies import Copies


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read, and why: ``source`` as it was given, or a part of it."""

    source: str
    error: InputError


def read(
    source: Source,
    about: About = NOTHING,
    model: Model | None = None,
    fetching: Fetching = POLITE,
) -> Record:
    """Read the one story of a file, an address or standard input.

    Raises `onrecord.errors.InputError` where it cannot be read, or holds several stories.
    """
    with Intake(about, fetching) as intake:
        found = intake.stories_of(source)
        first = next(found)
        if isinstance(first, InputError):
            raise first
        if next(found, None) is not None:
            name = os.fspath(source)
            raise Malformed(name, "holds several stories", "Read them with read_many")
    return read_story(first, model or shipped_model())


def read_text(text: str, about: About = NOTHING, model: Model | None = None) -> Record:
    """Read one story from its text.

    Raises `onrecord.errors.InputError` where it cannot be read.
    """
    return read_story(story_of_text(text, about=about), model or shipped_model())


def read_many(
    sources: Iterable[Source],
    about: About = NOTHING,
    model: Model | None = None,
    fetching: Fetching = POLITE,
) -> Iterator[Record | Failure]:
    """Read the stories of many sources one after the other: for each, in order, its record or its
    failure. A story that shares most of its words with an earlier one says so in ``copy_of``.
    """
    copies = Copies()
    with Intake(about, fetching) as intake:
        for source in sources:
            for found in intake.stories_of(source):
                if isinstance(found, InputError):
                    yield Failure(found.name, found)
                    continue
                record = read_story(found, model or shipped_model())
                story = replace(record.story, copy_of=copies.find(record.story))
                yield replace(record, story=story)


@dataclass(frozen=True, slots=True)
class Added:
    """A story that an archive was given, and what came of it."""

    story: Story
    outcome: Outcome
    attributions: int


def add(
    archive: Archive,
    sources: Iterable[Source],
    about: About = NOTHING,
    model: Model | None = None,
    fetching: Fetching = POLITE,
) -> Iterator[Added | Failure]:
    """Read the stories of many sources into an archive, one transaction each. What the same reader
    read before is not read again, and nothing of it changes.

    Raises `onrecord.errors.ArchiveError` where the archive cannot be used: what was yielded is in.
    """
    model = model or shipped_model()
    reader = ReaderId(__version__, model.name)
    with Intake(about, fetching) as intake:
        for source in sources:
            for found in intake.stories_of(source):
                if isinstance(found, InputError):
                    yield Failure(found.name, found)
                elif archive.knows(found, reader):
                    yield Added(found, "known", 0)
                else:
                    record = read_story(found, model)
                    outcome = archive.add(record, found)
                    yield Added(record.story, outcome, len(record.attributions))


@cache
def shipped_model() -> Model:
    """The model that comes with onrecord, loaded once.

    Raises `onrecord.errors.ModelError` where it cannot be loaded.
    """
    return OnnxModel(Path(__file__).parent / "model" / "weights")
