"""Spreadsheets (``.xlsx``): every sheet as a table, hidden sheets and comments as metadata."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from correspondence.content import Content, PassageBuilder, ReadContext, UntrustedFile
from dossier.documents import DateSource, DocumentKind, PassageRole, TablePlace
from dossier.errors import BoundExceeded, PasswordProtected, UnreadableItem

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAX_CELLS = 500_000
_OLE_MAGIC = b"\xd0\xcf\x11\xe0"


def read_xlsx(file: UntrustedFile, context: ReadContext) -> Content:
    """Cached cell values, sheet by sheet, each cell a passage.

    Raises:
        UnreadableItem: damaged.
        PasswordProtected: encrypted by Office.
        BoundExceeded: more cells than is safe to lay out.
    """
    del context
    if file.data.startswith(_OLE_MAGIC):
        raise PasswordProtected(
            "Het Excel-bestand is beveiligd met een wachtwoord of in een oud formaat. Lever een "
            "onbeveiligde .xlsx aan.",
        )
    try:
        workbook = load_workbook(io.BytesIO(file.data), data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableItem(
            "Het Excel-bestand is beschadigd. Open en bewaar het opnieuw, of vraag een nieuwe kopie.",
        ) from error
    builder = PassageBuilder()
    remaining = MAX_CELLS
    for number, sheet in enumerate(workbook.worksheets):
        remaining = _add_sheet(sheet, number, builder, remaining)
    properties = workbook.properties
    for name in ("creator", "lastModifiedBy", "title", "subject", "keywords", "description"):
        builder.add(PassageRole.METADATA, str(getattr(properties, name) or ""), name=name)
    moment = properties.modified or properties.created
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Content(
        kind=DocumentKind.SPREADSHEET,
        title=file.name,
        passages=builder.build(),
        media_type=MEDIA_TYPE,
        dated_at=moment,
        date_source=DateSource.METADATA if moment else DateSource.NONE,
    )


def _add_sheet(sheet: Worksheet, number: int, builder: PassageBuilder, remaining: int) -> int:
    is_visible = sheet.sheet_state == "visible"
    role = PassageRole.HEADING if is_visible else PassageRole.METADATA
    builder.add(role, sheet.title, name="1" if is_visible else "verborgen werkblad")
    for row_index, row in enumerate(sheet.iter_rows()):
        for column_index, cell in enumerate(row):
            remaining -= 1
            if remaining < 0:
                raise BoundExceeded(f"Het Excel-bestand heeft meer dan {MAX_CELLS} cellen.")
            if cell.comment is not None:
                remark = f"{cell.comment.author or ''}: {cell.comment.text}"
                builder.add(PassageRole.METADATA, remark, name="opmerking")
            text = _shown(cell.value)
            if not text:
                continue
            hidden_row = sheet.row_dimensions[row_index + 1].hidden
            hidden_column = sheet.column_dimensions[get_column_letter(column_index + 1)].hidden
            if is_visible and not hidden_row and not hidden_column:
                place = TablePlace(number, row_index, column_index)
                builder.add(PassageRole.TABLE_CELL, text, table=place)
            else:
                builder.add(PassageRole.METADATA, text, name="verborgen cel")
    return remaining


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.strftime(
            "%d-%m-%Y" if value.time() == datetime.min.time() else "%d-%m-%Y %H:%M"
        )
    if isinstance(value, date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
