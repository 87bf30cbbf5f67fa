from collections.abc import Sequence
from dataclasses import replace

import pytest

from onrecord.reading.blocks import find_blocks
from onrecord.reading.headline import check_headings
from onrecord.records import Attribution, Block, Check, Manner, Reference, Stance, Story

BODY = """
Mara Quist, 38, told the Harbour Post that the wind "took the stairs in one bite" after midnight.

"It was cold," Quist said. "But I think the tower kept its word, and nobody slept. I would not do \
it again unless they pay me."

"I am a baker," said Anders Holm, 51. "I know nothing about towers."

Holm denied that he was afraid. Quist had not been told of the warning.

The keeper was stranded for eleven hours.
"""
SAID: tuple[tuple[str, tuple[str, ...], Manner], ...] = (
    ("Mara Quist", ('that the wind "took the stairs in one bite" after midnight',), "mixed"),
    (
        "Quist",
        ("It was cold", "But I think the tower kept its word, and nobody slept. I would not do it "
         "again unless they pay me."),
        "direct",
    ),
    ("Anders Holm", ("I am a baker", "I know nothing about towers."), "direct"),
)  # fmt: skip


def story_of(headline: str, dek: str = "", body: str = BODY) -> Story:
    text = "\n\n".join(filter(None, (headline, dek))) + "\n" + body
    return Story("t", text, blocks=find_blocks(text))


def attribution(
    text: str, source: str, content: Sequence[str], manner: Manner, stance: Stance | None = None
) -> Attribution:
    def span(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    return Attribution(
        id="a",
        source=(span(source),) if source else (),
        cue=(),
        content=tuple(span(words) for words in content),
        manner=manner,
        stance=stance,
    )


def checks(headline: str, by: str = "", quoted: str = "", dek: str = "") -> list[Check]:
    """Checks of a headline over the body; ``by`` is its source and ``quoted`` its content."""
    story = story_of(headline, dek)
    below = story.text.index("\nMara") - 1
    attributions = [_moved(attribution(story.text[below:], *each), below) for each in SAID]
    if quoted:
        attributions.append(
            replace(attribution(story.text, by, [quoted], "direct"), block="headline")
        )
    return list(check_headings(story, attributions))


def _moved(each: Attribution, by: int) -> Attribution:
    return replace(
        each,
        source=tuple((s + by, e + by) for s, e in each.source),
        content=tuple((s + by, e + by) for s, e in each.content),
    )


def only(headline: str, by: str = "", quoted: str = "") -> tuple[str, str | None, str | None]:
    """The one check of a headline: its verdict, and the words that it rests on."""
    (check,) = checks(headline, by, quoted)
    text = story_of(headline).text
    evidence = text[slice(*check.evidence)] if check.evidence else None
    return check.verdict, evidence, check.dropped


@pytest.mark.parametrize(
    ("headline", "verdict", "evidence", "dropped"),
    [
        ("Keeper: 'The Tower Kept Its Word'", "verbatim", "the tower kept its word", "But I think"),
        ("Storm 'took the stairs', keeper says", "verbatim", "took the stairs", None),
        ("Keeper: 'It was cold. But I think the tower kept its word'", "verbatim", None, None),
        ("Keeper: ‘Nobody slept’", "verbatim", "nobody slept", None),
        ("Keeper: “It was cold,” and dark", "verbatim", "It was cold", None),
        ("Keeper: 'do it again'", "verbatim", "do it again",
         "I would not … unless they pay me"),
        ("Keeper 'cold' after night in tower", "verbatim", "cold", None),
        ("Keeper: 'The tower kept its word … I would not do it again'", "trimmed", None,
         "But I think … and nobody slept … unless they pay me"),
        ("Keeper: 'The tower broke its word'", "altered", "the tower kept its word", None),
        ("Keeper: 'It was cold and I know nothing about towers'", "stitched", None, None),
        ("Keeper 'stranded for eleven hours'", "unquoted", "stranded for eleven hours", None),
        ("Keeper: 'He was afraid'", "unquoted", "he was afraid", None),
        ("Keeper: 'We were all heroes that night'", "absent", None, None),
    ],
)  # fmt: skip
def test_verdicts(headline: str, verdict: str, evidence: str | None, dropped: str | None) -> None:
    made = only(headline)
    assert made[0] == verdict
    if evidence is not None or verdict == "absent":
        assert made[1] == evidence
    if verdict in ("verbatim", "trimmed"):
        assert made[2] == dropped


def test_where_and_which_words() -> None:
    headline, dek = "Keeper: 'It was cold'", "“I am a baker,” says the man who held the ladder"
    made = checks(headline, dek=dek)
    text = story_of(headline, dek).text
    assert [(each.where, text[slice(*each.words)]) for each in made] == [
        ("headline", "It was cold"),
        ("dek", "I am a baker"),
    ]


def test_the_difference_is_told() -> None:
    (check,) = checks("Keeper: 'The tower broke its word'")
    assert check.difference == "kept → broke"


@pytest.mark.parametrize(
    ("by", "verdict"),
    [
        ("Anders Holm", "verbatim"),
        ("Holm", "verbatim"),
        ("Mara Quist", "another"),
        ("Quist", "another"),
        ("Lighthouse Keeper Mara Quist", "another"),
        ("Keeper", "verbatim"),
        ("She", "verbatim"),
        ("Quist and Holm", "verbatim"),
        ("The Harbour Post", "verbatim"),
    ],
)
def test_the_named_speaker(by: str, verdict: str) -> None:
    quoted = "I know nothing about towers"
    assert only(f"{by}: '{quoted}'", by, quoted)[0] == verdict


def test_speakers_that_were_resolved() -> None:
    story = story_of("Singer: 'I am a baker'")
    text = story.text
    own = attribution(text, "Singer", ["I am a baker"], "direct")
    below = text.index('"I am') + 1
    said = replace(own, source=(), content=((below, below + 12),))

    def verdict(one: Reference | None, other: Reference | None) -> str:
        headed = replace(own, speaker=one, block="headline")
        (check,) = check_headings(story, [headed, replace(said, speaker=other)])
        return check.verdict

    mara = Reference("p1", "Mara Quist", "person", named=True)
    anders = Reference("p2", "Anders Holm", "person", named=True)
    brother = Reference("p3", "Tom Quist", "person", named=True)
    assert verdict(mara, anders) == "another"
    assert verdict(mara, brother) == "another"
    assert verdict(mara, mara) == "verbatim"
    assert verdict(mara, replace(mara, id="p9", name="Quist")) == "verbatim"
    assert verdict(mara, None) == "verbatim"
    assert verdict(mara, Reference("p4", "the baker", "person", named=False)) == "verbatim"
    assert verdict(Reference("o1", "Tower Trust", "organization", named=True), anders) == "verbatim"


@pytest.mark.parametrize(
    "headline",
    [
        "Cellist plays 'The Swan' to 300 stranded drivers",
        'The "Amber Road" star says she wants a neighbour',
        "Rock 'n' roll in the '90s, at 5'10\" tall",
        "Storm leaves keeper stranded",
        "What the “🙂” meant",
        "The '…' of it all",
        "A mark ' alone, and one “ more",
    ],
)
def test_what_claims_nothing(headline: str) -> None:
    assert checks(headline) == []


def test_a_title_that_the_body_sets_as_one() -> None:
    body = "\nAna Sousa left The Great Oven on Monday. The Great Oven goes on, a friend said.\n"
    story = story_of("'The Great Oven' Judge Ana Sousa Leaves After Nine Seasons", body=body)
    assert check_headings(story, []) == ()


def test_a_denial_is_nobodys_assertion() -> None:
    story = story_of("Baker 'was afraid'")
    denied = attribution(story.text, "Holm", ["that he was afraid"], "indirect", "denied")
    assert [c.verdict for c in check_headings(story, [denied])] == ["unquoted"]
    told = replace(denied, stance="said")
    assert [c.verdict for c in check_headings(story, [told])] == ["verbatim"]


def test_quotes_that_no_attribution_has() -> None:
    story = story_of("Keeper: 'The tower kept its word'")
    (check,) = check_headings(story, [])
    assert (check.verdict, check.dropped) == ("verbatim", "But I think")


def test_captions_that_quote() -> None:
    text = "Her home is 'a kettle of a place'\n\nThe tower, “a kettle of a place”.\n\nIt rained.\n"
    caption = text.index("The tower"), text.index("\n\nIt rained")
    kinds = Block("headline", 0, caption[0] - 2), Block("caption", *caption)
    assert [c.verdict for c in check_headings(Story("t", text, blocks=kinds), [])] == ["verbatim"]
    credit = kinds[0], Block("credit", *caption)
    assert [c.verdict for c in check_headings(Story("t", text, blocks=credit), [])] == ["absent"]


@pytest.mark.parametrize("body", ["", "\n", "\nNobody spoke. Nobody was asked to speak at all.\n"])
def test_stories_where_nobody_speaks(body: str) -> None:
    story = story_of("Keeper: 'It was cold'", body=body)
    assert all(check.verdict == "absent" for check in check_headings(story, []))
    assert check_headings(Story("t", ""), []) == ()


def test_ten_thousand_words() -> None:
    body = "\n" + "\n\n".join(f'"It was cold {n} times," she said.' for n in range(2000)) + "\n"
    story = story_of("Keeper: 'It was cold 1999 times' and 'It was never warm'", body=body)
    first, second = check_headings(story, [])
    assert (first.verdict, second.verdict) == ("verbatim", "absent")
