"""Places on a page, in one coordinate space.

PDF points (1/72 inch), origin top-left, of the *unrotated* page. Libraries that think otherwise are
converted where they are called and nowhere else.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_ABSENT = -1.0e6


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: ``x0 <= x1`` and ``y0 <= y1`` (downwards)."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Rect) -> Rect:
        """The smallest rectangle around both."""
        return Rect(
            min(self.x0, other.x0),
            min(self.y0, other.y0),
            max(self.x1, other.x1),
            max(self.y1, other.y1),
        )

    def expanded(self, margin: float) -> Rect:
        """This rectangle with ``margin`` points added on every side."""
        return Rect(self.x0 - margin, self.y0 - margin, self.x1 + margin, self.y1 + margin)


def encode_boxes(boxes: Sequence[Rect | None]) -> bytes:
    """Boxes of the characters of one passage as compact bytes (four float32 each, deflated).

    ``None`` stands for a character that is not on the page itself, such as a line break.
    """
    values = array("f")
    for box in boxes:
        values.extend(
            (box.x0, box.y0, box.x1, box.y1) if box is not None else (_ABSENT,) * 4,
        )
    return zlib.compress(values.tobytes(), 6)


def decode_boxes(data: bytes) -> list[Rect | None]:
    """The inverse of :func:`encode_boxes`."""
    values = array("f")
    values.frombytes(zlib.decompress(data))
    return [
        None if values[i] == _ABSENT else Rect(*values[i : i + 4]) for i in range(0, len(values), 4)
    ]
