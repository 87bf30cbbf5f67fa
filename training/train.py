"""The training loop: seeded, resumable, one checkpoint an epoch."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from evaluation.changes import GoldStory
from onrecord.model.encoder import ARGUMENTS, PARAGRAPHS, distance_bucket
from onrecord.model.wordpiece import WordPiece
from training.data import (
    IGNORED,
    Batch,
    Cut,
    collate,
    cut_windows,
    make_batches,
    make_example,
)
from training.network import Network
from training.vary import vary

log = logging.getLogger("training")
_WEIGHTS = (2.0, 1.0, 0.5, 0.3)
"""Of the losses of roles, arguments, owners and inner roles."""


@dataclass(frozen=True)
class Settings:
    """What a run depends on besides its data."""

    epochs: int = 7
    batch: int = 16
    longest: int = 256
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warmup: float = 0.08
    decay: float = 0.01
    own: int = 2
    """Times that each of our own stories is read an epoch, always in another variation."""
    seed: int = 1


def losses(network: Network, batch: Batch) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Cross entropy of roles; of arguments given their cue; of the cue given a content word; and
    of inner roles where they are known.

    The third reads the same scores the other way round: which of the window's cues owns a word.
    """
    given = (batch.pieces, batch.features, batch.attend, batch.first)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        roles, inner, cue_side, word_side = network(*map(torch.from_numpy, given))
    of_roles = functional.cross_entropy(
        roles.float().flatten(0, 1), torch.from_numpy(batch.roles).flatten(), ignore_index=IGNORED
    )
    known = torch.from_numpy(batch.inner).flatten()
    of_inner = functional.cross_entropy(
        inner.float().flatten(0, 1), known, ignore_index=IGNORED, reduction="sum"
    ) / (known > 0).sum().clamp(min=50)
    if not len(batch.cue_rows):
        return of_roles, of_roles.new_zeros(()), of_roles.new_zeros(()), of_inner
    scores = argument_scores(network, batch, cue_side.float(), word_side.float())
    labels = torch.from_numpy(batch.arguments)
    of_arguments = functional.cross_entropy(
        scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum"
    ) / (labels > 0).sum().clamp(min=1)
    return of_roles, of_arguments, owner_loss(scores, batch), of_inner


def argument_scores(network: Network, batch: Batch, cue_side: Tensor, word_side: Tensor) -> Tensor:
    """[C, N, labels]: score of each word being what of each gold cue."""
    rows, places = torch.from_numpy(batch.cue_rows).T
    width = word_side.shape[-1]
    cues = cue_side[rows, places].view(len(rows), len(ARGUMENTS), width)
    scores = torch.einsum("clw,cnw->cnl", cues, word_side[rows])
    distance = torch.from_numpy(distance_bucket(batch.distance))
    apart = torch.from_numpy(np.minimum(batch.apart, PARAGRAPHS - 1))
    biased: Tensor = scores + network.distance.T[distance] + network.apart.T[apart]
    return biased


def owner_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Cross entropy of a content word's cue among those of its window, or none of them."""
    margin = scores[..., 1] - scores[..., 0]
    rows = torch.from_numpy(batch.cue_rows[:, 0])
    total, count = scores.new_zeros(()), 0
    for row in rows.unique().tolist():
        owner = torch.from_numpy(batch.owner[row])
        known = owner >= 0
        if known.any():
            own = margin[rows == row][:, known].T
            own = torch.cat([own.new_zeros(len(own), 1), own], 1)
            total = total + functional.cross_entropy(own, owner[known], reduction="sum")
            count += int(known.sum())
    return total / max(count, 1)


def train(
    network: Network,
    stories: Sequence[GoldStory],
    held: Sequence[GoldStory],
    wordpiece: WordPiece,
    settings: Settings,
    checkpoint: Path,
    names: Sequence[tuple[str, str]] = (),
) -> Network:
    """Train ``network`` and return it; resumes from ``checkpoint`` where that file is.

    ``held`` stories give the loss that is logged after each epoch and are never trained on;
    ``names`` are first and last names that people of the stories are given (`training.vary`).
    """
    torch.manual_seed(settings.seed)
    encoder: list[nn.Parameter] = []
    heads: list[nn.Parameter] = []
    for name, parameter in network.named_parameters():
        of_encoder = name.startswith(("words", "positions", "norm", "layers"))
        (encoder if of_encoder else heads).append(parameter)
    groups = [
        {"params": encoder, "lr": settings.encoder_rate},
        {"params": heads, "lr": settings.head_rate},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=settings.decay, fused=True)
    plain = [make_example(story, wordpiece) for story in stories]
    each = sum(1 for e in plain for _ in cut_windows(e, settings.longest, random.Random(0)))
    total = settings.epochs * (each // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (settings.warmup * total), max(0.0, (total - step) / total)),
    )
    begin = 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        if state["settings"] != asdict(settings):
            raise SystemExit(f"{checkpoint} was made with other settings: move it away")
        network.load_state_dict(state["network"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        begin = state["epoch"]
        log.info("resumed after epoch %d", begin)
    for epoch in range(begin, settings.epochs):
        rng = random.Random(f"{settings.seed} {epoch}")
        torch.manual_seed(settings.seed * 1000 + epoch)
        examples = [make_example(vary(story, rng, names), wordpiece) for story in stories]
        cuts = [cut for e in examples for cut in cut_windows(e, settings.longest, rng)]
        _epoch(network, make_batches(cuts, settings.batch, rng), wordpiece, optimizer, schedule)
        log.info("epoch %d: held-out loss %s", epoch + 1, _held_loss(network, held, wordpiece))
        _save(
            {
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
                "settings": asdict(settings),
            },
            checkpoint,
        )
    return network


def _epoch(
    network: Network,
    batches: Sequence[Sequence[Cut]],
    wordpiece: WordPiece,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    network.train()
    began = time.monotonic()
    mean = np.zeros(4)
    for step, cuts in enumerate(batches, start=1):
        parts = losses(network, collate(cuts, wordpiece))
        loss = torch.stack(parts) @ torch.tensor(_WEIGHTS)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        mean += (np.array([part.item() for part in parts]) - mean) / min(step, 50)
        if step % 25 == 0:
            rate = step / (time.monotonic() - began)
            log.info("%d/%d loss %s %.2f steps/s", step, len(batches), mean.round(4), rate)


@torch.inference_mode()
def _held_loss(network: Network, held: Sequence[GoldStory], wordpiece: WordPiece) -> list[float]:
    network.eval()
    rng = random.Random(0)
    cuts = [c for s in held for c in cut_windows(make_example(s, wordpiece), 256, rng)]
    found = [
        [part.item() for part in losses(network, collate(batch, wordpiece))]
        for batch in make_batches(cuts, 16, rng)
    ]
    return [round(float(value), 4) for value in np.mean(found, axis=0)]


def _save(state: dict[str, object], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
