"""Plain text, CSV and HTML files."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from correspondence.content import Content, PassageBuilder, ReadContext, UntrustedFile
from correspondence.html_text import html_to_text
from dossier.documents import DocumentKind, PassageRole


def decode_text(data: bytes) -> str:
    """Text in whatever encoding it has; byte-order marks and line ends normalised."""
    for charset in (
        ("utf-8-sig", "utf-16") if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig",)
    ):
        try:
            return _normalised(data.decode(charset))
        except UnicodeDecodeError:
            continue
    guess = from_bytes(data).best()
    return _normalised(str(guess) if guess is not None else data.decode("latin-1"))


def _normalised(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def read_text(file: UntrustedFile, context: ReadContext) -> Content:
    """Paragraphs as body passages."""
    del context
    text = decode_text(file.data)
    builder = PassageBuilder()
    for paragraph in re.split(r"\n{2,}", text):
        builder.add(PassageRole.BODY, paragraph.strip("\n"))
    return Content(DocumentKind.TEXT, file.name, builder.build(), "text/plain")


def read_html(file: UntrustedFile, context: ReadContext) -> Content:
    """Readable text as body, hidden text as metadata."""
    del context
    converted = html_to_text(decode_text(file.data))
    builder = PassageBuilder()
    for paragraph in re.split(r"\n{2,}", converted.visible):
        builder.add(PassageRole.BODY, paragraph)
    for hidden in converted.hidden:
        builder.add(PassageRole.METADATA, hidden, name="verborgen tekst")
    return Content(DocumentKind.TEXT, file.name, builder.build(), "text/html")
