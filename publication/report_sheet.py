"""The first sheet of a spreadsheet as a publication platform reads it: displayed text, row by row.

The platform turns the sheet into CSV first, so a date counts as it is shown and a number by its
format. Rows whose cells are all empty or 0 are skipped, and do not count in row numbers.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import load_workbook

from publication.report_columns import Column, column_of

_DATE_PARTS = (
    ("hh:mm", "%H:%M"),
    ("h:mm", "%H:%M"),
    ("mm:ss", "%M:%S"),
    ("yyyy", "%Y"),
    ("yy", "%y"),
    ("mmmm", "%B"),
    ("mmm", "%b"),
    ("mm", "%m"),
    ("dddd", "%A"),
    ("ddd", "%a"),
    ("dd", "%d"),
    ("hh", "%H"),
    ("ss", "%S"),
    ("am/pm", "%p"),
    ("m", "%m"),
    ("d", "%d"),
    ("h", "%H"),
)
_DATE_TOKEN = re.compile("|".join(re.escape(token) for token, _ in _DATE_PARTS))


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One document of the report.

    Attributes:
        number: n-th row that is not empty, the header not counted; as the platform counts.
        cells: trimmed displayed text by field; a field without a column is absent.
    """

    number: int
    cells: dict[Column, str]

    def __getitem__(self, column: Column) -> str:
        return self.cells.get(column, "")


class ReportSheet(NamedTuple):
    """The fields that have a column, and the rows."""

    columns: frozenset[Column]
    rows: tuple[ReportRow, ...]


def read_sheet(path: Path) -> ReportSheet:
    """The first sheet of ``path``.

    Raises:
        Exception: whatever the spreadsheet library raises on a file that is none.
    """
    with warnings.catch_warnings():
        # Of parts that the library does not know, such as lists of allowed values.
        warnings.simplefilter("ignore", UserWarning)
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            lines = book.worksheets[0].iter_rows()
            header = [_displayed(cell) for cell in next(lines, ())]
            places: dict[Column, int] = {}
            for index, text in enumerate(header):
                column = column_of(text)
                if column is not None:
                    places.setdefault(column, index)
            return ReportSheet(frozenset(places), tuple(_rows(lines, places)))
        finally:
            book.close()


def _rows(lines: Iterator[Any], places: dict[Column, int]) -> Iterator[ReportRow]:
    number = 0
    for line in lines:
        texts = [_displayed(cell) for cell in line]
        if all(text in ("", "0") for text in texts):
            continue
        number += 1
        cells = {
            column: texts[index].strip() if index < len(texts) else ""
            for column, index in places.items()
        }
        yield ReportRow(number, cells)


def _displayed(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time):
        return _displayed_date(value, str(cell.number_format or ""))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _displayed_date(value: datetime | date | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    code = re.sub(r"\[[^]]*]|\\|;.*$|\"", "", number_format).lower()
    parts = dict(_DATE_PARTS)
    return value.strftime(_DATE_TOKEN.sub(lambda token: parts[token[0]], code)).strip()
