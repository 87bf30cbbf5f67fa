"""Archives of every form, whole and damaged in every way: what is good is read, the rest named."""

import gzip
import io
import itertools
import tracemalloc
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter

from bench.archives import (
    DAMAGES,
    MEMBER_DAMAGES,
    Draft,
    Made,
    archive,
    draft,
    in_chunks,
    invented,
    response,
)
from onrecord.errors import Damaged, InputError, TooLong
from onrecord.intake.pages import Page
from onrecord.intake.warc import Skipped, is_archive, pages_of
from onrecord.intake.warc.records import LARGEST

PAGE = "<!doctype html><html><body><p>Ana Sousa said é.</p></body></html>".encode() * 30
ADDRESS = "https://news.example/1"
HTML = ["HTTP/1.1 200 OK", "Content-Type: text/html"]


def read(
    folder: Path, data: bytes, name: str = "crawl.warc.gz"
) -> tuple[list[Page], list[InputError], dict[str, int]]:
    """Pages, errors and what was skipped of an archive on disk."""
    path = folder / name
    path.write_bytes(data)
    with path.open("rb") as stream:
        found = list(pages_of(stream, str(path)))
    skipped = [dict(each.counts) for each in found if isinstance(each, Skipped)]
    return (
        [each for each in found if isinstance(each, Page)],
        [each for each in found if isinstance(each, InputError)],
        skipped[0] if skipped else {},
    )


def one(folder: Path, made: Draft) -> list[Page] | list[InputError] | list[str]:
    """What becomes of one record, plainly written."""
    pages, errors, skipped = read(folder, made.written())
    return pages or errors or list(skipped)


def in_brotli(data: bytes) -> bytes:
    out = io.BytesIO()
    with BrotliWriter(out) as writer:
        writer.write(data)
    return out.getvalue()


def told(parts: Iterable[tuple[bytes, Made]]) -> tuple[bytes, list[Made], list[Made]]:
    """An archive with the records in it that are good, and those that are damaged."""
    listed = list(parts)
    made = [each for _, each in listed]
    data = b"".join(part for part, _ in listed)
    return data, [each for each in made if not each.damage], [each for each in made if each.damage]


def places(pages: Iterable[Page]) -> list[tuple[object, ...]]:
    return [(page.record, page.address, page.data, page.offset) for page in pages]


def expected(good: Iterable[Made]) -> list[tuple[object, ...]]:
    return [(each.id, each.address, each.page, each.offset) for each in good]


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_whole_archive(tmp_path: Path, packed: bool) -> None:
    data, good, _ = told(archive(invented(30), packed, every=1000))
    pages, errors, skipped = read(tmp_path, data)
    assert is_archive(data[:4096])
    assert places(pages) == expected(good)
    assert not errors
    assert skipped == {
        "request records": 30,
        "responses of status 404": 4,
        "responses that are not HTML": 7,
    }
    page = pages[0]
    assert (page.via, page.location) == ("web archive", str(tmp_path / "crawl.warc.gz"))
    assert (page.media_type, page.charset) == ("text/html", "utf-8")
    assert page.retrieved == "2026-03-31T08:00:00Z"


@pytest.mark.parametrize(
    ("packed", "way"),
    [(True, way) for way in (*DAMAGES, *MEMBER_DAMAGES)] + [(False, way) for way in DAMAGES],
)
def test_damage_is_named_and_the_rest_read(tmp_path: Path, packed: bool, way: str) -> None:
    data, good, bad = told(archive(invented(12), packed, every=4, ways=(way,)))
    pages, errors, _ = read(tmp_path, data)
    assert places(pages) == expected(good)
    assert [type(error) for error in errors] == [Damaged] * 3
    for each, error in zip(bad, errors, strict=True):
        assert error.name == str(tmp_path / "crawl.warc.gz")
        assert f"the record {each.id} at byte {each.offset} " in str(error)


def test_damage_upon_damage(tmp_path: Path) -> None:
    ways = tuple(itertools.chain(DAMAGES, MEMBER_DAMAGES))
    data, _, bad = told(archive(invented(3 * len(ways)), every=1, ways=ways))
    pages, errors, _ = read(tmp_path, data)
    assert not pages
    assert len(errors) >= len(bad)
    unnamed = [each.damage for each in bad if not any(each.id in str(error) for error in errors)]
    assert not unnamed


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("share", [0.03, 0.3, 0.5, 0.999])
def test_a_file_that_ends_early(tmp_path: Path, packed: bool, share: float) -> None:
    listed = list(archive(invented(5), packed, every=1000))
    last = listed[-1][0]
    data = b"".join(part for part, _ in listed[:-1]) + last[: int(len(last) * share)]
    pages, errors, _ = read(tmp_path, data)
    assert places(pages) == expected(made for _, made in listed[:-1])
    (error,) = errors
    assert "is cut off" in str(error) or "does not end" in str(error)


def test_junk_between_records_is_named_and_costs_none(tmp_path: Path) -> None:
    listed = list(archive(invented(5), packed=False, every=1000))
    data = b"what is this\r\n".join(part for part, _ in listed)
    pages, errors, _ = read(tmp_path, data)
    assert [page.data for page in pages] == [made.page for _, made in listed]
    assert [str(error).count("begins with no line such as WARC/1.0") for error in errors] == [1] * 4
    assert f"a record at byte {len(listed[0][0])} begins" in str(errors[0])

    listed = list(archive(invented(5), every=1000))
    pages, errors, _ = read(tmp_path, b"what is this\r\n".join(part for part, _ in listed))
    assert [page.data for page in pages] == [made.page for _, made in listed]
    assert ["is no gzip member" in str(error) for error in errors] == [True] * 4


def test_one_gzip_member_for_all(tmp_path: Path) -> None:
    plain, good, _ = told(archive(invented(30), packed=False, every=1000))
    packed = gzip.compress(plain)
    pages, errors, _ = read(tmp_path, packed)
    assert [(page.record, page.data) for page in pages] == [(g.id, g.page) for g in good]
    assert {page.offset for page in pages} == {0}
    assert not errors

    pages, errors, _ = read(tmp_path, packed[: len(packed) // 2])
    assert 5 < len(pages) < 25
    assert "before it in its gzip member stand unchecked" in str(errors[-1])


def test_members_that_part_records_anywhere(tmp_path: Path) -> None:
    plain, good, _ = told(archive(invented(30), packed=False, every=1000))
    parts = [plain[at : at + 5000] for at in range(0, len(plain), 5000)]
    pages, errors, _ = read(tmp_path, b"".join(map(gzip.compress, parts)))
    assert [(page.record, page.data) for page in pages] == [(g.id, g.page) for g in good]
    assert not errors


def test_zstd(tmp_path: Path) -> None:
    plain, good, _ = told(archive(invented(30), packed=False, every=1000))
    out = io.BytesIO()
    with ZstdWriter(out) as writer:
        writer.write(plain)
    packed = out.getvalue()
    assert is_archive(packed[:1000])
    pages, errors, _ = read(tmp_path, packed)
    assert [(page.record, page.data) for page in pages] == [(g.id, g.page) for g in good]
    assert not errors
    _, errors, _ = read(tmp_path, packed[: len(packed) // 2])
    assert "does not unpack" in str(errors[-1])


def test_what_is_no_archive() -> None:
    assert not is_archive(b"")
    assert not is_archive(b"<html>WARC/1.0")
    assert not is_archive(gzip.compress(PAGE)[:1000])
    assert not is_archive(b"\x1f\x8b\x08nothing else")


@pytest.mark.parametrize("data", [b"", b"no archive", bytes(70000), b"\x1f\x8b\x08" * 40000])
def test_bytes_that_are_no_archive_are_named(tmp_path: Path, data: bytes) -> None:
    pages, errors, skipped = read(tmp_path, data)
    assert not pages and not skipped
    assert len(errors) == bool(data)


# What a server sent

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": in_brotli,
}


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE)),
        ("gzip", gzip.compress(PAGE[:900]) + gzip.compress(PAGE[900:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]),
        ("br", in_brotli(PAGE)),
        ("gzip, br", in_brotli(gzip.compress(PAGE))),
        ("identity", PAGE),
        ("gzip", PAGE),  # as some crawlers keep it
    ],
)
@pytest.mark.parametrize("chunked", [False, True])
def test_codings_are_undone(tmp_path: Path, coding: str, body: bytes, chunked: bool) -> None:
    http = [*HTML, f"Content-Encoding: {coding}"]
    http.append("Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body)}")
    sent = in_chunks(body) if chunked else body
    (page,) = one(tmp_path, draft("response", 1, ADDRESS, http, sent))
    assert isinstance(page, Page)
    assert page.data == PAGE


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "br, gzip"])
def test_a_bomb_is_stopped(tmp_path: Path, coding: str) -> None:
    body = bytes(40_000_000)
    for each in coding.split(", "):
        body = PACKERS[each](body)
    made = draft("response", 1, ADDRESS, [*HTML, f"Content-Encoding: {coding}"], body)
    path = tmp_path / "bomb.warc"
    path.write_bytes(made.written())
    tracemalloc.start()
    with path.open("rb") as stream:
        (error,) = pages_of(stream, "bomb.warc")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(error, TooLong)
    assert "over 16 MB" in str(error)
    assert peak < 5 * LARGEST


def test_a_member_that_is_a_bomb(tmp_path: Path) -> None:
    good = gzip.compress(response(1, (ADDRESS, PAGE)).written())
    pages, errors, _ = read(tmp_path, good + gzip.compress(bytes(30_000_000)) + good)
    assert [page.data for page in pages] == [PAGE, PAGE]
    assert len(errors) == 1


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_records_too_large_to_hold(tmp_path: Path, packed: bool) -> None:
    large = b"<html>" + bytes(LARGEST)
    film = ["HTTP/1.1 200 OK", "Content-Type: video/mp4"]
    drafts = [
        response(1, (ADDRESS, PAGE)),
        draft("response", 2, ADDRESS, film, large),
        draft("response", 3, ADDRESS, HTML, large),
        response(5, (ADDRESS, PAGE)),
    ]
    written = [each.written() for each in drafts]
    data = b"".join(gzip.compress(each, 1) for each in written) if packed else b"".join(written)
    pages, errors, skipped = read(tmp_path, data)
    assert [page.data for page in pages] == [PAGE, PAGE]
    assert skipped == {"responses that are not HTML": 1}
    (error,) = errors
    assert isinstance(error, TooLong)
    assert "<urn:uuid:00000003-" in str(error)


@pytest.mark.parametrize(
    ("kind", "field", "http", "what"),
    [
        ("resource", "text/html; charset=windows-1252", [], "page"),
        ("resource", "image/png", [], "other resources"),
        ("conversion", "text/html", [], "conversion records"),
        ("revisit", "application/http", HTML, "revisit records"),
        ("response", "text/dns", [], "responses that are not HTTP"),
        ("response", "application/http", ["HTTP/1.1 301 Moved"], "responses of status 301"),
        ("response", "application/http", [HTML[0], "Content-Type: text/plain"],
         "responses that are not HTML"),
        ("response", "application/http", [HTML[0], "Content-Type: application/xhtml+xml"], "page"),
        ("response", "application/http", [HTML[0]], "page"),
        ("response", "application/http", ["HTTP/2 200", HTML[1]], "page"),
    ],
)  # fmt: skip
def test_what_is_a_page(tmp_path: Path, kind: str, field: str, http: list[str], what: str) -> None:
    made = draft(kind, 1, ADDRESS, http, PAGE)
    made.fields["Content-Type"] = field
    (found,) = one(tmp_path, made)
    assert (found if isinstance(found, str) else "page") == what
    if isinstance(found, Page):
        assert found.data == PAGE
        assert found.charset == ("windows-1252" if kind == "resource" else None)


def test_a_digest_may_be_of_any_form_of_the_page(tmp_path: Path) -> None:
    packed = gzip.compress(PAGE)
    for digested in (in_chunks(packed), packed, PAGE):
        http = [*HTML, "Content-Encoding: gzip", "Transfer-Encoding: chunked"]
        made = draft("response", 1, ADDRESS, http, in_chunks(packed))
        made.fields["WARC-Payload-Digest"] = f"crc32:{zlib.crc32(digested):08x}"
        assert isinstance(one(tmp_path, made)[0], Page)  # one that nobody knows says nothing
        made.fields["WARC-Payload-Digest"] = response(1, ("", digested)).fields[
            "WARC-Payload-Digest"
        ]
        assert isinstance(one(tmp_path, made)[0], Page)


def test_a_body_longer_than_it_says_is_believed_where_a_digest_vouches(tmp_path: Path) -> None:
    made = response(1, (ADDRESS, PAGE))
    signed = dict(made.fields)
    made.http[-1] = "Content-Length: 1000"
    del made.fields["WARC-Block-Digest"], made.fields["WARC-Payload-Digest"]
    (error,) = one(tmp_path, made)
    assert isinstance(error, Damaged)
    made.fields["WARC-Payload-Digest"] = signed["WARC-Payload-Digest"]
    (page,) = one(tmp_path, made)
    assert isinstance(page, Page) and page.data == PAGE


def test_a_header_in_bare_line_ends_and_folded_lines(tmp_path: Path) -> None:
    made = draft("response", 1, ADDRESS, [], PAGE)
    made.fields["Content-Type"] = "application/http"
    made.body = b"HTTP/1.1 200 OK\nX-A: b\n c\nContent-Type: text/html\n\n" + PAGE
    (page,) = one(tmp_path, made)
    assert isinstance(page, Page) and page.data == PAGE


def test_dates_of_less_than_a_moment(tmp_path: Path) -> None:
    made = response(2, (ADDRESS, PAGE))
    made.fields["WARC-Date"] = "2026-03"
    (page,) = one(tmp_path, made)
    assert isinstance(page, Page) and page.retrieved is None


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    peaks = []
    for count in (50, 50, 400):
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(b"".join(part for part, _ in archive(invented(count))))
        tracemalloc.start()
        with path.open("rb") as stream:
            assert sum(isinstance(each, Page) for each in pages_of(stream, "a")) == 0.9 * count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[2] < 1.2 * peaks[1]
