"""The review gate: nothing is published before a person has answered the form.

The run suspends; its process ends. When a reviewer answers in the Prefect UI, the run starts again
from its first line, finds all earlier work done, and reads the answer here.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from prefect.flow_runs import suspend_flow_run
from prefect.input import RunInput
from prefect.runtime import flow_run
from pydantic import Field

from dossier.documents import DocumentStatus
from dossier.errors import ReviewError
from dossier.request import WooRequest
from dossier.reviews import (
    AUTOMATIC_REVIEWER,
    NOT_REVIEWED_NOTICE,
    DecisionKind,
    ReviewDecision,
    Verdict,
)
from flows.assess import assessed_documents, basis_of, propose_grounds, rules
from flows.detect import detect_personal_data
from flows.redact import CONCEPT
from flows.review_artifacts import form_description, show_for_review
from flows.workspace import open_workspace
from redaction.decide import current_decisions
from review.answers import Answer, to_decisions

log = logging.getLogger(__name__)


class ReviewMode(StrEnum):
    """Who reviews."""

    PREFECT = "prefect"
    AUTO = "auto"
    """Nobody: for demonstrations and tests. Every output says so."""


class FormVerdict(StrEnum):
    """The choices in the form."""

    RELEASE = "vrijgeven"
    SEND_BACK = "terugsturen"


class ReviewForm(RunInput):
    """Beoordeling van de voorstellen."""

    beoordelaar: str = Field(
        title="Beoordelaar",
        description="Uw naam. Die staat bij elk besluit in het controlespoor.",
        min_length=2,
        json_schema_extra={"position": 0},
    )
    oordeel: FormVerdict = Field(
        title="Oordeel",
        description="Vrijgeven: de set wordt gelakt en gepubliceerd zoals voorgesteld, met uw "
        "wijzigingen. Terugsturen: de voorstellen worden opnieuw gemaakt en u krijgt ze weer te zien.",
        json_schema_extra={"position": 1},
    )
    opmerkingen: str = Field(
        default="",
        title="Opmerkingen",
        description="Verplicht bij terugsturen. Noem geen namen van betrokkenen; gebruik nummers.",
        json_schema_extra={"position": 2},
    )
    personen_openbaar: str = Field(
        default="",
        title="Personen die leesbaar blijven",
        description="Persoonsnummers uit de personenlijst, met komma's ertussen: P004, P012",
        json_schema_extra={"position": 3},
    )
    documenten_niet_openbaar: str = Field(
        default="",
        title="Documenten die geheel niet openbaar worden",
        description="Documentnummer en grond, met komma's ertussen: 1012: 5.4, 1033: 5.1.2i",
        json_schema_extra={"position": 4},
    )


def wait_for_review(request: WooRequest, mode: ReviewMode) -> tuple[str, str]:
    """Who decided, and the notice that every output must carry (empty after a human review).

    Suspends the run until a reviewer releases what is shown. An answer that cannot be right brings
    the form back with the reason; *terugsturen* makes the proposals anew and starts the next round.
    """
    if mode is ReviewMode.AUTO:
        if open_workspace().store.decisions(request.id):
            raise ReviewError(
                "Dit verzoek is door een beoordelaar behandeld; '--review auto' zou diens publicatie "
                "vervangen. Start de run zonder die keuze.",
            )
        return AUTOMATIC_REVIEWER, NOT_REVIEWED_NOTICE
    problem = ""
    attempt = 0
    while True:
        basis = basis_of(request)
        if released := _released_by(request, basis):
            return released, ""
        attempt += 1
        answer_id = f"{flow_run.id}:{attempt}"
        shown_basis = _shown_basis(request, answer_id)
        if not shown_basis:
            show_for_review(request)
            shown_basis = _note_shown(request, answer_id, basis)
        form = suspend_flow_run(
            wait_for_input=ReviewForm.with_initial_data(
                description=form_description(request, problem, basis),
            ),
            key=f"beoordeling-{attempt}",
        )
        problem = _register(request, form, shown_basis, answer_id)
        if not problem:
            detect_personal_data(request)
            propose_grounds(request)


def _shown_basis(request: WooRequest, answer_id: str) -> str:
    """What stood on the screen when this answer was asked for; empty when it was not asked yet.

    The run starts again from its first line after each answer and collects what is new: what is there
    *now* may be more than the reviewer saw.
    """
    for entry in open_workspace().store.audit_trail(request.id):
        if entry.action == "show" and entry.details.get("answer") == answer_id:
            return str(entry.details["basis"])
    return ""


def _note_shown(request: WooRequest, answer_id: str, basis: str) -> str:
    details = {"answer": answer_id, "basis": basis}
    open_workspace().store.append_audit(request.id, "systeem", "show", details)
    return basis


def _register(request: WooRequest, form: ReviewForm, shown_basis: str, answer_id: str) -> str:
    """Keep the answer; the Dutch reason when it cannot be accepted, else nothing.

    An answer is handled once, also one that was refused: a run that starts again reads it again.
    """
    store = open_workspace().store
    handled = ("review", "review-refused")
    for entry in store.audit_trail(request.id):
        if entry.action in handled and entry.details.get("answer") == answer_id:
            return ""
    earlier = store.decisions(request.id)
    review_round = max((decision.round for decision in earlier), default=0) + 1
    answer = Answer(
        reviewer=form.beoordelaar,
        verdict=Verdict.RELEASE if form.oordeel is FormVerdict.RELEASE else Verdict.SEND_BACK,
        remarks=form.opmerkingen,
        disclose_persons=form.personen_openbaar,
        withhold_documents=form.documenten_niet_openbaar,
    )
    try:
        decisions = to_decisions(
            answer,
            request_id=request.id,
            review_round=review_round,
            persons={person.person_id for person in store.persons(request.id)},
            numbers={found.number for found in assessed_documents(request, "")},
            grounds=rules().grounds,
            basis=shown_basis,
            decided_at=datetime.now(UTC),
        )
    except ReviewError as error:
        store.append_audit(request.id, "systeem", "review-refused", {"answer": answer_id})
        return error.user_message
    if answer.verdict is Verdict.RELEASE and (unseen := _without_concept(request, decisions)):
        store.append_audit(request.id, "systeem", "review-refused", {"answer": answer_id})
        return (
            f"Van document {', '.join(unseen)} is geen concept te maken, dus niemand kon het zien. Houd "
            "het geheel achter, of lever het opnieuw aan."
        )
    store.add_decisions(request.id, decisions)
    store.append_audit(
        request.id,
        decisions[-1].reviewer,
        "review",
        {
            "answer": answer_id,
            "round": review_round,
            "verdict": answer.verdict.value,
            "basis": shown_basis,
            "decisions": len(decisions),
        },
    )
    log.info("beoordeling ronde %d: %s", review_round, answer.verdict.value)
    return ""


def _without_concept(request: WooRequest, decisions: Sequence[ReviewDecision]) -> list[str]:
    """Numbers of documents that would be released while no reviewer could see their concept."""
    withheld = {d.subject for d in decisions if d.kind is DecisionKind.WITHHOLD_DOCUMENT}
    in_scope = {
        found.document.document_id: found.number
        for found in assessed_documents(request, "")
        if found.selection.status is DocumentStatus.IN_SCOPE and found.number not in withheld
    }
    concepts = open_workspace().store.renditions(CONCEPT, in_scope)
    return [
        number
        for document_id, number in in_scope.items()
        if document_id not in concepts or not concepts[document_id].output_ref
    ]


def _released_by(request: WooRequest, basis: str) -> str:
    """The reviewer who released exactly what is proposed now; empty when nobody did."""
    decisions = current_decisions(open_workspace().store.decisions(request.id))
    return decisions.reviewer if decisions.released_basis == basis else ""
