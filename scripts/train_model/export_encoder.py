"""Writes the trained encoder as 8-bit ONNX with its tokenizer, labels and manifest of inputs."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from scripts.train_model.encoder_net import Encoder


def export(
    net: Encoder, pieces: bytes, kinds: Sequence[str], types: Sequence[str], folder: Path
) -> None:
    """``encoder.onnx``, ``word_pieces.model`` and ``labels.json`` in ``folder``.

    Weights have 7 of 8 bits, because processors without VNNI add pairs of products in 16 bits.
    """
    folder.mkdir(parents=True, exist_ok=True)
    net.eval()
    ids = torch.randint(5, 1000, (2, 17))
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "encoder.onnx"
        axes = {
            name: {0: "texts", 1: "pieces"} for name in ("ids", "mask", "names", "passages", "data")
        }
        torch.onnx.export(
            net,
            (ids, torch.ones_like(ids)),
            str(full),
            input_names=["ids", "mask"],
            output_names=["names", "passages", "data"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            full,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gather"],
            extra_options={"MatMulConstBOnly": True},
        )
    (folder / "word_pieces.model").write_bytes(pieces)
    labels = {"passages": list(kinds), "data": list(types)}
    (folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", "utf-8")


def write_manifest(settings: Mapping[str, Any], inputs: Iterable[Path], folder: Path) -> None:
    """``manifest.json``: settings, versions, and the SHA-256 of every input by its file name."""
    plain = {k: v for k, v in settings.items() if isinstance(v, int)}
    content = {
        "settings": plain,
        "torch": torch.__version__,
        "onnxruntime": onnxruntime.__version__,
        "inputs": {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in inputs},
    }
    (folder / "manifest.json").write_text(
        json.dumps(content, indent=1, sort_keys=True) + "\n", "utf-8"
    )
