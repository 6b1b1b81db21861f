"""The encoder as a spaCy component: persons as entities, sensitive passages beside them.

Names go into ``doc.ents``, where Presidio looks for them; how sure the encoder is of each, and its
passages, go into ``doc.user_data`` under the keys below.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from redaction.detection.encoder import Reading, TextEncoder
from redaction.detection.lexicon import PARTICLES
from redaction.detection.segments import segments

NAME_SHARES = "lakstraat_name_shares"
"""Key of a mapping from a name's (start, end) to the encoder's probability."""
READINGS = "lakstraat_readings"
"""Key of a list of (start, end, reading): the segments read and what the encoder thinks of them."""
NAME_FROM = 0.4
"""A word counts as (part of) a name from this probability on."""
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
_JOINT = re.compile(r"[ ]*(?:[.'-][ ]*)?|(?<=[a-z])[ ]*\n[ ]*(?=[A-Z])")


class EncoderTagger:
    """Pipeline component that reads a document's text with the encoder."""

    def __init__(self, encoder: TextEncoder | None = None) -> None:
        self.encoder = encoder

    def __call__(self, doc: Doc) -> Doc:
        """Set entities and user data of ``doc`` in place, as spaCy components do."""
        if self.encoder is None:
            raise ValueError("the encoder is not loaded")
        text = doc.text
        readings = list(self._read(text, segments(text)))
        names = [
            name for start, _, reading in readings for name in find_names(text, start, reading)
        ]
        spans = (doc.char_span(a, b, label="PER", alignment_mode="expand") for a, b, _ in names)
        doc.ents = filter_spans(span for span in spans if span is not None)
        doc.user_data[NAME_SHARES] = {(start, end): share for start, end, share in names}
        doc.user_data[READINGS] = readings
        return doc

    def _read(
        self, text: str, parts: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, Reading]]:
        """(start, end, reading) of each part; a part beyond the encoder's reach in several."""
        assert self.encoder is not None
        for start, end in parts:
            at = start
            while text[at:end].strip() and (reading := self.encoder.read(text[at:end])):
                reach = at + reading.offsets[-1][1]
                done = _word_end(text, at, reach) if reach < end else end
                yield at, done, reading
                if done <= at:
                    break
                at = done

    def to_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> None:
        """Copy the encoder's files into the model's folder."""
        if self.encoder is not None and self.encoder.folder != Path(path):
            shutil.copytree(self.encoder.folder, path, dirs_exist_ok=True)

    def from_disk(self, path: Path | str, exclude: Iterable[str] = ()) -> EncoderTagger:
        """Load the encoder from the model's folder."""
        self.encoder = TextEncoder(Path(path))
        return self


def _word_end(text: str, start: int, reach: int) -> int:
    """Where the last whole word before ``reach`` ends: what was cut off is read with what follows."""
    if text[reach].isspace():
        return reach
    gap = max(text.rfind(" ", start + 1, reach), text.rfind("\n", start + 1, reach))
    return gap if gap > start else reach


def find_names(text: str, start: int, reading: Reading) -> Iterator[tuple[int, int, float]]:
    """Names of one segment that begins at ``start``, as (start, end, probability) in ``text``."""
    shares = reading.begins + reading.goes_on
    current: tuple[int, int, float] | None = None
    first = 0
    for word in _WORD.finditer(text, start + reading.offsets[0][0], start + reading.offsets[-1][1]):
        low, high = word.start() - start, word.end() - start
        while first < len(reading.offsets) and reading.offsets[first][1] <= low:
            first += 1
        last = first
        while last < len(reading.offsets) and reading.offsets[last][0] < high:
            last += 1
        if first == last:
            continue
        share = float(shares[first:last].max())
        if share < NAME_FROM:
            if current:
                yield current
            current = None
            continue
        top = first + int(np.argmax(shares[first:last]))
        begins = bool(reading.begins[top] > reading.goes_on[top])
        joint = _JOINT.fullmatch(text, current[1], word.start()) if current else None
        if current and joint and "\n" in joint[0]:
            joint = (
                joint if text[current[0] : current[1]].rsplit(maxsplit=1)[-1] in PARTICLES else None
            )
        if current and joint and not begins:
            current = (current[0], word.end(), min(current[2], share))
        else:
            if current:
                yield current
            current = (word.start(), word.end(), share)
    if current:
        yield current


@Language.factory("lakstraat_encoder", assigns=["doc.ents"])
def _create_tagger(nlp: Language, name: str) -> EncoderTagger:
    return EncoderTagger()
