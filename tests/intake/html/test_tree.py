import pytest

from onrecord.errors import Empty, InputError, Malformed, NotText, TooLong
from onrecord.intake.html.tree import MOST_BYTES, MOST_TAGS, decode, tree_of
from onrecord.intake.pages import Page

WORDS = "<p>Der Bürgermeister sagte “nein” – 5 €, wörtlich.</p>"


def read(data: bytes, charset: str | None = None, encoding: str | None = None) -> str:
    tree = tree_of(Page(data, "file", "page.html", charset=charset), encoding)
    return "".join(tree.itertext())


def declared(charset: str) -> str:
    return f'<html><head><meta charset="{charset}"></head><body>{WORDS}</body></html>'


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (declared("utf-8").encode(), None),
        (declared("windows-1252").encode("cp1252"), None),
        (declared("iso-8859-1").encode("cp1252"), None),  # browsers read the superset
        (declared("windows-1252").encode(), "latin-1"),  # UTF-8 whatever both say
        (WORDS.encode("cp1252"), "windows-1252"),
        (WORDS.encode("utf-16"), "utf-8"),  # a byte order mark
        (WORDS.encode("utf-16-le"), None),
        (WORDS.encode("utf-8-sig"), "latin-1"),
        (declared("utf-8").encode() + b"\xe2\x80", None),  # cut off inside a character
        (declared("no-such-charset").encode(), "hex"),
        (f'<?xml version="1.0" encoding="windows-1252"?>{WORDS}'.encode("cp1252"), None),
        (f'<?xml version="1.0" encoding="UTF-8"?>\n{WORDS}'.encode(), None),
    ],
)
def test_characters_are_what_they_were(data: bytes, charset: str | None) -> None:
    assert "Der Bürgermeister sagte “nein” – 5 €, wörtlich." in read(data, charset)


def test_a_charset_that_nobody_tells_is_detected() -> None:
    words = "<p>Мэр города сказал, что паром больше не пойдёт, и никто ему не поверил.</p>" * 20
    assert "никто ему не поверил" in read(words.encode("cp1251"))
    assert "никто ему не поверил" in read(words.encode("cp1251"), charset="utf-8")


def test_what_its_giver_says_goes_first() -> None:
    assert decode("é".encode(), "x", "latin-1") == "Ã©"
    with pytest.raises(NotText, match="no encoding is called 'klingon'"):
        decode(b"x", "x", "klingon")
    with pytest.raises(NotText, match="is not ascii"):
        decode("é".encode(), "x", "ascii")


def test_nuls_and_comments_are_left_out() -> None:
    assert read(b"<p>The \x00fer\x00ry</p><!-- not said --><p>sails") == "The ferrysails"


@pytest.mark.parametrize("data", [b"", b" \n ", b"\x00\x00", b"<!-- nothing -->", b"<?xml ?>"])
def test_nothing_is_nothing(data: bytes) -> None:
    with pytest.raises(Empty, match=r"page\.html"):
        read(data)


def test_too_much_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(TooLong, match=r"30\.0 MB"):
        read(b" " * (MOST_BYTES + 1))
    with pytest.raises(TooLong, match="500,001 tags"):
        read(b"<" * (MOST_TAGS + 1))


def test_thirty_megabytes_of_script_are_read_past() -> None:
    script = b"<script>" + b"var a=1;" * 3_700_000 + b"</script>"
    assert len(script) > 29_000_000
    assert read(script + b"<p>The ferry sails.</p>").endswith("The ferry sails.")


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "font"])
def test_a_page_nested_without_end_is_refused_not_cut_short(tag: str) -> None:
    with pytest.raises(Malformed, match="nests"):
        read(f"<{tag}>".encode() * 100_000 + b"The ferry sails.")


def test_a_page_nested_deeper_than_most_parsers_go_is_read() -> None:
    assert read(b"<div>" * 1500 + b"The ferry sails.") == "The ferry sails."


def test_half_characters_do_not_come_through() -> None:
    text = read(b"<p>a&#xD800;b&#0;c&#55357;d</p>")
    text.encode()
    assert "\x00" not in text


@pytest.mark.parametrize(
    "data",
    [
        b"<<<>>><p",
        b"</p></p><td>x",
        b"<p a='b",
        b"\xff\xfe",
        b"<html",
        b"plain words",
        b"&#xffffffffff;",
    ],
)
def test_broken_markup_gives_a_tree_or_a_named_error(data: bytes) -> None:
    try:
        read(data)
    except InputError as error:
        assert error.name == "page.html"
