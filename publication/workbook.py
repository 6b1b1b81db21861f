"""``inventarislijst.xlsx``: the production report as the first sheet, a guide for readers as the second.

The first sheet is what a platform reads: plain text in the accepted notation. Formulas are never
written; a title that looks like one stays text. The same inventory gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

import pandas as pd
import xlsxwriter  # type: ignore[import-untyped]

from dossier.errors import PublicationError
from publication.inventory import InventoryEntry, Totals
from publication.plain_text import one_line
from publication.publication_set import PublicationSet
from publication.reading_guide import Block, reading_guide
from publication.report_columns import CASE_NUMBER, MAX_BYTES, WRITTEN, Column

Format = Any
Worksheet = Any

BLUE = "#154273"
PALE = "#E9EFF5"

_WIDTHS = {
    Column.ID: 11,
    Column.NAME: 58,
    Column.FILE_TYPE: 13,
    Column.DATE: 11.5,
    Column.JUDGEMENT: 16,
    Column.GROUNDS: 22,
    Column.REMARK: 44,
    Column.FAMILY: 10,
    Column.THREAD: 12,
    Column.RELATED: 14,
    Column.LINK: 38,
    Column.CASE_NUMBER: 20,
    Column.CONTEXT: 22,
}
_GUIDE_WIDTHS = (34, 66, 13, 13, 13, 13, 13, 13, 13, 13)
_LINE_HEIGHT = 13.5
_MAX_LINES = 30
_WRAPPED = frozenset({Column.NAME, Column.REMARK, Column.GROUNDS, Column.LINK, Column.RELATED})
_NUMBERS = frozenset({Column.FAMILY, Column.THREAD})


def report_frame(publication: PublicationSet, entries: Sequence[InventoryEntry]) -> pd.DataFrame:
    """The production report as a table; everything is text but family and thread."""
    case_number = _case_number(publication.request_id)
    rows = [
        (
            entry.number,
            entry.title,
            entry.file_type,
            entry.dated_on.isoformat() if entry.dated_on else "",
            entry.judgement.value,
            "; ".join(entry.platform_grounds),
            entry.remark,
            entry.family,
            entry.thread,
            "; ".join(entry.related),
            entry.link,
            case_number,
            publication.publication_context,
        )
        for entry in entries
    ]
    return pd.DataFrame(rows, columns=[column.header for column in WRITTEN], dtype=object)


def workbook_of(
    publication: PublicationSet, entries: Sequence[InventoryEntry], totals: Totals
) -> bytes:
    """The spreadsheet as bytes.

    Raises:
        PublicationError: larger than the platform takes.
    """
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        moment = datetime.combine(publication.decision_date, time())
        title = one_line(publication.marked(f"Inventarislijst {publication.request_id}"))[:200]
        book.set_properties({"title": title, "created": moment})
        body = {"font_name": "Calibri", "font_size": 10, "valign": "top", "align": "left"}
        head = {
            **body,
            "bold": True,
            "font_color": "white",
            "bg_color": BLUE,
            "valign": "vcenter",
            "text_wrap": True,
        }
        formats = {
            "head": book.add_format(head),
            "head_right": book.add_format({**head, "align": "right"}),
            "centre": book.add_format({**body, "align": "center"}),
            "plain": book.add_format(body),
            "wrap": book.add_format({**body, "text_wrap": True}),
            "title": book.add_format({**body, "bold": True, "font_size": 18, "font_color": BLUE}),
            "section": book.add_format({**body, "bold": True, "font_size": 12, "font_color": BLUE}),
            "notice": book.add_format({**body, "bold": True, "font_color": "#A90061"}),
            "number": book.add_format({**body, "num_format": "#,##0", "align": "right"}),
            "sum": book.add_format({**body, "bold": True, "bg_color": PALE}),
            "sum_number": book.add_format(
                {**body, "bold": True, "bg_color": PALE, "num_format": "#,##0", "align": "right"}
            ),
        }
        _write_report(
            book.add_worksheet("Inventarislijst"), report_frame(publication, entries), formats
        )
        guide = book.add_worksheet("Leeswijzer")
        _write_guide(guide, reading_guide(publication, totals), formats)
        for sheet in book.worksheets():
            _set_page(sheet, title)
    data = buffer.getvalue()
    if len(data) > MAX_BYTES:
        raise PublicationError(
            f"De inventarislijst is {len(data) // 1000} kB; het platform neemt ten hoogste "
            f"{MAX_BYTES // 1000} kB aan. Verdeel het verzoek over meer besluiten.",
        )
    return data


def _write_report(sheet: Worksheet, frame: pd.DataFrame, formats: Mapping[str, Format]) -> None:
    lines = [1] * len(frame)
    for index, column in enumerate(WRITTEN):
        wrapped = column in _WRAPPED
        style = "wrap" if wrapped else "centre" if column in _NUMBERS else "plain"
        sheet.set_column(index, index, _WIDTHS[column], formats[style])
        sheet.write_string(0, index, column.header, formats["head"])
        write = sheet.write_number if column in _NUMBERS else sheet.write_string
        for row, value in enumerate(frame[column.header]):
            if value is not None and value != "":
                write(row + 1, index, value)
                if wrapped:
                    lines[row] = max(lines[row], _line_count(value, _WIDTHS[column]))
    for row, count in enumerate(lines, start=1):
        if count > 1:
            sheet.set_row(row, _LINE_HEIGHT * count)
    last_row = len(frame)
    sheet.set_row(0, 2 * _LINE_HEIGHT + 4)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, last_row, len(WRITTEN) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:M{last_row + 1}"})
    sheet.repeat_rows(0)


def _write_guide(sheet: Worksheet, blocks: Sequence[Block], formats: Mapping[str, Format]) -> None:
    sheet.hide_gridlines(2)
    for index, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(index, index, width)
    row = 0
    for block in blocks:
        if block.heading:
            sheet.set_row(row, 28 if row == 0 else 22)
            sheet.write_string(row, 0, block.heading, formats["title" if row == 0 else "section"])
            row += 1
        for text in block.texts:
            style = formats["notice" if block.is_notice else "wrap"]
            sheet.merge_range(row, 0, row, 2, "", style)
            sheet.write_string(row, 0, text, style)
            sheet.set_row(row, _LINE_HEIGHT * _line_count(text, sum(_GUIDE_WIDTHS[:3])))
            row += 1
        for index, cells in enumerate(block.table):
            is_head = block.has_header and index == 0
            is_sum = block.has_sum and index == len(block.table) - 1
            kind = "head" if is_head else "sum" if is_sum else "wrap"
            _write_guide_row(sheet, row, cells, kind, formats)
            row += 1
        row += 1


def _write_guide_row(
    sheet: Worksheet, row: int, cells: Sequence[str | int], kind: str, formats: Mapping[str, Format]
) -> None:
    lines = 1
    for column, cell in enumerate(cells):
        if isinstance(cell, int):
            style = formats["sum_number" if kind == "sum" else "number"]
            sheet.write_number(row, column, cell, style)
        else:
            right = kind == "head" and column > 1
            sheet.write_string(row, column, cell, formats["head_right" if right else kind])
            lines = max(lines, _line_count(cell, _GUIDE_WIDTHS[column]))
    sheet.set_row(row, _LINE_HEIGHT * lines)


def _line_count(text: str, width: float) -> int:
    """About how many lines ``text`` takes in a column; spreadsheets do not work it out on opening.

    At most as many as fit in the highest row that a spreadsheet allows.
    """
    return min(1 + int(len(text) / (width * 1.12)), _MAX_LINES)


def _set_page(sheet: Worksheet, title: str) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    safe = title.replace("&", "&&")
    sheet.set_header(f"&L&8{safe}")
    sheet.set_footer("&R&8Pagina &P van &N")


def _case_number(request_id: str) -> str:
    """``request_id`` in the characters of a case number; other characters become a dash."""
    number = "".join(sign if CASE_NUMBER.fullmatch(sign) else "-" for sign in request_id.strip())
    return number.replace(";", "-")[:255]
