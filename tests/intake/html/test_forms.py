import pytest
from lxml.html import HtmlElement

from onrecord.errors import NotAStory
from onrecord.intake.html.forms import form_of
from onrecord.intake.html.stated import stated
from tests.intake.html.trees import meta, page, script

PARAGRAPH = (
    "The ferry to Gull Point did not sail on Tuesday, and nobody at the pier could say why, "
    "although a notice on the door of the office had said since Monday that there would be fog."
)
LINKS = "".join(f'<h3><a href="/{n}">Ferry number {n} is late</a></h3>' for n in range(20))
CARDS = [f"Ferry number {n} is late" for n in range(20)]


def form(tree: HtmlElement, body: list[str], address: str | None = None) -> str:
    return form_of(tree, stated(tree, address), body, "page.html")


@pytest.mark.parametrize(
    ("head", "body", "told"),
    [
        ("", "", "article"),
        (script({"@type": "LiveBlogPosting", "headline": "Fog"}), "", "live blog"),
        ("", '<main class="live-blog">' + "<time>6</time>" * 9 + "</main>", "live blog"),
        (script({"@type": "ImageGallery"}), "", "gallery"),
        (script({"@type": "NewsArticle", "isAccessibleForFree": False}), "", "stub"),
        (
            script({"@type": "NewsArticle", "articleBody": "Fog again. " * 1_000}),
            "<p>Subscribe to continue reading</p>",
            "stub",
        ),
        ("", "<div>This article is only available to subscribers</div>", "stub"),
    ],
)
def test_forms(head: str, body: str, told: str) -> None:
    assert form(page(head, body or "<p>x</p>"), [PARAGRAPH] * 5) == told


def test_captions_that_are_most_of_a_page() -> None:
    figures = f"<figure><figcaption>{PARAGRAPH}</figcaption></figure>" * 20
    assert form(page(body=figures), [PARAGRAPH] * 4) == "gallery"


@pytest.mark.parametrize(
    "body",
    [
        ["Q: Was it late?", f"A: {PARAGRAPH}"] * 4,
        ["Was the ferry late again?", PARAGRAPH] * 5,
    ],
)
def test_interviews(body: list[str]) -> None:
    assert form(page(), body) == "interview"


def test_a_story_that_asks_a_question_is_an_article() -> None:
    assert form(page(), [PARAGRAPH, "Was the ferry late?", *[PARAGRAPH] * 8]) == "article"


@pytest.mark.parametrize(
    ("tree", "body", "problem"),
    [
        (page("<title>Page not found - Gull Post</title>"), ["Sorry."], "error page"),
        (page(body="<h1>404</h1>"), ["Nothing is here."], "error page"),
        (page("<title>Just a moment...</title>"), ["Checking."], "consent"),
        (page(body="<h1>Before you continue to Gull Post</h1>"), [PARAGRAPH], "consent"),
        (page(script({"@type": "SearchResultsPage"}), LINKS), CARDS, "search results"),
        (page(script({"@type": "CollectionPage"}), LINKS), CARDS, "list of stories"),
        (page(body=LINKS), CARDS, "list of stories"),
        (page(script({"@type": "Product", "name": "Oilskin"})), [PARAGRAPH], "product"),
        (page(meta(og__type="video.other")), ["Watch it."], "video"),
        (page(), ["Fog."], "no text"),
    ],
)
def test_pages_that_are_no_story(tree: HtmlElement, body: list[str], problem: str) -> None:
    with pytest.raises(NotAStory) as raised:
        form(tree, body)
    assert problem in raised.value.problem or problem in str(raised.value)
    assert raised.value.advice


@pytest.mark.parametrize(
    ("tree", "body"),
    [
        (page(meta(og__type="article"), LINKS), [PARAGRAPH]),
        (page("<title>Oops: ferry not found</title>" + meta(og__type="article")), [PARAGRAPH]),
        (page("<title>404 boats</title>", LINKS), [PARAGRAPH] * 6),
        (page(script({"@type": "Product"}), LINKS), [PARAGRAPH] * 6),
        (page(body="<h2>A short story</h2>"), ["The ferry was late, and that was all of it."]),
    ],
)
def test_an_article_is_never_refused(tree: HtmlElement, body: list[str]) -> None:
    assert form(tree, body) in ("article", "stub")
