"""What true removal is asked to do with one PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from dossier.documents import Passage, PassageRole
from dossier.errors import UnlocatedSpan
from dossier.geometry import Rect, decode_boxes
from dossier.grounds import GroundTable
from dossier.redactions import Redaction
from redaction.removal.boxes import Box, boxes_of_span, expanded_for_pixels

_OFF_PAGE = (PassageRole.METADATA, PassageRole.FILE_NAME)


@dataclass(frozen=True, slots=True)
class RemovalJob:
    """All that the result depends on, beside the PDF itself.

    Attributes:
        document_number: stamped on each page; the file's title.
        banner: stamped on each page when not empty.
        passages: at least those of the pages. Redactions in other passages need no place, as
            nothing but pages is kept; a redaction in a passage that is not given is an error
            unless ``passages`` holds pages only.
        load_blob: gives the bytes of a file-store key.
        doubts: only for the concept: proposals that a person must still decide.
    """

    document_number: str
    banner: str
    passages: tuple[Passage, ...] = field(repr=False)
    redactions: tuple[Redaction, ...]
    load_blob: Callable[[str], bytes]
    grounds: GroundTable
    doubts: tuple[Redaction, ...] = ()

    def pages(self) -> dict[int, Passage]:
        """The page passages by page index."""
        return {
            passage.place.page_index: passage
            for passage in self.passages
            if passage.role is PassageRole.PAGE and passage.place is not None
        }


@dataclass(frozen=True, slots=True)
class Placed:
    """One redaction with its boxes on a page, one per line touched."""

    redaction: Redaction
    boxes: tuple[Box, ...]
    is_doubt: bool = False


def placed_redactions(job: RemovalJob) -> dict[int, list[Placed]]:
    """Redactions by page index.

    Raises:
        UnlocatedSpan: one has no place; the document may not be published.
    """
    by_index = {passage.index: passage for passage in job.passages}
    first_beside = 1 + max(
        (p.index for p in job.passages if p.role is PassageRole.PAGE), default=-1
    )
    loaded: dict[str, list[Rect | None]] = {}
    placed: dict[int, list[Placed]] = {}
    marks = [(r, False) for r in job.redactions] + [(r, True) for r in job.doubts]
    for redaction, is_doubt in marks:
        passage = by_index.get(redaction.passage_index)
        if passage is None and redaction.passage_index >= first_beside > 0:
            continue  # readers number what is beside the pages after the pages
        if passage is not None and passage.role in _OFF_PAGE:
            continue
        if passage is None or passage.place is None:
            raise UnlocatedSpan(
                f"Een lakking hoort bij passage {redaction.passage_index}, die op geen pagina staat. "
                "Lees het document opnieuw in.",
            )
        place = passage.place
        if place.boxes_ref not in loaded:
            loaded[place.boxes_ref] = decode_boxes(job.load_blob(place.boxes_ref))
        start, end = redaction.start, redaction.end
        if place.ocr:
            start, end = _whole_words(passage.text, start, end)
        boxes = boxes_of_span(
            passage.text,
            loaded[place.boxes_ref],
            start,
            end,
            place.page_index,
        )
        if place.ocr:
            boxes = [expanded_for_pixels(box) for box in boxes]
        if boxes:
            placed.setdefault(place.page_index, []).append(
                Placed(redaction, tuple(boxes), is_doubt)
            )
    return placed


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to white space: OCR knows where words stand, not where letters do."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
