"""What was found and what it consists of: source items, documents and their passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class ItemOutcome(StrEnum):
    """What became of the bytes that were found."""

    READ = "read"
    CONTAINER = "container"
    """Opened for what is in it; the container itself is no document (zip, mbox)."""
    UNPROCESSABLE = "unprocessable"


@dataclass(frozen=True, slots=True)
class SourceItem:
    """Bytes that were found somewhere. Nothing found is ever dropped.

    Attributes:
        item_id: stable over runs: a hash of source and path.
        path: place inside the source, parts inside archives and mails joined with ``!/``.
        sha256: hash of the bytes, hexadecimal; also their key in the file store.
        outcome: ``UNPROCESSABLE`` comes with a Dutch ``reason`` that names what to do.
    """

    item_id: str
    request_id: str
    source_id: str
    custodian: str = field(repr=False)
    path: str = field(repr=False)
    sha256: str
    size_bytes: int
    outcome: ItemOutcome
    reason: str = ""
    parent_item_id: str | None = None


class DocumentKind(StrEnum):
    """What a document is; decides how it is laid out."""

    MAIL = "mail"
    CHAT = "chat"
    CALENDAR = "calendar"
    TEXT = "text"
    WORD = "word"
    SPREADSHEET = "spreadsheet"
    PDF = "pdf"
    IMAGE = "image"
    UNKNOWN = "unknown"

    @property
    def keeps_its_pages(self) -> bool:
        """Whether the original's own pages are published (true removal) instead of our layout."""
        return self in (DocumentKind.PDF, DocumentKind.IMAGE)


class PassageRole(StrEnum):
    """What part of a document a passage is."""

    HEADER = "header"
    BODY = "body"
    QUOTED = "quoted"
    FORWARDED = "forwarded"
    SIGNATURE = "signature"
    DISCLAIMER = "disclaimer"
    AUTO_REPLY = "auto_reply"
    HEADING = "heading"
    TABLE_CELL = "table_cell"
    METADATA = "metadata"
    """Not visible on the page (document properties, hidden text, comments); never published."""
    FILE_NAME = "file_name"
    PAGE = "page"
    """The text of one page of a document that keeps its pages."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a passage stands on a page of the original.

    Attributes:
        page_index: 0-based.
        boxes_ref: file-store key of the boxes of each character (:func:`geometry.encode_boxes`);
            as many boxes as the passage has characters.
        ocr: whether the text was read from pixels.
        confidence: mean OCR word confidence, 0-100; ``None`` for real text.
    """

    page_index: int
    boxes_ref: str
    ocr: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Cell position of a passage: 0-based table, row and column within its document."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document's text with one role. Offsets into ``text`` are half-open characters.

    Attributes:
        index: 0-based position in the document; reading order.
        name: for a header the Dutch label (``Van``, ``Aan``, ``CC``, ``Datum``, ``Onderwerp``,
            ``Bijlagen``), for metadata the property's name, for a heading its level; else empty.
        level: depth of quoting (0 = written by the sender of this message).
    """

    index: int
    role: PassageRole
    text: str = field(repr=False)
    name: str = ""
    level: int = 0
    place: PagePlace | None = None
    table: TablePlace | None = None

    @property
    def text_hash(self) -> str:
        """Hash of role family and text: equal for equal passages anywhere in the dossier."""
        family = self.role.value if self.role is not PassageRole.HEADER else f"header:{self.name}"
        return hashlib.sha256(f"{family}\0{self.text}".encode()).hexdigest()


class ParticipantRole(StrEnum):
    """In which header field somebody stands."""

    FROM = "from"
    TO = "to"
    CC = "cc"
    BCC = "bcc"
    ORGANISER = "organiser"
    ATTENDEE = "attendee"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Participant:
    """One name and address from a header field, a calendar or a chat. Either may be empty."""

    role: ParticipantRole
    name: str = field(repr=False)
    address: str = field(default="", repr=False)


class DateSource(StrEnum):
    """Where a document's date was read."""

    SENT_HEADER = "sent_header"
    CONTENT = "content"
    METADATA = "metadata"
    FAMILY = "family"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Document:
    """One message, attachment or file, as collected.

    Attributes:
        document_id: stable over runs: a hash of source, path and part.
        parent_id: the mail or archive member that this was attached to.
        family_id: ``document_id`` of the head of the family (mail + attachments).
        position: 0 for the head, then in order of attachment.
        title: subject or file name, unredacted.
        dated_at: aware date-time, or ``None`` when nothing gives one.
        content_hash: hash that is equal for exact duplicates (normalised message, or bytes).
        original_ref: file-store key of the original bytes.
        is_inline: an image that is part of a mail's body.
    """

    document_id: str
    request_id: str
    item_id: str
    kind: DocumentKind
    title: str = field(repr=False)
    file_name: str = field(repr=False)
    media_type: str
    original_ref: str
    content_hash: str
    parent_id: str | None
    family_id: str
    position: int
    dated_at: datetime | None
    date_source: DateSource
    participants: tuple[Participant, ...] = field(default=(), repr=False)
    message_id: str = field(default="", repr=False)
    in_reply_to: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = field(default=(), repr=False)
    is_inline: bool = False
    page_count: int | None = None


class DocumentStatus(StrEnum):
    """Every document has exactly one; together they are the books."""

    IN_SCOPE = "in_scope"
    OUT_OF_PERIOD = "out_of_period"
    OFF_TOPIC = "off_topic"
    DUPLICATE = "duplicate"
    UNPROCESSABLE = "unprocessable"
    ALREADY_PUBLIC = "already_public"
    UNDATED = "undated"
    """No date could be found: a person decides; never silently in or out."""

    @property
    def label(self) -> str:
        """Dutch, as shown to people."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    DocumentStatus.IN_SCOPE: "binnen het verzoek",
    DocumentStatus.OUT_OF_PERIOD: "buiten de periode",
    DocumentStatus.OFF_TOPIC: "ander onderwerp",
    DocumentStatus.DUPLICATE: "dubbel",
    DocumentStatus.UNPROCESSABLE: "niet te verwerken",
    DocumentStatus.ALREADY_PUBLIC: "al openbaar",
    DocumentStatus.UNDATED: "zonder datum",
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What *select* says of one document.

    Attributes:
        reason: Dutch; why it has this status (which rule, which terms matched).
        duplicate_of: ``document_id`` of the copy that is judged.
        thread_id: 1-based number of the conversation, ``None`` outside mail.
        family_number: 1-based number of the family in the inventory.
        number: document number (``[A-Za-z0-9]+``), once given never changed; only for documents
            that stand in the inventory.
        link: public address, when already public.
        dated_at: the moment that counts for the period: the document's own, its family's, or one that
            a person assigned.
    """

    document_id: str
    request_id: str
    status: DocumentStatus
    reason: str
    duplicate_of: str | None = None
    thread_id: int | None = None
    family_number: int | None = None
    number: str | None = None
    link: str = ""
    dated_at: datetime | None = None
