from evaluation.attributions import attributions_of, with_names
from evaluation.changes import Raw
from onrecord.reading.blocks import find_blocks
from onrecord.records import Attribution, Reference

TEXT = (
    "Kiln Bursts in Ostrava\n\n“It fell because Tom denied that it was cracked,” Ilse Brandt said."
    "\n\nThe potters hope that it can be mended."
)


def row(source: str, cue: str, content: str, **labels: str) -> Raw:
    spans = {
        part: [[TEXT.index(words), TEXT.index(words) + len(words)]]
        for part, words in (("source", source), ("cue", cue), ("content", content))
    }
    return {**spans, **labels}


ROWS = (
    row("Ilse Brandt", "said", "It fell because Tom denied that it was cracked", id="E1"),
    row("Tom", "denied", "that it was cracked"),
    row("The potters", "hope", "that it can be mended"),
)


def made() -> tuple[Attribution, ...]:
    return attributions_of(TEXT, find_blocks(TEXT), ROWS)


def test_rows_are_read_as_the_reader_does() -> None:
    assert [(a.id, a.manner, a.type, a.stance, a.within) for a in made()] == [
        ("E1", "direct", "assertion", "said", None),
        ("a2", "indirect", "assertion", "denied", "E1"),
        ("a3", "indirect", "eventuality", "said", None),
    ]
    assert all(a.speaker is None and a.block == "body" for a in made())
    assert TEXT[slice(*made()[1].content[0])] == "that it was cracked"


def test_what_stands_in_the_headline_is_said_there() -> None:
    headline = {**ROWS[0], "content": [[0, 22]]}
    assert attributions_of(TEXT, find_blocks(TEXT), [headline])[0].block == "headline"


def test_names_of_speakers_and_of_nobody() -> None:
    told = with_names(made(), ["Ilse Brandt", None, ""], "person")
    speaker = Reference("Ilse Brandt", "Ilse Brandt", "person", True)
    assert [a.speaker for a in told] == [speaker, None, None]
