"""The reviewers' web pages: the documents of a request and their concept PDFs, behind a login.

Meant for loopback; put a proxy with TLS before it to share it. Concept PDFs hold everything that will
be withheld, so nothing is cached, nothing is shown without a session, and other sites can neither
frame nor read these pages.
"""

from __future__ import annotations

import asyncio
import hmac
import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, select_autoescape
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from review.tables import ReviewedDocument

SESSION_SECONDS = 8 * 3600
_FAILURES_PER_MINUTE = 10
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class ReviewSite:
    """What the pages show; each call reads the dossier as it is now.

    Attributes:
        requests: id and subject of every request.
        documents: the listed documents of a request; ``KeyError`` for an unknown one.
        concept: concept PDF of a document; ``KeyError`` when there is none.
    """

    requests: Callable[[], Sequence[tuple[str, str]]]
    documents: Callable[[str], Sequence[ReviewedDocument]]
    concept: Callable[[str, str], bytes]
    prefect_url: str


class _SecurityHeaders(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        response = await call_next(request)
        response.headers.update(_HEADERS)
        return response


class _LoginGuard:
    """Slows guessing down: a bounded number of wrong passwords a minute, for everybody together."""

    def __init__(self) -> None:
        self._failures: list[float] = []

    def is_open(self) -> bool:
        self._failures = [moment for moment in self._failures if moment > time.monotonic() - 60]
        return len(self._failures) < _FAILURES_PER_MINUTE

    def failed(self) -> None:
        self._failures.append(time.monotonic())


def create_app(site: ReviewSite, password: str, hosts: Sequence[str]) -> Starlette:
    """The web application.

    Args:
        password: what a reviewer has to give to get in.
        hosts: names under which it is served; requests for any other are refused (DNS rebinding).
    """
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=select_autoescape(default=True),
    )
    guard = _LoginGuard()

    def page(name: str, status: int = 200, **values: object) -> HTMLResponse:
        return HTMLResponse(templates.get_template(name).render(**values), status_code=status)

    async def login(request: Request) -> Response:
        if request.method == "GET":
            return page("login.html", error="")
        if not guard.is_open():
            return page("login.html", 429, error="Te veel pogingen. Wacht een minuut.")
        form = await request.form()
        given = str(form.get("wachtwoord", ""))
        if not hmac.compare_digest(given.encode(), password.encode()):
            guard.failed()
            await asyncio.sleep(0.5)
            return page("login.html", 403, error="Dit wachtwoord klopt niet.")
        request.session.clear()
        request.session["since"] = int(time.time())
        target = str(form.get("naar") or "/")
        is_own = target.startswith("/") and not target.startswith(("//", "/\\"))
        return RedirectResponse(target if is_own else "/", status_code=303)

    async def logout(request: Request) -> Response:
        request.session.clear()
        return RedirectResponse("/inloggen", status_code=303)

    def guarded(view: Callable[[Request], Response]) -> Callable[[Request], Response]:
        def checked(request: Request) -> Response:
            if "since" not in request.session:
                return page("login.html", 401, error="", target=request.url.path)
            try:
                return view(request)
            except KeyError:
                return page("not_found.html", 404)

        return checked

    def start(_request: Request) -> Response:
        return page("requests.html", requests=site.requests(), prefect_url=site.prefect_url)

    def documents(request: Request) -> Response:
        request_id = request.path_params["request_id"]
        return page(
            "documents.html",
            request_id=request_id,
            documents=site.documents(request_id),
            prefect_url=site.prefect_url,
        )

    def concept(request: Request) -> Response:
        number = request.path_params["number"]
        data = site.concept(request.path_params["request_id"], number)
        return Response(
            data,
            media_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="concept-{number}.pdf"'},
        )

    return Starlette(
        routes=[
            Route("/", guarded(start)),
            Route("/inloggen", login, methods=["GET", "POST"]),
            Route("/uitloggen", logout, methods=["POST"]),
            Route("/verzoek/{request_id:str}", guarded(documents)),
            Route("/concept/{request_id:str}/{number:str}", guarded(concept)),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=[*hosts, "localhost"]),
            Middleware(_SecurityHeaders),
            Middleware(
                SessionMiddleware,
                secret_key=secrets.token_hex(32),
                session_cookie="lakstraat",
                max_age=SESSION_SECONDS,
                same_site="strict",
            ),
        ],
    )
