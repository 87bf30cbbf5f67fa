"""What training makes of gold stories: needs no torch."""

import random

import numpy as np

from evaluation.changes import GoldStory
from onrecord.model.encoder import NAMES
from onrecord.model.wordpiece import WordPiece
from training.data import (
    COMPLETE,
    IGNORED,
    Lesson,
    collate,
    cut_windows,
    make_batches,
    make_example,
    own_stories,
)

PIECES = WordPiece("[PAD] [UNK] [CLS] [SEP] said it hums , . tom no".split())
TEXT = "Tom said it hums.\n\n“It’s ‘loud’,” said Tom. “No.”\n\nNobody else spoke."


def span(words: str, after: int = 0) -> list[int]:
    at = TEXT.index(words, after)
    return [at, at + len(words)]


STORY = GoldStory(
    "t",
    TEXT,
    (
        {"source": [span("Tom")], "cue": [span("said")], "content": [span("it hums")]},
        {
            "source": [span("Tom", 20)],
            "cue": [span("said", 20)],
            "content": [span("“It’s ‘loud’"), span("“No.”")],
        },
    ),
)
LESSON = Lesson(STORY)
NAMED = Lesson(
    GoldStory("n", TEXT, ()),
    attributed=False,
    names=((0, 3, "person"), (TEXT.index("Nobody"), len(TEXT) - 1, "other")),
    clusters=((0, "tom"), (TEXT.index("it"), "tower"), (TEXT.index("Tom", 20), "tom")),
)


def test_targets() -> None:
    example = make_example(LESSON, PIECES)
    words = [TEXT[s:e] for s, e in example.tokens.words]
    assert example.roles[:5].tolist() == [1, 3, 5, 6, 0]
    cues = {words[cue]: members for cue, members in example.cues.items()}
    assert list(cues) == ["said"]
    second = sorted(example.cues)[1]
    content, source = example.cues[second]
    assert [words[word] for word in source] == ["Tom"]
    assert "No" in [words[word] for word in content]
    assert set(example.owned[content]) == {second}


def test_batches_hold_every_window_and_its_targets() -> None:
    rng = random.Random(3)
    examples = [make_example(LESSON, PIECES)] * 6
    cuts = [cut for example in examples for cut in cut_windows(example, 40, rng)]
    batches = make_batches(cuts, 4, rng)
    assert sorted(c[1:] for batch in batches for c in batch) == sorted(c[1:] for c in cuts)
    batch = collate(batches[0], PIECES)
    rows, columns = batch.roles.shape
    assert batch.first.shape == (rows, columns)
    for row, (example, start, end) in enumerate(batches[0]):
        assert (batch.roles[row, : end - start] == example.roles[start:end]).all()
        assert (batch.roles[row, end - start :] == IGNORED).all()
    for (row, cue), labels in zip(batch.cue_rows, batch.arguments, strict=True):
        example, start, end = batches[0][row]
        content, source = example.cues[start + int(cue)]
        inside = [word - start for word in content if start <= word < end]
        assert np.flatnonzero(labels == 1).tolist() == inside
        assert np.flatnonzero(labels == 2).tolist() == [
            w - start for w in source if start <= w < end
        ]


CHAIN = "Bo said Tom said it hums. Nobody slept."


def told(source: str, content: str, cue: int, **more: bool) -> dict[str, object]:
    def span(words: str) -> list[list[int]]:
        return [[CHAIN.index(words), CHAIN.index(words) + len(words)]]

    return {"source": span(source), "cue": [[cue, cue + 4]], "content": span(content), **more}


LESSON = Lesson(STORY)
NAMED = Lesson(
    GoldStory("n", TEXT, ()),
    attributed=False,
    names=((0, 3, "person"), (TEXT.index("Nobody"), len(TEXT) - 1, "other")),
    clusters=((0, "tom"), (TEXT.index("it"), "tower"), (TEXT.index("Tom", 20), "tom")),
)


def test_targets_inside_a_content_where_all_of_it_is_labelled() -> None:
    outer = told("Bo", "Tom said it hums", 3, **{COMPLETE: True})
    inner = told("Tom", "it hums", 12)
    example = make_example(Lesson(GoldStory("t", CHAIN, (inner, outer))), PIECES)
    assert example.roles.tolist() == [1, 3, 5, 6, 6, 6, 0, 0, 0, 0]
    assert example.inner.tolist() == [IGNORED] * 2 + [1, 3, 5, 6] + [IGNORED] * 4
    assert sorted(example.cues) == [1, 3]
    assert example.owned.tolist() == [-1, -1, 1, 1, -1, -1, -1, -1, -1, -1]
    (batch,) = (collate([(example, 0, 10)], PIECES),)
    assert batch.inner[0].tolist() == example.inner.tolist()


def test_what_is_inside_a_content_is_unknown_where_only_the_outermost_is_labelled() -> None:
    outer = told("Bo", "Tom said it hums", 3)
    example = make_example(Lesson(GoldStory("t", CHAIN, (outer,))), PIECES)
    assert set(example.inner.tolist()) == {IGNORED}


def test_our_own_stories_are_there_and_complete() -> None:
    stories = own_stories()
    assert len(stories) > 250
    assert all(each[COMPLETE] for story in stories for each in story.attributions)


def test_names_and_mentions_are_targets_where_they_are_labelled() -> None:
    example = make_example(NAMED, PIECES)
    words = [TEXT[s:e] for s, e in example.tokens.words]
    assert set(example.roles.tolist()) == {IGNORED}
    last = words.index("Nobody")
    assert example.names[0] == NAMES.index("B-person")
    assert example.names[1:last].tolist() == [0] * (last - 1)
    assert example.names[last : last + 3].tolist() == [5, 6, 6]
    assert [words[word] for word, _ in example.mentions] == ["Tom", "it", "Tom"]
    assert example.mentions[:, 1].tolist() == [0, 1, 0]
    assert set(make_example(LESSON, PIECES).names.tolist()) == {IGNORED}
    batch = collate([(example, 0, 9), (example, last, last + 3)], PIECES)
    assert [len(of_row) for of_row in batch.mentions] == [2, 0]
    assert batch.names[1, :3].tolist() == [5, 6, 6]
    assert batch.real.sum(1).tolist() == [9, 3]
