"""``woo serve``: Prefect with its UI, the scheduled flows, and the reviewers' web pages."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Sequence
from pathlib import Path

import uvicorn
from rich.console import Console

from dossier.request import WooRequest
from flows.prefect_environment import API_USER
from flows.server import access_password, prefect_server
from flows.workspace import open_workspace
from review.tables import ReviewedDocument
from review.web import ReviewSite, create_app


def serve_all(folder: Path, console: Console) -> None:
    """Run until interrupted."""
    settings = open_workspace().settings.serve
    console.print("Prefect starten ...", style="dim")
    with prefect_server(folder, settings.host, settings.prefect_port) as server:
        from prefect import serve

        from flows.deployments import deployments

        password = access_password(folder)
        _serve_documents(server.ui_url, password)
        console.print(f"Prefect:     {server.ui_url}  (inloggen: {API_USER}:{password})")
        console.print(
            f"Concepten:   http://{settings.host}:{settings.documents_port}  (wachtwoord: {password})",
        )
        console.print("Stoppen met Ctrl+C.", style="dim")
        # Prefect's runner says a coroutine was never awaited when it is interrupted.
        warnings.filterwarnings("ignore", category=RuntimeWarning, message="coroutine 'Runner")
        serve(*deployments(), pause_on_shutdown=False, print_starting_message=False)


def _serve_documents(prefect_url: str, password: str) -> None:
    settings = open_workspace().settings.serve
    app = create_app(_site(prefect_url), password, [settings.host])
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.documents_port,
        log_level="critical",
        access_log=False,
        server_header=False,
    )
    server = uvicorn.Server(config)
    threading.Thread(target=server.run, name="concepten", daemon=True).start()


def _site(prefect_url: str) -> ReviewSite:
    from flows.deadlines import all_requests
    from flows.redact import CONCEPT
    from flows.review_artifacts import reviewed_documents

    def request_of(request_id: str) -> WooRequest:
        return {request.id: request for request in all_requests()}[request_id]

    def requests() -> Sequence[tuple[str, str]]:
        return [(request.id, request.subject) for request in all_requests()]

    def documents(request_id: str) -> Sequence[ReviewedDocument]:
        return reviewed_documents(request_of(request_id))

    def concept(request_id: str, number: str) -> bytes:
        workspace = open_workspace()
        request = request_of(request_id)
        selections = workspace.store.selections(request.id).values()
        document_id = {s.number: s.document_id for s in selections if s.number}[number]
        rendition = workspace.store.renditions(CONCEPT, [document_id])[document_id]
        if not rendition.output_ref:
            raise KeyError(number)
        return workspace.files.get(rendition.output_ref)

    return ReviewSite(requests, documents, concept, prefect_url)
