"""PDF files: the text of each page with the place of every character, and what lies beside it.

Form fields are read as part of the page, as a viewer shows them; comments are not (they are never
published). A page without usable text is read with OCR. Text that stands in a picture on a page
that has text as well is not read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pymupdf
from PIL import Image

from correspondence.content import Content, ReadContext, UntrustedFile
from correspondence.ocr import DEFAULT_DATA, OcrWord, read_pixels
from correspondence.readers.pdf_properties import page_properties, pdf_date, properties_of
from correspondence.readers.pdf_text import PageText, page_text, split_evenly, text_off_page
from dossier.documents import DateSource, DocumentKind, PagePlace, Passage, PassageRole
from dossier.errors import BoundExceeded, PasswordProtected, UnreadableItem
from dossier.geometry import Rect, encode_boxes

pymupdf.TOOLS.mupdf_display_errors(False)
pymupdf.TOOLS.mupdf_display_warnings(False)

_OCR_DPI = 300
_MOST_PAGES = 20_000
_MOST_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class PdfContent:
    """A PDF as read.

    Attributes:
        passages: a ``PAGE`` passage per page in order, then what is not on the pages.
        metadata_date: when the file says it was made, or changed when it says no more.
        decrypted: the same document without encryption, when it had any.
    """

    passages: tuple[Passage, ...] = field(repr=False)
    page_count: int
    metadata_date: datetime | None
    title: str = field(repr=False)
    decrypted: bytes | None = field(default=None, repr=False)


def read_pdf_file(file: UntrustedFile, context: ReadContext) -> Content:
    """A PDF file as a document; see :func:`read_pdf`."""
    content = read_pdf(file.data, context.put_blob, context.passwords, context.ocr_data)
    return Content(
        kind=DocumentKind.PDF,
        title=file.name or content.title,
        passages=content.passages,
        media_type="application/pdf",
        dated_at=content.metadata_date,
        date_source=DateSource.METADATA if content.metadata_date else DateSource.NONE,
        page_count=content.page_count,
        original=content.decrypted,
    )


def read_pdf(
    data: bytes,
    put_blob: Callable[[bytes], str],
    passwords: Sequence[str] = (),
    ocr_data: Path = DEFAULT_DATA,
) -> PdfContent:
    """Pages and properties of an untrusted PDF.

    Raises:
        UnreadableItem: damaged beyond reading, or without pages.
        PasswordProtected: none of ``passwords`` opens it.
        BoundExceeded: unreasonably many pages.
        ModelMissing: a page needs OCR and the Dutch data is missing.
    """
    try:
        with pymupdf.open(stream=data, filetype="pdf") as document:
            was_encrypted = document.is_encrypted or bool(
                (document.metadata or {}).get("encryption")
            )
            _unlock(document, passwords)
            if not 0 < document.page_count <= _MOST_PAGES:
                raise _page_count_error(document.page_count)
            metadata = document.metadata or {}
            return PdfContent(
                passages=tuple(_passages(document, put_blob, ocr_data)),
                page_count=document.page_count,
                metadata_date=pdf_date(metadata.get("creationDate"))
                or pdf_date(metadata.get("modDate")),
                title=str(metadata.get("title") or ""),
                decrypted=_without_encryption(data, passwords) if was_encrypted else None,
            )
    except (
        pymupdf.FileDataError,
        pymupdf.EmptyFileError,
        RuntimeError,
        ValueError,
        KeyError,
    ) as error:
        # MuPDF's own message may quote the page: it is left out.
        raise UnreadableItem(
            f"Het PDF-bestand is beschadigd ({type(error).__name__}). Open het in een ander programma, "
            "druk het opnieuw af naar PDF en lever het opnieuw aan.",
        ) from None


def _unlock(document: pymupdf.Document, passwords: Sequence[str]) -> None:
    if not document.needs_pass:
        return
    if not any(document.authenticate(password) for password in passwords):
        raise PasswordProtected(
            "Het PDF-bestand is beveiligd met een wachtwoord. Zet het wachtwoord bij het verzoek, of "
            "lever een onbeveiligde kopie aan.",
        )


def _without_encryption(data: bytes, passwords: Sequence[str]) -> bytes:
    with pymupdf.open(stream=data, filetype="pdf") as document:
        _unlock(document, passwords)
        plain: bytes = document.tobytes(
            garbage=1, encryption=pymupdf.PDF_ENCRYPT_NONE, no_new_id=True, reproducible=True
        )
        return plain


def _page_count_error(count: int) -> Exception:
    if count == 0:
        return UnreadableItem("Het PDF-bestand heeft geen pagina's. Vraag een nieuwe kopie.")
    return BoundExceeded(
        f"Het PDF-bestand heeft {count} pagina's; het maximum is {_MOST_PAGES}. Splits het bestand.",
    )


def _passages(
    document: pymupdf.Document,
    put_blob: Callable[[bytes], str],
    ocr_data: Path,
) -> Iterator[Passage]:
    beside = list(properties_of(document))
    for page in document:
        beside += page_properties(page)
    index = 0
    with _pages_only(document) as pages:
        for page in pages:
            yield _page_passage(page, index, put_blob, ocr_data)
            index += 1
            beside.append(("tekst buiten de pagina", text_off_page(page)))
    for name, text in beside:
        words = text.encode("utf-8", "replace").decode().strip()
        if words:
            yield Passage(index=index, role=PassageRole.METADATA, text=words, name=name)
            index += 1


def _pages_only(document: pymupdf.Document) -> pymupdf.Document:
    """A copy with the form fields as part of the pages and without comments.

    MuPDF reads comments as text of the page; a page that is loaded already keeps them.
    """
    document.bake(annots=False, widgets=True)
    for page_index in range(document.page_count):
        document.xref_set_key(document.page_xref(page_index), "Annots", "null")
    plain = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_NONE)
    return pymupdf.open(stream=plain, filetype="pdf")


def _page_passage(
    page: pymupdf.Page,
    index: int,
    put_blob: Callable[[bytes], str],
    ocr_data: Path,
) -> Passage:
    found = page_text(page)
    confidence = None
    is_ocr = not found.is_usable and _shows_something(page)
    if is_ocr:
        found, confidence = _text_by_ocr(page, ocr_data)
    place = PagePlace(page.number, put_blob(encode_boxes(found.boxes)), is_ocr, confidence)
    return Passage(index=index, role=PassageRole.PAGE, text=found.text, place=place)


def _shows_something(page: pymupdf.Page) -> bool:
    return bool(page.get_bboxlog())


def _text_by_ocr(page: pymupdf.Page, ocr_data: Path) -> tuple[PageText, float | None]:
    dots = _OCR_DPI
    area = page.rect.width * page.rect.height / 72**2
    while dots > 72 and area * dots**2 > _MOST_PIXELS:
        dots -= 24
    pixmap = page.get_pixmap(dpi=dots, colorspace=pymupdf.csGRAY, alpha=False)
    image = Image.frombytes("L", (pixmap.width, pixmap.height), pixmap.samples)
    to_page = pymupdf.Matrix(72 / dots, 72 / dots) * page.derotation_matrix
    text: list[str] = []
    boxes: list[Rect | None] = []
    lines = read_pixels(image, ocr_data, dots)
    for line in lines:
        if text:
            text.append("\n")
            boxes.append(None)
        for position, word in enumerate(line):
            if position:
                text.append(" ")
                boxes.append(None)
            text.append(word.text)
            boxes += _character_boxes(word, to_page)
    words = [word for line in lines for word in line]
    mean = sum(word.confidence for word in words) / len(words) if words else None
    return PageText("".join(text), tuple(boxes)), mean


def _character_boxes(word: OcrWord, to_page: pymupdf.Matrix) -> list[Rect | None]:
    boxes: list[Rect | None] = []
    is_level = word.box.x1 - word.box.x0 >= 0.6 * (word.box.y1 - word.box.y0)
    for box in split_evenly(word.box, len(word.text), is_level=is_level):
        corners = pymupdf.Rect(box.x0, box.y0, box.x1, box.y1) * to_page
        corners.normalize()
        boxes.append(Rect(corners.x0, corners.y0, corners.x1, corners.y1))
    return boxes
