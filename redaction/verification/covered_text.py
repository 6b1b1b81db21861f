"""Bad redactions: text that stands readable beneath a dark filled box.

The check is on the page as drawn: a character counts as covered when most of it lies inside a filled
rectangle that is dark. The code that we print in a box is light on dark and does not count.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any

import pdfplumber

_DARK = 0.35
_LIGHT = 0.6


def covered_text(data: bytes) -> Iterator[tuple[int, str]]:
    """1-based page number and the covered characters, for each page that has any."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            boxes = [rect for rect in page.rects if rect.get("fill") and _is_dark(rect)]
            covered = [c["text"] for c in page.chars if _is_covered(c, boxes)]
            if any(text.strip() for text in covered):
                yield number, "".join(covered)
            page.close()


def _is_covered(character: dict[str, Any], boxes: Iterable[dict[str, Any]]) -> bool:
    if _lightness(character.get("non_stroking_color")) > _LIGHT or not character["text"].strip():
        return False
    x = (character["x0"] + character["x1"]) / 2
    y = (character["top"] + character["bottom"]) / 2
    return any(box["x0"] <= x <= box["x1"] and box["top"] <= y <= box["bottom"] for box in boxes)


def _is_dark(rect: dict[str, Any]) -> bool:
    return _lightness(rect.get("non_stroking_color")) < _DARK


def _lightness(color: Any) -> float:
    """0 is black, 1 is white; an unknown colour counts as black."""
    if color is None:
        return 0.0
    values = [float(v) for v in (color if isinstance(color, tuple | list) else (color,))]
    if len(values) == 4:
        cyan, magenta, yellow, key = values
        return (1 - key) * (1 - (cyan + magenta + yellow) / 3)
    return sum(values) / len(values) if values else 0.0
