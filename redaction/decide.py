"""From proposals and people's decisions to what is burned, and the judgement of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dossier.detections import EntityType
from dossier.documents import Passage, PassageRole
from dossier.grounds import GroundTable
from dossier.judgements import Judgement
from dossier.redactions import Proposal, ProposalAction, Redaction
from dossier.reviews import DecisionKind, ReviewDecision, Verdict


@dataclass(frozen=True, slots=True)
class Decisions:
    """The decisions that hold now.

    Attributes:
        withheld_documents: document number to ground.
        released_basis: hash of the proposals that were released; empty when nothing is.
        reviewer: who took the latest verdict.
        remarks: the latest verdict's remarks.
    """

    disclosed_persons: frozenset[str]
    withheld_documents: Mapping[str, str]
    released_basis: str = ""
    reviewer: str = ""
    remarks: str = ""


def current_decisions(decisions: Iterable[ReviewDecision]) -> Decisions:
    """What holds after all ``decisions``, given in the order in which they were taken.

    Decisions of a round replace those of earlier rounds: a reviewer sees the whole list each time.
    """
    listed = list(decisions)
    last_round = max((decision.round for decision in listed), default=0)
    latest = [decision for decision in listed if decision.round == last_round]
    verdicts = [decision for decision in latest if decision.kind is DecisionKind.VERDICT]
    verdict = verdicts[-1] if verdicts else None
    is_release = verdict is not None and verdict.value == Verdict.RELEASE.value
    return Decisions(
        released_basis=verdict.basis if verdict is not None and is_release else "",
        reviewer=verdict.reviewer if verdict is not None else "",
        remarks=verdict.reason if verdict is not None else "",
        disclosed_persons=frozenset(
            decision.subject for decision in latest if decision.kind is DecisionKind.DISCLOSE_PERSON
        ),
        withheld_documents={
            decision.subject: decision.value
            for decision in latest
            if decision.kind is DecisionKind.WITHHOLD_DOCUMENT
        },
    )


def redactions_of(
    proposals: Sequence[Proposal],
    grounds: GroundTable,
    decided_by: str,
    disclosed_persons: frozenset[str] = frozenset(),
) -> tuple[Redaction, ...]:
    """The stretches to burn, in order; overlapping proposals become one.

    Args:
        disclosed_persons: persons whose *name* a reviewer keeps readable; their mail addresses and
            telephone numbers stay withheld.
    """
    withheld = [
        proposal
        for proposal in proposals
        if proposal.action is ProposalAction.WITHHOLD
        and not (
            proposal.entity_type is EntityType.PERSON and proposal.person_id in disclosed_persons
        )
    ]
    return _merged(withheld, grounds, decided_by)


def doubts_of(proposals: Sequence[Proposal], grounds: GroundTable) -> tuple[Redaction, ...]:
    """The stretches that a person must still judge; shown in the concept, never burned."""
    doubtful = [proposal for proposal in proposals if proposal.action is ProposalAction.DOUBT]
    return _merged(doubtful, grounds, "")


def _merged(
    proposals: Sequence[Proposal],
    grounds: GroundTable,
    decided_by: str,
) -> tuple[Redaction, ...]:
    merged: list[Redaction] = []
    for proposal in sorted(proposals, key=lambda p: (p.passage_index, p.start, p.end)):
        last = merged[-1] if merged else None
        if (
            last is not None
            and last.passage_index == proposal.passage_index
            and proposal.start < last.end
        ):
            merged[-1] = _union(last, proposal, grounds)
        else:
            merged.append(
                Redaction(
                    document_id=proposal.document_id,
                    passage_index=proposal.passage_index,
                    start=proposal.start,
                    end=proposal.end,
                    grounds=grounds.in_order(proposal.grounds),
                    entity_types=(proposal.entity_type,),
                    decided_by=decided_by,
                    explanation=proposal.explanation,
                ),
            )
    return tuple(merged)


def _union(redaction: Redaction, proposal: Proposal, grounds: GroundTable) -> Redaction:
    types = tuple(dict.fromkeys((*redaction.entity_types, proposal.entity_type)))
    return Redaction(
        document_id=redaction.document_id,
        passage_index=redaction.passage_index,
        start=redaction.start,
        end=max(redaction.end, proposal.end),
        grounds=grounds.in_order((*redaction.grounds, *proposal.grounds)),
        entity_types=types,
        decided_by=redaction.decided_by,
        explanation=f"{redaction.explanation} / {proposal.explanation}",
    )


def judgement_of(redactions: Sequence[Redaction], passages: Sequence[Passage]) -> Judgement:
    """Public without redactions, partial with; not public when nothing readable is left."""
    if not redactions:
        return Judgement.PUBLIC
    return (
        Judgement.PARTIAL_PUBLIC
        if _has_readable_text(redactions, passages)
        else Judgement.NOT_PUBLIC
    )


def _has_readable_text(redactions: Sequence[Redaction], passages: Sequence[Passage]) -> bool:
    by_passage: dict[int, list[Redaction]] = {}
    for redaction in redactions:
        by_passage.setdefault(redaction.passage_index, []).append(redaction)
    for passage in passages:
        if passage.role in (PassageRole.METADATA, PassageRole.FILE_NAME):
            continue
        rest = redacted_text(passage, by_passage.get(passage.index, ()), "")
        if any(character.isalnum() for character in rest):
            return True
    return False


def redacted_text(
    passage: Passage, redactions: Iterable[Redaction], block: str | None = None
) -> str:
    """The passage's text with each redaction replaced by ``block``, by default ``[5.1.2e]``."""
    text, position, pieces = passage.text, 0, []
    for redaction in sorted(redactions, key=lambda r: r.start):
        pieces.append(text[position : redaction.start])
        pieces.append(f"[{' / '.join(redaction.grounds)}]" if block is None else block)
        position = redaction.end
    pieces.append(text[position:])
    return "".join(pieces)
