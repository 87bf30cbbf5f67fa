from pathlib import Path

from onrecord.export.reference import reference
from onrecord.export.schema import schema

PAGE = Path(__file__).parent.parent.parent / "docs" / "record.md"


def test_the_page_in_the_docs_is_what_the_types_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference()


def test_every_type_and_field_of_the_schema_is_on_the_page() -> None:
    for name, told in schema()["$defs"].items():
        section = reference().split(f"## {name}\n")[1].split("\n## ")[0]
        for field in told["properties"]:
            assert f"| `{field}` |" in section
