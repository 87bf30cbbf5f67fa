import pytest

from onrecord.intake.html.jsonld import ARTICLES, Graph, loads, read_graph
from tests.intake.html.trees import page, script


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": "Ferry is late", "keywords": ["fog", "boats", ], }',
        '{"@type": "NewsArticle", "headline": "Ferry is late", "keywords": , "section": }',
        '{"@type": "NewsArticle", /* ours */ "headline": "Ferry is late" // said the desk\n}',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "Ferry is late"}\n//]]>',
        '<!-- {"@type": "NewsArticle", "headline": "Ferry is late"} -->',
        '{"@type": "NewsArticle", "headline": "Ferry is\nlate"}',
        '{"@type": "NewsArticle", "headline": "Ferry is late", "d": "it\\\'s \\_odd\\_"}',
        "{'@type': 'NewsArticle', 'headline': 'Ferry is late'}",
        "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Ferry is late&quot;}",
        '{"@type": "NewsArticle", "headline": "Ferry is late"};',
        '{"@type": "Organization"} {"@type": "NewsArticle", "headline": "Ferry is late"}',
        '{"@type": "NewsArticle", "headline": "Ferry is late", "d": "the "pier" is shut"}',
        '{"@type": "NewsArticle", "headline": "Ferry is late", "articleBody": "cut off he',
    ],
)
def test_broken_scripts_are_read(broken: str) -> None:
    graph = Graph(loads(broken))
    (node,) = graph.of(ARTICLES)
    assert " ".join(next(graph.words(node, "headline")).split()) == "Ferry is late"


def test_authors_of_a_broken_script() -> None:
    told = (
        '{"@type": "NewsArticle", "author": [{"@type": "Person", "name": "Ana Sousa"}], '
        '"publisher": {"@type": "Organization", "name": "The Gull"}, "x": "a "b" c"}'
    )
    graph = Graph(loads(told))
    (node,) = graph.of(ARTICLES)
    assert [*graph.words(node, "author")] == ["Ana Sousa"]
    assert [*graph.words(node, "publisher")] == ["The Gull"]


def test_graph_references_and_lists() -> None:
    graph = read_graph(
        page(
            script(
                {
                    "@graph": [
                        {"@type": "Article", "author": {"@id": "#ana"}, "headline": "One"},
                        {"@type": "Person", "@id": "#ana", "name": "Ana Sousa"},
                    ]
                }
            )
        )
    )
    (node,) = graph.of(ARTICLES)
    assert [*graph.words(node, "author")] == ["Ana Sousa"]


def test_articles_least_deep_come_first() -> None:
    inner = {"@type": "BlogPosting", "headline": "An update"}
    outer = {"@type": "LiveBlogPosting", "headline": "As it happened", "liveBlogUpdate": [inner]}
    graph = Graph([outer])
    assert [node["headline"] for node in graph.of(ARTICLES)] == ["As it happened", "An update"]


def test_keys_and_types_however_they_are_written() -> None:
    told = loads('{"type": "http://schema.org/NewsArticle", "DatePublished": "2026-03-31"}')
    graph = Graph(told)
    (node,) = graph.of(ARTICLES)
    assert [*graph.words(node, "datePublished")] == ["2026-03-31"]


@pytest.mark.parametrize(
    "hostile",
    [
        '{"a":' * 100_000 + "1" + "}" * 100_000,
        "[" * 200_000,
        '{"@type": "NewsArticle", "author": ' * 20_000,
        '"' * 300_000,
        "/*" * 200_000,
        "'" * 200_000,
        '{"a": "' + "\\" * 200_001,
        '{"a": ' + "9" * 10_000 + "}",
    ],
    ids=["objects", "lists", "authors", "quotes", "comments", "single", "backslashes", "digits"],
)
def test_what_is_deep_or_endless_is_survived(hostile: str) -> None:
    Graph(loads(hostile))


def test_very_many_objects() -> None:
    graph = Graph([[{"@type": "Thing"}] * 100_000])
    assert len(graph.nodes) <= 5_000
