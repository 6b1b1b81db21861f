"""A reviewer's answer to the form: checked against the dossier, then kept as decisions."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from dossier.errors import ConfigError, ReviewError
from dossier.grounds import GroundTable, parse_ground_code
from dossier.reviews import DecisionKind, ReviewDecision, Verdict

_SEPARATORS = re.compile(r"[\n,;]+")
_WITHHELD = re.compile(r"^(?P<number>[A-Za-z0-9]+)\s*(?:[:=(\s]\s*(?P<ground>.+?)\)?)?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a reviewer filled in, as typed.

    Attributes:
        disclose_persons: person numbers (``P012``), separated by commas or lines.
        withhold_documents: document numbers with a ground (``1012: 5.4``), likewise.
    """

    reviewer: str
    verdict: Verdict
    remarks: str = field(default="", repr=False)
    disclose_persons: str = ""
    withhold_documents: str = ""


def to_decisions(
    answer: Answer,
    *,
    request_id: str,
    review_round: int,
    persons: Collection[str],
    numbers: Collection[str],
    grounds: GroundTable,
    basis: str,
    decided_at: datetime,
) -> list[ReviewDecision]:
    """The answer as decisions, the verdict last.

    Raises:
        ReviewError: something in it cannot be; the message lists all of it, for the reviewer.
    """
    problems: list[str] = []
    reviewer = " ".join(answer.reviewer.split())
    if len(reviewer) < 2:
        problems.append("Vul uw naam in.")
    if answer.verdict is Verdict.SEND_BACK and not answer.remarks.strip():
        problems.append("Geef bij terugsturen in de opmerkingen aan wat er anders moet.")
    chosen = list(_persons(answer.disclose_persons, persons, problems))
    withheld = dict(_documents(answer.withhold_documents, numbers, grounds, problems))
    if problems:
        raise ReviewError("\n".join(problems))

    def decision(kind: DecisionKind, subject: str, value: str) -> ReviewDecision:
        key = f"{request_id}\0{review_round}\0{kind}\0{subject}\0{reviewer}"
        return ReviewDecision(
            decision_id=hashlib.sha256(key.encode()).hexdigest()[:40],
            request_id=request_id,
            round=review_round,
            kind=kind,
            subject=subject,
            value=value,
            reviewer=reviewer,
            reason=answer.remarks.strip(),
            decided_at=decided_at,
            basis=basis,
        )

    return [
        *(decision(DecisionKind.DISCLOSE_PERSON, person, "") for person in chosen),
        *(decision(DecisionKind.WITHHOLD_DOCUMENT, n, code) for n, code in withheld.items()),
        decision(DecisionKind.VERDICT, "", answer.verdict.value),
    ]


def _entries(text: str) -> Iterable[str]:
    return (entry.strip() for entry in _SEPARATORS.split(text) if entry.strip())


def _persons(text: str, known: Collection[str], problems: list[str]) -> Iterable[str]:
    for entry in _entries(text):
        person = entry.upper()
        if person in known:
            yield person
        else:
            # The entry may be a name that was typed by mistake: never echo it into Prefect.
            shown = repr(entry) if re.fullmatch(r"[Pp]\d{1,6}", entry) else "(geen persoonsnummer)"
            problems.append(f"Persoon {shown} staat niet in de personenlijst; schrijf bijv. P012.")


def _documents(
    text: str,
    known: Collection[str],
    grounds: GroundTable,
    problems: list[str],
) -> Iterable[tuple[str, str]]:
    for entry in _entries(text):
        match = _WITHHELD.match(entry)
        number = match["number"] if match else entry
        if match is None or number not in known:
            shown = repr(number) if number.isalnum() and len(number) <= 12 else "(onleesbaar)"
            problems.append(f"Document {shown} staat niet in de documentenlijst.")
        elif not match["ground"]:
            problems.append(f"Geef bij document {number} een grond, bijvoorbeeld '{number}: 5.4'.")
        else:
            try:
                code = parse_ground_code(match["ground"])
                grounds[code]
            except ConfigError:
                problems.append(
                    f"De grond bij document {number} bestaat niet; schrijf bijv. 5.1.2i."
                )
            else:
                yield number, code
