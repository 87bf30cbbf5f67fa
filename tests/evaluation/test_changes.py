from dataclasses import replace

import pytest

from evaluation.changes import STYLES, GoldStory, rename, reorder, restyle

TEXT = (
    "Ana Sousa Speaks\n\nana sousa\nPhoto: Reed\n\nSousa said it hums. Ana left.\n\n"
    "Tom Reed denied that it hums."
)


def story() -> GoldStory:
    def span(words: str) -> list[int]:
        return [TEXT.index(words), TEXT.index(words) + len(words)]

    return GoldStory(
        "t",
        TEXT,
        (
            {"source": [span("Sousa said")], "cue": [], "content": [span("it hums.")]},
            {"source": [span("Tom Reed")], "cue": [span("denied")], "content": [span("that it")]},
        ),
        ({"kind": "headline", "start": 0, "end": 16}, {"kind": "credit", "start": 28, "end": 39}),
    )


def whole() -> GoldStory:
    """The story with the rest of its record."""
    at = TEXT.index("it hums")
    return replace(
        story(),
        attributions=({**story().attributions[0], "speaker": {"name": "Ana Sousa"}},),
        entities=(
            {"name": "Ana Sousa", "aliases": ["Sousa"], "relations": [{"kind": "x", "to": "Tom"}]},
        ),
        timeline=({"value": None, "text": "Now", "event": "Ana left"},),
        checks=({"where": "headline", "words": [0, 3], "evidence": [at, at + 7]},),
        page={"title": "Ana Sousa Speaks", "published": None},
    )


def words(changed: GoldStory) -> list[list[str]]:
    return [
        [changed.text[s:e] for part in ("source", "cue", "content") for s, e in a[part]]
        for a in changed.attributions
    ]


def test_rename_moves_every_span() -> None:
    changed = rename(story(), {"Ana": "Wilhelmina", "Sousa": "Xu", "Tom": "Jo"})
    assert changed.text.startswith("Wilhelmina Xu Speaks\n\nwilhelmina xu\nPhoto: Reed")
    assert words(changed) == [["Xu said", "it hums."], ["Jo Reed", "denied", "that it"]]
    assert [changed.text[b["start"] : b["end"]] for b in changed.blocks] == [
        "Wilhelmina Xu Speaks",
        "Photo: Reed",
    ]


def test_rename_changes_the_names_of_the_whole_record() -> None:
    changed = rename(whole(), {"Ana": "Wilhelmina", "Sousa": "Xu", "Tom": "Now"})
    assert changed.attributions[0]["speaker"] == {"name": "Wilhelmina Xu"}
    assert changed.entities == (
        {"name": "Wilhelmina Xu", "aliases": ["Xu"], "relations": [{"kind": "x", "to": "Now"}]},
    )
    assert changed.timeline == ({"value": None, "text": "Now", "event": "Wilhelmina left"},)
    assert changed.page == {"title": "Wilhelmina Xu Speaks", "published": None}
    assert not changed.reordered


@pytest.mark.parametrize("seed", range(4))
def test_checks_move_along_and_a_new_order_is_told(seed: int) -> None:
    changed = reorder(rename(whole(), {"Ana": "Wilhelmina"}), seed)
    check = changed.checks[0]
    assert changed.text[slice(*check["words"])] == "Wilhelmina"
    assert changed.text[slice(*check["evidence"])] == "it hums"
    starts = [block["start"] for block in changed.blocks]
    assert starts == sorted(starts)
    assert changed.reordered
    assert changed.entities == rename(whole(), {"Ana": "Wilhelmina"}).entities


def test_reorder_keeps_parts_whole() -> None:
    for seed in range(6):
        changed = reorder(story(), seed, keep=1)
        assert words(changed) == words(story())
        assert changed.text.startswith("Ana Sousa Speaks\n\n")
        assert "ana sousa\nPhoto: Reed" in changed.text
        assert sorted(changed.text.split()) == sorted(TEXT.split())
    assert len({reorder(story(), seed, keep=1).text for seed in range(6)}) > 1


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("curly", "“It’s ‘loud’,” said Tom. “No.”"),
        ("straight", '"It’s \'loud\'," said Tom. "No."'),
        ("single", "‘It’s “loud”,’ said Tom. ‘No.’"),
        ("straight single", "'It’s \"loud\",' said Tom. 'No.'"),
        ("guillemets", "«It’s “loud”,» said Tom. «No.»"),
        ("low", "„It’s ‚loud‘,“ said Tom. „No.“"),
    ],
)
def test_restyled_marks_keep_every_offset(style: str, expected: str) -> None:
    plain = GoldStory("t", "“It’s ‘loud’,” said Tom. “No.”", ())
    assert restyle(plain, style).text == expected
    assert set(STYLES) >= {style}
