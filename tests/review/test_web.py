"""The reviewers' pages give nothing away without a login."""

from __future__ import annotations

from datetime import date

import pytest
from starlette.testclient import TestClient

from dossier.documents import DocumentStatus
from dossier.judgements import Judgement
from review.tables import ReviewedDocument
from review.web import ReviewSite, create_app

PASSWORD = "een-goed-wachtwoord"
DOCUMENT = ReviewedDocument(
    number="1001",
    title="Verslag <b>[5.1.2e]</b>",
    kind_label="e-mail",
    dated_on=date(2023, 11, 23),
    status=DocumentStatus.IN_SCOPE,
    judgement=Judgement.PARTIAL_PUBLIC,
    grounds=("5.1.2e",),
    redaction_count=3,
    proposals=(),
    concept_url="http://127.0.0.1/concept/proef/1001",
)


@pytest.fixture
def client() -> TestClient:
    site = ReviewSite(
        requests=lambda: [("proef", "de uitslag")],
        documents=lambda request_id: {"proef": [DOCUMENT]}[request_id],
        concept=lambda request_id, number: {("proef", "1001"): b"%PDF-geheim"}[request_id, number],
        prefect_url="http://127.0.0.1:4200",
    )
    app = create_app(site, PASSWORD, ["127.0.0.1"])
    return TestClient(app, base_url="http://127.0.0.1", follow_redirects=False)


def log_in(client: TestClient, password: str = PASSWORD, target: str = "/") -> int:
    return client.post("/inloggen", data={"wachtwoord": password, "naar": target}).status_code


@pytest.mark.parametrize("path", ["/", "/verzoek/proef", "/concept/proef/1001"])
def test_nothing_is_shown_without_a_login(client: TestClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 401
    assert "geheim" not in response.text
    assert "1001" not in response.text.replace(path, "")


def test_wrong_password_is_refused(client: TestClient) -> None:
    assert log_in(client, "anders") == 403
    assert client.get("/").status_code == 401


def test_guessing_is_slowed_down(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    async def at_once(_seconds: float) -> None:
        return None

    monkeypatch.setattr("review.web.asyncio.sleep", at_once)
    codes = [log_in(client, f"poging {n}") for n in range(12)]
    assert codes[-1] == 429
    assert log_in(client) == 429


def test_after_login_documents_and_concept_are_shown(client: TestClient) -> None:
    assert log_in(client) == 303
    listing = client.get("/verzoek/proef")
    assert "Deels openbaar" in listing.text
    assert "&lt;b&gt;" in listing.text
    concept = client.get("/concept/proef/1001")
    assert concept.content == b"%PDF-geheim"
    assert concept.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/verzoek/weg", "/concept/proef/9", "/concept/../../etc/1"])
def test_unknown_things_are_not_found(client: TestClient, path: str) -> None:
    log_in(client)
    assert client.get(path).status_code == 404


def test_logout_ends_the_session(client: TestClient) -> None:
    log_in(client)
    client.post("/uitloggen")
    assert client.get("/").status_code == 401


def test_another_host_name_is_refused(client: TestClient) -> None:
    assert client.get("/inloggen", headers={"host": "kwaad.example"}).status_code == 400


@pytest.mark.parametrize("target", ["//kwaad.example", "https://kwaad.example", "/\\kwaad"])
def test_login_leads_nowhere_else(client: TestClient, target: str) -> None:
    answer = client.post("/inloggen", data={"wachtwoord": PASSWORD, "naar": target})
    assert answer.headers["location"] == "/"


def test_pages_cannot_be_framed_or_cached(client: TestClient) -> None:
    headers = client.get("/inloggen").headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
