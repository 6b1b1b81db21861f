"""``woo run``: one request in this terminal, with a Prefect server beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from dossier.errors import WooError
from flows.server import find_server, prefect_server

if TYPE_CHECKING:
    from flows.summary import Outcome


def run_request(request_file: str, review: str, folder: Path, console: Console) -> None:
    """Run the flow here, or hand it to ``woo serve`` when a person reviews.

    Raises:
        WooError: with a Dutch message that says what to do.
    """
    if review != "auto" and find_server(folder) is None:
        raise WooError(
            "Voor een beoordeling moet de Prefect-omgeving draaien: start in een ander venster "
            "'woo serve' en geef dit commando opnieuw. (Of kies --review auto om alleen een "
            "voorbeeld te zien; dat merkt alles als 'concept, niet beoordeeld'.)",
        )
    console.print("Prefect starten ...", style="dim")
    with prefect_server(folder) as server:
        if review != "auto":
            _hand_over(request_file, server.ui_url, console)
            return
        # Prefect reads its settings when it is imported, so only now.
        from prefect.logging.handlers import APILogHandler

        from flows.process_request import process_request
        from flows.progress import terminal_progress
        from flows.review_gate import ReviewMode

        try:
            with terminal_progress(console):
                outcome = process_request(request_file, ReviewMode.AUTO)
        finally:
            APILogHandler().flush()  # while the server is still there to take the last lines
        print_outcome(outcome, console)


def _hand_over(request_file: str, ui_url: str, console: Console) -> None:
    from flows.deployments import start_run

    run_id = start_run(request_file)
    console.print(f"De run is gestart: {ui_url}/v2/runs/flow-run/{run_id}")
    console.print(
        "Zodra hij op beoordeling wacht, staat hij daar als 'Suspended'; kies in het menu ⋮ Resume."
    )


def print_outcome(outcome: Outcome, console: Console) -> None:
    """What was collected, withheld and published, and where to look."""
    console.print()
    console.print(f"[bold]{outcome.request_id}[/]: {outcome.subject}")
    if outcome.notice:
        console.print(f"[bold yellow]{outcome.notice.upper()}[/]")
    table = Table(show_header=False, box=None, padding=(0, 2))
    table.add_row("Verzameld", f"{outcome.documents} documenten uit {outcome.sources} bronnen")
    for label, count in outcome.statuses.items():
        if count:
            table.add_row("", f"{count:>4}  {label}")
    table.add_row("Oordeel", "")
    for label, count in outcome.judgements.items():
        table.add_row("", f"{count:>4}  {label}")
    table.add_row("Gelakt", f"{sum(outcome.redactions.values())} passages")
    for code, count in outcome.redactions.items():
        table.add_row("", f"{count:>4}  {code} ({outcome.labels[code]})")
    table.add_row("Gepubliceerd", f"{outcome.published} PDF's, {outcome.files} bestanden in totaal")
    console.print(table)
    if outcome.open_items:
        console.print(
            f"[yellow]Let op:[/] {outcome.open_items} stukken konden niet worden verwerkt of hebben "
            "geen datum; zij staan in boekhouding.csv en vragen een besluit.",
        )
    console.print(f"\nKijk in  {outcome.folder}", highlight=False, soft_wrap=True)
    console.print("         inventarislijst.pdf, inventarislijst.xlsx en de map documenten")
    console.print("Controlespoor: woo audit show; beoordelen in de browser: woo serve")
