import pytest

from onrecord.intake.html.sites import canonical, day_of, is_of_site, site_of, web_address

HERE = "https://www.gull.example/news/ferry"


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("https://gull.example/a#comments", "https://gull.example/a"),
        ("/news/ferry", "https://www.gull.example/news/ferry"),
        ("//gull.example/a", "https://gull.example/a"),
        ("  https://gull.example/a\n", "https://gull.example/a"),
        ("javascript:alert(1)", None),
        ("data:text/html,hello", None),
        ("mailto:desk@gull.example", None),
        ("https://ana:secret@gull.example/", None),
        ("http://[", None),
        ("https://gull.example:port/", None),
        ("", None),
        ("https://gull.example/" + "a" * 5_000, None),
    ],
)
def test_addresses(told: str, address: str | None) -> None:
    assert web_address(told, HERE) == address


def test_half_an_address_with_no_base() -> None:
    assert web_address("/news/ferry") is None


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.gull.example/a", "gull.example"),
        ("https://m.news.gull.co.uk/a", "gull.co.uk"),
        ("http://127.0.0.1/a", "127.0.0.1"),
        (None, ""),
    ],
)
def test_sites(address: str | None, site: str) -> None:
    assert site_of(address) == site


@pytest.mark.parametrize(
    ("told", "address", "url"),
    [
        (["https://gull.example/a"], HERE, "https://gull.example/a"),
        (["/a"], HERE, "https://www.gull.example/a"),
        (["https://other.example/a"], HERE, HERE),
        (["https://other.example/a", "https://m.gull.example/b"], HERE, "https://m.gull.example/b"),
        (["https://gull.example/"], HERE, HERE),
        (["javascript:void(0)"], HERE, HERE),
        (["https://gull.example/a"], None, "https://gull.example/a"),
        (["/a"], None, None),
        (["https://gull.example/"], None, None),
    ],
)
def test_canonical(told: list[str], address: str | None, url: str | None) -> None:
    assert canonical(told, address) == url


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("The Gull", True),
        ("Gull Point Gazette", True),
        ("GULL.example", True),
        ("Wire Service", False),
        ("", False),
    ],
)
def test_names_that_sound_like_a_site(name: str, same: bool) -> None:
    assert is_of_site(name, HERE) is same


def test_initials_sound_like_a_site() -> None:
    assert is_of_site("Gull Point News", "https://gpn.example/a")


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://gull.example/2026/03/31/ferry", "2026-03-31"),
        ("https://gull.example/news/2026/mar/1/ferry", "2026-03-01"),
        ("https://gull.example/story/2026-03-31/ferry", "2026-03-31"),
        ("https://gull.example/news/20260331", None),
        (None, None),
    ],
)
def test_days_in_addresses(address: str | None, day: str | None) -> None:
    assert day_of(address) == day
