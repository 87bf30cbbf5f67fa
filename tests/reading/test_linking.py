"""Decoding, on tagging written by hand: no model."""

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from onrecord.model.encoder import ROLES, Floats
from onrecord.model.tokens import Tokens, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.linking import Link, link, link_inside
from onrecord.reading.roles import best_roles
from onrecord.reading.tagging import Arguments, Tagging
from onrecord.text.paragraphs import find_lines

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())
SURE, NOT = -0.05, -6.0


def linked(
    text: str,
    roles: Sequence[str],
    arguments: Mapping[int, Mapping[int, str]],
    regions: Sequence[int] | None = None,
) -> list[tuple[str, str, list[str]]]:
    """What is linked in a text whose words have the given roles ("s", "q", "c" begin source, cue
    and content, in capitals they go on) and whose cues say of some words what they are."""
    tokens, tagging, paragraphs = _tagged(text, roles, roles, arguments)
    found = link(tokens, tagging, regions or [0] * paragraphs)
    return [_told(tokens, each) for each in found]


def linked_inside(
    text: str,
    roles: Sequence[str],
    inner: Sequence[str],
    arguments: Mapping[int, Mapping[int, str]],
) -> list[tuple[str, str, list[str], str]]:
    """The same with the roles that words have inside content; last the cue of what holds each."""
    tokens, tagging, paragraphs = _tagged(text, roles, inner, arguments)
    found = link_inside(tokens, tagging, link(tokens, tagging, [0] * paragraphs))
    return [
        (*_told(tokens, each), _told(tokens, each.within)[1] if each.within else "")
        for each in found
    ]


def _tagged(
    text: str,
    roles: Sequence[str],
    inner: Sequence[str],
    arguments: Mapping[int, Mapping[int, str]],
) -> tuple[Tokens, Tagging, int]:
    paragraphs = list(find_lines(text))
    tokens = prepare(text, paragraphs, PIECES)
    assert len(tokens) == len(roles) == len(inner)
    said = {
        cue: Arguments(0, _arguments(len(tokens), of_words)) for cue, of_words in arguments.items()
    }
    return tokens, Tagging(_scores(roles), _scores(inner), _scores(inner), said), len(paragraphs)


def _scores(roles: Sequence[str]) -> Floats:
    scores = np.full((len(roles), 7), NOT, dtype=np.float32)
    for word, role in enumerate(roles):
        scores[word, ".sSqQcC".index(role)] = SURE
    return scores


def _arguments(words: int, of_words: Mapping[int, str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:  # fmt: skip # noqa: E501
    scores = np.full((words, 3), NOT, dtype=np.float32)
    for word in range(words):
        scores[word, {"c": 1, "s": 2}.get(of_words.get(word, ""), 0)] = SURE
    return scores


def _told(tokens: Tokens, each: Link) -> tuple[str, str, list[str]]:
    def words(run: tuple[int, int]) -> str:
        return tokens.text[tokens.words[run[0]][0] : tokens.words[run[1] - 1][1]]

    assert 0 <= each.score <= 1
    return (
        " ".join(map(words, each.source)),
        " ".join(map(words, each.cue)),
        [words(run) for run in each.content],
    )


def test_nothing_goes_on_that_has_not_begun() -> None:
    scores = np.full((3, 7), -1.0)
    scores[:, ROLES.index("I-content")] = 0.0
    assert ROLES[best_roles(scores)[0]] != "I-content"
    scores[0, ROLES.index("B-content")] = -0.1
    assert [ROLES[role] for role in best_roles(scores)] == ["B-content", "I-content", "I-content"]


def test_each_cue_takes_its_own_content_and_source() -> None:
    assert linked(
        "Ana said yes but Tom said no",
        "sqc.sqc",
        {1: {0: "s", 2: "c"}, 5: {4: "s", 6: "c"}},
    ) == [("Ana", "said", ["yes"]), ("Tom", "said", ["no"])]


def test_content_on_both_sides_of_a_cue_is_one_attribution() -> None:
    assert linked("Yes Ana said always", "csqc", {2: {0: "c", 1: "s", 3: "c"}}) == [
        ("Ana", "said", ["Yes", "always"])
    ]


def test_a_cue_without_content_is_none() -> None:
    assert linked("Ana said nothing", "sq.", {1: {0: "s"}}) == []


def test_long_content_without_a_cue_stands_alone() -> None:
    assert linked("never in my whole life", "cCCCC", {}) == [("", "", ["never in my whole life"])]
    assert linked("never", "c", {}) == []


def test_no_attribution_crosses_from_one_part_to_another() -> None:
    text = "Ana said\n\nnever in my life"
    arguments = {1: {0: "s", **dict.fromkeys(range(2, 6), "c")}}
    assert linked(text, "sqcCCC", arguments) == [("Ana", "said", ["never in my life"])]
    assert linked(text, "sqcCCC", arguments, [1, 0]) == [("", "", ["never in my life"])]


def test_content_is_cut_where_a_paragraph_ends() -> None:
    text = "Ana said never in\nmy whole life"
    found = linked(text, "sqcCCCC", {1: {0: "s", **dict.fromkeys(range(2, 7), "c")}})
    assert found == [("Ana", "said", ["never in", "my whole life"])]


def test_a_participle_takes_the_source_of_the_cue_before_it() -> None:
    text = "Ana said yes adding no"
    assert linked(text, "sqcqc", {1: {0: "s", 2: "c"}, 3: {4: "c"}}) == [
        ("Ana", "said", ["yes"]),
        ("Ana", "adding", ["no"]),
    ]
    apart = "Ana said yes. Adding no"
    assert linked(apart, "sqc.qc", {1: {0: "s", 2: "c"}, 4: {5: "c"}})[1] == ("", "Adding", ["no"])


def test_a_source_that_no_role_shows_is_of_the_cues_own_paragraph() -> None:
    arguments = {2: {0: "s", 1: "s", 3: "c"}}
    assert linked("Ana Sousa\nsaid yes", "..qc", arguments) == [("", "said", ["yes"])]


def test_a_source_that_no_role_shows_is_what_the_cue_says() -> None:
    assert linked("Ana Sousa said yes", "..qc", {2: {0: "s", 1: "s", 3: "c"}}) == [
        ("Ana Sousa", "said", ["yes"])
    ]


@pytest.mark.parametrize(
    ("text", "roles", "expected"),
    [
        ("Mayor: Bridge is safe", "sqcCC", ("Mayor", ":", ["Bridge is safe"])),
        ("Mayor speaks: Bridge is safe", "s.qcCC", ("", "", ["Bridge is safe"])),
    ],
)
def test_a_colon_is_a_cue_right_behind_its_source(
    text: str, roles: str, expected: tuple[str, str, list[str]]
) -> None:
    cue = roles.index("q")
    of_words = {0: "s", **dict.fromkeys(range(cue + 1, len(roles)), "c")}
    assert linked(text, roles, {cue: of_words}) == [expected]


INSIDE = {1: {0: "s", **dict.fromkeys(range(2, 6), "c")}, 3: {2: "s", 5: "c"}}


def test_an_attribution_inside_the_content_of_another() -> None:
    assert linked_inside("Ana said Tom told me no", "sqcCCC", "..sq.c", INSIDE) == [
        ("Ana", "said", ["Tom told me no"], ""),
        ("Tom", "told", ["no"], "said"),
    ]


def test_what_roles_inside_say_of_words_outside_content_is_nothing() -> None:
    assert linked_inside("Ana left Tom told me no", "......", "..sq.c", INSIDE) == []


@pytest.mark.parametrize("speaker", ["I", "We", "Ana"])
def test_a_speakers_own_words_again_are_no_attribution_inside(speaker: str) -> None:
    found = linked_inside(f"Ana said {speaker} told me no", "sqcCCC", "..sq.c", INSIDE)
    assert len(found) == 1


def test_an_attribution_inside_needs_a_source() -> None:
    assert (
        len(linked_inside("Ana said Tom told me no", "sqcCCC", "...q.c", {**INSIDE, 3: {5: "c"}}))
        == 1
    )


def test_a_word_or_two_left_out_of_content_are_in_it() -> None:
    told = {1: {0: "s", **dict.fromkeys((2, 3, 4, 5, 6), "c")}}
    text = "Tom begged us to tell him if"
    assert linked(text, "sqcCC.C", told) == [("Tom", "begged", ["us to tell him if"])]
    text = "Tom said it hums all day, and it creaks all night"
    told = {1: {0: "s", **dict.fromkeys((2, 3, 4, 5, 8, 9, 10, 11), "c")}}
    assert linked(text, "sqcCCC..cCCC", told) == [("Tom", "said", [text[9:]])]
    text = "Tom said it hums all day — and it creaks all night"
    assert linked(text, "sqcCCC..cCCC", told) == [
        ("Tom", "said", ["it hums all day", "it creaks all night"])
    ]


def test_content_parted_by_a_comma_alone_is_one() -> None:
    told = {1: {0: "s", **dict.fromkeys((2, 3, 5, 6), "c")}}
    assert linked("Tom said it hums, the tower", "sqcC.cC", told) == [
        ("Tom", "said", ["it hums, the tower"])
    ]
    told = {1: {0: "s", **dict.fromkeys((2, 3, 4, 5), "c")}}
    assert linked("Tom said it hums\nthe tower", "sqcCcC", told) == [
        ("Tom", "said", ["it hums", "the tower"])
    ]


def test_what_stands_inside_the_source_is_no_content() -> None:
    told = {5: {**dict.fromkeys(range(5), "s"), 2: "c", **dict.fromkeys((6, 7), "c")}}
    found = linked("Tom “Bell” Reed said it hums", "sSSSSqcC", told)
    assert found == [("Tom “Bell” Reed", "said", ["it hums"])]


@pytest.mark.parametrize(
    ("text", "chance", "found"),
    [
        ("He saw the red carpet for Sousa.", 0.7, 1),
        ("He saw the red carpet for Sousa.", 0.5, 0),
        ("He saw “the red carpet” now.", 0.5, 1),
    ],
)
def test_a_scrap_that_nobody_is_found_to_say_and_no_marks_enclose_is_none(
    text: str, chance: float, found: int
) -> None:
    roles = ("..cCCCC." + "." * 9)[: len(prepare(text, list(find_lines(text)), PIECES))]
    tokens, tagging, _ = _tagged(text, roles, roles, {})
    tagging.roles[2, 5] = tagging.roles[3:7, 6] = np.log(chance)
    assert len(link(tokens, tagging, [0])) == found
