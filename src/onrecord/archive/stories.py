"""Stories into an archive and out of it: one transaction a story, whole or not at all."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from typing import Literal

import orjson

from onrecord.archive.connection import transaction
from onrecord.archive.days import day_of
from onrecord.errors import DamagedArchive, InputError
from onrecord.records import Attribution, ReaderId, Record, Reference, Spans, Story
from onrecord.serial import loads

Outcome = Literal["added", "new version", "new reading", "known"]
_PACKED = 1
"""Level of compression: higher ones take twice as long for a tenth less."""
_DAY = 32
"""Bits of an attribution's number below its day."""


def put(
    connection: sqlite3.Connection, record: Record, now: str, given: bytes | None = None
) -> Outcome:
    """Add a record; ``now`` is the moment, in RFC 3339, and ``given`` what `given_digest` told of
    the story before it was read. A record that is there already changes nothing.
    """
    with transaction(connection):
        story, made = _story(connection, record.story, now)
        version, changed = _version(connection, story, record.story, now)
        reading = _reading(connection, version, record, now, given)
        if reading is None:
            return "known"
        if not made:
            _forget(connection, story)
        _index(connection, story, reading, record)
    return "added" if made else "new version" if changed else "new reading"


def knows(connection: sqlite3.Connection, given: bytes) -> bool:
    """Whether a story that `given_digest` tells by this was read already."""
    found = connection.execute("SELECT 1 FROM readings WHERE given = ?", (given,)).fetchone()
    return found is not None


def given_digest(story: Story, reader: ReaderId) -> bytes:
    """What tells a story, as it is to be read, and its reader from others."""
    return _digest(orjson.dumps((_itself(story), reader)))


def records(connection: sqlite3.Connection, name: str) -> Iterator[Record | InputError]:
    """The newest reading of each story, in the order in which the stories came; an error in place
    of one whose bytes are damaged. ``name`` is what that calls the archive.
    """
    numbers = connection.execute("SELECT id FROM stories ORDER BY n").fetchall()
    for (key,) in numbers:
        try:
            yield record_of(connection, key, name)
        except DamagedArchive as error:
            yield InputError(error.name, error.problem, error.advice)


def record_of(connection: sqlite3.Connection, key: str, name: str) -> Record:
    """The newest reading of the story with id ``key``.

    Raises `KeyError` where there is none, `DamagedArchive` where its bytes do not hold it.
    """
    row = connection.execute(
        "SELECT record, text, origin, copy_of "
        "FROM stories JOIN readings ON readings.n = stories.reading "
        "JOIN versions ON versions.n = readings.version WHERE stories.id = ?",
        (key,),
    ).fetchone()
    if row is None:
        raise KeyError(key)
    packed, text, origin, copy_of = row
    try:
        apart = {"text": text, "origin": orjson.loads(origin or "null"), "copy_of": copy_of}
        return loads(zlib.decompress(packed), name, story=apart)
    except (zlib.error, orjson.JSONDecodeError, InputError) as error:
        problem = f"holds a damaged record of the story {key} ({error})"
        raise DamagedArchive(name, problem, "Read that story again and add it") from error


def _story(connection: sqlite3.Connection, story: Story, now: str) -> tuple[int, bool]:
    row = connection.execute("SELECT n FROM stories WHERE id = ?", (story.id,)).fetchone()
    if row is not None:
        return row[0], False
    done = connection.execute("INSERT INTO stories (id, added) VALUES (?, ?)", (story.id, now))
    assert done.lastrowid is not None  # noqa: S101 - of an insert that was made
    return done.lastrowid, True


def _version(
    connection: sqlite3.Connection, number: int, story: Story, now: str
) -> tuple[int, bool]:
    digest = _digest(story.text.encode())
    row = connection.execute(
        "SELECT n FROM versions WHERE story = ? AND digest = ?", (number, digest)
    ).fetchone()
    if row is not None:
        return row[0], False
    done = connection.execute(
        "INSERT INTO versions (story, digest, title, text, added) VALUES (?, ?, ?, ?, ?)",
        (number, digest, story.title, story.text, now),
    )
    assert done.lastrowid is not None  # noqa: S101 - of an insert that was made
    return done.lastrowid, True


def _reading(
    connection: sqlite3.Connection, version: int, record: Record, now: str, given: bytes | None
) -> int | None:
    """The number of a reading that is new; None where an equal one is there."""
    origin = record.story.origin
    body = orjson.dumps(replace(record, story=replace(_itself(record.story), text="")))
    digest = _digest(body)
    held = connection.execute(
        "SELECT n FROM readings WHERE version = ? AND digest = ?", (version, digest)
    ).fetchone()
    if held is not None:
        if given is not None:
            connection.execute("UPDATE readings SET given = ? WHERE n = ?", (given, held[0]))
        return None
    done = connection.execute(
        "INSERT INTO readings (version, digest, given, reader, model, record, origin, added) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (version, digest, given, record.reader.version, record.reader.model,
         zlib.compress(body, _PACKED), origin and orjson.dumps(origin).decode(), now),
    )  # fmt: skip
    return done.lastrowid


def _itself(story: Story) -> Story:
    """The story without where it was found and what else was found there."""
    return replace(story, origin=None, copy_of=None)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


# What is searched


def _forget(connection: sqlite3.Connection, story: int) -> None:
    """Take what was made from a story's reading before out of the tables that are searched."""
    for statement in (
        "INSERT INTO search (search, rowid, words, text) "
        "SELECT 'delete', n, words, NULL FROM attributions WHERE story = ?",
        "DELETE FROM voices WHERE attribution IN (SELECT n FROM attributions WHERE story = ?)",
        "DELETE FROM attributions WHERE story = ?",
        "DELETE FROM entities WHERE story = ?",
        "INSERT INTO search (search, rowid, words, text) SELECT 'delete', told, NULL, text "
        "FROM stories JOIN readings ON readings.n = stories.reading "
        "JOIN versions ON versions.n = readings.version WHERE stories.n = ?",
    ):
        connection.execute(statement, (story,))


def _index(connection: sqlite3.Connection, number: int, reading: int, record: Record) -> None:
    story = record.story
    published = day_of(story.published) or date.min
    told = _first_free(connection, "told", "stories", _told_from(published))
    connection.execute(
        "UPDATE stories SET url = ?, outlet = ?, title = ?, byline = ?, published = ?, "
        "language = ?, form = ?, copy_of = ?, reading = ?, told = ? WHERE n = ?",
        (story.url, story.outlet, story.title, "; ".join(story.byline) or None, story.published,
         story.language, story.form, story.copy_of, reading, told, number),
    )  # fmt: skip
    connection.executemany(
        "INSERT INTO entities (story, id, name, kind, named) VALUES (?, ?, ?, ?, ?)",
        [(number, each.id, each.name, each.kind, each.named) for each in record.entities],
    )
    entities = dict(
        connection.execute("SELECT id, n FROM entities WHERE story = ?", (number,)).fetchall()
    )
    rows = _rows(connection, number, record, entities)
    connection.executemany(
        "INSERT INTO attributions VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", rows
    )
    connection.executemany("INSERT INTO voices VALUES (?, ?)", _voices(connection, number, record))
    connection.executemany(  # in order of their numbers, or SQLite would write them one by one
        "INSERT INTO search (rowid, words, text) VALUES (?, ?, ?)",
        [(told, None, story.text), *((row[0], row[3], None) for row in rows)],
    )


_Row = tuple[str | int | float | None, ...]


def _rows(
    connection: sqlite3.Connection, number: int, record: Record, entities: dict[str, int]
) -> list[_Row]:
    """The rows of a story's attributions, in order of their numbers."""
    text, published = record.story.text, day_of(record.story.published)
    free: dict[date, int] = {}
    rows: list[_Row] = []
    for each in record.attributions:
        day = _day(each, published)
        if day not in free:
            free[day] = _first_free(connection, "n", "attributions", _said_from(day))
        n = free[day]
        free[day] += 1
        speaker, speaker_name = _who(each.speaker, entities)
        addressee, addressee_name = _who(each.addressee, entities)
        medium, outlet = (each.venue.medium, each.venue.outlet) if each.venue else (None, None)
        rows.append(
            (n, number, each.id, _words(text, each.content), _words(text, each.source),
             _words(text, each.cue), speaker, speaker_name, addressee, addressee_name, medium,
             outlet, each.when.value if each.when else None, each.manner, each.type, each.stance,
             each.block, each.within, each.score)
        )  # fmt: skip
    return sorted(rows)


def _day(attribution: Attribution, published: date | None) -> date:
    """When words were said, else when the story was published; the first of days where neither is
    known.
    """
    said = day_of(attribution.when.value) if attribution.when else None
    return said or published or date.min


def _said_from(day: date) -> int:
    """The first number of a day's attributions."""
    return day.toordinal() << _DAY


def _told_from(day: date) -> int:
    """The first number of a day's stories: all are below those of attributions."""
    return _said_from(day) - (1 << 62)


def _first_free(connection: sqlite3.Connection, column: str, table: str, first: int) -> int:
    """The first number of a day that none has, nor any behind it."""
    row = connection.execute(
        f"SELECT max({column}) FROM {table} WHERE {column} >= ? AND {column} < ?",  # noqa: S608
        (first, first + (1 << _DAY)),
    ).fetchone()
    return first if row[0] is None else row[0] + 1


def _who(who: Reference | None, entities: dict[str, int]) -> tuple[int | None, str | None]:
    return (None, None) if who is None else (entities.get(who.id), who.name)


def _words(text: str, spans: Spans) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def _voices(
    connection: sqlite3.Connection, number: int, record: Record
) -> Iterator[tuple[int, int]]:
    """For words that several say together, each of them that is an entity, and the attribution."""
    joint = {
        each.id: each.speaker.names
        for each in record.attributions
        if each.speaker and each.speaker.names
    }
    if not joint:
        return
    numbers: dict[str, int] = dict(
        connection.execute("SELECT id, n FROM attributions WHERE story = ?", (number,)).fetchall()
    )
    entities: dict[str, int] = dict(
        connection.execute("SELECT name, n FROM entities WHERE story = ?", (number,)).fetchall()
    )
    for key, names in joint.items():
        for name in dict.fromkeys(names):
            if name in entities:
                yield entities[name], numbers[key]
