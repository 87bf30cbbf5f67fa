"""An archive: one SQLite file of records, made for many readers and one writer at a time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from onrecord.archive import stories
from onrecord.archive.connection import connect, troubles
from onrecord.archive.stories import Outcome
from onrecord.errors import InputError
from onrecord.records import ReaderId, Record, Story


def utc_now() -> str:
    """The moment, in RFC 3339."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


class Archive:
    """One SQLite file of records.

    With ``make`` a new file is made where there is none. ``now`` tells the moment, in RFC 3339.
    Every method raises `onrecord.errors.ArchiveError` where the file cannot be used. To be closed,
    or used in a ``with`` statement.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, make: bool = False, now: Callable[[], str] = utc_now
    ) -> None:
        self.path = Path(path)
        self.connection = connect(self.path, make=make)
        self._now = now

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        with troubles(self.path):
            self.connection.close()

    def __len__(self) -> int:
        """How many stories there are."""
        with troubles(self.path):
            count: int = self.connection.execute("SELECT count(*) FROM stories").fetchone()[0]
        return count

    def add(self, record: Record, given: Story | None = None) -> Outcome:
        """Add a record: what came of it. One that is there already changes nothing.

        ``given`` is its story as it was before it was read, which `knows` then knows.
        """
        digest = None if given is None else stories.given_digest(given, record.reader)
        with troubles(self.path):
            return stories.put(self.connection, record, self._now(), digest)

    def knows(self, story: Story, reader: ReaderId) -> bool:
        """Whether this very story was read by this reader and added."""
        with troubles(self.path):
            return stories.knows(self.connection, stories.given_digest(story, reader))

    def records(self) -> Iterator[Record | InputError]:
        """The newest reading of each story in the order in which they came, an error in place of
        one whose bytes are damaged.
        """
        with troubles(self.path):
            yield from stories.records(self.connection, str(self.path))

    def record(self, story: str) -> Record:
        """The newest reading of the story with this id.

        Raises `KeyError` where there is none.
        """
        with troubles(self.path):
            return stories.record_of(self.connection, story, str(self.path))
