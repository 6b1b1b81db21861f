"""From what was found to what is proposed: which ground, and why.

The rules are data (``config/grounds.yaml``): one line per entity type with the ground and whether the
finding is proposed for withholding or only shown for a person to judge.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import model_validator

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from dossier.grounds import Ground, GroundKind, GroundTable, parse_ground_code
from dossier.redactions import Proposal, ProposalAction
from dossier.yaml_models import ConfigModel, load_yaml_model


class _GroundEntry(ConfigModel):
    code: str
    kind: GroundKind
    label: str
    article: str
    platform_code: str
    text: str


class _RuleAction(StrEnum):
    WITHHOLD = "withhold"
    DOUBT = "doubt"


class _Rule(ConfigModel):
    ground: str
    action: _RuleAction


class _GroundsFile(ConfigModel):
    grounds: tuple[_GroundEntry, ...]
    proposals: dict[EntityType, _Rule]

    @model_validator(mode="after")
    def _complete(self) -> _GroundsFile:
        codes = [entry.code for entry in self.grounds]
        for code in codes:
            if codes.count(code) > 1:
                raise ValueError(f"de grond {code} staat er twee keer")
            if parse_ground_code(code) != code:
                raise ValueError(f"de grond {code} is niet in de vorm 5.1.2e geschreven")
        for entity_type, rule in self.proposals.items():
            if rule.ground not in codes:
                raise ValueError(f"{entity_type} verwijst naar de onbekende grond {rule.ground}")
        missing = sorted(set(EntityType) - set(self.proposals))
        if missing:
            raise ValueError(f"er ontbreekt een voorstel voor: {', '.join(missing)}")
        return self


@dataclass(frozen=True, slots=True)
class Rules:
    """The table of grounds and what each entity type leads to."""

    grounds: GroundTable
    proposals: Mapping[EntityType, tuple[str, ProposalAction]]
    version: str


def load_rules(path: Path) -> Rules:
    """The rules of ``config/grounds.yaml``.

    Raises:
        ConfigError: names the file, line, key and remedy.
    """
    content = load_yaml_model(path, _GroundsFile, "de gronden")
    return Rules(
        grounds=GroundTable(Ground(**entry.model_dump()) for entry in content.grounds),
        proposals={
            entity_type: (rule.ground, ProposalAction(rule.action.value))
            for entity_type, rule in content.proposals.items()
        },
        version=hashlib.sha256(path.read_bytes()).hexdigest(),
    )


def propose(
    document_id: str,
    passages: Sequence[Passage],
    detections: Mapping[int, Sequence[Detection]],
    rules: Rules,
) -> list[Proposal]:
    """Proposals for one document, in order of place.

    Args:
        detections: by passage index.

    Metadata passages are never published and get no proposals.
    """
    found = []
    for passage in passages:
        if passage.role is not PassageRole.METADATA:
            for detection in detections.get(passage.index, ()):
                found.append(_propose(document_id, passage.index, detection, rules))
    return found


def _propose(
    document_id: str,
    passage_index: int,
    detection: Detection,
    rules: Rules,
) -> Proposal:
    code, action = rules.proposals[detection.entity_type]
    explanation = f"{detection.entity_type.label}: {detection.why}"
    if detection.keep:
        action, explanation = ProposalAction.DISCLOSE, f"Blijft leesbaar. {explanation}"
    key = f"{document_id}\0{passage_index}\0{detection.start}\0{detection.end}\0{detection.entity_type}"
    return Proposal(
        proposal_id=hashlib.sha256(key.encode()).hexdigest()[:32],
        document_id=document_id,
        passage_index=passage_index,
        start=detection.start,
        end=detection.end,
        entity_type=detection.entity_type,
        action=action,
        grounds=() if action is ProposalAction.DISCLOSE else (code,),
        score=detection.score,
        recognizer=detection.recognizer,
        explanation=explanation,
        person_id=detection.person_id,
    )
