import pytest

from onrecord.desk import shipped_model
from onrecord.intake.html.page import story_of_page
from onrecord.intake.html.posts import is_post, post_of
from onrecord.intake.pages import Page
from onrecord.reading.reader import read_story
from onrecord.records import Post
from tests.intake.html.trees import element

TWEET = """<blockquote class="twitter-tweet"><p>The ferry is late — again.<br>Bring a book
    <a href="https://t.co/x">pic.twitter.com/x</a></p>&mdash; Ana Sousa (@anasousa)
    <a href="https://twitter.com/anasousa/status/1190124368241795073?ref_src=x">March 31, 2019</a>
    </blockquote>"""


@pytest.mark.parametrize(
    ("source", "post"),
    [
        (
            TWEET,
            Post("Twitter", "Ana Sousa", "anasousa", "2019-03-31",
                 "https://twitter.com/anasousa/status/1190124368241795073"),
        ),
        (
            TWEET.replace('class="twitter-tweet"', "").replace("2019", "2026"),
            Post("X", "Ana Sousa", "anasousa", "2026-03-31",
                 "https://twitter.com/anasousa/status/1190124368241795073"),
        ),
        (
            """<blockquote class="instagram-media"
            data-instgrm-permalink="https://www.instagram.com/p/Bx12_-a/?utm_source=ig"><a
            href="https://www.instagram.com/p/Bx12_-a/">View this post on Instagram</a><p>Home.</p>
            <p>A post shared by <a>Ana Sousa</a> (@ana.s) on
            <time datetime="2019-11-02T09:00:00+00:00">Nov 2</time></p></blockquote>""",
            Post("Instagram", "Ana Sousa", "ana.s", "2019-11-02",
                 "https://www.instagram.com/p/Bx12_-a/"),
        ),
        (
            """<div class="fb-post" data-href="https://www.facebook.com/ferry/posts/123/">
            <blockquote class="fb-xfbml-parse-ignore"><p>No boats.</p>Posted by <a
            href="https://www.facebook.com/ferry">Ferry Line</a> on <a>Thursday, August 27, 2015</a>
            </blockquote></div>""",
            Post("Facebook", "Ferry Line", "ferry", "2015-08-27",
                 "https://www.facebook.com/ferry/posts/123/"),
        ),
        (
            """<blockquote class="tiktok-embed" cite="https://www.tiktok.com/@ana.s/video/671">
            <section><a href="https://www.tiktok.com/@ana.s">@ana.s</a><p>Gulls</p></section>
            </blockquote>""",
            Post("TikTok", None, "ana.s", None, "https://www.tiktok.com/@ana.s/video/671"),
        ),
        (
            """<blockquote class="text-post-media"
            data-text-post-permalink="https://www.threads.net/@ana.s/post/Cuw"><a
            href="https://www.threads.net/@ana.s/post/Cuw"><div>Post by @ana.s</div>
            <div>View on Threads</div></a></blockquote>""",
            Post("Threads", None, "ana.s", None, "https://www.threads.net/@ana.s/post/Cuw"),
        ),
        (
            """<blockquote class="bluesky-embed" data-bluesky-uri="at://did:plc:abc/post/3l">
            <p>Fog.</p>&mdash; Ana Sousa (<a href="https://bsky.app/profile/did:plc:abc">@ana.example</a>)
            <a href="https://bsky.app/profile/did:plc:abc/post/3l">November 12, 2024 at 10:00 AM</a>
            </blockquote>""",
            Post("Bluesky", "Ana Sousa", "ana.example", "2024-11-12",
                 "https://bsky.app/profile/did:plc:abc/post/3l"),
        ),
        (
            """<blockquote class="mastodon-embed"
            data-embed-url="https://tooting.example/@ana/109300000000000001/embed">
            <div>Post by @ana@tooting.example</div><div>View on Mastodon</div></blockquote>""",
            Post("Mastodon", None, "ana@tooting.example", None,
                 "https://tooting.example/@ana/109300000000000001"),
        ),
        (
            """<blockquote class="reddit-embed-bq"><a
            href="https://www.reddit.com/r/ferries/comments/abc/why/">Why is it late?</a><br> by<a
            href="https://www.reddit.com/user/gull_watcher/">u/gull_watcher</a> in<a
            href="https://www.reddit.com/r/ferries/">ferries</a></blockquote>""",
            Post("Reddit", None, "gull_watcher", None,
                 "https://www.reddit.com/r/ferries/comments/abc/why/"),
        ),
        (
            '<blockquote cite="https://truthsocial.com/@ana/posts/113500000000000001"><p>Fog</p>'
            "</blockquote>",
            Post("Truth Social", None, "ana", None,
                 "https://truthsocial.com/@ana/posts/113500000000000001"),
        ),
        (
            '<iframe src="https://www.youtube.com/embed/abcdefghijk" title="Dawn"></iframe>',
            Post("YouTube", None, None, None, "https://www.youtube.com/embed/abcdefghijk"),
        ),
    ],
)  # fmt: skip
def test_posts(source: str, post: Post) -> None:
    assert post_of(element(source)) == post


@pytest.mark.parametrize(
    "source",
    [
        "<blockquote><p>“Late,” she said.</p></blockquote>",
        '<blockquote cite="https://www.facebook.com/Ferry/"><a href="#">All we do</a></blockquote>',
        '<blockquote><p>See <a href="https://twitter.com/a/status/11">this</a>.</p></blockquote>',
        '<a class="twitter-share-button" href="https://twitter.com/share">Tweet</a>',
        '<div class="not-twitter-tweets"><p>Words</p></div>',
        '<iframe src="https://ads.example/frame"></iframe>',
        '<blockquote cite="http://["><p>Words</p></blockquote>',
    ],
)
def test_what_is_no_post(source: str) -> None:
    assert not is_post(element(source))
    assert post_of(element(source)) is None


def test_a_post_with_no_end() -> None:
    words = "<p>Late — again (@ana) </p>" * 5_000
    assert post_of(element(f'<blockquote class="twitter-tweet">{words}</blockquote>')) is not None


def test_from_a_page_to_its_record() -> None:
    prose = (
        "The ferry to Gull Point did not sail on Friday, since the fog lay on the water all day."
    )
    page = f"""<!doctype html><html><head><title>Ferry is late</title></head><body><article>
        <h1>Ferry is late</h1><p>{prose}</p><p>{prose} The mayor, Ana Sousa, was at the pier.</p>
        {TWEET}<p>{prose}</p><p>“We are sorry,” said Tom Reed, the captain.</p></article></body>
        </html>"""
    story = story_of_page(Page(page.encode(), "file", "ferry.html"))
    record = read_story(story, shipped_model())
    (post,) = [a for a in record.attributions if a.venue and a.venue.outlet == "Twitter"]
    assert [story.text[start:end] for start, end in post.source] == ["Ana Sousa"]
    assert story.text[post.content[0][0] :].startswith("The ferry is late — again.")
    assert (post.manner, post.speaker and post.speaker.name) == ("direct", "Ana Sousa")
    assert post.when is not None and post.when.value == "2019-03-31"
    (said,) = [a for a in record.attributions if a.cue and a.manner == "direct"]
    assert said.speaker is not None and said.speaker.name == "Tom Reed"
