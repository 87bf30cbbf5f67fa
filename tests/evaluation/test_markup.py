from evaluation.markup import Reference, held, reference
from onrecord.records import Story

PAGE = """<!doctype html><html><head><title>Ferry is late - Gull Post</title>
<meta property="og:title" content="Ferry is late &amp; nobody knows why">
<meta name="author" content="Ana Sousa, Gull Post">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry is late",
"author": [{"@type": "Person", "name": "Ana Sousa"}, {"name": "Tom Reed"}],
"datePublished": "2026-03-31T06:12:56-05:00"}</script></head>
<body><h1>Ferry is late</h1><p>The ferry was late, and nobody could say why.</p></body></html>
"""
STORY = Story(
    "s",
    "",
    title="Ferry is late",
    byline=("Ana Sousa", "Tom Reed"),
    published="2026-03-31",
    published_at="2026-03-31T11:12:56+00:00",
)


def facts(theirs: Reference, ours: Story) -> dict[str, bool]:
    return {fact: right for fact, right, _ in held(theirs, ours)}


def test_what_a_page_states() -> None:
    theirs = reference(PAGE)
    assert "ferryislate" in theirs.titles
    assert "ferryislatenobodyknowswhy" in theirs.titles
    assert {"Ana Sousa, Gull Post", "Ana Sousa", "Tom Reed"} <= set(theirs.authors)
    assert theirs.dates == ("2026-03-31T06:12:56-05:00",)


def test_what_is_held() -> None:
    assert facts(reference(PAGE), STORY) == {"title": True, "authors": True, "published": True}


def test_what_is_lost() -> None:
    other = Story("s", "", title="Tram", byline=("Ana Sousa",), published="2026-04-01")
    assert facts(reference(PAGE), other) == {"title": False, "authors": False, "published": False}


def test_another_moment_of_the_day_is_lost() -> None:
    other = Story("s", "", published="2026-03-31", published_at="2026-03-31T06:12:56+00:00")
    assert not facts(reference(PAGE), other)["published"]
