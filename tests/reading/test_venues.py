"""Venues on small fictional stories. `told` reads a story in which attribution 1 is marked as
[s1 source], [c1 cue] and [q1 content].
"""

import hashlib
import re
from dataclasses import replace

import pytest

from onrecord.reading.blocks import find_blocks
from onrecord.reading.venues import Heard, find_venues
from onrecord.reading.venues.frames import find_frames
from onrecord.records import Attribution, Reference, Span, Spans

MARK = re.compile(r"\[([scq])(\d+) ([^\]]*)\]")
Words = tuple[str | None, str | None, str | None]
NOTHING: Words = (None, None, None)


def marked(story: str) -> tuple[str, list[Attribution]]:
    """A story without its marks, and the attributions they mark."""
    spans: dict[tuple[str, int], list[Span]] = {}
    text, at = "", 0
    for mark in MARK.finditer(story):
        text += story[at : mark.start()]
        spans.setdefault((mark[1], int(mark[2])), []).append((len(text), len(text) + len(mark[3])))
        text += mark[3]
        at = mark.end()
    text += story[at:]
    numbers = sorted({number for _, number in spans})
    return text, [
        Attribution(
            id=f"a{number}",
            source=tuple(spans.get(("s", number), ())),
            cue=tuple(spans.get(("c", number), ())),
            content=tuple(spans[("q", number)]),
            manner="direct" if f"“[q{number} " in story else "indirect",
        )
        for number in numbers
    ]


def told(story: str, **speakers: str) -> list[Words]:
    text, attributions = marked(story)
    attributions = [
        replace(each, speaker=Reference(speakers[each.id], speakers[each.id], "person", True))
        if each.id in speakers
        else each
        for each in attributions
    ]
    heard = find_venues(text, find_blocks(text), attributions)
    return [
        (each.medium, each.outlet, each.addressee and text[slice(*each.addressee)])
        for each in heard
    ]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("[s1 The potter] [c1 wrote] in a Framely post [q1 that the kiln was gone].",
         ("social media", "Framely", None)),
        ("“[q1 Gone],” [s1 the potter] [c1 wrote] on Instagram.",
         ("social media", "Instagram", None)),
        ("[s1 Ilse Brandt] [c1 tweeted] [q1 that it was gone].", ("social media", None, None)),
        ("[s1 Ilse Brandt] [c1 told] her followers [q1 that the kiln was gone].",
         ("social media", None, "her followers")),
        ("[s1 Ilse Brandt] [c1 told] The Meridian [q1 that the kiln was gone].",
         ("interview", "The Meridian", "The Meridian")),
        ("[s1 Ilse Brandt] [c1 told] the Marrow Echo on Monday [q1 that the kiln was gone].",
         ("interview", "Marrow Echo", "Marrow Echo")),
        ("[s1 Ilse Brandt] [c1 tells] Ember in a new interview [q1 that the kiln was gone].",
         ("interview", "Ember", "Ember")),
        ("In an interview with Ember, [s1 Ilse Brandt] [c1 said] [q1 that the kiln was gone].",
         ("interview", "Ember", "Ember")),
        ("[s1 Ilse Brandt] [c1 told] KVLT-TV [q1 that the kiln was gone].",
         ("interview", "KVLT-TV", "KVLT-TV")),
        ("[s1 Ilse Brandt] [c1 told] kilnfacts.com [q1 that the kiln was gone].",
         ("interview", "kilnfacts.com", "kilnfacts.com")),
        ("[s1 Ilse Brandt] [c1 told] the magazine Slip & Glaze [q1 that the kiln was gone].",
         ("interview", "Slip & Glaze", "Slip & Glaze")),
        ("[s1 Ilse Brandt] [c1 told] the podcast Wet Clay [q1 that the kiln was gone].",
         ("podcast", "Wet Clay", "Wet Clay")),
        ("[s1 Ilse Brandt] [c1 said] on the podcast Wet Clay [q1 that the kiln was gone].",
         ("podcast", "Wet Clay", None)),
        ("[s1 Ilse Brandt], via Ember Today, [c1 said] [q1 that the kiln was gone].",
         ("other", "Ember Today", None)),
        ("[s1 Ilse Brandt] [c1 told] reporters on Tuesday [q1 that the kiln was gone].",
         (None, None, "reporters")),
        ("[s1 Ilse Brandt] [c1 told] a press conference [q1 that the kiln was gone].",
         ("press conference", None, None)),
        ("[s1 Ilse Brandt] [c1 said] at a news conference [q1 that the kiln was gone].",
         ("press conference", None, None)),
        ("[s1 Ilse Brandt] [c1 testified] before the Senate committee [q1 that it was gone].",
         ("testimony", None, None)),
        ("[s1 The potter] [c1 told] the court [q1 that the kiln was gone].",
         ("testimony", None, "the court")),
        ("[s1 The prosecutor, Ada Lund,] [c1 told] the jury [q1 that the kiln was gone].",
         ("court", None, "the jury")),
        ("[q1 The kiln was gone], a jury has been [c1 told].", ("court", None, "a jury")),
        ("[s1 Judge Ada Lund] [c1 ruled] [q1 that the kiln was gone].", ("court", None, None)),
        ("[s1 The potter] [c1 said] in a statement [q1 that the kiln was gone].",
         ("statement", None, None)),
        ("[s1 The potter] [c1 told] The Meridian in a statement [q1 that it was gone].",
         ("statement", "The Meridian", "The Meridian")),
        ("[s1 The potter] [c1 wrote] in a letter to employees [q1 that the kiln was gone].",
         ("letter", None, "employees")),
        ("In a Nov. 5 letter to Ada Lund, [s1 the potter] [c1 said] [q1 that it was gone].",
         ("letter", None, "Ada Lund")),
        ("[s1 The potter] [c1 told] a rally in Ostrava [q1 that the kiln was gone].",
         ("speech", None, "a rally")),
        ("[q1 The kiln was gone], [c1 according to] [s1 a report by the city].",
         ("report", None, None)),
        ("[q1 Kilns burn], [c1 according to] [s1 a study published in the Halden Journal of Clay].",
         ("report", "Halden Journal of Clay", None)),
        ("[q1 Most want kilns], [c1 according to] [s1 a poll of 900 adults].",
         ("poll", None, None)),
        ("[s1 The lawsuit] [c1 says] [q1 that the kiln was gone].", ("court", None, None)),
        ("In her memoir, “Wet Hands,” [s1 the potter] [c1 writes] [q1 that it was gone].",
         ("other", "Wet Hands", None)),
        ("[q1 The kiln is gone] pic.twitter.com/a1b2\n\n[c1 —] [s1 Ilse Brandt (@ilse)] May 3",
         ("social media", "Twitter", None)),
        ("[s1 The potter] [c1 told] [q1 residents to leave].", (None, None, "residents")),
        ("[s1 The potter] [c1 told] his brother [q1 that it fell].", (None, None, "his brother")),
        ("[s1 The potter] [c1 asked] her [q1 whether it was gone].", (None, None, "her")),
        ("[s1 She] [c1 told] me [q1 that it was gone].", (None, None, "me")),
        ("[q1 Gone], [s1 he] [c1 whispered] to the apprentice.", (None, None, "the apprentice")),
        ("[s1 He] was [c1 told] [q1 that it was gone].", (None, None, "He")),
        ("[q1 The apprentices] were [c1 told] [q1 to leave].", (None, None, "The apprentices")),
        ("[c1 Asked] [q1 whether it was gone], Brandt shrugged.", (None, None, "Brandt")),
        ("[s1 The potter] [c1 did not respond to] [q1 The Meridian’s request for comment].",
         (None, None, "The Meridian")),
    ],
)  # fmt: skip
def test_by_its_own_sentence(story: str, expected: Words) -> None:
    assert told(story)[0] == expected


@pytest.mark.parametrize(
    "listener",
    ["Maria Lopez", "Officer Nell Varga", "host Mina Tarr", "Varga", "Parliament", "the Foxes"],
)
def test_who_is_no_outlet(listener: str) -> None:
    story = f"[s1 The potter] [c1 told] {listener} [q1 that it was gone]. “Odd,” Nell Varga said."
    text, attributions = marked(story + " [s2 Nell Varga] [c2 left] [q2 early].")
    heard = find_venues(text, find_blocks(text), attributions)[0]
    assert heard.outlet is None
    assert heard.addressee is not None
    assert text[slice(*heard.addressee)] == listener


@pytest.mark.parametrize(
    ("listener", "outlet"),
    [
        ("Dawn", None),
        ("Elle", None),
        ("Stern", None),
        ("people", None),
        ("DAWN", "DAWN"),
        ("ELLE", "ELLE"),
        ("the Dawn", "Dawn"),
        ("the magazine Stern", "Stern"),
        ("Elle magazine", "Elle magazine"),
        ("People", "People"),
        ("Time", "Time"),
        ("The Hindu", "The Hindu"),
        ("Reuters", "Reuters"),
    ],
)
def test_an_outlet_called_like_somebody_is_set_apart(listener: str, outlet: str | None) -> None:
    story = f"[s1 Ilse Brandt] [c1 told] {listener} [q1 that it was gone]."
    assert told(story) == [("interview" if outlet else None, outlet, outlet or listener)]


@pytest.mark.parametrize("listener", ["People", "Time"])
def test_in_a_title_every_word_has_a_capital(listener: str) -> None:
    story = f"[s1 Ilse Brandt] [c1 Told] {listener} [q1 That It Was Gone]"
    assert told(story) == [(None, None, listener)]


RENAMED = (
    "[s1 {full}] tells {outlet} in a new interview [q1 that the kiln was gone].\n\n"
    "“[q2 It was clay],” [s2 she] [c2 says]. “[q2 Only clay].”\n\n"
    "[s3 {last}] also [c3 adds] [q3 that she will build another].\n\n"
    "“[q4 By May],” [s4 she] [c4 tells] the outlet.\n\n"
    "[s5 {last}] then [c5 told] {other} in March [q5 that it would be smaller].\n\n"
    "“[q6 Much smaller],” [s6 a neighbour] [c6 said]."
).replace("tells {", "[c1 tells] {")


@pytest.mark.parametrize(
    ("full", "outlet", "other"),
    [
        ("Ilse Brandt", "The Guardian", "PEOPLE"),
        ("Ulrike Tamm", "The Lantern", "VELOUR"),
        ("Noor Sadik", "Ember", "Radio Gorran"),
    ],
)
def test_an_interview_is_carried_whatever_the_names(full: str, outlet: str, other: str) -> None:
    last = full.split()[1]
    story = RENAMED.format(full=full, last=last, outlet=outlet, other=other)
    interview = ("interview", outlet, outlet)
    assert told(story) == [*[interview] * 4, ("interview", other, other), NOTHING]


def test_resolved_speakers_are_carried_by() -> None:
    story = (
        "[s1 Ilse Brandt] [c1 said] in a statement [q1 that the kiln was gone].\n\n"
        "“[q2 I saw it],” [s2 the harpist] [c2 said].\n\n"
        "“[q3 So did I],” [s3 the sailor] [c3 said]."
    )
    statement = ("statement", None, None)
    assert told(story, a1="e1", a2="e1", a3="e2") == [statement, statement, NOTHING]


def test_the_sentence_before_sets_the_occasion() -> None:
    story = (
        "Furious fans took to X. [s1 One] [c1 raged]: “[q1 No].” [s2 Another] [c2 said] “[q2 Yes]”."
        "\n\n[s3 The potter] [c3 said] [q3 nothing of it]."
    )
    posts = ("social media", "X", None)
    assert told(story) == [posts, posts, NOTHING]


def test_the_venue_named_in_a_paragraph_of_its_own_leads_in() -> None:
    story = (
        "Ilse Brandt posted a picture of the ashes on Instagram.\n\n"
        "“[q1 We tried],” [s1 Brandt] [c1 captioned] it."
    )
    assert told(story) == [("social media", "Instagram", None)]


@pytest.mark.parametrize(
    "between",
    [
        "A wall fell.\n\nA roof fell.\n\nA dog barked.\n\n",
        "Years passed. Last year was hard; earlier, ",
    ],
)
def test_what_ends_a_run(between: str) -> None:
    story = (
        "[s1 Ilse Brandt] [c1 said] in a statement [q1 that the kiln was gone].\n\n"
        f"{between}[s2 Brandt] [c2 said] [q2 that it was new]."
    )
    assert told(story)[1] == NOTHING


def test_a_denial_of_comment_and_a_wish_are_not_said_there() -> None:
    text, attributions = marked(
        "[s1 Ilse Brandt] [c1 said] in a statement [q1 that it was gone]. [s2 She] [c2 hopes] "
        "[q2 to build another]. [s3 She] [c3 declined] [q3 to say when]."
    )
    attributions[2] = replace(attributions[2], stance="declined")
    heard = find_venues(text, find_blocks(text), attributions)
    assert heard[1:] == (Heard(), Heard())


def test_the_letter_is_the_one_before() -> None:
    story = (
        "In a letter to Ada Lund, [s1 the potters] [c1 asked] for [q1 a new kiln].\n\n"
        "[s2 The letter] [c2 says] [q2 that the old one is gone]."
    )
    assert told(story) == [("letter", None, "Ada Lund")] * 2


def test_what_was_said_inside_is_not_about_the_saying() -> None:
    story = (
        "[s1 Brandt] [c1 said] [q1 that she had told The Meridian in a statement of the fire]. "
        "[s2 She] [c2 said] [q2 the kiln was on Instagram]."
    )
    assert told(story) == [NOTHING, NOTHING]


def test_an_attribution_inside_another_has_a_venue_of_its_own() -> None:
    text, attributions = marked(
        "[s1 Brandt] [c1 said] in court [q1 that the mason wrote in a letter to her that it held]."
    )
    inner = text.index("the mason"), text.index("wrote"), text.index("that it held")
    attributions.append(
        Attribution("a2", ((inner[0], inner[0] + 9),), ((inner[1], inner[1] + 5),),
                    ((inner[2], inner[2] + 12),), "indirect", within="a1")
    )  # fmt: skip
    heard = find_venues(text, find_blocks(text), attributions)
    assert [each.medium for each in heard] == ["court", "letter"]
    assert heard[1].addressee is not None
    assert text[slice(*heard[1].addressee)] == "her"


def test_turns_of_a_transcript() -> None:
    story = (
        "What follows is an edited transcript of the inquiry.\n\n"
        "[s1 MR OKON][c1 :] [q1 Where were you?]\n\n[s2 CAPTAIN BRIS][c2 :] [q2 On the bridge]\n\n"
        "[s3 MR OKON][c3 :] [q3 Alone?]\n\n[s4 CAPTAIN BRIS][c4 :] [q4 With the cat]"
    )
    assert told(story) == [
        ("testimony", None, "CAPTAIN BRIS"), ("testimony", None, "MR OKON"),
        ("testimony", None, "CAPTAIN BRIS"), ("testimony", None, "MR OKON"),
    ]  # fmt: skip


def test_the_evidence_is_words_of_the_story() -> None:
    text, attributions = marked("[s1 Brandt] [c1 wrote] in a Framely post [q1 that it was gone].")
    evidence = find_venues(text, find_blocks(text), attributions)[0].evidence
    assert evidence is not None
    assert text[slice(*evidence)] == "in a Framely post"


def test_a_headline_has_no_venue_but_its_own() -> None:
    text, attributions = marked(
        "[s1 Brandt] [c1 says] [q1 kiln is gone]\n\n"
        "[s2 Ilse Brandt] [c2 said] in a statement on Monday [q2 that the kiln was gone]."
    )
    attributions[0] = replace(attributions[0], block="headline")
    heard = find_venues(text, find_blocks(text), attributions)
    assert heard[0] == Heard()
    assert heard[1].medium == "statement"


# Odd input


def test_no_attributions() -> None:
    assert find_venues("Nobody spoke.", find_blocks("Nobody spoke."), ()) == ()
    assert find_venues("", (), ()) == ()


@pytest.mark.parametrize("text", ["Gone", "told", "told X", "\ufefftold\r\n", "\x1a\x1b\x00 told"])
def test_at_the_edges_of_a_text(text: str) -> None:
    whole = (0, len(text))
    for source, cue in (((), ()), ((whole,), ()), ((), (whole,)), ((whole,), (whole,))):
        only = Attribution("a1", source, cue, (whole,), "direct")
        assert len(find_venues(text, find_blocks(text), [only])) == 1
        assert len(find_venues(text, (), [only, only])) == 2


def test_attributions_deep_inside_others() -> None:
    text = "He said " * 40 + "so."
    found = [
        Attribution(f"a{n}", ((n * 8, n * 8 + 2),), ((n * 8 + 3, n * 8 + 7),),
                    ((n * 8 + 8, len(text)),), "indirect")
        for n in range(40)
    ]  # fmt: skip
    assert len(find_venues(text, find_blocks(text), found)) == 40
    assert find_frames(text, find_blocks(text), found).frames[-1] is None


HEX = hashlib.sha512(b"kiln").hexdigest()
JWT = f"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IklsIn0.{HEX}-{HEX.upper()}_"
UNITS = (
    "“[q1 We held it],” [s1 Mara Quist] [c1 told] the Marrow Echo. [s2 She] [c2 tells] the outlet "
    "in a letter to staff [q2 that it hummed].\n\n",
    "“[q1 We held it],” [s1 Mara Quist] [c1 told] Reed, and [s2 she] [c2 wrote] to [q2 the boss], ",
    "Cap Of The Cap And Cap [s1 Cap Cap] [c1 told] Cap Cap Cap [q1 Cap] via Cap [q2 Cap] in a ",
    f"[s1 A report in {HEX}] [c1 told] {HEX.upper()} [q1 Cap] in {HEX} letter. A post {HEX}. ",
    f"[s1 A report in {JWT}] [c1 told] {JWT} in {JWT} letter [q1 Cap]. A post in book {JWT}. ",
)


def moved(spans: Spans, by: int) -> Spans:
    return tuple((start + by, end + by) for start, end in spans)


@pytest.mark.parametrize("unit", UNITS)
def test_a_long_text_has_an_occasion_for_each_attribution(unit: str) -> None:
    """Patterns that backtrack without bounds would never come to the end of it."""
    text, attributions = marked(unit)
    times = 100_000 // len(text)
    many = [
        replace(
            each,
            source=moved(each.source, n * len(text)),
            cue=moved(each.cue, n * len(text)),
            content=moved(each.content, n * len(text)),
        )
        for n in range(times)
        for each in attributions
    ]
    found = find_venues(text * times, find_blocks(text * times), many)
    assert len(found) == len(many) == times * len(attributions)


@pytest.mark.parametrize(
    "story",
    [
        "[s1 Brandt] [c1 said] in {} letter [q1 that it was gone].",
        "[s1 A report in {}] [c1 told] The Meridian [q1 {}].",
        "[s1 Brandt {}!] [c1 told] {} [q1 to go]. "
        "She posted in a book {}! [s2 She] [c2 said] [q2 it].",
    ],
)
@pytest.mark.parametrize("unit", ["e", "A", "A.", "a-", "A’", "A ", "In A Book ", "phone "])
def test_words_of_any_length_are_read_to_their_end(story: str, unit: str) -> None:
    """Patterns that backtrack without bounds would never come to the end of them."""
    text, attributions = marked(story.replace("{}", unit * (100_000 // len(unit))))
    assert len(find_venues(text, find_blocks(text), attributions)) == len(attributions)


def test_followers_who_are_promised_something_were_told_the_rest_of_the_post() -> None:
    story = (
        "[s0 Ilse Brandt] [c0 revealed] via social media [q0 that she had a kiln].\n\n"
        "“[q1 It hums],” [s1 she] [c1 wrote]."
        "\n\n“[q2 It is warm],” [s2 she] [c2 added], before [c3 promising] [q3 her followers] [q3 "
        "that she would open it]."
    )
    heard = told(story, a0="Ilse Brandt", a1="Ilse Brandt", a2="Ilse Brandt", a3="Ilse Brandt")
    assert [words[2] for words in heard[1:]] == ["her followers"] * 3
