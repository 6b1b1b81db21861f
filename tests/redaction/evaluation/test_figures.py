"""Regression of the figures: on the marked dossiers that ship, and on the gold set where it is present.

The gold set was split in two by a hash of the item: rules were tuned on the first half only. A floor
is the measured figure less a margin of one to two points; see ``docs/detection.md`` for the figures.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from redaction.detection import Detector
from redaction.evaluation import GoldItem, evaluate, predict, read_gold
from tests.redaction.detection.conftest import PROJECT

OWN = PROJECT / "data" / "evaluation"
GOLD = PROJECT.parent / "shared" / "devset" / "devset.jsonl"


@dataclass(frozen=True, slots=True)
class Floor:
    """The least (covered, persons, precision, passages) and the most (look-alikes) allowed; 0-1."""

    covered: float
    persons: float
    precision: float
    lookalikes: float
    passages_touched: float
    passage_precision: float


FLOORS = {
    "flood_dossier": Floor(0.945, 0.96, 0.875, 0.20, 0.82, 0.78),
    "museum_dossier": Floor(0.93, 0.945, 0.89, 0.205, 0.92, 0.77),
    "first": Floor(0.97, 0.96, 0.95, 0.065, 0.76, 0.87),
    "second": Floor(0.925, 0.96, 0.93, 0.10, 0.80, 0.80),
}


def half_of(item: GoldItem) -> str:
    """Which half of the gold set an item belongs to."""
    odd = int(hashlib.sha256(item.id.encode()).hexdigest(), 16) % 2
    return "second" if odd else "first"


@pytest.mark.parametrize("name", ["flood_dossier", "museum_dossier"])
def test_figures_on_the_dossiers_that_ship_do_not_fall(detector: Detector, name: str) -> None:
    hold(detector, read_gold(OWN / f"{name}.jsonl"), FLOORS[name])


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold set is not beside the project")
@pytest.mark.parametrize("half", ["first", "second"])
def test_figures_on_the_gold_set_do_not_fall(detector: Detector, half: str) -> None:
    hold(detector, [i for i in read_gold(GOLD) if half_of(i) == half], FLOORS[half])


@pytest.mark.parametrize("name", ["flood_dossier", "museum_dossier"])
def test_the_marked_dossiers_are_made_from_their_texts(name: str, tmp_path: Path) -> None:
    from scripts.train_model.marked_text import as_row, read_marked

    made = [GoldItem.model_validate(as_row(text)) for text in read_marked(OWN / f"{name}.txt")]
    assert made == read_gold(OWN / f"{name}.jsonl")


def hold(detector: Detector, items: list[GoldItem], floor: Floor) -> None:
    """Measure, and compare with the floor."""
    result = evaluate(items, predict(detector, items), rounds=0)
    persons = next(figures for figures in result.types if figures.name == "PERSON")
    assert result.personal and result.personal.covered >= floor.covered
    assert persons.covered >= floor.persons
    assert result.precision is not None and result.precision >= floor.precision
    assert result.lookalikes_touched is not None
    assert result.lookalikes_touched <= floor.lookalikes
    assert result.passages and result.passages.touched >= floor.passages_touched
    assert result.passage_precision is not None
    assert result.passage_precision >= floor.passage_precision
