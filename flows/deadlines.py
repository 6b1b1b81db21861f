"""The weekday-morning watch over statutory terms."""

from __future__ import annotations

import logging
from datetime import date, datetime

from prefect import flow
from prefect.artifacts import create_table_artifact

from dossier.request import AMSTERDAM, WooRequest, load_request
from dossier.terms import decision_deadline
from flows.logs import set_up_logging
from flows.workspace import open_workspace

log = logging.getLogger(__name__)

COLUMNS = ("Verzoek", "Ontvangen", "Beslissen vóór of op", "Nog")


@flow(name="beslistermijnen", log_prints=False)
def watch_deadlines() -> int:
    """Show the decision deadline of every request; how many are overdue or due within a week."""
    set_up_logging(open_workspace().folder)
    rows = deadline_rows()
    create_table_artifact(
        [dict(zip(COLUMNS, row, strict=True)) for row in rows] or [{"": "geen verzoeken"}],
        key="beslistermijnen",
        description="Beslistermijnen (Woo, artikel 4.4)",
    )
    urgent = [request.id for request in all_requests() if _days_left(request) <= 7]
    for request_id in urgent:
        log.warning(
            "de beslistermijn van %s is binnen een week verstreken of al voorbij", request_id
        )
    return len(urgent)


def all_requests() -> list[WooRequest]:
    """Every request in the configured folder, ordered by file name.

    Raises:
        ConfigError: one of them is wrong.
    """
    workspace = open_workspace()
    folder = workspace.path(workspace.settings.serve.requests)
    return [load_request(path) for path in sorted(folder.glob("*.yaml"))]


def deadline_rows() -> list[tuple[str, str, str, str]]:
    """Request, day of receipt, last day, and days left, as shown to people."""
    rows = []
    for request in all_requests():
        left = _days_left(request)
        rows.append(
            (
                request.id,
                f"{request.received:%d-%m-%Y}",
                f"{decision_deadline(request.received):%d-%m-%Y}",
                f"{left} dagen" if left >= 0 else f"{-left} dagen te laat",
            ),
        )
    return rows


def _days_left(request: WooRequest) -> int:
    """Days to the deadline, negative when it has passed; the decision date stops the clock."""
    today = min(date.max, datetime.now(AMSTERDAM).date())
    return (decision_deadline(request.received) - min(today, request.decision_date)).days
