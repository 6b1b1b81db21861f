"""Every way in which the platform refuses or silently misreads a production report."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from publication.production_report import check

HEADERS = (
    *("ID", "Document", "Datum", "Beoordeling", "Beoordelingsgrond", "Toelichting", "Familie"),
    *("Email thread ID", "Publieke link", "Gerelateerd ID", "Zaaknummer", "Publicatiecontext"),
    *("Matter", "Opgeschort", "File type"),
)
GOOD = {
    "ID": "1001",
    "Document": "Brief",
    "Datum": "2023-11-23",
    "Beoordeling": "Openbaar",
    "Publicatiecontext": "BZK-1",
}


@pytest.fixture
def report(tmp_path):
    """Writes a report of one good row per argument, with changes, and returns its problems."""

    def write(*changes, headers=HEADERS, number_format=None):
        book = Workbook()
        sheet = book.active
        sheet.append(headers)
        for number, change in enumerate(changes):
            values = {**GOOD, "ID": str(1001 + number), **change}
            sheet.append([values.get(header) for header in headers])
            if number_format:
                sheet.cell(number + 2, headers.index("Datum") + 1).number_format = number_format
        book.save(tmp_path / "rapport.xlsx")
        return check(tmp_path / "rapport.xlsx")

    return write


def test_good_report_has_no_problems(report):
    assert (
        report({}, {"Beoordeling": "deels openbaar ", "Beoordelingsgrond": "5.1.2.e; 5.2;"}) == []
    )


@pytest.mark.parametrize("missing", ["ID", "Document", "Beoordeling", "Beoordelingsgrond"])
def test_required_column_is_missing(report, missing):
    headers = tuple(header for header in HEADERS if header != missing)
    assert report({}, headers=headers) == [f"Verplichte kolom ontbreekt: {missing}."]


@pytest.mark.parametrize(
    "headers",
    [
        ("01 ID", " 02 documentnr. ", "openbaarmaking", "tagmulti006", "publication_context"),
        ("publicatiecontext", "GROND", "Omschrijving", "id", "Beoordeling", "Eigen kolom"),
    ],
)
def test_headers_that_the_platform_accepts(tmp_path, headers):
    book = Workbook()
    book.active.append(headers)
    values = {"id": "1", "context": "BZK", "beoord": "Openbaar", "openb": "Openbaar"}
    row = [
        next((value for key, value in values.items() if key in header.lower()), None)
        for header in headers
    ]
    book.active.append(row)
    book.save(tmp_path / "rapport.xlsx")
    assert check(tmp_path / "rapport.xlsx") == []


def test_second_column_for_a_field_is_ignored(tmp_path):
    book = Workbook()
    book.active.append(
        ["ID", "Document", "Beoordeling", "Openbaarmaking", "Grond", "Publicatiecontext"]
    )
    book.active.append(["1", "x", "Openbaar", "onzin", None, "BZK"])
    book.save(tmp_path / "rapport.xlsx")
    assert check(tmp_path / "rapport.xlsx") == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"ID": ""}, "ID is leeg"),
        ({"ID": "10.1"}, "letters zonder accent en cijfers"),
        ({"ID": "10-1"}, "letters zonder accent en cijfers"),
        ({"ID": "é1"}, "letters zonder accent en cijfers"),
        ({"ID": "1" * 171}, "170"),
        ({"Document": "x" * 501}, "500 bytes"),
        ({"Document": "é" * 251}, "500 bytes"),
        ({"Document": "😀" * 126}, "500 bytes"),
        ({"Publicatiecontext": None}, "precies één"),
        ({"Matter": "2023-1"}, "precies één"),
        ({"Publicatiecontext": "BZK 2023"}, "Publicatiecontext mag alleen"),
        ({"Publicatiecontext": None, "Matter": "a/b"}, "Matter mag alleen"),
        ({"Beoordeling": "Gedeeltelijk openbaar"}, "'Niet openbaar'"),
        ({"Beoordeling": None}, "'Niet openbaar'"),
        ({"Beoordelingsgrond": "5.2.1"}, "schrijf 5.2"),
        ({"Beoordelingsgrond": "5.1.2E"}, "5.1.2E"),
        ({"Beoordelingsgrond": "art. 5.1"}, "art. 5.1"),
        ({"Familie": "0"}, "Familie"),
        ({"Familie": "12x"}, "Familie"),
        ({"Familie": "abc"}, "Familie"),
        ({"Familie": 1.5}, "Familie"),
        ({"Email thread ID": -1}, "Email thread"),
        ({"File type": "e-mail"}, "onbekend"),
        ({"Opgeschort": "misschien"}, "Opgeschort"),
        ({"Toelichting": "x" * 1001}, "1000 tekens"),
        ({"Toelichting": "http://x.nl voor de brief"}, "verdwijnt"),
        ({"Publieke link": "www.rijksoverheid.nl"}, "webadres"),
        ({"Publieke link": "https://x.nl/een brief"}, "webadres"),
        ({"Publieke link": "https://x.nl/café"}, "webadres"),
        ({"Publieke link": "https://x.nl/a|mailto"}, "webadres"),
        ({"Publieke link": "https://x.nl/" + "a" * 2048}, "2048"),
        ({"Zaaknummer": "BZK_2023"}, "zaaknummer"),
        ({"Zaaknummer": "1; " + "9" * 256}, "zaaknummer"),
        ({"Gerelateerd ID": "9999"}, "bestaat niet"),
    ],
)
def test_cell_that_the_platform_refuses_or_misreads(report, change, words):
    problems = report({}, change)
    assert len(problems) == 1
    assert problems[0].startswith("Rij 2: ")
    assert words in problems[0]


@pytest.mark.parametrize(
    "change",
    [
        {"Document": "é" * 250},
        {"Document": None},
        {"Datum": None},
        {"Datum": "23-11-2023"},
        {"Beoordeling": "NIET OPENBAAR", "Beoordelingsgrond": "dubbel; 5.1.4;5.1.5; 10.2g"},
        {"Toelichting": "x" * 1000},
        {"Toelichting": "Zie http://x.nl"},
        {
            "Toelichting": "http://x.nl",
            "Publieke link": "https://x.nl/%20|https://y.nl:8443/?a=1#b",
        },
        {"Familie": 333, "Email thread ID": 12.0},
        {"Publicatiecontext": None, "Matter": "x~2023_1"},
        {"Gerelateerd ID": "1001; 1002"},
        {"Gerelateerd ID": "BZK-1-1001"},
        {"Zaaknummer": "2023 (1), 77;78"},
        {"Opgeschort": "Ja", "File type": "Chatbericht"},
        {"ID": 1002},
    ],
)
def test_cell_that_the_platform_takes(report, change):
    assert report({}, change) == []


@pytest.mark.parametrize(
    "text",
    [
        "04/11/2023",
        "03/26/2020",
        "04-11-23",
        "2023-02-31",
        "31-02-2023",
        "2023-04-11 13:34",
        "11 April 2023",
        "45027",
        "20230411",
        "2023-4-11",
        "٢٠٢٣-٠٤-١١",
    ],
)
def test_date_that_becomes_another_day_is_found(report, text):
    assert ["datum" in problem for problem in report({"Datum": text})] == [True]


@pytest.mark.parametrize(
    ("number_format", "is_right"),
    [
        ("yyyy-mm-dd", True),
        ("dd-mm-yyyy", True),
        ("d-m-yyyy", True),
        ("mm-dd-yy", False),
        ("dd/mm/yyyy", False),
        ("d mmmm yyyy", False),
        ("yyyy-mm-dd hh:mm", False),
    ],
)
@pytest.mark.parametrize("value", [date(2023, 11, 4), datetime(2023, 11, 4, 13, 34)])
def test_date_cell_counts_as_it_is_displayed(report, value, number_format, is_right):
    assert (report({"Datum": value}, number_format=number_format) == []) is is_right


def test_rows_are_counted_as_the_platform_counts(report):
    empty = dict.fromkeys(HEADERS)
    zeros = {**empty, "Familie": 0, "Toelichting": "0"}
    problems = report({}, empty, zeros, {"Familie": "x"})
    assert [problem.split(":")[0] for problem in problems] == ["Rij 2"]


def test_numbers_are_unique_whatever_the_capitals(report):
    problems = report({"ID": "A1"}, {"ID": "a1"})
    assert problems == ["Rij 2: dit documentnummer staat ook in rij 1."]


def test_same_id_under_two_matters_is_found(report):
    two = {"Publicatiecontext": None, "ID": "1"}
    problems = report({**two, "Matter": "m1"}, {**two, "Matter": "m2"})
    assert problems == ["Rij 2: deze ID staat ook bij een andere matter of context."]


def test_report_without_documents_is_refused(report):
    assert report() == ["Het rapport heeft geen enkel document."]


def test_file_that_is_no_spreadsheet_is_refused(tmp_path):
    (tmp_path / "rapport.xlsx").write_bytes(b"ID;Document\r\n1;x\r\n")
    assert check(tmp_path / "rapport.xlsx") == ["Het bestand is geen leesbaar xlsx-bestand."]


def test_file_that_is_too_large_is_refused(tmp_path):
    (tmp_path / "rapport.xlsx").write_bytes(b"x" * 10_024_001)
    assert "groter" in check(tmp_path / "rapport.xlsx")[0]


def test_only_the_first_sheet_counts(published, tmp_path):
    book = load_workbook(published / "inventarislijst.xlsx")
    book.move_sheet("Leeswijzer", -1)
    book.save(tmp_path / "omgekeerd.xlsx")
    assert "Verplichte kolom" in check(tmp_path / "omgekeerd.xlsx")[0]


def test_number_with_context_may_not_be_too_long(report):
    problems = report({"Publicatiecontext": "x" * 251})
    assert problems == ["Rij 1: het documentnummer (context en ID samen) is te lang."]
