"""An archive's file: opened, made, brought up to date; its troubles told in words."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.archive.migrations import MIGRATIONS
from onrecord.errors import (
    ArchiveBusy,
    ArchiveError,
    ArchiveFull,
    DamagedArchive,
    NewerArchive,
    NoArchive,
    ReadOnlyArchive,
)

APPLICATION = 0x6F6E7265
"""`PRAGMA application_id` of an archive: "onre"."""
PATIENCE = 10.0
"""Seconds to wait for another process that writes."""
_CACHE_KIB = 65_536
_CHECKPOINT = 10_000
"""Pages of the write-ahead log before it is moved into the file: 40 MB."""


def connect(path: Path, *, make: bool) -> sqlite3.Connection:
    """Open an archive and bring its tables up to date; ``make`` a new one where there is none.

    Raises `ArchiveError`.
    """
    if not path.exists() and not make:
        raise NoArchive(str(path), "there is no such file", "Make one with: onrecord add STORY...")
    if path.is_dir():
        raise NoArchive(str(path), "is a folder", "Name a file, such as onrecord.db")
    if path.exists() and not _looks_like_sqlite(path):
        raise NoArchive(str(path), "is no archive", "It was not touched: name another file")
    with troubles(path):
        connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            _check(connection, path)
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
            _migrate(connection)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of what is written within, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.rollback()
        raise
    connection.execute("COMMIT")


@contextmanager
def troubles(path: Path) -> Iterator[None]:
    """Raises what SQLite says as the `ArchiveError` that tells what is safe and what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise _told(error, str(path)) from error


def _told(error: sqlite3.Error, name: str) -> ArchiveError:
    kind = getattr(error, "sqlite_errorname", "") or ""
    if kind.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        problem = f"another process has been writing to it for over {PATIENCE:.0f} seconds"
        return ArchiveBusy(name, problem, "Nothing was changed: try again when it is done")
    if kind.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")):
        advice = "All stories added before are safe: make room and run the same command again"
        return ArchiveFull(name, "the disk is full", advice)
    if kind.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        problem = "cannot be written" if "READONLY" in kind else "cannot be opened"
        advice = "Check the permissions of the file and of its folder"
        return ReadOnlyArchive(name, problem, advice)
    if kind.startswith("SQLITE_NOTADB"):
        return NoArchive(name, "is no archive", "It was not touched: name another file")
    if kind.startswith("SQLITE_CORRUPT") or "malformed" in str(error):
        advice = (
            "Work on a copy: sqlite3 FILE .recover saves what can be read, and adding the same "
            "sources to a new archive makes the rest again"
        )
        return DamagedArchive(name, f"is damaged ({error})", advice)
    return ArchiveError(name, f"SQLite says: {error}", "Check the file and its disk")


def _looks_like_sqlite(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(16)
    except OSError as error:
        advice = "Check the file's permissions"
        raise ReadOnlyArchive(str(path), f"cannot be read ({error.strerror})", advice) from None
    return head in (b"", b"SQLite format 3\x00")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    if application == APPLICATION:
        known = {name for name, _ in MIGRATIONS}
        newer = [name for name in _taken(connection) if name not in known]
        if newer:
            problem = f"was written by a newer onrecord, which took the step {newer[0]!r}"
            raise NewerArchive(str(path), problem, "It was not touched: update onrecord")
    elif connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        problem = "is an SQLite file of another program"
        raise NoArchive(str(path), problem, "It was not touched: name another file")


def _taken(connection: sqlite3.Connection) -> list[str]:
    """Names of the steps that an archive has taken."""
    made = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").fetchone()
    if not made:
        return []
    return [name for (name,) in connection.execute("SELECT name FROM migrations ORDER BY name")]


def _migrate(connection: sqlite3.Connection) -> None:
    """Take the steps that are missing: all of them or, where one fails, none."""
    if len(_taken(connection)) == len(MIGRATIONS):
        return
    connection.execute("PRAGMA journal_mode = WAL")
    with transaction(connection):
        taken = _taken(connection)  # again, now that nobody else can take any
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, taken TEXT NOT NULL)"
        )
        for name, statements in MIGRATIONS:
            if name not in taken:
                for statement in _statements(statements):
                    connection.execute(statement)
                connection.execute("INSERT INTO migrations VALUES (?, datetime('now'))", (name,))


def _statements(script: str) -> list[str]:
    """The statements of a script; `executescript` would commit before each."""
    bare = re.sub(r"--[^\n]*", "", script)
    found: list[str] = []
    pending = ""
    for part in bare.split(";"):
        pending += part + ";"
        if sqlite3.complete_statement(pending):
            if pending.strip(" \n;"):
                found.append(pending)
            pending = ""
    return found
