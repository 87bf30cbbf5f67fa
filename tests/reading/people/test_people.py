"""Whom sources refer to, by attributions written by hand: no model."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, product

import pytest

from onrecord.reading.blocks import find_blocks
from onrecord.reading.people.cast import Cast
from onrecord.reading.people.entities import entities_of
from onrecord.reading.people.entry import Entry
from onrecord.records import Entity, Span, Venue
from tests.reading.people.speaking import said, speakers, story_of, with_people

LIGHT = """The keeper of the light, Mara Quist, 38, was alone. "Nobody slept," Quist said.

Her brother, Anders, said the tower hummed. "I am a baker," the baker added. "It held," she said.

The harbour authority said it was sorry. Its director, Lena Okoro, denied that. "We were late," Ms Okoro said. She hopes to be forgiven."""  # noqa: E501


def test_names_and_what_stands_for_them() -> None:
    assert speakers(
        LIGHT,
        ("Quist", "Nobody slept"),
        ("Her brother, Anders,", "the tower hummed"),
        ("she", "It held"),
        ("The harbour authority", "it was sorry"),
        ("Its director, Lena Okoro,", "that"),
        ("Ms Okoro", "We were late"),
        ("She", "to be forgiven"),
    ) == [
        "Mara Quist",
        "Anders",
        "Mara Quist",
        "The harbour authority",
        "Lena Okoro",
        "Lena Okoro",
        "Lena Okoro",
    ]


def entity(text: str, name: str, told: Sequence[tuple[str, str]] = ()) -> Entity:
    entities, _ = with_people(story_of(text), [said(text, *each) for each in told])
    return next(each for each in entities if each.name == name)


@pytest.mark.parametrize("source", ["The 300-year-old", "Ana Sousa, 250"])
def test_nobody_is_three_hundred(source: str) -> None:
    text = f"Ana Sousa and Bo Reed saw it. {source} said it held."
    entities, _ = with_people(story_of(text), [said(text, source, "it held")])
    assert not any(entity.age for entity in entities)


def test_two_of_one_name_are_told_apart_by_their_ages() -> None:
    text = (
        "John Smith, 54, the mayor, said it was safe. John Smith, 23, a student, said it was not. "
        "“I fell in,” Smith said. The 23-year-old said the mayor never came."
    )
    told = [
        said(text, source, content)
        for source, content in (
            ("John Smith, 54, the mayor", "it was safe"),
            ("John Smith, 23, a student", "it was not"),
            ("Smith", "I fell in"),
            ("The 23-year-old", "the mayor never came"),
        )
    ]
    entities, found = with_people(story_of(text), told)
    ages = {entity.id: entity.age.value for entity in entities if entity.age}
    assert [ages[each.speaker.id] for each in found if each.speaker] == [54, 23, 23, 23]


def test_an_entity_has_its_mentions_aliases_and_age() -> None:
    quist = entity(LIGHT, "Mara Quist", [("Quist", "Nobody slept"), ("she", "It held")])
    assert quist.kind == "person" and quist.named
    assert quist.aliases == ("Quist",)
    assert quist.age is not None and quist.age.value == 38
    assert LIGHT[slice(*quist.age.span)] == "38"
    assert [(LIGHT[slice(*m.span)], m.form) for m in quist.mentions] == [
        ("Mara Quist", "name"),
        ("Quist", "name"),
        ("she", "pronoun"),
    ]
    assert quist.pronouns == {"she": 1}


def test_two_of_one_surname_are_told_apart_by_title_and_first_name() -> None:
    text = (
        "Ana Sousa met her brother, Rui Sousa, in court. “He lied,” Ms Sousa said.\n\n"
        "“I did not,” Mr Sousa said. “She knows,” he added. Rui Sousa left early, Ana said."
    )
    assert speakers(
        text,
        ("Ms Sousa", "He lied"),
        ("Mr Sousa", "I did not"),
        ("he", "She knows"),
        ("Ana", "Rui Sousa left early"),
    ) == ["Ana Sousa", "Rui Sousa", "Rui Sousa", "Ana Sousa"]


@pytest.mark.parametrize(
    ("text", "source", "content", "expected"),
    [
        ("Ana Sousa, a poet, left. The poet said no.", "The poet", "no", "Ana Sousa"),
        ("Ana Sousa, 41, left. The 41-year-old said no.", "The 41-year-old", "no", "Ana Sousa"),
        ("Gov. Ana Sousa left. The governor said no.", "The governor", "no", "Ana Sousa"),
        ("Mr Tom Reed left. Mrs Reed said no. Mr Reed wept.", "Mrs Reed", "no", "Reed"),
        ("Sister Agnes sang. Agnes said no.", "Agnes", "no", "Sister Agnes"),
        ("Ana Sousa sang for her sister Rita Sousa. Sousa said no.", "Sousa", "no", "Ana Sousa"),
        ("A doctor said no.", "A doctor", "no", "A doctor"),
        ("Experts said no.", "Experts", "no", "Experts"),
        ("Tom Reed and Ana Sousa said no.", "Tom Reed and Ana Sousa", "no",
         "Tom Reed and Ana Sousa"),
        ("Tom Reed came. Reed’s aides said no.", "Reed’s aides", "no", "Tom Reed’s aides"),
        ("A spokesman for Tom Reed said no.", "A spokesman for Tom Reed", "no",
         "A spokesman for Tom Reed"),
        ("Tom Reed, who said no, left.", "who", "no", "Tom Reed"),
        ("The firm Orbisol grew. The company said no.", "The company", "no", "Orbisol"),
        ("It rained. “No way,” it said there.", "", "No way", None),
    ],
)  # fmt: skip
def test_descriptions(text: str, source: str, content: str, expected: str | None) -> None:
    assert speakers(text, (source, content)) == [expected]


def test_a_quotation_in_a_headline_is_whose_it_is_below() -> None:
    text = "Keeper on storm: 'Nobody slept'\n\nIt rained. “Nobody slept here,” Mara Quist said."
    assert speakers(text, ("", "Nobody slept"), ("Mara Quist", "Nobody slept here")) == [
        "Mara Quist",
        "Mara Quist",
    ]


def test_a_description_at_the_top_is_who_is_named_below() -> None:
    text = (
        "Judge frees rooster\n\nA judge has ruled that it may crow. It crowed.\n\n"
        "Judge Ana Sousa said that it would."
    )
    assert speakers(
        text, ("A judge", "that it may crow"), ("Judge Ana Sousa", "that it would")
    ) == [
        "Ana Sousa",
        "Ana Sousa",
    ]


def test_relations_in_the_words_of_the_text() -> None:
    text = (
        "Ana Sousa lost her brother, Rui. Tom Reed, who shares son Bo with Sousa, came with a "
        "spokeswoman. Lena Okoro, a spokeswoman for Tom Reed, spoke."
    )
    entities, _ = with_people(story_of(text), [])
    names = {each.id: each.name for each in entities}
    told = {
        (each.name, relation.kind, names[relation.to], text[slice(*relation.evidence)])
        for each in entities
        for relation in each.relations
    }
    assert {
        ("Ana Sousa", "sibling", "Rui", "her brother, Rui"),
        ("Rui", "sibling", "Ana Sousa", "her brother, Rui"),
        ("Tom Reed", "child", "Bo", "son Bo"),
        ("Ana Sousa", "child", "Bo", "son Bo"),
        ("Bo", "parent", "Tom Reed", "son Bo"),
        ("Lena Okoro", "spokesperson of", "Tom Reed",
         "Lena Okoro, a spokeswoman for Tom Reed"),
    } <= told  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["", "… — !", "no people at all. it rained.", "1. 2. 3.\n\n4|5|6", "He said so. She said no."],
)
def test_stories_without_people(text: str) -> None:
    entities, attributions = with_people(story_of(text), [])
    assert not [each for each in entities if each.kind == "person"]
    assert attributions == ()


def test_forty_people() -> None:
    firsts = "Ana Bo Cy Di Ed Fay Gil Hal".split()
    lasts = "Abara Bello Costa Dvorsky Eriksen".split()
    people = [f"{first} {last}" for last in lasts for first in firsts]
    text = " ".join(f"{name} said line {n} held." for n, name in enumerate(people))
    told = [(name, f"line {n} held") for n, name in enumerate(people)]
    assert speakers(text, *told) == people


def test_where_something_was_posted_is_an_organization() -> None:
    text = "Ana Sousa wrote in a Framely post that the kiln was gone."
    story = story_of(text)
    venue = Venue("social media", "Framely", None)
    told = replace(said(text, "Ana Sousa", "that the kiln was gone"), venue=venue)
    entities, _ = entities_of(Cast(story.text, story.blocks, story.byline), [told])
    assert ("Framely", "organization") in [(each.name, each.kind) for each in entities]


def test_an_acronym_is_an_organization_where_the_text_speaks_of_it_as_one() -> None:
    text = "Ana Sousa had begun QXR treatments. The LWB left. Reed blamed TNK’s drivers."
    entities, _ = with_people(story_of(text), [])
    assert [each.name for each in entities if each.kind == "organization"] == ["LWB", "TNK"]


def test_however_many_share_a_surname_few_are_looked_at_for_each(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked = 0
    real = Entry.mentions_before

    def counted(entry: Entry, at: int, most: int) -> list[Span]:
        nonlocal looked
        looked += 1
        return real(entry, at, most)

    monkeypatch.setattr(Entry, "mentions_before", counted)

    def looks(people: int) -> int:
        nonlocal looked
        looked = 0
        names = islice(product("BDGK", "aeiou", "lmnr", "aeiou", "st", "aeiou"), people)
        lines = (f"{''.join(name)} Sousa said it held. “It did,” Sousa said." for name in names)
        text = "\n\n".join(lines)
        Cast(text, find_blocks(text))
        return looked

    assert 0 < looks(1600) < 12 * looks(200)
