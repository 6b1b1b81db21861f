"""Redact and verify: every document's PDF, read back by readers that did not write it."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from dossier.documents import DocumentStatus
from dossier.errors import RedactionError, VerificationFailed
from dossier.records import to_json
from dossier.redactions import LeakHit, Redaction, Rendition, VerificationReport
from dossier.request import WooRequest
from flows.assess import AssessedDocument, rules
from flows.batches import batches, should_retry
from flows.progress import stage_progress
from flows.workspace import Workspace, open_workspace
from redaction import removal, rendering, verification
from redaction.decide import doubts_of
from redaction.withheld import withheld_texts

log = logging.getLogger(__name__)

PUBLIC = "public"
CONCEPT = "concept"


def redact_documents(
    request: WooRequest, documents: Sequence[AssessedDocument], notice: str
) -> None:
    """Make the PDF of each document that is disclosed, whole or in part.

    A document that cannot be redacted safely is blocked with a reason; the others go on.
    """
    _render_all(request, _with_file(documents), PUBLIC, notice, "lakken", "Lakken")


def render_concepts(request: WooRequest, documents: Sequence[AssessedDocument]) -> None:
    """Make the reviewers' PDF of each document in scope: see-through boxes over readable text."""
    in_scope = [d for d in documents if d.selection.status is DocumentStatus.IN_SCOPE]
    _render_all(request, in_scope, CONCEPT, "", "concepten", "Concepten maken")


def _with_file(documents: Sequence[AssessedDocument]) -> list[AssessedDocument]:
    return [
        document
        for document in documents
        if document.judgement.has_file and document.selection.status is DocumentStatus.IN_SCOPE
    ]


def _render_all(
    request: WooRequest,
    documents: Sequence[AssessedDocument],
    purpose: str,
    notice: str,
    key: str,
    label: str,
) -> None:
    workspace = open_workspace()
    known = workspace.store.renditions(purpose, (d.document.document_id for d in documents))
    fresh = []
    for document in documents:
        rendition = known.get(document.document.document_id)
        input_key = _input_key(document, purpose, notice)
        is_current = rendition is not None and rendition.input_key == input_key
        if not (is_current and rendition and workspace.files.has(rendition.output_ref)):
            fresh.append(document)
    with stage_progress(key, label, len(documents)) as advance:
        advance(len(documents) - len(fresh))
        for batch in batches(fresh, workspace.settings.batch_size):
            render_batch(request, batch, purpose, notice)
            advance(len(batch))
    if fresh and purpose == PUBLIC:
        details = {"documents": len(documents), "new": len(fresh)}
        workspace.store.append_audit(request.id, "systeem", "redact", details)


@task(name="lakken", cache_policy=NO_CACHE, retries=1, retry_condition_fn=should_retry)
def render_batch(
    request: WooRequest,
    documents: Sequence[AssessedDocument],
    purpose: str,
    notice: str,
) -> int:
    """Render some documents; how many were blocked."""
    workspace = open_workspace()
    blocked = 0
    for document in documents:
        reason, data = "", b""
        try:
            data = _render(workspace, request, document, purpose, notice)
        except RedactionError as error:
            reason = error.user_message
            blocked += 1
        workspace.store.save_rendition(
            purpose,
            Rendition(
                document_id=document.document.document_id,
                input_key=_input_key(document, purpose, notice),
                output_ref=workspace.files.put(data) if data else "",
                page_count=verification.page_count(data) if data else 0,
                blocked_reason=reason,
            ),
        )
    log.info("%s: %d documenten, %d geblokkeerd", purpose, len(documents), blocked)
    return blocked


def _render(
    workspace: Workspace,
    request: WooRequest,
    document: AssessedDocument,
    purpose: str,
    notice: str,
) -> bytes:
    if document.document.kind.keeps_its_pages:
        original = workspace.files.get(document.document.original_ref)
        removal_job = removal.RemovalJob(
            document_number=document.number,
            banner=notice,
            passages=document.passages,
            redactions=document.redactions,
            load_blob=workspace.files.get,
            grounds=rules().grounds,
            doubts=doubts_of(document.proposals, rules().grounds) if purpose == CONCEPT else (),
        )
        if purpose == CONCEPT:
            return removal.concept_pdf(original, removal_job)
        return removal.redact_pdf(original, removal_job)
    layout_job = rendering.LayoutJob(
        document_number=document.number,
        title=f"Document {document.number}",
        kind=document.document.kind,
        passages=document.passages,
        redactions=document.redactions,
        grounds=rules().grounds,
        banner=notice,
        footer=request.id,
        doubts=doubts_of(document.proposals, rules().grounds) if purpose == CONCEPT else (),
    )
    if purpose == CONCEPT:
        return rendering.render_concept(layout_job)
    return rendering.render_correspondence(layout_job)


def _input_key(document: AssessedDocument, purpose: str, notice: str) -> str:
    """Hash of everything that the PDF depends on."""
    inputs = [
        rendering.VERSION,
        removal.VERSION,
        purpose,
        notice,
        rules().version,
        document.number,
        document.document.kind.value,
        document.document.original_ref,
        [[p.index, p.text_hash, p.role, p.level, p.name] for p in document.passages],
        [to_json(Redaction, redaction) for redaction in document.redactions],
    ]
    if purpose == CONCEPT:
        doubts = doubts_of(document.proposals, rules().grounds)
        inputs.append([to_json(Redaction, doubt) for doubt in doubts])
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def verify_documents(request: WooRequest, documents: Sequence[AssessedDocument]) -> None:
    """Read every output back; a document in which something withheld is found is blocked.

    Raises:
        VerificationFailed: at least one document is blocked; says which and where, never what.
    """
    workspace = open_workspace()
    listed = _with_file(documents)
    ids = [document.document.document_id for document in listed]
    renditions = workspace.store.renditions(PUBLIC, ids)
    known = workspace.store.verifications(ids)
    fresh = [
        document
        for document in listed
        if (rendition := renditions[document.document.document_id]).output_ref
        and (
            (report := known.get(document.document.document_id)) is None
            or report.input_key != _verification_key(document, rendition)
        )
    ]
    with stage_progress("controleren", "Controleren op lekken", len(listed)) as advance:
        advance(len(listed) - len(fresh))
        for batch in batches(fresh, workspace.settings.batch_size):
            verify_batch(batch)
            advance(len(batch))
    reports = workspace.store.verifications(ids)
    problems = _problems(listed, renditions, reports)
    if fresh or problems:
        details = {"documents": len(listed), "new": len(fresh), "blocked": len(problems)}
        workspace.store.append_audit(request.id, "systeem", "verify", details)
    if problems:
        raise VerificationFailed(
            f"Niet vrijgegeven: {len(problems)} van {len(listed)} documenten zijn geblokkeerd.\n"
            + "\n".join(problems),
        )


@task(name="controleren", cache_policy=NO_CACHE, retries=1, retry_condition_fn=should_retry)
def verify_batch(documents: Sequence[AssessedDocument]) -> int:
    """Verify some documents; in how many something was found."""
    workspace = open_workspace()
    renditions = workspace.store.renditions(PUBLIC, [d.document.document_id for d in documents])
    failed = 0
    for document in documents:
        rendition = renditions[document.document.document_id]
        withheld = withheld_texts(document.passages, document.redactions)
        try:
            data = workspace.files.get(rendition.output_ref)
            engines, hits = verification.verify_pdf(data, withheld)
        except VerificationFailed:
            # What cannot be read back is not released; the other documents go on.
            engines, hits = (), (LeakHit("onleesbaar", "teruglezen", "hele bestand"),)
        failed += bool(hits)
        workspace.store.save_verification(
            VerificationReport(
                document_id=document.document.document_id,
                output_ref=rendition.output_ref,
                input_key=_verification_key(document, rendition),
                engines=engines,
                hits=hits,
            ),
        )
    log.info("gecontroleerd: %d documenten, %d met een vondst", len(documents), failed)
    return failed


def _verification_key(document: AssessedDocument, rendition: Rendition) -> str:
    inputs = [
        verification.VERSION,
        rendition.output_ref,
        [withheld.label for withheld in withheld_texts(document.passages, document.redactions)],
        rendition.input_key,
    ]
    return hashlib.sha256(json.dumps(inputs).encode()).hexdigest()


def _problems(
    documents: Sequence[AssessedDocument],
    renditions: dict[str, Rendition],
    reports: dict[str, VerificationReport],
) -> list[str]:
    lines = []
    for document in documents:
        document_id = document.document.document_id
        if reason := renditions[document_id].blocked_reason:
            lines.append(f"- Document {document.number}: {reason}")
        elif not reports[document_id].passed:
            hits = reports[document_id].hits
            places = sorted({f"{hit.place} ({hit.engine})" for hit in hits})
            lines.append(
                f"- Document {document.number}: {len(hits)} vondsten van gelakte tekst: "
                f"{', '.join(places[:5])}. Controleer de lakkingen in het concept.",
            )
    return lines
