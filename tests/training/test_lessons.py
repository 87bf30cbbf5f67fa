"""What each corpus teaches, in its own form: needs no torch."""

import json
import random
from pathlib import Path

from evaluation.changes import GoldStory
from training.lessons import load_mentions, load_names, refer, varied

ROW = {
    "id": "w",
    "text": "Mr Tom Reed left Orbisol on Monday.",
    "entities": [
        {"start": 3, "end": 11, "type": "Person"},
        {"start": 17, "end": 24, "type": "Organization"},
        {"start": 28, "end": 34, "type": "Date"},
    ],
}
CLUSTERED = {
    "id": "g",
    "text": "The old keeper of the tower slept. He snored.",
    "tokens": [
        [0, 3, "DT"], [4, 7, "JJ"], [8, 14, "NN"], [15, 17, "IN"], [18, 21, "DT"],
        [22, 27, "NN"], [28, 33, "VBD"], [33, 34, "."], [35, 37, "PRP"], [38, 44, "VBD"],
    ],
    "mentions": [
        {"start": 0, "end": 27, "type": "person", "cluster": "1"},
        {"start": 18, "end": 27, "type": "place", "cluster": "2"},
        {"start": 35, "end": 37, "type": "person", "cluster": "1"},
    ],
}  # fmt: skip
TEXT = "Ana Sousa built it. The engineer said that it holds."


def write(path: Path, row: object) -> Path:
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_names_are_those_of_persons_organizations_and_others(tmp_path: Path) -> None:
    (lesson,) = load_names(write(tmp_path / "w.jsonl", ROW))
    assert lesson.names == ((3, 11, "person"), (17, 24, "organization"))
    assert not lesson.attributed
    assert varied(lesson, random.Random(0), [("Ada", "Mora")]) is lesson


def test_a_mention_stands_at_its_head(tmp_path: Path) -> None:
    (lesson,) = load_mentions(write(tmp_path / "g.jsonl", CLUSTERED))
    assert dict(lesson.clusters) == {8: "1", 22: "2", 35: "1"}


def test_sources_of_our_stories_refer_to_the_names_of_their_speakers() -> None:
    source = [TEXT.index("The engineer"), TEXT.index(" said")]
    told = {
        "source": [source],
        "cue": [[TEXT.index("said"), TEXT.index(" that")]],
        "content": [[TEXT.index("that it"), len(TEXT) - 1]],
        "speaker": "Ana Sousa",
    }
    clusters = dict(refer(GoldStory("t", TEXT, (told,))).clusters)
    assert clusters[TEXT.index("engineer")] == clusters[TEXT.index("Sousa")]
