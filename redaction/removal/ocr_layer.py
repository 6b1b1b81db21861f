"""The searchable text of a page that is a picture, built anew from what is not withheld."""

from __future__ import annotations

import re

import pymupdf

from dossier.documents import Passage
from dossier.geometry import Rect, decode_boxes
from redaction.removal.job import RemovalJob

_WORD = re.compile(r"\S+")


def add_ocr_layer(page: pymupdf.Page, passage: Passage, job: RemovalJob) -> None:
    """Write the remaining words of the passage invisibly where they stand.

    A word of which a part is withheld is left out whole.
    """
    if passage.place is None:
        return
    boxes = decode_boxes(job.load_blob(passage.place.boxes_ref))
    withheld = [
        (redaction.start, redaction.end)
        for redaction in job.redactions
        if redaction.passage_index == passage.index
    ]
    shape = page.new_shape()
    font = pymupdf.Font("helv")
    for match in _WORD.finditer(passage.text):
        if any(start < match.end() and match.start() < end for start, end in withheld):
            continue
        known = [box for box in boxes[match.start() : match.end()] if box is not None]
        if known:
            _write(shape, font, match.group(), _union(known))
    shape.commit()


def _union(boxes: list[Rect]) -> Rect:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _write(shape: pymupdf.Shape, font: pymupdf.Font, word: str, box: Rect) -> None:
    words = word.encode("cp1252", "ignore").decode("cp1252")
    width, height = box.x1 - box.x0, box.y1 - box.y0
    is_vertical = height > 1.5 * width and len(words) > 1
    length, across = (height, width) if is_vertical else (width, height)
    unit = font.text_length(words, fontsize=1)
    if not words or length <= 0 or unit <= 0:
        return
    size = max(1.0, min(length / unit, across * 1.4))
    point = (box.x1, box.y1) if is_vertical else (box.x0, box.y1 - 0.15 * across)
    shape.insert_text(
        point,
        words,
        fontname="helv",
        fontsize=size,
        render_mode=3,
        rotate=90 if is_vertical else 0,
    )
