"""Whole pages, all of them made up."""

import hashlib

import pytest

from onrecord.errors import Empty, Malformed, NotAStory, TooLong
from onrecord.intake.html.page import story_of_page
from onrecord.intake.pages import NOTHING, About, Page
from onrecord.intake.text import story_id
from onrecord.records import Origin, Story
from tests.intake.html.trees import meta, script

PROSE = (
    "The last ferry to Tamarind left the old quay on Tuesday night with two passengers, a crate "
    "of oranges and a dog that nobody on board would say was theirs.",
    "“We were told in March that the boat would be mended by the summer,” said Ana Sousa, who has "
    "sold tickets on the quay since 1998 and now sells them from her kitchen.",
    "The harbour board answered in a letter that it had never set a date, and that the engine was "
    "waiting for a part which only one yard in the country still makes by hand.",
    "Her neighbours have begun to row to the market, which takes them two hours against the tide "
    "and rather less on the way home when the oranges have been sold.",
    "The board meets again on Friday, and has asked that nobody bring oars into the room, since "
    "the carpet has not been paid for and the last meeting was a long one.",
)
STORY = f"""
<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sea">Sea</a></ul></nav>
<main><article class="story">
  <header><p class="kicker">Harbour</p>
  <h1>Last ferry leaves the old quay</h1>
  <p class="standfirst">The board never set a date for the new engine, it says</p>
  <p class="byline">By <a rel="author" href="/tom">Tom Reed</a></p>
  <time datetime="2026-03-31T09:00:00+01:00">31 March 2026, 09:00</time>
  <ul class="share"><li><a href="#">Facebook</a></li><li><a href="#">Copy link</a></li></ul>
  </header>
  <figure><img src="a.jpg" alt="A ferry at dusk"><figcaption>The Halcyon at the quay on Monday.
   (Photo: Noor Lind)</figcaption></figure>
  <div class="body">
  <p>OLD QUAY (AP) — {PROSE[0]}</p>
  <p>{PROSE[1]}</p>
  <aside class="related"><h3>More on this</h3><ul><li><a href="/1">Oars are back in fashion this
   spring</a></li></ul></aside>
  <h2>A letter</h2>
  <p>{PROSE[2]}</p>
  <blockquote class="twitter-tweet"><p>No boat.<br><br>Again.</p>&mdash; Ana Sousa (@anasousa)
   <a href="https://twitter.com/anasousa/status/1190124368241795073">March 30, 2026</a></blockquote>
  <p><a href="/2">Ten ferries that went down in history, ranked</a></p>
  <p>{PROSE[3]}</p>
  <ul><li>Oranges: two crates</li><li>Oars</li><li>A dog, which has since been claimed</li></ul>
  <blockquote><p>The engine was waiting for a part.</p></blockquote>
  <p>{PROSE[4]}</p>
  <div class="newsletter-box"><h3>The Tide</h3><p>Sign up for our newsletter, the news of the
   harbour in your inbox every morning</p></div>
  </div>
</article></main>
<section class="most-read"><h2>Most read</h2>
<div><h3><a href="/3">Gull steals a wedding cake</a></h3>
<p>The baker of the harbour town of Tamarind says that she saw it coming for weeks.</p></div>
</section>
<footer><p>© 2026 The Meridian. All rights reserved.</p></footer>
"""
HEAD = (
    "<title>Last ferry leaves the old quay | The Meridian</title>"
    + meta(og__title="Last ferry leaves the old quay", og__site_name="The Meridian")
    + '<link rel="canonical" href="https://meridian.example/2026/ferry">'
)


def story_of(
    body: str, head: str = HEAD, about: About = NOTHING, address: str | None = None
) -> Story:
    source = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return story_of_page(Page(source.encode(), "file", "ferry.html", address), about)


def told(story: Story) -> list[tuple[str, str]]:
    return [
        (block.subkind or block.kind, story.text[block.start : block.end]) for block in story.blocks
    ]


def kinds(story: Story) -> dict[str, str]:
    return {words: kind for kind, words in told(story)}


def test_a_page_with_everything_on_it() -> None:
    assert told(story_of(STORY)) == [
        ("navigation", "Home"),
        ("navigation", "News"),
        ("navigation", "Sea"),
        ("other", "Harbour"),
        ("headline", "Last ferry leaves the old quay"),
        ("dek", "The board never set a date for the new engine, it says"),
        ("byline", "By Tom Reed"),
        ("dateline", "31 March 2026, 09:00"),
        ("sharing", "Facebook"),
        ("sharing", "Copy link"),
        ("alt text", "A ferry at dusk"),
        ("caption", "The Halcyon at the quay on Monday."),
        ("credit", "(Photo: Noor Lind)"),
        ("dateline", "OLD QUAY (AP) —"),
        ("paragraph", PROSE[0]),
        ("paragraph", PROSE[1]),
        ("related", "More on this"),
        ("related", "Oars are back in fashion this spring"),
        ("subheading", "A letter"),
        ("paragraph", PROSE[2]),
        ("blockquote", "No boat."),
        ("blockquote", "Again."),
        ("blockquote", "— Ana Sousa (@anasousa) March 30, 2026"),
        ("related", "Ten ferries that went down in history, ranked"),
        ("paragraph", PROSE[3]),
        ("list item", "Oranges: two crates"),
        ("list item", "Oars"),
        ("list item", "A dog, which has since been claimed"),
        ("blockquote", "The engine was waiting for a part."),
        ("paragraph", PROSE[4]),
        ("promotion", "The Tide"),
        (
            "promotion",
            "Sign up for our newsletter, the news of the harbour in your inbox every morning",
        ),
        ("related", "Most read"),
        ("related", "Gull steals a wedding cake"),
        (
            "related",
            "The baker of the harbour town of Tamarind says that she saw it coming for weeks.",
        ),
        ("other", "© 2026 The Meridian. All rights reserved."),
    ]


def test_blocks_cover_the_text_in_order_and_part_as_they_should() -> None:
    story = story_of(STORY)
    covered = 0
    for block in story.blocks:
        assert covered <= block.start < block.end
        assert not story.text[covered : block.start].strip()
        covered = block.end
    assert covered == len(story.text)
    assert "No boat.\nAgain.\n— Ana Sousa (@anasousa) March 30, 2026\n\nTen" in story.text
    assert "dusk\n\nThe Halcyon" in story.text


def test_the_words_of_a_post_know_whose_they_are() -> None:
    posts = [block.post for block in story_of(STORY).blocks if block.post]
    assert [(post.platform, post.handle, post.posted) for post in posts] == [
        ("X", "anasousa", "2026-03-30")
    ] * 3


def test_what_a_page_states_and_how_it_came() -> None:
    source = f"<html><head>{HEAD}</head><body>{STORY}</body></html>".encode()
    page = Page(source, "web archive", "news.warc.gz", retrieved="2026-04-01T00:00:00Z", offset=7)
    story = story_of_page(page)
    assert (story.title, story.outlet) == ("Last ferry leaves the old quay", "The Meridian")
    assert story.dek == "The board never set a date for the new engine, it says"
    assert (story.byline, story.published, story.form) == (("Tom Reed",), "2026-03-31", "article")
    assert story.published_at == "2026-03-31T09:00:00+01:00"
    assert story.url == "https://meridian.example/2026/ferry"
    assert story.id == story_id(story.url)
    assert story.origin == Origin(
        "web archive", "news.warc.gz", "html", hashlib.sha256(source).hexdigest(),
        retrieved="2026-04-01T00:00:00Z", offset=7,
    )  # fmt: skip


def test_what_its_giver_says_goes_before_what_it_states() -> None:
    about = About(published="2026-01-02", outlet="The Wire", url="https://wire.example/x")
    story = story_of(STORY, about=about)
    assert (story.published, story.published_at) == ("2026-01-02", None)
    assert (story.outlet, story.url) == ("The Wire", "https://wire.example/x")
    with pytest.raises(Malformed, match="no date of publication"):
        story_of(STORY, about=About(published="soon"))


def test_the_language_is_that_of_the_words_and_where_they_are_few_what_is_stated() -> None:
    words = (
        "Die letzte Fähre nach Tamarind hat am Dienstag den alten Kai verlassen, mit zwei Gästen."
    )
    assert story_of(f"<h1>Fähre</h1>{paragraphs(words, words)}").language == "de"
    few = "<h1>Ferry</h1>" + paragraphs(
        "Boats sail once again; oranges and oars remain ashore today."
    )
    assert story_of(few, head=HEAD + meta(og__type="article")).language == "en"


def test_a_story_with_no_address_is_known_by_its_text() -> None:
    story = story_of(STORY, head="")
    assert story.id == story_id(story.text)
    assert story_of(STORY, head="", address="https://a.example/1").id != story.id


# Kinds of errors that extractors make, a page each


def body(*parts: str) -> str:
    return f"<h1>Last ferry leaves the old quay</h1><div class='text'>{''.join(parts)}</div>"


def paragraphs(*words: str) -> str:
    return "".join(f"<p>{each}</p>" for each in words)


def test_a_caption_is_one_by_where_it_stands() -> None:
    under = "<div><span><img src='a.jpg'><br><div>The Halcyon in better days</div></span></div>"
    page = body(paragraphs(*PROSE[:2]), under, paragraphs(*PROSE[2:]))
    assert kinds(story_of(page))["The Halcyon in better days"] == "caption"


def test_a_lead_in_a_box_of_its_own_is_body() -> None:
    lead, rest = (
        paragraphs(*words).replace("<p", "<p class=par") for words in (PROSE[:1], PROSE[1:])
    )
    page = body(lead, f"<div class='rest'>{rest}</div>")
    assert kinds(story_of(page))[PROSE[0]] == "paragraph"


def test_short_lines_of_a_list_stay_with_the_others() -> None:
    wanted = ("Salt", "Two oranges from the upper terraces of the island", "Salt", "Rope")
    page = body(
        paragraphs(*PROSE[:3]),
        f"<ul>{''.join(f'<li>{each}</li>' for each in wanted)}</ul>",
        paragraphs(*PROSE[3:]),
    )
    assert [words for kind, words in told(story_of(page)) if kind == "list item"] == [*wanted]


def test_a_line_that_only_heads_links_is_no_body() -> None:
    links = paragraphs("<a href='/1'>Oars are back in fashion this spring</a>")
    page = body(paragraphs(*PROSE), paragraphs("You will want to see"), links)
    assert kinds(story_of(page))["You will want to see"] == "other"


def test_a_copy_of_the_headline_is_no_body() -> None:
    copy = "<div class='sticky'>Last ferry leaves the old quay</div>"
    page = body(paragraphs(*PROSE[:2]), copy, paragraphs(*PROSE[2:]))
    copies = [kind for kind, words in told(story_of(page)) if words.startswith("Last ferry leaves")]
    assert copies == ["headline", "other"]


def test_teasers_around_a_story_are_not_it() -> None:
    teaser = "The baker of the harbour town says that she saw it coming for all of seven weeks."
    teasers = "".join(
        f"<div class='teaser'><a href='/{n}'>Gull {n}</a><p>{teaser}</p></div>" for n in range(6)
    )
    story = story_of(f"<div>{teasers}</div>{body(paragraphs(*PROSE))}<div>{teasers}</div>")
    assert {kind for kind, words in told(story) if words == teaser} == {"related"}
    assert [words for kind, words in told(story) if kind == "paragraph"] == [*PROSE]


def test_somebody_who_speaks_of_signing_up_is_no_promotion() -> None:
    speech = "“Sign up now for the rowing club,” said Tom Reed, its founder and only member so far."
    page = body(paragraphs(*PROSE[:2], speech, *PROSE[2:]))
    assert kinds(story_of(page))[speech] == "paragraph"


def test_what_json_ld_states_to_be_the_body_is_it() -> None:
    lead = "Boat gone, oranges not."
    stated = script(
        {"@type": "NewsArticle", "headline": "x", "articleBody": "\n".join((lead, *PROSE))}
    )
    page = body(f"<div class='teaser-lead'>{lead}</div>", paragraphs(*PROSE))
    assert kinds(story_of(page, head=HEAD + stated))[lead] == "paragraph"


def test_bold_lines_and_headings_part_a_story() -> None:
    page = body(
        paragraphs(PROSE[0], "<strong>The letter</strong>", PROSE[1]),
        "<ol><li><h3>The oars</h3></li></ol>",
        paragraphs(*PROSE[2:]),
    )
    kind = kinds(story_of(page))
    assert (kind["The letter"], kind["The oars"]) == ("subheading", "subheading")


# Pages that hold no story, or too much


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("<script>let words = 'none'</script>", Empty),
        ("<ul>" + "<li><a href='/x'>Oars and more</a></li>" * 30 + "</ul>", NotAStory),
        ("<p>" + "The ferry sails. " * 70_000 + "</p>", TooLong),
    ],
)
def test_a_page_without_a_story_is_refused(source: str, error: type[Exception]) -> None:
    with pytest.raises(error, match=r"ferry\.html"):
        story_of(source, head="")


@pytest.mark.parametrize(
    "around",
    [
        "<div>" * 1500 + "{}",
        "<b></b>" * 100_000 + "{}",
        "<table><tr><td>" * 200 + "{}",
        "{}" + "<img alt='a gull'>" * 20_000,
        "{}" + "x”<br>" * 50_000,
        "</div></p></b>{}<p",
        "<p a='{}",
    ],
    ids=["deep", "empty elements", "tables", "images", "breaks", "malformed", "unclosed quote"],
)
def test_pages_that_would_break_a_careless_reader_are_read(around: str) -> None:
    try:
        story = story_of(around.replace("{}", STORY))
    except Empty:
        assert "a='" in around  # all of it is one attribute
        return
    assert PROSE[2] in story.text
    assert {kind for kind, words in told(story) if words == PROSE[2]} == {"paragraph"}


def test_nothing_of_a_page_is_run_or_taken_for_words() -> None:
    page = STORY.replace("<h2>A letter", "<h2 onclick='rob()'>A letter<script>rob()</script>")
    assert "rob()" not in story_of(page).text
