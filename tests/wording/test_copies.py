"""A wire story is known again as another paper prints it; other stories of the day are not."""

import random
import tracemalloc
from dataclasses import replace

from onrecord.reading.blocks import find_blocks
from onrecord.records import Story
from onrecord.wording.copies import FEWEST, Copies

WIRE = """
The last lamplighter of Marrow Quay put down his pole on Friday evening after forty years, and the
town council said that the gas lamps along the harbour wall would be replaced before the winter.

Tobias Renn, 63, lit all ninety-one lamps on foot every night, in a round of four miles that took
him past the fish market, the customs house and the two chapels.

“I never once thought of it as work,” Renn told the crowd that had gathered by the ferry steps.
“You walk, the light comes up behind you, and somebody waves from a window.”

The council voted in March to put in electric lamps, which it said would save the town about
30,000 crowns a year. Three of its members voted against the plan.

“A town is not a warehouse, and not everything that glows is a light,” said Councillor Ines Okafor,
who had asked for the old lamps to be kept on the quay itself.

Work begins on Monday at the northern end, and the contractor expects to be done within six weeks.
The old lamps are to be sold, with the money going to the lifeboat station.

Renn said that he would keep his pole. “It knows the way better than I do,” he said, and then went
home by the long road, where the new lamps had not been put up yet.
""".strip()
OTHER_PAPER = """
Forty years, ninety-one lamps: farewell to the man who lit the quay

By Ana Sousa

MARROW QUAY (HP) — Work begins on Monday at the northern end, and the contractor hopes to be done
within six weeks. The old lamps are to be sold, with the money going to the lifeboat station.

Sign up for our newsletter

The last lamplighter of Marrow Quay put down his pole on Friday night after forty years, and the
town council said that the gas lamps along the harbour wall would be replaced before winter comes.

“A town is not a warehouse, and not everything that glows is a light,” said Councillor Ines Okafor,
who wanted the old lamps to be kept on the quay itself.

Share this article

Renn said he would keep his pole. “It knows the way better than I do,” he said, and then went
home by the long road, where the new lamps had not been put up yet.
""".strip()
SAME_QUOTES = """
Marrow Quay says goodbye to gas

There was brass music by the ferry steps at the end of the week, there were paper lanterns for the
children, and there was one old man who did not quite know where to put his hands.

“I never once thought of it as work,” Tobias Renn said when at last they gave him the microphone.
Since he was twenty-three he has gone out at dusk whatever the weather, and he is said to have
missed a single evening, when his daughter was born.

Not all are glad of the change, which the mayor has promised will be hardly seen. “A town is not a
warehouse, and not everything that glows is a light,” Ines Okafor, an independent, wrote to her
fellow councillors in spring; she was outvoted, eleven to three.

What becomes of the tools of a trade that nobody will learn again? The museum asked for the pole
and was politely refused. “It knows the way better than I do,” the lamplighter said.
""".strip()
FURNITURE = """

Our reporters are at work on this story day and night, and we could not do it without readers
like you. Please think about becoming a member: a small monthly sum keeps our newsroom going.
"""


def story(name: str, text: str) -> Story:
    return Story(name, text, blocks=find_blocks(text))


def words(seed: int, count: int) -> str:
    rng = random.Random(seed)
    return " ".join(f"w{rng.randint(0, 5000)}" for _ in range(count)) + "."


def test_what_another_paper_makes_of_a_wire_story_is_a_copy() -> None:
    copies = Copies()
    assert copies.find(story("wire", WIRE)) is None
    assert copies.find(story("other paper", OTHER_PAPER)) == "wire"


def test_the_earlier_one_may_be_the_shorter() -> None:
    copies = Copies()
    assert copies.find(story("other paper", OTHER_PAPER)) is None
    assert copies.find(story("wire", WIRE)) == "other paper"


def test_the_earliest_is_named() -> None:
    copies = Copies()
    found = [copies.find(story(name, WIRE)) for name in ("first", "second", "third")]
    assert found == [None, "first", "first"]


def test_a_story_is_no_copy_of_itself() -> None:
    copies = Copies()
    assert copies.find(story("wire", WIRE)) is None
    assert copies.find(story("wire", WIRE)) is None


def test_the_same_quotes_make_no_copy() -> None:
    copies = Copies()
    copies.find(story("wire", WIRE))
    assert copies.find(story("same quotes", SAME_QUOTES)) is None


def test_the_same_furniture_makes_no_copy() -> None:
    copies = Copies()
    assert copies.find(story("one", words(1, 60) + FURNITURE)) is None
    assert copies.find(story("two", words(2, 60) + FURNITURE)) is None


def test_only_the_body_counts() -> None:
    copies = Copies()
    page = story("one", f"{words(1, 80)}\n\n{words(9, 300)}")
    marked = replace(page.blocks[1], kind="furniture", subkind="other")
    assert copies.find(replace(page, blocks=(page.blocks[0], marked))) is None
    other = story("two", f"{words(2, 80)}\n\n{words(9, 300)}")
    assert (
        copies.find(replace(other, blocks=(other.blocks[0], replace(marked, end=len(other.text)))))
        is None
    )


def test_a_brief_in_a_long_story_is_no_copy() -> None:
    copies = Copies()
    copies.find(Story("brief", words(1, 60)))
    assert copies.find(Story("long", f"{words(1, 60)} {words(2, 900)}")) is None


def test_stories_of_a_few_words_are_not_told_apart() -> None:
    copies = Copies()
    for name in ("one", "two"):
        assert copies.find(Story(name, words(1, FEWEST + 1))) is None
    assert copies.find(Story("three", words(1, FEWEST + 2))) is None
    assert copies.find(Story("four", words(1, FEWEST + 2))) == "three"


def test_a_story_costs_some_kilobytes_however_long() -> None:
    stories = [Story(str(seed), words(seed, 4000)) for seed in range(60)]
    before = Copies()
    for each in stories:  # so that the words are known
        before.find(each)
    copies = Copies()
    tracemalloc.start()
    for each in stories:
        copies.find(each)
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert kept / len(stories) < 6000
