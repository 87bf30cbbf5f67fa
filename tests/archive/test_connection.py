"""Files that are no archive, or one in trouble: real files, real processes, a real full disk."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.archive import connection as room
from onrecord.archive.archive import Archive
from onrecord.archive.migrations import MIGRATIONS
from tests.archive.made import record

WORDS = record("storm", ("Mara Quist", "Nobody slept"))


def test_a_missing_archive_is_not_made_by_asking(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with pytest.raises(errors.NoArchive, match="onrecord add"):
        Archive(path)
    assert not path.exists()


@pytest.mark.parametrize("data", [b"Ana Sousa said so.", b"%PDF-1.7", bytes(4096)])
def test_other_files_are_left_alone(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(data)
    with pytest.raises(errors.NoArchive, match="not touched"):
        Archive(path, make=True)
    assert path.read_bytes() == data
    with pytest.raises(errors.NoArchive, match="folder"):
        Archive(tmp_path, make=True)


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (words TEXT)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(errors.NoArchive, match="another program"):
        Archive(path, make=True)
    assert path.read_bytes() == before


def test_a_newer_archive_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Archive(path, make=True) as archive:
        archive.connection.execute("INSERT INTO migrations VALUES ('9999 moons', 'later')")
    with pytest.raises(errors.NewerArchive, match="9999 moons"):
        Archive(path)


def test_a_step_that_fails_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "desk.db"
    Archive(path, make=True).close()
    bad = ("0099 bad", "CREATE TABLE moons (n INTEGER); CREATE TABLE moons (n);")
    monkeypatch.setattr(room, "MIGRATIONS", (*MIGRATIONS, bad))
    with pytest.raises(errors.ArchiveError, match="moons"):
        Archive(path)
    monkeypatch.undo()
    with Archive(path) as archive:
        made = "SELECT count(*) FROM sqlite_master WHERE name = 'moons'"
        assert archive.connection.execute(made).fetchone() == (0,)


def test_a_file_damaged_in_the_middle_is_told(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Archive(path, make=True) as archive:
        for turn in range(200):
            archive.add(record(f"s{turn}", ("Mara Quist", f"Nobody slept {turn} times")))
    data = bytearray(path.read_bytes())
    half = len(data) // 2
    data[half : half + 40_000] = os.urandom(40_000)
    path.write_bytes(data)
    with pytest.raises(errors.DamagedArchive, match="recover"):  # noqa: SIM117
        with Archive(path) as archive:
            list(archive.records())
            for turn in range(200, 260):
                archive.add(record(f"s{turn}", ("Mara Quist", "Nobody slept")))


def test_a_writer_waits_and_then_says_who_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "desk.db"
    Archive(path, make=True).close()
    code = (
        "import sqlite3, sys, time\n"
        f"c = sqlite3.connect({str(path)!r}, isolation_level=None)\n"
        "c.execute('BEGIN IMMEDIATE'); print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    other.stdout.readline()
    monkeypatch.setattr(room, "PATIENCE", 0.2)
    with Archive(path) as archive:
        with pytest.raises(errors.ArchiveBusy, match="try again"):
            archive.add(WORDS)
        assert list(archive.records()) == []  # those who only read are not in each other's way
        other.communicate(b"")
        assert archive.add(WORDS) == "added"


def test_a_full_disk_loses_nothing_that_was_added(tmp_path: Path) -> None:
    path = tmp_path / "desk.db"
    with Archive(path, make=True) as archive:
        archive.add(WORDS)
        size = archive.connection.execute("PRAGMA page_count").fetchone()[0]
        archive.connection.execute(f"PRAGMA max_page_count = {size + 8}")
        with pytest.raises(errors.ArchiveFull, match="make room"):
            for turn in range(500):
                archive.add(record(f"s{turn}", ("Mara Quist", "Nobody slept at all. " * 50)))
        archive.connection.execute("PRAGMA max_page_count = 1073741823")
        kept = len(archive)
        assert kept >= 1
        assert archive.add(record("s499", ("Mara Quist", "At last"))) == "added"
        assert len(list(archive.records())) == kept + 1
