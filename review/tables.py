"""What reviewers see as tables: documents, persons, doubtful findings, counts per ground.

A table holds the least that a decision needs. The text of a finding is not in it: that is read in
the concept PDF, behind the login of this machine. Only the register of persons has names, because
deciding on a person without a name is impossible.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dossier.detections import Person, PublicRole
from dossier.documents import DocumentStatus
from dossier.grounds import GroundTable
from dossier.judgements import Judgement
from dossier.redactions import Proposal, ProposalAction

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """One listed document as shown to a reviewer; ``title`` is redacted."""

    number: str
    title: str
    kind_label: str
    dated_on: date | None
    status: DocumentStatus
    judgement: Judgement
    grounds: tuple[str, ...]
    redaction_count: int
    proposals: tuple[Proposal, ...]
    concept_url: str
    duplicate_of: str = ""


def document_rows(documents: Iterable[ReviewedDocument]) -> list[Row]:
    """The documents with their proposed judgement."""
    return [
        {
            "Nummer": document.number,
            "Datum": document.dated_on.strftime("%d-%m-%Y") if document.dated_on else "",
            "Soort": document.kind_label,
            "Titel (gelakt)": document.title,
            "Voorstel": _judgement(document),
            "Gronden": ", ".join(document.grounds),
            "Lakkingen": str(document.redaction_count),
            "Concept": f"[bekijk]({document.concept_url})" if document.concept_url else "",
        }
        for document in documents
    ]


def _judgement(document: ReviewedDocument) -> str:
    if document.status is DocumentStatus.DUPLICATE:
        return f"Dubbel van {document.duplicate_of}"
    return document.judgement.value


def person_rows(persons: Iterable[Person], disclosed: frozenset[str]) -> list[Row]:
    """The register of persons with what is proposed for each."""
    return [
        {
            "Nummer": person.person_id,
            "Naam": person.display_name,
            "Rol": person.role_description or _ROLE_LABELS[person.public_role],
            "Documenten": str(person.mentions),
            "Voorstel": _proposal_for(person, disclosed),
        }
        for person in persons
    ]


_ROLE_LABELS = {
    PublicRole.NONE: "",
    PublicRole.OFFICE_HOLDER: "bewindspersoon of bestuurder",
    PublicRole.PARLIAMENT: "lid van de Staten-Generaal",
    PublicRole.SENIOR_OFFICIAL: "ambtelijke top",
    PublicRole.OTHER_PUBLIC: "openbare functie",
}


def _proposal_for(person: Person, disclosed: frozenset[str]) -> str:
    if person.person_id in disclosed:
        return "leesbaar (besluit beoordelaar)"
    return "lakken (5.1.2e)" if person.public_role is PublicRole.NONE else "leesbaar (openbare rol)"


def doubtful_rows(documents: Iterable[ReviewedDocument], doubt_below: float) -> list[Row]:
    """Findings that a person should look at first: low scores, and passages to judge."""
    rows = []
    for document in documents:
        if document.status is not DocumentStatus.IN_SCOPE:
            continue
        for proposal in document.proposals:
            is_weak = proposal.action is ProposalAction.WITHHOLD and proposal.score < doubt_below
            if is_weak or proposal.action is ProposalAction.DOUBT:
                rows.append(
                    {
                        "Document": document.number,
                        "Soort": proposal.entity_type.label,
                        "Voorstel": "lakken" if is_weak else "beoordelen",
                        "Grond": ", ".join(proposal.grounds),
                        "Zekerheid": f"{proposal.score:.0%}",
                        "Waarom": proposal.explanation,
                        "Concept": f"[bekijk]({document.concept_url})",
                    },
                )
    return rows


def ground_rows(documents: Sequence[ReviewedDocument], grounds: GroundTable) -> list[Row]:
    """How often each ground is proposed, and in how many documents."""
    redactions: Counter[str] = Counter()
    touched: Counter[str] = Counter()
    for document in documents:
        touched.update(document.grounds)
        for proposal in document.proposals:
            if proposal.action is ProposalAction.WITHHOLD:
                redactions.update(proposal.grounds)
    return [
        {
            "Grond": code,
            "Betekenis": grounds[code].label,
            "Voorgestelde lakkingen": str(redactions[code]),
            "Documenten": str(touched[code]),
        }
        for code in grounds.in_order({*redactions, *touched})
    ]
