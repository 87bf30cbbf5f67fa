import gzip
import itertools
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from onrecord.errors import Barred, Damaged, InputError, NotFetched, NotText, TooLong
from onrecord.intake.fetch import Fetcher
from onrecord.intake.manners import POLITE, Fetching
from onrecord.intake.pages import NotModified, Page, Validators
from tests.intake.network import Names
from tests.intake.server import CERTIFICATE, Answer, Asked, Site, redirect, site

STORY = b"<h1>Herons back on the Skell</h1><p>The warden said they would stay."
NOON = datetime(2026, 3, 31, 14, 0, 0, tzinfo=timezone(timedelta(hours=2)))
QUICK = Fetching(delay=0.0, robots=False, seconds=20.0)


@pytest.fixture(name="web")
def _web() -> Iterator[Site]:
    with site() as running:
        running.pages["/story"] = STORY
        yield running


@contextmanager
def fetching(web: Site | None, options: Fetching = QUICK, **seams: Any) -> Iterator[Fetcher]:
    """A fetcher that may ask the site at its number; it never sleeps."""
    if web is not None:
        options = replace(options, allow=(*options.allow, f"127.0.0.1:{web.port}"))
    seams = {"clock": lambda: NOON, "sleep": lambda _: None} | seams
    with Fetcher(options, **seams) as fetcher:
        yield fetcher


def failure(web: Site | None, address: str, options: Fetching = QUICK) -> InputError:
    with fetching(web, options) as fetcher, pytest.raises(InputError) as raised:
        fetcher.fetch(address)
    assert raised.value.name == address
    return raised.value


def test_a_page_and_how_it_came(web: Site) -> None:
    kept = Validators('"a1"', "Tue, 31 Mar 2026 07:00:00 GMT")
    headers = {"ETag": '"a1"', "Last-Modified": "Tue, 31 Mar 2026 07:00:00 GMT"}
    web.pages["/story"] = Answer(STORY, kind="Text/HTML; Charset='Windows-1252'", headers=headers)
    with fetching(web) as fetcher:
        page = fetcher.fetch(web.url("/story#part"))
    assert page == Page(
        STORY, via="address", location=web.url("/story"), address=web.url("/story"),
        media_type="text/html", charset="windows-1252", retrieved="2026-03-31T12:00:00Z",
        validators=kept,
    )  # fmt: skip
    assert web.paths == ["/story"]


def test_what_a_server_is_told(web: Site) -> None:
    web.pages["/story"] = Answer(STORY, headers={"Set-Cookie": "who=reader; Path=/"})
    with fetching(web) as fetcher:
        fetcher.fetch(web.url("/story"))
        fetcher.fetch(web.url("/story"), Validators())
    for asked in web.asked:
        assert asked.headers["user-agent"] == POLITE.agent
        assert asked.headers["accept-encoding"] == "gzip"
        assert not {"cookie", "authorization", "referer"} & asked.headers.keys()
    assert POLITE.agent.startswith("onrecord/")


def test_a_page_is_asked_for_once_in_a_run(web: Site) -> None:
    web.pages["/to"] = redirect("/story")
    with fetching(web) as fetcher:
        first = fetcher.fetch(web.url("/to"))
        assert fetcher.fetch(web.url("/to#below")) is first
    assert web.paths == ["/to", "/story"]


def test_what_has_not_changed_is_no_page(web: Site) -> None:
    def unless_known(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"a1"'
        return Answer(status=304, kind=None) if known else Answer(STORY)

    web.pages["/story"] = unless_known
    since = "Tue, 31 Mar 2026 07:00:00 GMT"
    with fetching(web) as fetcher:
        same = fetcher.fetch(web.url("/story"), Validators('"a1"', since))
        other = fetcher.fetch(web.url("/story"), Validators('"a0"'))
    assert same == NotModified(web.url("/story"), "2026-03-31T12:00:00Z")
    assert isinstance(other, Page)
    assert web.asked[0].headers["if-modified-since"] == since
    assert "if-modified-since" not in web.asked[1].headers


def test_not_modified_without_being_asked_is_an_error(web: Site) -> None:
    web.pages["/story"] = Answer(status=304, kind=None)
    assert "answers 304 (Not Modified)" in str(failure(web, web.url("/story")))


def test_redirects_are_followed_to_where_the_page_is(web: Site) -> None:
    for number, status in enumerate((301, 302, 303, 307, 308)):
        web.pages[f"/{number}"] = redirect(f"./{number + 1}#top", status)
    web.pages["/5"] = STORY
    with fetching(web) as fetcher:
        assert fetcher.fetch(web.url("/0")).location == web.url("/5")
    web.pages["/start"] = redirect("/0")
    assert f"over and over, at last to {web.url('/5')}" in str(failure(web, web.url("/start")))


def test_a_loop_ends(web: Site) -> None:
    web.pages |= {"/a": redirect("/b"), "/b": redirect("/a")}
    assert isinstance(failure(web, web.url("/a")), NotFetched)
    assert len(web.asked) == 6


@pytest.mark.parametrize(
    ("to", "told"),
    [
        ("file:///etc/hostname", "which begins with file:"),
        ("ftp://127.0.0.1/a", "which begins with ftp:"),
        ("javascript:alert(1)", "which begins with javascript:"),
        ("//reader:word@127.0.0.1/", "user name or password"),
        ("http://[::", "Invalid"),
        ("http://①27.0.0.1/", "Invalid"),
    ],
)
def test_redirects_to_what_is_no_address_of_the_web(web: Site, to: str, told: str) -> None:
    header = to.encode("utf-8").decode("latin-1")
    web.pages["/a"] = redirect(header)
    error = failure(web, web.url("/a"))
    assert isinstance(error, NotFetched)
    assert told in str(error) or "no address" in str(error) or "cannot be fetched" in str(error)


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("ftp://news.example/a", "begins with ftp:"),
        ("file:///etc/hostname", "begins with file:"),
        ("javascript:alert(1)", "begins with javascript:"),
        ("data:text/html,words", "begins with data:"),
        ("news.example/a", "no address"),
        ("", "no address"),
        ("http://", "names no host"),
        ("http:///a", "names no host"),
        ("http://news.example:0/", "a port that cannot be"),
        ("http://news.example:99999/", "a port that cannot be"),
        ("http://news.example:port/", "no address"),
        ("http://news.example/\r\nHost: other.example", "no address"),
        ("http://reader@news.example/", "user name or password"),
        ("http://news.example@127.0.0.1/", "user name or password"),
        ("http://300.1.1.1/", "no address"),
        ("http://①②⑦.⓪.⓪.①/", "no address"),
        ("http://ⓛocalhost/", "no address"),
        ("http://0177.0.0.01/", "no address"),
        ("http://127.0.0.1./", "cannot be looked up"),
        ("http://127.0.0.1。/", "cannot be looked up"),
        ("http://[fe80::1%25lo]/", "cannot be looked up"),
        (f"http://{'a' * 70}.example/", "cannot be looked up"),
        ("http://a..example/", "cannot be looked up"),
        ("http://nobody.example/", "nobody.example cannot be looked up"),
    ],
)
def test_what_is_no_address_of_the_web(address: str, told: str) -> None:
    error = failure(None, address)
    assert isinstance(error, NotFetched)
    assert told in str(error)


DISGUISES = """
http://127.0.0.1:{port}/ http://127.1:{port}/ http://2130706433:{port}/ http://0x7f000001:{port}/
http://0x7f.0.0.1:{port}/ http://017700000001:{port}/ http://0:{port}/
http://0.0.0.0:{port}/ http://localhost:{port}/ http://LOCALHOST:{port}/ http://localhost.:{port}/
http://127.8.8.8:{port}/
http://[::1]:{port}/ http://[0:0:0:0:0:0:0:1]:{port}/ http://[::]:{port}/ http://[::127.0.0.1]:{port}/
http://[::ffff:127.0.0.1]:{port}/ http://[::ffff:7f00:1]:{port}/ http://[64:ff9b::7f00:1]:{port}/
http://[2002:7f00:1::]:{port}/ http://[fe80::1]:{port}/
http://10.0.0.1/ http://172.16.0.1/ http://192.168.0.1/ http://100.64.0.1/ http://169.254.169.254/
http://2852039166/ http://[fd00:ec2::254]/ http://[::ffff:169.254.169.254]/ http://192.0.0.192/
http://224.0.0.1/ http://255.255.255.255/ http://[ff02::1]/ https://127.0.0.1:{port}/
http://inside.example:{port}/ http://mixed.example:{port}/ http://metadata.example/
http://bücher.example:{port}/
""".split()


@pytest.fixture(name="inside")
def _inside(names: Names) -> None:
    names.names |= {
        "inside.example": [("127.0.0.1",)],
        "mixed.example": [("8.8.8.8", "127.0.0.1")],
        "metadata.example": [("169.254.169.254",)],
        "xn--bcher-kva.example": [("127.0.0.1",)],
    }


@pytest.mark.usefixtures("inside")
def test_the_local_network_in_each_disguise(web: Site) -> None:
    with fetching(None) as fetcher:
        for disguise in DISGUISES:
            with pytest.raises(Barred, match="of the local network or of no network") as raised:
                fetcher.fetch(disguise.format(port=web.port))
            assert "--allow" in raised.value.advice
    assert web.asked == []


@pytest.mark.usefixtures("inside")
def test_no_redirect_leads_into_the_local_network(web: Site) -> None:
    with site() as other, fetching(web) as fetcher:
        for number, disguise in enumerate(DISGUISES):
            to = disguise.format(port=other.port)
            web.pages[f"/{number}"] = redirect(to.encode("utf-8").decode("latin-1"))
            with pytest.raises(Barred, match=r"leads to https?://"):
                fetcher.fetch(web.url(f"/{number}"))
        assert len(web.asked) == len(DISGUISES) > 30
        assert other.asked == []


def test_a_name_that_changes_its_number_is_caught_at_the_connection(
    web: Site,
    names: Names,
) -> None:
    names.names["rebound.example"] = [("93.184.215.14",), ("127.0.0.1",)]
    error = failure(None, web.url("/story", "rebound.example"))
    assert isinstance(error, Barred)
    assert "rebound.example is 127.0.0.1" in str(error)
    assert web.asked == []


def test_no_proxy_is_taken_from_the_environment(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url())
        with fetching(web) as fetcher:
            assert fetcher.fetch(web.url("/story")).data == STORY
        assert proxy.asked == []


def test_a_host_is_allowed_by_name_and_by_port(web: Site, names: Names) -> None:
    names.names["desk.example"] = [("127.0.0.1",)]
    address = web.url("/story", "desk.example")
    for allowed in ("desk.example", f"DESK.example.:{web.port}"):
        with fetching(None, replace(QUICK, allow=(allowed,))) as fetcher:
            assert fetcher.fetch(address).data == STORY
    for allowed in ("127.0.0.1", "desk.example:1", "example", "other.desk.example"):
        assert isinstance(failure(None, address, replace(QUICK, allow=(allowed,))), Barred)


def test_a_number_of_ipv6_is_allowed_however_it_is_written() -> None:
    error = failure(None, "http://[0:0::1]:9/", replace(QUICK, allow=("[::1]:9",)))
    assert "cannot be reached" in str(error)


def test_nobody_at_home() -> None:
    with site() as closed:
        port = closed.port
    options = replace(QUICK, allow=(f"127.0.0.1:{port}", f"localhost:{port}"))
    for host in ("127.0.0.1", "localhost"):
        assert "refused" in str(failure(None, f"http://{host}:{port}/", options))


@pytest.mark.parametrize(
    "status", [204, 206, 300, 302, 400, 401, 403, 404, 410, 429, 451, 500, 503]
)
def test_an_answer_that_is_no_page(web: Site, status: int) -> None:
    web.pages["/a"] = Answer(b"", status, headers={"Retry-After": "120"} if status == 429 else {})
    error = failure(web, web.url("/a"))
    assert isinstance(error, NotFetched)
    assert f"answers {status}" in str(error)
    assert ("120 seconds" in error.advice) is (status == 429)


def test_what_a_server_says_never_reaches_the_terminal_raw(web: Site) -> None:
    web.pages["/a"] = Answer(raw=(b"HTTP/1.1 404 \x1b[2J\r\nContent-Length: 0\r\n\r\n",))
    web.pages["/b"] = redirect("http://127.0.0.1:1/\x1b[2J")
    for path in ("/a", "/b"):
        assert "\x1b" not in str(failure(web, web.url(path)))


@pytest.mark.parametrize(
    "kind", ["application/pdf", "image/jpeg", "image/svg+xml", "video/mp4", "application/zip"]
)
def test_what_is_no_page_by_its_type(web: Site, kind: str) -> None:
    web.pages["/a"] = Answer(b"%PDF", kind=kind, pieces=web.drip(b"more"))
    error = failure(web, web.url("/a"))
    assert isinstance(error, NotText)
    assert kind in str(error)


@pytest.mark.parametrize(
    "kind",
    [None, "", "text/html", "text/plain;charset=x", "application/rss+xml", "application/feed+json",
     "application/xhtml+xml", "text/xml", "application/octet-stream", "\x1b[2J"],
)  # fmt: skip
def test_what_may_be_a_page_by_its_type(web: Site, kind: str | None) -> None:
    web.pages["/a"] = Answer(STORY, kind=kind)
    with fetching(web) as fetcher:
        page = fetcher.fetch(web.url("/a"))
    assert page.data == STORY
    assert page.media_type in (None, (kind or "").partition(";")[0])


def test_gzip_is_opened(web: Site) -> None:
    packed = gzip.compress(STORY)
    web.pages["/a"] = Answer(packed, headers={"Content-Encoding": "gzip"})
    web.pages["/b"] = Answer(packed, headers={"Content-Encoding": "X-GZIP, identity"})
    with fetching(web) as fetcher:
        assert fetcher.fetch(web.url("/a")).data == STORY
        assert fetcher.fetch(web.url("/b")).data == STORY


def test_gzip_that_does_not_add_up(web: Site) -> None:
    packed = gzip.compress(STORY)
    for body in (packed[:-9], STORY, packed[:-8] + bytes(8), b""):
        web.pages["/a"] = Answer(body, headers={"Content-Encoding": "gzip"})
        assert isinstance(failure(web, web.url("/a")), Damaged)


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip", "compress"])
def test_compression_that_was_not_asked_for_is_not_opened(web: Site, coding: str) -> None:
    body = gzip.compress(gzip.compress(STORY))
    web.pages["/a"] = Answer(body, headers={"Content-Encoding": coding})
    assert "not asked for" in str(failure(web, web.url("/a")))


def test_a_gzip_bomb_is_cut_off(web: Site) -> None:
    bomb = gzip.compress(b"\0" * 30_000_000)
    sent = itertools.count()

    def more() -> Iterator[bytes]:
        while next(sent) < 10_000:
            yield bomb

    web.pages["/a"] = Answer(headers={"Content-Encoding": "gzip"}, pieces=more())
    assert isinstance(failure(web, web.url("/a"), replace(QUICK, most_bytes=1_000_000)), TooLong)
    assert next(sent) < 1000


def test_empty_gzip_without_end_is_cut_off(web: Site) -> None:
    nothing = gzip.compress(b"") * 500
    web.pages["/a"] = Answer(
        headers={"Content-Encoding": "gzip"}, pieces=itertools.repeat(nothing, 10_000)
    )
    assert isinstance(failure(web, web.url("/a"), replace(QUICK, most_bytes=100_000)), TooLong)


def test_a_page_without_end_is_cut_off(web: Site) -> None:
    web.pages["/a"] = Answer(pieces=itertools.repeat(b"<p>more" * 1000, 100_000))
    assert isinstance(failure(web, web.url("/a"), replace(QUICK, most_bytes=100_000)), TooLong)


def test_a_page_is_as_long_as_it_may_be(web: Site) -> None:
    web.pages["/a"] = STORY
    web.pages["/b"] = Answer(gzip.compress(STORY * 9), headers={"Content-Encoding": "gzip"})
    with fetching(web, replace(QUICK, most_bytes=len(STORY))) as fetcher:
        assert fetcher.fetch(web.url("/a")).data == STORY
    with fetching(web, replace(QUICK, most_bytes=len(STORY) * 9)) as fetcher:
        assert fetcher.fetch(web.url("/b")).data == STORY * 9
    for path, size in (("/a", len(STORY)), ("/b", len(STORY) * 9)):
        short = replace(QUICK, most_bytes=size - 1)
        assert isinstance(failure(web, web.url(path), short), TooLong)


def test_a_length_that_is_too_long_is_not_waited_for(web: Site) -> None:
    web.pages["/a"] = Answer(STORY, length=10**12)
    assert isinstance(failure(web, web.url("/a")), TooLong)


def test_a_body_that_stops_short(web: Site) -> None:
    web.pages["/a"] = Answer(STORY, length=len(STORY) + 9)
    assert isinstance(failure(web, web.url("/a")), NotFetched)


@pytest.mark.parametrize(
    "raw",
    [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n" + b"a" * 200_000],
)
def test_a_server_that_does_not_speak_http(web: Site, raw: bytes) -> None:
    web.pages["/a"] = Answer(raw=(raw,))
    assert isinstance(failure(web, web.url("/a")), NotFetched)


def test_a_body_that_drips_is_cut_off(web: Site) -> None:
    web.pages["/a"] = Answer(pieces=web.drip(b"a"))
    assert "0.5 seconds" in str(failure(web, web.url("/a"), replace(QUICK, seconds=0.5)))


def test_a_head_that_drips_is_cut_off(web: Site) -> None:
    head = itertools.chain((b"HTTP/1.1 200 OK\r\nX-Slow: ",), web.drip(b"a"))
    web.pages["/a"] = Answer(raw=head)
    assert "0.5 seconds" in str(failure(web, web.url("/a"), replace(QUICK, seconds=0.5)))


def test_redirects_share_one_limit_of_time(web: Site) -> None:
    def slowly(asked: Asked) -> Answer:
        web.closing.wait(0.4)
        return redirect(f"{asked.path}a")

    web.pages |= {f"/{'a' * number}": slowly for number in range(1, 8)}
    assert "1 seconds" in str(failure(web, web.url("/a"), replace(QUICK, seconds=1.0)))


def test_a_host_that_never_answers_in_time_is_left_alone(web: Site) -> None:
    web.pages |= {f"/{number}": Answer(pieces=web.drip(b"a")) for number in range(6)}
    with fetching(web, replace(QUICK, seconds=0.3)) as fetcher:
        for number in range(2):
            with pytest.raises(NotFetched, match=r"0\.3 seconds"):
                fetcher.fetch(web.url(f"/{number}"))
        with pytest.raises(NotFetched, match="404"):
            fetcher.fetch(web.url("/none"))
        for number in range(2, 6):
            with pytest.raises(NotFetched):
                fetcher.fetch(web.url(f"/{number}"))
        with pytest.raises(NotFetched, match="no answer in time 3 times over"):
            fetcher.fetch(web.url("/story"))
    assert web.paths == ["/0", "/1", "/none", "/2"]


def test_a_certificate_that_nobody_vouches_for() -> None:
    with site(tls=True) as secure:
        error = failure(secure, secure.url("/story"))
        assert isinstance(error, NotFetched)
        assert "certificate cannot be trusted" in str(error)
        assert secure.asked == []


def test_a_certificate_of_the_machines_own(
    monkeypatch: pytest.MonkeyPatch,
    names: Names,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", os.fspath(CERTIFICATE))
    names.names |= {host: [("127.0.0.1",)] for host in ("news.example", "other.example")}
    with site(tls=True) as secure:
        secure.pages["/story"] = STORY
        options = replace(QUICK, allow=("news.example", "other.example"))
        with fetching(None, options) as fetcher:
            page = fetcher.fetch(secure.url("/story", "news.example"))
        assert page.data == STORY
        error = failure(None, secure.url("/story", "other.example"), options)
        assert "mismatch" in str(error)


def test_https_at_a_server_that_has_none(web: Site) -> None:
    error = failure(web, web.url("/story").replace("http:", "https:"))
    assert "no secure connection" in str(error)


def test_a_fetcher_inside_a_running_loop(web: Site) -> None:
    import asyncio

    async def work() -> Page:
        with fetching(web) as fetcher:
            return fetcher.fetch(web.url("/story"))

    assert asyncio.run(work()).data == STORY


def test_times_are_of_greenwich(web: Site) -> None:
    with fetching(web, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC)) as fetcher:
        assert fetcher.fetch(web.url("/story")).retrieved == "2026-01-01T00:00:00Z"
