"""What the detector, with the people of the set, would withhold in marked texts.

The set is treated as a dossier: who is named in one text is looked for in all others, as in a real
request. With ``separate`` every text is a dossier of its own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dossier.detections import Detection, EntityType
from dossier.documents import DateSource, Document, DocumentKind, Passage, PassageRole
from redaction.detection import Detector
from redaction.detection.people import build_register
from redaction.evaluation.gold import HEADER_FIELDS, TEXT, GoldItem

Found = tuple[Detection, ...]


@dataclass(frozen=True, slots=True)
class Prediction:
    """A stretch of one field that the detector proposes to withhold."""

    field: str
    start: int
    end: int
    entity_type: EntityType
    score: float


def predict(
    detector: Detector,
    items: Sequence[GoldItem],
    *,
    separate: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> dict[str, list[Prediction]]:
    """By item id, everything that would be withheld or shown to a person as a sensitive passage.

    Args:
        separate: every item is a dossier of its own.
        advance: called with the number of items done since the last call.
    """
    passages = {item.id: _passages(item) for item in items}
    found: dict[str, list[Found]] = {}
    for item in items:
        found[item.id] = detector.detect(list(passages[item.id].values()))
        advance(1)
    groups = [[item] for item in items] if separate else [list(items)]
    result: dict[str, list[Prediction]] = {}
    for group in groups:
        register = build_register(
            [_document(item.id) for item in group],
            {item.id: list(passages[item.id].values()) for item in group},
            {item.id: found[item.id] for item in group},
            detector.officials,
            detector.lexicon,
        )
        for item in group:
            result[item.id] = [
                Prediction(field, d.start, d.end, d.entity_type, d.score)
                for (field, passage), own in zip(
                    passages[item.id].items(), found[item.id], strict=True
                )
                for d in register.merge(passage, own, register.find(passage))
                if not d.keep
            ]
    return result


def write_predictions(path: Path, predictions: dict[str, list[Prediction]]) -> None:
    """One line per item: ``{"id": ..., "spans": [{"field", "start", "end", "type", "score"}]}``."""
    rows = (
        {
            "id": item_id,
            "spans": [
                {
                    "field": p.field,
                    "start": p.start,
                    "end": p.end,
                    "type": p.entity_type.value,
                    "score": p.score,
                }
                for p in found
            ],
        }
        for item_id, found in predictions.items()
    )
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def _passages(item: GoldItem) -> dict[str, Passage]:
    """By field name: the header fields that are there, then the text."""
    given = [
        (field, PassageRole.HEADER, item.field_text(field), label)
        for field, label in HEADER_FIELDS.items()
        if item.field_text(field)
    ]
    given.append((TEXT, PassageRole.BODY, item.text, ""))
    return {
        field: Passage(index, role, text, label)
        for index, (field, role, text, label) in enumerate(given)
    }


def _document(item_id: str) -> Document:
    return Document(
        document_id=item_id,
        request_id="",
        item_id=item_id,
        kind=DocumentKind.MAIL,
        title="",
        file_name="",
        media_type="text/plain",
        original_ref="",
        content_hash="",
        parent_id=None,
        family_id=item_id,
        position=0,
        dated_at=None,
        date_source=DateSource.NONE,
    )
