"""``woo evaluate`` from the command line: the tables, the predictions and the plot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dossier.errors import ConfigError
from flows.cli import app

ROW = {
    "id": "mail-1",
    "text": "Bel Sanne de Vries op 06-12345678, of de centrale: 070 379 8911.",
    "spans": [
        {"start": 4, "end": 18, "type": "PERSON", "action": "redact"},
        {"start": 22, "end": 33, "type": "PHONE", "action": "redact"},
        {"start": 51, "end": 63, "type": "PHONE", "action": "keep"},
    ],
}


@pytest.fixture(autouse=True)
def _own_work_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WOO_WORK", str(tmp_path / "werk"))


def test_a_set_is_measured_and_the_predictions_are_written(tmp_path: Path) -> None:
    gold, out, plot = tmp_path / "gold.jsonl", tmp_path / "out.jsonl", tmp_path / "plot.svg"
    gold.write_text(json.dumps(ROW) + "\n", "utf-8")
    result = CliRunner().invoke(
        app,
        ["evaluate", str(gold), "--predictions", str(out), "--calibration", str(plot)],
        catch_exceptions=False,
    )
    assert result.exit_code == 0
    assert "Geheel gelakt" in result.output
    assert "Onterecht geraakt van wat moet blijven staan: 0.0 %" in result.output
    spans = json.loads(out.read_text("utf-8"))["spans"]
    assert {(s["start"], s["end"]) for s in spans} == {(4, 18), (22, 33)}
    assert plot.read_text("utf-8").startswith("<svg")


def test_a_missing_set_is_a_dutch_message_that_names_the_file(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nergens\.jsonl is niet te lezen"):
        CliRunner().invoke(
            app, ["evaluate", str(tmp_path / "nergens.jsonl")], catch_exceptions=False
        )
