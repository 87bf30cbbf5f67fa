"""What people do with onrecord, each a function; the command line calls these and no others."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeAlias

from onrecord.errors import InputError, NotFound, NotReadable
from onrecord.intake.pages import NOTHING, About
from onrecord.intake.text import story_of_path, story_of_stream, story_of_text
from onrecord.model.encoder import Model, OnnxModel
from onrecord.reading.reader import read_story
from onrecord.records import Record

Source: TypeAlias = str | os.PathLike[str]
"""A path; ``-`` is standard input."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read, and why."""

    source: str
    error: InputError


def read(source: Source, about: About = NOTHING, model: Model | None = None) -> Record:
    """Read one story from a text file, or from standard input where ``source`` is ``-``.

    Raises `onrecord.errors.InputError` where it cannot be read.
    """
    if source == "-":
        if sys.stdin is None:
            raise NotReadable("standard input", "is closed", "Redirect a file into it")
        story = story_of_stream(sys.stdin.buffer, "standard input", about)
    else:
        if not os.fspath(source):
            raise NotFound("''", "is no path", "Name a file, or - for standard input")
        story = story_of_path(Path(source), about)
    return read_story(story, model or shipped_model())


def read_text(text: str, about: About = NOTHING, model: Model | None = None) -> Record:
    """Read one story from its text.

    Raises `onrecord.errors.InputError` where it cannot be read.
    """
    return read_story(story_of_text(text, about=about), model or shipped_model())


def read_many(
    sources: Iterable[Source], about: About = NOTHING, model: Model | None = None
) -> Iterator[Record | Failure]:
    """Read stories one after the other: for each source, in order, its record or its failure."""
    for source in sources:
        try:
            yield read(source, about, model)
        except InputError as error:
            yield Failure(os.fspath(source), error)


@cache
def shipped_model() -> Model:
    """The model that comes with onrecord, loaded once.

    Raises `onrecord.errors.ModelError` where it cannot be loaded.
    """
    return OnnxModel(Path(__file__).parent / "model" / "weights")
