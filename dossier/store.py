"""The dossier store: every stage reads from and adds to it.

One method is one transaction, so a process that is killed leaves whole records or none. Documents,
items and decisions are only ever added. What a stage computes from them (selections, persons,
proposals, renditions) is replaced as a whole when it is computed anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError, OperationalError

from dossier import tables
from dossier.audit import GENESIS, AuditEntry, entry_hash
from dossier.detections import Detection, Person
from dossier.documents import Document, ItemOutcome, Passage, Selection, SourceItem
from dossier.errors import StoreError
from dossier.records import from_json, to_json
from dossier.redactions import Proposal, Rendition, VerificationReport
from dossier.reviews import ReviewDecision

Record = TypeVar("Record")
_CHUNK = 500


class Store:
    """Typed access to the dossier database of any number of requests."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    # collect -------------------------------------------------------------------------------

    def item_ids(self, request_id: str) -> frozenset[str]:
        """Ids of all items that were collected before."""
        with self._reading() as connection:
            rows = connection.execute(
                select(tables.source_items.c.item_id).where(
                    tables.source_items.c.request_id == request_id,
                ),
            )
            return frozenset(row[0] for row in rows)

    def add_collected(
        self,
        items: Sequence[SourceItem],
        documents: Sequence[Document],
        passages: Mapping[str, Sequence[Passage]],
    ) -> None:
        """Add what was read from one top-level file, all of it or nothing.

        Known ids are skipped, but for items that could not be read before and can be now (a password
        came in): what stood there makes room.
        """
        with self._writing() as connection:
            _drop_unreadable(connection, items)
            for item in items:
                _insert_new(
                    connection,
                    tables.source_items,
                    item_id=item.item_id,
                    request_id=item.request_id,
                    source_id=item.source_id,
                    payload=to_json(SourceItem, item),
                )
            for document in documents:
                is_new = _insert_new(
                    connection,
                    tables.documents,
                    document_id=document.document_id,
                    request_id=document.request_id,
                    item_id=document.item_id,
                    payload=to_json(Document, document),
                )
                rows = [
                    {
                        "document_id": document.document_id,
                        "passage_index": passage.index,
                        "text_hash": passage.text_hash,
                        "payload": to_json(Passage, passage),
                    }
                    for passage in passages.get(document.document_id, ())
                ]
                if is_new and rows:
                    connection.execute(insert(tables.passages), rows)

    def items(self, request_id: str) -> list[SourceItem]:
        """All source items, ordered by source and path."""
        found = self._load(SourceItem, tables.source_items, request_id)
        return sorted(found, key=lambda item: (item.source_id, item.path, item.item_id))

    def documents(self, request_id: str) -> list[Document]:
        """All documents, ordered by id."""
        found = self._load(Document, tables.documents, request_id)
        return sorted(found, key=lambda document: document.document_id)

    def passages(self, document_ids: Iterable[str]) -> dict[str, list[Passage]]:
        """Passages of each document in reading order; documents without any are left out."""
        found: dict[str, list[Passage]] = {}
        table = tables.passages
        with self._reading() as connection:
            for chunk in _chunks(sorted(set(document_ids))):
                rows = connection.execute(
                    select(table.c.document_id, table.c.payload)
                    .where(table.c.document_id.in_(chunk))
                    .order_by(table.c.document_id, table.c.passage_index),
                )
                for document_id, payload in rows:
                    found.setdefault(document_id, []).append(from_json(Passage, payload))
        return found

    # select --------------------------------------------------------------------------------

    def replace_selections(self, request_id: str, selections: Sequence[Selection]) -> None:
        """Replace the selection of the whole request."""
        with self._writing() as connection:
            _clear(connection, tables.selections, request_id)
            _insert_many(
                connection,
                tables.selections,
                [
                    {
                        "document_id": selection.document_id,
                        "request_id": request_id,
                        "status": selection.status.value,
                        "payload": to_json(Selection, selection),
                    }
                    for selection in selections
                ],
            )

    def selections(self, request_id: str) -> dict[str, Selection]:
        """What *select* said of each document, by document id."""
        found = self._load(Selection, tables.selections, request_id)
        return {selection.document_id: selection for selection in found}

    def assign_numbers(
        self, request_id: str, document_ids: Sequence[str], first: int
    ) -> dict[str, int]:
        """Give each document without a number the next one, in the order given; all numbers.

        A number once given never changes and is never given again.
        """
        table = tables.document_numbers
        with self._writing() as connection:
            rows = connection.execute(
                select(table.c.document_id, table.c.number).where(table.c.request_id == request_id),
            )
            numbers: dict[str, int] = {document_id: number for document_id, number in rows}
            following = max(numbers.values(), default=first - 1) + 1
            fresh = []
            for document_id in document_ids:
                if document_id not in numbers:
                    numbers[document_id] = following
                    fresh.append(
                        {"document_id": document_id, "request_id": request_id, "number": following},
                    )
                    following += 1
            _insert_many(connection, table, fresh)
        return numbers

    # detect --------------------------------------------------------------------------------

    def analysed_hashes(self, detector_version: str, text_hashes: Iterable[str]) -> set[str]:
        """Which of these texts this detector has analysed before."""
        table = tables.analyses
        known: set[str] = set()
        with self._reading() as connection:
            for chunk in _chunks(sorted(set(text_hashes))):
                rows = connection.execute(
                    select(table.c.text_hash).where(
                        table.c.detector_version == detector_version,
                        table.c.text_hash.in_(chunk),
                    ),
                )
                known.update(row[0] for row in rows)
        return known

    def add_analyses(
        self,
        detector_version: str,
        analyses: Mapping[str, tuple[Detection, ...]],
    ) -> None:
        """Keep the detections of texts, once per text and detector version."""
        with self._writing() as connection:
            for text_hash, detections in sorted(analyses.items()):
                _insert_new(
                    connection,
                    tables.analyses,
                    text_hash=text_hash,
                    detector_version=detector_version,
                    payload=_list_to_json(Detection, detections),
                )

    def analyses(
        self,
        detector_version: str,
        text_hashes: Iterable[str],
    ) -> dict[str, tuple[Detection, ...]]:
        """Kept detections by text hash; texts never analysed are left out."""
        table = tables.analyses
        found: dict[str, tuple[Detection, ...]] = {}
        with self._reading() as connection:
            for chunk in _chunks(sorted(set(text_hashes))):
                rows = connection.execute(
                    select(table.c.text_hash, table.c.payload).where(
                        table.c.detector_version == detector_version,
                        table.c.text_hash.in_(chunk),
                    ),
                )
                for text_hash, payload in rows:
                    found[text_hash] = tuple(from_json(list[Detection], payload))
        return found

    def replace_persons(self, request_id: str, persons: Sequence[Person]) -> None:
        """Replace the register of persons."""
        with self._writing() as connection:
            _clear(connection, tables.persons, request_id)
            _insert_many(
                connection,
                tables.persons,
                [
                    {
                        "request_id": request_id,
                        "person_id": person.person_id,
                        "payload": to_json(Person, person),
                    }
                    for person in persons
                ],
            )

    def persons(self, request_id: str) -> list[Person]:
        """The register of persons, ordered by id."""
        found = self._load(Person, tables.persons, request_id)
        return sorted(found, key=lambda person: (len(person.person_id), person.person_id))

    # assess and review ---------------------------------------------------------------------

    def replace_proposals(self, request_id: str, proposals: Sequence[Proposal]) -> None:
        """Replace all proposals of the request."""
        with self._writing() as connection:
            _clear(connection, tables.proposals, request_id)
            _insert_many(
                connection,
                tables.proposals,
                [
                    {
                        "proposal_id": proposal.proposal_id,
                        "request_id": request_id,
                        "document_id": proposal.document_id,
                        "payload": to_json(Proposal, proposal),
                    }
                    for proposal in proposals
                ],
            )

    def proposals(self, request_id: str) -> dict[str, list[Proposal]]:
        """Proposals by document id, in order of place."""
        grouped: dict[str, list[Proposal]] = {}
        for proposal in self._load(Proposal, tables.proposals, request_id):
            grouped.setdefault(proposal.document_id, []).append(proposal)
        for found in grouped.values():
            found.sort(key=lambda p: (p.passage_index, p.start, p.end, p.entity_type))
        return grouped

    def add_decisions(self, request_id: str, decisions: Sequence[ReviewDecision]) -> int:
        """Append decisions that are not there yet; how many were new."""
        table = tables.review_decisions
        added = 0
        with self._writing() as connection:
            latest = connection.execute(
                select(func.max(table.c.sequence)).where(table.c.request_id == request_id),
            ).scalar()
            sequence = latest or 0
            for decision in decisions:
                added += _insert_new(
                    connection,
                    table,
                    decision_id=decision.decision_id,
                    request_id=request_id,
                    sequence=(sequence := sequence + 1),
                    payload=to_json(ReviewDecision, decision),
                )
        return added

    def decisions(self, request_id: str) -> list[ReviewDecision]:
        """All decisions in the order in which they were taken."""
        table = tables.review_decisions
        with self._reading() as connection:
            rows = connection.execute(
                select(table.c.payload)
                .where(table.c.request_id == request_id)
                .order_by(table.c.sequence, table.c.decision_id),
            )
            return [from_json(ReviewDecision, row[0]) for row in rows]

    # redact and verify ---------------------------------------------------------------------

    def save_rendition(self, purpose: str, rendition: Rendition) -> None:
        """Keep the newest rendition of a document for a purpose (``public`` or ``concept``)."""
        self._replace_one(
            tables.renditions,
            {"document_id": rendition.document_id, "purpose": purpose},
            input_key=rendition.input_key,
            payload=to_json(Rendition, rendition),
        )

    def renditions(self, purpose: str, document_ids: Iterable[str]) -> dict[str, Rendition]:
        """Newest rendition of each document for a purpose."""
        table = tables.renditions
        found: dict[str, Rendition] = {}
        with self._reading() as connection:
            for chunk in _chunks(sorted(set(document_ids))):
                rows = connection.execute(
                    select(table.c.payload).where(
                        table.c.purpose == purpose,
                        table.c.document_id.in_(chunk),
                    ),
                )
                for (payload,) in rows:
                    rendition = from_json(Rendition, payload)
                    found[rendition.document_id] = rendition
        return found

    def save_verification(self, report: VerificationReport) -> None:
        """Keep the newest verification of a document's output."""
        self._replace_one(
            tables.verifications,
            {"document_id": report.document_id},
            payload=to_json(VerificationReport, report),
        )

    def verifications(self, document_ids: Iterable[str]) -> dict[str, VerificationReport]:
        """Newest verification report of each document."""
        table = tables.verifications
        found: dict[str, VerificationReport] = {}
        with self._reading() as connection:
            for chunk in _chunks(sorted(set(document_ids))):
                rows = connection.execute(
                    select(table.c.payload).where(table.c.document_id.in_(chunk)),
                )
                for (payload,) in rows:
                    report = from_json(VerificationReport, payload)
                    found[report.document_id] = report
        return found

    # audit ---------------------------------------------------------------------------------

    def append_audit(
        self,
        request_id: str,
        actor: str,
        action: str,
        details: Mapping[str, object],
    ) -> AuditEntry:
        """Append one entry to the trail. ``details`` holds ids, counts and hashes only."""
        table = tables.audit_entries
        normalised = json.loads(json.dumps(dict(details), sort_keys=True))
        with self._writing() as connection:
            last = connection.execute(
                select(table.c.sequence, table.c.entry_hash)
                .where(table.c.request_id == request_id)
                .order_by(table.c.sequence.desc())
                .limit(1),
            ).first()
            sequence, previous = (last[0] + 1, last[1]) if last else (1, GENESIS)
            at = datetime.now(UTC)
            entry = AuditEntry(
                sequence=sequence,
                request_id=request_id,
                at=at,
                actor=actor,
                action=action,
                details=normalised,
                previous_hash=previous,
                entry_hash=entry_hash(
                    sequence, request_id, at, actor, action, normalised, previous
                ),
            )
            connection.execute(
                insert(table).values(
                    request_id=request_id,
                    sequence=sequence,
                    at=at.isoformat(),
                    actor=actor,
                    action=action,
                    details=json.dumps(normalised, sort_keys=True),
                    previous_hash=previous,
                    entry_hash=entry.entry_hash,
                ),
            )
        return entry

    def audit_trail(self, request_id: str) -> list[AuditEntry]:
        """All entries in order."""
        table = tables.audit_entries
        with self._reading() as connection:
            rows = connection.execute(
                select(table).where(table.c.request_id == request_id).order_by(table.c.sequence),
            ).mappings()
            return [
                AuditEntry(
                    sequence=row["sequence"],
                    request_id=row["request_id"],
                    at=datetime.fromisoformat(row["at"]),
                    actor=row["actor"],
                    action=row["action"],
                    details=json.loads(row["details"]),
                    previous_hash=row["previous_hash"],
                    entry_hash=row["entry_hash"],
                )
                for row in rows
            ]

    # plumbing ------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._guarded(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._guarded(), self._engine.begin() as connection:
            if connection.dialect.name == "sqlite":
                # Take the write lock now: a read that later wants to write may be refused.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except (OperationalError, IntegrityError) as error:
            raise StoreError(
                f"De dossierdatabase weigert ({type(error.orig).__name__}). Controleer de vrije "
                "schijfruimte en of er geen andere run bezig is, en start opnieuw.",
            ) from None

    def _load(self, record_type: type[Record], table: Table, request_id: str) -> list[Record]:
        with self._reading() as connection:
            rows = connection.execute(
                select(table.c.payload).where(table.c.request_id == request_id),
            )
            return [from_json(record_type, row[0]) for row in rows]

    def _replace_one(self, table: Table, key: Mapping[str, str], **values: Any) -> None:
        with self._writing() as connection:
            statement = delete(table)
            for column, value in key.items():
                statement = statement.where(table.c[column] == value)
            connection.execute(statement)
            connection.execute(insert(table).values(**key, **values))


def _list_to_json(record_type: type[Record], records: Sequence[Record]) -> str:
    return to_json(list[record_type], list(records))  # type: ignore[valid-type]


def _insert_new(connection: Connection, table: Table, **values: Any) -> bool:
    """Insert unless the primary key is there already; whether it was new."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    result = connection.execute(dialect.insert(table).values(**values).on_conflict_do_nothing())
    return result.rowcount == 1


def _drop_unreadable(connection: Connection, items: Sequence[SourceItem]) -> None:
    """Remove what is kept of items that could not be read before and could be read now."""
    readable = [item.item_id for item in items if item.outcome is not ItemOutcome.UNPROCESSABLE]
    table = tables.source_items
    for chunk in _chunks(readable):
        rows = connection.execute(
            select(table.c.item_id, table.c.payload).where(table.c.item_id.in_(chunk)),
        )
        stale = [
            item_id
            for item_id, payload in rows
            if from_json(SourceItem, payload).outcome is ItemOutcome.UNPROCESSABLE
        ]
        # The document of an item that could not be read has the item's id.
        for dependent in (
            tables.selections,
            tables.document_numbers,
            tables.proposals,
            tables.renditions,
            tables.verifications,
            tables.passages,
            tables.documents,
        ):
            connection.execute(delete(dependent).where(dependent.c.document_id.in_(stale)))
        connection.execute(delete(table).where(table.c.item_id.in_(stale)))


def _insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))


def _clear(connection: Connection, table: Table, request_id: str) -> None:
    connection.execute(delete(table).where(table.c.request_id == request_id))


def _chunks(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]
