import pytest

from evaluation.dates import Words, edtf_of, same_words, score_words


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("2020-03-04", "2020-03-04"),
        ("2010-09-04T22:30:00", "2010-09-04"),
        ("--09", "XXXX-09"),
        ("-0508", "-0507"),
        ("-0001", "0000"),
        ("22:30:00", None),
    ],
)
def test_edtf_of_tei(when: str, value: str | None) -> None:
    assert edtf_of(when) == value


def test_same_words() -> None:
    assert same_words("on Monday", "Monday")
    assert same_words("Monday night (Nov. 18)", "Monday night")
    assert not same_words("last Monday night", "Monday")
    assert not same_words("on Monday", "on Tuesday")
    assert not same_words("on", "on")


def test_words_are_counted_right_wrong_and_missed() -> None:
    text = "Mara said on Monday that it held."
    said = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[20, 32]]}
    words = Words()
    for gold in ("Monday", None, "Tuesday"):
        score_words(text, None, (said,), (gold,), words)
    assert (words.gold, words.ours, words.same, words.exact) == (2, 3, 1, 0)
    assert len(words.differing) == 2
    assert words.f1[2] == pytest.approx(40)
