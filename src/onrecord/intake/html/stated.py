"""What the markup of a page states of its story, besides what it shows.

JSON-LD goes before microdata and that before `meta` elements: the first is written for machines
that check it, and says of which object it speaks; the last are copied into every page of a site by
hands that forget them. Three things weigh more than that order:

- *headline*: whichever of those stated stands in an `h1`, since that is the one that the story was
  published under; the others are cut and baited for search engines.
- *outlet*: a name that sounds like the address, since the publisher stated of a wire story is
  often the wire.
- *authors*: a source that names people, before one that names the house.

A time with no zone gives a day and no moment: no zone is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from onrecord.intake.html.bylines import authors_in, is_person, signers_of, unrepeated
from onrecord.intake.html.jsonld import ARTICLES, Node, read_graph, types_of
from onrecord.intake.html.microdata import (
    is_elsewhere,
    item_types,
    read_items,
    read_metas,
    words_of,
)
from onrecord.intake.html.moments import Stamp, first_stamp
from onrecord.intake.html.sites import canonical, day_of, is_of_site, web_address
from onrecord.intake.html.strings import plain, shown, squash

_TITLES = (
    "og:title", "twitter:title", "twitter:text:title", "dc.title", "dcterms.title", "parsely-title",
    "sailthru.title", "title",
)  # fmt: skip
_DESCRIPTIONS = ("og:description", "description", "twitter:description", "dc.description")
_AUTHORS = (
    "author", "article:author", "og:article:author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author", "byl", "article_author", "citation_author",
)  # fmt: skip
_OUTLETS = ("og:site_name", "dc.publisher", "dcterms.publisher", "application-name")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dcterms.date", "dc.date", "pubdate", "pub_date", "og:pubdate", "publish-date", "publish_date",
    "publication_date", "citation_publication_date", "article_date_original", "pdate",
    "article:created", "datecreated", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified",
    "datemodified", "dcterms.modified", "dc.date.modified", "article_date_updated", "lastmod",
    "last-modified", "revision_date",
)  # fmt: skip
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language", "og:language")
_LINKS = etree.XPath('.//link[@rel="canonical"]')
_AUTHORED = etree.XPath('.//a[@rel="author"]')
_ITEMS = etree.XPath(".//*[@itemtype]")
_CODE = re.compile(r"([a-z]{2})(?:[-_][a-z0-9-]+)?", re.IGNORECASE)
_BAR = re.compile(r"\s+(?:[|•·»«–—-]|::)\s+|\s*\|\s*")
_FRONT = frozenset("home homepage news startseite inicio accueil".split())
_PUBLISHING = re.compile(r"\b(?:published?|pubdate|posted|entry-date|post-date)\b", re.IGNORECASE)
_PAGES = frozenset(("webpage", "itempage"))
_HOUSES = frozenset(("newsmediaorganization", "organization", "website"))
_MOST = 10
_MOST_ARTICLES = 100
_MOST_TIMES = 50


@dataclass(frozen=True, slots=True)
class Stated:
    """What the markup of a page states; None and empty where it states nothing.

    ``headlines`` are all the titles stated, best first and the first of them ``headline``;
    ``descriptions`` what a dek may say, if the page shows it. ``published`` is an EDTF date,
    ``published_at`` and ``modified_at`` are moments in RFC 3339. ``types`` are those of schema.org
    and OpenGraph, in lower case; ``free`` is whether everybody may read the whole.
    """

    headline: str | None = None
    headlines: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    language: str | None = None
    url: str | None = None
    body: str | None = None
    types: frozenset[str] = frozenset()
    free: bool | None = None


def stated(tree: HtmlElement, address: str | None = None) -> Stated:
    """What the markup of a page states; ``address`` is where it was got from, where that is known.

    Nothing raises: what cannot be made out is not stated.
    """
    markup = _Markup(tree, address)
    headlines = markup.headlines
    published = markup.published
    modified = first_stamp(markup.told("dateModified", _MODIFIED))
    return Stated(
        headline=next(iter(headlines), None),
        headlines=headlines,
        descriptions=unrepeated(markup.descriptions()),
        authors=markup.authors,
        outlet=next(iter(markup.outlets), None),
        published=published.day if published else None,
        published_at=published.at if published else None,
        modified_at=modified.at if modified else None,
        language=markup.language,
        url=markup.url,
        body=next(markup.bodies(), None),
        types=markup.types,
        free=markup.free,
    )


class _Markup:
    """The markup of a page, read once, and what its sources say of each fact, best first."""

    def __init__(self, tree: HtmlElement, address: str | None) -> None:
        self.tree = tree
        self.metas = read_metas(tree)
        self.items = read_items(tree)
        self.graph = read_graph(tree)
        self.links = _LINKS(tree)
        self.url = canonical(self._addresses(known=bool(address)), address)
        self.articles = self._articles()
        self.pages = self.graph.of(_PAGES)

    def told(self, key: str, metas: Iterable[str], *, whole: bool = True) -> Iterator[str]:
        """What each source says of a fact; ``whole`` with what is said of the page around it."""
        yield from self._in_graph(self.articles, key)
        yield from (words_of(element) for element in self.items[key.casefold()])
        yield from self._in_metas(metas)
        if whole:
            yield from self._in_graph(self.pages, key)

    def _in_graph(self, nodes: Iterable[Node], key: str) -> Iterator[str]:
        for node in nodes:
            yield from self.graph.words(node, key)

    def _in_metas(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield from self.metas.get(name, ())

    def _addresses(self, *, known: bool) -> Iterator[str]:
        """The addresses under which the page says that it lives, best first. Where it was got from
        is ``known``, no article of its JSON-LD is asked, which may be of another page.
        """
        yield from (e.get("href", "") for e in self.links)
        yield from self._in_metas(("og:url",))
        for node in () if known else self.graph.of(ARTICLES)[:1]:
            yield from self.graph.addresses(node, "mainEntityOfPage")
            yield from self.graph.addresses(node, "url")

    def _articles(self) -> list[Node]:
        """The articles of the JSON-LD that are this page's: the first, and those that speak of the
        same; a list of others may follow it.
        """
        written = self.graph.of(ARTICLES)[:_MOST_ARTICLES]
        found = [n for n in written if any(self.graph.words(n, "headline"))] or written
        mine = [node for node in found if self.url and self.url in self._own_addresses(node)]
        if not mine:
            mine = found[:1]
        titles = {squash(words) for words in self._in_graph(mine, "headline")}
        more = [n for n in found if titles & {squash(w) for w in self.graph.words(n, "headline")}]
        return mine + [node for node in more if node not in mine]

    def _own_addresses(self, node: Node) -> set[str | None]:
        told = [*self.graph.addresses(node, "mainEntityOfPage"), *self.graph.addresses(node, "url")]
        return {web_address(each, self.url) for each in told}

    # Titles

    @cached_property
    def _heads(self) -> dict[str, str]:
        """The words of the page's first main headings, by their letters."""
        heads = (shown(element) for element in islice(self.tree.iter("h1"), _MOST))
        return {squash(words): words for words in heads if words}

    @cached_property
    def headlines(self) -> tuple[str, ...]:
        page = plain(self.tree.findtext(".//title"))
        told = [*self.told("headline", _TITLES), *self._in_graph(self.pages, "name"), page]
        told = [words for words in told if words]
        cut = unrepeated(self._within(words) or self._without_outlet(words) for words in told)
        shows = {each: squash(each) in self._heads for each in cut}
        whole = {each: self._longer(each, cut) for each in cut}
        return unrepeated(whole[each] for each in sorted(cut, key=lambda each: not shows[each]))

    def _within(self, title: str) -> str | None:
        """The main heading that most of a title is, where it has more before or behind it."""
        letters = squash(title)
        for head, words in self._heads.items():
            if 2 * len(head) > len(letters) and (
                letters.startswith(head) or letters.endswith(head)
            ):
                return words
        return None

    def _without_outlet(self, title: str) -> str:
        """A title without the name of its outlet before or behind a bar."""
        names = {squash(name) for name in self.outlets}
        for first, last in ((None, -1), (1, None)):
            parts = [*_BAR.finditer(title)]
            if not parts:
                break
            bar = parts[-1] if last else parts[0]
            kept, name = title[: bar.start()], title[bar.end() :]
            if first:
                kept, name = name, kept
            if kept and squash(name) in names:
                title = kept
        return title

    def _longer(self, title: str, others: Iterable[str]) -> str:
        """A title in full, where another goes on where this one was cut."""
        start = title.rstrip("….")
        cut = start != title or len(title) >= 60
        return next((each for each in others if cut and each.startswith(start)), title)

    def descriptions(self) -> Iterator[str]:
        """What may be shown as a dek."""
        yield from self._in_graph(self.articles, "alternativeHeadline")
        yield from self.told("description", _DESCRIPTIONS)

    # Whose it is

    @cached_property
    def outlets(self) -> tuple[str, ...]:
        """The names of the outlet, those that sound like its address first."""
        names = [name for words in self._houses() if (name := _outlet(words))]
        tails = [_outlet(tail) for tail in self._tails()]
        home = self.url
        names += [tail for tail in tails if tail and is_of_site(tail, home)]
        names.sort(key=lambda name: not is_of_site(name, home))
        handles = [words.lstrip("@") for words in self._in_metas(("twitter:site",))]
        return unrepeated([*names, *(each for each in handles if each and "/" not in each)])

    def _houses(self) -> Iterator[str]:
        yield from self._in_graph(self.articles, "publisher")
        yield from self._in_metas(("og:site_name",))
        yield from (words_of(element) for element in self.items["publisher"])
        yield from self._in_metas(_OUTLETS)
        yield from self._in_graph(self.pages, "publisher")
        yield from self._in_graph(self.graph.of(_HOUSES), "name")

    def _tails(self) -> Iterator[str]:
        """What stands behind the last bar of the page's title."""
        page = plain(self.tree.findtext(".//title"))
        bars = [*_BAR.finditer(page)]
        if bars:
            yield page[bars[-1].end() :]

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """The authors by the first source that names people, else by the first that names anybody;
        a later source that names all of these and more counts for more. A house that is stated
        before any people stays, behind them.
        """
        named = [names for told in self._bylines() if (names := self._named(told))]
        people = [names for names in named if any(is_person(name) for name in names)]
        best = next(iter(people or named), ())
        known = {squash(name) for name in best}
        more = (names for names in people if known < {squash(name) for name in names})
        return unrepeated([*next(more, best), *next(iter(named), ())])

    def _named(self, told: Iterable[str]) -> tuple[str, ...]:
        return unrepeated(name for words in told for name in authors_in(words, self.outlets))

    def _bylines(self) -> Iterator[list[str]]:
        """What each source says of the authors."""
        for key in ("author", "creator"):
            yield from (list(self.graph.words(node, key)) for node in self.articles)
            yield [words_of(element) for element in self.items[key]]
        yield from (self.metas.get(name, []) for name in _AUTHORS)
        yield from (list(self.graph.words(node, "author")) for node in self.pages)
        linked = (e for e in _AUTHORED(self.tree) if not is_elsewhere(e))
        yield [shown(element) for element in islice(linked, _MOST)]
        yield list(signers_of(self.tree))

    # When

    @cached_property
    def published(self) -> Stamp | None:
        told = [*self.told("datePublished", _PUBLISHED), *self._times()]
        told += self._in_graph(self.articles, "dateCreated")
        told += [words_of(element) for element in self.items["datecreated"]]
        return first_stamp([*told, day_of(self.url) or ""])

    def _times(self) -> Iterator[str]:
        """The `time` elements that say that they are of publication, or that all say one day."""
        times = [e for e in islice(self.tree.iter("time"), _MOST_TIMES) if e.get("datetime")]
        times = [element for element in times if not is_elsewhere(element)]
        for each in times:
            if each.get("pubdate") is not None or _PUBLISHING.search(each.get("class") or ""):
                yield each.get("datetime", "")
        if len({each.get("datetime", "")[:10] for each in times}) == 1:
            yield times[0].get("datetime", "")

    # What it is

    @cached_property
    def language(self) -> str | None:
        told = [
            *self._in_graph(self.articles, "inLanguage"),
            self.tree.get("lang") or "",
            *(words_of(element) for element in self.items["inlanguage"]),
            *self._in_metas(_LANGUAGES),
            *self._in_graph(self.pages, "inLanguage"),
        ]
        codes = (_CODE.fullmatch(words.strip()) for words in told)
        return next((code[1].lower() for code in codes if code), None)

    def bodies(self) -> Iterator[str]:
        """The body of the article, as JSON-LD has it."""
        for node in self.articles:
            yield from (v for v in self.graph.values(node, "articleBody") if isinstance(v, str))

    @cached_property
    def types(self) -> frozenset[str]:
        items = _ITEMS(self.tree)
        told = frozenset(words.casefold() for words in self._in_metas(("og:type",)))
        nodes = [*self.articles, *(node for depth, node in self.graph.nodes if not depth)]
        return told.union(
            *map(types_of, nodes), *(item_types(item) for item in islice(items, _MOST_TIMES))
        )

    @cached_property
    def free(self) -> bool | None:
        """Whether the whole may be read for nothing, as far as that is stated."""
        parts = [p for n in self.articles for p in self.graph.values(n, "hasPart")]
        nodes = [*self.articles, *(part for part in parts if isinstance(part, dict))]
        told = [str(v) for n in nodes for v in self.graph.values(n, "isAccessibleForFree")]
        told += [words_of(element) for element in self.items["isaccessibleforfree"]]
        told += ["false" for tier in self._in_metas(("article:content_tier",)) if tier == "locked"]
        said = {words.casefold() for words in told}
        return False if "false" in said else True if "true" in said else None


def _outlet(words: str) -> str | None:
    """The name of an outlet without what it says of itself: "The Herald | News from the coast"."""
    parts = [part.strip() for part in _BAR.split(words.replace("©", " ")) if part.strip()]
    parts = [part for part in parts if part.casefold() not in _FRONT] or parts
    name = parts[0] if parts else ""
    return None if not name or "://" in name or len(name) > 80 else name
