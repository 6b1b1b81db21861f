"""The command line: ``woo``. Messages are Dutch; errors say what to do and show no traceback."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from dossier.errors import WooError
from flows import prefect_environment
from flows.logs import set_up_logging
from flows.workspace import load_settings, project_root

app = typer.Typer(
    help="Woo-verzoeken behandelen: verzamelen, lakken, beoordelen en openbaar maken.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
audit = typer.Typer(help="Het controlespoor.", no_args_is_help=True)
app.add_typer(audit, name="audit")
console = Console()
errors = Console(stderr=True)


_AUDIT_WORDS = {
    "collect": "verzameld",
    "select": "geselecteerd",
    "detect": "gedetecteerd",
    "assess": "voorstellen gemaakt",
    "show": "getoond aan beoordelaar",
    "review": "beoordeeld",
    "review-refused": "antwoord geweigerd",
    "redact": "gelakt",
    "verify": "gecontroleerd",
    "publish": "gepubliceerd",
}


class Review(StrEnum):
    """Who reviews."""

    PREFECT = "prefect"
    AUTO = "auto"


RequestFile = Annotated[Path, typer.Argument(help="Het verzoekbestand, config/requests/….yaml")]


def main() -> None:
    """Entry point of the ``woo`` command; exit code 1 for an expected error, 130 when interrupted."""
    try:
        app()
    except WooError as error:
        errors.print(
            f"[bold red]Fout:[/] {_escaped(error.user_message)}",
            highlight=False,
            soft_wrap=True,
        )
        sys.exit(1)
    except KeyboardInterrupt:
        errors.print("Afgebroken. Start hetzelfde commando opnieuw om verder te gaan.")
        sys.exit(130)


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")


@app.command()
def run(
    request_file: RequestFile,
    review: Annotated[
        Review,
        typer.Option(help="prefect = een beoordelaar beslist; auto = alleen voor demonstraties"),
    ] = Review.PREFECT,
) -> None:
    """Behandel een verzoek: verzamel, selecteer, detecteer, beoordeel, lak, controleer, publiceer."""
    folder = _prepare()
    from flows.run_command import run_request

    run_request(_from_root(request_file), review.value, folder, console)


@app.command()
def serve() -> None:
    """Start de Prefect-omgeving, de concepten voor beoordelaars en de geplande runs."""
    folder = _prepare()
    from flows.serve import serve_all

    serve_all(folder, console)


@app.command()
def deadline() -> None:
    """Toon van elk verzoek wanneer er uiterlijk beslist moet zijn (Woo, artikel 4.4)."""
    _prepare()
    from flows.deadlines import COLUMNS, deadline_rows

    table = Table(*COLUMNS)
    for row in deadline_rows():
        table.add_row(*row)
    console.print(table)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Gemarkeerde teksten, één JSON-object per regel")],
    predictions: Annotated[
        Path | None, typer.Option(help="Schrijf hier wat er gelakt zou worden")
    ] = None,
    calibration: Annotated[
        Path | None, typer.Option(help="Schrijf hier de kalibratiegrafiek (SVG)")
    ] = None,
    separate: Annotated[
        bool, typer.Option("--separate", help="Elke tekst is een eigen dossier")
    ] = False,
    headers: Annotated[bool, typer.Option("--headers", help="Tel de kopvelden mee")] = False,
    misses: Annotated[int, typer.Option(help="Zoveel van de ergste missers tonen")] = 20,
) -> None:
    """Meet de herkenning op gemarkeerde teksten: per soort, met onzekerheid en ergste missers."""
    _prepare()
    from flows.evaluate import evaluate_set

    evaluate_set(
        gold,
        predictions,
        calibration,
        separate=separate,
        headers=headers,
        misses=misses,
        console=console,
    )


@audit.command("verify")
def audit_verify(request_file: RequestFile) -> None:
    """Controleer of het controlespoor van een verzoek ongeschonden is."""
    _prepare()
    from dossier.audit import verify_chain
    from dossier.request import load_request
    from flows.workspace import open_workspace

    workspace = open_workspace()
    request = load_request(workspace.path(_from_root(request_file)))
    trail = workspace.store.audit_trail(request.id)
    head = verify_chain(trail)
    console.print(f"Het controlespoor klopt: {len(trail)} regels, laatste hash {head}")


@audit.command("show")
def audit_show(request_file: RequestFile) -> None:
    """Toon het controlespoor van een verzoek."""
    _prepare()
    from dossier.request import AMSTERDAM, load_request
    from flows.workspace import open_workspace

    workspace = open_workspace()
    request = load_request(workspace.path(_from_root(request_file)))
    table = Table("Nr", "Wanneer", "Wie", "Wat", "Bijzonderheden")
    for entry in workspace.store.audit_trail(request.id):
        details = ", ".join(f"{key}: {value}" for key, value in entry.details.items())
        what = _AUDIT_WORDS.get(entry.action, entry.action)
        moment = f"{entry.at.astimezone(AMSTERDAM):%d-%m-%Y %H:%M:%S}"
        table.add_row(str(entry.sequence), moment, entry.actor, what, details)
    console.print(table)


def _prepare() -> Path:
    """Find the project, point Prefect at its work folder and send log lines to a file there."""
    root = project_root()
    folder = root / load_settings(root).work.folder
    folder.mkdir(parents=True, exist_ok=True)
    prefect_environment.apply(folder)
    os.environ.setdefault("WOO_HOME", str(root))
    set_up_logging(folder)
    return folder


def _from_root(request_file: Path) -> str:
    """The request file as the flow wants it: relative to the project where it lies in it."""
    root = project_root()
    absolute = request_file.resolve()
    return str(absolute.relative_to(root)) if absolute.is_relative_to(root) else str(absolute)


if __name__ == "__main__":
    main()
