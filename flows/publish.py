"""Publish: the released set to its folder, with inventory, metadata and manifest."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from prefect import task
from prefect.cache_policies import NO_CACHE

from dossier.documents import DocumentKind
from dossier.errors import PublicationError, VerificationFailed
from dossier.judgements import InventoryRow, Judgement
from dossier.request import AMSTERDAM, Source, WooRequest
from flows.assess import AssessedDocument, rules
from flows.progress import stage_progress
from flows.redact import PUBLIC
from flows.select import books_of
from flows.workspace import open_workspace
from publication import BooksLine, PublicationRecord, PublicationSet, publish, validate_publication
from redaction.verification import verify_file
from redaction.withheld import withheld_in_set

log = logging.getLogger(__name__)

_FILE_TYPES = {
    DocumentKind.MAIL: "email",
    DocumentKind.CHAT: "chat",
    DocumentKind.CALENDAR: "note",
    DocumentKind.TEXT: "note",
    DocumentKind.WORD: "doc",
    DocumentKind.SPREADSHEET: "spreadsheet",
    DocumentKind.PDF: "pdf",
    DocumentKind.IMAGE: "image",
    DocumentKind.UNKNOWN: "",
}


@task(name="publiceren", cache_policy=NO_CACHE)
def publish_set(
    request: WooRequest,
    documents: Sequence[AssessedDocument],
    notice: str,
) -> PublicationRecord:
    """Write the publication folder and check it as a platform would.

    Raises:
        VerificationFailed: a file holds something that is withheld; the folder is left as it was.
        PublicationError: the set does not follow the rules of its readers.
    """
    workspace = open_workspace()
    folder = workspace.output / request.id / "publicatie"
    by_number = {document.number: document.document.document_id for document in documents}
    renditions = workspace.store.renditions(PUBLIC, by_number.values())
    withheld = withheld_in_set((d.passages, d.redactions) for d in documents)

    def document_bytes(number: str) -> bytes:
        return workspace.files.get(renditions[by_number[number]].output_ref)

    def check(path: str, data: bytes) -> None:
        # The documents were verified one by one, against all that is withheld in each.
        hits = () if path.startswith("documenten/") else verify_file(path, data, withheld)
        if hits:
            places = ", ".join(sorted({hit.place for hit in hits})[:5])
            raise VerificationFailed(
                f"Niet vrijgegeven: {path} bevat {len(hits)} keer gelakte tekst ({places}). "
                "Controleer de titels in de documentenlijst.",
            )

    with stage_progress("publiceren", "Publicatie opbouwen", 1) as advance:
        rows = inventory_rows(
            request,
            documents,
            document_bytes,
            {key: rendition.page_count for key, rendition in renditions.items()},
        )
        record = publish(_publication_set(request, rows, notice), document_bytes, folder, check)
        problems = validate_publication(folder)
        advance(1)
    if problems:
        raise PublicationError("De publicatie voldoet niet:\n" + "\n".join(problems[:20]))
    # Compared with the trail, not with the disk: a run may have been killed between the two.
    published = [e for e in workspace.store.audit_trail(request.id) if e.action == "publish"]
    if not published or published[-1].details.get("hash") != record.total_hash:
        workspace.store.append_audit(
            request.id,
            "systeem",
            "publish",
            {
                "documents": record.document_count,
                "files": record.file_count,
                "hash": record.total_hash,
            },
        )
    log.info("gepubliceerd: %d documenten", record.document_count)
    return record


def _publication_set(
    request: WooRequest,
    rows: tuple[InventoryRow, ...],
    notice: str,
) -> PublicationSet:
    return PublicationSet(
        request_id=request.id,
        request_title=request.subject,
        request_date=request.received,
        decision_date=request.decision_date,
        publisher=request.public_bodies[0],
        responsible=request.public_bodies[0],
        co_responsible=request.public_bodies[1:],
        base_url=request.base_url,
        publication_context=request.id,
        period=request.period,
        rows=rows,
        notice=notice,
        books=tuple(
            BooksLine(book.source_id, book.custodian, book.counts, book.documents)
            for book in books_of(request)
        ),
        grounds=rules().grounds,
    )


def inventory_rows(
    request: WooRequest,
    documents: Sequence[AssessedDocument],
    document_bytes: Callable[[str], bytes],
    page_counts: Mapping[str, int],
) -> tuple[InventoryRow, ...]:
    """One row per listed document, in order of number."""
    by_id = {document.document.document_id: document for document in documents}
    sources = {source.id: source for source in request.sources}
    items = {item.item_id: item for item in open_workspace().store.items(request.id)}
    rows = []
    for document in documents:
        source = sources[items[document.document.item_id].source_id]
        original = by_id.get(document.selection.duplicate_of or "")
        row = _row(document, original, source)
        if row.judgement.has_file:
            row = replace(
                row,
                sha256=hashlib.sha256(document_bytes(row.number)).hexdigest(),
                page_count=page_counts[document.document.document_id],
            )
        rows.append(row)
    return tuple(rows)


def _row(
    document: AssessedDocument,
    original: AssessedDocument | None,
    source: Source,
) -> InventoryRow:
    dated_at = document.selection.dated_at
    return InventoryRow(
        number=document.number,
        title=document.title,
        judgement=Judgement.NOT_PUBLIC if original else document.judgement,
        grounds=() if original else document.grounds,
        dated_on=dated_at.astimezone(AMSTERDAM).date() if dated_at else None,
        file_type=_FILE_TYPES[document.document.kind],
        public_body=source.public_body,
        custodian=source.custodian,
        family=document.selection.family_number,
        thread=document.selection.thread_id,
        duplicate_of=original.number if original else "",
        link=document.selection.link,
        redaction_count=0 if original else len(document.redactions),
    )
