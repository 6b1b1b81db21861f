"""Which reader reads what. Adding a format is one module in ``readers`` and one line here.

The content decides before the name does: what somebody calls a file is only a hint.
"""

from __future__ import annotations

from collections.abc import Callable

from correspondence.content import ReadContext, Reader, Reading, UntrustedFile
from correspondence.readers.chat import looks_like_chat, read_chat
from correspondence.readers.docx import MEDIA_TYPE as DOCX
from correspondence.readers.docx import read_docx
from correspondence.readers.eml import read_eml
from correspondence.readers.ics import read_ics
from correspondence.readers.image import read_image_file
from correspondence.readers.mbox import looks_like_mbox, read_mbox
from correspondence.readers.pdf import read_pdf_file
from correspondence.readers.text import decode_text, read_html, read_text
from correspondence.readers.xlsx import MEDIA_TYPE as XLSX
from correspondence.readers.xlsx import read_xlsx
from correspondence.readers.zip import read_zip
from dossier.errors import UnreadableItem

_BY_EXTENSION: dict[str, Reader] = {
    "eml": read_eml,
    "mbox": read_mbox,
    "zip": read_zip,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "pdf": read_pdf_file,
    "ics": read_ics,
    "txt": read_text,
    "csv": read_text,
    "md": read_text,
    "html": read_html,
    "htm": read_html,
    "png": read_image_file,
    "jpg": read_image_file,
    "jpeg": read_image_file,
    "tif": read_image_file,
    "tiff": read_image_file,
}

_BY_MEDIA_TYPE: dict[str, Reader] = {
    "message/rfc822": read_eml,
    "application/mbox": read_mbox,
    "application/zip": read_zip,
    "application/pdf": read_pdf_file,
    "text/calendar": read_ics,
    "text/html": read_html,
    "text/plain": read_text,
    "text/csv": read_text,
    "image/png": read_image_file,
    "image/jpeg": read_image_file,
    "image/tiff": read_image_file,
    DOCX: read_docx,
    XLSX: read_xlsx,
}

_SIGNATURES: tuple[tuple[Callable[[bytes], bool], Reader], ...] = (
    (lambda data: b"%PDF-" in data[:1024], read_pdf_file),
    (lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"), read_image_file),
    (lambda data: data.startswith(b"\xff\xd8\xff"), read_image_file),
    (lambda data: data.startswith((b"II*\x00", b"MM\x00*")), read_image_file),
    (looks_like_mbox, read_mbox),
    (lambda data: data.lstrip()[:15].upper() == b"BEGIN:VCALENDAR", read_ics),
)


def read_file(file: UntrustedFile, context: ReadContext) -> Reading:
    """What the file holds, by the reader that fits its content.

    Raises:
        UnreadableItem: no reader fits, or the file is damaged.
        PasswordProtected, BoundExceeded: as the reader says.
    """
    if not file.data:
        raise UnreadableItem("Het bestand is leeg (0 bytes).")
    return _reader_for(file)(file, context)


def _reader_for(file: UntrustedFile) -> Reader:
    for fits, reader in _SIGNATURES:
        if fits(file.data):
            return reader
    extension = file.name.rsplit(".", 1)[-1].lower() if "." in file.name else ""
    by_name = _BY_EXTENSION.get(extension) or _BY_MEDIA_TYPE.get(file.media_type)
    if by_name is None and file.data.startswith(b"PK\x03\x04"):
        by_name = read_zip
    if by_name is None:
        raise UnreadableItem(
            f"Voor dit soort bestand ({extension or file.media_type or 'onbekend'}) is er geen "
            "lezer. Zet het om naar PDF en lever het opnieuw aan.",
        )
    if by_name is read_text and looks_like_chat(decode_text(file.data)):
        return read_chat
    return by_name
