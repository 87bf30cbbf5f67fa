import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.wording.align import words_of
from onrecord.wording.verdict import Finding, Telling, difference, judge, text_of

SAID = (
    "But I think the wind took the stairs in one bite, and nobody slept a minute until morning.",
    "We heard the tower hum like a kettle; then there was nothing under the door but water.",
    "The first message went out at noon. Whether anyone reads it is another matter.",
)
BY_ANOTHER = "I am a baker and I know nothing about towers, so I held the ladder."
WRITTEN = "The keeper was stranded for eleven hours in the lamp room."


def tellings() -> list[Telling]:
    said = [Telling(words_of(text)) for text in SAID]
    other = Telling(words_of(BY_ANOTHER), by_another=True)
    return [*said, other, Telling(words_of(WRITTEN), spoken=False)]


def found(words: str) -> Finding:
    return judge(words_of(words), tellings())


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("the wind took the stairs", "verbatim"),
        ("The Wind Took The Stairs", "verbatim"),
        ("‘WE HEARD the tower hum, like a kettle’", "verbatim"),
        ("slept", "verbatim"),
        ("the wind took … in one bite", "trimmed"),
        ("We heard the tower hum [...] then there was nothing under the door", "trimmed"),
        ("the wind took the stairs and nobody slept a minute", "trimmed"),
        ("[the gale] took the stairs in one bite", "trimmed"),
        ("nobody slept until morning", "trimmed"),
        ("the wind broke the stairs in one bite", "altered"),
        ("nobody ever slept a minute until morning", "altered"),
        ("we heard the towers humming like a kettle", "altered"),
        ("nobody slept a minute then there was nothing under the door", "stitched"),
        ("and nobody slept a minute. the wind took the stairs", "stitched"),
        ("I know nothing about towers", "another"),
        ("I know nothing of towers so I held the ladder", "another"),
        ("stranded for eleven hours", "unquoted"),
        ("the keeper was stranded in the lamp room", "unquoted"),
        ("we heard the tower hum in the lamp room for eleven hours", "unquoted"),
        ("it is what it is", "absent"),
        ("I think that the harbour is another thing", "absent"),
        ("kettle", "verbatim"),
        ("kettles", "altered"),
        ("lighthouse", "absent"),
    ],
)
def test_verdicts(words: str, verdict: str) -> None:
    assert found(words).verdict == verdict


def test_what_a_finding_rests_on() -> None:
    finding = found("the wind took the stairs and nobody slept")
    words = words_of(SAID[0])
    assert finding.telling == 0
    assert [text_of(words, part.said, SAID[0]) for part in finding.parts] == [
        "the wind took the stairs",
        "and nobody slept",
    ]
    assert [text_of(words, run, SAID[0]) for run in finding.dropped] == ["in one bite"]
    assert finding.exact
    assert finding.likeness == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("the wind broke the stairs in one bite", "took → broke"),
        ("nobody ever slept a minute until morning", "+ ever"),
        ("the wind took the ladder in a bite and nobody slept", "stairs → ladder; one → a"),
        ("the wind took the stairs", None),
    ],
)
def test_the_difference_word_by_word(words: str, told: str | None) -> None:
    finding = found(words)
    assert finding.telling == 0
    said = words_of(SAID[0])
    assert difference(finding, words_of(words), words, said, SAID[0]) == told


def test_parts_of_what_was_stitched() -> None:
    finding = found("nobody slept a minute … nothing under the door but water")
    assert [part.telling for part in finding.parts] == [0, 1]
    assert finding.telling == 1


def test_the_first_telling_answers() -> None:
    twice = [Telling(words_of("it held, it held")), Telling(words_of("it held"))]
    assert judge(words_of("it held"), twice).telling == 0


def test_a_telling_that_was_cut_answers_only_alone() -> None:
    cut, whole = Telling(words_of("it held … all night")), Telling(words_of("it held up all night"))
    alone = judge(words_of("it held all night"), [cut])
    assert (alone.verdict, alone.cut) == ("verbatim", True)
    assert judge(words_of("it held … all night"), [cut]).cut is False
    both = judge(words_of("it held all night"), [cut, whole])
    assert (both.verdict, both.telling) == ("trimmed", 1)


def test_stock_words_far_apart_are_nobodys() -> None:
    long = "I want to say that " + "it was cold and we waited " * 8 + "to be there on a Monday."
    assert judge(words_of("I want to be Monday"), [Telling(words_of(long))]).verdict == "absent"


@pytest.mark.parametrize("words", ["", "…", "🙂🎉", "[...]", "?!"])
def test_no_words_are_absent(words: str) -> None:
    assert found(words) == Finding("absent")
    assert judge(words_of(words), []) == Finding("absent")


def test_tellings_with_no_words_and_no_tellings() -> None:
    assert judge(words_of("it held"), []).verdict == "absent"
    assert judge(words_of("it held"), [Telling(words_of("…"))]).verdict == "absent"
    assert judge(words_of("[it held]"), [Telling(words_of("so they say"))]).verdict == "absent"


def test_ten_thousand_words() -> None:
    text = " ".join(f"word{n * n % 7919}" for n in range(10_000))
    assert judge(words_of(text), tellings()).verdict == "absent"
    long = Telling(words_of(text))
    assert judge(words_of(text), [long]).verdict == "verbatim"
    assert judge(words_of(text.replace("word4 ", "other ", 1)), [long]).verdict == "altered"


SENTENCE = st.lists(st.sampled_from(SAID[0].split()), min_size=1, max_size=12).map(" ".join)


@given(SENTENCE)
def test_a_verdict_is_held_by_its_evidence(words: str) -> None:
    probe = words_of(words)
    finding = judge(probe, tellings())
    assert (finding.telling is None) == (finding.verdict == "absent")
    assert 0 <= finding.likeness <= 1
    for part in finding.parts:
        said = tellings()[part.telling].words.keys[slice(*part.said)]
        assert set(said) & set(probe.keys[slice(*part.told)])
    if finding.verdict == "verbatim":
        (part,) = finding.parts
        assert tellings()[part.telling].words.keys[slice(*part.said)] == probe.keys


@given(st.integers(0, 12), st.integers(3, 17))
def test_any_run_of_a_telling_is_verbatim_however_set(start: int, size: int) -> None:
    run = SAID[1].split()[start : start + size]
    for words in (" ".join(run), " ".join(run).upper(), " — ".join(run), f"“{' '.join(run)}”"):
        assert not run or found(words).verdict == "verbatim"
