"""What is served: the request flow, nightly collection, and the deadline watch."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, cast
from uuid import UUID

from prefect import flow
from prefect.deployments import run_deployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.collect import collect_sources
from flows.deadlines import all_requests, watch_deadlines
from flows.locks import RequestBusy, request_lock
from flows.logs import set_up_logging
from flows.process_request import process_request
from flows.select import select_scope
from flows.workspace import open_workspace

if TYPE_CHECKING:
    from prefect.client.schemas.objects import FlowRun
    from prefect.deployments.runner import RunnerDeployment

log = logging.getLogger(__name__)

REQUEST_DEPLOYMENT = "verzoek"


@flow(name="verzamelen", log_prints=False)
def collect_nightly() -> int:
    """Collect and select for every request; publishes nothing. How many items the dossiers hold.

    A request that another run works on is left alone: that run collects too.
    """
    folder = open_workspace().folder
    set_up_logging(folder)
    total = 0
    for request in all_requests():
        try:
            with request_lock(folder, request.id):
                total += collect_sources(request)
                select_scope(request)
        except RequestBusy:
            log.info("%s wordt al behandeld en is overgeslagen", request.id)
    return total


def deployments() -> list[RunnerDeployment]:
    """Everything that ``woo serve`` offers, with its schedule in Dutch time."""
    settings = open_workspace().settings.serve
    zone = "Europe/Amsterdam"
    made = [
        process_request.to_deployment(
            REQUEST_DEPLOYMENT,
            description="Een Woo-verzoek van verzamelen tot publicatie. Wacht op een beoordelaar.",
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        collect_nightly.to_deployment(
            "nachtelijk",
            description="Elke nacht nieuwe stukken verzamelen voor alle verzoeken.",
            schedules=[Cron(settings.collect_schedule, timezone=zone)],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
        watch_deadlines.to_deployment(
            "werkdagen",
            description="Elke werkdagochtend de beslistermijnen nalopen.",
            schedules=[Cron(settings.deadline_schedule, timezone=zone)],
            entrypoint_type=EntrypointType.MODULE_PATH,
        ),
    ]
    return cast("list[RunnerDeployment]", made)


def start_run(request_file: str) -> UUID:
    """Start the served request flow; the id of the new run."""
    run = cast(
        "FlowRun",
        run_deployment(
            f"{process_request.name}/{REQUEST_DEPLOYMENT}",
            parameters={"request_file": request_file, "review": "prefect"},
            timeout=0,
        ),
    )
    return run.id
