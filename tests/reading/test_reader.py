from evaluation.cases import load_cases
from onrecord.desk import read_text
from onrecord.reading.blocks import PROSE
from onrecord.records import Attribution, Record
from tests.reading.fakes import FakeModel


def told(record: Record, attribution: Attribution) -> tuple[str, str, list[str]]:
    source, cue, content = (
        [record.story.text[s:e] for s, e in spans]
        for spans in (attribution.source, attribution.cue, attribution.content)
    )
    return " ".join(source), " ".join(cue), content


def read(text: str) -> Record:
    return read_text(text, model=FakeModel())


def test_a_split_quote_is_one_attribution_without_its_marks() -> None:
    record = read('It rained. "Nobody slept," who said. "We heard it hum."')
    (found,) = record.attributions
    assert told(record, found) == ("who", "said", ["Nobody slept", "We heard it hum."])
    assert found.manner == "direct"
    assert (found.type, found.stance, found.speaker) == ("assertion", "said", None)
    assert 0.5 < found.score <= 1


def test_nothing_is_quoted_from_credits_or_furniture() -> None:
    page = (
        'who said "It hummed all night"\n\nhum, who\nPhoto: who / Getty\n\n'
        "Related Articles\n\nMore of who"
    )
    record = read(page)
    barred = [b for b in record.story.blocks if b.kind in ("credit", "furniture")]
    assert len(barred) == 4
    for attribution in record.attributions:
        for start, end in attribution.source + attribution.cue + attribution.content:
            assert not any(start < b.end and end > b.start for b in barred)


def test_no_attribution_reaches_out_of_the_headline() -> None:
    record = read(
        'Storm Took The Stairs, who said\n\nKeepers of the light had "Nobody slept here".'
    )
    assert [a.cue for a in record.attributions] in ([], [()])


def test_places() -> None:
    record = read(
        '"It hummed all night", who said\n\nThe light is old. who said "it never went out"'
    )
    assert [a.block for a in record.attributions] == ["headline", "body"]


def test_headings_fill_what_was_not_given() -> None:
    record = read("Storm Took The Stairs\n\nBy Ana Sousa and Tom Reed\n\nIt rained. It stopped.")
    assert record.story.title == "Storm Took The Stairs"
    assert record.story.byline == ("Ana Sousa", "Tom Reed")
    assert record.attributions == ()


def test_another_language_is_named_and_left_alone() -> None:
    german = (
        "„Niemand hat in dieser Nacht geschlafen“, sagte die Leuchtturmwärterin am Dienstag. "
        "Der Sturm hatte die Treppe weggerissen, und das Wasser stand bis unter die Tür."
    )
    record = read(german + ' who said "ja"')
    assert record.story.language == "de"
    assert record.attributions == ()


def test_a_text_too_short_to_tell_is_read() -> None:
    record = read('who said "wow"')
    assert record.story.language is None
    assert len(record.attributions) == 1


def test_text_without_a_word() -> None:
    assert read("… — !\n\n***").attributions == ()


def test_every_span_lies_in_one_block_of_prose() -> None:
    for case in load_cases():
        record = read_text(case.text)
        blocks = [b for b in record.story.blocks if b.kind in PROSE]
        for attribution in record.attributions:
            for start, end in attribution.source + attribution.cue + attribution.content:
                assert start < end
                assert any(b.start <= start and end <= b.end for b in blocks), case.text[start:end]
