"""What a rule reports, before it is mapped to a ``Detection``."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.detections import EntityType

LISTED = 0.96
"""Score of a finding with a proof of its own, which the second opinion never overrules: it stands in
a list of ``config/``, or behind a label that leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim in offsets of the reading view; ``why`` is Dutch and never holds the text."""

    start: int
    end: int
    entity_type: EntityType
    score: float
    why: str
    keep: bool = False
