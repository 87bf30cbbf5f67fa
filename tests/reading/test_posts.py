from __future__ import annotations

import pytest

from onrecord.desk import shipped_model
from onrecord.reading.posts import find_posts, is_chrome, signature_in
from onrecord.reading.reader import read_story
from onrecord.records import Attribution, Block, BlockKind, Post, Record, Story, Venue

TWEET = Post("Twitter", "Ana Sousa", "anasousa", "2026-03-27", "https://twitter.com/a/status/11")
SHARED = Post("Instagram", "Tom Reed", "tom", "2026-03-28", "https://www.instagram.com/p/a/")
CLIP = Post("TikTok", None, "gulls", "2026-03-29", "https://www.tiktok.com/@gulls/video/1")
LATE = "The ferry is late. Again. Captain Reed said “we are sorry” and left. Bring a book."


def story(*parts: tuple[BlockKind, str] | tuple[BlockKind, str, Post]) -> Story:
    text, blocks = "", []
    for kind, words, *post in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), post=(*post, None)[0]))
        text += words
    return Story("s", text, blocks=tuple(blocks), published="2026-03-31")


STORY = story(
    ("headline", "Ferry line blames fog for lost sailings"),
    ("paragraph", "The ferry did not sail on Friday, and mayor Ana Sousa was quick to complain."),
    ("paragraph", "“Nobody told us a thing,” she told The Harbour Post."),
    ("blockquote", f"{LATE} pic.twitter.com/x12", TWEET),
    ("blockquote", "— Ana Sousa (@anasousa) March 27, 2026", TWEET),
    ("paragraph", "“We could not see the pier,” said Tom Reed, the captain of the ferry."),
    ("blockquote", "@gulls", CLIP),
    ("blockquote", "We waited for hours and nobody came", CLIP),
    ("blockquote", "View this post on Instagram", SHARED),
    ("blockquote", "Home at last.", SHARED),
    ("blockquote", "What a day it was.", SHARED),
    ("blockquote", "A post shared by Tom Reed (@tom) on Mar 28, 2026 at 9:00am PDT", SHARED),
    ("paragraph", "“They owe us a boat,” Sousa said."),
)


@pytest.fixture(scope="module")
def record() -> Record:
    return read_story(STORY, shipped_model())


def saying(record: Record, words: str) -> Attribution:
    start = record.story.text.index(words)
    (found,) = [a for a in record.attributions if a.content[0][0] == start]
    return found


def contents(record: Record, each: Attribution) -> list[str]:
    return [record.story.text[start:end] for start, end in each.content]


def test_the_words_of_a_post_are_its_posters(record: Record) -> None:
    found = saying(record, LATE)
    assert contents(record, found) == [LATE]
    assert [STORY.text[start:end] for start, end in found.source] == ["Ana Sousa"]
    assert (found.cue, found.manner, found.type, found.stance) == (
        (),
        "direct",
        "assertion",
        "said",
    )
    assert found.when is not None
    assert (found.when.value, found.when.text) == ("2026-03-27", "March 27, 2026")
    signed = STORY.text.index("— Ana Sousa")
    assert found.venue == Venue("social media", "Twitter", (signed, signed + 38))
    assert found.addressee is None


def test_the_poster_is_the_same_person_as_in_the_story(record: Record) -> None:
    speakers = [saying(record, w).speaker for w in (LATE, "Nobody told us a thing", "They owe us")]
    assert [each.name for each in speakers if each] == ["Ana Sousa"] * 3
    assert len({each.id for each in speakers if each}) == 1


def test_a_post_of_several_paragraphs_with_its_platforms_words(record: Record) -> None:
    found = saying(record, "Home at last.")
    assert contents(record, found) == ["Home at last.", "What a day it was."]
    assert found.speaker is not None and found.speaker.name == "Tom Reed"
    assert found.venue is not None and found.venue.outlet == "Instagram"
    assert found.when is not None and found.when.value == "2026-03-28"


def test_a_post_signed_by_a_handle_and_dated_by_its_markup(record: Record) -> None:
    found = saying(record, "We waited for hours")
    assert found.speaker is not None and found.speaker.name == "@gulls"
    assert found.when is not None and (found.when.value, found.when.span) == ("2026-03-29", None)


def test_nothing_else_of_a_post_is_anybodys_words(record: Record) -> None:
    inside = [
        each
        for posted in find_posts(STORY.text, STORY.blocks)
        for each in record.attributions
        if each.within is None
        and posted.blocks[0].start <= each.content[0][0] < posted.blocks[-1].end
    ]
    assert len(inside) == 3


def test_the_venue_of_a_post_is_not_that_of_what_follows(record: Record) -> None:
    found = saying(record, "We could not see the pier")
    assert found.venue is None


@pytest.mark.parametrize(
    ("line", "name", "handle"),
    [
        ("— Ana Sousa (@anasousa) March 27, 2026", "Ana Sousa", "anasousa"),
        ("Late again. — Ana Sousa (@anasousa) March 27, 2026", "Ana Sousa", "anasousa"),
        ("-- Ana (@ana) — Bea Oduya (@bea) May 1, 2026", "Bea Oduya", "bea"),
        ("A post shared by Ana Sousa (@ana.s) on May 1, 2026", "Ana Sousa", "ana.s"),
        ("A photo shared by Ana Sousa", "Ana Sousa", None),
        ("Posted by Ferry Line on Thursday, August 27, 2015", "Ferry Line", None),
        ("Post by @ana@tooting.example", "@ana@tooting.example", "ana@tooting.example"),
        ("by u/gull_watcher in r/ferries", "gull_watcher", "gull_watcher"),
        ("@gulls", "@gulls", "gulls"),
    ],
)
def test_signatures(line: str, name: str, handle: str | None) -> None:
    signed = signature_in(line, 0, len(line))
    assert signed is not None
    assert (line[slice(*signed.name)], signed.handle) == (name, handle)


@pytest.mark.parametrize(
    "line",
    ["The ferry — late (again)", "Posted by the pier, a notice " + "x " * 60, "", "See @gulls now"],
)
def test_lines_that_sign_nothing(line: str) -> None:
    assert signature_in(line, 0, len(line)) is None


def test_words_of_platforms() -> None:
    assert is_chrome("View this post on Instagram")
    assert is_chrome("♬ original sound - Ana Sousa")
    assert not is_chrome("View from the pier this morning, as the fog came in")


def test_a_page_of_very_many_posts() -> None:
    parts = [
        ("blockquote", f"Boat {n} is late", Post("X", url=f"https://x.com/a/status/{n}"))
        for n in range(2_000)
    ]
    many = story(*parts)  # type: ignore[arg-type]
    assert len(find_posts(many.text, many.blocks)) == 2_000
