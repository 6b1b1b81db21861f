"""``woo evaluate``: how well detection does on a set of marked texts, as tables on the terminal."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from flows.workspace import load_settings, project_root
from redaction.detection import load_detector
from redaction.evaluation import Evaluation, TypeFigures, evaluate, predict, read_gold
from redaction.evaluation.calibration import calibration_svg
from redaction.evaluation.figures import Interval, Miss
from redaction.evaluation.predict import write_predictions


def evaluate_set(
    gold: Path,
    predictions: Path | None,
    calibration: Path | None,
    *,
    separate: bool,
    headers: bool,
    misses: int,
    console: Console,
) -> Evaluation:
    """Detect, count, print; write the predictions and the calibration plot where asked.

    Raises:
        ConfigError: the set or the configuration is wrong.
        ModelMissing: the configured language model is not there.
    """
    items = read_gold(gold)
    root = project_root()
    detector = load_detector(load_settings(root).detection, root)
    with Progress(console=console, transient=True) as bars:
        bar = bars.add_task("Detecteren", total=len(items))
        found = predict(
            detector, items, separate=separate, advance=lambda count: bars.advance(bar, count)
        )
    if predictions:
        write_predictions(predictions, found)
    with console.status("Onzekerheid berekenen ..."):
        result = evaluate(items, found, headers=headers)
    if calibration:
        calibration.write_text(calibration_svg(result.calibration), "utf-8")
    _show(result, misses, console)
    return result


def _show(result: Evaluation, misses: int, console: Console) -> None:
    table = Table("Soort", "Aantal", "Geheel gelakt", "95 %", "Geraakt", "Tekens")
    for row in result.types:
        table.add_row(*_cells(row))
    table.add_section()
    for total in (result.personal, result.passages):
        if total:
            table.add_row(*_cells(total))
    console.print(f"{result.items} teksten, {result.lookalikes} stukken die moeten blijven staan")
    console.print(table)
    precision = f"{_percent(result.precision)} {_range(result.precision_interval)}"
    console.print(f"Precisie in tekens, persoonsgegevens: {precision}")
    console.print(f"Precisie in tekens, gevoelige passages: {_percent(result.passage_precision)}")
    touched = f"{_percent(result.lookalikes_touched)} {_range(result.lookalikes_interval)}"
    console.print(f"Onterecht geraakt van wat moet blijven staan: {touched}")
    _show_misses("Niet geheel gelakt", [m for m in result.misses if not m.keep][:misses], console)
    _show_misses("Onterecht gelakt", [m for m in result.misses if m.keep][:misses], console)


def _show_misses(title: str, misses: list[Miss], console: Console) -> None:
    if misses:
        table = Table("Tekst", "Soort", "Woorden", title=title)
        for miss in misses:
            table.add_row(miss.item_id, miss.type, miss.text[:90])
        console.print(table)


def _cells(row: TypeFigures) -> tuple[str, ...]:
    return (
        row.name,
        str(row.count),
        _percent(row.covered),
        _range(row.covered_interval),
        _percent(row.touched),
        _percent(row.characters),
    )


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _range(interval: Interval | None) -> str:
    return "" if interval is None else f"[{100 * interval[0]:.1f} - {100 * interval[1]:.1f}]"
