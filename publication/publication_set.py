"""What goes into a publication (*openbaarmaking*), and what is known of it afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from dossier.documents import DocumentStatus
from dossier.errors import BooksDoNotBalance, PublicationError
from dossier.grounds import GroundTable
from dossier.judgements import InventoryRow
from dossier.request import Period

CONTEXT = re.compile(r"[A-Za-z0-9\-._~]{1,255}")


@dataclass(frozen=True, slots=True)
class BooksLine:
    """What became of everything that one source held (*boekhouding*).

    Attributes:
        source: name of the source as people know it.
        custodian: whose it is: an office, or an already redacted name.
        counts: number of documents per status; a status that is absent counts as 0.
        total: number of documents that the source yielded.
    """

    source: str
    custodian: str
    counts: Mapping[DocumentStatus, int]
    total: int

    def __post_init__(self) -> None:
        if sum(self.counts.values()) != self.total or min(self.counts.values(), default=0) < 0:
            raise BooksDoNotBalance(
                f"De boekhouding klopt niet: {self.total} documenten verzameld, "
                f"{sum(self.counts.values())} verantwoord.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationSet:
    """A released dossier as it goes out. All texts are already redacted.

    Attributes:
        request_date: day on which the request was received.
        publisher: short code of the public body that publishes (``config/organisations.yaml``);
            ``responsible`` and ``co_responsible`` likewise.
        base_url: https address at which the publication folder will be served; may hold a path.
        publication_context: first part of the document numbers on the platform.
        rows: in the order of the inventory.
        notice: what every form of the inventory must say about its standing, e.g. ``concept, niet
            beoordeeld``; empty when there is nothing to say.
        released_at: aware moment of release; ``lastmod`` of what is new or changed. Without it
            that is the decision date, which hides later changes from a harvester.
    """

    request_id: str
    request_title: str = field(repr=False)
    request_date: date
    decision_date: date
    publisher: str
    responsible: str
    co_responsible: tuple[str, ...] = ()
    base_url: str
    publication_context: str
    period: Period
    rows: tuple[InventoryRow, ...] = field(repr=False)
    notice: str
    books: tuple[BooksLine, ...] = field(default=(), repr=False)
    grounds: GroundTable = field(repr=False)
    released_at: datetime | None = None

    def __post_init__(self) -> None:
        if not self.request_id.strip():
            raise PublicationError("De publicatie heeft geen zaaknummer (request_id).")
        if not CONTEXT.fullmatch(self.publication_context):
            raise PublicationError(
                f"De publicatiecontext {self.publication_context!r} kan niet: gebruik 1 tot 255 "
                "letters zonder accent, cijfers, - . _ of ~.",
            )
        address = urlsplit(self.base_url)
        if address.scheme != "https" or not address.hostname or address.query or address.fragment:
            raise PublicationError("Het publicatieadres (base_url) moet een https-adres zijn.")
        if not self.base_url.isascii() or re.search(r"[\s<>\"{}|\\^`]", self.base_url):
            raise PublicationError("Het publicatieadres (base_url) bevat ongeldige tekens.")
        if self.released_at is not None and self.released_at.utcoffset() is None:
            raise PublicationError("Het moment van vrijgave (released_at) mist een tijdzone.")

    def address_of(self, relative_path: str) -> str:
        """Where a file of the publication folder will be read."""
        return f"{self.base_url.rstrip('/')}/{relative_path}"

    def marked(self, text: str) -> str:
        """``text`` with the notice in front, when there is one."""
        return f"[{self.notice.strip()}] {text}".strip() if self.notice.strip() else text


@dataclass(frozen=True, slots=True)
class PublicationRecord:
    """What a publication came to.

    Attributes:
        changed: whether the folder was replaced; ``False`` when it already held exactly this.
        total_hash: one hash over paths and hashes of all files.
        file_count: all files, the manifest included; ``document_count`` only the documents.
        size_bytes: of all files together.
    """

    request_id: str
    folder: Path
    changed: bool
    total_hash: str
    file_count: int
    document_count: int
    size_bytes: int

    def __str__(self) -> str:
        return f"{self.request_id}: {self.document_count} documenten, {self.file_count} bestanden"
