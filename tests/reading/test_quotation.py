import pytest

from onrecord.model.tokens import Tokens, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.linking import Link
from onrecord.reading.quotation import exact_spans, manner_of
from onrecord.text.words import words_within

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())


def tokens_of(text: str) -> Tokens:
    return prepare(text, [(0, len(text))], PIECES)


def run_of(tokens: Tokens, words: str) -> tuple[int, int]:
    at = tokens.text.index(words)
    inside = words_within(tokens.words, [(at, at + len(words))])
    return inside[0], inside[-1] + 1


@pytest.mark.parametrize(
    ("text", "run", "expected"),
    [
        ('"Nobody slept," she said.', '"Nobody slept,"', "Nobody slept"),
        ('She said: "Nobody slept."', '"Nobody slept."', "Nobody slept."),
        ("“Nobody slept,” she said.", "Nobody slept,", "Nobody slept"),
        ("She said that nobody slept.", "that nobody slept.", "that nobody slept"),
        ('It "hummed" all night.', 'It "hummed" all night.', 'It "hummed" all night'),
        ('He said they "came out even."', 'they "came out even."', 'they "came out even."'),
        ('He was "shocked", she said.', '"shocked",', "shocked"),
        ("‘It’s ours,’ she said.", "‘It’s ours,’", "It’s ours"),
        ('"Did it?" she asked.', '"Did it?"', "Did it?"),
        ("“He said, ‘Touch it,’” she said.", "He said, ‘Touch it", "He said, ‘Touch it,’"),
        ('"\'Twas us."', "Twas us.", "'Twas us."),
        ('"Touch," she said.', "Touch", "Touch"),
        ('She said "no" and "yes".', '"no" and "yes"', '"no" and "yes"'),
        ('Of "many things she spoke.', '"many things', "many things"),
        ("(she said it hummed)", "it hummed)", "it hummed"),
        ("She said it hummed (or sang).", "it hummed (or sang).", "it hummed (or sang)"),
        ("She said she left the U.S.", "she left the U.S.", "she left the U.S."),
    ],
)
def test_exact_spans(text: str, run: str, expected: str) -> None:
    tokens = tokens_of(text)
    ((start, end),) = exact_spans(tokens, [run_of(tokens, run)])
    assert text[start:end] == expected


def test_a_name_keeps_the_stop_of_its_abbreviation() -> None:
    text = "Tom Reed Jr. said so."
    tokens = tokens_of(text)
    ((start, end),) = exact_spans(tokens, [run_of(tokens, "Tom Reed Jr.")], clause=False)
    assert text[start:end] == "Tom Reed Jr."


def test_a_mark_alone_is_no_part_of_a_content() -> None:
    tokens = tokens_of('She said " nobody slept.')
    words = exact_spans(tokens, [run_of(tokens, '"'), run_of(tokens, "nobody slept.")])
    assert [tokens.text[slice(*span)] for span in words] == ["nobody slept"]


def test_the_bar_of_a_table_is_nobodys() -> None:
    tokens = tokens_of("Bo | said | yes |")
    (span,) = exact_spans(tokens, [run_of(tokens, "yes |")])
    assert tokens.text[slice(*span)] == "yes"


def test_a_cue_may_be_a_mark() -> None:
    tokens = tokens_of("Mayor: Bridge is safe")
    assert exact_spans(tokens, [run_of(tokens, ":")]) == ((5, 6),)


@pytest.mark.parametrize(
    ("text", "runs", "manner"),
    [
        ('"Nobody slept," she said. "Not one."', ['"Nobody slept,"', '"Not one."'], "direct"),
        ('She said that it "hummed".', ['that it "hummed"'], "mixed"),
        ("She said that it hummed.", ["that it hummed"], "indirect"),
        ('She said "no" and that was it.', ['"no"', "that was it"], "mixed"),
    ],
)
def test_manner(text: str, runs: list[str], manner: str) -> None:
    tokens = tokens_of(text)
    said = tuple(run_of(tokens, run) for run in runs)
    assert manner_of(tokens, Link((), (), said, 0.9)) == manner


@pytest.mark.parametrize(
    ("text", "outer", "manner"),
    [
        ('"Ana told me to wait," he said.', '"Ana told me to wait,"', "indirect"),
        ("\"Ana told me 'to wait'\", he said.", "\"Ana told me 'to wait'\"", "direct"),
        ('He said Ana told me "to wait".', 'Ana told me "to wait"', "direct"),
        ("He said Ana told me to wait.", "Ana told me to wait", "indirect"),
    ],
)
def test_manner_inside_a_quotation_is_by_the_marks_inside_it(
    text: str, outer: str, manner: str
) -> None:
    tokens = tokens_of(text)
    around = Link((), (), (run_of(tokens, outer),), 0.9)
    inner = Link((), (run_of(tokens, "told"),), (run_of(tokens, "to wait"),), 0.9, around)
    assert manner_of(tokens, inner) == manner


def test_a_span_takes_the_closing_mark_of_a_quotation_that_it_holds() -> None:
    text = "He said the storm 'took the stairs' and left."
    tokens = tokens_of(text)
    ((start, end),) = exact_spans(tokens, [run_of(tokens, "the storm 'took the stairs")])
    assert text[start:end] == "the storm 'took the stairs'"
