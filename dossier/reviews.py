"""What people decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

AUTOMATIC_REVIEWER = "automatisch voorstel"
"""Stands where a reviewer's name would, in demonstration runs that nobody reviewed."""

NOT_REVIEWED_NOTICE = "concept, niet beoordeeld"
"""Printed on every output of a run without a human review."""


class Verdict(StrEnum):
    """The reviewer's answer to the set as a whole."""

    RELEASE = "release"
    SEND_BACK = "send_back"


class DecisionKind(StrEnum):
    """What a decision is about."""

    VERDICT = "verdict"
    DISCLOSE_PERSON = "disclose_person"
    WITHHOLD_DOCUMENT = "withhold_document"


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """One decision of one person; never changed, only followed by a later one.

    Attributes:
        decision_id: stable, so that an answer that arrives twice is stored once.
        round: 1-based round of review.
        subject: person id, document number, or empty for a verdict.
        value: verdict value, or the ground for a withheld document.
        reason: the reviewer's remark.
        basis: hash of the proposals that were shown; a release holds for these and no others.
    """

    decision_id: str
    request_id: str
    round: int
    kind: DecisionKind
    subject: str
    value: str
    reviewer: str
    reason: str
    decided_at: datetime
    basis: str = ""
