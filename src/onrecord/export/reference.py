"""The record's reference, a page of Markdown read off the types of `onrecord.records`."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord import records
from onrecord.serial import fields_of, is_optional

_HEAD = """\
# The record

One JSON object a story. Spans are `[start, end)` offsets into `story.text`, counted in Unicode code
points. Fields may be added in later versions; none is renamed. Written by
`python -m onrecord.export.reference` from the types; [the schema](record.schema.json) says the same
to programs.
"""
_ORDER = (
    records.Record,
    records.Story,
    records.Origin,
    records.Block,
    records.Post,
    records.Entity,
    records.Mention,
    records.Description,
    records.Age,
    records.Relation,
    records.Attribution,
    records.Reference,
    records.Venue,
    records.When,
    records.Happening,
    records.Check,
    records.ReaderId,
)


def reference() -> str:
    """The page."""
    return "\n".join([_HEAD, *(_section(kind) for kind in _ORDER)])


def _section(kind: type) -> str:
    hints = get_type_hints(kind)
    rows = [
        f"| `{field.name}` | {_told(hints[field.name])}{', optional' * is_optional(field)} |"
        for field in fields_of(kind)
    ]
    paragraphs = (kind.__doc__ or "").split("\n\n")
    described = [" ".join(each.split()).replace("``", "`") for each in paragraphs]
    head = [f"## {kind.__name__}\n", "\n\n".join(described), "", "| field | value |"]
    return "\n".join([*head, "| --- | --- |", *rows, ""])


def _told(kind: Any) -> str:
    """A type in words."""
    origin, inside = get_origin(kind), get_args(kind)
    if kind == records.Span:
        return "span"
    if kind == records.Spans:
        return "spans"
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inside)
    if origin in (Union, types.UnionType):
        return " or ".join("null" if part is type(None) else _told(part) for part in inside)
    if origin is tuple:
        return f"list of {_told(inside[0])}"
    if origin is dict:
        return f"{_told(inside[1])} by {_told(inside[0])}"
    if is_dataclass(kind) and isinstance(kind, type):
        return f"[{kind.__name__}](#{kind.__name__.lower()})"
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    return plain[kind]


if __name__ == "__main__":
    print(reference(), end="")  # noqa: T201
