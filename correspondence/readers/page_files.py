"""PDFs and images as documents that keep their own pages."""

from __future__ import annotations

from correspondence.content import Content, ReadContext, UntrustedFile
from correspondence.readers.image import image_to_pdf
from correspondence.readers.pdf import PdfContent, read_pdf
from dossier.documents import DateSource, DocumentKind


def read_pdf_file(file: UntrustedFile, context: ReadContext) -> Content:
    """The pages of a PDF; pages without text are read from their pixels.

    Raises:
        UnreadableItem, PasswordProtected: as the PDF reader says.
        ModelMissing: a page has to be read from pixels and the Dutch OCR data is not there.
    """
    pages = read_pdf(file.data, context.put_blob, context.passwords, ocr_data=context.ocr_data)
    return _content(file, pages, DocumentKind.PDF, "application/pdf")


def read_image_file(file: UntrustedFile, context: ReadContext) -> Content:
    """An image, as the PDF made of it: one page per frame, its text read from the pixels."""
    pdf = image_to_pdf(file.data)
    pages = read_pdf(pdf, context.put_blob, context.passwords, ocr_data=context.ocr_data)
    return _content(file, pages, DocumentKind.IMAGE, file.media_type or "image/*", pdf)


def _content(
    file: UntrustedFile,
    pages: PdfContent,
    kind: DocumentKind,
    media_type: str,
    original: bytes | None = None,
) -> Content:
    return Content(
        kind=kind,
        title=file.name,
        passages=pages.passages,
        media_type=media_type,
        dated_at=pages.metadata_date,
        date_source=DateSource.METADATA if pages.metadata_date else DateSource.NONE,
        page_count=pages.page_count,
        original=original,
    )
