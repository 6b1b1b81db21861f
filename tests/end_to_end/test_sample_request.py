"""The sample request from mailbox to publication: nothing leaks, nothing public is lost."""

from __future__ import annotations

import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from publication import validate_publication
from tests.conftest import Expected
from tests.end_to_end.conftest import Home
from tests.end_to_end.published import everything, folded, pdf_text

pytestmark = pytest.mark.slow

REQUEST = "config/requests/verkiezingsuitslag-2023.yaml"
NOTICE = "concept, niet beoordeeld"


@pytest.fixture(scope="session")
def publication(sample_home: tuple[Home, str]) -> Path:
    return sample_home[0].output / "verkiezingsuitslag-2023" / "publicatie"


@pytest.fixture(scope="session")
def readable(publication: Path) -> dict[str, str]:
    return {name: folded(text) for name, text in everything(publication).items()}


def occurs(text: str, folded_haystack: str) -> bool:
    pattern = r"(?<!\w)" + re.escape(folded(text)) + r"(?!\w)"
    return re.search(pattern, folded_haystack) is not None


def test_terminal_shows_a_dutch_summary_and_nothing_technical(
    sample_home: tuple[Home, str],
) -> None:
    shown = sample_home[1]
    for part in ("Verzameld", "Gelakt", "Gepubliceerd", "binnen het verzoek", "Kijk in"):
        assert part in shown
    for part in ("Traceback", "Warning", "telemetry", "ERROR", "INFO"):
        assert part not in shown


def test_no_secret_is_in_the_publication(readable: dict[str, str], expected: Expected) -> None:
    leaks = [
        (secret["type"], name, secret["text"])
        for secret in expected.secrets
        for name, text in readable.items()
        if occurs(secret["text"], text)
    ]
    assert leaks == []


def numbers_by_path(home: Home) -> dict[str, str]:
    """Document number by path in the ground truth, from the dossier database."""
    connection = sqlite3.connect(home.work / "dossier.sqlite")
    sources = {
        "BZ-maildir": "BZ/maildir-beleidsafdeling/",
        "BZ-bestanden": "BZ/bestanden/",
        "BZK-mbox": "BZK/postvak-verkiezingen.mbox!/",
        "BZK-bestanden": "BZK/bestanden/",
        "OCW-eml": "OCW/eml/",
        "OCW-bestanden": "OCW/bestanden/",
    }
    rows = connection.execute(
        "SELECT i.payload, s.payload FROM selections s JOIN documents d USING (document_id)"
        " JOIN source_items i ON i.item_id = d.item_id",
    ).fetchall()
    found = {}
    for item_payload, selection_payload in rows:
        item, selection = json.loads(item_payload), json.loads(selection_payload)
        found[sources[item["source_id"]] + item["path"]] = selection["number"] or ""
    return found


def published_texts(home: Home, publication: Path, path: str) -> Iterator[str]:
    for candidate, number in numbers_by_path(home).items():
        if candidate == path or candidate.startswith(f"{path}!/20"):
            file = publication / "documenten" / f"{number}.pdf"
            if file.is_file():
                yield folded(pdf_text(file))


def test_public_names_stay_readable(
    sample_home: tuple[Home, str], publication: Path, expected: Expected
) -> None:
    missing = [
        (public["text"], path)
        for public in expected.public
        for path in public["where"]
        if not any(
            folded(public["text"]).replace(" ", "") in text.replace(" ", "")
            for text in published_texts(sample_home[0], publication, path)
        )
    ]
    assert missing == []


def test_every_document_in_scope_is_published_or_accounted_for(
    sample_home: tuple[Home, str], publication: Path, expected: Expected
) -> None:
    numbers = numbers_by_path(sample_home[0])
    sheet = openpyxl.load_workbook(publication / "inventarislijst.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    listed = {str(row[0]) for row in rows[1:]}
    for path, item in expected.items.items():
        if item["status"] in ("in_scope", "duplicate", "already_public") and item["kind"] != "chat":
            assert numbers[path] in listed, path


def test_every_row_of_the_inventory_has_a_date(publication: Path) -> None:
    sheet = openpyxl.load_workbook(publication / "inventarislijst.xlsx").worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    column = [str(name).lower() for name in header].index("datum")
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(row[column])) for row in rows)


def test_unreviewed_output_says_so_on_every_page_and_in_the_inventory(publication: Path) -> None:
    for path in (publication / "documenten").glob("*.pdf"):
        for page in pypdfium2.PdfDocument(path):
            assert NOTICE in folded(page.get_textpage().get_text_range()), path.name
    for name in ("inventarislijst.csv", "inventarislijst.pdf", "inventarislijst.xlsx"):
        assert NOTICE in folded(everything(publication)[name]), name


def test_each_page_carries_its_document_number(publication: Path) -> None:
    for path in (publication / "documenten").glob("*.pdf"):
        for page in pypdfium2.PdfDocument(path):
            assert path.stem in page.get_textpage().get_text_range(), path.name


def test_publication_follows_the_rules_of_its_readers(publication: Path) -> None:
    assert validate_publication(publication) == ()


def test_books_add_up(publication: Path, expected: Expected) -> None:
    books = json.loads((publication / "boekhouding.json").read_text(encoding="utf-8"))
    wanted = Counter(item["status"] for item in expected.items.values())
    # The chat export is one file that becomes a document for each of its two days.
    wanted["in_scope"] += sum(item["kind"] == "chat" for item in expected.items.values())
    del wanted["container"]
    assert {status: n for status, n in books["counts"].items() if n} == dict(wanted)
    for source in books["sources"]:
        assert sum(source["counts"].values()) == source["total"] > 0
    assert sum(source["total"] for source in books["sources"]) == wanted.total()


def test_logs_and_prefect_hold_no_secret(sample_home: tuple[Home, str], expected: Expected) -> None:
    home = sample_home[0]
    places = [home.work / "woo.log", *(home.work / "prefect").rglob("*")]
    haystack = folded(
        "\n".join(p.read_bytes().decode("utf-8", "replace") for p in places if p.is_file())
    )
    strong = [s["text"] for s in expected.secrets if len(s["text"]) >= 5]
    assert [text for text in strong if occurs(text, haystack)] == []


def test_second_run_changes_nothing(sample_home: tuple[Home, str], publication: Path) -> None:
    home = sample_home[0]

    def state() -> dict[str, tuple[int, bytes]]:
        return {
            str(p): (p.stat().st_mtime_ns, p.read_bytes())
            for p in publication.rglob("*")
            if p.is_file()
        }

    before, trail = state(), home.run("audit", "verify", REQUEST).stdout
    again = home.run("run", REQUEST, "--review", "auto")
    assert again.returncode == 0, again.stdout + again.stderr
    assert state() == before
    assert home.run("audit", "verify", REQUEST).stdout == trail


def test_audit_trail_is_whole_and_tampering_is_noticed(sample_home: tuple[Home, str]) -> None:
    home = sample_home[0]
    assert home.run("audit", "verify", REQUEST).returncode == 0
    database = home.work / "dossier.sqlite"
    connection = sqlite3.connect(database)
    connection.execute("UPDATE audit_entries SET actor = 'iemand' WHERE sequence = 2")
    connection.commit()
    connection.close()
    try:
        broken = home.run("audit", "verify", REQUEST)
        assert broken.returncode == 1
        assert "klopt niet vanaf regel 2" in broken.stderr.replace("\n", " ")
    finally:
        connection = sqlite3.connect(database)
        connection.execute("UPDATE audit_entries SET actor = 'systeem' WHERE sequence = 2")
        connection.commit()
        connection.close()


def test_manual_review_without_a_server_says_what_to_do(sample_home: tuple[Home, str]) -> None:
    refused = sample_home[0].run("run", REQUEST)
    assert refused.returncode == 1
    assert "woo serve" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_wrong_request_file_says_what_to_do(sample_home: tuple[Home, str]) -> None:
    refused = sample_home[0].run("run", "config/requests/bestaat-niet.yaml", "--review", "auto")
    assert refused.returncode == 1
    assert "bestaat niet" in refused.stderr
    assert "Traceback" not in refused.stdout + refused.stderr


SCHEDULED = """
from flows.cli import _prepare
folder = _prepare()
from flows.server import prefect_server
with prefect_server(folder):
    from prefect.logging.handlers import APILogHandler
    from flows.deadlines import watch_deadlines
    from flows.deployments import collect_nightly
    print("verzameld", collect_nightly(), "dringend", watch_deadlines())
    APILogHandler().flush()
"""


def test_scheduled_flows_do_their_work(sample_home: tuple[Home, str]) -> None:
    home = sample_home[0]
    done = subprocess.run(
        [sys.executable, "-c", SCHEDULED],
        cwd=home.path,
        env=home.environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = re.search(r"verzameld (\d+) dringend (\d+)", done.stdout)
    assert found
    assert int(found[1]) > 110
    assert int(found[2]) == 2
