"""CSV files that a Dutch spreadsheet opens right: semicolons, UTF-8 with a byte order mark, CRLF.

A spreadsheet runs cell texts that begin with ``=``, ``+``, ``-`` or ``@``; those get an apostrophe
in front. Grounds are written as ``art. 5.2``, because a bare 5.2 would be shown as a date.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from publication.inventory import FILE_TYPE_LABELS, InventoryEntry
from publication.plain_text import one_line
from publication.publication_set import PublicationSet
from publication.reading_guide import books_block

_RUNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "|", "%")

INVENTORY_HEADER = (
    "Nummer",
    "Titel",
    "Datum",
    "Soort",
    "Beoordeling",
    "Gronden",
    "Bestuursorgaan",
    "Familie",
    "Gesprek",
    "Dubbel van",
    "Gerelateerd",
    "Publieke link",
    "Bestand",
    "Bladzijden",
    "Gelakte passages",
    "SHA-256",
    "Toelichting",
)


def csv_of(rows: Iterable[Sequence[str | int | None]]) -> bytes:
    """The rows as a CSV file; texts that a spreadsheet would run are disarmed."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode("utf-8-sig")


def inventory_csv(entries: Iterable[InventoryEntry], hashes: Mapping[str, str]) -> bytes:
    """``inventarislijst.csv``: all that the inventory says of each document.

    Args:
        hashes: SHA-256 by path of the published documents.
    """
    rows = (_row(entry, hashes.get(entry.path, "")) for entry in entries)
    return csv_of([INVENTORY_HEADER, *rows])


def books_csv(publication: PublicationSet) -> bytes:
    """``boekhouding.csv``: what became of everything collected, per source, with sums."""
    table = books_block(publication).table
    notice = one_line(publication.notice)
    if not notice or not table:
        return csv_of(table)
    remarks = ["Toelichting", *[notice] * (len(table) - 1)]
    return csv_of([*row, remark] for row, remark in zip(table, remarks, strict=True))


def _row(entry: InventoryEntry, sha256: str) -> tuple[str | int | None, ...]:
    return (
        entry.number,
        entry.title,
        entry.dated_on.isoformat() if entry.dated_on else "",
        FILE_TYPE_LABELS[entry.file_type],
        entry.judgement.value,
        "; ".join(f"art. {code}" for code in entry.grounds),
        entry.public_body,
        entry.family,
        entry.thread,
        entry.duplicate_of,
        "; ".join(entry.related),
        entry.link,
        entry.path,
        entry.page_count,
        entry.redaction_count or None,
        sha256,
        entry.remark,
    )


def _cell(value: str | int | None) -> str | int:
    if isinstance(value, str) and value.startswith(_RUNS):
        return f"'{value}"
    return "" if value is None else value
