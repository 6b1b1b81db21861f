"""What came of a run, in Dutch, for the terminal and the Prefect UI. Counts only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from dossier.documents import DocumentStatus
from dossier.judgements import Judgement
from dossier.request import WooRequest
from flows.assess import AssessedDocument, rules
from flows.select import books_of
from flows.workspace import open_workspace
from publication import PublicationRecord


class Outcome(BaseModel):
    """The figures of a finished run.

    Attributes:
        statuses: documents per status; together everything that was collected.
        judgements: in-scope documents per judgement.
        redactions: number of redactions per ground code.
    """

    model_config = ConfigDict(frozen=True)

    request_id: str
    subject: str
    notice: str
    sources: int
    documents: int
    containers: int
    statuses: dict[str, int]
    judgements: dict[str, int]
    redactions: dict[str, int]
    labels: dict[str, str]
    published: int
    files: int
    folder: str
    changed: bool
    audit_head: str
    open_items: int

    def as_markdown(self) -> str:
        """For the Prefect UI."""
        statuses = "\n".join(f"| {label} | {n} |" for label, n in self.statuses.items())
        judgements = "\n".join(f"| {label} | {n} |" for label, n in self.judgements.items())
        notice = f"\n\n**{self.notice.upper()}**" if self.notice else ""
        return (
            f"# {self.request_id}{notice}\n\n| Verzameld | {self.documents} |\n|---|---|\n{statuses}"
            f"\n\n| Oordeel | |\n|---|---|\n{judgements}\n\nPubliek: {self.published} documenten."
        )


def outcome_of(
    request: WooRequest,
    documents: Sequence[AssessedDocument],
    record: PublicationRecord,
    notice: str,
) -> Outcome:
    """The figures of a run that ended with ``record``."""
    workspace = open_workspace()
    books = books_of(request)
    statuses = {
        status.label: sum(book.counts.get(status, 0) for book in books) for status in DocumentStatus
    }
    in_scope = [d for d in documents if d.selection.status is DocumentStatus.IN_SCOPE]
    codes = Counter(
        code
        for document in in_scope
        if document.judgement is Judgement.PARTIAL_PUBLIC
        for redaction in document.redactions
        for code in redaction.grounds
    )
    trail = workspace.store.audit_trail(request.id)
    return Outcome(
        request_id=request.id,
        subject=request.subject,
        notice=notice,
        sources=len(request.sources),
        documents=sum(book.documents for book in books),
        containers=sum(book.containers for book in books),
        statuses=statuses,
        judgements=dict(sorted(Counter(d.judgement.value for d in in_scope).items())),
        redactions={code: codes[code] for code in rules().grounds.in_order(codes)},
        labels={code: rules().grounds[code].label for code in codes},
        published=record.document_count,
        files=record.file_count,
        folder=str(record.folder),
        changed=record.changed,
        audit_head=trail[-1].entry_hash if trail else "",
        open_items=statuses[DocumentStatus.UNPROCESSABLE.label]
        + statuses[DocumentStatus.UNDATED.label],
    )
