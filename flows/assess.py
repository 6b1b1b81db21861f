"""Assess: the people of the dossier, a proposed ground per finding, and what follows per document."""

from __future__ import annotations

import hashlib
import json
import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from prefect import task
from prefect.cache_policies import NO_CACHE

from correspondence.select import is_listed
from dossier.detections import Detection
from dossier.documents import (
    Document,
    DocumentKind,
    DocumentStatus,
    Passage,
    PassageRole,
    Selection,
)
from dossier.judgements import Judgement
from dossier.redactions import Proposal, Redaction
from dossier.request import AMSTERDAM, WooRequest
from flows.detect import detector
from flows.progress import stage_progress
from flows.workspace import open_workspace
from redaction.consistency import keep_phrases, repeat_withheld
from redaction.decide import (
    Decisions,
    current_decisions,
    judgement_of,
    redacted_text,
    redactions_of,
)
from redaction.detection.people import build_register
from redaction.grounding import Rules, load_rules, propose

log = logging.getLogger(__name__)


@cache
def rules() -> Rules:
    """The grounds and rules of ``config/grounds.yaml``."""
    workspace = open_workspace()
    return load_rules(workspace.path(workspace.settings.grounds))


@dataclass(frozen=True, slots=True)
class AssessedDocument:
    """A listed document with everything that holds for it now.

    Attributes:
        title: subject or file name, already redacted.
    """

    document: Document
    selection: Selection
    passages: tuple[Passage, ...] = field(repr=False)
    proposals: tuple[Proposal, ...]
    redactions: tuple[Redaction, ...]
    judgement: Judgement
    grounds: tuple[str, ...]
    title: str

    @property
    def number(self) -> str:
        """Document number; every listed document has one."""
        return self.selection.number or ""


@task(name="beoordelen-voorbereiden", cache_policy=NO_CACHE)
def propose_grounds(request: WooRequest) -> dict[str, int]:
    """Build the register of persons and propose a ground for each finding.

    Returns:
        Number of proposals per action.
    """
    store = open_workspace().store
    selections = store.selections(request.id)
    listed = {key for key, selection in selections.items() if is_listed(selection)}
    all_documents = store.documents(request.id)
    documents = [document for document in all_documents if document.document_id in listed]
    passages = store.passages(listed)
    with stage_progress("voorstellen", "Gronden voorstellen", len(documents)) as advance:
        hashes = {passage.text_hash for found in passages.values() for passage in found}
        analyses = store.analyses(detector().version, hashes)
        found = {
            document_id: [analyses[passage.text_hash] for passage in own]
            for document_id, own in passages.items()
        }
        register = build_register(
            all_documents,
            passages,
            found,
            detector().officials,
            detector().lexicon,
        )
        store.replace_persons(request.id, register.persons)
        custodians = (source.custodian for source in request.sources)
        phrases = sorted({*request.keep_readable, *custodians})
        proposals: list[Proposal] = []
        for document in documents:
            own = passages.get(document.document_id, [])
            merged = {
                passage.index: keep_phrases(
                    passage,
                    _as_of(
                        document,
                        passage,
                        register.merge(
                            passage, analyses[passage.text_hash], register.find(passage)
                        ),
                    ),
                    phrases,
                )
                for passage in own
            }
            complete = repeat_withheld(own, merged)
            proposals += propose(document.document_id, own, complete, rules())
            advance(1)
        previous = basis_of(request)
        store.replace_proposals(request.id, proposals)
    counts = Counter(proposal.action.value for proposal in proposals)
    if (basis := basis_of(request)) != previous:
        details = {"proposals": dict(counts), "persons": len(register.persons), "basis": basis}
        store.append_audit(request.id, "systeem", "assess", details)
    log.info("voorstellen: %s", json.dumps(dict(sorted(counts.items()))))
    return dict(counts)


def _as_of(
    document: Document, passage: Passage, found: tuple[Detection, ...]
) -> tuple[Detection, ...]:
    """The findings with the public functions of the day of the document, when it has one."""
    if document.dated_at is None:
        return found
    day = document.dated_at.astimezone(AMSTERDAM).date()
    return detector().officials.before_office(passage.text, found, day)


def basis_of(request: WooRequest) -> str:
    """One hash over all that a reviewer is shown: documents, proposals, and who has which number.

    A decision names a person by number, so a register that gives a number to somebody else makes an
    earlier release void.
    """
    store = open_workspace().store
    digest = hashlib.sha256()
    for document_id, selection in sorted(store.selections(request.id).items()):
        digest.update(f"{document_id}\0{selection.status}\0{selection.number}\n".encode())
    for document_id, found in sorted(store.proposals(request.id).items()):
        for proposal in found:
            line = f"{document_id}\0{proposal.proposal_id}\0{proposal.action}\0{proposal.grounds}\n"
            digest.update(line.encode())
    for person in store.persons(request.id):
        digest.update(f"{person.person_id}\0{person.display_name}\0{person.variants}\n".encode())
    return digest.hexdigest()


def decisions_in_force(request: WooRequest) -> Decisions:
    """The decisions that hold now: those of a release of exactly what is proposed now, else none.

    Choices of an earlier round are not carried over: the numbers of persons may have changed, and what
    a reviewer is shown must be what an empty form does.
    """
    decisions = current_decisions(open_workspace().store.decisions(request.id))
    if decisions.released_basis and decisions.released_basis == basis_of(request):
        return decisions
    return Decisions(disclosed_persons=frozenset(), withheld_documents={})


def assessed_documents(request: WooRequest, decided_by: str) -> list[AssessedDocument]:
    """All listed documents in order of number, with the decisions that hold now."""
    store = open_workspace().store
    selections = store.selections(request.id)
    documents = {
        document.document_id: document
        for document in store.documents(request.id)
        if is_listed(selections[document.document_id])
    }
    passages = store.passages(documents)
    proposals = store.proposals(request.id)
    decisions = decisions_in_force(request)
    assessed = [
        _assess(
            document,
            selections[document_id],
            tuple(passages.get(document_id, ())),
            tuple(proposals.get(document_id, ())),
            decisions,
            decided_by,
        )
        for document_id, document in documents.items()
    ]
    return sorted(assessed, key=lambda found: int(found.number))


def _assess(
    document: Document,
    selection: Selection,
    passages: tuple[Passage, ...],
    proposals: tuple[Proposal, ...],
    decisions: Decisions,
    decided_by: str,
) -> AssessedDocument:
    redactions = redactions_of(
        proposals,
        rules().grounds,
        decided_by,
        decisions.disclosed_persons,
    )
    on_page = [r for r in redactions if _is_shown(passages[r.passage_index])]
    codes: Iterable[str] = (code for redaction in on_page for code in redaction.grounds)
    judgement = judgement_of(on_page, passages)
    if selection.status is DocumentStatus.ALREADY_PUBLIC:
        judgement, codes = Judgement.ALREADY_PUBLIC, ()
    elif withheld_on := decisions.withheld_documents.get(selection.number or ""):
        judgement, codes = Judgement.NOT_PUBLIC, (withheld_on,)
    return AssessedDocument(
        document=document,
        selection=selection,
        passages=passages,
        proposals=proposals,
        redactions=redactions,
        judgement=judgement,
        grounds=rules().grounds.in_order(codes),
        title=redacted_title(document, passages, redactions),
    )


def _is_shown(passage: Passage) -> bool:
    return passage.role not in (PassageRole.METADATA, PassageRole.FILE_NAME)


def redacted_title(
    document: Document,
    passages: Sequence[Passage],
    redactions: Sequence[Redaction],
) -> str:
    """The subject, or else the file name, with ``[5.1.2e]`` for what is withheld."""
    for passage in passages:
        is_subject = passage.role is PassageRole.HEADER and passage.name == "Onderwerp"
        if is_subject or passage.role is PassageRole.FILE_NAME:
            own = [r for r in redactions if r.passage_index == passage.index]
            return " ".join(redacted_text(passage, own).split())
    return "(geen onderwerp)" if document.kind is DocumentKind.MAIL else "(naamloos)"
