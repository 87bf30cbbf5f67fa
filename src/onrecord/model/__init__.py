"""The encoder at run time: word pieces, windows, and the ONNX session behind a protocol."""
