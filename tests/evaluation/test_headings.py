"""The labels of edited headlines are true by construction, and the checks hold their floor."""

import random
import re
from pathlib import Path

import pytest

from evaluation.changes import GoldStory
from evaluation.edits import EDITS, Edit, Pool, Probe, Source, headed, take_apart
from evaluation.headings import FEWEST, FLOOR, Scores, failures, load, score

MARA = (
    "The lighthouse lamp went out on Sunday, and nobody on the island noticed until the boats came"
)
EWAN = "We rowed past the northern rocks twice before anybody thought of ringing the chapel bell"
PLAIN = "The harbour council meets every second week above the old net loft"
TEXT = f"“{MARA},” Mara Quist said. {PLAIN}.\n\n“{EWAN},” Ewan Bell said."
OTHER = "These turnips taste wonderful when somebody fries them slowly beside seven purple onions"
SPEAKERS = {"a1": "Mara Quist", "a2": "Ewan Bell"}


def attribution(name: str, who: str, words: str) -> dict[str, object]:
    at, said = TEXT.index(who), TEXT.index(words)
    return {
        "id": name,
        "source": [[at, at + len(who)]],
        "cue": [[at + len(who) + 1, at + len(who) + 5]],
        "content": [[said, said + len(words)]],
    }


STORY = GoldStory(
    "island", TEXT, (attribution("a1", "Mara Quist", MARA), attribution("a2", "Ewan Bell", EWAN))
)
SOURCE = take_apart(STORY, SPEAKERS)
POOL = Pool((("turnips", tuple(OTHER.split())),), ("turnips", "purple", "onions", "fries"))


def plain(words: str) -> list[str]:
    return re.findall(r"[a-z]+", words.lower())


def runs(words: list[str], text: str) -> bool:
    """Whether words stand side by side in a text."""
    return f" {' '.join(words)} " in f" {' '.join(plain(text))} "


def in_order(words: list[str], text: str) -> bool:
    said = iter(plain(text))
    return all(word in said for word in words)


def is_true(probe: Probe) -> bool:
    """Whether a probe deserves its verdict in this story."""
    words = plain(re.sub(r"\[the \w+\]", "", probe.words))
    said = [quote for quote in (MARA, EWAN) if runs(words, quote)]
    match probe.verdict:
        case "verbatim":
            return bool(said) and (probe.by is None or (probe.by in "Mara Quist") is (MARA in said))
        case "another":
            return bool(said) and (probe.by == "Mara Quist") is (EWAN in said)
        case "trimmed":
            return not said and any(in_order(words, quote) for quote in (MARA, EWAN))
        case "altered":
            return 1 <= len(set(words) - set(plain(TEXT))) <= 2 < len(words) - 2
        case "stitched":
            whole = any(in_order(words, quote) for quote in (MARA, EWAN))
            ends = [q for q in (MARA, EWAN) if runs(words[:5], q) or runs(words[-5:], q)]
            return not whole and len(ends) == 2
        case "unquoted":
            return not said and runs(words, PLAIN)
        case _:
            return not any(in_order(words, part) for part in (MARA, EWAN, PLAIN, TEXT))


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: str(edit.__name__))
def test_an_edit_earns_its_verdict(edit: Edit) -> None:
    rng = random.Random(7)
    probes = [probe for _ in range(200) if (probe := edit(rng, SOURCE, POOL)) is not None]
    assert len(probes) >= 10
    assert [probe for probe in probes if not is_true(probe)] == []


def test_a_story_is_taken_apart() -> None:
    assert [" ".join(quote.words) for quote in SOURCE.quotes] == [MARA, EWAN]
    assert [quote.speaker for quote in SOURCE.quotes] == ["Mara Quist", "Ewan Bell"]
    assert SOURCE.plain == (tuple(PLAIN.split()),)


def test_a_headline_moves_every_span_below_it() -> None:
    probe = Probe("rightly named", "The lighthouse lamp went out", "verbatim", "Quist")
    story, (own, first, second) = headed(random.Random(1), SOURCE, probe)
    assert [story.text[s:e] for s, e in own.content] == [probe.words]
    assert own.speaker is not None and own.speaker.name == "Mara Quist"
    assert [story.text[s:e] for s, e in (*first.content, *second.source)] == [MARA, "Ewan Bell"]


def test_the_checks_hold_their_floor_on_our_own_cases() -> None:
    scores = score(load(Path("nowhere")), random.Random(1))
    assert scores.pairs["polnear/dev"] is None
    assert scores.tally.total() >= 300
    assert scores.share >= FLOOR
    assert list(failures(scores)) == []


def test_a_failure_says_its_figure() -> None:
    scores = Scores(pairs={"cases": 10, "polnear/dev": None})
    scores.tally.update({("as said", "verbatim", "verbatim"): 9, ("as said", "verbatim", "x"): 1})
    assert list(failures(scores)) == ["90.0% (9 of 10) is under the floor of 97.0%"]
    scores.tally["as said", "verbatim", "x"] = 0
    assert list(failures(scores)) == []
    scores.pairs["polnear/dev"] = 0
    assert list(failures(scores, 2)) == [
        f"9 pairs of all sets: at least {FEWEST} are due",
        "2 checks of the seed are wrong",
    ]


def test_no_set_gives_no_pairs_and_fails() -> None:
    empty: dict[str, list[Source]] = {"cases": []}
    assert list(failures(score(empty, random.Random(1)))) == [
        f"0.0% (0 of 0) is under the floor of {FLOOR}%"
    ]
