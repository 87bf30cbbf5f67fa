"""Whom "he", "she", "they", "it", "you" and "I" refer to."""

import pytest

from tests.reading.people.speaking import speakers


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param(
            "Tom Reed spoke to Ana Sousa on the quay. She waited. Then she said no.",
            [("she", "no")],
            ["Ana Sousa"],
            id="a given name suggests it",
        ),
        pytest.param(
            "Okello Tarn met Bryn Vask. He shook his head. He had not slept. He said the dam held.",
            [("He", "the dam held")],
            ["Okello Tarn"],
            id="the narration goes on about one",
        ),
        pytest.param(
            "Tom Reed recalled Bo Vask, the keeper. “He told me it hummed,” Reed said.",
            [("He", "it hummed"), ("Reed", "He told me it hummed")],
            ["Bo Vask", "Tom Reed"],
            id="in one's own words one is I",
        ),
        pytest.param(
            "The Herald sent its reporter Ilse Moor to the island.\n\nKeeper Ana Sousa had locked "
            "the lamp room.\n\nMoor writes that it was dark.\n\n“It hummed,” she said of the lamp.",
            [("Moor", "it was dark"), ("she", "It hummed")],
            ["Ilse Moor", "Ana Sousa"],
            id="a reporter tells of others",
        ),
        pytest.param(
            "Ilse Moor came to the island. Moor wrote:\n\n\"Ana Sousa thought the lamp sang. It "
            "was an old lamp.\n\n“It hummed,” she said months later.",
            [("she", "It hummed")],
            ["Ana Sousa"],
            id="an excerpt that no mark ends",
        ),
        pytest.param(
            "The tower was begun by Tom Reed and in 1930 raised by Bram Holt. The two keepers "
            "denied that it leaned.",
            [("The two keepers", "it leaned")],
            ["Tom Reed and Bram Holt"],
            id="the only two of the sentence before",
        ),
        pytest.param(
            "It came from Chile and the United States, the biggest makers, which together vowed to "
            "stop.",
            [("which", "to stop")],
            ["Chile and United States"],
            id="two who did it together",
        ),
        pytest.param(
            "Among miners over 50, the share who said they had slept fell.",
            [("who", "they had slept")],
            ["miners over 50"],
            id="of whom it is a share",
        ),
        pytest.param(
            "Ana Sousa, the head of the Tarn Fund, who often blames the port, wept.",
            [("who", "the port")],
            ["Ana Sousa"],
            id="who is at the head of what was named last",
        ),
        pytest.param(
            "A group of nurses met.\n\nThe nurses, members of Nurses for Night Buses, left. Nurses "
            "were tired. It rained. It was late.\n\nThe nurses said they knew a league of medics "
            "licensed elsewhere.\n\nThey hope for a bus.",
            [("The nurses", "they knew a league"), ("They", "for a bus")],
            ["nurses of Nurses for Night Buses"] * 2,
            id="those who spoke last",
        ),
        pytest.param(
            "Tom Reed came with his wife. She said the tower hummed.",
            [("She", "the tower hummed")],
            ["Tom Reed’s wife"],
            id="somebody described",
        ),
        pytest.param(
            "Tom Reed left.\n\n“I asked the porter. He said there was none,” said Ana Sousa.",
            [("He", "there was none"), ("Ana Sousa", "I asked the porter. He said there was none")],
            ["the porter", "Ana Sousa"],
            id="who was asked answers",
        ),
        pytest.param(
            "Ana Sousa, the mayor, met Ilse Moor. Her editor, Hanna Reed, met Alma Tarn. She said "
            "it was ice.",
            [("She", "it was ice")],
            ["Hanna Reed"],
            id="a name behind who it is of",
        ),
        pytest.param(
            "Ana Sousa drove to Marl Hollow. She said the road was gone.",
            [("She", "the road was gone")],
            ["Ana Sousa"],
            id="a place that nobody is called after",
        ),
        pytest.param(
            "Tom Reed, the manager, left. The manager refused to blame Dov Tarn.\n\n"
            "“It was fog,” he said.",
            [("The manager", "to blame Dov Tarn"), ("he", "It was fog")],
            ["Tom Reed", "Tom Reed"],
            id="a description keeps somebody in mind",
        ),
        pytest.param(
            "Ana Sousa spoke first.\n\n“Your mother was a tuner. She heard that bells lie,” "
            "said Ivo Lund.",
            [("She", "that bells lie"), ("Ivo Lund", "Your mother was a tuner. She heard that")],
            ["Your mother", "Ivo Lund"],
            id="your mother",
        ),
        pytest.param(
            "Ilse Moor’s father forbade it. Her father said no. Later she said yes.",
            [("Her father", "no"), ("she", "yes")],
            ["Ilse Moor’s father", "Ilse Moor"],
            id="a father is not she",
        ),
        pytest.param(
            "Ana Sousa and Tom Reed left the band. They said it was time.",
            [("They", "it was time")],
            ["Ana Sousa and Tom Reed"],
            id="two named together",
        ),
        pytest.param(
            "Tom Reed, 51, and his nephew Ivo Reed came. “They will say no,” Ana Sousa said.",
            [("They", "no"), ("Ana Sousa", "They will say no")],
            ["Tom Reed and Ivo Reed", "Ana Sousa"],
            id="one and his nephew",
        ),
        pytest.param(
            "The council accepts the findings. It wants a new pier.",
            [("It", "a new pier")],
            ["The council"],
            id="a body, not what it does",
        ),
        pytest.param(
            "The Harbour Board met. We hope to tell you more soon.",
            [("We", "to tell you more soon")],
            ["We"],
            id="we, in nobody’s words",
        ),
        pytest.param(
            "It cut the number of clerks aged 26 or older who said no.",
            [("who", "no")],
            ["clerks aged 26 or older"],
            id="who, counted",
        ),
        pytest.param(
            "Ana Sousa left for Brack. Tom Reed and Kofi Mensah came. They all said no.",
            [("They all", "no")],
            ["Tom Reed and Kofi Mensah"],
            id="they, all of them",
        ),
        pytest.param(
            "It praised nine generals -- most of them old -- who said no.",
            [("who", "no")],
            ["nine generals"],
            id="who, behind what is put in between",
        ),
        pytest.param(
            "The bank sold. It pleased Ana Sousa of Tarn Bank, who said no.",
            [("who", "no")],
            ["Ana Sousa"],
            id="who, of a firm",
        ),
        pytest.param(
            "Ana Sousa slept. “Somebody told me it hums,” Sousa said.",
            [("Somebody", "it hums"), ("Sousa", "Somebody told me it hums")],
            [None, "Ana Sousa"],
            id="somebody",
        ),
        pytest.param(
            "Ana Sousa and Tom Reed ran, each saying that the other cheated.",
            [("each", "that the other cheated")],
            ["Ana Sousa and Tom Reed"],
            id="each of two",
        ),
        pytest.param(
            "The harbour board met on Monday in Opol. It wants the pier shut.",
            [("It", "the pier shut")],
            ["The harbour board"],
            id="a body described, not a place",
        ),
        pytest.param(
            "The operator, Lanska Water, closed the plant in Opol. It said the filters failed.",
            [("It", "the filters failed")],
            ["Lanska Water"],
            id="an operator that owns things is a firm",
        ),
        pytest.param(
            "Ana Sousa, the keeper, spoke to Tom Reed.\n\n“Tom, you told us it held,” Sousa said.",
            [("you", "it held"), ("Sousa", "Tom, you told us it held")],
            ["Tom Reed", "Ana Sousa"],
            id="you, called by name",
        ),
        pytest.param(
            "In praise of rain\n\nColumn | Saskia Brome\n\nIt rained. I believe that it helps.",
            [("I", "that it helps")],
            ["Saskia Brome"],
            id="the author signs above",
        ),
        pytest.param(
            "It went to forty engineers, most of whom said the crane would fall.",
            [("most of whom", "the crane would fall")],
            ["forty engineers"],
            id="most of whom",
        ),
        pytest.param(
            "It rained on Kano. No. It is so. It rained.\n\n“They say it helps,” a cook said.",
            [("They", "it helps"), ("a cook", "They say it helps")],
            [None, "a cook"],
            id="they say",
        ),
    ],
)  # fmt: skip
def test_pronouns(text: str, told: list[tuple[str, str]], expected: list[str | None]) -> None:
    assert speakers(text, *told) == expected
