"""Text on a page that nobody sees: outside it, in no colour at all, or under a dark surface."""

from __future__ import annotations

import pymupdf

from dossier.geometry import Rect

_FAR = 20_000.0
_DARK = 0.35
_FLAGS = pymupdf.TEXT_PRESERVE_WHITESPACE | pymupdf.TEXT_IGNORE_ACTUALTEXT


def outside_areas(page: pymupdf.Page) -> list[Rect]:
    """The four areas around the visible page; empty when no text stands there."""
    width, height = page.cropbox.width, page.cropbox.height
    inside = pymupdf.Rect(0, 0, width, height)
    blocks = page.get_text("rawdict", flags=_FLAGS, clip=pymupdf.INFINITE_RECT())["blocks"]
    lines = [line for block in blocks for line in block.get("lines", ())]
    if all(inside.contains(pymupdf.Rect(line["bbox"])) for line in lines):
        return []
    edge = 0.5
    return [
        Rect(-_FAR, -_FAR, -edge, _FAR),
        Rect(width + edge, -_FAR, _FAR, _FAR),
        Rect(-_FAR, -_FAR, _FAR, -edge),
        Rect(-_FAR, height + edge, _FAR, _FAR),
    ]


def has_invisible_text(page: pymupdf.Page, *, nearly_all: bool = False) -> bool:
    """Whether some text (or nearly all) is drawn in no colour (render mode 3) or fully see-through."""
    invisible = total = 0
    for span in page.get_texttrace():
        total += len(span["chars"])
        if span["type"] == 3 or span["opacity"] == 0:
            invisible += len(span["chars"])
    return invisible > 0.9 * total if nearly_all and total else invisible > 0


def covered_text(page: pymupdf.Page) -> list[Rect]:
    """The middle of each character that a dark, opaque surface was drawn over afterwards."""
    surfaces = [
        (drawing["seqno"], drawing["rect"])
        for drawing in page.get_drawings()
        if drawing.get("fill") is not None
        and (drawing.get("fill_opacity") or 0) >= 0.99
        and max(drawing["fill"]) <= _DARK
        and min(drawing["rect"].width, drawing["rect"].height) >= 3
        and _is_solid(drawing)
    ]
    if not surfaces:
        return []
    found = []
    for span in page.get_texttrace():
        for character in span["chars"]:
            box = pymupdf.Rect(character[3])
            middle = pymupdf.Point((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            if any(order > span["seqno"] and middle in rect for order, rect in surfaces):
                found.append(Rect(middle.x - 0.3, middle.y - 0.3, middle.x + 0.3, middle.y + 0.3))
    return found


def _is_solid(drawing: dict[str, object]) -> bool:
    items = drawing["items"]
    return isinstance(items, list) and all(item[0] in ("re", "qu") for item in items)
