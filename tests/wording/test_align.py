from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.wording.align import (
    Alignment,
    align,
    alike,
    changes_of,
    find_run,
    longest_runs,
    spans_of,
    words_of,
)

VOCABULARY = "the wind took stairs in one bite and nobody slept we heard it hum".split()
wordings = st.lists(st.sampled_from(VOCABULARY), max_size=30).map(" ".join)


def told(probe: str, telling: str) -> list[tuple[str, str]]:
    """What differs: words of the telling, words of the probe."""
    one, other = words_of(probe), words_of(telling)
    return [
        (" ".join(other.keys[slice(*c.said)]), " ".join(one.keys[slice(*c.told)]))
        for c in changes_of(one, align(one, other))
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It’s the wind", "IT'S THE WIND!"),
        ("well-known — and “old”", "Well known and 'old'"),
        ("in the U.S. at 5 p.m.", "in the US at 5 pm"),
        ("2,000 goats", "2000 goats"),
        ("5% of us & them", "5 per cent of us and them"),
        ("[T]he tower hum[med]", "The tower hummed"),
        ("a sto\u00adrm, na\u00efve", "A storm na\u0131\u0308ve".replace("\u0131", "i")),
        ("We slept [sic] badly", "we slept badly"),
    ],
)
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert words_of(one).keys == words_of(other).keys


@pytest.mark.parametrize(
    ("one", "other"), [("resume", "résumé"), ("$5", "€5"), ("2.5", "25"), ("can", "can't")]
)
def test_what_makes_one(one: str, other: str) -> None:
    assert words_of(one).keys != words_of(other).keys


def test_an_editors_marks_are_kept_apart() -> None:
    for mark in ("…", "...", ". . .", "[...]", "[…]", "(...)"):
        words = words_of(f"the wind {mark} took [the last of] it")
        assert words.keys == ("the", "wind", "took", "the", "last", "of", "it"), mark
        assert words.gaps == {2}
        assert words.bracketed == {3, 4, 5}
    assert words_of("… the wind …").gaps == frozenset()
    assert words_of("an open [ bracket").bracketed == frozenset()


def test_words_point_at_their_text() -> None:
    text = "He said: “It’s over,” and “I slept.”"
    words = words_of(text, [(10, 19), (27, 34)])
    assert [text[s:e] for s, e in words.spans] == ["It’s", "over", "I", "slept"]
    assert words.joins == {2}
    assert spans_of(words, (1, 4)) == ((15, 19), (27, 34))
    assert spans_of(words, (2, 2)) == ()


@pytest.mark.parametrize("text", ["", "?!… “”", "🙂🎉", " \n\u200b"])
def test_no_words(text: str) -> None:
    nothing, words = words_of(text), words_of("the wind")
    assert not nothing.keys
    assert find_run(nothing, words) == -1
    assert align(nothing, words).places == ()
    assert align(words, nothing) == Alignment((-1, -1), (False, False), 0.0)
    assert list(longest_runs(nothing, [words])) == []
    assert changes_of(words, align(words, nothing)) == ()


def test_a_run_is_found_at_words() -> None:
    telling = words_of("I am there. Here I am, am I?")
    assert find_run(words_of("here"), telling) == 3
    assert find_run(words_of("I am"), telling) == 0
    assert find_run(words_of("I am"), telling, 1) == 4
    assert find_run(words_of("I am"), telling, 5) == -1
    assert find_run(words_of("her"), telling) == -1


@pytest.mark.parametrize(
    ("probe", "telling", "changes"),
    [
        ("it took the stairs", "Yes, it took the stairs in one bite", []),
        ("it took stairs", "it took the last stairs", [("the last", "")]),
        ("it took the ladder", "it took the stairs in one bite", [("stairs", "ladder")]),
        ("it never took the stairs", "it took the stairs", [("", "never")]),
        ("it takes the stairs now", "it took the steep stairs", [("took", "takes"), ("steep", "")]),
        ("she slept well", "nobody slept well", [("nobody", "she")]),
    ],
)
def test_what_differs(probe: str, telling: str, changes: list[tuple[str, str]]) -> None:
    made = told(probe, telling)
    assert made[: len(changes)] == changes


def test_an_ellipsis_lets_words_go_far() -> None:
    between = " and then one more" * 12
    telling = words_of(f"nobody slept{between} but we heard it hum")
    owned, silent = words_of("nobody slept … it hum"), words_of("nobody slept it hum")
    assert min(align(owned, telling).places) >= 0
    assert align(owned, telling).score > align(silent, telling).score


def test_words_of_one_stem_are_alike() -> None:
    assert alike("tested", "testing")
    assert alike("stairs", "stair")
    assert alike("kettle", "kettles")
    assert not alike("bed", "bee")
    assert not alike("tower", "storm")


def test_longest_runs_cover_a_probe_from_the_left() -> None:
    tellings = [words_of("nobody slept in the tower"), words_of("we heard it hum like a kettle")]
    probe = words_of("nobody slept in fear: we heard it hum")
    assert list(longest_runs(probe, tellings)) == [(0, 0, 3), (-1, -1, 1), (1, 0, 4)]


@given(wordings, wordings)
def test_an_alignment_keeps_the_order(probe: str, telling: str) -> None:
    one, other = words_of(probe), words_of(telling)
    aligned = align(one, other)
    held = [place for place in aligned.places if place >= 0]
    assert held == sorted(set(held))
    for key, place, same in zip(one.keys, aligned.places, aligned.same, strict=True):
        assert not same or other.keys[place] == key
    changes = changes_of(one, aligned)
    assert all(a.said[1] <= b.said[0] for a, b in pairwise(changes))
    changed = sum(c.told[1] - c.told[0] for c in changes)
    assert changed + sum(aligned.same) == len(one) or not held


@given(wordings, wordings, wordings)
def test_words_of_a_telling_align_with_themselves(before: str, probe: str, after: str) -> None:
    one, other = words_of(probe), words_of(f"{before} {probe} {after}")
    assert all(align(one, other).same)
    assert (find_run(one, other) >= 0) == bool(one.keys)


@given(st.text(max_size=60))
def test_any_text_has_words_in_order(text: str) -> None:
    words = words_of(text)
    flat = [at for span in words.spans for at in span]
    assert flat == sorted(flat)
    assert all(key and " " not in key for key in words.keys)
    assert words.line.split() == list(words.keys)


def test_ten_thousand_words_are_aligned() -> None:
    long = words_of(" ".join(f"word{n * n % 7919}" for n in range(10_000)))
    other = words_of(" ".join(f"word{n * 31 % 7919}" for n in range(10_000)))
    aligned = align(long, other)
    list(longest_runs(long, [other, long]))
    assert len(aligned.places) == 10_000
