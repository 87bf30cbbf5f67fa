"""From a trained network to the file that ships: ONNX, weights in int8."""

from __future__ import annotations

import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from torch import Tensor, nn

from training.network import Network


class OneWindow(nn.Module):
    """The network as it runs: one window, nothing padded, with the biases of arguments."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """As `Network.forward`, with nothing padded, and the tables of biases after it."""
        roles, inner, cue_side, word_side = self.network(pieces, features, None, first)
        return roles, inner, cue_side, word_side, self.network.distance + 0, self.network.apart + 0


def export(network: Network, path: Path, name: str) -> None:
    """Write the network to ``path`` with int8 weights, under ``name`` in its metadata."""
    module = OneWindow(network.eval())
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
            output_names=["roles", "inner", "cue_side", "word_side", "distance", "apart"],
            dynamic_axes={
                "pieces": {1: "T"},
                "features": {1: "T"},
                "first": {1: "N"},
                "roles": {1: "N"},
                "inner": {1: "N"},
                "cue_side": {1: "N"},
                "word_side": {1: "N"},
            },
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, path, weight_type=QuantType.QInt8, per_channel=True)
    model = onnx.load(path)
    onnx.helper.set_model_props(model, {"name": name})
    onnx.save(model, path)
