"""What a record says apart from its attributions, as facts that can be compared one by one.

Each function takes parts of a record, the gold's or the reader's, and gives its facts by what makes
two of them the same, each in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from evaluation.changes import Raw

Facts: TypeAlias = Mapping[Any, str]
_MOST_SHOWN = 60


def plain_entities(entities: Iterable[Raw]) -> list[Raw]:
    """Named entities of the reader in the gold's plainer shape: descriptions and ages without
    their spans, relations to names.
    """
    every = list(entities)
    names = {entity["id"]: entity["name"] for entity in every}
    return [
        {
            **entity,
            "descriptions": [each["text"] for each in entity["descriptions"]],
            "age": (entity["age"] or {}).get("value"),
            "relations": [{**each, "to": names[each["to"]]} for each in entity["relations"]],
        }
        for entity in every
        if entity["named"]
    ]


def name_facts(entities: Iterable[Raw]) -> Facts:
    """The names of entities, in any case."""
    return {entity["name"].casefold(): entity["name"] for entity in entities}


def detail_facts(entities: Iterable[Raw], detail: str) -> Facts:
    """What is told of entities in one detail, in any case, with whose it is."""
    told = [f"{each['name']}: {value}" for each in entities for value in _values(each.get(detail))]
    return {words.casefold(): words for words in told}


def _values(given: Any) -> Iterator[str]:
    for value in given if isinstance(given, list | tuple) else [given]:
        if isinstance(value, Mapping):
            yield f"{value['kind']} {value['to']}"
        elif value is not None:
            yield str(value)


def block_facts(text: str, blocks: Iterable[Raw], apart_from: Iterable[Raw] = ()) -> Facts:
    """The kinds and ends of blocks, without those that touch some others."""
    barred = list(apart_from)
    facts: dict[Any, str] = {}
    for block in blocks:
        start, end, subkind = block["start"], block["end"], block.get("subkind")
        if not any(start < other["end"] and other["start"] < end for other in barred):
            kind = f"{block['kind']}, {subkind}" if subkind else block["kind"]
            facts[kind, start, end] = f"{kind} {_quote(text, (start, end))}"
    return facts


def timeline_facts(timeline: Iterable[Raw], ids: Mapping[str, str]) -> Facts:
    """The lines of a timeline in any order; ``ids`` are those that the gold has for ours."""
    facts: dict[Any, str] = {}
    for line in timeline:
        own = line.get("attribution")
        of = ids.get(own, own) if own else line["event"]
        facts[line["value"], of] = f"{line['value'] or line['text']}: {of}"
    return facts


def check_facts(text: str, checks: Iterable[Raw]) -> Facts:
    """The checks of quoted words, with verdict, evidence and what was dropped."""
    facts: dict[Any, str] = {}
    for check in checks:
        words, evidence = tuple(check["words"]), tuple(check["evidence"] or ())
        key = (check["where"], words, check["verdict"], check.get("dropped"), evidence)
        said = _quote(text, evidence) if evidence else "nothing"
        told = f"{check['where']} {_quote(text, words)}: {check['verdict']} of {said}"
        facts[key] = f"{told}, dropped {check.get('dropped') or 'nothing'}"
    return facts


def page_facts(page: Raw) -> Facts:
    """What is known of the page."""
    return {
        (fact, page[fact]): f"{fact}: {page[fact]}"
        for fact in ("title", "outlet", "published")
        if page[fact] is not None
    }


def shorten(words: str) -> str:
    """Words in one line, cut where they are many."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _MOST_SHOWN else f"{plain[:_MOST_SHOWN]}…"


def _quote(text: str, span: tuple[int, ...]) -> str:
    return f"“{shorten(text[slice(*span)])}”"
