"""Who speaks where a story does not go in the usual order: a pronoun before its name, a headline in
its midst, grown-ups and children told of together.
"""

import pytest

from onrecord.reading.people.cast import Cast
from onrecord.reading.people.names import is_titled
from tests.reading.people.speaking import speakers, story_of, with_people

_HEADLINE = "Zorvik Halm Says Night of Storm 'Broke' Him and Brell Tarsk: 'We Never Slept'"


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param(
            "Brell Tarsk shares a daughter, Vash, 6, with Zorvik Halm. “It rained,” she said.",
            [("she", "It rained")],
            ["Brell Tarsk"],
            id="a small child is no source",
        ),
        pytest.param(
            "Zorvik Halm met Brell Tarsk. “Tarsk kept the light all night,” he said.",
            [("he", "Tarsk kept the light all night")],
            ["Zorvik Halm"],
            id="of oneself one says I",
        ),
        pytest.param(
            "Ines Lund met Alma Reed. “I’m Alma,” she said.",
            [("she", "I’m Alma")],
            ["Alma Reed"],
            id="who gives their own name speaks",
        ),
        pytest.param(
            "“It hums,” she said.\n\nTom Reed left early.\n\nAna Sousa stayed.",
            [("she", "It hums")],
            ["Ana Sousa"],
            id="a pronoun before who goes by it",
        ),
        pytest.param(
            "Zorvik Halm lost his boat.\n\nBrell Tarsk lost her own. Tarsk lit her lamp.\n\n"
            "“It sank,” he said.",
            [("he", "It sank")],
            ["Zorvik Halm"],
            id="the narration tells who is he",
        ),
    ],
)
def test_he_and_she(text: str, told: list[tuple[str, str]], expected: list[str]) -> None:
    assert speakers(text, *told) == expected


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param(
            "Zorvik Halm, 51, came. Brell Tarsk, 36, waited. The singer, 51, said no.",
            [("The singer, 51", "no")],
            "Zorvik Halm",
            id="of another age is somebody else",
        ),
        pytest.param(
            "Zorvik Halm came. Brell Tarsk waited. “Brell was brave,” the Lantern winner said.",
            [("the Lantern winner", "Brell was brave")],
            "Zorvik Halm",
            id="who is told of in the words",
        ),
        pytest.param(
            "Halm sang at the pier.\n\n“It was raw,” said the Lantern winner.\n\n"
            "Zorvik Halm lives in Tarn.",
            [("the Lantern winner", "It was raw")],
            "Zorvik Halm",
            id="who was met by a short name before the full one",
        ),
    ],
)
def test_descriptions(text: str, told: list[tuple[str, str]], expected: str) -> None:
    assert speakers(text, *told) == [expected]


def test_a_headline_in_the_midst_of_a_story_names_nobody_anew() -> None:
    text = (
        f"It rained on the light all night.\n\nIt rained in Tarn too, all day.\n\n{_HEADLINE}\n\n"
        "Zorvik Halm, a keeper, lives in Tarn with Brell Tarsk, a diver. Halm has a cat."
    )
    entities, _ = with_people(story_of(text), [])
    assert {each.name for each in entities if each.kind == "person"} == {
        "Zorvik Halm",
        "Brell Tarsk",
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (_HEADLINE, True),
        ("Zorvik Halm kept the light all night for Brell Tarsk", False),
        ("Zorvik Halm Kept the Light All Night.", False),
        ("Zorvik Halm, Upper Tarn", False),
        ("Keepers: Zorvik Halm (Upper Tarn), Brell Tarsk (Lanska), Ondo Vash (Tarn)", False),
        ("– Dr Zorvik Halm, of Upper Tarn, Lanska County", False),
    ],
)
def test_titled(line: str, *, expected: bool) -> None:
    assert is_titled(line) is expected


def test_what_parts_two_paragraphs_counts_as_one_break() -> None:
    ends = set()
    for gap in ("\n\n", "\n" * 12):
        story = story_of(f"Zorvik Halm kept the light in Tarn.{gap}It hummed all night.")
        cast = Cast(story.text, story.blocks, story.byline)
        ends.add(cast.sentences_between(0, len(story.text)))
    assert len(ends) == 1
