"""What is drawn on a page: black boxes with their ground, reviewers' boxes, the margin stamp."""

from __future__ import annotations

from collections.abc import Sequence

import pymupdf

from dossier.geometry import Rect
from redaction.removal.boxes import Box
from redaction.removal.job import Placed

_BLACK = (0.0, 0.0, 0.0)
_WHITE = (1.0, 1.0, 1.0)
_FONT = "helv"
_RED = (0.70, 0.15, 0.12)
_BLUE = (0.08, 0.26, 0.45)
_AMBER = (0.80, 0.53, 0.0)


def paint_boxes(page: pymupdf.Page, rotation: int, placed: Sequence[Placed]) -> None:
    """Black boxes; the ground's code in white where it fits."""
    if not placed:
        return
    shape = _shape(page)
    for mark in placed:
        for box in mark.boxes:
            shape.draw_rect(_native(box.paint))
    shape.finish(fill=_BLACK, color=None, width=0)
    for mark in placed:
        code = " / ".join(mark.redaction.grounds)
        for box in (box for box in mark.boxes if box.has_label):
            _label(shape, rotation, box, code)
    shape.commit()


def paint_proposals(page: pymupdf.Page, placed: Sequence[Placed]) -> None:
    """See-through boxes with a code above; doubtful ones in amber with a dashed edge."""
    for mark in placed:
        shape = _shape(page)
        colour = _AMBER if mark.is_doubt else _RED
        for box in mark.boxes:
            shape.draw_rect(_native(box.paint))
        shape.finish(
            fill=colour,
            color=colour,
            width=0.6,
            fill_opacity=0.25,
            dashes="[3 2] 0" if mark.is_doubt else None,
        )
        code = " / ".join(mark.redaction.grounds) + (" ?" if mark.is_doubt else "")
        first = mark.boxes[0].paint
        shape.insert_text(
            (first.x0, first.y0 - 0.5), code, fontname=_FONT, fontsize=5, color=colour
        )
        shape.commit()


def stamp(page: pymupdf.Page, rotation: int, document_number: str, banner: str) -> None:
    """Document number and banner at the top right as the page is seen, on a strip of white."""
    words = f"{banner}  |  {document_number}" if banner else document_number
    words = words.encode("latin-1", "replace").decode("latin-1")
    size = 7.5
    length = pymupdf.get_text_length(words, fontname=_FONT, fontsize=size)
    seen_width = page.rect.width if rotation in (0, 180) else page.rect.height
    size *= min(1.0, (seen_width - 24) / max(length, 1))
    length = min(length, seen_width - 24)
    seen = pymupdf.Rect(seen_width - 14 - length - 4, 7, seen_width - 10, 7 + size + 4)
    place = _from_seen(seen, page, rotation)
    baseline = _from_seen_point(pymupdf.Point(seen.x0 + 4, seen.y1 - 3.2), page, rotation)
    shape = _shape(page)
    shape.draw_rect(place)
    shape.finish(fill=_WHITE, color=None, width=0, fill_opacity=0.9)
    shape.insert_text(
        baseline,
        words,
        fontname=_FONT,
        fontsize=size,
        color=_RED if banner else _BLUE,
        rotate=rotation,
    )
    shape.commit()


def _shape(page: pymupdf.Page) -> pymupdf.Shape:
    if not page.is_wrapped:
        page.wrap_contents()
    return page.new_shape()


def _label(shape: pymupdf.Shape, rotation: int, box: Box, code: str) -> None:
    rect = box.paint
    length, height = rect.x1 - rect.x0, rect.y1 - rect.y0
    if box.is_vertical:
        length, height = height, length
    unit = pymupdf.get_text_length(code, fontname=_FONT, fontsize=1)
    size = min(7.0, 0.72 * height, (length - 2) / max(unit, 0.1))
    if size < 3.2:
        return
    offset, rise = (length - unit * size) / 2, (height - 0.72 * size) / 2
    if box.is_vertical:
        turned = 270 if rotation == 270 else 90
        if turned == 90:
            point = pymupdf.Point(rect.x1 - rise, rect.y1 - offset)
        else:
            point = pymupdf.Point(rect.x0 + rise, rect.y0 + offset)
    else:
        turned = 180 if rotation == 180 else 0
        if turned == 0:
            point = pymupdf.Point(rect.x0 + offset, rect.y1 - rise)
        else:
            point = pymupdf.Point(rect.x1 - offset, rect.y0 + rise)
    shape.insert_text(point, code, fontname=_FONT, fontsize=size, color=_WHITE, rotate=turned)


def _from_seen(rect: pymupdf.Rect, page: pymupdf.Page, rotation: int) -> pymupdf.Rect:
    corners = [_from_seen_point(p, page, rotation) for p in (rect.tl, rect.br)]
    return pymupdf.Rect(
        min(c.x for c in corners),
        min(c.y for c in corners),
        max(c.x for c in corners),
        max(c.y for c in corners),
    )


def _from_seen_point(point: pymupdf.Point, page: pymupdf.Page, rotation: int) -> pymupdf.Point:
    """A point of the page as it is seen, on the unrotated page."""
    width, height = page.rect.width, page.rect.height
    if rotation == 90:
        return pymupdf.Point(point.y, height - point.x)
    if rotation == 180:
        return pymupdf.Point(width - point.x, height - point.y)
    if rotation == 270:
        return pymupdf.Point(width - point.y, point.x)
    return pymupdf.Point(point)


def _native(rect: Rect) -> pymupdf.Rect:
    return pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1)
