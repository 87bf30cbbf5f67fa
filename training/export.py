"""From a trained network to the file that ships: ONNX, weights in int8, in few nodes."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn
from torch.nn import functional

from training.network import Layer, Network, attention

OUTPUTS = ("roles", "inner", "cue_side", "word_side", "names")
"""Those that have a row a word; the tables of biases come after them."""


class _Attention(torch.autograd.Function):
    """Attention as the one node that ONNX Runtime has a kernel for, which takes less time and
    memory than the products and the softmax that it is made of.
    """

    @staticmethod
    def forward(_: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        return attention(query, key, value, heads, None)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        node = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return node.setType(query.type())


class _Gelu(torch.autograd.Function):
    """GELU by its tanh form (Hendrycks and Gimpel 2016), in one node: less
    time than by the error function, which it all but equals.
    """

    @staticmethod
    def forward(_: Any, x: Tensor) -> Tensor:
        return functional.gelu(x, approximate="tanh")

    @staticmethod
    def symbolic(graph: Any, x: Any) -> Any:
        return graph.op("com.microsoft::FastGelu", x).setType(x.type())


def _gelu(x: Tensor) -> Tensor:
    active: Tensor = _Gelu.apply(x)
    return active


def _in_one_node(query: Tensor, key: Tensor, value: Tensor, heads: int, _: Tensor | None) -> Tensor:
    attended: Tensor = _Attention.apply(query, key, value, heads)
    return attended


class OneWindow(nn.Module):
    """The network as it runs: one window, nothing padded, with the biases of arguments."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """As `Network.forward`, with nothing padded, and the tables of biases after it."""
        network = self.network
        scores = network(pieces, features, None, first)
        told = tuple(getattr(scores, name) for name in OUTPUTS)
        return (*told, network.distance + 0, network.apart + 0)


def export(network: Network, path: Path, name: str) -> None:
    """Write the network to ``path`` with int8 weights, under ``name`` in its metadata."""
    network = deepcopy(network).eval()
    module = OneWindow(network)
    for layer in network.layers:
        assert isinstance(layer, Layer)
        layer.attend, layer.activate = _in_one_node, _gelu
    pieces = torch.ones((1, 24), dtype=torch.int64)
    features = torch.ones((1, 24, 3), dtype=torch.int64)
    first = torch.arange(1, 20)[None]
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        torch.onnx.export(
            module,
            (pieces, features, first),
            str(plain),
            input_names=["pieces", "features", "first"],
            output_names=[*OUTPUTS, "distance", "apart"],
            dynamic_axes={
                "pieces": {1: "T"},
                "features": {1: "T"},
                **{name: {1: "N"} for name in ("first", *OUTPUTS)},
            },
            custom_opsets={"com.microsoft": 1},
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, path, weight_type=QuantType.QInt8, per_channel=True)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"name": name})
    onnx.save(model, path)
