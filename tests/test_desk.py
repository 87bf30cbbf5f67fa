"""What people do, end to end: real files, a real site, the shipped weights where they are named."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord import desk
from onrecord.archive.archive import Archive
from onrecord.errors import Barred, Malformed
from onrecord.intake.manners import Fetching
from onrecord.records import Record
from tests.intake.server import site

BODY = """The bridge over the Tull river is safe, Ana Sousa said on Monday, after a week of tests.

“We hung forty tonnes from it,” Sousa, the town's engineer, told the council. “It did not so much
as creak. I would drive my own mother over it, and I am going to, on Friday.”

The council had closed the bridge in March, when a diver who was looking for a lost outboard motor
found cracks as wide as a hand in the northern pier, and the ferry has been full ever since."""
HTML = (
    '<!DOCTYPE html><html lang="en"><head><title>Bridge is safe, says engineer</title></head><body>'
    "<article><h1>Bridge is safe, says engineer</h1>"
    + "".join(f"<p>{part}</p>" for part in BODY.split("\n\n"))
    + "</article></body></html>"
).encode()


def records(results: object) -> list[Record]:
    return [each for each in results if isinstance(each, Record)]  # type: ignore[attr-defined]


def test_a_copy_names_the_story_it_copies(tmp_path: Path) -> None:
    first, other, copy = (tmp_path / name for name in ("a.txt", "b.txt", "c.txt"))
    first.write_text(f"Bridge is safe\n\n{BODY}", encoding="utf-8")
    other.write_text("The ferry sank, Bo Lind said on Monday.", encoding="utf-8")
    parts = BODY.split("\n\n")
    turned = "\n\n".join(
        ["TULL (Harbour Wire) — The council meets on Friday.", *parts[1:], parts[0]]
    )
    copy.write_text(f"Engineer would drive her mother over it\n\n{turned}", encoding="utf-8")
    one, two, three = records(desk.read_many([first, other, copy]))
    assert (one.story.copy_of, two.story.copy_of) == (None, None)
    assert three.story.copy_of == one.story.id


def test_an_address_and_a_feed_are_read_with_where_they_are_from() -> None:
    with site() as web:
        web.pages["/bridge"] = HTML
        web.pages["/feed"] = (
            '<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Post</title>'
            f"<item><title>Bridge</title><link>{web.url('/bridge')}</link></item>"
            f"<item><title>Gone</title><link>{web.url('/gone')}</link></item></channel></rss>"
        ).encode()
        allowed = Fetching(allow=(f"127.0.0.1:{web.port}",), delay=0)
        record = desk.read(web.url("/bridge"), fetching=allowed)
        found = list(desk.read_many([web.url("/feed")], fetching=allowed))
        (refused,) = desk.read_many([web.url("/bridge")])
    assert record.story.origin is not None
    assert (record.story.origin.via, record.story.url) == ("address", web.url("/bridge"))
    assert "Ana Sousa" in [a.speaker.name for a in record.attributions if a.speaker]
    story, failure = found
    assert isinstance(story, Record) and story.story.origin is not None
    assert (story.story.origin.via, story.story.origin.feed) == ("feed", web.url("/feed"))
    assert isinstance(failure, desk.Failure) and "/gone" in str(failure.error)
    assert isinstance(refused, desk.Failure) and isinstance(refused.error, Barred)


def test_one_story_is_asked_of_what_holds_several(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    assert desk.read(tmp_path).story.text == BODY
    (tmp_path / "b.txt").write_text(BODY + "\n", encoding="utf-8")
    with pytest.raises(Malformed, match="read_many"):
        desk.read(tmp_path)


def test_adding_again_reads_nothing_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.html").write_bytes(HTML)
    (tmp_path / "c.txt").write_bytes(b"\x00\x01")
    with Archive(tmp_path / "desk.db", make=True) as archive:
        first = list(desk.add(archive, [tmp_path]))
        again = list(desk.add(archive, [tmp_path]))
        assert [a.outcome for a in first if isinstance(a, desk.Added)] == ["added", "added"]
        assert [a.outcome for a in again if isinstance(a, desk.Added)] == ["known", "known"]
        assert sum(isinstance(a, desk.Failure) for a in first) == 1
        assert len(records(archive.records())) == 2


def test_a_run_that_is_killed_is_finished_by_running_it_again(tmp_path: Path) -> None:
    """The real reader, the real file, a real kill: nothing is lost and nothing twice."""
    stories = tmp_path / "stories"
    stories.mkdir()
    for number in range(12):
        text = f"{BODY}\n\nIt was test number {number}, Sousa said."
        (stories / f"{number:02}.txt").write_text(text, encoding="utf-8")
    path = tmp_path / "desk.db"
    command = [sys.executable, "-m", "onrecord", "add", "--archive", str(path), str(stories)]
    rng = random.Random(4)
    for _ in range(4):
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(0.3, 1.2))
        running.send_signal(signal.SIGKILL)
        running.wait()
        if path.exists() and path.stat().st_size:
            with Archive(path, make=True) as archive:
                check = archive.connection.execute("PRAGMA integrity_check").fetchall()
                assert check == [("ok",)]
                assert len(records(archive.records())) == len(archive)
    done = subprocess.run(command, capture_output=True, check=True)
    assert b"desk.db: " in done.stdout
    with Archive(path) as archive:
        kept = records(archive.records())
        archive.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
        rows = archive.connection.execute("SELECT count(*) FROM attributions").fetchone()[0]
    assert len({each.story.id for each in kept}) == len(kept) == 12
    assert rows == sum(len(each.attributions) for each in kept)
