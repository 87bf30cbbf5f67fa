"""A smaller network cut out of a trained one, to be trained on.

Layers are left out whole (Sajjad et al. 2023), and of each that stays the neurons of its inner
product that move its output least (as Michel et al. 2019 do for attention heads).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.network import Inputs, Layer, Network


@torch.no_grad()
def shrink(network: Network, keep: Sequence[int], inner: int, windows: Sequence[Inputs]) -> Network:
    """A network with the layers ``keep`` of another, ``inner`` neurons each: those that weigh
    most in some ``windows``.
    """
    weight = _weights(network.eval(), windows)
    layers = list(_layers(network))
    small = Network(replace(network.shape, layers=len(keep), inner=inner))
    state = {k: v for k, v in network.state_dict().items() if not k.startswith("layers.")}
    for place, number in enumerate(keep):
        best = weight[number].topk(inner).indices.sort().values
        for name, value in layers[number].state_dict().items():
            if name.startswith("inner."):
                value = value[best]
            elif name == "outer.weight":
                value = value[:, best]
            state[f"layers.{place}.{name}"] = value.clone()
    small.load_state_dict(state)
    return small


def _layers(network: Network) -> Iterator[Layer]:
    for layer in network.layers:
        assert isinstance(layer, Layer)
        yield layer


def _weights(network: Network, windows: Sequence[Inputs]) -> list[Tensor]:
    """Of each layer, how much each inner neuron adds to the output in all: [inner]."""
    sums = [torch.zeros(network.shape.inner) for _ in network.layers]

    def add(total: Tensor, _: nn.Module, __: object, out: Tensor) -> None:
        total += functional.gelu(out).abs().sum((0, 1))

    hooks = [
        layer.inner.register_forward_hook(partial(add, total))
        for layer, total in zip(_layers(network), sums, strict=True)
    ]
    for window in windows:
        network(*window)
    for hook in hooks:
        hook.remove()
    return [
        total * layer.outer.weight.norm(dim=0)
        for total, layer in zip(sums, _layers(network), strict=True)
    ]
