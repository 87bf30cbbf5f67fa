from hypothesis import given
from hypothesis import strategies as st

from onrecord.text.paragraphs import UNSEEN, find_lines, sentence_starts
from onrecord.text.words import CASES, find_words, letter_case, words_within


def test_words_are_runs_of_letters_or_single_marks() -> None:
    text = "Don't—ever—say 3.5%!"
    assert [text[s:e] for s, e in find_words(text)] == [
        "Don", "'", "t", "—", "ever", "—", "say", "3", ".", "5", "%", "!",
    ]  # fmt: skip


def test_letter_case() -> None:
    words = [",", "42", "word", "NATO", "A", "Quist", "iPhone"]
    assert [CASES[letter_case(word)] for word in words] == list(CASES)


def test_words_within_spans() -> None:
    words = find_words("one two three four")
    assert words_within(words, [(4, 7), (14, 15)]) == [1, 3]
    assert words_within(words, [(3, 4)]) == []
    assert words_within(words, [(2, 5), (0, 3)]) == [0, 1]


@given(st.text())
def test_lines_hold_all_but_white_space(text: str) -> None:
    lines = list(find_lines(text))

    def seen(words: str) -> str:
        return "".join(char for char in words if not char.isspace() and char not in UNSEEN)

    assert "".join(seen(text[s:e]) for s, e in lines) == seen(text)
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in lines)


def test_carriage_returns_and_marks_of_order_keep_their_offsets() -> None:
    text = "\ufeffOne.\r\n\r\nTwo.\r\nThree."
    assert list(find_lines(text)) == [(1, 5), (9, 13), (15, 21)]


def test_sentence_starts() -> None:
    text = "It hummed. “Loud,” he said. Then no."
    words = find_words(text)
    first = [at == 0 for at in range(len(words))]
    marked = sentence_starts([text[s:e] for s, e in words], first)
    found = [text[s:e] for (s, e), start in zip(words, marked, strict=True) if start]
    assert found == ["It", "Then"]
    assert marked[0] == 2
