"""Figures of detection on marked texts: what counts as covered, precise and touched."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.detections import EntityType
from dossier.errors import ConfigError
from redaction.detection import Detector
from redaction.evaluation import GoldItem, Prediction, evaluate, predict, read_gold
from redaction.evaluation.calibration import calibration_svg
from redaction.evaluation.figures import Bin
from redaction.evaluation.predict import write_predictions

TEXT = "Bel Sanne de Vries (06-12345678) of minister Jansen."


def item(*spans: tuple[int, int, str, str], text: str = TEXT, item_id: str = "a") -> GoldItem:
    """One marked text; spans are (start, end, type, action)."""
    marked = [{"start": a, "end": b, "type": t, "action": action} for a, b, t, action in spans]
    return GoldItem.model_validate({"id": item_id, "text": text, "spans": marked})


def withheld(start: int, end: int, kind: EntityType = EntityType.PERSON) -> Prediction:
    """A prediction in the text."""
    return Prediction("text", start, end, kind, 0.9)


MARKED = item((4, 18, "PERSON", "redact"), (20, 31, "PHONE", "redact"), (36, 51, "PERSON", "keep"))


def test_half_a_name_is_not_covered_but_brackets_and_spaces_do_not_count() -> None:
    whole = evaluate([MARKED], {"a": [withheld(4, 18), withheld(20, 31, EntityType.PHONE)]})
    half = evaluate([MARKED], {"a": [withheld(4, 9)]})
    parts = evaluate([MARKED], {"a": [withheld(4, 9), withheld(10, 12), withheld(13, 18)]})
    assert whole.personal and whole.personal.covered == 1
    assert half.personal and (half.personal.covered, half.personal.touched) == (0, 0.5)
    assert next(t for t in parts.types if t.name == "PERSON").covered == 1


def test_precision_counts_what_was_covered_for_nothing_and_look_alikes_that_were_touched() -> None:
    result = evaluate([MARKED], {"a": [withheld(4, 18), withheld(36, 51)]})
    letters = len("SannedeVries")
    assert result.precision == pytest.approx(letters / (letters + len("ministerJansen")))
    assert result.lookalikes_touched == 1
    assert [miss.keep for miss in result.misses] == [False, True]


def test_an_item_without_predictions_is_missed_whole() -> None:
    result = evaluate([MARKED], {})
    assert result.personal and result.personal.covered == 0
    assert result.precision is None


def test_intervals_hold_the_figure_and_are_the_same_each_time() -> None:
    items = [item((4, 18, "PERSON", "redact"), item_id=str(n)) for n in range(30)]
    found = {str(n): [withheld(4, 18)] for n in range(20)}
    one, two = evaluate(items, found, rounds=200), evaluate(items, found, rounds=200)
    assert one == two
    assert one.personal is not None
    low, high = one.personal.covered_interval
    assert low < one.personal.covered < high


@given(st.lists(st.tuples(st.integers(0, 51), st.integers(1, 20)), max_size=8))
def test_shares_stay_between_nothing_and_all(places: list[tuple[int, int]]) -> None:
    found = [withheld(a, min(a + length, len(TEXT))) for a, length in places]
    result = evaluate([MARKED], {"a": found}, rounds=3)
    assert result.personal is not None
    assert 0 <= result.personal.covered <= result.personal.touched <= 1
    assert result.precision is None or 0 <= result.precision <= 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("geen json", "regel 1: dit is geen JSON"),
        ('{"id": "a"}', "text"),
        ('{"id": "a", "text": "x", "spans": [{"start": 0, "end": 9, "type": "PERSON", '
         '"action": "redact"}]}', "buiten het veld"),
        ('{"id": "a", "text": "x", "spans": [{"start": 0, "end": 1, "type": "PERSON", '
         '"action": "lak"}]}', "action"),
        ("", "bevat geen teksten"),
    ],
)  # fmt: skip
def test_a_wrong_set_is_refused_with_its_line(tmp_path: Path, line: str, expected: str) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(line + "\n", "utf-8")
    with pytest.raises(ConfigError, match=expected):
        read_gold(path)


def test_predictions_of_the_real_detector_are_written_per_field(
    detector: Detector, tmp_path: Path
) -> None:
    mail = GoldItem.model_validate(
        {
            "id": "m",
            "headers": {"from": "Sanne de Vries <s.devries@minabc.nl>", "subject": "overleg"},
            "text": "Hoi Karim,\n\nBel me op 06-12345678.\n\nGroet,\nSanne",
        }
    )
    found = predict(detector, [mail])
    write_predictions(tmp_path / "out.jsonl", found)
    row = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))
    gone = {(s["field"], mail.field_text(s["field"])[s["start"] : s["end"]]) for s in row["spans"]}
    assert ("from", "s.devries@minabc.nl") in gone
    assert ("text", "06-12345678") in gone
    assert ("text", "Karim") in gone


def test_people_of_one_text_are_looked_for_in_the_others_unless_kept_apart(
    detector: Detector,
) -> None:
    first = item(text="Van: Zwaluwhof, P.J. (Petra)\nAan: Karim\n\nDag!", item_id="1")
    second = item(text="de map ligt nog bij petra zwaluwhof, haal jij hem op?", item_id="2")
    together = predict(detector, [first, second])
    apart = predict(detector, [first, second], separate=True)
    place = second.text.index("zwaluwhof")
    assert any(p.start <= place < p.end for p in together["2"])
    assert len(apart["2"]) <= len(together["2"])


def test_the_calibration_plot_is_a_picture_that_says_what_it_shows() -> None:
    picture = calibration_svg([Bin(10, 0.55, 0.5), Bin(90, 0.95, 0.97)])
    root = ElementTree.fromstring(picture)
    assert len(root.findall("{*}circle")) == 2
    assert "score van de vondst" in picture
