"""Real files, folders, pipes and servers through the one way in."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.intake.pages import NOTHING, About
from onrecord.intake.sources import MOST_BYTES, Found, Intake, unpacked
from onrecord.records import Story

TEXT = b"Ana Sousa said that the bridge was safe.\n"
HTML = b"""<!DOCTYPE html><html lang="en"><head><title>Bridge is safe, says engineer</title>
<script>alert("never")</script></head><body><article><h1>Bridge is safe, says engineer</h1>
<p>The bridge over the Tull river is safe, Ana Sousa said on Monday, after a week of tests.</p>
<p>"We hung forty tonnes from it," Sousa, the town's engineer, told the council. "It did not so
much as creak. I would drive my own mother over it, and I am going to, on Friday."</p>
<p>The council had closed the bridge in March after a diver found cracks in the northern pier.</p>
</article></body></html>"""


def found_in(source: "str | Path", about: About = NOTHING) -> list[Found]:
    with Intake(about) as intake:
        return list(intake.stories_of(source))


def stories(found: list[Found]) -> list[Story]:
    return [each for each in found if isinstance(each, Story)]


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.txt", TEXT, "text"),
        ("a.html", HTML, "html"),
        ("a.txt", HTML, "html"),
        ("a.html", TEXT, "text"),
        ("a", b"\xef\xbb\xbf \n<!-- saved -->\n" + HTML, "html"),
        ("a.html.gz", gzip.compress(HTML), "html"),
        ("a.gz", gzip.compress(TEXT[:9]) + gzip.compress(TEXT[9:]), "text"),
    ],
)
def test_what_a_file_is_its_bytes_tell(tmp_path: Path, name: str, data: bytes, form: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (story,) = stories(found_in(path))
    assert story.origin is not None
    assert (story.origin.via, story.origin.format) == ("file", form)
    assert story.origin.location == str(path)
    assert "the bridge" in story.text.casefold()
    assert "alert" not in story.text


def test_a_folder_is_read_whole_and_names_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "c.html").write_bytes(HTML)
    first, second, third = found_in(tmp_path)
    assert isinstance(second, errors.NotText) and "b.txt" in str(second)
    assert isinstance(first, Story) and isinstance(third, Story)


def test_one_address_is_not_given_to_many_stories(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (error,) = found_in(tmp_path, About(url="https://harbour.example/a"))
    assert isinstance(error, errors.Malformed) and "Leave the address out" in str(error)


def test_gzip_that_is_damaged_cut_off_or_a_bomb_is_named() -> None:
    packed = gzip.compress(HTML)
    assert unpacked(packed, "a.gz") == HTML
    with pytest.raises(errors.Damaged, match="end is missing"):
        unpacked(packed[:-20], "a.gz")
    flipped = bytearray(packed)
    flipped[len(packed) // 2] ^= 0xFF
    with pytest.raises(errors.Damaged, match=r"a\.gz"):
        unpacked(bytes(flipped), "a.gz")
    with pytest.raises(errors.TooLong, match="32 MB"):
        unpacked(gzip.compress(bytes(MOST_BYTES + 1)), "a.gz")


@pytest.mark.parametrize("data", [TEXT, HTML, gzip.compress(HTML)])
def test_standard_input_takes_what_files_hold(data: bytes) -> None:
    code = (
        "from onrecord.intake.sources import Intake\n"
        "for s in Intake().stories_of('-'): print(s.origin.via, s.origin.format)"
    )
    done = subprocess.run([sys.executable, "-c", code], input=data, capture_output=True, check=True)
    assert done.stdout.decode().split() == ["standard", "input", "text" if data == TEXT else "html"]


@pytest.mark.parametrize("address", ["ftp://news.example/a", "file:///etc/passwd", "gopher://x/"])
def test_addresses_of_other_schemes_are_refused(address: str) -> None:
    (error,) = found_in(address)
    assert isinstance(error, errors.InputError)
    assert address in str(error)


def warc_record(number: int, kind: str, fields: str, body: bytes) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number:08}>\r\n"
        f"WARC-Date: 2026-03-31T10:00:00Z\r\n{fields}Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


INFO = warc_record(1, "warcinfo", "Content-Type: application/warc-fields\r\n", b"by: hand\r\n")
ANSWER = warc_record(
    2,
    "response",
    "WARC-Target-URI: https://harbour.example/bridge\r\nContent-Type: application/http\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML,
)


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_first_record_hides_no_archive(tmp_path: Path, packed: bool) -> None:
    first = gzip.compress(INFO, mtime=0) if packed else INFO
    rest = gzip.compress(ANSWER) if packed else ANSWER
    path = tmp_path / "news.warc.gz"
    for at in range(len(first)):
        damaged = bytearray(first)
        damaged[at] ^= 0xFF
        path.write_bytes(bytes(damaged) + rest)
        found = found_in(path)
        assert [story.url for story in stories(found)] == ["https://harbour.example/bridge"], at


def test_a_damaged_first_record_is_named_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    first = bytearray(gzip.compress(INFO, mtime=0))
    first[-30] ^= 0xFF
    (tmp_path / "news.warc.gz").write_bytes(bytes(first) + gzip.compress(ANSWER))
    error, story = found_in(tmp_path / "news.warc.gz")
    assert isinstance(error, errors.Damaged) and "00000001" in str(error)
    assert isinstance(story, Story)
