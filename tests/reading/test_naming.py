import numpy as np

from onrecord.model.encoder import NAMES
from onrecord.model.tokens import prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.naming import find_tagged
from onrecord.text.paragraphs import find_lines

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())


def found(text: str, *tags: str) -> list[tuple[str, str]]:
    tokens = prepare(text, list(find_lines(text)), PIECES)
    assert len(tokens) == len(tags)
    scores = np.full((len(tags), len(NAMES)), -5.0, dtype=np.float32)
    for row, tag in enumerate(tags):
        scores[row, NAMES.index(tag)] = -0.1
    tagged = find_tagged(tokens, scores)
    assert all(0.9 < tag.score < 0.91 for tag in tagged)
    return [(text[slice(*tag.span)], tag.kind) for tag in tagged]


def test_runs_of_tags_are_names() -> None:
    told = found(
        "Ana Sousa met Tom Reed of Orbisol in Brack",
        "B-person", "I-person", "O", "B-person", "I-person", "O", "B-organization", "O", "B-other",
    )  # fmt: skip
    assert told == [
        ("Ana Sousa", "person"),
        ("Tom Reed", "person"),
        ("Orbisol", "organization"),
        ("Brack", "other"),
    ]


def test_names_side_by_side_are_two() -> None:
    assert found("Sousa Reed", "B-person", "B-person") == [("Sousa", "person"), ("Reed", "person")]
    told = found("Sousa Orbisol", "B-person", "I-organization")
    assert told == [("Sousa", "person"), ("Orbisol", "organization")]


def test_a_name_ends_with_its_paragraph_and_may_lack_its_beginning() -> None:
    told = found("so Sousa\nReed left", "O", "I-person", "I-person", "O")
    assert told == [("Sousa", "person"), ("Reed", "person")]


def test_nothing_is_named_in_nothing() -> None:
    assert found("") == []
