"""A reviewer in a real browser: from the suspended run through the form to the publication."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.end_to_end.conftest import SMALL_REQUEST, WOO, Home, make_home
from tests.end_to_end.published import everything, folded

pytestmark = pytest.mark.slow

CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
LATE_MAIL = b"""From: Directie Europa <deu@minbuza.nl>
To: Directie Europa <deu@minbuza.nl>
Subject: Nog een vraag over de verkiezingsuitslag
Date: Fri, 24 Nov 2023 10:00:00 +0100
Message-ID: <laat@minbuza.nl>

Wie belt de Kiesraad over de uitslag?
"""
PASSWORD = "proef-wachtwoord-123"
PICTURES = Path(os.environ.get("WOO_TEST_PICTURES", ""))


expect.set_options(timeout=30_000)  # two cores, and a server, a run and a browser on them


def wait_for(condition: Callable[[], object], seconds: float, what: str) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, f"wachtte vergeefs op: {what}"
        time.sleep(0.3)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        if os.environ.get("WOO_REQUIRE_BROWSER"):
            pytest.fail("Chromium is required here and is not installed")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """``woo serve`` on ports of its own."""
    home = make_home(tmp_path_factory.mktemp("browser") / "thuis")
    environment = {**home.environment(), "WOO_PASSWORD": PASSWORD}
    log = (home.path / "serve.log").open("w")
    process = subprocess.Popen(
        [*WOO, "serve"], cwd=home.path, env=environment, stdout=log, stderr=log
    )
    try:
        wait_for(lambda: "Stoppen met" in (home.path / "serve.log").read_text(), 120, "woo serve")
        yield home
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
        log.close()
    shown = (home.path / "serve.log").read_text()
    assert "Traceback" not in shown
    assert "Warning" not in shown


def picture(page: Page, name: str) -> None:
    """Keep a screenshot when somebody wants to look."""
    if PICTURES.name:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def run_woo(home: Home, *arguments: str) -> str:
    done = subprocess.run(
        [*WOO, *arguments],
        cwd=home.path,
        env={**home.environment(), "WOO_PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def state_of(home: Home, run_id: str) -> str:
    """The run's state, from Prefect's own database."""
    connection = sqlite3.connect(home.work / "prefect" / "prefect.db", timeout=10)
    try:
        row = connection.execute("SELECT state_name FROM flow_run WHERE id = ?", (run_id,))
        return str((row.fetchone() or [""])[0])
    finally:
        connection.close()


def wait_until_suspended(home: Home, run_id: str, times: int) -> None:
    """Wait for the ``times``-th suspension; a failed run fails at once."""

    def is_suspended() -> bool:
        state = state_of(home, run_id)
        assert state not in ("Failed", "Crashed"), (home.path / "serve.log").read_text()
        connection = sqlite3.connect(home.work / "prefect" / "prefect.db", timeout=10)
        count = connection.execute(
            "SELECT count(*) FROM flow_run_state WHERE flow_run_id = ? AND name = 'Suspended'",
            (run_id,),
        ).fetchone()[0]
        connection.close()
        return state == "Suspended" and count >= times

    wait_for(is_suspended, 240, f"opschorting {times}")


def log_in_to_prefect(page: Page, home: Home) -> None:
    page.goto(f"http://127.0.0.1:{home.prefect_port}/v2/")
    page.locator("input[type=password]").fill(f"woo:{PASSWORD}")
    page.keyboard.press("Enter")
    page.wait_for_url("**/dashboard**")


def answer(page: Page, name: str, **fields: str) -> str:
    """Fill the form and resume; what stood above the form."""
    page.reload()
    page.get_by_role("button", name="Open menu").first.click()
    page.get_by_role("menuitem", name="Resume").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Beoordelaar")).to_be_visible()
    expect(dialog).to_contain_text("Beoordeling van klein")
    shown = dialog.inner_text()
    picture(page, f"{name}-formulier")
    for label, value in fields.items():
        if label == "Oordeel":
            dialog.get_by_label("Select Oordeel").click()
            page.get_by_role("option", name=value).click()
        else:
            dialog.get_by_label(label.replace("_", " ")).fill(value)
    picture(page, f"{name}-ingevuld")
    dialog.get_by_role("button", name="Resume").click()
    expect(dialog).to_be_hidden()
    return shown


def test_reviewer_walks_from_the_suspended_run_to_the_publication(
    browser: Browser, served: Home
) -> None:
    shown = run_woo(served, "run", SMALL_REQUEST).replace("\n", "")
    found = re.search(r"(http://\S+/flow-run/([0-9a-f-]{36}))", shown)
    assert found, shown
    run_url, run_id = found[1], found[2]
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    log_in_to_prefect(page, served)
    wait_until_suspended(served, run_id, 1)
    page.goto(run_url)
    picture(page, "1-opgeschort")
    publication = served.output / "klein" / "publicatie"
    assert not publication.exists()

    # An answer that cannot be right brings the form back with the reason.
    answer(
        page,
        "2-fout",
        Beoordelaar="Anna Bakker",
        Oordeel="vrijgeven",
        Personen_die_leesbaar_blijven="P9999",
    )
    wait_until_suspended(served, run_id, 2)
    assert not publication.exists()

    # The form says what was wrong; the reviewer sends the set back.
    shown = answer(
        page,
        "3-terug",
        Beoordelaar="Anna Bakker",
        Oordeel="terugsturen",
        Opmerkingen="Kijk nog eens naar 1001.",
    )
    assert "P9999" in shown
    wait_until_suspended(served, run_id, 3)
    assert not publication.exists()

    # The next form says so. While the reviewer reads, a mail comes in: a release of what was on the
    # screen is no release of what is there now.
    (served.path / "extra" / "laat.eml").write_bytes(LATE_MAIL)
    person, name = a_withheld_person(served)
    release = {
        "Oordeel": "vrijgeven",
        "Personen_die_leesbaar_blijven": person,
        "Documenten_die_geheel_niet_openbaar_worden": "1001: 5.1.2i",
    }
    shown = answer(page, "4-vrij", Beoordelaar="Carla de Wit", **release)
    assert "Teruggestuurd door Anna Bakker" in shown
    wait_until_suspended(served, run_id, 4)
    assert not publication.exists()

    # The reviewer looks again and releases what is there now.
    shown = answer(page, "5-opnieuw", Beoordelaar="Carla de Wit", **release)
    assert "Er is iets veranderd" in shown
    wait_for(lambda: state_of(served, run_id) in ("Completed", "Failed"), 240, "het einde")
    assert state_of(served, run_id) == "Completed", (served.work / "woo.log").read_text()

    texts = {file: folded(text) for file, text in everything(publication).items()}
    assert not any("niet beoordeeld" in text for text in texts.values())
    assert not (publication / "documenten" / "1001.pdf").exists()
    assert "1001;" in texts["inventarislijst.csv"] or '"1001"' in texts["inventarislijst.csv"]
    assert any(folded(name) in text for file, text in texts.items() if file.endswith(".pdf"))
    trail = run_woo(served, "audit", "show", SMALL_REQUEST)
    assert "Anna Bakker" in trail
    assert "Carla de Wit" in trail
    page.goto(f"http://127.0.0.1:{served.prefect_port}/v2/artifacts")
    expect(page.get_by_text("documenten-klein").first).to_be_visible()
    picture(page, "6-artefacten")
    page.goto(f"http://127.0.0.1:{served.prefect_port}/v2/deployments")
    expect(page.get_by_text("nachtelijk").first).to_be_visible()
    expect(page.get_by_text("werkdagen").first).to_be_visible()
    picture(page, "7-deployments")


def a_withheld_person(home: Home) -> tuple[str, str]:
    """Number and name of somebody in the register whose full name stands in many documents."""
    connection = sqlite3.connect(home.work / "dossier.sqlite")
    rows = connection.execute("SELECT payload FROM persons WHERE request_id = 'klein'").fetchall()
    connection.close()
    people = [json.loads(row[0]) for row in rows]
    withheld = [p for p in people if p["public_role"] == "none" and " " in p["display_name"]]
    chosen = max(withheld, key=lambda person: person["mentions"])
    return chosen["person_id"], chosen["display_name"]


def test_concepts_are_read_in_the_browser_after_a_login(browser: Browser, served: Home) -> None:
    page = browser.new_page(viewport={"width": 1400, "height": 1000})
    base = f"http://127.0.0.1:{served.documents_port}"
    page.goto(f"{base}/verzoek/klein")
    expect(page.get_by_label("Wachtwoord")).to_be_visible()
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name="klein")).to_be_visible()
    picture(page, "8-concepten")
    response = page.request.get(f"{base}/concept/klein/1002")
    assert response.body().startswith(b"%PDF-")
    assert page.request.get(f"{base}/concept/klein/9999").status == 404
