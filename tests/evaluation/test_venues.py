import pytest

from evaluation.changes import GoldStory
from evaluation.venues import Told, counts, read, same_name

STORY = "“It fell,” Ilse Brandt told The Meridian. She wrote in a letter to staff that it was gone."


def span(words: str) -> list[list[int]]:
    at = STORY.index(words)
    return [[at, at + len(words)]]


GOLD = GoldStory(
    "kiln",
    STORY,
    (
        {
            "source": span("Ilse Brandt"),
            "cue": span("told"),
            "content": span("It fell"),
            "venue": {"medium": "interview", "outlet": "The Meridian"},
            "addressee": {"name": "The Meridian"},
        },
        {
            "source": span("She"),
            "cue": span("wrote"),
            "content": span("that it was gone"),
            "venue": {"medium": "statement"},
            "addressee": "employees",
            "optional": True,
        },
    ),
)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("The Meridian", "Meridian", True),
        ("Ilse Brandt", "Brandt", True),
        ("Ilse Brandt", "Ilse", True),
        ("Ilse Brandt, Ostrava’s mayor", "Ilse", False),
        ("Brandt’s apprentice", "the apprentice", True),
        ("reporters", "the staff", False),
        ("Ilse Brandt", "her", False),
        ("me", "Me", True),
        ("The", "the", True),
    ],
)
def test_names_that_are_the_same(gold: str, found: str, same: bool) -> None:
    assert same_name(gold, found) is same


def test_gold_and_found_side_by_side() -> None:
    told = list(read(GOLD))
    assert [dict(each.found) for each in told] == [
        {"medium": "interview", "outlet": "The Meridian", "addressee": "The Meridian"},
        {"medium": "letter", "outlet": None, "addressee": "staff"},
    ]
    assert told[0].words.startswith("(told) “{It fell},” Ilse Brandt told")
    measures = ("medium", "outlet", "addressee")
    assert [each.right(m) for each in told for m in measures] == [True] * 3 + [False, True, False]


def test_what_is_optional_counts_only_where_it_is_right() -> None:
    told = list(read(GOLD))
    assert counts(told, "medium") == (1, 1, 1)
    sure = [Told(each.story, each.words, each.gold, each.found) for each in told]
    assert counts(sure, "medium") == (1, 2, 2)
    assert counts(sure, "outlet") == (1, 1, 1)
