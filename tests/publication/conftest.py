"""A publication set in miniature: every judgement, a family, a duplicate, an already public letter."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dossier.documents import DocumentStatus
from dossier.grounds import Ground, GroundKind, GroundTable
from dossier.judgements import InventoryRow, Judgement
from dossier.request import Period
from publication import BooksLine, PublicationSet, publish

NOTICE = "concept, niet beoordeeld"

GROUNDS = GroundTable(
    Ground(code, GroundKind.RELATIVE, label, f"artikel {code}", "wettekst", platform_code)
    for code, label, platform_code in (
        ("5.1.2a", "Internationale betrekkingen", "5.1.2a"),
        ("5.1.2e", "Persoonlijke levenssfeer", "5.1.2e"),
        ("5.1.4", "Andere ernstige benadeling", "5.1.4"),
        ("5.2.1", "Persoonlijke beleidsopvattingen", "5.2"),
        ("5.2.2", "Beleidsopvattingen in andere vorm", "5.2"),
    )
)

BOOKS = (
    BooksLine(
        "Postbus verkiezingen",
        "Directie Democratie",
        {DocumentStatus.IN_SCOPE: 4, DocumentStatus.OUT_OF_PERIOD: 12, DocumentStatus.DUPLICATE: 1},
        17,
    ),
    BooksLine("Archief OCW", "Directie Communicatie", {DocumentStatus.ALREADY_PUBLIC: 1}, 1),
)


def a_row(number: str, **changes: Any) -> InventoryRow:
    """A fully public e-mail, but for ``changes``."""
    values: dict[str, Any] = {
        "number": number,
        "title": f"RE: uitslag {number}",
        "judgement": Judgement.PUBLIC,
        "grounds": (),
        "dated_on": date(2023, 11, 23),
        "file_type": "email",
        "public_body": "BZK",
        "custodian": "Postbus verkiezingen",
        "page_count": 2,
    }
    return InventoryRow(**{**values, **changes})


ROWS = (
    a_row("1001", family=1, thread=1),
    a_row(
        "1002",
        judgement=Judgement.PARTIAL_PUBLIC,
        grounds=("5.2.1", "5.1.2e", "5.2.2"),
        family=1,
        file_type="doc",
        redaction_count=7,
        related=("1001",),
    ),
    a_row("1003", judgement=Judgement.NOT_PUBLIC, grounds=("5.1.2a",), dated_on=None),
    a_row(
        "1004",
        judgement=Judgement.ALREADY_PUBLIC,
        link="https://www.rijksoverheid.nl/een brief/café.pdf",
    ),
    a_row("1005", judgement=Judgement.NOT_PUBLIC, duplicate_of="1001", thread=1),
)

SetFactory = Callable[..., PublicationSet]


def pdf_of(number: str) -> bytes:
    """What stands for the redacted PDF of a document."""
    return b"%PDF-1.7\n% " + number.encode()


def accept(path: str, data: bytes) -> None:
    """A check that finds nothing."""


@pytest.fixture
def a_set() -> SetFactory:
    """Makes the example set, with changes."""

    def make(**changes: Any) -> PublicationSet:
        values: dict[str, Any] = {
            "request_id": "BZK-2023-0412",
            "request_title": "Uitslag van de verkiezingen",
            "request_date": date(2023, 11, 28),
            "decision_date": date(2024, 2, 14),
            "publisher": "BZK",
            "responsible": "BZK",
            "co_responsible": ("BZ", "OCW"),
            "base_url": "https://woo.voorbeeld.nl/BZK-2023-0412",
            "publication_context": "BZK-2023-0412",
            "period": Period(start=date(2023, 11, 18), end=date(2023, 11, 27)),
            "rows": ROWS,
            "notice": NOTICE,
            "books": BOOKS,
            "grounds": GROUNDS,
        }
        return PublicationSet(**{**values, **changes})

    return make


@pytest.fixture
def row() -> Callable[..., InventoryRow]:
    """Makes a row: a fully public e-mail, but for the changes."""
    return a_row


@pytest.fixture
def put(tmp_path: Path) -> Callable[..., Path]:
    """Publishes a set and returns the folder."""

    def put_out(publication: PublicationSet, name: str = "publicatie") -> Path:
        publish(publication, pdf_of, tmp_path / name, accept)
        return tmp_path / name

    return put_out


@pytest.fixture
def published(a_set: SetFactory, put: Callable[..., Path]) -> Path:
    """The example set, published."""
    return put(a_set())


@pytest.fixture
def pdf() -> Callable[[str], bytes]:
    """Gives what stands for the redacted PDF of a document number."""
    return pdf_of


@pytest.fixture
def accept_all() -> Callable[[str, bytes], None]:
    """A check that finds nothing."""
    return accept
