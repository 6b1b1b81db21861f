"""Text that is still there beneath a dark surface: the classic mistake, whoever made it.

pdfminer gives what is drawn in drawing order. A character is covered when a filled, dark shape comes
*after* it over its middle; white words on a dark bar come after the bar and are none. A dark character
on a dark shape reads as black on black and counts as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTChar, LTCurve

from dossier.redactions import LeakHit

ENGINE = "bad-redaction"
LABEL = "tekst onder een donker vlak"
_DARK = 0.35
_SMALLEST_SIDE = 4.0


def hits_under_surfaces(pages: Sequence[Sequence[Any]]) -> list[LeakHit]:
    """One hit for each page with covered text; pages as items in drawing order."""
    return [
        LeakHit(LABEL, ENGINE, f"pagina {number}")
        for number, items in enumerate(pages, start=1)
        if _has_covered_text(items)
    ]


def _has_covered_text(items: Sequence[Any]) -> bool:
    surfaces = [
        (order, item)
        for order, item in enumerate(items)
        if isinstance(item, LTCurve) and _is_surface(item)
    ]
    if not surfaces:
        return False
    for order, item in enumerate(items):
        if not isinstance(item, LTChar) or not item.get_text().strip():
            continue
        x, y = (item.x0 + item.x1) / 2, (item.y0 + item.y1) / 2
        over = [place for place, s in surfaces if s.x0 < x < s.x1 and s.y0 < y < s.y1]
        if over and (max(over) > order or _is_dark(item.graphicstate.ncolor)):
            return True
    return False


def _is_surface(shape: LTCurve) -> bool:
    is_thick = min(shape.x1 - shape.x0, shape.y1 - shape.y0) >= _SMALLEST_SIDE
    return bool(shape.fill and is_thick and _is_dark(shape.non_stroking_color) and _is_box(shape))


def _is_box(shape: LTCurve) -> bool:
    """Axis-parallel corners only: the inside of any other outline is not its bounding box."""
    points = shape.pts or []
    return all(
        min(abs(x - shape.x0), abs(x - shape.x1)) < 0.5
        and min(abs(y - shape.y0), abs(y - shape.y1)) < 0.5
        for x, y in points
    )


def _is_dark(colour: Any) -> bool:
    """Grey, RGB and CMYK; a pattern or unknown colour counts as light."""
    values = list(colour) if isinstance(colour, list | tuple) else [colour]
    if not values or not all(isinstance(value, int | float) for value in values):
        return colour is None
    if len(values) == 4:
        black = values[3]
        values = [1 - min(1.0, value + black) for value in values[:3]]
    return bool(max(values) <= _DARK)
