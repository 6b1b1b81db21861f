"""The small language encoder of ``data/models``: what it thinks of each word piece of a text.

An 8-layer transformer (from multilingual-e5-small) in 8-bit ONNX that tells of each word piece whether
it is part of a person's name, whether it lies in a sensitive passage and of which kind, and whether
it is other personal data or only looks like it. It runs on the processor, one text at a time: then
the reading of a text never depends on its neighbours.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime
from sentencepiece import SentencePieceProcessor

Shares = npt.NDArray[np.float32]
MOST_PIECES = 256
"""The encoder's reach; a longer text is read in parts."""
_SPACE = re.compile(r"\s+|[\u200b\u00ad\ufeff]+")


def readable(text: str) -> tuple[str, list[int]]:
    """The text as the encoder reads it, and for each of its characters the place in ``text``.

    White space becomes one space; a line break shows as `` ¶ `` and a tab as `` | ``, because where a
    line ends tells much in mail. The list has one place more, the end.
    """
    out: list[str] = []
    places: list[int] = []
    at = 0
    for gap in _SPACE.finditer(text):
        out.append(text[at : gap.start()])
        places.extend(range(at, gap.start()))
        sign = (
            " ¶ "
            if "\n" in gap[0]
            else " | "
            if "\t" in gap[0]
            else " "
            if gap[0].strip("\u200b\u00ad\ufeff")
            else ""
        )
        out.append(sign)
        places.extend([gap.start()] * len(sign))
        at = gap.end()
    out.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(out), places


def word_pieces(
    pieces: SentencePieceProcessor, text: str
) -> tuple[list[int], list[tuple[int, int]]]:
    """Numbers of the word pieces of ``text`` and their half-open characters in it.

    A piece that stands for white space alone has an empty place.
    """
    plain, places = readable(text)
    found = pieces.encode(plain, return_type="offset_mapping")
    offsets = []
    for start, end in found["offsets"]:
        while start < end and plain[start] == " ":
            start += 1  # noqa: PLW2901  a piece holds the space before its word
        offsets.append((places[start], places[end - 1] + 1 if end > start else places[start]))
    return found["ids"], offsets


@dataclass(frozen=True, slots=True)
class Reading:
    """What the encoder thinks of one text.

    Attributes:
        offsets: half-open characters of each word piece, without white space before it.
        begins, goes_on: the probability of each piece to begin, or be a later part of, a name.
        passages: (pieces, kinds): the probability of each passage kind; the first is "none".
        data: (pieces, types): the probability of each type of other personal data or look-alike;
            the first is "none".
    """

    offsets: list[tuple[int, int]] = field(repr=False)
    begins: Shares = field(repr=False)
    goes_on: Shares = field(repr=False)
    passages: Shares = field(repr=False)
    data: Shares = field(repr=False)


class TextEncoder:
    """The encoder in memory."""

    def __init__(self, folder: Path) -> None:
        """Load the encoder in ``folder``.

        Raises:
            OSError, ValueError, KeyError: a file is missing or not what it should be.
        """
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            folder / "encoder.onnx", options, providers=["CPUExecutionProvider"]
        )
        pieces = (folder / "word_pieces.model").read_bytes()
        self._pieces = SentencePieceProcessor(model_proto=pieces)
        labels = json.loads((folder / "labels.json").read_text("utf-8"))
        self.kinds: tuple[str, ...] = tuple(labels["passages"])
        self.types: tuple[str, ...] = tuple(labels["data"])
        self.folder = folder

    def read(self, text: str) -> Reading | None:
        """What the encoder thinks of ``text``; ``None`` when it has no words.

        Reads the first ``MOST_PIECES`` word pieces: the last offset tells how far that is.
        """
        numbers, offsets = word_pieces(self._pieces, text)
        ids = np.array([numbers[:MOST_PIECES]], dtype=np.int64)
        if not ids.size:
            return None
        names, passages, data = self._session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
        shares = _softmax(names[0])
        return Reading(
            offsets[:MOST_PIECES],
            shares[:, 1],
            shares[:, 2],
            _softmax(passages[0]),
            _softmax(data[0]),
        )


def _softmax(scores: Shares) -> Shares:
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Shares = powers / powers.sum(axis=-1, keepdims=True)
    return result
