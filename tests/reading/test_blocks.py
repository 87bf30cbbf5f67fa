import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.cases import Case, load_cases
from onrecord.reading.blocks import find_blocks, prose, regions


def kinds(text: str) -> list[tuple[str, str]]:
    return [(b.subkind or b.kind, text[b.start : b.end]) for b in find_blocks(text)]


PAGE = """\
Storm 'Took The Stairs' At Gull Point Lighthouse

The keeper of the light says nobody slept on Monday

gull point lighthouse
Mara Quist at the tower. Photo: Ewan Sorley/Harbour Post

By Ewan Sorley

TAMBO, Kestria (AP) — A storm tore away the stairs of the lighthouse on Monday.

Share this article

"Nobody slept," Mara Quist told the Harbour Post.

Never miss a story — sign up for the Harbour Post newsletter.

What comes next

- New stairs by April
- A new lamp

quist, sorley
Ewan Sorley/Frame Wire via Getty

Quist hopes to be back at work by April.

Related Articles

Ferry to Gull Point cancelled
"""


def test_a_scraped_page() -> None:
    assert [kind for kind, _ in kinds(PAGE)] == [
        "headline", "dek", "alt text", "caption", "credit", "byline", "dateline", "paragraph",
        "sharing", "paragraph", "promotion", "subheading", "list item", "list item", "alt text",
        "credit", "paragraph", "related", "related",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Advertisement", "promotion"),
        ("Sign up for our newsletter and get the best stories every day", "promotion"),
        ("Follow Ana Sousa on Twitter: @anasousa", "promotion"),
        ("READ MORE: What the mayor did next", "related"),
        ("© 2026 Harbour Post. All rights reserved.", "other"),
        ("Tom Reed contributed to this report.", "other"),
        ("(Reporting by Ana Sousa; editing by Tom Reed)", "other"),
        ("Photo by Ana Sousa", "credit"),
        ("Ana Sousa/Getty Images", "credit"),
        ("ana sousa, tom reed", "alt text"),
        ("Published 11:23 PM EST Nov 19, 2019", "dateline"),
        ("Tom Reed, left, with Ana Sousa at the opening.", "caption"),
    ],
)
def test_lines_that_are_no_prose(line: str, kind: str) -> None:
    assert kinds(f"The bridge opened.\n\n{line}\n\nIt was closed again by noon.")[1] == (kind, line)


@pytest.mark.parametrize(
    "line",
    [
        "She asked the crowd to sign up for the daily newsletter of the campaign.",
        "“Photo: none,” the mayor said.",
        "Share prices fell on Monday.",
        "By noon nobody was left.",
        "More from the fund was promised to the towns.",
        "He continued:",
        "Watch sales rose by a third.",
        '"Related Articles is a fine name for a band," she said.',
        "The reporting by the paper was wrong, the court said.",
        "— Ana Sousa (@anasousa) November 19, 2026",
    ],
)
def test_prose_that_only_looks_like_furniture(line: str) -> None:
    (_, (kind, words), _) = kinds(f"The bridge opened.\n\n{line}\n\nIt was closed again by noon.")
    assert (kind, words) == ("paragraph", line)


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The mayor said on Monday that the bridge\nwas safe and that nobody who had crossed it\n"
        "since the spring had been in any danger at\nall from the cables.\n\nNobody believed her."
    )
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "paragraph"]


def test_captions_are_read_only_where_they_quote() -> None:
    text = "The bridge opened.\n\nFILE - The bridge.\n\nFILE - “It stands,” said the mayor."
    blocks = find_blocks(text)
    assert [text[b.start : b.end][:8] for b in prose(text, blocks)] == ["The brid", "FILE - “"]


def test_parts_of_a_story() -> None:
    spoken = prose(PAGE, find_blocks(PAGE))
    numbers = dict(zip([b.kind for b in spoken], regions(spoken), strict=False))
    assert numbers["paragraph"] == numbers["list item"] == 0
    assert len({numbers["headline"], numbers["dek"], numbers["paragraph"]}) == 3


@given(st.text(alphabet="aB. \n\r\t\"'“”—/:©-\u2028@", max_size=400))
def test_blocks_hold_all_but_white_space_in_order(text: str) -> None:
    blocks = find_blocks(text)
    assert "".join("".join(text[b.start : b.end].split()) for b in blocks) == "".join(text.split())
    ends = [0, *(b.end for b in blocks)]
    assert all(before <= b.start < b.end for before, b in zip(ends, blocks, strict=False))


@pytest.mark.parametrize("case", list(load_cases()), ids=lambda case: case.name)
def test_blocks_of_the_cases(case: Case) -> None:
    found = {block.start: block.kind for block in find_blocks(case.text)}
    wrong = [
        (kind, found.get(start), case.text[start : start + 50])
        for kind, start in case.blocks
        if found.get(start) != kind
    ]
    assert not wrong
