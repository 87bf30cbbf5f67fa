"""Records as JSON and back: both read off the types of `onrecord.records`."""

from __future__ import annotations

import json
import re
import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import orjson

from onrecord import records
from onrecord.errors import Malformed

Json = Any
T = TypeVar("T")
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


def loads(
    line: str | bytes, name: str = "record", *, story: Mapping[str, Json] | None = None
) -> records.Record:
    """The record that a line of JSON holds; ``story`` has fields of its story that are kept apart.

    Fields that are not known are passed over, since later versions may add some; those with a
    default may be missing. Raises `Malformed`; ``name`` is what that calls the line.
    """
    try:
        value = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise Malformed(name, f"is no JSON ({error})", "Give one record a line") from None
    if story and isinstance(value, dict) and isinstance(value.get("story"), dict):
        value["story"].update(story)
    try:
        record: records.Record = _loader(records.Record)(value)
    except _Wrong as wrong:
        at = "".join(reversed(wrong.path)).lstrip(".") or "the line"
        raise Malformed(name, f"{at} {wrong.what}", "See docs/record.md for the shape") from None
    return record


def is_optional(field: Field[Any]) -> bool:
    """Whether a field is left out of JSON where it is None."""
    return bool(field.metadata.get("optional"))


@cache
def fields_of(kind: type) -> list[Field[Any]]:
    """Fields of a type as they stand in JSON: a record starts with its schema."""
    own = list(fields(kind))
    if kind is records.Record:
        first = ("schema", "story", "entities", "attributions", "dates", "timeline", "checks")
        return sorted(own, key=lambda f: first.index(f.name) if f.name in first else len(first))
    return own


class _Wrong(Exception):
    """What is wrong with a value, and the way to it from the inside out."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what
        self.path: list[str] = []


_Load = Callable[[Json], Any]


@cache
def _loader(kind: Any) -> _Load:
    """What makes a value of a type from its JSON."""
    origin, inside = get_origin(kind), get_args(kind)
    if origin is Literal:
        return _one_of(frozenset(inside))
    if origin in (Union, types.UnionType):
        (other,) = (part for part in inside if part is not type(None))
        load = _loader(other)
        return lambda value: None if value is None else load(value)
    if origin is tuple and inside[-1] is Ellipsis:
        return _many(_loader(inside[0]))
    if origin is tuple:
        return _each(tuple(map(_loader, inside)))
    if origin is dict:
        return _by_name(_loader(inside[1]))
    if is_dataclass(kind) and isinstance(kind, type):
        return _object(kind)
    return _plain(kind)


def _plain(kind: type) -> _Load:
    def load(value: Json) -> Any:
        if type(value) is kind:
            return value
        if kind is float and type(value) is int:
            return float(value)
        raise _Wrong(f"is {_shown(value)}, not {_PLAIN[kind]}")

    return load


_PLAIN = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _shown(value: Json) -> str:
    told = json.dumps(value, ensure_ascii=True)
    return told if len(told) <= 40 else told[:40] + "…"


def _one_of(values: frozenset[str]) -> _Load:
    def load(value: Json) -> Any:
        if isinstance(value, str) and value in values:
            return value
        raise _Wrong(f"is {_shown(value)}, none of {', '.join(sorted(values))}")

    return load


def _many(load_one: _Load) -> _Load:
    def load(value: Json) -> Any:
        if not isinstance(value, list):
            raise _Wrong(f"is {_shown(value)}, not a list")
        made: list[Any] = []
        try:
            for part in value:
                made.append(load_one(part))
        except _Wrong as wrong:
            wrong.path.append(f"[{len(made)}]")
            raise
        return tuple(made)

    return load


def _each(loads_: tuple[_Load, ...]) -> _Load:
    def load(value: Json) -> Any:
        if not isinstance(value, list) or len(value) != len(loads_):
            raise _Wrong(f"is {_shown(value)}, not a list of {len(loads_)}")
        return tuple(one(part) for one, part in zip(loads_, value, strict=True))

    return load


def _by_name(load_one: _Load) -> _Load:
    def load(value: Json) -> Any:
        if not isinstance(value, dict):
            raise _Wrong(f"is {_shown(value)}, not an object")
        return {key: load_one(part) for key, part in value.items()}

    return load


def _object(kind: type) -> _Load:
    hints = get_type_hints(kind)
    own = fields_of(kind)
    loaders = {field.name: _loader(hints[field.name]) for field in own}
    needed = [f.name for f in own if f.default is MISSING and f.default_factory is MISSING]

    def load(value: Json) -> Any:
        if not isinstance(value, dict):
            raise _Wrong(f"is {_shown(value)}, not an object")
        missing = [name for name in needed if name not in value]
        if missing:
            raise _Wrong(f"has no {missing[0]!r}")
        given = {}
        for name, part in value.items():
            one = loaders.get(name)
            if one is not None:
                try:
                    given[name] = one(part)
                except _Wrong as wrong:
                    wrong.path.append(f".{name}")
                    raise
        return kind(**given)

    return load
