from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.archive.archive import Archive
from onrecord.errors import DamagedArchive, InputError
from onrecord.records import Origin, ReaderId, Record
from tests.archive.made import READER, record

STORM = record("storm", ("Mara Quist", "Nobody slept"), ("Lena Okoro", "We warned at noon"))
BRIDGE = record("bridge", ("Ana Sousa", "The bridge is safe"), published="2026-04-02")


def rows(archive: Archive, query: str) -> list[tuple[object, ...]]:
    return archive.connection.execute(query).fetchall()


def found(archive: Archive, words: str) -> list[str]:
    query = (
        "SELECT speaker_name FROM search JOIN attributions ON n = search.rowid "
        "WHERE search MATCH ? ORDER BY search.rowid DESC"
    )
    return [name for (name,) in archive.connection.execute(query, ("words : (" + words + ")",))]


def dump(archive: Archive) -> list[str]:
    return list(archive.connection.iterdump())


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "desk.db", make=True)


def test_what_goes_in_comes_out(archive: Archive) -> None:
    assert [archive.add(each) for each in (STORM, BRIDGE)] == ["added", "added"]
    assert list(archive.records()) == [STORM, BRIDGE]
    assert archive.record("bridge") == BRIDGE
    assert len(archive) == 2
    with pytest.raises(KeyError):
        archive.record("nothing")


def test_adding_again_changes_nothing(archive: Archive) -> None:
    archive.add(STORM)
    archive.add(BRIDGE)
    before = dump(archive)
    assert [archive.add(each) for each in (STORM, BRIDGE, STORM)] == ["known"] * 3
    assert dump(archive) == before


def test_the_same_story_found_again_is_known(archive: Archive) -> None:
    def fetched(at: str, location: str) -> Record:
        origin = Origin("address", location, "html", "0" * 64, at)
        return replace(STORM, story=replace(STORM.story, origin=origin, copy_of="wire"))

    first = fetched("2026-04-01T10:00:00Z", "https://harbour.example/storm")
    archive.add(first, first.story)
    assert archive.record("storm") == first
    again = fetched("2026-04-02T10:00:00Z", "https://harbour.example/storm?from=feed")
    assert archive.knows(again.story, READER)
    assert archive.add(again) == "known"
    assert archive.record("storm") == first


def test_changed_text_is_a_new_version_and_the_one_that_is_searched(archive: Archive) -> None:
    archive.add(STORM)
    changed = record("storm", ("Mara Quist", "Nobody rested"))
    assert archive.add(changed) == "new version"
    assert archive.record("storm") == changed
    assert found(archive, "slept OR warned") == []
    assert found(archive, "rested") == ["Mara Quist"]
    assert rows(archive, "SELECT count(*) FROM versions") == [(2,)]
    assert archive.add(STORM) == "known"  # it was there before: no news
    assert archive.record("storm") == changed


def test_another_model_is_a_new_reading_beside_the_old(archive: Archive) -> None:
    archive.add(STORM)
    again = replace(STORM, reader=ReaderId("0.2.0", "made"), attributions=STORM.attributions[:1])
    assert archive.add(again) == "new reading"
    assert archive.record("storm") == again
    assert found(archive, "warned") == []
    assert rows(archive, "SELECT reader FROM readings ORDER BY n") == [("0.1.0",), ("0.2.0",)]


def test_what_was_read_is_known_before_it_is_read_again(archive: Archive) -> None:
    given = replace(STORM.story, title=None, blocks=())
    assert not archive.knows(given, READER)
    archive.add(STORM, given)
    assert archive.knows(given, READER)
    assert not archive.knows(given, ReaderId("0.2.0", "made"))
    assert not archive.knows(replace(given, outlet="Northern Ledger"), READER)


def test_the_index_is_sound_after_many_changes(archive: Archive) -> None:
    for turn in range(3):
        for key in ("storm", "bridge", "tower"):
            archive.add(record(key, ("Ana Sousa", f"It held {turn} times"), ("Bo", "No")))
    archive.connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    assert found(archive, '"it held"') == ["Ana Sousa"] * 3
    assert rows(archive, "PRAGMA integrity_check") == [("ok",)]
    assert rows(archive, "PRAGMA foreign_key_check") == []


def test_hits_come_newest_first(archive: Archive) -> None:
    for key, day in (("b", "2026-02"), ("c", "2026-03-05"), ("a", "2025"), ("d", None)):
        archive.add(record(key, (key, "The same words"), published=day))
    archive.add(record("e", ("e", "The same words"), published="2026-03-05", when="2026-01-20"))
    assert found(archive, "same") == ["c", "b", "e", "a", "d"]


def test_a_damaged_record_is_named_and_the_rest_comes_out(archive: Archive) -> None:
    archive.add(STORM)
    archive.add(BRIDGE)
    archive.connection.execute("UPDATE readings SET record = X'789c0102' WHERE n = 1")
    first, second = archive.records()
    assert isinstance(first, InputError) and "storm" in str(first)
    assert second == BRIDGE
    with pytest.raises(DamagedArchive, match="storm"):
        archive.record("storm")


def test_several_who_speak_together_are_each_found(archive: Archive) -> None:
    joint = record("pair", ("Ana Sousa", "We are safe"), ("Bo Lind", "Yes"))
    speaker = replace(joint.attributions[0].speaker, names=("Ana Sousa", "Bo Lind"))  # type: ignore[type-var]
    first = replace(joint.attributions[0], speaker=speaker)
    archive.add(replace(joint, attributions=(first, joint.attributions[1])))
    query = "SELECT name FROM voices JOIN entities ON entities.n = entity ORDER BY name"
    assert rows(archive, query) == [("Ana Sousa",), ("Bo Lind",)]
