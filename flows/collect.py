"""Collect: from sources to documents in the store; each item found is accounted for."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE
from pydantic_core import PydanticSerializationError

from correspondence.collect import SEPARATOR, collect_file, item_id_of
from correspondence.content import ReadContext, UntrustedFile
from correspondence.sources import SourceFile, list_files
from dossier.documents import DateSource, Document, DocumentKind, ItemOutcome, SourceItem
from dossier.errors import SourceError
from dossier.request import Source, SourceFormat, WooRequest
from flows.batches import batches, should_retry
from flows.progress import stage_progress
from flows.workspace import Workspace, open_workspace

log = logging.getLogger(__name__)


def collect_sources(request: WooRequest) -> int:
    """Collect all sources; how many items the dossier holds now.

    Raises:
        SourceError: a source as a whole is not there.
    """
    workspace = open_workspace()
    listed = {source.id: list(list_files(source, workspace.root)) for source in request.sources}
    total = sum(len(files) for files in listed.values())
    before = workspace.store.item_ids(request.id)
    known = before - _worth_another_try(workspace.store.items(request.id), request)
    with stage_progress("verzamelen", "Verzamelen", total) as advance:
        for source in request.sources:
            files = listed[source.id]
            for batch in batches(range(len(files)), workspace.settings.batch_size):
                collect_batch(request, source, [files[position] for position in batch], known)
                advance(len(batch))
    items = workspace.store.item_ids(request.id)
    if new := len(items) - len(before):
        workspace.store.append_audit(
            request.id,
            "systeem",
            "collect",
            {"items": len(items), "new": new, "sources": len(request.sources)},
        )
    return len(items)


@task(
    name="verzamelen",
    cache_policy=NO_CACHE,
    retries=2,
    retry_delay_seconds=5,
    retry_condition_fn=should_retry,
)
def collect_batch(
    request: WooRequest,
    source: Source,
    files: Sequence[SourceFile],
    known: frozenset[str],
) -> int:
    """Collect some top-level files of a source; how many were new."""
    workspace = open_workspace()
    context = ReadContext(
        put_blob=workspace.files.put,
        ocr_data=workspace.path(workspace.settings.ocr_data),
        passwords=request.passwords,
    )
    new = 0
    for file in files:
        new += _collect_one(workspace, request, source, file, known, context)
    log.info("bron %s: %d bestanden gezien, %d nieuw", source.id, len(files), new)
    return new


def _worth_another_try(items: Sequence[SourceItem], request: WooRequest) -> frozenset[str]:
    """Top-level items in which something is locked, when the request gives passwords."""
    if not request.passwords:
        return frozenset()
    locked = {
        (item.source_id, item.path.split(SEPARATOR, 1)[0])
        for item in items
        if item.outcome is ItemOutcome.UNPROCESSABLE
    }
    mailboxes = {source.id for source in request.sources if source.format is SourceFormat.MBOX}
    return frozenset(
        item.item_id
        for item in items
        if (item.source_id, item.path) in locked
        or (item.path == "" and item.source_id in mailboxes & {source for source, _ in locked})
    )


def _collect_one(
    workspace: Workspace,
    request: WooRequest,
    source: Source,
    file: SourceFile,
    known: frozenset[str],
    context: ReadContext,
) -> bool:
    try:
        untrusted = file.read()
    except SourceError as error:
        _add_unreadable(workspace, request, source, file, error)
        return True
    sha256 = workspace.files.put(untrusted.data)
    if item_id_of(request.id, source.id, file.path, sha256) in known:
        return False
    collected = collect_file(request.id, source, file, untrusted, context)
    try:
        workspace.store.add_collected(collected.items, collected.documents, collected.passages)
    except (UnicodeError, PydanticSerializationError):
        broken = SourceError("De tekst van dit bestand is niet te bewaren. Zet het om naar PDF.")
        _add_unreadable(workspace, request, source, file, broken)
    return True


def _add_unreadable(
    workspace: Workspace,
    request: WooRequest,
    source: Source,
    file: SourceFile,
    error: SourceError,
) -> None:
    """A file that cannot even be opened is in the books too."""
    empty = UntrustedFile(file.absolute.name, b"")
    item = SourceItem(
        item_id=item_id_of(request.id, source.id, file.path, ""),
        request_id=request.id,
        source_id=source.id,
        custodian=source.custodian,
        path=file.path,
        sha256=workspace.files.put(b""),
        size_bytes=0,
        outcome=ItemOutcome.UNPROCESSABLE,
        reason=error.user_message,
    )
    document = Document(
        document_id=item.item_id,
        request_id=request.id,
        item_id=item.item_id,
        kind=DocumentKind.UNKNOWN,
        title=empty.name,
        file_name=empty.name,
        media_type="application/octet-stream",
        original_ref=item.sha256,
        content_hash=item.item_id,
        parent_id=None,
        family_id=item.item_id,
        position=0,
        dated_at=None,
        date_source=DateSource.NONE,
    )
    workspace.store.add_collected([item], [document], {})
