"""What sites ask of programs, and how often they are asked."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from onrecord.errors import Barred, NotFetched
from onrecord.intake.fetch import Fetcher
from onrecord.intake.manners import Fetching
from onrecord.intake.pages import Validators
from tests.intake.network import Names
from tests.intake.server import Answer, Site, redirect, site

ALL = {"/a", "/b", "/a?print=1", "/c/d"}
OPTIONS = Fetching(delay=0.0, seconds=20.0, allow=("127.0.0.1", "other.example"))


@pytest.fixture(name="web")
def _web() -> Iterator[Site]:
    with site() as running:
        running.pages |= dict.fromkeys(ALL, b"<p>words")
        yield running


@contextmanager
def fetching(options: Fetching = OPTIONS) -> Iterator[tuple[Fetcher, list[float]]]:
    slept: list[float] = []
    with Fetcher(options, sleep=slept.append) as fetcher:
        yield fetcher, slept


def open_paths(web: Site, robots: bytes | Answer) -> set[str]:
    web.pages["/robots.txt"] = robots
    found = set()
    with fetching() as (fetcher, _):
        for path in sorted(ALL):
            try:
                fetcher.fetch(web.url(path))
            except Barred as error:
                assert "--no-robots" in error.advice
            else:
                found.add(path)
    assert web.paths.count("/robots.txt") == 1
    assert set(web.paths) - {"/robots.txt"} == found
    return found


@pytest.mark.parametrize(
    ("robots", "found"),
    [
        (b"", ALL),
        (b"<!doctype html><title>Not a robots.txt</title>", ALL),
        (b"User-agent: *\nDisallow:", ALL),
        (b"User-agent: *\nDisallow: /", set()),
        (b"\xef\xbb\xbfUSER-AGENT: *\r\nDISALLOW: /a # not yet\r\n", {"/b", "/c/d"}),
        (b"User-agent: *\nDisallow: /a$\nDisallow: /*/d", {"/b", "/a?print=1"}),
        (b"User-agent: *\nDisallow: /*?print=", ALL - {"/a?print=1"}),
        (b"User-agent: *\nDisallow: /\nAllow: /b", {"/b"}),
        (b"User-agent: *\nDisallow: /\n\nUser-agent: OnRecord\nDisallow: /b", ALL - {"/b"}),
        (b"User-agent: otherbot\nDisallow: /\n", ALL),
        (b"\xff\xfe\x00User-agent: *\nDisallow: /\xff\n", ALL),
    ],
)
def test_what_a_site_leaves_open(web: Site, robots: bytes, found: set[str]) -> None:
    assert open_paths(web, robots) == found


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429])
def test_a_site_without_wishes_is_open(web: Site, status: int) -> None:
    assert open_paths(web, Answer(b"User-agent: *\nDisallow: /", status)) == ALL


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_site_that_cannot_say_is_closed(web: Site, status: int) -> None:
    assert open_paths(web, Answer(b"", status)) == set()
    with fetching() as (fetcher, _), pytest.raises(Barred, match=f"answers {status}"):
        fetcher.fetch(web.url("/a"))


def test_only_the_beginning_of_a_long_one_is_read(web: Site) -> None:
    rules = b"User-agent: *\nDisallow: /a\n"
    web.pages["/robots.txt"] = Answer(
        rules, kind="text/plain", pieces=itertools.repeat(b"Disallow: /x\n" * 1000, 50_000)
    )
    with fetching() as (fetcher, _):
        assert fetcher.fetch(web.url("/b")).data
        with pytest.raises(Barred):
            fetcher.fetch(web.url("/a"))


def test_hostile_wildcards_are_matched_in_no_time(web: Site) -> None:
    address = f"/{'a' * 3000}"
    web.pages |= {
        address: b"<p>words",
        "/robots.txt": b"User-agent: *\nDisallow: /" + b"*a" * 1500 + b"*b\n",
    }
    with fetching() as (fetcher, _):
        assert fetcher.fetch(web.url(address)).data


def test_one_that_has_moved(web: Site) -> None:
    web.pages["/rules"] = b"User-agent: *\nDisallow: /a"
    web.pages["/robots.txt"] = redirect("/rules")
    with fetching() as (fetcher, _):
        assert fetcher.fetch(web.url("/b")).data
        with pytest.raises(Barred):
            fetcher.fetch(web.url("/a"))
    web.pages["/robots.txt"] = redirect("/robots.txt")
    with fetching() as (fetcher, _):
        assert fetcher.fetch(web.url("/a")).data


def test_one_that_has_moved_into_the_local_network(web: Site) -> None:
    with site() as other:
        web.pages["/robots.txt"] = redirect(other.url("/robots.txt"))
        options = replace(OPTIONS, allow=(f"127.0.0.1:{web.port}",))
        with fetching(options) as (fetcher, _), pytest.raises(Barred, match="local network"):
            fetcher.fetch(web.url("/a"))
        assert other.asked == []


def test_one_that_drips_counts_as_the_pages_time(web: Site) -> None:
    web.pages["/robots.txt"] = Answer(pieces=web.drip(b"#"))
    with (
        fetching(replace(OPTIONS, seconds=0.5)) as (fetcher, _),
        pytest.raises(NotFetched, match=r"0\.5 seconds"),
    ):
        fetcher.fetch(web.url("/a"))
    assert web.paths == ["/robots.txt"]


def test_each_site_of_a_redirect_is_heard(web: Site, names: Names) -> None:
    names.names["other.example"] = [("127.0.0.1",)]
    web.pages["/robots.txt"] = lambda asked: Answer(
        b"User-agent: *\nDisallow: /b" if asked.headers["host"].startswith("other") else b""
    )
    web.pages["/to"] = redirect(web.url("/b", "other.example"))
    with fetching() as (fetcher, _):
        with pytest.raises(Barred, match=r"other\.example:\d+/robots\.txt"):
            fetcher.fetch(web.url("/to"))
        assert fetcher.fetch(web.url("/b")).data


def test_robots_can_be_left_unheard(web: Site) -> None:
    web.pages["/robots.txt"] = b"User-agent: *\nDisallow: /"
    with fetching(replace(OPTIONS, robots=False)) as (fetcher, _):
        assert fetcher.fetch(web.url("/a")).data
    assert web.paths == ["/a"]


def test_a_host_is_given_time_between_two_pages(web: Site, names: Names) -> None:
    names.names["other.example"] = [("127.0.0.1",)]
    with fetching(replace(OPTIONS, delay=900.0)) as (fetcher, slept):
        fetcher.fetch(web.url("/a"))
        fetcher.fetch(web.url("/a", "other.example"))
        fetcher.fetch(web.url("/a"))
        assert slept == []
        fetcher.fetch(web.url("/b"))
        fetcher.fetch(web.url("/b"), Validators())
    assert len(slept) == 2
    assert all(0 < each <= 900.0 for each in slept)


@pytest.mark.parametrize(
    ("asked", "given"), [(b"500", 500), (b"9999", 700), (b"1", 300), (b"nan", 300)]
)
def test_a_site_may_ask_for_more_time(web: Site, asked: bytes, given: float) -> None:
    web.pages["/robots.txt"] = b"User-agent: *\nCrawl-delay: " + asked
    with fetching(replace(OPTIONS, delay=300.0, longest_delay=700.0)) as (fetcher, slept):
        fetcher.fetch(web.url("/a"))
        fetcher.fetch(web.url("/b"))
    assert slept == [pytest.approx(given, abs=90.0)]
