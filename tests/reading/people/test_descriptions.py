"""What descriptions refer to: people named elsewhere, documents, organizations, lists of them."""

import pytest

from tests.reading.people.speaking import speakers


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        pytest.param(
            "A diver who found a bell told a court that it sang.\n\nMara Quist, 38, dived alone.",
            [("A diver who found a bell", "that it sang")],
            ["Mara Quist"],
            id="the first one named after a lead",
        ),
        pytest.param(
            "A state lawmaker said that it must end.\n\nSen. Lena Okoro wrote a letter.",
            [("A state lawmaker", "that it must end")],
            ["Lena Okoro"],
            id="a senator is a lawmaker",
        ),
        pytest.param(
            "Marrow Holdings runs the plant. The water company denied it.",
            [("The water company", "it")],
            ["The water company"],
            id="a company of a kind that nothing says it is",
        ),
        pytest.param(
            "Mill owner Marrow Holdings sued. The holding company denied it.",
            [("The holding company", "it")],
            ["Marrow Holdings"],
            id="a company of the kind that its name says it is",
        ),
        pytest.param(
            "Ana Sousa accused Tarn Holdings of dropping a Framely Media series.\n\nThe company "
            "denied it.",
            [("The company", "it")],
            ["Tarn Holdings"],
            id="a name that only tells of what kind something is",
        ),
        pytest.param(
            "Quist made a film, “Salt”, on mines.\n\nThe film — which weaves old songs and tales, "
            "among others — explains why.",
            [("The film — which weaves old songs and tales, among others —", "why")],
            ["Salt"],
            id="a title given before",
        ),
        pytest.param(
            "The Tarn Fund, a charity paid by Ana Sousa and other donors, said no.",
            [("The Tarn Fund, a charity paid by Ana Sousa and other donors,", "no")],
            ["Tarn Fund"],
            id="an apposition that names others",
        ),
        pytest.param(
            "Tom Reed, the mayor, left. The city’s lawyer said no.",
            [("The city’s lawyer", "no")],
            ["The city’s lawyer"],
            id="somebody's lawyer is not whoever came last",
        ),
        pytest.param(
            "The dam leaks, a study released on Monday says. It is old.\n\nThe paper fears more.",
            [("a study released on Monday", "The dam leaks"), ("The paper", "more")],
            ["a study released on Monday"] * 2,
            id="a study is a paper",
        ),
        pytest.param(
            "A Marsh poll says six in ten agree. A Vole Institute poll says five in ten. The Vole "
            "poll asked twice.",
            [("A Marsh poll", "six in ten agree"), ("A Vole Institute poll", "five in ten"),
             ("The Vole poll", "twice")],
            ["A Marsh poll", "A Vole Institute poll", "A Vole Institute poll"],
            id="two polls by name",
        ),
        pytest.param(
            "They took a printer in Opol. A baker from Tarn watched them. The baker said no.",
            [("The baker", "no")],
            ["A baker from Tarn"],
            id="as it was brought in",
        ),
        pytest.param(
            "Report: the pier will fall\n\nA report by engineers at Tarn says the pier will fall.",
            [("Report", "the pier will fall"),
             ("A report by engineers at Tarn", "the pier will fall.")],
            ["A report by engineers at Tarn"] * 2,
            id="a bare noun of a heading",
        ),
        pytest.param(
            "The letter, from a clerk at the Ministry of Ports, says that it is late.",
            [("The letter, from a clerk at the Ministry of Ports,", "that it is late")],
            ["The letter"],
            id="what follows a comma may be an aside",
        ),
        pytest.param(
            "The Coastal Fishery Agency (CFA) came. CFA Opol is a club. CFA said no.",
            [("CFA", "no")],
            ["Coastal Fishery Agency"],
            id="letters in brackets",
        ),
        pytest.param(
            "The carrier Lanska flew. Then the Tarn Herald asked. The company said no.",
            [("The company", "no")],
            ["Lanska"],
            id="a newspaper is not the company",
        ),
        pytest.param(
            "Ana Sousa, Tom Reed and Bo Vask said no.",
            [("Ana Sousa, Tom Reed and Bo Vask", "no")],
            ["Ana Sousa and Tom Reed and Bo Vask"],
            id="three",
        ),
        pytest.param(
            "Peru and the United Kingdom, two of the rich, said no.",
            [("Peru and the United Kingdom, two of the rich,", "no")],
            ["Peru and United Kingdom"],
            id="two lands",
        ),
        pytest.param(
            "Her agents, Lomax and Wray, said no.",
            [("Her agents, Lomax and Wray,", "no")],
            ["Lomax and Wray"],
            id="two behind a comma",
        ),
        pytest.param(
            "Tom Reed met Bo Vask and Al Gorm. It rained. Al Gorm left. His doctor said no.",
            [("His doctor", "no")],
            ["His doctor"],
            id="whose it is only where that is sure",
        ),
        pytest.param(
            "The authors, Teel Consulting, said no. The owners, Bo Vask, 40, and more, said so.",
            [("The authors, Teel Consulting,", "no"), ("The owners, Bo Vask, 40, and more,", "so")],
            ["Teel Consulting", "The owners"],
            id="several are no one person",
        ),
        pytest.param(
            "Opposition: no boats\n\nOpposition leader Mara Quist said that all was lost.",
            [("Opposition", "no boats"), ("Opposition leader Mara Quist", "that all was lost")],
            ["Mara Quist", "Mara Quist"],
            id="the words of a heading in a source below",
        ),
        pytest.param(
            "A park was shut after a botanist warned of it.\n\nDr Mara Quist, of Tarn, saw it.",
            [("a botanist", "of it")],
            ["Mara Quist"],
            id="a doctor is no other office",
        ),
        pytest.param(
            "A poll by the daily paper, the Tarn Gopher, says no.",
            [("A poll by the daily paper, the Tarn Gopher,", "no")],
            ["A poll by the daily paper"],
            id="a poll is no newspaper",
        ),
        pytest.param(
            "Bakers, who rise at four, said no.",
            [("Bakers, who rise at four,", "no")],
            ["Bakers"],
            id="one word before an aside",
        ),
        pytest.param(
            "This map, drawn by Lomax, shows the wells.",
            [("This map, drawn by Lomax,", "the wells")],
            ["This map, drawn by Lomax"],
            id="who made a document",
        ),
        pytest.param(
            "Six bakers met. The letter signed by six bakers says no.",
            [("The letter signed by six bakers", "no")],
            ["six bakers"],
            id="who signed a letter",
        ),
        pytest.param(
            "Ana Sousa sang to Bo Vask’s goats. According to Bo Vask, the star said no.",
            [("Bo Vask", "the star said no"), ("the star", "no.")],
            ["Bo Vask", "Ana Sousa"],
            id="nobody speaks of himself as another",
        ),
        pytest.param(
            "The Tarn Ferry Board, part of the port, did not answer. A spokesman who was not named "
            "said it rains. “No,” the spokesman said.",
            [("A spokesman", "it rains"), ("the spokesman", "No")],
            ["A spokesman for Tarn Ferry Board"] * 2,
            id="whom a spokesman speaks for",
        ),
        pytest.param(
            "A valve broke.\n\nIt rained.\n\nIt poured. A builder said no. The builder, Lomax, "
            "left. The sheriff saw it. Sheriff Ana Sousa slept.",
            [("A builder", "no"), ("The sheriff", "it. Sheriff")],
            ["Lomax", "Ana Sousa"],
            id="named later with the same noun",
        ),
        pytest.param(
            "Diver: it sang\n\nA bell rang in Opol.\n\nMara Quist, 38, went down. Her wife slept.",
            [("Diver", "it sang")],
            ["Mara Quist"],
            id="a heading and the first one named",
        ),
        pytest.param(
            "Rev. Ana Sousa skates. Bo Vask, 40, does not. The vicar said no.",
            [("The vicar", "no")],
            ["Ana Sousa"],
            id="a reverend is a vicar",
        ),
        pytest.param(
            "Ana Sousa sings. Her lawyers, among them a judge, said no. They said so again.",
            [("Her lawyers, among them a judge,", "no. They"), ("They", "so again")],
            ["Ana Sousa’s lawyers"] * 2,
            id="whose lawyers they are",
        ),
        pytest.param(
            "Naveen Rao KC said no.", [("Naveen Rao KC", "no")], ["Naveen Rao"], id="honours"
        ),
        pytest.param(
            "Pat Vask came late. Patrick Vask Jr. slept. He said no.",
            [("Patrick Vask Jr.", "no")],
            ["Patrick Vask Jr"],
            id="short first names",
        ),
        pytest.param(
            "The council heard that the officer, Neil Garse, was late. The officer said no.",
            [("The officer", "no")],
            ["Neil Garse"],
            id="apposition within a sentence",
        ),
    ],
)  # fmt: skip
def test_descriptions(text: str, told: list[tuple[str, str]], expected: list[str]) -> None:
    assert speakers(text, *told) == expected
