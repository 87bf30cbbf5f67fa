import pytest

from onrecord.reading.heading import with_heading
from onrecord.records import Block, Story


def outlet(*lines: str) -> str | None:
    text = "\n\n".join(lines)
    starts = [text.index(line) for line in lines]
    blocks = tuple(
        Block("furniture", start, start + len(line))
        for start, line in zip(starts, lines, strict=True)
    )
    return with_heading(Story("s", text, blocks=blocks)).outlet


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Never miss a story — sign up for VELOUR's free daily newsletter.", "VELOUR"),
        ("Get Harbour Life’s weekly newsletter", "Harbour Life"),
        ("Subscribe to Highland Farmer for $2 a month.", "Highland Farmer"),
        ("Sign up for The Daily Kelp's newsletter and hear it first", "The Daily Kelp"),
        ("Sign up for our newsletter", None),
        ("Sign up for Lot, our weekly guide to the salerooms", None),
        ("Get election alerts on your phone. Sign up here.", None),
        ("Subscribe to our channel", None),
    ],
)
def test_a_page_names_its_outlet_in_what_it_offers(line: str, expected: str | None) -> None:
    assert outlet(line) == expected


def test_two_outlets_are_none() -> None:
    assert outlet("Subscribe to Kelp today", "Subscribe to Sand today") is None
    assert outlet("Subscribe to Kelp today", "Get Kelp's newsletter") == "Kelp"


def test_a_given_outlet_stays() -> None:
    text = "Subscribe to Kelp today"
    story = Story("s", text, outlet="Sand", blocks=(Block("furniture", 0, len(text)),))
    assert with_heading(story).outlet == "Sand"
