"""Chains of descriptions: one name for those whom a story only describes."""

import pytest

from tests.reading.people.speaking import speakers

NURSES = """A group of nurses urged the city of Tarn to run buses at night.

In a letter, the nurses said they walked home. The nurses, members of a new group called Nurses for Night Buses, wrote to the mayor.

The group set a deadline of Monday. The medics said that they were tired."""  # noqa: E501


def test_several_are_called_by_what_they_belong_to() -> None:
    assert (
        speakers(
            NURSES,
            ("A group of nurses", "the city of Tarn to run buses at night"),
            ("the nurses", "they walked home"),
            ("The group", "a deadline of Monday"),
        )
        == ["nurses of Nurses for Night Buses"] * 3
    )


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param(
            "Gulls sleep, a study says.\n\nThe paper published in the journal Tides is long.",
            [("a study", "Gulls sleep")],
            "The paper published in the journal Tides",
            id="what is only told later",
        ),
        pytest.param(
            "A source close to the singers said so. “He left,” says the insider.",
            [("the insider", "He left")],
            "A source close to the singers",
            id="an insider is a source",
        ),
        pytest.param(
            "A court told the airline to pay. The airline denied it.",
            [("The airline", "it")],
            "The airline",
            id="what somebody is told to do says not who",
        ),
        pytest.param(
            "A baker met a tall baker. A tall baker left. “No,” the other baker said.",
            [("the other baker", "No")],
            "the other baker",
            id="another one",
        ),
        pytest.param(
            "Bakers union\n\nTwo bakers at Tarn mill slept. “No,” the bakers at Opol mill said.",
            [("the bakers at Opol mill", "No")],
            "the bakers at Opol mill",
            id="what says as much is left",
        ),
        pytest.param(
            "Divers find bell\n\nDivers from Tarn found a bell. The divers said it rang.",
            [("The divers", "it rang")],
            "Divers from Tarn",
            id="several with no word before them",
        ),
        pytest.param(
            "The Tarn Herald ran a feature on gulls. The piece says no.",
            [("The piece", "no")],
            "The Tarn Herald’s feature",
            id="by who ran it",
        ),
        pytest.param(
            "Quist shot her second film, “Salt”. The movie says no.",
            [("The movie", "no")],
            "Salt",
            id="by its title",
        ),
        pytest.param(
            "Small groups of bakers said no.",
            [("Small groups of bakers", "no")],
            "bakers",
            id="small groups",
        ),
        pytest.param(
            "The nurses, all members of Nurses for Night Buses, NNB, said no.",
            [("The nurses, all members of Nurses for Night Buses, NNB,", "no")],
            "nurses of Nurses for Night Buses",
            id="an apposition that tells to what they belong",
        ),
        pytest.param(
            "A clerk at the mill slept. The clerks said no.",
            [("The clerks", "no")],
            "The clerks",
            id="one is not several",
        ),
        pytest.param(
            "The port Vask opened. Vask is a firm. A hermit wrote to Ana Sousa. The union said no.",
            [("The union", "no")],
            "The union",
            id="a union has been told of as one",
        ),
    ],
)
def test_the_fullest_description(text: str, told: list[tuple[str, str]], expected: str) -> None:
    assert speakers(text, *told) == [expected]


def test_a_guess_which_company_it_is_does_not_bind() -> None:
    assert speakers(
        "Gorm Media cut jobs (the company said no).\n\nLomax Press, an old chain, lost a lot. But "
        "the company owes more, Lomax says. In May the company asked for help.",
        ("the company", "no"),
        ("the company", "for help"),
    ) == ["Gorm Media", "Lomax Press"]


def test_two_words_of_which_nothing_is_told_may_be_a_company() -> None:
    assert speakers(
        "Gorm Lomax costs a lot. Gorm fell. In a note the company said no.", ("the company", "no")
    ) == ["Gorm Lomax"]
