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

from onrecord.model.encoder import ARGUMENTS, PARAGRAPHS, ROLES, distance_bucket
from onrecord.model.tokens import Ints
from onrecord.model.wordpiece import WordPiece
from training.data import (
    IGNORED,
    Batch,
    Cut,
    Lesson,
    collate,
    cut_windows,
    make_batches,
    make_example,
)
from training.lessons import varied
from training.network import Network, Scores, inputs

log = logging.getLogger("training")
_WEIGHTS = (1.0, 1.0, 0.5, 0.3, 1.5, 0.3, 1.0)
"""Of the losses in `losses`, which names them."""


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


def losses(network: Network, batch: Batch, teacher: Network | None = None) -> Tensor:
    """Cross entropies [7], each 0 where the batch has nothing to tell it by: of roles; of
    arguments given their cue; of the cue given a content word; of inner roles; of names; of the
    mention that another one refers back or forward to; and, with a ``teacher``, how far from its
    answers those of ``network`` are (Hinton, Vinyals and Dean 2015).

    The third reads the same scores as the second the other way round: which of the window's cues
    owns a word.
    """
    made = _run(network, batch)
    none = made.roles.new_zeros(())
    of_roles = _cross(made.roles, batch.roles)
    of_inner = _cross(made.inner, batch.inner)
    of_names = _cross(made.names, batch.names)
    of_arguments = of_owners = none
    scores = None
    if len(batch.cue_rows):
        scores = argument_scores(network, batch, made.cue_side, made.word_side)
        labels = torch.from_numpy(batch.arguments)
        of_arguments = functional.cross_entropy(
            scores.flatten(0, 1), labels.flatten(), ignore_index=IGNORED, reduction="sum"
        ) / (labels > 0).sum().clamp(min=1)
        of_owners = owner_loss(scores, batch)
    parts = [of_roles, of_arguments, of_owners, of_inner, of_names]
    parts.append(mention_loss(network, batch, made.mentions))
    parts.append(none if teacher is None else _distance_to(teacher, batch, made, scores))
    return torch.stack(parts)


def _run(network: Network, batch: Batch) -> Scores:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        made = network(*inputs(batch))
    return Scores(*(part.float() for part in made))


def _cross(scores: Tensor, labels: Ints) -> Tensor:
    """Mean over what is labelled; over fewer than fifty labels that are not 0 it counts less."""
    known = torch.from_numpy(labels).flatten()
    loss = functional.cross_entropy(
        scores.flatten(0, 1), known, ignore_index=IGNORED, reduction="sum"
    )
    return loss / ((known > 0).sum() * 3).clamp(min=150)


def _distance_to(teacher: Network, batch: Batch, made: Scores, scores: Tensor | None) -> Tensor:
    """How far from the teacher's answers ours are (Kullback-Leibler divergence): of roles, of
    inner roles within what it holds for content, and of arguments; its names are not learnt. Roles
    and arguments are counted as in the losses of gold: over what is not O, or not none.
    """
    with torch.no_grad():
        theirs = _run(teacher, batch)
    real = torch.from_numpy(batch.real)
    said = real & (theirs.roles.argmax(-1) >= ROLES.index("B-content"))
    total = _divergence(made.roles, theirs.roles)[real].sum() / real.sum() * 3
    if said.any():
        total = total + _divergence(made.inner, theirs.inner)[said].mean()
    if scores is not None:
        with torch.no_grad():
            told = argument_scores(teacher, batch, theirs.cue_side, theirs.word_side)
        labelled = torch.from_numpy(batch.arguments)
        kept = labelled != IGNORED
        of_words = _divergence(scores, told)[kept].sum() / (labelled > 0).sum().clamp(min=1)
        total = total + of_words
    return total


def _divergence(ours: Tensor, theirs: Tensor) -> Tensor:
    ours, theirs = ours.log_softmax(-1), theirs.log_softmax(-1)
    return (theirs.exp() * (theirs - ours)).sum(-1)


def mention_loss(network: Network, batch: Batch, mentions: Tensor) -> Tensor:
    """Cross entropy of what a mention refers to: any other mention of its window in its cluster,
    or none where there is none (marginal, as in Lee et al. 2017).
    """
    total, count = mentions.new_zeros(()), 0
    for row, heads in enumerate(batch.mentions):
        if len(heads) > 1:
            words, clusters = torch.from_numpy(heads).T
            scores = mention_scores(network, mentions[row, words], words)
            same = clusters[:, None] == clusters[None, :]
            same.fill_diagonal_(False)
            told = torch.cat([~same.any(1, keepdim=True), same], 1)
            all_ = scores.logsumexp(1)
            right = scores.masked_fill(~told, -1e4).logsumexp(1)
            total = total + (all_ - right).sum()
            count += len(words)
    return total / max(count, 20)


def mention_scores(network: Network, vectors: Tensor, words: Tensor) -> Tensor:
    """[M, 1 + M]: score of each mention referring to none of the others and to each, not itself."""
    ours, theirs = vectors.chunk(2, -1)
    scores = ours @ theirs.T / ours.shape[-1] ** 0.5
    distance = distance_bucket((words[None, :] - words[:, None]).numpy())
    scores = scores + network.far[torch.from_numpy(distance)]
    scores = scores - 1e4 * torch.eye(len(words))
    return torch.cat([network.nobody.expand(len(words), 1), scores], 1)


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
    lessons: Sequence[Lesson],
    held: Sequence[Lesson],
    wordpiece: WordPiece,
    settings: Settings,
    checkpoint: Path,
    names: Sequence[tuple[str, str]] = (),
    teacher: Network | None = None,
) -> Network:
    """Train ``network`` and return it; resumes from ``checkpoint`` where that file is.

    ``held`` lessons give the loss that is logged after each epoch and are never trained on;
    ``names`` are first and last names that people of the stories are given (`training.vary`);
    a ``teacher``'s answers are learnt beside the gold.
    """
    torch.manual_seed(settings.seed)
    if teacher is not None:
        teacher.eval()
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
    plain = [make_example(lesson, wordpiece) for lesson in lessons]
    phase = random.Random(0)
    each = sum(1 for e in plain for _ in cut_windows(e, settings.longest, phase))
    total = settings.epochs * (each // settings.batch + 1)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (settings.warmup * total), max(0.01, (total - step) / total)),
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
        examples = [make_example(varied(lesson, rng, names), wordpiece) for lesson in lessons]
        cuts = [cut for e in examples for cut in cut_windows(e, settings.longest, rng)]
        batches = make_batches(cuts, settings.batch, rng)
        _epoch(network, teacher, batches, wordpiece, optimizer, schedule)
        log.info("epoch %d: held-out losses %s", epoch + 1, _held_loss(network, held, wordpiece))
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
    teacher: Network | None,
    batches: Sequence[Sequence[Cut]],
    wordpiece: WordPiece,
    optimizer: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LRScheduler,
) -> None:
    network.train()
    began = time.monotonic()
    mean = torch.zeros(len(_WEIGHTS))
    for step, cuts in enumerate(batches, start=1):
        parts = losses(network, collate(cuts, wordpiece), teacher)
        loss = parts @ torch.tensor(_WEIGHTS)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        mean += (parts.detach() - mean) / min(step, 50)
        if step % 25 == 0:
            rate = step / (time.monotonic() - began)
            told = [round(value, 4) for value in mean.tolist()]
            log.info("%d/%d losses %s %.2f steps/s", step, len(batches), told, rate)


@torch.inference_mode()
def _held_loss(network: Network, held: Sequence[Lesson], wordpiece: WordPiece) -> list[float]:
    network.eval()
    rng = random.Random(0)
    cuts = [c for s in held for c in cut_windows(make_example(s, wordpiece), 256, rng)]
    found = [losses(network, collate(batch, wordpiece)) for batch in make_batches(cuts, 16, rng)]
    told = torch.stack(found)
    return [round(float(part[part > 0].mean()), 4) if (part > 0).any() else 0.0 for part in told.T]


def _save(state: dict[str, object], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    torch.save(state, partial)
    partial.replace(path)
