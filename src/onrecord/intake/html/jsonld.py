"""JSON-LD as it stands in pages: what their scripts say to search engines.

Much of it is broken: commas too many, comments, line ends inside strings, entities, whole values
left out. Each script is read as it is, then with such things mended, and at last only for the few
facts that can be told on their own. None of it is run, and the cost is bounded whatever it holds.
"""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

from lxml.html import HtmlElement

from onrecord.intake.html.strings import plain

Node: TypeAlias = dict[str, Any]
"""An object of JSON-LD, its keys in lower case."""

ARTICLES = frozenset(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle askpublicnewsarticle reviewnewsarticle advertisercontentarticle
    satiricalarticle blogposting liveblogposting socialmediaposting techarticle scholarlyarticle
    report review criticreview
    """.split()
)
"""Types of what is written, in lower case."""

_LONGEST = 2_000_000
"""Characters of the longest script that is read."""
_LONGEST_SALVAGED = 100_000
_MOST_SCRIPTS = 100
_MOST_NODES = 5_000
_DEEPEST = 12
"""Objects inside each other that are looked into."""
_WRAPPED = re.compile(
    r"^\s*(?://\s*)?(?:<!\[CDATA\[|<!--)|(?:(?://\s*)?(?:\]\]>|-->))[\s;]*$", re.IGNORECASE
)
_STRING = r'"(?:[^"\\]|\\.)*+"'
_TOKEN = re.compile(
    rf"(?P<string>{_STRING})|(?P<single>'(?:[^'\\\n]|\\.)*+'(?=\s*[,:}}\]]))"
    r"|(?P<comment>/\*.{0,2000}?\*/|//[^\n]*)|(?P<comma>,(?=\s*[}\]]))|(?P<none>:(?=\s*[,}\]]))",
    re.DOTALL,
)
_ESCAPE = re.compile(r'\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})(.?)|(\\.)', re.DOTALL)
_FACT = re.compile(
    rf'"(@?type|headline|datePublished|dateModified|url|inLanguage)"\s*+:\s*+({_STRING})'
)
_MAKER = re.compile(
    rf'"(author|publisher)"\s*+:\s*+(?:({_STRING})|[\[{{][^\]}}]{{0,2000}}?"name"\s*+:\s*+({_STRING}))'
)


class Graph:
    """The objects of a page's JSON-LD, and how deep in it each stands."""

    def __init__(self, values: Iterable[Any]) -> None:
        self.nodes: list[tuple[int, Node]] = []
        self._by_id: dict[str, Node] = {}
        queue = deque((0, value) for value in values)
        while queue and len(self.nodes) < _MOST_NODES:
            depth, value = queue.popleft()
            if isinstance(value, list):
                queue.extend((depth, each) for each in value[:_MOST_NODES])
            elif isinstance(value, dict):
                self._keep(depth, value)
                inner = value.get("@graph")
                if isinstance(inner, list):
                    queue.extend((depth, each) for each in inner[:_MOST_NODES])
                elif depth < _DEEPEST:
                    queue.extend((depth + 1, v) for v in value.values() if _holds_more(v))

    def _keep(self, depth: int, node: Node) -> None:
        self.nodes.append((depth, node))
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(self._by_id.get(name, ())):
            self._by_id[name] = node

    def of(self, types: frozenset[str]) -> list[Node]:
        """The objects of these types, those least deep in the page's JSON-LD first."""
        found = [(depth, node) for depth, node in self.nodes if types & types_of(node)]
        return [node for _, node in sorted(found, key=lambda each: each[0])]

    def values(self, node: Node, key: str) -> Iterator[Any]:
        """What an object says under a key, one after the other, with references followed."""
        value = node.get(key.casefold())
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and isinstance(each.get("@id"), str):
                yield self._by_id.get(each["@id"], each)
            elif isinstance(each, dict) and isinstance(each.get("@list"), list):
                yield from each["@list"]
            elif each is not None:
                yield each

    def words(self, node: Node, key: str) -> Iterator[str]:
        """The strings that an object says under a key, and the names of objects there."""
        for value in self.values(node, key):
            told = value.get("name", value.get("@value")) if isinstance(value, dict) else value
            for each in told if isinstance(told, list) else [told]:
                if words := plain(each):
                    yield words

    def addresses(self, node: Node, key: str) -> Iterator[str]:
        """The addresses that an object says under a key, or those of objects there."""
        for value in self.values(node, key):
            told = value.get("url") or value.get("@id") if isinstance(value, dict) else value
            if isinstance(told, str):
                yield told


def read_graph(tree: HtmlElement) -> Graph:
    """What a page says in JSON-LD."""
    scripts = (s for s in tree.iter("script") if "ld+json" in (s.get("type") or "").lower())
    values: list[Any] = []
    for script, _ in zip(scripts, range(_MOST_SCRIPTS), strict=False):
        values += loads(script.text or "")
    return Graph(values)


def types_of(node: Node) -> frozenset[str]:
    """The types of an object, in lower case, without the vocabulary they are of."""
    told = node.get("@type") or node.get("type")
    words = told if isinstance(told, list) else [told]
    return frozenset(re.split("[/:#]", w)[-1].casefold() for w in words if isinstance(w, str))


def loads(script: str) -> list[Any]:
    """The values of a script, as far as they can be told."""
    if len(script) > _LONGEST:
        return _salvaged(script)
    script = _WRAPPED.sub("", _WRAPPED.sub("", script))
    if '"' not in script and "&quot;" in script:
        script = html.unescape(script)
    for mended in (str, _mended):
        values = _decoded(mended(script))
        if values is not None:
            return values
    return _salvaged(script)


def _decoded(script: str) -> list[Any] | None:
    """The values of a script, which may be several parted by anything; None for no JSON."""
    decoder = json.JSONDecoder(strict=False, object_pairs_hook=_lowered)
    values: list[Any] = []
    at = 0
    while (start := _next_value(script, at)) >= 0 and len(values) < _MOST_SCRIPTS:
        try:
            value, at = decoder.raw_decode(script, start)
        except (ValueError, RecursionError):
            return None
        values.append(value)
    return values


def _next_value(script: str, at: int) -> int:
    places = [place for char in "{[" if (place := script.find(char, at)) >= 0]
    return min(places, default=-1)


def _lowered(pairs: list[tuple[str, Any]]) -> Node:
    return {key.casefold(): value for key, value in pairs}


def _mended(script: str) -> str:
    """The script with what most often breaks it put right, outside strings and in them."""

    def mend(match: re.Match[str]) -> str:
        kind, token = match.lastgroup, match.group()
        if kind == "string":
            return _ESCAPE.sub(lambda m: m[2] or m[1], token) if "\\" in token else token
        if kind == "single":
            return json.dumps(token[1:-1].replace("\\'", "'"))
        return ": null" if kind == "none" else ""

    return _TOKEN.sub(mend, script)


def _salvaged(script: str) -> list[Any]:
    """The first of each fact that a broken script tells of an article, as one object."""
    script = script[:_LONGEST_SALVAGED]
    node: Node = {}
    for key, value in _FACT.findall(script):
        words = _unquoted(value)
        if "type" in key:
            types = types_of({"@type": words}) & ARTICLES
            node.setdefault("@type", words) if types else None
        else:
            node.setdefault(key.casefold(), words)
    for key, value, name in _MAKER.findall(script):
        node.setdefault(key, _unquoted(value or name))
    return [node] if "@type" in node else []


def _unquoted(token: str) -> str:
    try:
        return str(json.loads(_mended(token), strict=False))
    except ValueError:
        return token[1:-1]


def _holds_more(value: Any) -> bool:
    return isinstance(value, dict | list)
