"""The audit trail: append-only, each entry chained to the one before by its hash.

Changing, removing or inserting an entry breaks the chain from there on, which ``woo audit verify``
shows. What the chain cannot show is a trail that was cut off at its end or rewritten whole by
somebody who can write the database; keep the head hash that a run prints elsewhere for that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dossier.errors import AuditBroken

GENESIS = "0" * 64


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One thing that happened.

    Attributes:
        sequence: 1-based within the request.
        actor: a reviewer's name, or ``systeem``.
        action: what happened, a stable word such as ``collect`` or ``review``.
        details: ids, counts and hashes; never document text.
        previous_hash: hash of the entry before, :data:`GENESIS` for the first.
    """

    sequence: int
    request_id: str
    at: datetime
    actor: str
    action: str
    details: Mapping[str, object]
    previous_hash: str
    entry_hash: str


def entry_hash(
    sequence: int,
    request_id: str,
    at: datetime,
    actor: str,
    action: str,
    details: Mapping[str, object],
    previous_hash: str,
) -> str:
    """SHA-256 over all fields in canonical JSON."""
    canonical = json.dumps(
        [sequence, request_id, at.isoformat(), actor, action, dict(details), previous_hash],
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify_chain(entries: Iterable[AuditEntry]) -> str:
    """The head hash of an unbroken chain (:data:`GENESIS` when empty).

    Raises:
        AuditBroken: names the first entry that does not fit.
    """
    previous = GENESIS
    for expected_sequence, entry in enumerate(entries, start=1):
        computed = entry_hash(
            entry.sequence,
            entry.request_id,
            entry.at,
            entry.actor,
            entry.action,
            entry.details,
            entry.previous_hash,
        )
        if (
            entry.sequence != expected_sequence
            or entry.previous_hash != previous
            or entry.entry_hash != computed
        ):
            raise AuditBroken(
                f"Het controlespoor van {entry.request_id} klopt niet vanaf regel "
                f"{expected_sequence}: er is iets gewijzigd, verwijderd of tussengevoegd.",
            )
        previous = entry.entry_hash
    return previous
