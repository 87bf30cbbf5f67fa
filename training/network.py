"""The network: a MiniLM encoder with heads for roles, for who owns them, for names and mentions.

The encoder is BERT's (Devlin et al. 2019) with MiniLM-L6's weights (Wang et al. 2020); the
word's features are added to its embeddings. The heads read the vector of each word's first piece.

Roles: which of `ROLES` the word has (BIO tags of source, cue and content). Inner: which it has in
an attribution inside the content of another. Arguments: given the first word of a cue, whether
each word is its content, its source or neither, by a biaffine score for each (Dozat and Manning
2017) with biases for distance in words and paragraphs. Names: BIO tags of `NAMES`. Mentions: for
the word that heads one, two vectors; the product of one's first with another's second says whether
they refer to the same (after Lee et al. 2017, without their spans); these are a lesson for the
encoder and are not exported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.encoder import ARGUMENTS, DISTANCES, NAMES, PARAGRAPHS, ROLES
from onrecord.model.tokens import FEATURES
from training.data import Batch


@dataclass(frozen=True)
class Shape:
    """Sizes of the network."""

    vocabulary: int = 30522
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    positions: int = 512
    argument: int = 128
    mention: int = 128
    dropout: float = 0.1


Attend = Callable[[Tensor, Tensor, Tensor, int, Tensor | None], Tensor]


def attention(query: Tensor, key: Tensor, value: Tensor, heads: int, mask: Tensor | None) -> Tensor:
    """What each place of [B, T, hidden] attends to, in ``heads`` parts, where ``mask`` allows it.

    It has no dropout: with it torch leaves its fast kernel, at half the speed.
    """
    rows, length, width = query.shape

    def split(x: Tensor) -> Tensor:
        return x.view(rows, length, heads, width // heads).transpose(1, 2)

    allowed = None if mask is None else mask.to(query.dtype)
    attended = functional.scaled_dot_product_attention(
        split(query), split(key), split(value), attn_mask=allowed
    )
    return attended.transpose(1, 2).reshape(rows, length, width)


class Layer(nn.Module):
    """One transformer layer, normalised after each sum, as in BERT."""

    attend: Attend = staticmethod(attention)
    activate: Callable[[Tensor], Tensor] = staticmethod(functional.gelu)

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.attended = nn.Linear(shape.hidden, shape.hidden)
        self.attended_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.outer_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(shape.dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """Vectors [B, T, hidden] after attention where ``mask`` allows it."""
        attended = self.attend(self.query(x), self.key(x), self.value(x), self.heads, mask)
        x = self.attended_norm(x + self.dropout(self.attended(attended)))
        inner = self.activate(self.inner(x))
        normed: Tensor = self.outer_norm(x + self.dropout(self.outer(inner)))
        return normed


Inputs = tuple[Tensor, Tensor, Tensor, Tensor]
"""What `Network.forward` takes."""


def inputs(batch: Batch) -> Inputs:
    """The windows of a batch as the network takes them."""
    pieces, features = torch.from_numpy(batch.pieces), torch.from_numpy(batch.features)
    return pieces, features, torch.from_numpy(batch.attend), torch.from_numpy(batch.first)


class Scores(NamedTuple):
    """What the network says of a batch of windows.

    ``roles`` and ``inner`` [B, N, 7]; ``cue_side`` [B, N, labels * (argument + 1)] and
    ``word_side`` [B, N, argument + 1], whose dot product a label is the score of arguments, short
    of the biases; ``names`` [B, N, 7]; ``mentions`` [B, N, mention], a word's two vectors.
    """

    roles: Tensor
    inner: Tensor
    cue_side: Tensor
    word_side: Tensor
    names: Tensor
    mentions: Tensor


class Network(nn.Module):
    """Pieces and features in; `Scores` out."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        tables = [nn.Embedding(values + 1, shape.hidden) for values in FEATURES.values()]
        for table in tables:
            nn.init.normal_(table.weight, std=0.01)
        self.features = nn.ModuleList(tables)
        self.dropout = nn.Dropout(shape.dropout)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.role = _tag_head(shape, len(ROLES))
        self.inner = _tag_head(shape, len(ROLES))
        self.name = _tag_head(shape, len(NAMES))
        self.mention = nn.Linear(shape.hidden, shape.mention)
        self.far = nn.Parameter(torch.zeros(DISTANCES))
        self.nobody = nn.Parameter(torch.zeros(()))
        labels = len(ARGUMENTS)
        self.of_cue = nn.Linear(shape.hidden, shape.argument)
        self.of_word = nn.Linear(shape.hidden, shape.argument)
        self.biaffine = nn.Linear(shape.argument, labels * (shape.argument + 1))
        nn.init.normal_(self.biaffine.weight, std=0.02)
        nn.init.zeros_(self.biaffine.bias)
        self.distance = nn.Parameter(torch.zeros(labels, DISTANCES))
        self.apart = nn.Parameter(torch.zeros(labels, PARAGRAPHS))

    def forward(
        self, pieces: Tensor, features: Tensor, attend: Tensor | None, first: Tensor
    ) -> Scores:
        """Scores for a batch of windows.

        ``pieces`` [B, T] are ids, ``features`` [B, T, 3] are 0 at special pieces and padding and
        else one more than the word's; ``attend`` [B, T] is 1 at real pieces (None: all are);
        ``first`` [B, N] is the place of each word's first piece.
        """
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]]
        for column, table in enumerate(self.features):
            x = x + table(features[:, :, column])
        x = self.dropout(self.norm(x))
        mask = None if attend is None else (1.0 - attend[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        words = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        words = self.dropout(words)
        cue_side = self.biaffine(functional.gelu(self.of_cue(words)))
        word_side = functional.gelu(self.of_word(words))
        word_side = torch.cat([word_side, torch.ones_like(word_side[..., :1])], -1)
        return Scores(
            self.role(words),
            self.inner(words),
            cue_side,
            word_side,
            self.name(words),
            self.mention(words),
        )


def _tag_head(shape: Shape, labels: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(shape.hidden, shape.hidden),
        nn.GELU(),
        nn.Dropout(shape.dropout),
        nn.Linear(shape.hidden, labels),
    )


def from_minilm(path: Path, shape: Shape) -> Network:
    """A fresh network on the encoder weights of a BERT-shaped safetensors file."""
    weights = load_file(path)
    network = Network(shape)
    named = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "attended_norm": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "outer_norm": "output.LayerNorm",
    }
    for number in range(shape.layers):
        for ours, theirs in parts.items():
            for kind in ("weight", "bias"):
                named[f"layers.{number}.{ours}.{kind}"] = weights[
                    f"encoder.layer.{number}.{theirs}.{kind}"
                ]
    missing, unexpected = network.load_state_dict(named, strict=False)
    encoder = ("words", "positions", "norm", "layers")
    left = [name for name in missing if name.startswith(encoder)]
    if left or unexpected:
        raise ValueError(f"{path}: not a BERT encoder of this shape: {left or unexpected}")
    return network
