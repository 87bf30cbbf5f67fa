"""Gold stories with changes that newspapers make and the corpus does not.

Each change gives a story whose gold is as true as before: marks in another style, page furniture
between paragraphs, people of other countries, paragraphs joined and split, and one-sentence
attributions set as a headline, a transcript or the other way round.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from evaluation.changes import Change, GoldStory, Raw, changed, restyle
from onrecord.text.marks import find_quotations
from onrecord.text.paragraphs import find_lines

_NAMES = (
    "Amara Okafor",
    "Kenji Watanabe",
    "Lucía Herrera",
    "Tom Ashworth",
    "Priya Raman",
    "Ingrid Solberg",
    "Mateus Carvalho",
    "Fatima Zahra",
    "Declan Byrne",
    "Wei Ling Tan",
    "Sione Tavita",
    "Olena Marchenko",
)
_FURNITURE = (
    "Read more: {a} and the long road back",
    "Sign up to our newsletter for the stories that matter, delivered to your inbox every morning.",
    "Photo: {a}/Getty Images",
    "{a} and {b}. Photo: {b}/Reuters",
    "{a}, left, with {b} at an event on Saturday.",
    "Advertisement",
    "Story continues below advertisement",
    "Share this article",
    "RELATED: What {a} did next",
    "Related Articles",
    "Never miss a story — get the best of our reporting by email.",
    "Image copyright {a} Image caption {b} arrives at the hearing",
    "By {a}",
    "{a} contributed to this report.",
    "Follow {a} on Twitter: @{h}",
    "{a}/AFP via Getty Images",
    "Watch: the moment {a} met {b}",
    "This article was originally published in March. Copyright 2016. All rights reserved.",
)  # fmt: skip


_PARTS = ("source", "cue", "content")
_FULL_NAME = re.compile(r"\b([A-Z][a-z]{2,}) ([A-Z][a-z]{3,})\b")
_NO_NAME = frozenset(
    """
    the white house new york united states state north south east west senate senator president
    secretary general national american republican democratic party department court county city
    university institute school street times post journal news former chief justice governor
    """.split()
)
_SENTENCE = re.compile(r"(?<=[a-z][.?!]) (?=[A-Z])|(?<=[.?!][”\"]) (?=[“\"A-Z])")
_LOWERED = re.compile(
    r"(?:The|A|An|He|She|They|It|We|His|Her|Its|Their|Our|One|Some|Many|Most|Several|Other|Two)\b"
)
_SAID = re.compile(r"\w{2,}(?:ed|s)|said|wrote|thought|knew|believe|think|say")
"""Cues that stand on either side of what was said."""
_ON = " on the record"
"""What may stand behind the name that a headline gives to its quotation."""
_PRONOUN = re.compile(r"he|she|they|it|we|i|you|who|that|which|one", re.IGNORECASE)
Piece = tuple[str, str]
"""Words of a new sentence and which part of its attribution they are, "" for none."""


def load_people(path: Path) -> list[tuple[str, str]]:
    """First and last names of the people in a JSON lines file of named entities."""
    names: set[tuple[str, str]] = set()
    with path.open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for entity in row["entities"]:
                if entity["type"] == "Person":
                    words = row["text"][entity["start"] : entity["end"]].split()
                    if len(words) == 2 and all(word[0].isupper() for word in words):
                        names.add((words[0], words[1]))
    return sorted(names)


def vary(story: GoldStory, rng: random.Random, names: Sequence[tuple[str, str]]) -> GoldStory:
    """The story as another newspaper might have set it; often as it is."""
    if rng.random() < 0.6:
        story = recast(story, rng, 0.7)
    if names and rng.random() < 0.3:
        story = resettle(story, rng, names)
    if rng.random() < 0.25:
        story = reparagraph(story, rng, join=0.12, split=0.06)
    style = rng.choices(("", "straight", "single", "straight single"), (70, 12, 10, 8))[0]
    story = restyle(story, style) if style else story
    return furnish(story, rng, 0.08) if rng.random() < 0.35 else story


def furnish(story: GoldStory, rng: random.Random, rate: float) -> GoldStory:
    """The story with page furniture, captions and credits put between its paragraphs."""
    inserted: list[Change] = []
    for start, _ in list(find_lines(story.text))[1:]:
        if rng.random() < rate:
            a, b = rng.sample(_NAMES, 2)
            line = rng.choice(_FURNITURE).format(a=a, b=b, h=a.split()[0].lower())
            inserted.append((start, start, line + "\n\n"))
    return changed(story, inserted)


def resettle(story: GoldStory, rng: random.Random, names: Sequence[tuple[str, str]]) -> GoldStory:
    """The story with its sources' people under names of the whole world."""
    sourced = " | ".join(story.text[s:e] for a in story.attributions for s, e in a["source"])
    people = Counter(_FULL_NAME.findall(sourced))
    known: dict[str, str] = {}
    for first, last in people:
        if not _NO_NAME & {first.lower(), last.lower()}:
            new_first, new_last = rng.choice(names)
            known.setdefault(last, new_last)
            known.setdefault(first, new_first)
    if not known:
        return story
    every = re.compile(r"\b(?:" + "|".join(map(re.escape, known)) + r")\b")
    new = changed(
        story, [(m.start(), m.end(), known[m.group()]) for m in every.finditer(story.text)]
    )
    return replace(
        new,
        attributions=tuple(
            {**a, "speaker": every.sub(lambda m: known[m.group()], a["speaker"])}
            if a.get("speaker")
            else a
            for a in new.attributions
        ),
    )


def reparagraph(story: GoldStory, rng: random.Random, join: float, split: float) -> GoldStory:
    """The story with some paragraphs joined and some split; a quotation that is split opens again
    in the new paragraph, as newspapers set it.
    """
    lines = list(find_lines(story.text))
    quotations = find_quotations(story.text, lines)
    changes: list[Change] = []
    joined = False
    for place, (start, end) in enumerate(lines):
        for gap in _SENTENCE.finditer(story.text, start, end):
            if rng.random() < split:
                at = bisect_right(quotations, gap.start(), key=lambda each: each.start) - 1
                inside = at >= 0 and gap.start() < quotations[at].end
                if inside and quotations[at].single:
                    continue
                mark = story.text[quotations[at].marks[0] : quotations[at].start] if inside else ""
                changes.append((gap.start(), gap.end(), "\n\n" + mark))
        sentence = story.text[end - 1] in '.?!”"'
        if place + 1 < len(lines) and sentence and not joined and rng.random() < join:
            changes.append((end, lines[place + 1][0], " "))
            joined = True
        else:
            joined = False
    return changed(story, changes)


# Attributions set another way


def recast(story: GoldStory, rng: random.Random, rate: float) -> GoldStory:
    """The story with some paragraphs that are one attribution and nothing else set another way:
    cue and source turned round, behind the content or before it, as a headline or a transcript
    has them.
    """
    lines = list(find_lines(story.text))
    starts = [start for start, _ in lines]
    touching: dict[int, list[int]] = {}
    for number, attribution in enumerate(story.attributions):
        for part in _PARTS:
            for start, end in attribution[part]:
                for line in range(_line(starts, start), _line(starts, end - 1) + 1):
                    touching.setdefault(line, []).append(number)
    pieces: list[str] = []
    new: dict[int, Raw] = {}
    shifts: list[tuple[int, int]] = []
    at = length = 0
    for line, (start, end) in enumerate(lines):
        numbers = set(touching.get(line, ()))
        form = None
        if len(numbers) == 1 and rng.random() < rate:
            forms = _forms(story, story.attributions[next(iter(numbers))], start, end)
            form = rng.choice(forms) if forms else None
        if form is None:
            continue
        pieces.append(story.text[at:start])
        length += start - at
        spans: dict[str, list[list[int]]] = {part: [] for part in _PARTS}
        for words, part in form:
            if part:
                spans[part].append([length, length + len(words)])
            pieces.append(words)
            length += len(words)
        (number,) = numbers
        new[number] = {**story.attributions[number], **spans}
        at = end
        shifts.append((end, length - end))
    pieces.append(story.text[at:])

    def moved(place: int) -> int:
        before = bisect_right(shifts, place, key=lambda each: each[0])
        return place + (shifts[before - 1][1] if before else 0)

    attributions = tuple(
        new.get(number)
        or {**a, **{part: [[moved(s), moved(e - 1) + 1] for s, e in a[part]] for part in _PARTS}}
        for number, a in enumerate(story.attributions)
    )
    return GoldStory(story.id, "".join(pieces), attributions)


def _line(starts: Sequence[int], at: int) -> int:
    return bisect_right(starts, at) - 1


def _forms(story: GoldStory, attribution: Raw, start: int, end: int) -> list[list[Piece]]:
    """Other ways to set the paragraph from ``start`` to ``end``, none where it holds more than
    one span each of a source, a cue and a content.
    """
    spans = [attribution[part] for part in _PARTS]
    if any(len(each) != 1 for each in spans):
        return []
    inside = sorted(each[0] for each in spans)
    if inside[0][0] < start or inside[-1][1] > end:
        return []
    edges = [start, *(at for span in inside for at in span), end]
    left = "".join(story.text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    if left.strip(' "“”,.?!'):
        return []
    source, cue, content = (story.text[each[0][0] : each[0][1]] for each in spans)
    source, content = source.strip(" ,"), content.strip(' ,.“”"')
    plain = not any(mark in source + cue + content for mark in ("“", "”", '"', "''", ":", "\n"))
    if not (plain and content and _SAID.fullmatch(cue)):
        return []
    leads = spans[2][0] == inside[0]
    opening = next((mark for mark in '“"' if mark in left), "")
    said: Piece = (_upper(content), "content")
    who: Piece = (_upper(source), "source")
    whom: Piece = (_lower(source), "source")
    how: Piece = (cue, "cue")
    if opening:
        closing = "”" if opening == "“" else opening
        return _quoted_forms(said, who, whom, how, opening, closing)
    clause = content.removeprefix("that ")
    if not (leads or clause != content) or clause[:1] in ("", " "):
        return []
    return _indirect_forms((_upper(clause), "content"), who, whom, how)


def _quoted_forms(
    said: Piece, who: Piece, whom: Piece, how: Piece, opening: str, closing: str
) -> list[list[Piece]]:
    """As the gold has it, the marks are the content's."""
    text = said[0]
    tail = text[-1] in "?!"
    before: Piece = (opening + text + ("" if tail else ",") + closing, "content")
    behind: Piece = (opening + text + ("" if tail else ".") + closing, "content")
    forms: list[list[Piece]] = [
        [before, (" ", ""), whom, (" ", ""), how, (".", "")],
        [who, (" ", ""), how, (": ", ""), behind],
        [who, (" ", ""), how, (", ", ""), behind],
    ]
    if not _PRONOUN.fullmatch(who[0]):
        forms += [
            [before, (" ", ""), how, (" ", ""), whom, (".", "")],
            [who, (":", "cue"), (" ", ""), behind],
            [(opening + text + closing, "content"), (":", "cue"), (" ", ""), who, (_ON, "")],
        ]
    return forms


def _indirect_forms(said: Piece, who: Piece, whom: Piece, how: Piece) -> list[list[Piece]]:
    clause: Piece = (_lower(said[0]), "content")
    forms: list[list[Piece]] = [
        [said, (", ", ""), whom, (" ", ""), how, (".", "")],
        [said, (", ", ""), whom, (" ", ""), how],
        [who, (" ", ""), how, (" ", ""), ("that " + clause[0], "content"), (".", "")],
    ]
    if not _PRONOUN.fullmatch(who[0]):
        forms += [
            [said, (", ", ""), how, (" ", ""), whom],
            [who, (":", "cue"), (" ", ""), said],
            [("According to", "cue"), (" ", ""), whom, (", ", ""), clause, (".", "")],
            [said, (", ", ""), ("according to", "cue"), (" ", ""), whom, (".", "")],
        ]
    return forms


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


def _lower(words: str) -> str:
    """The words as they stand within a sentence: a name keeps its capital."""
    return words[0].lower() + words[1:] if _LOWERED.match(words) else words
