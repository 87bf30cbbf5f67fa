"""Who speaks where nobody is named, and who says what is told elsewhere."""

from tests.reading.people.speaking import speakers

WELL = """Ana Sousa found Tom Reed at the well.

“Is it deep?” Sousa asked.

“I never looked,” Reed said.

“You dug it.”

“That was at night.”

Sousa shook her head and put down the lamp.

“Then we shall look now.”"""


def test_two_take_turns_and_narration_names_the_next() -> None:
    assert speakers(
        WELL,
        ("Sousa", "Is it deep?"),
        ("Reed", "I never looked"),
        ("", "You dug it."),
        ("", "That was at night."),
        ("", "Then we shall look now."),
    ) == ["Ana Sousa", "Tom Reed", "Ana Sousa", "Tom Reed", "Ana Sousa"]


def test_an_answer_is_by_whom_the_question_was_put_to() -> None:
    text = "It was late.\n\n“Who is there?” asked Ana Sousa, and then Tom Reed.\n\n“Nobody.”"
    assert speakers(text, ("Ana Sousa", "Who is there?"), ("", "Nobody.")) == [
        "Ana Sousa",
        "Tom Reed",
    ]


def test_a_question_after_narration_is_the_authors() -> None:
    text = (
        "The last bell\n\nBy Mara Quist\n\nTom Reed, 61, tunes bells. He taps one.\n\n"
        "“Is it flat?”\n\n“It is honest.”"
    )
    assert speakers(text, ("", "Is it flat?"), ("", "It is honest.")) == ["Mara Quist", "Tom Reed"]


def test_labels_of_an_interview() -> None:
    text = (
        "Hedy Saarel tunes pianos. Saarel spoke to the Prairie Ledger in her van.\n\n"
        "Q: How cold is too cold?\n\nA: The strings complain at forty below."
    )
    assert speakers(
        text, ("Q", "How cold is too cold?"), ("A", "The strings complain at forty below.")
    ) == ["Prairie Ledger", "Hedy Saarel"]


def test_a_heading_with_a_surname_first() -> None:
    text = "Vask: we held on\n\nIt rained. The keeper, Bo Vask, said that they held on all night."
    assert speakers(
        text, ("Vask", "we held on"), ("The keeper, Bo Vask,", "that they held on all night")
    ) == [
        "Bo Vask",
        "Bo Vask",
    ]


def test_narration_about_somebody_right_before_tells_who_speaks() -> None:
    text = (
        "Alma Tarn breeds snails. Perce Reed, a rival, calls it luck: “I want some,” he said.\n\n"
        "She closes the door and lowers her voice.\n\n“There was a brother.”"
    )
    assert speakers(text, ("he", "I want some"), ("", "There was a brother.")) == [
        "Perce Reed",
        "Alma Tarn",
    ]


def test_a_quotation_behind_narration_in_its_paragraph() -> None:
    text = "Ana Sousa waited.\n\nThe gate closed at six. Sousa looked up. “Back from where?”"
    assert speakers(text, ("", "Back from where?")) == ["Ana Sousa"]


def test_a_heading_quotes_whom_the_story_is_about() -> None:
    text = (
        "“A coat hanger with opinions”\n\nIlse Moor is late. “It is the gutters,” Moor said. "
        "“It rained,” she said. Moor said that she would climb."
    )
    assert (
        speakers(
            text,
            ("", "A coat hanger with opinions"),
            ("Moor", "It is the gutters"),
            ("she", "It rained"),
            ("Moor", "that she would climb"),
        )
        == ["Ilse Moor"] * 4
    )
