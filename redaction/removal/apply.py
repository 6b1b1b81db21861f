"""Taking text, outlines and pixels out of pages with PyMuPDF: the only irreversible step.

Order: hidden layers and marks out (:mod:`layers`), form fields into the page, glyphs out by narrow
strips, outlines and pixels out by the painted boxes, everything that does not show out, then paint
and stamp, and copy the pages into a new file (:mod:`sanitize`).
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import pikepdf
import pymupdf

from dossier.documents import Passage
from dossier.errors import RedactionError, UnlocatedSpan
from dossier.geometry import Rect
from redaction.removal.glyph_check import (
    GlyphsMoved,
    check_all_found,
    check_glyphs,
    glyph_places,
)
from redaction.removal.hidden import covered_text, has_invisible_text, outside_areas
from redaction.removal.job import Placed, RemovalJob, placed_redactions
from redaction.removal.layers import strip_layers_and_marks
from redaction.removal.ocr_layer import add_ocr_layer
from redaction.removal.paint import paint_boxes, paint_proposals, stamp
from redaction.removal.sanitize import copied_clean
from redaction.removal.split_text import Splitting, split_text

VERSION = f"verwijdering-1 pymupdf-{pymupdf.__version__} pikepdf-{pikepdf.__version__}"
CONCEPT_NOTICE = "CONCEPT - bevat niet-openbare gegevens"

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)


def redact_pdf(data: bytes, job: RemovalJob) -> bytes:
    """The PDF for publication: what the job withholds is gone, and all that no page shows.

    The same input gives the same bytes.

    Raises:
        UnlocatedSpan: something withheld has no place on a page.
        RedactionError: the file cannot be rewritten.
    """
    placed = placed_redactions(job)
    splittings = dict.fromkeys(placed, Splitting.GLYPHS)
    for following in (Splitting.GLYPHS_APART, Splitting.STRINGS_APART, Splitting.NONE):
        moved: list[int] = []
        burned = _burned(data, job, placed, splittings, moved)
        if burned:
            return copied_clean(burned, title=job.document_number)
        splittings |= dict.fromkeys(moved, following)
    return copied_clean(_burned(data, job, placed, splittings, None), title=job.document_number)


def _burned(
    data: bytes,
    job: RemovalJob,
    placed: dict[int, list[Placed]],
    splittings: dict[int, Splitting],
    moved: list[int] | None,
) -> bytes:
    """The redacted pages; empty when on the pages put in ``moved`` letters would shift."""
    with _open_pages(data, job, splittings) as document:
        _check_pages(document, placed, job)
        pages = job.pages()
        for page_index in range(document.page_count):
            marks, passage = placed.get(page_index, []), pages.get(page_index)
            try:
                _redact_page(document, page_index, marks, passage, job)
            except GlyphsMoved:
                if moved is None or page_index not in splittings:
                    raise
                moved.append(page_index)
        if moved:
            return b""
        burned: bytes = document.tobytes(garbage=4, deflate=True, no_new_id=True, reproducible=True)
        return burned


def concept_pdf(data: bytes, job: RemovalJob) -> bytes:
    """The reviewers' PDF: the pages as they are, with a see-through box at each proposal.

    Raises:
        UnlocatedSpan, RedactionError: as for :func:`redact_pdf`.
    """
    placed = placed_redactions(job)
    notice = f"{CONCEPT_NOTICE} · {job.banner}" if job.banner else CONCEPT_NOTICE
    with _open_pages(data, job, {}) as document:
        _check_pages(document, placed, job)
        for page_index in range(document.page_count):
            with _upright(document, page_index) as (page, rotation):
                paint_proposals(page, placed.get(page_index, []))
                stamp(page, rotation, job.document_number, notice)
        marked = document.tobytes(garbage=4, deflate=True, no_new_id=True, reproducible=True)
    return copied_clean(marked, title=job.document_number)


@contextmanager
def _open_pages(
    data: bytes,
    job: RemovalJob,
    splittings: Mapping[int, Splitting],
) -> Iterator[pymupdf.Document]:
    """The document with nothing but pages: no hidden layers, no annotations, fields as page content."""
    try:
        plain = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            strip_layers_and_marks(pdf)
            split_text(pdf, splittings)
            pdf.save(plain, static_id=True)
        with pymupdf.open(stream=plain.getvalue(), filetype="pdf") as document:
            document.bake(annots=False, widgets=True)
            for page_index in range(document.page_count):
                document.xref_set_key(document.page_xref(page_index), "Annots", "null")
            yield document
    except RedactionError:
        raise
    except Exception as error:
        # the libraries raise all kinds, and their messages may quote the page
        raise RedactionError(
            f"Document {job.document_number} kon niet worden gelakt ({type(error).__name__}). Druk het "
            "opnieuw af naar PDF en lever het opnieuw aan, of houd het geheel achter.",
        ) from None


def _check_pages(
    document: pymupdf.Document,
    placed: dict[int, list[Placed]],
    job: RemovalJob,
) -> None:
    beyond = [page_index for page_index in placed if page_index >= document.page_count]
    if beyond:
        raise UnlocatedSpan(
            f"Document {job.document_number} heeft {document.page_count} pagina's, maar er is een lakking "
            f"op pagina {beyond[0] + 1}. Lees het document opnieuw in.",
        )


@contextmanager
def _upright(document: pymupdf.Document, page_index: int) -> Iterator[tuple[pymupdf.Page, int]]:
    """The page without its rotation, in which all our coordinates are, and that rotation."""
    page = document.load_page(page_index)
    rotation = page.rotation
    page.set_rotation(0)
    try:
        yield page, rotation
    finally:
        page.set_rotation(rotation)


def _redact_page(
    document: pymupdf.Document,
    page_index: int,
    placed: Sequence[Placed],
    passage: Passage | None,
    job: RemovalJob,
) -> None:
    with _upright(document, page_index) as (page, rotation):
        rebuild = passage is not None and _text_is_a_layer(page, passage)
        strips = [box.strip for mark in placed for box in mark.boxes]
        paints = [box.paint for mark in placed for box in mark.boxes]
        glyphs = [*strips, *covered_text(page), *outside_areas(page)]
        if glyphs:
            before = glyph_places(page)
            if passage is not None and passage.place is not None and not passage.place.ocr:
                check_all_found(before, strips, page_index)
            _erase(page, glyphs, text=True)
            check_glyphs(before, glyph_places(page), strips, page_index)
        if has_invisible_text(page):
            _erase_invisible(page)
        if paints:
            _erase(page, paints, text=False)
        paint_boxes(page, rotation, placed)
        if rebuild and passage is not None:
            add_ocr_layer(page, passage, job)
        stamp(page, rotation, job.document_number, job.banner)


def _text_is_a_layer(page: pymupdf.Page, passage: Passage) -> bool:
    """Whether the page is a picture, with text that we or somebody else read from it."""
    if passage.place is not None and passage.place.ocr:
        return True
    return has_invisible_text(page, nearly_all=True) and bool(page.get_images())


def _whole(page: pymupdf.Page) -> Rect:
    return Rect(-10, -10, page.rect.width + 10, page.rect.height + 10)


def _erase(page: pymupdf.Page, areas: Sequence[Rect], *, text: bool) -> None:
    """Take glyphs out, or else outlines and pixels."""
    if not areas:
        return
    for area in areas:
        page.add_redact_annot(_native(area), fill=False, cross_out=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE if text else pymupdf.PDF_REDACT_IMAGE_PIXELS,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE if text else _line_art(page, areas),
        text=pymupdf.PDF_REDACT_TEXT_REMOVE if text else pymupdf.PDF_REDACT_TEXT_NONE,
    )


def _erase_invisible(page: pymupdf.Page) -> None:
    page.add_redact_annot(_native(_whole(page)), fill=False, cross_out=False)
    page.apply_redactions(
        images=pymupdf.PDF_REDACT_IMAGE_NONE,
        graphics=pymupdf.PDF_REDACT_LINE_ART_NONE,
        text=pymupdf.PDF_REDACT_TEXT_REMOVE_INVISIBLE,
    )


def _line_art(page: pymupdf.Page, areas: Sequence[Rect]) -> int:
    """Whole drawings go when letters may have been drawn as outlines; else only what is covered.

    A rule or a coloured panel behind a box says nothing; a path with curves or many corners may be a
    line of text or a signature of which only a part is under the box.
    """
    rectangles = [_native(area) for area in areas]
    for drawing in page.get_drawings():
        items = drawing["items"]
        is_complex = len(items) > 8 or any(item[0] == "c" for item in items)
        if is_complex and any(drawing["rect"].intersects(rectangle) for rectangle in rectangles):
            return int(pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_TOUCHED)
    return int(pymupdf.PDF_REDACT_LINE_ART_REMOVE_IF_COVERED)


def _native(rect: Rect) -> pymupdf.Rect:
    return pymupdf.Rect(rect.x0, rect.y0, rect.x1, rect.y1)
