"""The network: a MiniLM encoder with heads for roles and one for who owns them.

The encoder is BERT's (Devlin et al. 2019) with MiniLM-L6's weights (Wang et al. 2020); the
word's features are added to its embeddings. Three heads read the vector of each word's first
piece. Roles: which of `ROLES` the word has (BIO tags of source, cue and content). Inner: which it
has in an attribution inside the content of another. Arguments: given the first word of a cue,
whether each word is its content, its source or neither, by a biaffine score for each (Dozat and
Manning 2017) with biases for distance in words and paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from onrecord.model.encoder import ARGUMENTS, DISTANCES, PARAGRAPHS, ROLES
from onrecord.model.tokens import FEATURES


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
    dropout: float = 0.1


class Layer(nn.Module):
    """One transformer layer, normalised after each sum, as in BERT."""

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
        rows, length, width = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(rows, length, self.heads, width // self.heads).transpose(1, 2)

        query, key, value = (split(part(x)) for part in (self.query, self.key, self.value))
        # attention itself has no dropout: with it torch leaves its fast kernel, at half the speed
        attended = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=None if mask is None else mask.to(query.dtype)
        )
        attended = attended.transpose(1, 2).reshape(rows, length, width)
        x = self.attended_norm(x + self.dropout(self.attended(attended)))
        inner = functional.gelu(self.inner(x))
        normed: Tensor = self.outer_norm(x + self.dropout(self.outer(inner)))
        return normed


class Network(nn.Module):
    """Pieces and features in; scores of roles and the two sides of arguments out."""

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
        self.role = _role_head(shape)
        self.inner = _role_head(shape)
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
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores for a batch of windows.

        ``pieces`` [B, T] are ids, ``features`` [B, T, 3] are 0 at special pieces and padding and
        else one more than the word's; ``attend`` [B, T] is 1 at real pieces (None: all are);
        ``first`` [B, N] is the place of each word's first piece. Gives role and inner role scores
        [B, N, 7], the cue side [B, N, labels * (argument + 1)] and the word side
        [B, N, argument + 1] of arguments: their dot product a label is its score, short of the
        biases.
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
        return self.role(words), self.inner(words), cue_side, word_side


def _role_head(shape: Shape) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(shape.hidden, shape.hidden),
        nn.GELU(),
        nn.Dropout(shape.dropout),
        nn.Linear(shape.hidden, len(ROLES)),
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
    fresh = ("features", "role", "inner", "of_cue", "of_word", "biaffine", "distance", "apart")
    left = [name for name in missing if not name.startswith(fresh)]
    if left or unexpected:
        raise ValueError(f"{path}: not a BERT encoder of this shape: {left or unexpected}")
    return network
