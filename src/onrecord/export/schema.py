"""The JSON Schema of a record's JSON, read off the types of `records`."""

from __future__ import annotations

import json
import types
from dataclasses import is_dataclass
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from onrecord import records
from onrecord.serial import fields_of, is_optional

Json = Any


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
