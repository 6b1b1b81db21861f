"""From one top-level file to source items, documents and passages.

Everything inside is opened as far as it goes: attachments of mails, members of archives, mails in
mails. Each part is an item of its own, and what cannot be read is an item with a reason.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime

from correspondence.content import (
    Container,
    Content,
    ReadContext,
    Split,
    UntrustedFile,
)
from correspondence.dates import date_in_content
from correspondence.registry import read_file
from correspondence.sources import SourceFile
from dossier.documents import (
    DateSource,
    Document,
    DocumentKind,
    ItemOutcome,
    Passage,
    PassageRole,
    SourceItem,
)
from dossier.errors import BoundExceeded, DetectionError, SourceError, StoreError
from dossier.request import Source

log = logging.getLogger(__name__)

_PLAUSIBLE_YEARS = range(1900, 2201)

MAX_DEPTH = 12
MAX_PARTS = 50_000
SEPARATOR = "!/"


@dataclass(slots=True)
class Collected:
    """What one top-level file gave."""

    items: list[SourceItem] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    passages: dict[str, tuple[Passage, ...]] = field(default_factory=dict)


def item_id_of(request_id: str, source_id: str, path: str, sha256: str) -> str:
    """Stable id of an item: the same bytes in the same place are the same item."""
    key = "\0".join((request_id, source_id, path, sha256))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def collect_file(
    request_id: str,
    source: Source,
    file: SourceFile,
    untrusted: UntrustedFile,
    context: ReadContext,
) -> Collected:
    """Read one top-level file and everything in it; never raises for what is wrong inside."""
    walk = _Walk(request_id, source, context)
    walk.visit(file.path, untrusted, parent=None, depth=0)
    return walk.collected


@dataclass(frozen=True, slots=True)
class _Parent:
    item_id: str
    document: Document | None


class _Walk:
    """One file's descent; counts parts so that a hostile file ends."""

    def __init__(self, request_id: str, source: Source, context: ReadContext) -> None:
        self._request_id = request_id
        self._source = source
        self._context = context
        self._parts = 0
        self._positions: dict[str, int] = {}
        self.collected = Collected()

    def visit(self, path: str, file: UntrustedFile, parent: _Parent | None, depth: int) -> None:
        sha256 = self._context.put_blob(file.data)
        item = SourceItem(
            item_id=item_id_of(self._request_id, self._source.id, path, sha256),
            request_id=self._request_id,
            source_id=self._source.id,
            custodian=self._source.custodian,
            path=path,
            sha256=sha256,
            size_bytes=len(file.data),
            outcome=ItemOutcome.READ,
            parent_item_id=parent.item_id if parent else None,
        )
        self._parts += 1
        try:
            if depth > MAX_DEPTH or self._parts > MAX_PARTS:
                raise BoundExceeded("Dit zit te diep of te vaak in andere bestanden verpakt.")
            reading = read_file(file, self._context)
        except SourceError as error:
            self._add_unprocessable(item, file, parent, error.user_message)
            return
        except (DetectionError, StoreError):
            raise  # our own setup is wrong, not this file
        except Exception as error:  # a bad file costs that file, not the run
            log.warning("lezer faalt op item %s: %s", item.item_id, type(error).__name__)
            reason = (
                f"De lezer kan dit bestand niet aan ({type(error).__name__}). Zet het om naar PDF en "
                "lever het opnieuw aan."
            )
            self._add_unprocessable(item, file, parent, reason)
            return
        match reading:
            case Container():
                self.collected.items.append(replace(item, outcome=ItemOutcome.CONTAINER))
                # Members of an archive that was attached belong to the mail's family.
                here = _Parent(item.item_id, parent.document if parent else None)
                for part_path, part in _named(path, reading.parts):
                    self.visit(part_path, part, here, depth + 1)
                for name, reason in reading.problems:
                    self._add_lost_member(join(path, name), item, here, reason)
            case Split():
                self.collected.items.append(replace(item, outcome=ItemOutcome.CONTAINER))
                for name, content in reading.contents:
                    self._add_slice(join(path, name), item, file, content, parent)
            case Content():
                self.collected.items.append(item)
                document = self._add_document(item, file, reading, parent)
                here = _Parent(item.item_id, document)
                for part_path, part in _named(path, reading.parts):
                    self.visit(part_path, part, here, depth + 1)

    def _add_slice(
        self,
        path: str,
        whole: SourceItem,
        file: UntrustedFile,
        content: Content,
        parent: _Parent | None,
    ) -> None:
        data = content.original or b""
        sha256 = self._context.put_blob(data)
        item = replace(
            whole,
            item_id=item_id_of(self._request_id, self._source.id, path, sha256),
            path=path,
            sha256=sha256,
            size_bytes=len(data),
            parent_item_id=whole.item_id,
        )
        self.collected.items.append(item)
        self._add_document(item, file, content, parent)

    def _add_lost_member(
        self,
        path: str,
        archive: SourceItem,
        parent: _Parent,
        reason: str,
    ) -> None:
        item = replace(
            archive,
            item_id=item_id_of(self._request_id, self._source.id, path, ""),
            path=path,
            sha256=hashlib.sha256(b"").hexdigest(),
            size_bytes=0,
            parent_item_id=archive.item_id,
        )
        name = path.rsplit(SEPARATOR, 1)[-1].rsplit("/", 1)[-1]
        self._add_unprocessable(item, UntrustedFile(name, b""), parent, reason)

    def _add_unprocessable(
        self,
        item: SourceItem,
        file: UntrustedFile,
        parent: _Parent | None,
        reason: str,
    ) -> None:
        self.collected.items.append(
            replace(item, outcome=ItemOutcome.UNPROCESSABLE, reason=reason),
        )
        media_type = file.media_type or "application/octet-stream"
        self._add_document(
            item, file, Content(DocumentKind.UNKNOWN, file.name, (), media_type), parent
        )

    def _add_document(
        self,
        item: SourceItem,
        file: UntrustedFile,
        content: Content,
        parent: _Parent | None,
    ) -> Document:
        owner = parent.document if parent else None
        family_id = owner.family_id if owner else item.item_id
        position = self._positions.get(family_id, 0)
        self._positions[family_id] = position + 1
        original = content.original
        dated_at, date_source = _date(content, file, owner)
        if dated_at is not None and dated_at.year not in _PLAUSIBLE_YEARS:
            dated_at, date_source = None, DateSource.NONE  # a person decides
        document = Document(
            document_id=item.item_id,
            request_id=self._request_id,
            item_id=item.item_id,
            kind=content.kind,
            title=content.title,
            file_name=file.name,
            media_type=content.media_type,
            original_ref=item.sha256 if original is None else self._context.put_blob(original),
            content_hash=_content_hash(item, content),
            parent_id=owner.document_id if owner else None,
            family_id=family_id,
            position=position,
            dated_at=dated_at,
            date_source=date_source,
            participants=content.participants,
            message_id=content.message_id,
            in_reply_to=content.in_reply_to,
            references=content.references,
            is_inline=file.is_inline,
            page_count=content.page_count,
        )
        self.collected.documents.append(document)
        self.collected.passages[document.document_id] = _with_file_name(content, file.name)
        return document


def join(path: str, name: str) -> str:
    """The path of a part inside ``path``."""
    return f"{path}{SEPARATOR}{name}" if path else name


def _named(path: str, parts: tuple[UntrustedFile, ...]) -> Iterator[tuple[str, UntrustedFile]]:
    """Parts with distinct paths: a second ``brief.pdf`` becomes ``brief.pdf#2``."""
    seen: dict[str, int] = {}
    for part in parts:
        seen[part.name] = count = seen.get(part.name, 0) + 1
        yield join(path, part.name if count == 1 else f"{part.name}#{count}"), part


def _content_hash(item: SourceItem, content: Content) -> str:
    if not content.fingerprint:
        return item.sha256
    return hashlib.sha256(content.fingerprint.encode("utf-8", "surrogatepass")).hexdigest()


def _date(
    content: Content,
    file: UntrustedFile,
    owner: Document | None,
) -> tuple[datetime | None, DateSource]:
    """The sent date; else the date in the document, its properties', its archive's or its mail's."""
    if content.date_source in (DateSource.SENT_HEADER, DateSource.CONTENT):
        return content.dated_at, content.date_source
    written = date_in_content(content.passages, file.name)
    if written is not None:
        return written, DateSource.CONTENT
    if content.dated_at is not None:
        return content.dated_at, content.date_source
    if file.dated_at is not None:
        return file.dated_at, DateSource.METADATA
    if owner is not None and owner.dated_at is not None:
        return owner.dated_at, DateSource.FAMILY
    return None, DateSource.NONE


def _with_file_name(content: Content, file_name: str) -> tuple[Passage, ...]:
    """The passages with the file name as the last one (mail has its subject instead)."""
    if content.kind in (DocumentKind.MAIL, DocumentKind.CALENDAR) or not file_name.strip():
        return content.passages
    index = len(content.passages)
    return (*content.passages, Passage(index, PassageRole.FILE_NAME, file_name))
