import hashlib
from dataclasses import replace

import pytest

from onrecord import errors
from onrecord.intake.pages import About, Page
from onrecord.intake.text import LONGEST, story_id, story_of_bytes, story_of_text

WORDS = "Ana Sousa said that it was safe."


def page(data: bytes) -> Page:
    return Page(data, "file", "story.txt")


def test_text_is_kept_as_it_came() -> None:
    raw = "\ufeffOne.\r\n\r\nTwo — “three”.\r\n"
    assert story_of_bytes(page(raw.encode())).text == raw


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_a_byte_order_mark_tells_the_encoding(encoding: str) -> None:
    data = ("\ufeff" + WORDS).encode(encoding)
    assert story_of_bytes(page(data)).text == "\ufeff" + WORDS


def test_an_encoding_can_be_named() -> None:
    latin = page("“É,” said Ana.".encode("windows-1252"))
    assert story_of_bytes(latin, About(encoding="windows-1252")).text == "“É,” said Ana."
    declared = replace(latin, charset="windows-1252")
    assert story_of_bytes(declared).text == "“É,” said Ana."


def test_a_story_tells_where_it_is_from() -> None:
    data = WORDS.encode()
    story = story_of_bytes(
        Page(data, "address", "https://harbour.example/a", "https://harbour.example/a",
             retrieved="2026-04-01T10:00:00Z")
    )  # fmt: skip
    assert story.url == "https://harbour.example/a"
    assert story.origin is not None
    assert story.origin.sha256 == hashlib.sha256(data).hexdigest()
    assert (story.origin.via, story.origin.format) == ("address", "text")
    assert story.origin.retrieved == "2026-04-01T10:00:00Z"


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", errors.Empty, "holds no text"),
        (b" \n\r\n\t", errors.Empty, "holds no text"),
        (b"\xef\xbb\xbf", errors.Empty, "holds no text"),
        (b"\x93Yes,\x94 said Ana.", errors.NotText, "byte 0x93 at 0"),
        (b"abc\x00def", errors.NotText, "a NUL at 3"),
        ("Ana said so.".encode("utf-16-le"), errors.NotText, "utf-16-le"),
        (bytes(range(256)) * 4, errors.NotText, "binary"),
        (b"\x7fELF\x02\x01\x01\x00" + bytes(90), errors.NotText, "binary"),
        (b"%PDF-1.7 and so on", errors.NotText, "PDF"),
        (b"PK\x03\x04 and so on", errors.NotText, "zip"),
        (b"Ana said \xed\xa0\x80 so.", errors.NotText, "0xED"),
        (b"a" * (4 * LONGEST + 1), errors.TooLong, "Split it"),
        (b"word " * (LONGEST // 4), errors.TooLong, "1,250,000 characters"),
    ],
)
def test_bad_bytes(data: bytes, error: type[errors.InputError], words: str) -> None:
    with pytest.raises(error) as caught:
        story_of_bytes(page(data))
    assert "story.txt" in str(caught.value)
    assert words in str(caught.value)


def test_a_string_with_half_a_character() -> None:
    with pytest.raises(errors.Malformed, match=r"U\+D800.* at 4"):
        story_of_text("Ana \ud800 said so.")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-03-31", "2026-03-31"),
        (" 2026-03 ", "2026-03"),
        ("2026", "2026"),
        ("2026-03-31T10:00:00Z", "2026-03-31"),
        ("2026-03-31 23:30:00.123+02:00", "2026-03-31"),
    ],
)
def test_a_publication_date_is_kept_in_edtf(given: str, kept: str) -> None:
    assert story_of_text(WORDS, about=About(published=given)).published == kept


@pytest.mark.parametrize(
    "given", ["yesterday", "", "31/03/2026", "2026-02-31", "2026-13", "1500", "2026-03-31T25:00"]
)
def test_a_publication_date_that_is_none_is_refused(given: str) -> None:
    with pytest.raises(errors.Malformed, match="no date of publication") as caught:
        story_of_text(WORDS, about=About(published=given))
    assert repr(given) in str(caught.value)
    assert "2026-03-31, 2026-03 or 2026" in str(caught.value)
    with pytest.raises(errors.Malformed, match=r"story\.txt"):
        story_of_bytes(page(WORDS.encode()), About(published=given))


def test_ids_come_from_the_address_or_else_the_text() -> None:
    assert story_of_text(WORDS).id == story_id(WORDS)
    address = "https://harbour.example/storm"
    assert story_of_text(WORDS, about=About(url=address)).id == story_id(address)
    assert story_of_text(WORDS + " ").id != story_of_text(WORDS).id
