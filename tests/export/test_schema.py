import json
from pathlib import Path

import jsonschema

from onrecord import records
from onrecord.export.schema import schema
from onrecord.serial import dumps, to_json

SCHEMA = Path(__file__).parent.parent.parent / "docs" / "record.schema.json"

FULL = records.Record(
    records.Story("s1", "Ana said so.", blocks=(records.Block("paragraph", 0, 12),)),
    records.ReaderId("0", "m"),
    entities=(
        records.Entity(
            "p1", "Ana", "person", True, ("A",), (records.Mention((0, 3), "name"),),
            (records.Description("the keeper", (0, 3)),), records.Age(51, (0, 3)), {"she": 2},
            (records.Relation("sibling", "p2", (0, 3)),),
        ),
    ),
    attributions=(
        records.Attribution(
            "a1", ((0, 3),), ((4, 8),), ((9, 11),), "indirect", "assertion", "said", None,
            records.Reference("p1", "Ana", "person", True, because=(0, 3), score=0.9),
            None, records.Venue("interview", "Harbour Post", None),
            records.When("now", None, (0, 3)),
        ),
    ),
    dates=(records.When("in May", "XXXX-05", (0, 3)),),
    timeline=(records.Happening(None, "now", (0, 3), attribution="a1"),),
    checks=(records.Check("headline", (0, 3), "verbatim", (4, 8)),),
)  # fmt: skip


def test_a_full_record_holds_to_the_schema() -> None:
    jsonschema.validate(json.loads(dumps(FULL)), schema())


def test_the_schema_refuses_what_is_no_record() -> None:
    record = to_json(FULL)
    for broken in (
        {**record, "attributions": [{**record["attributions"][0], "manner": "shouted"}]},
        {**record, "attributions": [{**record["attributions"][0], "content": [[1]]}]},
        {key: value for key, value in record.items() if key != "story"},
    ):
        assert list(jsonschema.Draft202012Validator(schema()).iter_errors(broken))


def test_optional_fields_are_left_out_and_null_ones_stay() -> None:
    record = to_json(FULL)
    assert list(record)[:2] == ["schema", "story"]
    assert "names" not in record["attributions"][0]["speaker"]
    assert record["attributions"][0]["speaker"]["because"] == [0, 3]
    assert record["attributions"][0]["addressee"] is None
    assert "subkind" not in record["story"]["blocks"][0]


def test_the_committed_schema_is_the_types() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == schema(), (
        "run: python -m onrecord.export.schema > docs/record.schema.json"
    )
