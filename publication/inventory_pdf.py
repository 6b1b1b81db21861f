"""``inventarislijst.pdf``: the inventory for people, tagged for screen readers (PDF/UA-1, PDF/A-2a).

A list of more than :data:`ROWS_PER_PART` documents is split over several files, because layout
takes about 200 kB of memory per document.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from publication.inventory import FILE_TYPE_LABELS, InventoryEntry, Totals
from publication.organisations import load_organisations
from publication.plain_text import one_line
from publication.publication_set import PublicationSet
from publication.reading_guide import INTRODUCTION, MEANINGS, NUMBERS, books_block, facts
from publication.typeface import breakable, showable
from publication.typesetting import set_all

ROWS_PER_PART = 2_500
COLUMNS = (
    "Nr.",
    "Datum",
    "Document",
    "Soort",
    "Orgaan",
    "Beoordeling",
    "Gronden (Woo)",
    "Familie",
    "Gesprek",
    "Blz.",
    "Toelichting",
)


def part_paths(document_count: int, rows_per_part: int = ROWS_PER_PART) -> tuple[str, ...]:
    """Paths of the PDFs that together hold ``document_count`` documents."""
    others = range(2, (document_count - 1) // rows_per_part + 2)
    return ("inventarislijst.pdf", *(f"inventarislijst-deel-{number:02d}.pdf" for number in others))


def inventory_pdfs(
    publication: PublicationSet,
    entries: Sequence[InventoryEntry],
    totals: Totals,
    rows_per_part: int = ROWS_PER_PART,
) -> Iterator[tuple[str, bytes]]:
    """Path and content of each PDF of the inventory.

    Raises:
        PublicationError: the text cannot be set.
    """
    paths = part_paths(len(entries), rows_per_part)
    about = _about(publication, totals)

    def contents() -> Iterator[dict[str, Any]]:
        for index in range(len(paths)):
            rows = entries[index * rows_per_part : (index + 1) * rows_per_part]
            yield {
                **about,
                "part": index + 1,
                "parts": len(paths),
                "list_heading": f"Documenten, deel {index + 1} van {len(paths)}",
                "rows": [_row(publication, entry) for entry in rows],
            }

    yield from zip(paths, set_all(contents(), len(paths)), strict=True)


def _about(publication: PublicationSet, totals: Totals) -> dict[str, Any]:
    notice = one_line(publication.notice)
    name = f"Inventarislijst {one_line(publication.request_id)}"
    day = publication.decision_date
    return {
        "document_title": showable(f"{name} ({notice})" if notice else name),
        "description": showable(one_line(publication.request_title)),
        "author": showable(load_organisations()[publication.responsible].name),
        "date": [day.year, day.month, day.day],
        "heading": "Inventarislijst",
        "running_title": showable(f"Inventarislijst · {one_line(publication.request_id)}"),
        "notice": showable(notice),
        "notice_sentence": showable(f"Let op: {notice}"),
        "facts": [[fact.name, breakable(fact.value)] for fact in facts(publication)],
        "introduction": INTRODUCTION,
        "terms": [*([name.value, text] for name, text in MEANINGS.items()), *map(list, NUMBERS)],
        "judgements": [[judgement.value, count] for judgement, count in totals.judgements],
        "documents": totals.documents,
        "duplicates": totals.duplicates,
        "grounds": [
            [
                code,
                showable(publication.grounds[code].label),
                showable(publication.grounds[code].article),
                count,
            ]
            for code, count in totals.grounds
        ],
        "books": [
            [breakable(cell) if isinstance(cell, str) else cell for cell in row]
            for row in books_block(publication).table
        ],
        "columns": list(COLUMNS),
    }


def _row(publication: PublicationSet, entry: InventoryEntry) -> dict[str, str]:
    return {
        "number": breakable(entry.number),
        "address": publication.address_of(entry.path) if entry.path else "",
        "date": entry.dated_on.strftime("%d-%m-%Y") if entry.dated_on else "",
        "title": breakable(entry.title),
        "kind": FILE_TYPE_LABELS[entry.file_type],
        "body": breakable(entry.public_body),
        "judgement": entry.judgement.value,
        "grounds": ", ".join(entry.grounds),
        "family": str(entry.family or ""),
        "thread": str(entry.thread or ""),
        "pages": str(entry.page_count or ""),
        "remark": breakable(_remark(entry)),
        "link": entry.link,
        "link_text": breakable(urlsplit(entry.link).hostname or "") if entry.link else "",
    }


def _remark(entry: InventoryEntry) -> str:
    """The remark without the notice, which stands on every page, and what it is related to."""
    related = [number for number in entry.related if number != entry.duplicate_of]
    see_also = f"Zie ook {', '.join(related)}." if related else ""
    return f"{entry.own_remark} {see_also}".strip()
