"""Pages for tests, from as little HTML as they need."""

from __future__ import annotations

import json

from lxml.html import HtmlElement, HTMLParser, document_fromstring, fragment_fromstring


def page(head: str = "", body: str = "<p>Words.</p>", attributes: str = "") -> HtmlElement:
    source = f"<!doctype html><html {attributes}><head>{head}</head><body>{body}</body></html>"
    return document_fromstring(source.encode(), HTMLParser(encoding="utf-8", huge_tree=True))


def script(value: object) -> str:
    """A script of JSON-LD; a string stands in it as it is."""
    told = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'<script type="application/ld+json">{told}</script>'


def meta(**told: str) -> str:
    """`meta` elements: a double underscore in a name is a colon."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{words}">'
        for name, words in told.items()
    )


def element(source: str) -> HtmlElement:
    return fragment_fromstring(source)
