from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model.tokens import Tokens, find_windows, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.text.paragraphs import find_lines

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP] a ##a b . said".split())


def tokens_of(text: str) -> Tokens:
    return prepare(text, list(find_lines(text)), PIECES)


def test_only_the_given_paragraphs_are_read() -> None:
    text = "aa b\nPhoto b\nb said"
    tokens = prepare(text, [(0, 4), (13, 19)], PIECES)
    assert [text[s:e] for s, e in tokens.words] == ["aa", "b", "b", "said"]
    assert tokens.paragraph.tolist() == [0, 0, 1, 1]
    assert tokens.before.tolist() == [0, 2, 3, 4, 5]


def test_features_tell_case_quotation_and_starts() -> None:
    tokens = tokens_of('B said "a." A b')
    assert tokens.features[:, 1].tolist() == [0, 0, 2, 1, 1, 3, 0, 0]
    assert tokens.features[:, 2].tolist() == [2, 0, 0, 0, 0, 0, 1, 0]


def test_marks_of_any_style_read_alike() -> None:
    curly = tokens_of("B said. “A b.” A said “b” a.")
    for opening, closing in ('""', "«»", "„“", "‘’", "''"):
        other = tokens_of(f"B said. {opening}A b.{closing} A said {opening}b{closing} a.")
        assert other.pieces == curly.pieces
        assert other.features.tolist() == curly.features.tolist()


def test_nothing_to_read() -> None:
    assert list(find_windows(tokens_of(""), 64, 8)) == []


@settings(max_examples=200)
@given(
    st.lists(st.text(alphabet="ab. ", min_size=1, max_size=300), max_size=12),
    st.integers(30, 80),
    st.integers(0, 8),
)
def test_windows_keep_each_word_once_and_fit(lines: list[str], longest: int, context: int) -> None:
    tokens = tokens_of("\n".join(lines))
    windows = list(find_windows(tokens, longest, context))
    kept = [word for w in windows for word in range(w.first, w.last)]
    assert kept == list(range(len(tokens)))
    for window in windows:
        assert window.start <= window.first < window.last <= window.end
        assert tokens.before[window.end] - tokens.before[window.start] + 2 <= longest


def test_a_window_has_context_where_the_text_goes_on() -> None:
    tokens = tokens_of("\n".join(["a b a b a b."] * 30))
    middle = list(find_windows(tokens, 64, 8))[1:-1]
    assert middle
    for window in middle:
        assert tokens.before[window.first] - tokens.before[window.start] >= 8
        assert tokens.before[window.end] - tokens.before[window.last] >= 8
