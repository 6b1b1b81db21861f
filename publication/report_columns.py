"""The production report (*productierapport*): its columns and the values that platforms accept.

One table for who writes the report (:mod:`publication.workbook`) and who checks it
(:mod:`publication.production_report`). Where the platform's manual and its code differ, the code
counts.
"""

from __future__ import annotations

import re
from enum import Enum

MAX_BYTES = 10_024 * 1000
MAX_ROWS = 50_000
MAX_ID_CHARACTERS = 170
MAX_DOCUMENT_NUMBER_CHARACTERS = 255
MAX_NAME_BYTES = 500
MAX_REMARK_CHARACTERS = 1000
MAX_LINK_CHARACTERS = 2048

ID = re.compile(r"[A-Za-z0-9]+")
"""The platform takes ``.`` and ``-`` too, but matches a file by its leading letters and digits."""
MATTER = re.compile(r"[A-Za-z0-9\-._~]{1,255}")
CASE_NUMBER = re.compile(r"[A-Za-z0-9\-.;() ]{1,255}")
HOST = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)

DUPLICATE = "dubbel"
"""The platform's own code for a document that is withheld because another copy is judged."""

GROUNDS_WITH_LABEL = frozenset(
    {f"5.1.1{letter}" for letter in "abcde"}
    | {f"5.1.2{letter}" for letter in "abcdefghi"}
    | {"5.1.5", "5.2", "5.4", DUPLICATE}
    | {f"10.1{letter}" for letter in "abcd"}
    | {f"10.2{letter}" for letter in "abcdeg"}
    | {"11.1"}
)
GROUNDS_WITHOUT_LABEL = frozenset({"5.1.4", "5.1.6", "5.4a", "5.4a.1"})
"""Grounds of the Woo that the platform stores, but shows as a bare code."""

FILE_TYPES = frozenset(
    {"pdf", "doc", "image", "presentation", "spreadsheet", "email", "html", "note"}
    | {"database", "xml", "video", "audio", "vcard", "chat"}
)
OTHER_FILE_TYPES = frozenset({"word processing", "chatbericht"})
"""Taken too, as ``doc`` and ``chat``."""
SUSPENDED_NO = frozenset({"nee", "no", "n", "false", "0"})
SUSPENDED_YES = frozenset({"true", "ja", "yes", "1", "y", "j"})


class Column(Enum):
    """A field of the report: the header that we write and every header that the platform accepts."""

    ID = "ID", {"id"}
    NAME = (
        "Document",
        {
            *(
                "document",
                "document id",
                "documentnr",
                "document nr",
                "documentnr.",
                "document nr.",
            ),
            *("nr.", "omschrijving", "name"),
        },
    )
    FILE_TYPE = "File type", {"file type", "filetype"}
    DATE = "Datum", {"date", "datum", "datum (utc)"}
    JUDGEMENT = "Beoordeling", {"beoordeling", "openbaarmaking"}
    GROUNDS = (
        "Beoordelingsgrond",
        {
            *("beoordelingsgrond", "grond", "tagmulti006", "beoordelingsgrond (; gescheiden)"),
            "code entries",
        },
    )
    REMARK = "Toelichting", {"toelichting", "opmerking"}
    FAMILY = "Familie", {"family", "familie", "family id"}
    THREAD = "Email thread ID", {"thread id", "email thread id", "email thread"}
    RELATED = "Gerelateerd ID", {"gerelateerd id"}
    LINK = (
        "Publieke link",
        {
            *(
                "publieke link",
                "publiekelink",
                "publiekelinktag",
                "publicatielink",
                "publicatie link",
            ),
            "publiekelink ( | gescheiden)",
        },
    )
    CASE_NUMBER = "Zaaknummer", {"zaaknr", "casenr", "zaak", "case", "zaaknummer"}
    CONTEXT = (
        "Publicatiecontext",
        {
            *("publicatiecontext", "publicationcontext", "publication context"),
            "publication_context",
        },
    )
    MATTER = "Matter", {"matter", "matter / marjoleinnummer"}
    SUSPENDED = "Opgeschort", {"opgeschort", "suspended", "tag015"}

    def __init__(self, header: str, accepted: set[str]) -> None:
        self.header = header
        self.accepted = frozenset(accepted)


REQUIRED = (Column.ID, Column.NAME, Column.JUDGEMENT, Column.GROUNDS)
WRITTEN = tuple(column for column in Column if column not in (Column.MATTER, Column.SUSPENDED))
"""The columns of our report, in their order; a publication has no matters and suspends nothing."""


def column_of(header: str) -> Column | None:
    """The field that the platform takes a header for, ``None`` when it ignores the column."""
    name = header.strip().lower().lstrip("0123456789").strip()
    return next((column for column in Column if name in column.accepted), None)
