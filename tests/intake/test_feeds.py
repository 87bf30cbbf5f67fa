import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.errors import (
    Barred,
    Damaged,
    Empty,
    InputError,
    Malformed,
    NotAStory,
    NotFetched,
    TooLong,
)
from onrecord.intake.feeds import MOST_BYTES, Entry, entries_of, is_feed, stories_of_feed
from onrecord.intake.fetch import Fetcher
from onrecord.intake.manners import Fetching
from onrecord.intake.pages import About, Page
from tests.intake.server import Answer, Site, site

HOME = "https://gazette.example/feeds/all.xml"
RSS = """<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<?xml-stylesheet href="/pretty.xsl"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Skell &amp;amp; Tarn Gazette</title><link>https://gazette.example/</link>
<item><title>“Herons &amp;lt;are&amp;gt; back”</title><link>/herons?a=1&amp;b=2</link>
  <pubDate>Tue, 31 Mar 2026 07:05:00 +0200</pubDate>
  <dc:creator>Ada Okafor</dc:creator><dc:creator>Ben Lund</dc:creator>
  <description>&lt;p&gt;They nest by the &lt;b&gt;weir&lt;/b&gt;.&lt;/p&gt;</description>
  <content:encoded>
  <![CDATA[<p>“They never left,” said the warden.</p><!-- <item> -->]]></content:encoded>
</item>
<item><title>Bridge shut</title><guid>https://gazette.example/bridge</guid>
  <author>desk@gazette.example (Cy Marsh)</author><pubDate>30 Mar 2026 23:59:00</pubDate></item>
<item><title>Bridge shut again</title><link>https://gazette.example/bridge</link></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://tarn.example/news/">
<title type="html">Tarn &lt;em&gt;News&lt;/em&gt;</title>
<entry><title>Snail derby won</title><link rel="enclosure" href="a.mp3"/>
  <link rel="alternate" href="snails"/>
  <published>2026-03-31T07:05:00.250+02:00</published><author><name>Ada Okafor</name></author>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>“Slow,” she said.</p></div>
  </content>
</entry>
<entry><title>Toll rises</title><link href="toll"/><updated>2026-03-31T07:05:00Z</updated>
  <content type="text">One &lt; two.

Three.</content></entry></feed>
"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/">
<title>Old News</title><items><rdf:Seq><rdf:li rdf:resource="https://old.example/1"/></rdf:Seq></items>
</channel><item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link>
<dc:date>2026-03-31</dc:date></item></rdf:RDF>
"""
JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Harbour Notes",
    "authors": [{"name": "Ben Lund"}],
    "items": [
        {
            "id": "1", "url": "one", "title": "Ferry sold",
            "date_published": "2026-03-31T07:05:00-03:00",
            "authors": [{"name": "Ada Okafor"}, {"name": "Ada Okafor"}, {"url": "a"}, 7],
            "content_html": "<p>“Gone,” said the mate.</p>", "summary": "A ferry is sold.",
        },
        {"id": "https://harbour.example/two", "content_text": "First & last.\n\nThen <nothing>."},
    ],
}  # fmt: skip


def test_rss() -> None:
    feed = entries_of(RSS.encode(), "all.xml", HOME)
    assert feed.title == "The Skell & Tarn Gazette"
    assert (feed.left_out, feed.whole) == (0, True)
    assert feed.entries == (
        Entry(
            "https://gazette.example/herons?a=1&b=2",
            "“Herons <are> back”",
            "2026-03-31T07:05:00+02:00",
            ("Ada Okafor", "Ben Lund"),
            "<p>“They never left,” said the warden.</p><!-- <item> -->",
            "They nest by the weir .",
        ),
        Entry(
            "https://gazette.example/bridge", "Bridge shut", "2026-03-30", ("Cy Marsh",)
        ),
    )  # fmt: skip


def test_atom() -> None:
    feed = entries_of(ATOM.encode(), "atom.xml", "https://elsewhere.example/")
    assert feed.title == "Tarn News"
    first, second = feed.entries
    assert first.address == "https://tarn.example/news/snails"
    assert first.published == "2026-03-31T07:05:00+02:00"
    assert first.authors == ("Ada Okafor",)
    assert first.content is not None
    assert "<p>“Slow,” she said.</p>" in first.content
    assert second.published is None
    assert second.content == "<p>One &lt; two.</p><p>Three.</p>"


def test_rss_1() -> None:
    feed = entries_of(RDF.encode(), "old.rdf")
    assert feed.title == "Old News"
    assert feed.entries == (Entry("https://old.example/1", "One", "2026-03-31"),)


def test_json_feed() -> None:
    feed = entries_of(json.dumps(JSON).encode(), "feed.json", "https://harbour.example/feed.json")
    assert feed.title == "Harbour Notes"
    assert feed.entries == (
        Entry(
            "https://harbour.example/one", "Ferry sold", "2026-03-31T07:05:00-03:00",
            ("Ada Okafor",), "<p>“Gone,” said the mate.</p>", "A ferry is sold.",
        ),
        Entry(
            "https://harbour.example/two", authors=("Ben Lund",),
            content="<p>First &amp; last.</p><p>Then &lt;nothing&gt;.</p>",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [RSS.encode(), ATOM.encode(), RDF.encode(), json.dumps(JSON).encode(),
     b"\xef\xbb\xbf \n" + RSS.encode(), RSS.replace("utf-8", "utf-16").encode("utf-16"),
     b'<!DOCTYPE rss [<!ENTITY a "b">]><rss version="0.91">', b"<a:feed xmlns:a='x'>",
     b'{"items":[],"version":"https:\\/\\/jsonfeed.org\\/version\\/1"}'],
)  # fmt: skip
def test_what_is_a_feed(data: bytes) -> None:
    assert is_feed(data)


@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"rss", b"<!doctype html><html><body><rss>", b"<html><feed>", b"<p>A feed of rss",
     b'{"version": "1.1", "about": "https://jsonfeed.org/version/1.1"}', b"<urlset><url>",
     b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a/></rdf:RDF>',
     b"<rssy>", b"<!-- <rss> -->", b"\xff\xfe\x00", b"<?xml " * 600],
)  # fmt: skip
def test_what_is_no_feed(data: bytes) -> None:
    assert not is_feed(data)


def one(tag: str, value: str) -> Entry:
    feed = f"<rss><channel><item><title>x</title><{tag}>{value}</{tag}></item></channel></rss>"
    return entries_of(feed.encode(), "a.xml", HOME).entries[0]


@pytest.mark.parametrize(
    ("told", "published"),
    [
        ("Tue, 31 Mar 2026 07:05:00 GMT", "2026-03-31T07:05:00+00:00"),
        ("Tue, 31 Mar 2026 07:05 EST", "2026-03-31T07:05:00-05:00"),
        ("31 Mar 2026 07:05:00 CEST", "2026-03-31"),  # a zone of two meanings
        ("2026-03-31 07:05:00+05:30", "2026-03-31T07:05:00+05:30"),
        ("2026-03-31T07:05:00", "2026-03-31"),
        ("2026-03", "2026-03"),
        ("31/03/2026", None),
        ("Tue, 31 Mar 2026 07:05:00 +999999999", None),
        ("1 Jan 99999 00:00:00 GMT", None),
        ("yesterday", None),
    ],
)
def test_when_a_story_was_published(told: str, published: str | None) -> None:
    assert one("pubDate", told).published == published


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Ada Okafor", "Ada Okafor"),
        ("desk@a.example (Ada Okafor)", "Ada Okafor"),
        ("Ada Okafor &lt;ada@a.london&gt;", "Ada Okafor"),
        ("ada@a.media", None),
        ("", None),
    ],
)
def test_who_wrote_a_story(told: str, name: str | None) -> None:
    assert one("author", told).authors == ((name,) if name else ())


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "file:///etc/hostname", "ftp://a.example/b", "data:text/html,a",
     "mailto:desk@a.example", "http://", "http://[", "https://a.example/&#27;"],
)  # fmt: skip
def test_links_that_lead_nowhere_on_the_web(link: str) -> None:
    assert one("link", link).address is None


def test_a_feed_in_a_wrong_encoding() -> None:
    lies = RSS.replace('encoding="utf-8"', 'encoding="iso-8859-1"').encode()
    assert entries_of(lies, "a.xml", HOME).entries[0].title == "“Herons <are> back”"
    for encoding in ("windows-1252", "utf-16"):
        told = RSS.replace("utf-8", encoding).encode(encoding)
        feed = entries_of(told, "a.xml", HOME)
        assert feed.entries[0].title == "“Herons <are> back”"
        assert feed.whole
    for encoding in ("punycode", "idna", "hex", "nonsense"):
        assert entries_of(RSS.replace("utf-8", encoding).encode(), "a.xml", HOME).entries
        with pytest.raises(InputError):
            entries_of(RSS.replace("utf-8", encoding).encode("utf-16")[2:], "a.xml", HOME)


def test_no_entity_reads_a_file_or_grows(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret")
    with site() as web:
        web.pages["/evil.dtd"] = b'<!ENTITY far "from afar">'
        laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 12))
        feed = f"""<?xml version="1.0"?>
<!DOCTYPE rss SYSTEM "{web.url("/evil.dtd")}" [
<!ENTITY near SYSTEM "{secret.as_uri()}">
<!ENTITY % more SYSTEM "{web.url("/evil.dtd")}">
%more;
<!ENTITY l0 "lol">
{laughs}]>
<rss version="2.0"><channel><title>&near;&far;&l11;</title>
<item><title>a &near; b &far; c &l11;</title><link>https://a.example/1</link></item></channel></rss>"""
        read = entries_of(feed.encode(), "a.xml")
        assert web.asked == []
    assert "secret" not in repr(read)
    assert "afar" not in repr(read)
    assert len(repr(read)) < 1000
    assert read.entries[0].address == "https://a.example/1"


def test_what_a_feed_holds_names_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("<rss>").write_text(RSS)
    with pytest.raises(Empty):
        entries_of(b"<rss>", "a.xml")


@pytest.mark.parametrize(
    "data", [b"<rss", b"{", b'{"items": 7}', b'{"items": [7]}', b"[" * 9, b"<p>x"]
)
def test_what_cannot_be_read(data: bytes) -> None:
    with pytest.raises((Malformed, Empty)):
        entries_of(data, "a.xml")


def test_json_of_a_great_depth() -> None:
    with pytest.raises(Malformed):
        entries_of(b'{"items":' + b"[" * 1_000_000, "a.json")


@pytest.mark.parametrize("inside", ["&lt;!--", "&lt;a ", "<a>", "<![CDATA[", "<!--", "<", "&x"])
def test_hostile_text_takes_no_time_in_the_square(inside: str) -> None:
    data = f"<rss><channel><item><title>x</title><description>{inside * 30_000}".encode()
    assert len(entries_of(data, "a.xml").entries) <= 1


def many(count: int) -> bytes:
    items = "".join(
        f"<item><title>{n}</title><link>/{n}</link><description><![CDATA[<item>]]></description>"
        "</item>" for n in range(count)
    )  # fmt: skip
    return f"<rss version='2.0'><channel><title>Many</title>{items}</channel></rss>".encode()


def test_entries_past_a_bound_are_counted_not_read() -> None:
    feed = entries_of(many(100_000), "a.xml", HOME, most=3)
    assert [entry.title for entry in feed.entries] == ["0", "1", "2"]
    assert (feed.title, feed.left_out, feed.whole) == ("Many", 99_997, True)
    items = [{"url": f"https://a.example/{n}"} for n in range(9)]
    feed = entries_of(json.dumps({"items": items}).encode(), "a.json", most=3)
    assert (len(feed.entries), feed.left_out) == (3, 6)


def test_a_million_entries_are_too_long() -> None:
    data = many(1).replace(b"</channel>", b"<item><link>/a</link></item>" * 1_000_000)
    assert len(data) > MOST_BYTES
    with pytest.raises(TooLong, match="10 MB"):
        entries_of(data, "a.xml", HOME)


def test_a_feed_that_stops_in_its_middle() -> None:
    feed = entries_of(RSS[: RSS.index("Bridge shut again")].encode(), "a.xml", HOME)
    assert not feed.whole
    assert feed.entries[0].address == "https://gazette.example/herons?a=1&b=2"


# The stories that a feed names


@pytest.fixture(name="web")
def _web() -> Iterator[Site]:
    with site() as running:
        running.pages["/one"] = b"<p>one, as its page has it"
        running.pages["/gone"] = Answer(b"", 410)
        running.pages["/closed"] = b"never asked for"
        running.pages["/robots.txt"] = b"User-agent: *\nDisallow: /closed"
        yield running


def listing(web: Site) -> Page:
    items = [
        {"url": "/one", "content_text": "one, as the feed has it"},
        {"url": "/gone", "content_html": "<p>gone, as the feed has it", "title": 'A "gone" <one>'},
        {"url": "/gone#again"},
        {"url": "/closed"},
        {"title": "neither"},
        {"url": "http://127.0.0.1:1/", "content_text": "\ud800 inside"},
        {"content_text": "no address"},
    ]
    feed = {"title": 'The "Gazette"', "authors": [{"name": "Ada"}], "items": items}
    address = web.url("/feed.json")
    return Page(
        json.dumps(feed).encode(), via="address", location=address, address=address,
        retrieved="2026-03-31T12:00:00Z", media_type="application/feed+json",
    )  # fmt: skip


def stories(web: Site, page: Page) -> list[Page | InputError]:
    options = Fetching(delay=0.0, allow=(f"127.0.0.1:{web.port}",))
    with Fetcher(options) as fetcher:
        return list(stories_of_feed(page, fetcher=fetcher))


def test_the_stories_of_a_feed(web: Site) -> None:
    page = listing(web)
    one, gone, again, closed, neither, inside, nowhere = stories(web, page)
    assert isinstance(one, Page)
    assert one.data == b"<p>one, as its page has it"
    assert (one.via, one.feed, one.location) == ("feed", page.location, web.url("/one"))
    assert isinstance(gone, Page)
    assert (gone.via, gone.feed, gone.location) == ("feed", page.location, page.location)
    assert (gone.address, gone.retrieved) == (web.url("/gone"), page.retrieved)
    assert (gone.media_type, gone.charset) == ("text/html", "utf-8")
    text = gone.data.decode()
    assert "<h1>A &quot;gone&quot; &lt;one&gt;</h1><p>gone, as the feed has it" in text
    assert '<meta property="og:site_name" content="The &quot;Gazette&quot;">' in text
    assert '<meta name="author" content="Ada">' in text
    assert isinstance(again, NotFetched)
    assert again.name == web.url("/gone#again")
    assert isinstance(closed, Barred)
    assert isinstance(neither, NotAStory)
    assert neither.name == f"{page.location}, entry 5"
    assert isinstance(inside, Page)
    assert b"&#55296; inside" in inside.data
    assert isinstance(nowhere, Page)
    assert nowhere.address is None
    assert "/closed" not in web.paths


def test_the_stories_of_a_feed_without_a_network(web: Site) -> None:
    found = list(stories_of_feed(listing(web), fetcher=None))
    assert [type(each) for each in found] == [
        Page, Page, NotFetched, NotFetched, NotAStory, Page, Page,
    ]  # fmt: skip
    assert web.asked == []


def test_a_feed_from_a_file_is_of_the_address_that_is_given() -> None:
    page = Page(RSS.encode(), via="file", location="all.xml")
    story, error = stories_of_feed(page, About(url=HOME))
    assert isinstance(story, Page)
    assert (story.address, story.feed) == ("https://gazette.example/herons?a=1&b=2", "all.xml")
    assert isinstance(error, NotFetched)


def test_what_is_not_read_of_a_feed_is_told() -> None:
    page = Page(many(1005), via="file", location="a.xml", address=HOME)
    *_, last = stories_of_feed(page)
    assert isinstance(last, TooLong)
    assert "names 5 stories more" in str(last)
    assert len(list(stories_of_feed(page, most=2))) == 2
    *_, last = stories_of_feed(replace(page, data=RSS[:-20].encode()))
    assert isinstance(last, Damaged)
    assert last.name == "a.xml"
