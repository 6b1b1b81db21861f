"""Word documents (``.docx``, ECMA-376): paragraphs, tables, headers and footers, notes, properties."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

from docx import Document as open_docx
from docx.document import Document as DocxDocument
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from correspondence.content import Content, PassageBuilder, ReadContext, UntrustedFile
from dossier.documents import DateSource, DocumentKind, PassageRole, TablePlace
from dossier.errors import PasswordProtected, UnreadableItem

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIDE_PARTS = ("word/comments.xml", "word/footnotes.xml", "word/endnotes.xml")
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(file: UntrustedFile, context: ReadContext) -> Content:
    """The document's text in reading order; comments, deleted text and properties as metadata.

    Raises:
        UnreadableItem: damaged.
        PasswordProtected: encrypted by Office.
    """
    del context
    if file.data.startswith(_OLE_MAGIC):
        raise PasswordProtected(
            "Het Word-bestand is beveiligd met een wachtwoord of in een oud formaat. Lever een "
            "onbeveiligde .docx aan.",
        )
    try:
        document = open_docx(io.BytesIO(file.data))
        builder = PassageBuilder()
        _add_body(document, builder)
        _add_headers_and_footers(document, builder)
        for name, text in _side_texts(file.data):
            builder.add(PassageRole.METADATA, text, name=name)
        dated_at = _add_properties(document, builder)
    except (
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        AttributeError,
    ) as error:
        raise UnreadableItem(
            "Het Word-bestand is beschadigd. Open en bewaar het opnieuw, of vraag een nieuwe kopie.",
        ) from error
    return Content(
        kind=DocumentKind.WORD,
        title=file.name,
        passages=builder.build(),
        media_type=MEDIA_TYPE,
        dated_at=dated_at,
        date_source=DateSource.METADATA if dated_at else DateSource.NONE,
    )


def _add_body(document: DocxDocument, builder: PassageBuilder) -> None:
    tables = 0
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for table in _with_nested(block):
                _add_table(table, tables, builder)
                tables += 1
        else:
            style = (block.style.name or "") if block.style is not None else ""
            is_heading = style.startswith(("Heading", "Kop", "Title", "Titel"))
            role = PassageRole.HEADING if is_heading else PassageRole.BODY
            builder.add(role, paragraph_text(block), name=style[-1:] if is_heading else "")


def _with_nested(table: Table) -> Iterator[Table]:
    yield table
    for row in table.rows:
        for cell in row.cells:
            for inner in cell.tables:
                yield from _with_nested(inner)


def _add_table(table: Table, number: int, builder: PassageBuilder) -> None:
    for row_index, row in enumerate(table.rows):
        seen = set()
        for column, cell in enumerate(row.cells):
            if cell._tc in seen:  # merged cells come back once per column they span
                continue
            seen.add(cell._tc)
            text = "\n".join(paragraph_text(paragraph) for paragraph in cell.paragraphs)
            builder.add(PassageRole.TABLE_CELL, text, table=TablePlace(number, row_index, column))


def _add_headers_and_footers(document: DocxDocument, builder: PassageBuilder) -> None:
    seen: set[str] = set()
    for section in document.sections:
        for part in (
            section.header,
            section.first_page_header,
            section.even_page_header,
            section.footer,
            section.first_page_footer,
            section.even_page_footer,
        ):
            texts = [paragraph_text(paragraph) for paragraph in part.paragraphs]
            for table in part.tables:
                texts += [cell.text for row in table.rows for cell in row.cells]
            text = "\n".join(line for line in texts if line.strip())
            if text and text not in seen:
                seen.add(text)
                builder.add(PassageRole.BODY, text, name="kop- of voettekst")


def paragraph_text(paragraph: Paragraph) -> str:
    """Visible text of a paragraph including links and inserted (tracked) text, not deleted text."""
    pieces = []
    for element in paragraph._p.iter():
        if element.tag == f"{_WORD}t":
            pieces.append(element.text or "")
        elif element.tag == f"{_WORD}tab":
            pieces.append("\t")
        elif element.tag in (f"{_WORD}br", f"{_WORD}cr"):
            pieces.append("\n")
        elif element.tag == f"{_WORD}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _side_texts(data: bytes) -> Iterator[tuple[str, str]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        for part in _SIDE_PARTS:
            if part in names:
                root = etree.fromstring(archive.read(part), parser)
                for note in root:
                    authors = [
                        str(note.get(f"{_WORD}{name}") or "") for name in ("author", "initials")
                    ]
                    words = [node.text or "" for node in note.iter(f"{_WORD}t")]
                    yield part[5:-4], " ".join([*authors, "".join(words)]).strip()
        body = etree.fromstring(archive.read("word/document.xml"), parser)
        for change in body.iter(f"{_WORD}ins", f"{_WORD}del"):
            author = str(change.get(f"{_WORD}author") or "")
            deleted = "".join(node.text or "" for node in change.iter(f"{_WORD}delText"))
            yield "wijziging", f"{author} {deleted}".strip()


def _add_properties(document: DocxDocument, builder: PassageBuilder) -> datetime | None:
    properties = document.core_properties
    for name in (
        "author",
        "last_modified_by",
        "title",
        "subject",
        "keywords",
        "comments",
        "category",
    ):
        builder.add(PassageRole.METADATA, str(getattr(properties, name) or ""), name=name)
    moment: datetime | None = properties.modified or properties.created
    if moment is None:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
