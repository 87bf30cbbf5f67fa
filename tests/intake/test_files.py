import os
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.intake.files import files_in, opened


def read(path: Path) -> bytes:
    with opened(path) as stream:
        return stream.read()


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"Ana said so.\r\n")
    assert read(path) == b"Ana said so.\r\n"


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(errors.NotFound, match="no such file"):
        read(tmp_path / "missing.txt")
    with pytest.raises(errors.NotAFile, match="device"):
        read(Path("/dev/zero"))
    with pytest.raises(errors.NotFound):
        read(Path("a\x00b"))
    with pytest.raises(errors.NotFound, match="too long"):
        read(Path("a" * 5000))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(errors.NotReadable):
        read(loop)


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(b"Ana said so.")
    path.chmod(0)
    if os.access(path, os.R_OK):  # root reads everything
        pytest.skip("file permissions do not bind this user")
    with pytest.raises(errors.NotReadable, match="permissions"):
        read(path)


def test_a_folder_gives_its_files_in_order_and_nothing_beyond_it(tmp_path: Path) -> None:
    folder, beyond = tmp_path / "desk", tmp_path / "beyond"
    for name in ("b.txt", "a.HTML", "deep/c.warc.gz", ".hidden.txt", ".git/x.txt", "photo.jpg"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"Ana said so.")
    beyond.mkdir()
    (beyond / "secret.txt").write_bytes(b"Ana said so.")
    (folder / "link.txt").symlink_to(beyond / "secret.txt")
    (folder / "links").symlink_to(beyond)
    (folder / "same.txt").symlink_to(folder / "b.txt")
    found = [str(path.relative_to(folder)) for path in files_in(folder)]
    assert found == ["a.HTML", "b.txt", "same.txt", "deep/c.warc.gz"]


def test_a_folder_with_no_stories_says_what_it_looked_for(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    with pytest.raises(errors.Empty, match=r"\.html"):
        list(files_in(tmp_path))
