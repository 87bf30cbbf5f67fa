"""Records as JSON, and the JSON Schema of that JSON: both read off the types of `records`."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord import records

Json = Any
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def to_json(value: object) -> Json:
    """The value as dicts, lists, strings and numbers, its fields in the order of the types."""
    if is_dataclass(value) and not isinstance(value, type):
        named = ((field, getattr(value, field.name)) for field in fields_of(type(value)))
        return {
            field.name: to_json(part)
            for field, part in named
            if not (part is None and is_optional(field))
        }
    if isinstance(value, tuple | list):
        return [to_json(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): to_json(part) for key, part in value.items()}
    return value


def dumps(record: records.Record) -> str:
    """A record as one line of JSON, with nothing in it that commands a terminal, turns the
    direction of writing or ends a line to some program.
    """
    line = json.dumps(to_json(record), ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", line)


def schema() -> Json:
    """The JSON Schema (2020-12) of a record."""
    seen: dict[str, Json] = {}
    _schema_of(records.Record, seen)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord record",
        "description": f"Version {records.SCHEMA} of the record of one news story. "
        "Offsets count Unicode code points of story.text and are end-exclusive.",
        "$ref": "#/$defs/Record",
        "$defs": dict(sorted(seen.items())),
    }


def is_optional(field: Field[Any]) -> bool:
    """Whether a field is left out of JSON where it is None."""
    return bool(field.metadata.get("optional"))


def fields_of(kind: type) -> list[Field[Any]]:
    """Fields of a type as they stand in JSON: a record starts with its schema."""
    own = list(fields(kind))
    if kind is records.Record:
        first = ("schema", "story", "entities", "attributions", "dates", "timeline", "checks")
        return sorted(own, key=lambda f: first.index(f.name) if f.name in first else len(first))
    return own


def _schema_of(kind: Any, seen: dict[str, Json]) -> Json:
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(inside)}
    if origin in (Union, types.UnionType):
        return {"anyOf": [_schema_of(part, seen) for part in inside]}
    if origin is tuple:
        if len(inside) == 2 and inside[1] is Ellipsis:
            return {"type": "array", "items": _schema_of(inside[0], seen)}
        places = [_schema_of(part, seen) for part in inside]
        return {"type": "array", "prefixItems": places, "minItems": len(places), "items": False}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema_of(inside[1], seen)}
    if is_dataclass(kind) and isinstance(kind, type):
        if kind.__name__ not in seen:
            seen[kind.__name__] = {}
            seen[kind.__name__] = _object(kind, seen)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    plain = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}
    return {"type": plain[kind]}


def _object(kind: type, seen: dict[str, Json]) -> Json:
    hints = get_type_hints(kind)
    own = fields_of(kind)
    described = (kind.__doc__ or "").strip().split("\n\n")[0].replace("\n", " ")
    return {
        "description": " ".join(described.split()),
        "type": "object",
        "properties": {field.name: _schema_of(hints[field.name], seen) for field in own},
        "required": [field.name for field in own if not is_optional(field)],
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1))  # noqa: T201
