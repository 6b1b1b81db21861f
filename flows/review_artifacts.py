"""What the Prefect UI shows a reviewer: tables as artifacts, and the text above the form."""

from __future__ import annotations

import re

from prefect.artifacts import create_markdown_artifact, create_table_artifact

from dossier.documents import DocumentKind, DocumentStatus
from dossier.request import AMSTERDAM, WooRequest
from flows.assess import AssessedDocument, assessed_documents, decisions_in_force, rules
from flows.select import books_of
from flows.workspace import open_workspace
from redaction.decide import Decisions, current_decisions
from review.tables import (
    ReviewedDocument,
    Row,
    document_rows,
    doubtful_rows,
    ground_rows,
    person_rows,
)

KIND_LABELS = {
    DocumentKind.MAIL: "e-mail",
    DocumentKind.CHAT: "chat",
    DocumentKind.CALENDAR: "agenda",
    DocumentKind.TEXT: "tekst",
    DocumentKind.WORD: "Word",
    DocumentKind.SPREADSHEET: "spreadsheet",
    DocumentKind.PDF: "PDF",
    DocumentKind.IMAGE: "afbeelding",
    DocumentKind.UNKNOWN: "onbekend",
}


def documents_url() -> str:
    """Address of the reviewers' web pages."""
    serve = open_workspace().settings.serve
    return f"http://{serve.host}:{serve.documents_port}"


def reviewed_documents(request: WooRequest) -> list[ReviewedDocument]:
    """The listed documents as reviewers see them."""
    assessed = assessed_documents(request, "")
    numbers = {found.document.document_id: found.number for found in assessed}
    return [_reviewed(request, found, numbers) for found in assessed]


def _reviewed(
    request: WooRequest,
    found: AssessedDocument,
    numbers: dict[str, str],
) -> ReviewedDocument:
    in_scope = found.selection.status is DocumentStatus.IN_SCOPE
    dated_at = found.selection.dated_at
    return ReviewedDocument(
        number=found.number,
        title=found.title,
        kind_label=KIND_LABELS[found.document.kind],
        dated_on=dated_at.astimezone(AMSTERDAM).date() if dated_at else None,
        status=found.selection.status,
        judgement=found.judgement,
        grounds=found.grounds,
        redaction_count=len(found.redactions),
        proposals=found.proposals,
        concept_url=f"{documents_url()}/concept/{request.id}/{found.number}" if in_scope else "",
        duplicate_of=numbers.get(found.selection.duplicate_of or "", ""),
    )


def show_for_review(request: WooRequest) -> None:
    """Put the tables in the Prefect UI."""
    workspace = open_workspace()
    documents = reviewed_documents(request)
    disclosed = decisions_in_force(request).disclosed_persons
    persons = workspace.store.persons(request.id)
    doubt_below = workspace.settings.detection.doubt_below
    _table(request, "documenten", "Documenten en voorgesteld oordeel", document_rows(documents))
    _table(request, "personen", "Personen in het dossier", person_rows(persons, disclosed))
    _table(request, "twijfel", "Twijfelgevallen", doubtful_rows(documents, doubt_below))
    _table(request, "gronden", "Lakkingen per grond", ground_rows(documents, rules().grounds))
    show_books(request)


def show_books(request: WooRequest) -> None:
    """Put the books in the Prefect UI."""
    rows = []
    for book in books_of(request):
        row = {"Bron": book.source_id, "Bestanden": str(book.files)}
        row |= {s.label: str(book.counts.get(s, 0)) for s in DocumentStatus}
        rows.append({**row, "Samen": str(book.documents)})
    _table(request, "boekhouding", "Boekhouding per bron", rows)


def show_result(request: WooRequest, markdown: str) -> None:
    """Put the outcome of the run in the Prefect UI."""
    create_markdown_artifact(markdown, key=_key(request, "uitkomst"), description="Uitkomst")


def _table(request: WooRequest, name: str, description: str, rows: list[Row]) -> None:
    create_table_artifact(
        rows or [{"": "geen"}],
        key=_key(request, name),
        description=description,
    )


def _key(request: WooRequest, name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", f"{name}-{request.id}".lower()).strip("-")


def form_description(request: WooRequest, problem: str, basis: str) -> str:
    """What stands above the form; Markdown, without personal data.

    Args:
        problem: why the answer before this one was refused; empty when it was not.
        basis: hash of what is proposed now.
    """
    documents = [d for d in reviewed_documents(request) if d.status is DocumentStatus.IN_SCOPE]
    decisions = current_decisions(open_workspace().store.decisions(request.id))
    counts: dict[str, int] = {}
    for document in documents:
        counts[document.judgement.value] = counts.get(document.judgement.value, 0) + 1
    listed = "\n".join(f"- {label}: {count}" for label, count in sorted(counts.items()))
    parts = [
        f"## Beoordeling van {request.id}",
        f"{request.subject}.",
        f"**Voorstel voor {len(documents)} documenten**\n\n{listed}",
        f"Lees de [concepten]({documents_url()}/verzoek/{request.id}) en de tabellen bij "
        "*Artifacts*. Een kader is doorzichtig: u ziet wat er gelakt wordt.",
    ]
    parts[1:1] = _notices(decisions, problem, basis)
    return "\n\n".join(parts)


def _notices(decisions: Decisions, problem: str, basis: str) -> list[str]:
    """What a reviewer has to know before anything else."""
    notices = []
    if problem:
        lines = "\n".join(f"- {line}" for line in problem.splitlines())
        notices.append(f"**Uw antwoord kon niet worden verwerkt:**\n\n{lines}")
    elif decisions.released_basis and decisions.released_basis != basis:
        notices.append(
            f"**Er is iets veranderd sinds {decisions.reviewer} de set zag.** Er zijn stukken "
            "bijgekomen of voorstellen gewijzigd; die vrijgave geldt daarom niet. Bekijk de tabellen "
            "en concepten opnieuw.",
        )
    elif decisions.reviewer and not decisions.released_basis:
        notices.append(f"**Teruggestuurd door {decisions.reviewer}:** {decisions.remarks}")
    if decisions.withheld_documents and decisions.released_basis != basis:
        listed = ", ".join(f"{n}: {code}" for n, code in decisions.withheld_documents.items())
        notices.append(f"**Eerdere keuzes gelden niet meer.** Vul opnieuw in wat geldt: {listed}")
    return notices
