import pytest

from onrecord.reading.blocks import find_blocks
from onrecord.reading.dates.anchoring import find_dates
from onrecord.reading.dates.dating import when_of
from onrecord.reading.dates.timeline import timeline_of
from onrecord.records import Attribution, Happening, Manner, Span

TOLD = [
    # text with {source}, [cue] and <content>, the date of each attribution
    ("{Mara} [said] on Monday <that it held>.", ["on Monday"]),
    ("On Monday, {Mara} [said] <that it held>.", ["On Monday"]),
    ("{Mara} on Monday [said] <that it held>.", ["on Monday"]),
    ('"<It held,>" {Mara} [said] in a statement on Monday.', ["on Monday"]),
    ("In a May 5 letter, {Mara} [pleaded] <for the light>.", ["May 5"]),
    ("[According to] {a 2018 survey by the port}, <it held>.", ["2018"]),
    ("{The report}, published on Monday, [found] <that it held>.", ["on Monday"]),
    ("{The mayor} [ruled] <that it held>, in an order signed on Monday.", ["on Monday"]),
    ("{Mara}, who was hired in 2019, [said] <that it held>.", [None]),
    ("{Mara} [said] <that it held on Monday>.", [None]),
    ("{Mara} [said] <that it held>, but on Monday the ferry sank.", [None]),
    ("{Mara} [said] <that it held> after Monday's storm.", [None]),
    ("{Mara} [said] <that it held>. On Monday the ferry sank.", [None]),
    ("The ferry sank on Monday. {Mara} [said] <that it held>.", [None]),
    ("He has been ill since Monday, {Mara} [said].<>", [None]),
    ('{Mara} [said] on Monday <that it held>. "<Nobody slept,>" {she} [added].', ["on Monday"] * 2),
    ("{Mara} [said] on Monday <that it held>.\n\n“<Nobody slept,>” {Mara} [said].",
     ["on Monday"] * 2),
    ("{Mara} [said] on Monday <that it held>. {Ewan} [said] <it fell>.", ["on Monday", None]),
    ("{Mara Quist} [said] on Monday <it held>. {Ewan} [said] <it fell>. {Quist} [said] <it hung>.",
     ["on Monday", None, "on Monday"]),
    ("{Mara} [said] on Monday <that it held>. {She} [says] <it still holds>.", ["on Monday", None]),
    ("{Mara} [said] on Monday <that it held>. {She} later [said] <it fell>.", ["on Monday", None]),
    ("Now, {Mara} [says] <that it holds>. “<It hums,>” {she} [says].", ["Now", None]),
    ("6.48 PM\n\n{Mara} [says] <that it holds>.\n\n7.15 PM\n\n{Ewan} [says] <that it fell>.",
     ["6.48 PM", "7.15 PM"]),
    ("1984: {Mara} [says] <that it holds>.\n\n1986: {Ewan} [says] <that it fell>.",
     ["1984", "1986"]),
]  # fmt: skip


def marked(text: str) -> tuple[str, list[Attribution]]:
    """The text without its marks, and the attributions that they mark, one for each content."""
    plain = ""
    spans: dict[str, list[Span]] = {"{": [], "[": [], "<": []}
    opened: tuple[str, int] = ("", 0)
    for char in text:
        if char in spans:
            opened = char, len(plain)
        elif char in "}]>":
            spans[opened[0]].append((opened[1], len(plain)))
        else:
            plain += char
    found = []
    for number, spanned in enumerate(zip(*spans.values(), strict=True), start=1):
        source, cue, content = spanned
        quoted: Manner = "direct" if plain[content[0] - 1] in '“"' else "indirect"
        kept = (content,) if content[0] < content[1] else ((0, cue[0] - 7),)
        found.append(Attribution(f"a{number}", (source,), (cue,), kept, quoted))
    return plain, found


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_when(text: str, expected: list[str | None]) -> None:
    plain, attributions = marked(text)
    blocks = find_blocks(plain)
    whens = when_of(attributions, find_dates(plain, blocks, None), plain, blocks)
    assert [when and when.text for when in whens] == expected


def test_the_date_of_a_transcript_is_that_over_its_turns() -> None:
    turns = ["{MARA}[:] <It held on all sides.>", "{EWAN}[:] <It fell on all sides.>"] * 2
    text = "\n\n".join(["Mara Quist spoke to us in her van in January.", *turns])
    plain, attributions = marked(text)
    blocks = find_blocks(plain)
    whens = when_of(attributions, find_dates(plain, blocks, None), plain, blocks)
    assert [when and when.text for when in whens] == ["in January"] * 4


def test_dating_nothing() -> None:
    assert when_of((), (), "", ()) == ()
    blocks = find_blocks("It held.")
    alone = Attribution("a1", (), (), ((0, 7),), "direct")
    assert when_of((alone,), (), "It held.", blocks) == (None,)


def timeline(text: str) -> list[tuple[str | None, str | None]]:
    plain, attributions = marked(text)
    blocks = find_blocks(plain)
    dates = find_dates(plain, blocks, None)
    whens = when_of(attributions, dates, plain, blocks)
    lines: tuple[Happening, ...] = timeline_of(attributions, whens, dates, plain)
    assert all(plain[slice(*line.span)] == line.text for line in lines)
    return [(line.value, line.attribution or line.event) for line in lines]


def test_the_timeline_is_in_order_and_holds_a_run_of_sayings_once() -> None:
    text = (
        "The ferry sank in March. {Mara} [said] in 2019 <that it held>. “<It hums,>” {she} [said]."
        "\n\nIt was lit on 7 June 1931, and the new lamp, due to come later this year, hums."
    )
    dated = [("1931-06-07", "It was lit"), ("2019", "a1"), ("XXXX-03", "The ferry sank")]
    assert timeline(text) == [*dated, (None, "the new lamp, due to come")]


def test_what_is_undated_stands_last_in_order_of_the_text() -> None:
    text = "The ferry sank last year. {Mara} [said] on Monday <that it held>. It rose in 2019."
    undated = [(None, "The ferry sank"), (None, "a1")]
    assert timeline(text) == [("2019", "It rose"), *undated]


def test_a_date_that_says_which_thing_is_meant_is_no_event() -> None:
    assert timeline("The ferry, lost in the 1999-style storm of 2001's winter, rose.") == []
