"""What the setting alone says, with the links that a model would have found written by hand."""

from dataclasses import replace

import pytest

from onrecord.model.tokens import Tokens, prepare
from onrecord.model.wordpiece import WordPiece
from onrecord.reading.blocks import find_blocks, prose
from onrecord.reading.linking import Link
from onrecord.reading.structure.amend import amend
from onrecord.records import Block
from onrecord.text.words import words_within

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP]".split())
Told = tuple[str, str, list[str]]


def read(text: str) -> tuple[Tokens, list[Block]]:
    blocks = prose(text, find_blocks(text))
    return prepare(text, [(b.start, b.end) for b in blocks], PIECES), blocks


def run_of(tokens: Tokens, words: str) -> tuple[int, int]:
    at = tokens.text.index(words)
    inside = words_within(tokens.words, [(at, at + len(words))])
    return inside[0], inside[-1] + 1


def linked(tokens: Tokens, source: str, cue: str, *content: str) -> Link:
    return Link(
        (run_of(tokens, source),) if source else (),
        (run_of(tokens, cue),) if cue else (),
        tuple(run_of(tokens, words) for words in content),
        0.9,
    )


def told(tokens: Tokens, links: list[Link]) -> list[Told]:
    def words(run: tuple[int, int]) -> str:
        return tokens.text[tokens.words[run[0]][0] : tokens.words[run[1] - 1][1]]

    return [
        (" ".join(map(words, k.source)), " ".join(map(words, k.cue)), [*map(words, k.content)])
        for k in links
    ]


def amended(text: str, *links: tuple[str, ...]) -> list[Told]:
    tokens, blocks = read(text)
    return told(tokens, amend(tokens, [linked(tokens, *each) for each in links], blocks))


def test_a_headlines_closing_quotation_stands_alone() -> None:
    text = "Storm 'Took Stairs', Says Keeper: 'Nobody Slept'\n\nIt rained. It rained on."
    found = amended(text, ("Keeper", "Says", "Storm 'Took Stairs'", "Nobody Slept"))
    assert found == [
        ("Keeper", "Says", ["Storm 'Took Stairs'"]),
        ("", "", ["Nobody Slept"]),
    ]


def test_a_headline_that_is_a_name_and_a_quotation_is_one() -> None:
    text = "Keeper: 'Nobody Slept'\n\nIt rained. It rained on."
    assert amended(text, ("Keeper", ":", "Nobody Slept")) == [("Keeper", ":", ["Nobody Slept"])]


BODY = "\n\nIt rained. It rained on, keeper Mara Quist said, and the stairs went."
QUIST = ("keeper Mara Quist", "said", "It rained on")


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Storm took the stairs, keeper says", ("keeper", "says", ["Storm took the stairs"])),
        ("Storm took the stairs, says keeper", ("keeper", "says", ["Storm took the stairs"])),
        ("Quist: Storm took the stairs", ("Quist", ":", ["Storm took the stairs"])),
        (
            "'Nobody slept at all': Mara Quist on the storm",
            ("Mara Quist", ":", ["Nobody slept at all"]),
        ),
        (
            "'Nobody slept at all': the storm that took Quist's stairs",
            ("", "", ["Nobody slept at all"]),
        ),
        (
            "The storm that took Quist's stairs: 'Nobody slept at all'",
            ("", "", ["Nobody slept at all"]),
        ),
    ],
)
def test_a_headline_names_its_source_where_newspapers_put_it(headline: str, expected: Told) -> None:
    assert amended(headline + BODY, QUIST)[0] == expected


@pytest.mark.parametrize(
    "headline",
    [
        "Council shuts the tower, says stairs are unsafe",
        "Update: Storm took the stairs",
        "Gull Point: Storm took the stairs",
        "'The Long Stair': a film on the storm",
        "'He slept, keeper said' and other tales",
    ],
)
def test_a_headline_that_names_no_source(headline: str) -> None:
    assert [each[0] for each in amended(headline + BODY, QUIST)][-1:] == ["keeper Mara Quist"]
    assert {each[0] for each in amended(headline + BODY, QUIST)} <= {"", "keeper Mara Quist"}


def test_a_panel_of_people_named_in_full_with_what_they_are() -> None:
    turns = (
        "Ana Sousa, mayor: I will sit down.\n\nBo Lind, baker: We will dig.\n\n"
        "Dr Yu Amano, biologist: The dunes move."
    )
    assert [each[0] for each in amended(turns)] == [
        "Ana Sousa, mayor",
        "Bo Lind, baker",
        "Dr Yu Amano, biologist",
    ]
    assert amended(turns.rsplit("\n\n", 1)[0]) == []


def test_a_posts_author_wins_over_a_cue_in_the_post() -> None:
    text = (
        "A collector wrote on Sunday.\n\nI rescind the offer\n— Chip Moer (@chipmoer) May 4, 2026"
    )
    assert amended(text, ("I", "rescind", "the offer"))[-1] == (
        "Chip Moer (@chipmoer)",
        "",
        ["I rescind the offer"],
    )


RUNNING = "“It held,” said Ana. “Then it broke.\n\n“It was two in the morning.\n\n“Who signed?”"


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    assert amended(RUNNING, ("Ana", "said", "It held", "Then it broke.")) == [
        ("Ana", "said", ["It held", "Then it broke.", "It was two in the morning.", "Who signed?"])
    ]


def test_a_paragraph_with_a_cue_of_its_own_keeps_it() -> None:
    text = RUNNING + " she asked."
    found = amended(
        text, ("Ana", "said", "It held", "Then it broke."), ("she", "asked", "Who signed?")
    )
    assert found[0][2] == ["It held", "Then it broke.", "It was two in the morning."]
    assert found[1] == ("she", "asked", ["Who signed?"])


def test_turns_of_a_transcript() -> None:
    text = (
        "The paper spoke to Ana Sousa.\n\nQ: When did you know?\n\nA: In March. I wrote twice.\n\n"
        "Q: And then?\n\nSOUSA: Nothing. We waited."
    )
    assert [each[:2] for each in amended(text)] == [("Q", ":"), ("A", ":"), ("Q", ":"), ("SOUSA", ":")]  # fmt: skip # noqa: E501
    assert amended(text)[1][2] == ["In March. I wrote twice."]


def test_labels_that_are_no_speakers() -> None:
    text = (
        "The season starts on Friday.\n\nLions: The club lost two players in March.\n\n"
        "Tigers: The club has a new coach.\n\nLions: The stadium is new.\n\nTickets: 5 euros."
    )
    assert amended(text) == []


def test_signed_quotations() -> None:
    text = (
        "What readers said of it:\n\n“The wall was a joke.”\n– Maria Lind, fishmonger\n\n"
        "1. “Build it higher.” — Sven Dahl\n\nThe council meets on Monday."
    )
    assert amended(text) == [
        ("Maria Lind, fishmonger", "", ["The wall was a joke."]),
        ("Sven Dahl", "", ["Build it higher."]),
    ]


def test_a_post_and_its_author() -> None:
    text = (
        "The minister answered at once.\n\nWe are opening the gates tonight.\n"
        "— Ana Sousa (@anasousa) May 3, 2026\n\nThe gates stayed shut."
    )
    assert amended(text) == [("Ana Sousa (@anasousa)", "", ["We are opening the gates tonight."])]


def test_a_post_of_several_lines() -> None:
    post = (
        "We are opening the gates.\nCome down to the sea.\nBring boats.\n\n— Ana Sousa (@anasousa)"
    )
    for text in (f"It rained.\n\n{post}", f"The minister wrote:\n\n{post}"):
        (found,) = amended(text)
        assert found[2] == ["We are opening the gates.", "Come down to the sea.", "Bring boats."]


def test_what_leads_to_a_post_is_not_the_post() -> None:
    text = "It rained.\n\nThe minister posted a picture of the gates:\n\n— Ana Sousa (@anasousa)"
    assert amended(text) == []


def test_a_subheading_that_is_a_quotation_is_somebodys_words() -> None:
    text = "It rained on the pier.\n\n“We write with some haste”\n\nIt rained on and on."
    tokens, blocks = read(text)
    blocks[1] = replace(blocks[1], kind="subheading")
    found = told(tokens, amend(tokens, [], blocks))
    assert found == [("", "", ["We write with some haste"])]


def test_a_paragraph_that_is_a_quotation_is_somebodys_words() -> None:
    text = "Ana was calm.\n\n“Walls fail. That is what they do.”\n\n“Blue Door”\n\nIt rained."
    assert amended(text) == [("", "", ["Walls fail. That is what they do."])]


def test_the_title_of_a_work_is_nobodys_words() -> None:
    text = "They sang “The Keeper of the Light” twice. “It was fun,” she said."
    found = amended(text, ("", "sang", "The Keeper of the Light"), ("she", "said", "It was fun"))
    assert found == [("she", "said", ["It was fun"])]


@pytest.mark.parametrize("words", ["STOP THE COUNT!", "I AM INNOCENT", "No. No. No", "Tom Reed."])
def test_capitals_with_somebody_to_say_them_are_no_title(words: str) -> None:
    text = f"“{words}” Ana Sousa said on Monday."
    assert amended(text, ("Ana Sousa", "said", words)) == [("Ana Sousa", "said", [words])]


def test_a_quotation_over_paragraphs_that_nobody_is_named_for_is_one() -> None:
    text = "It fell on Monday.\n\n“We ran up.\n\n“We ran down.\n\n“We ran home.”\n\nIt was two."
    assert amended(text) == [("", "", ["We ran up.", "We ran down.", "We ran home."])]


def test_a_quotation_left_open_in_the_headline_ends_there() -> None:
    text = 'Storm "took the stairs\n\n"We never saw it go," the keeper said.\n\nIt rained on.'
    found = amended(text, ("", "", "took the stairs"), ("the keeper", "said", "We never saw it go"))
    assert found == [("", "", ["took the stairs"]), ("the keeper", "said", ["We never saw it go"])]


def test_a_label_is_no_speaker_where_somebody_else_is_found_speaking() -> None:
    text = (
        "The towns of Tambo and Skell were hit.\n\nTambo: “We never slept,” said Mara Quist.\n\n"
        "Skell: “You could hear it,” recalled Tom Reed.\n\nIn Tambo and Skell it rained."
    )
    links = ("Mara Quist", "said", "We never slept"), ("Tom Reed", "recalled", "You could hear it")
    assert [each[0] for each in amended(text, *links)] == ["Mara Quist", "Tom Reed"]


def test_people_called_price_and_read_have_their_turns() -> None:
    text = "PRICE: Did you hold it?\n\nREAD: I held it.\n\nPRICE: All night?\n\nREAD: We all did."
    assert [each[0] for each in amended(text)] == ["PRICE", "READ", "PRICE", "READ"]


@pytest.mark.parametrize(
    "below",
    [
        "- Two new stairs by April",
        "(The statement was translated.)",
        "— That was the promise made.",
    ],
)
def test_what_stands_below_a_quotation_and_signs_nothing(below: str) -> None:
    text = f"It fell on Monday.\n\n“We will rebuild it all.”\n{below}\n\nIt rained on and on."
    assert amended(text) == [("", "", ["We will rebuild it all."])]


def test_a_title_and_its_author_are_no_quotation() -> None:
    text = "The chart:\n\n1. “Salt in the Wire” — Lena Okoro\n\n2. “Bad Weather Now” — Ana Sousa"
    assert amended(text) == []


def test_a_quoted_turn_goes_on_where_nobody_is_named() -> None:
    text = "“ANA: We held it.\n\n“We held it all night.\n\n“BO: Did you?\n\n“ANA: We did.”"
    assert amended(text) == [
        ("ANA", ":", ["We held it.", "We held it all night."]),
        ("BO", ":", ["Did you?"]),
        ("ANA", ":", ["We did.”"]),  # marks at an edge are taken off with the exact spans
    ]


STORM = "The storm came on Monday. It took the stairs."


def test_a_name_before_a_colon_and_a_quotation() -> None:
    text = f"{STORM}\n\n1. Keeper Mara Quist: “Nobody slept at all.”\n\n{STORM}"
    assert amended(text, ("", "", "Nobody slept at all")) == [
        ("Keeper Mara Quist", ":", ["Nobody slept at all."])
    ]


def test_a_cue_before_the_colon_wins_over_the_label() -> None:
    text = f"{STORM}\n\nKeeper Mara Quist added: “Nobody slept at all.”"
    link = ("Keeper Mara Quist", "added", "Nobody slept at all.")
    assert amended(text, link) == [("Keeper Mara Quist", "added", ["Nobody slept at all."])]


def test_a_signature_above_its_quotation() -> None:
    text = f"{STORM}\n\n— Mara Quist, keeper\n“Nobody slept at all.”\n\n{STORM}"
    assert amended(text) == [("Mara Quist, keeper", "", ["Nobody slept at all."])]


def test_a_lone_quotation_after_a_report_is_nobodys_known() -> None:
    text = f"Mara Quist said it hummed.\n\n“Nobody slept at all.”\n\n{STORM}"
    assert amended(text, ("Mara Quist", "said", "it hummed", "Nobody slept at all")) == [
        ("Mara Quist", "said", ["it hummed"]),
        ("", "", ["Nobody slept at all."]),
    ]


def test_a_lone_quotation_after_a_question_is_somebody_elses() -> None:
    text = f"“Who slept?” Mara Quist asked.\n\n“Nobody slept at all.”\n\n{STORM}"
    assert amended(text, ("Mara Quist", "asked", "Who slept?", "Nobody slept at all")) == [
        ("Mara Quist", "asked", ["Who slept?"]),
        ("", "", ["Nobody slept at all."]),
    ]


def test_a_lone_quotation_after_another_goes_on_with_its_speaker() -> None:
    text = f"“It hummed,” Mara Quist said.\n\n“Nobody slept at all.”\n\n{STORM}"
    found = amended(text, ("Mara Quist", "said", "It hummed", "Nobody slept at all"))
    assert found == [("Mara Quist", "said", ["It hummed", "Nobody slept at all."])]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Transit chief: Night buses will stop", ("Transit chief", ":", ["Night buses will stop"])),
        ("Night buses will stop, says watchdog", ("watchdog", "says", ["Night buses will stop"])),
        (
            "'I still set two plates': Hana Kovářová on the year after",
            ("Hana Kovářová", ":", ["I still set two plates"]),
        ),
    ],
)
def test_headlines_with_a_word_for_who_speaks(
    headline: str, expected: tuple[str, str, list[str]]
) -> None:
    assert amended(f"{headline}\n\n{STORM} Kovářová dusts it daily.") == [expected]


def test_a_place_before_a_headlines_colon_is_no_source() -> None:
    assert amended(f"Gull Point: Storm takes the stairs\n\n{STORM}") == []


def test_a_title_behind_a_label_is_nobodys_words() -> None:
    text = f"{STORM}\n\nBest Original Song: “Blue Door in the Rain.”\n\n{STORM}"
    assert amended(text) == []


def test_a_signature_takes_nothing_out_of_the_headline() -> None:
    text = f"“Nobody slept at all that night”\n— Mara Quist, keeper\n\n{STORM}\n\n{STORM}"
    assert all(source != "Mara Quist, keeper" for source, _, _ in amended(text))


def test_an_answer_to_a_question_that_opens_with_its_cue() -> None:
    text = f"Asked who slept, he blinked. “Who?” she asked.\n\n“Nobody at all.”\n\n{STORM}"
    found = amended(text, ("she", "asked", "Who?", "Nobody at all"))
    assert ("", "", ["Nobody at all."]) in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“The tower,” Mara Quist said, nodding, “hummed all night.”",
            ["The tower", "hummed all night."],
        ),
        ("“It hummed,” Mara Quist said. “Nobody slept.”", ["It hummed", "Nobody slept."]),
    ],
)
def test_a_quotation_that_its_cue_breaks_in_two_is_one(text: str, expected: list[str]) -> None:
    found = amended(f"{text}\n\n{STORM}", ("Mara Quist", "said", expected[0]))
    assert found == [("Mara Quist", "said", expected)]


def test_what_somebody_else_says_in_the_same_paragraph_is_theirs() -> None:
    text = f"“It hummed,” Mara Quist said. “Nobody slept,” Bo Lind added.\n\n{STORM}"
    found = amended(text, ("Mara Quist", "said", "It hummed"), ("Bo Lind", "added", "Nobody slept"))
    assert [each[2] for each in found] == [["It hummed"], ["Nobody slept"]]


def test_one_word_that_ends_as_a_sentence_is_somebodys() -> None:
    assert amended(f"{STORM}\n\n“Corn.”\n\n{STORM}") == [("", "", ["Corn."])]
    assert amended(f"{STORM}\n\n“Corn”\n\n{STORM}") == []


def test_a_headline_with_its_source_before_on_and_the_quotation_behind() -> None:
    text = f"Mara Quist on the Night of the Storm: 'Nobody Slept'\n\n{STORM} Quist was there."
    assert amended(text) == [("Mara Quist", ":", ["Nobody Slept"])]
