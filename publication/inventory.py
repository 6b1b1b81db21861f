"""The inventory (*inventarislijst*): one entry per document, cleaned, checked and counted.

Every form of the inventory (spreadsheet, CSV, PDF, sitemap) is made from these entries, so that
they cannot say different things. Texts are made fit to print (:mod:`publication.plain_text`); what
a platform would silently misread is refused here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from dossier.errors import ConfigError, PublicationError
from dossier.judgements import InventoryRow, Judgement
from publication import report_columns as rules
from publication.links import ascii_link
from publication.plain_text import cut_to_bytes, cut_to_characters, one_line
from publication.publication_set import PublicationSet

FILE_TYPE_LABELS = {
    "pdf": "PDF",
    "doc": "tekstdocument",
    "image": "afbeelding",
    "presentation": "presentatie",
    "spreadsheet": "rekenblad",
    "email": "e-mail",
    "html": "webpagina",
    "note": "notitie",
    "database": "database",
    "xml": "XML",
    "video": "video",
    "audio": "geluid",
    "vcard": "visitekaartje",
    "chat": "chatbericht",
    "": "onbekend",
}


@dataclass(frozen=True, slots=True)
class InventoryEntry:
    """One document as every form of the inventory shows it.

    Attributes:
        grounds: canonical codes in statutory order; ``platform_grounds`` as platforms take them.
        remark: with the notice in front; ``own_remark`` without it.
        path: of the published PDF in the publication folder, empty when there is none.
    """

    number: str
    title: str = field(repr=False)
    dated_on: date | None
    file_type: str
    judgement: Judgement
    grounds: tuple[str, ...]
    platform_grounds: tuple[str, ...]
    public_body: str
    family: int | None
    thread: int | None
    duplicate_of: str
    related: tuple[str, ...]
    link: str
    remark: str = field(repr=False)
    own_remark: str = field(repr=False)
    page_count: int | None
    redaction_count: int
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Totals:
    """How many documents have each judgement and each ground; both in their fixed order."""

    judgements: tuple[tuple[Judgement, int], ...]
    grounds: tuple[tuple[str, int], ...]
    duplicates: int
    documents: int


def inventory_of(publication: PublicationSet) -> tuple[InventoryEntry, ...]:
    """The entries of ``publication``, in its order.

    Raises:
        PublicationError: a row cannot be published as it is; names its document number.
    """
    _check_numbers(publication)
    numbers = {row.number for row in publication.rows}
    return tuple(_entry(row, publication, numbers) for row in publication.rows)


def totals_of(publication: PublicationSet, entries: Iterable[InventoryEntry]) -> Totals:
    """The counts per judgement (also those that do not occur) and per ground that occurs."""
    entries = tuple(entries)
    judgements = Counter(entry.judgement for entry in entries)
    grounds = Counter(code for entry in entries for code in entry.grounds)
    return Totals(
        judgements=tuple((judgement, judgements[judgement]) for judgement in Judgement),
        grounds=tuple((code, grounds[code]) for code in publication.grounds.in_order(grounds)),
        duplicates=sum(bool(entry.duplicate_of) for entry in entries),
        documents=len(entries),
    )


def _check_numbers(publication: PublicationSet) -> None:
    rows = publication.rows
    if not rows:
        raise PublicationError("De inventarislijst is leeg; er is niets om openbaar te maken.")
    if len(rows) > rules.MAX_ROWS:
        raise PublicationError(
            f"De inventarislijst heeft {len(rows)} documenten; meer dan {rules.MAX_ROWS} neemt "
            "het platform niet aan. Verdeel het verzoek over meer besluiten.",
        )
    room = rules.MAX_DOCUMENT_NUMBER_CHARACTERS - len(publication.publication_context) - 1
    seen: set[str] = set()
    for position, row in enumerate(rows, start=1):
        if not rules.ID.fullmatch(row.number):
            raise PublicationError(
                f"Rij {position}: een documentnummer bestaat uit letters zonder accent en cijfers.",
            )
        if len(row.number) > min(rules.MAX_ID_CHARACTERS, room):
            raise PublicationError(f"Rij {position}: het documentnummer is te lang.")
        if row.number.lower() in seen:
            raise PublicationError(f"Documentnummer {row.number} komt meer dan eens voor.")
        seen.add(row.number.lower())


def _entry(row: InventoryRow, publication: PublicationSet, numbers: set[str]) -> InventoryEntry:
    for number in (*row.related, row.duplicate_of):
        if number and number not in numbers:
            raise PublicationError(
                f"Document {row.number} verwijst naar {number}, dat niet op de lijst staat.",
            )
    for name, value in (("familie", row.family), ("gesprek", row.thread)):
        if value is not None and value < 1:
            raise PublicationError(
                f"Document {row.number}: het nummer bij {name} moet 1 of meer zijn."
            )
    if row.file_type not in FILE_TYPE_LABELS:
        raise PublicationError(
            f"Document {row.number} heeft een bestandssoort die het platform niet kent; kies uit "
            f"{', '.join(sorted(rules.FILE_TYPES))}.",
        )
    grounds, platform_grounds = _grounds(row, publication)
    own_remark = _own_remark(row)
    return InventoryEntry(
        number=row.number,
        title=cut_to_bytes(one_line(row.title), rules.MAX_NAME_BYTES) or f"Document {row.number}",
        dated_on=row.dated_on,
        file_type=row.file_type,
        judgement=row.judgement,
        grounds=grounds,
        platform_grounds=platform_grounds,
        public_body=one_line(row.public_body),
        family=row.family,
        thread=row.thread,
        duplicate_of=row.duplicate_of,
        related=tuple(dict.fromkeys((*filter(None, [row.duplicate_of]), *row.related))),
        link=_link(row),
        remark=cut_to_characters(
            one_line(publication.marked(own_remark)), rules.MAX_REMARK_CHARACTERS
        ),
        own_remark=cut_to_characters(own_remark, rules.MAX_REMARK_CHARACTERS),
        page_count=row.page_count,
        redaction_count=row.redaction_count,
        path=f"documenten/{row.number}.pdf" if row.judgement.has_file else "",
        sha256=row.sha256,
    )


def _grounds(
    row: InventoryRow, publication: PublicationSet
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Canonical and platform codes; a withheld duplicate gets the platform's own code for it."""
    try:
        codes = publication.grounds.in_order(row.grounds)
        platform = [publication.grounds[code].platform_code for code in codes]
    except (ConfigError, KeyError) as error:
        raise PublicationError(
            f"Document {row.number} heeft een grond die niet in config/grounds.yaml staat.",
        ) from error
    unknown = set(platform) - rules.GROUNDS_WITH_LABEL - rules.GROUNDS_WITHOUT_LABEL
    if unknown:
        raise PublicationError(
            f"Document {row.number}: de platformcode {', '.join(sorted(unknown))} van een grond "
            "bestaat niet; herstel config/grounds.yaml.",
        )
    if row.duplicate_of and not row.judgement.has_file:
        platform.append(rules.DUPLICATE)
    return codes, tuple(dict.fromkeys(platform))


def _own_remark(row: InventoryRow) -> str:
    duplicate = f"Dubbel van {row.duplicate_of}." if row.duplicate_of else ""
    remark = f"{duplicate} {one_line(row.remark)}".strip()
    # A remark that starts with "http" is taken for a public link and emptied.
    return f"Zie {remark}" if remark.casefold().startswith("http") else remark


def _link(row: InventoryRow) -> str:
    try:
        return ascii_link(row.link)
    except ValueError as error:
        raise PublicationError(
            f"De publieke link van document {row.number} is geen volledig webadres, zoals "
            "https://www.rijksoverheid.nl/documenten.",
        ) from error
