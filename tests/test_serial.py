import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import Malformed
from onrecord.records import (
    Age,
    Attribution,
    Block,
    Check,
    Description,
    Entity,
    Happening,
    Mention,
    Origin,
    Post,
    ReaderId,
    Record,
    Reference,
    Relation,
    Story,
    Venue,
    When,
)
from onrecord.serial import dumps, loads, to_json

st.register_type_strategy(str, st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
st.register_type_strategy(float, st.floats(0, 1, width=32))
st.register_type_strategy(int, st.integers(0, 2**40))
TYPES = (
    Age, Attribution, Block, Check, Description, Entity, Happening, Mention, Origin, Post,
    ReaderId, Reference, Relation, Story, Venue, When,
)  # fmt: skip


@given(st.from_type(Record))
def test_a_record_comes_back_the_same(record: Record) -> None:
    assert loads(dumps(record)) == record


def test_fields_of_later_versions_are_passed_over() -> None:
    value = to_json(Record(Story("s", "Yes."), ReaderId("1", "m")))
    value["mood"] = "calm"
    value["story"]["mood"] = {"deep": [1]}
    assert loads(json.dumps(value)).story.text == "Yes."


SOUND = to_json(
    Record(
        Story("s", "“Yes,” said Ana.", blocks=(Block("paragraph", 0, 16),)),
        ReaderId("1", "m"),
        attributions=(Attribution("a1", (), (), ((1, 4),), "direct"),),
    )
)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("story", None, "story is null, not an object"),
        ("story.id", 7, "story.id is 7, not text"),
        ("story.blocks", {}, "story.blocks is {}, not a list"),
        ("attributions.0.manner", "shouted", 'attributions[0].manner is "shouted", none of'),
        ("attributions.0.content", [[1, 4], [5]], "attributions[0].content[1] is [5]"),
        ("attributions.0.content", [[1, "4"]], "attributions[0].content[0]"),
        ("attributions.0.score", "high", "attributions[0].score"),
        ("attributions.0.speaker", {"id": "e1"}, "attributions[0].speaker has no 'name'"),
    ],
)
def test_what_is_no_record_is_told_to_the_field(path: str, value: object, words: str) -> None:
    whole = json.loads(json.dumps(SOUND))
    *way, last = (int(step) if step.isdigit() else step for step in path.split("."))
    part = whole
    for step in way:
        part = part[step]
    part[last] = value
    with pytest.raises(Malformed) as caught:
        loads(json.dumps(whole), "desk.jsonl, line 3")
    assert str(caught.value).startswith("desk.jsonl, line 3: ")
    assert words in str(caught.value)


@pytest.mark.parametrize("line", ["", "{", "[" * 100_000, "NaN", '{"story": 1', "null"])
def test_what_is_no_json_is_told(line: str) -> None:
    with pytest.raises(Malformed):
        loads(line)


def test_the_text_may_be_kept_apart() -> None:
    record = Record(Story("s", "Yes."), ReaderId("1", "m"))
    bare = to_json(record)
    bare["story"]["text"] = ""
    assert loads(json.dumps(bare), story={"text": "Yes."}) == record
