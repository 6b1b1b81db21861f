"""Checks a production report (*productierapport*) as the publication platform will take it.

Finds what makes the platform refuse the file, and what it silently misreads: a date that becomes
another day, a judgement that becomes *Niet openbaar*, an ID that can never get its file. It reads
the file itself and shares only the table of columns with the code that writes it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from xml.parsers.expat import ExpatError

from openpyxl.utils.exceptions import InvalidFileException

from publication import report_columns as rules
from publication.report_cells import row_problems
from publication.report_columns import Column
from publication.report_sheet import ReportRow, read_sheet


def check(path: Path) -> list[str]:
    """What is wrong with the report at ``path``, in Dutch; empty when the platform takes it whole.

    Row numbers are those of the platform's own messages: rows that are not empty, without header.
    """
    if path.stat().st_size > rules.MAX_BYTES:
        return [f"Het bestand is groter dan {rules.MAX_BYTES // 1000} kB."]
    try:
        sheet = read_sheet(path)
        missing = [column.header for column in rules.REQUIRED if column not in sheet.columns]
        if missing:
            return [f"Verplichte kolom ontbreekt: {', '.join(missing)}."]
    except (
        *(OSError, ValueError, KeyError, IndexError, SyntaxError),
        *(zipfile.BadZipFile, InvalidFileException, ExpatError),
    ):
        return ["Het bestand is geen leesbaar xlsx-bestand."]
    rows = sheet.rows
    return [*_whole(rows), *(problem for row in rows for problem in row_problems(row)), *_ids(rows)]


def read_judgements(path: Path) -> dict[str, str]:
    """Judgement by ID of an accepted report, in the order of its rows."""
    return {row[Column.ID]: row[Column.JUDGEMENT] for row in read_sheet(path).rows}


def _whole(rows: Sequence[ReportRow]) -> Iterator[str]:
    if not rows:
        yield "Het rapport heeft geen enkel document."
    if len(rows) > rules.MAX_ROWS:
        yield f"Het rapport heeft {len(rows)} documenten; het maximum is {rules.MAX_ROWS}."


def _ids(rows: Sequence[ReportRow]) -> Iterator[str]:
    """Numbers that occur twice, and references to documents that are not there.

    The platform compares without regard to case, and misses a double when the context or matter
    has capitals; it drops unknown references without a word.
    """
    seen: dict[str, int] = {}
    matters: dict[str, str] = {}
    for row in rows:
        matter, identifier = row[Column.MATTER], row[Column.ID].lower()
        number = f"{matter or row[Column.CONTEXT]}-{identifier}".lower()
        if number in seen:
            yield f"Rij {row.number}: dit documentnummer staat ook in rij {seen[number]}."
        elif matters.setdefault(identifier, number) != number:
            yield f"Rij {row.number}: deze ID staat ook bij een andere matter of context."
        seen.setdefault(number, row.number)
    known = {row[Column.ID].lower() for row in rows} | set(seen)
    for row in rows:
        for reference in filter(None, (part.strip() for part in row[Column.RELATED].split(";"))):
            if reference.lower() not in known:
                yield f"Rij {row.number}: Gerelateerd ID {reference[:40]!r} bestaat niet."
