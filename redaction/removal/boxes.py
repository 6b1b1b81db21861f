"""From characters to rectangles on the page: pure geometry, no PDF library.

A run is a stretch of characters on one line. Each run gives two rectangles: what is painted black and
emptied of pixels and outlines, and a narrow strip through the middle that picks the glyphs to take
out (a full-height one would also take glyphs of lines that stand close above and below).
"""

from __future__ import annotations

import itertools
import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.errors import UnlocatedSpan
from dossier.geometry import Rect

_GRID = 18.0
_GAP = 0.6
_DRAWN_WITH_NEIGHBOUR = ("Mn", "Me", "Cf", "Zs", "Cc")


@dataclass(frozen=True, slots=True)
class Box:
    """Where a run is removed.

    Attributes:
        paint: what becomes black.
        strip: glyphs that this touches are taken out.
        is_vertical: the line runs up or down the unrotated page.
        has_label: whether the ground's code may stand on it.
    """

    paint: Rect
    strip: Rect
    is_vertical: bool = False
    has_label: bool = True


@dataclass(frozen=True, slots=True)
class _Run:
    first: int
    last: int
    rect: Rect
    direction: str = ""  # "h", "v" or unknown while it has one character
    has_flat: bool = False  # marks without width stand in it or at its end


def boxes_of_span(
    text: str,
    boxes: Sequence[Rect | None],
    start: int,
    end: int,
    page_index: int,
) -> list[Box]:
    """One box per line touched by characters ``start`` to ``end``. Empty when they are all blank.

    Raises:
        UnlocatedSpan: a character that shows has no place, or the span lies outside the text.
    """
    if not 0 <= start < end <= len(text) or len(boxes) != len(text):
        raise _unlocated(page_index)
    runs = list(_runs(text, boxes, start, end, page_index))
    if not runs and text[start:end].strip():
        raise _unlocated(page_index)
    slanting = _slanting(text, runs)
    return [
        _slanting_box(run, has_label=run is slanting[len(slanting) // 2])
        if run in slanting
        else _box(text, boxes, run)
        for run in runs
    ]


def expanded_for_pixels(box: Box) -> Box:
    """With a margin, for words that were found by OCR: its boxes are tight and not exact."""
    rect = box.paint
    margin = max(1.5, 0.15 * min(rect.x1 - rect.x0, rect.y1 - rect.y0))
    return replace(box, paint=rect.expanded(margin), strip=rect)


def _unlocated(page_index: int) -> UnlocatedSpan:
    return UnlocatedSpan(
        f"Een lakking op pagina {page_index + 1} is niet op de pagina terug te vinden. Het document "
        "is geblokkeerd; lak het met de hand of houd het geheel achter.",
    )


def _runs(
    text: str,
    boxes: Sequence[Rect | None],
    start: int,
    end: int,
    page_index: int,
) -> Iterator[_Run]:
    run: _Run | None = None
    for index in range(start, end):
        if text[index] == "\n":
            if run is not None:
                yield run
            run = None
            continue
        box = boxes[index]
        if box is None or _is_flat(box) or text[index].isspace():
            if box is None and unicodedata.category(text[index]) not in _DRAWN_WITH_NEIGHBOUR:
                raise _unlocated(page_index)
            if _is_flat(box) and run is not None:
                run = replace(run, has_flat=True)
            if box is not None and not text[index].isspace() and run is None:
                run = _Run(index, index, box)  # a mark of no width on its own
            continue
        extended = _extended(run, index, box)
        if extended is None:
            if run is not None:
                yield run
            extended = _Run(index, index, box)
        run = extended
    if run is not None:
        yield run


def _slanting(text: str, runs: Sequence[_Run]) -> list[_Run]:
    """Runs of one character that follow each other: the line goes at an angle over the page."""
    single = [run for run in runs if run.first == run.last]
    pairs = itertools.pairwise(single)
    together = {
        run.first
        for left, right in pairs
        if not text[left.first + 1 : right.first].strip(" ")
        for run in (left, right)
    }
    return [run for run in single if run.first in together]


def _slanting_box(run: _Run, *, has_label: bool) -> Box:
    rect = run.rect
    width, height = rect.x1 - rect.x0, rect.y1 - rect.y0
    strip = Rect(
        rect.x0 + 0.4 * width, rect.y0 + 0.4 * height, rect.x1 - 0.4 * width, rect.y1 - 0.4 * height
    )
    return Box(rect, strip, has_label=has_label)


def _is_flat(box: Rect | None) -> bool:
    return box is not None and min(box.x1 - box.x0, box.y1 - box.y0) < 0.01


def _extended(run: _Run | None, index: int, box: Rect) -> _Run | None:
    """The run with one character more, or ``None`` when that stands elsewhere."""
    if run is None:
        return None
    rect = run.rect
    height, width = rect.y1 - rect.y0, rect.x1 - rect.x0
    tall, broad = box.y1 - box.y0, box.x1 - box.x0
    size = max(min(height, width), min(tall, broad), 1.0)
    distance = max(box.x0 - rect.x1, rect.x0 - box.x1, box.y0 - rect.y1, rect.y0 - box.y1)
    if distance > 4 * size:
        return None
    shift_y = max(abs(box.y0 - rect.y0), abs(box.y1 - rect.y1))
    shift_x = max(abs(box.x0 - rect.x0), abs(box.x1 - rect.x1))
    if run.direction != "v" and shift_y <= 0.25 * max(height, tall):
        return _Run(run.first, index, rect.union(box), "h", run.has_flat)
    if run.direction != "h" and shift_x <= 0.25 * max(width, broad):
        return _Run(run.first, index, rect.union(box), "v", run.has_flat)
    return None


def _box(text: str, boxes: Sequence[Rect | None], run: _Run) -> Box:
    rect = run.rect
    width, height = rect.x1 - rect.x0, rect.y1 - rect.y0
    before = _neighbour(text, boxes, run.first, -1)
    after = _neighbour(text, boxes, run.last, +1)
    if run.direction == "v" or (not run.direction and _is_upright_line(before, after, rect)):
        return _vertical_box(rect)
    before = before if before is not None and _is_beside(before, rect) else None
    after = after if after is not None and _is_beside(after, rect) else None
    left, right = rect.x0, rect.x1
    if before is not None and before.x1 < left:
        left = min(left, before.x1 + _GAP)
    right = max(right, after.x0 - _GAP) if after is not None else math.ceil(right / _GRID) * _GRID
    paint = Rect(left, rect.y0 + 0.08 * height, right, rect.y1 - 0.02 * height)
    middle = (rect.y0 + rect.y1) / 2
    inset = -0.3 if run.has_flat else min(0.1 * width, 0.5)
    strip = Rect(rect.x0 + inset, middle - 0.12 * height, rect.x1 - inset, middle + 0.12 * height)
    return Box(paint, strip)


def _vertical_box(rect: Rect) -> Box:
    width, height = rect.x1 - rect.x0, rect.y1 - rect.y0
    middle = (rect.x0 + rect.x1) / 2
    inset = min(0.1 * height, 0.5)
    strip = Rect(middle - 0.12 * width, rect.y0 + inset, middle + 0.12 * width, rect.y1 - inset)
    return Box(rect, strip, is_vertical=True)


def _neighbour(text: str, boxes: Sequence[Rect | None], index: int, step: int) -> Rect | None:
    """The next solid character of the same line of text."""
    position = index + step
    while 0 <= position < len(text) and text[position] != "\n":
        box = boxes[position]
        if box is not None and not text[position].isspace() and not _is_flat(box):
            return box
        position += step
    return None


def _is_beside(box: Rect, own: Rect) -> bool:
    return abs(box.y1 - own.y1) < 0.6 * (own.y1 - own.y0)


def _is_upright_line(before: Rect | None, after: Rect | None, own: Rect) -> bool:
    """Whether one character is part of a line that runs up or down the page."""
    others = [box for box in (before, after) if box is not None]
    return bool(others) and not any(_is_beside(box, own) for box in others)
