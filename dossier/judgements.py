"""What becomes of a document as a whole, and its row in the inventory."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Judgement(StrEnum):
    """*Beoordeling*. The values are the exact texts that publication platforms accept."""

    PUBLIC = "Openbaar"
    PARTIAL_PUBLIC = "Deels openbaar"
    NOT_PUBLIC = "Niet openbaar"
    ALREADY_PUBLIC = "Reeds openbaar"

    @property
    def has_file(self) -> bool:
        """Whether a PDF belongs to it in the publication set."""
        return self in (Judgement.PUBLIC, Judgement.PARTIAL_PUBLIC)


@dataclass(frozen=True, slots=True)
class InventoryRow:
    """One line of the inventory (*inventarislijst*). All texts are already redacted.

    Attributes:
        number: document number, ``[A-Za-z0-9]+``, equals the file name without ``.pdf``.
        title: redacted subject or file name.
        dated_on: local date (Europe/Amsterdam).
        grounds: canonical codes in statutory order; empty when fully public.
        family, thread: whole numbers from 1; ``None`` when there is none.
        duplicate_of: document number of the copy that is judged, else empty.
        related: document numbers.
        file_type: a type of the production report (``email``, ``pdf``, ``chat``, ...).
        sha256: hash of the published PDF, empty when there is none.
    """

    number: str
    title: str
    judgement: Judgement
    grounds: tuple[str, ...]
    dated_on: date | None
    file_type: str
    public_body: str
    custodian: str
    family: int | None = None
    thread: int | None = None
    duplicate_of: str = ""
    related: tuple[str, ...] = ()
    link: str = ""
    remark: str = ""
    page_count: int | None = None
    sha256: str = ""
    redaction_count: int = field(default=0)
