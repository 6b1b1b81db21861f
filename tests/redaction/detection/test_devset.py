"""Regression on the development set, when it lies beside the project; it is not shipped with it.

The set was split in two by a hash of the item: rules were tuned on one half only.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from typing import Any

import pytest

from dossier.detections import EntityType
from dossier.documents import Passage, PassageRole
from redaction.detection import Detector
from redaction.detection.people import build_register
from tests.redaction.detection.conftest import PROJECT, body
from tests.redaction.detection.test_people import document

DEVSET = PROJECT.parent / "shared" / "devset" / "devset.jsonl"
PASSAGES = frozenset(kind.value for kind in EntityType if not kind.is_personal_data)
FLOORS = {
    "tune": {"covered": 0.97, "precision": 0.96, "keep": 0.04},
    "check": {"covered": 0.89, "precision": 0.87, "keep": 0.19},
}
"""Measured figures less a margin of one to two points; see the model card for the figures."""


@pytest.mark.skipif(not DEVSET.is_file(), reason="the development set is not beside the project")
@pytest.mark.parametrize("half", ["tune", "check"])
def test_figures_on_the_devset_do_not_fall(detector: Detector, half: str) -> None:
    rows = [json.loads(line) for line in DEVSET.read_text("utf-8").splitlines()]
    total: Counter[str] = Counter()
    for row in rows:
        if half_of(row["id"]) == half:
            total += measure(detector, row)
    floor = FLOORS[half]
    assert total["whole"] / total["gold"] >= floor["covered"]
    assert total["right"] / total["predicted"] >= floor["precision"]
    assert total["touched"] / total["keeps"] <= floor["keep"]


def half_of(item_id: str) -> str:
    """Which half an item belongs to."""
    return "check" if int(hashlib.sha256(item_id.encode()).hexdigest(), 16) % 2 else "tune"


def measure(detector: Detector, row: dict[str, Any]) -> Counter[str]:
    """Counts of one item, after the people of that item are known."""
    text: str = row["text"]
    passages = [body(text)]
    headers = row["headers"] or {}
    for field, label in (("from", "Van"), ("to", "Aan"), ("cc", "CC")):
        if headers.get(field):
            passages.append(Passage(len(passages), PassageRole.HEADER, headers[field], label))
    found = detector.detect(passages)
    item = document(0)
    register = build_register(
        [item], {"d0": passages}, {"d0": found}, detector.officials, detector.lexicon
    )
    final = register.merge(passages[0], found[0], register.find(passages[0]))
    gone = {i for d in final if not d.keep for i in range(d.start, d.end)}
    counts: Counter[str] = Counter()
    right: set[int] = set()
    for span in row["spans"]:
        places = set(range(span["start"], span["end"]))
        letters = {i for i in places if text[i].isalnum() or text[i] in "@_<"}
        if span["action"] == "keep":
            counts["keeps"] += 1
            counts["touched"] += bool(letters & gone)
            continue
        right |= places
        if span["type"] not in PASSAGES:
            counts["gold"] += 1
            counts["whole"] += letters <= gone
    shown = {i for i in gone if not text[i].isspace()}
    counts["predicted"] = len(shown)
    counts["right"] = len(shown & right)
    return counts
