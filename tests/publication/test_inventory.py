"""The inventory in its forms: right for a platform, safe in a spreadsheet, readable for people."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import fields, replace
from datetime import date

import pdfplumber
import pikepdf
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dossier.errors import PublicationError
from dossier.judgements import InventoryRow, Judgement
from publication.delimited import csv_of, inventory_csv
from publication.inventory import inventory_of, totals_of
from publication.inventory_pdf import inventory_pdfs
from publication.production_report import check
from publication.workbook import workbook_of


def _sheet(folder, name="Inventarislijst"):
    return list(load_workbook(folder / "inventarislijst.xlsx")[name].iter_rows(values_only=True))


def _texts(data):
    with pdfplumber.open(io.BytesIO(data)) as document:
        return [page.extract_text() for page in document.pages]


def _csv(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_report_holds_what_the_platform_expects(published):
    header, *rows = _sheet(published)
    second = dict(zip(header, rows[1], strict=True))
    assert second == {
        "ID": "1002",
        "Document": "RE: uitslag 1002",
        "File type": "doc",
        "Datum": "2023-11-23",
        "Beoordeling": "Deels openbaar",
        "Beoordelingsgrond": "5.1.2e; 5.2",
        "Toelichting": "[concept, niet beoordeeld]",
        "Familie": 1,
        "Email thread ID": None,
        "Gerelateerd ID": "1001",
        "Publieke link": None,
        "Zaaknummer": "BZK-2023-0412",
        "Publicatiecontext": "BZK-2023-0412",
    }
    duplicate = dict(zip(header, rows[4], strict=True))
    assert duplicate["Beoordelingsgrond"] == "dubbel"
    assert duplicate["Gerelateerd ID"] == "1001"
    assert "Dubbel van 1001." in duplicate["Toelichting"]
    public = dict(zip(header, rows[3], strict=True))
    assert public["Publieke link"] == "https://www.rijksoverheid.nl/een%20brief/caf%C3%A9.pdf"


def test_title_that_looks_like_a_formula_stays_text(a_set, put, row):
    folder = put(a_set(rows=(row("1", title="=1+1", remark="@SUM(A1)"),), notice=""))
    with zipfile.ZipFile(folder / "inventarislijst.xlsx") as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    assert _sheet(folder)[1][1] == "=1+1"
    assert _csv((folder / "inventarislijst.csv").read_bytes())[1][1] == "'=1+1"


@pytest.mark.parametrize("text", ["=1+1", "+31", "-1", "@SUM(1)", "\uff1d1", "|calc"])
def test_csv_disarms_what_a_spreadsheet_would_run(text):
    assert _csv(csv_of([[text]])) == [[f"'{text}"]]


def test_csv_opens_right_in_a_dutch_spreadsheet(published):
    data = (published / "inventarislijst.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfNummer;Titel;")
    assert data.count(b"\r\n") == 6
    header, *rows = _csv(data)
    second = dict(zip(header, rows[1], strict=True))
    assert second["Gronden"] == "art. 5.1.2e; art. 5.2.1; art. 5.2.2"
    assert second["Bestand"] == "documenten/1002.pdf"
    assert len(second["SHA-256"]) == 64


def test_reading_guide_has_totals_and_legend(published):
    cells = [cell for line in _sheet(published, "Leeswijzer") for cell in line if cell is not None]
    text = "\n".join(map(str, cells))
    assert "Let op: concept, niet beoordeeld." in text
    assert "Deels openbaar\nIn het document zijn passages" in text
    assert "5.2.1\nPersoonlijke beleidsopvattingen (artikel 5.2.1)\n1" in text
    assert "Postbus verkiezingen\nDirectie Democratie\n4\n12" in text
    assert "Ministerie van Buitenlandse Zaken; Ministerie van Onderwijs" in text


def test_totals_per_judgement_and_ground(a_set):
    publication = a_set()
    totals = totals_of(publication, inventory_of(publication))
    assert dict(totals.judgements) == {
        Judgement.PUBLIC: 1,
        Judgement.PARTIAL_PUBLIC: 1,
        Judgement.NOT_PUBLIC: 2,
        Judgement.ALREADY_PUBLIC: 1,
    }
    assert totals.grounds == (("5.1.2a", 1), ("5.1.2e", 1), ("5.2.1", 1), ("5.2.2", 1))
    assert totals.duplicates == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": "10-1"}, "documentnummer"),
        ({"number": ""}, "documentnummer"),
        ({"number": "1" * 250}, "te lang"),
        ({"file_type": "e-mail"}, "bestandssoort"),
        ({"family": 0}, "familie"),
        ({"thread": -1}, "gesprek"),
        ({"grounds": ("9.9",)}, "grounds.yaml"),
        ({"link": "rijksoverheid.nl"}, "publieke link"),
        ({"link": "javascript:alert(1)"}, "publieke link"),
        ({"link": "https://jan:geheim@x.nl/"}, "publieke link"),
        ({"related": ("7777",)}, "7777"),
        ({"duplicate_of": "7777"}, "7777"),
    ],
)
def test_row_that_cannot_be_published_is_refused(a_set, row, change, words):
    with pytest.raises(PublicationError, match=words):
        inventory_of(a_set(rows=(row(**{"number": "1", **change}),)))


def test_double_number_is_refused_whatever_the_capitals(a_set, row):
    with pytest.raises(PublicationError, match="meer dan eens"):
        inventory_of(a_set(rows=(row("a1"), row("A1"))))


def test_empty_and_endless_lists_are_refused(a_set, row):
    with pytest.raises(PublicationError, match="leeg"):
        inventory_of(a_set(rows=()))
    with pytest.raises(PublicationError, match="50000"):
        inventory_of(a_set(rows=(row("1"),) * 50_001))


def test_pdf_is_tagged_archivable_and_says_its_language(published):
    with pikepdf.open(published / "inventarislijst.pdf") as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang).startswith("nl")
        assert document.Root.ViewerPreferences.DisplayDocTitle
        metadata = document.open_metadata()
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert "BZK-2023-0412" in metadata["dc:title"]
        assert "concept" in metadata["dc:title"]


def test_every_page_has_notice_header_and_number(a_set, put, row):
    rows = tuple(row(str(number), title=f"Stuk {number}") for number in range(1, 101))
    pages = _texts((put(a_set(rows=rows)) / "inventarislijst.pdf").read_bytes())
    assert len(pages) > 3
    for number, text in enumerate(pages, start=1):
        assert "concept, niet beoordeeld" in text
        assert f"Pagina {number} van {len(pages)}" in text
    assert all("Nr. Datum Document" in text for text in pages[1:-1])
    assert "Verantwoording van wat is verzameld" in "\n".join(pages[-2:])


def test_pdf_shows_names_of_all_kinds_and_no_empty_glyphs(a_set, put, row):
    title = "Brief van Şahin, Łukasiewicz, Nguyễn, Ὀδυσσεύς, Ђорђе, 王 en 🗳️👩🏽‍💻 e\u0301\u035c"
    folder = put(a_set(rows=(row("1", title=title),), notice=""))
    text = " ".join(_texts((folder / "inventarislijst.pdf").read_bytes()))
    for name in ("Şahin", "Łukasiewicz", "Nguyễn", "Ὀδυσσεύς", "Ђорђе"):
        assert name in text
    assert "□" in text


def test_long_word_stays_in_its_column(a_set, put, row):
    name = "2023-11-24_" + "overdrachtsdossier" * 12 + ".docx"
    folder = put(a_set(rows=(row("1", title=name),)))
    with pdfplumber.open(folder / "inventarislijst.pdf") as document:
        page = document.pages[1]
        kind = next(word for word in page.extract_words() if word["text"] == "e-mail")
        words = [word for word in page.extract_words() if "overdracht" in word["text"]]
    assert len(words) > 2
    assert max(word["x1"] for word in words) < kind["x0"]


def test_long_word_is_found_whole_by_who_searches(a_set, put, row):
    address = "voornaam.achternaam@minbzk.nl"
    folder = put(a_set(rows=(row("1", title=f"Aan {address}"),)))
    text = " ".join(_texts((folder / "inventarislijst.pdf").read_bytes()))
    assert address in text
    assert "\u200b" not in text


def test_long_list_is_split_over_files_that_refer_to_each_other(a_set, row):
    publication = a_set(rows=tuple(row(str(number)) for number in range(1, 8)))
    entries = inventory_of(publication)
    parts = dict(inventory_pdfs(publication, entries, totals_of(publication, entries), 3))
    assert list(parts) == [
        "inventarislijst.pdf",
        "inventarislijst-deel-02.pdf",
        "inventarislijst-deel-03.pdf",
    ]
    last = "\n".join(_texts(parts["inventarislijst-deel-03.pdf"]))
    assert "Documenten, deel 3 van 3" in last
    assert "RE: uitslag 7" in last
    assert "Verantwoording" in last


_TEXT = st.text(alphabet=st.characters(), max_size=60) | st.sampled_from(
    [
        *("=1+1", "+1", "@x", "http://x.nl", "HTTPS://x.nl", "\x00\x01", "_x0041_", "x" * 2000),
        *("😀" * 600, "a\u202eb", "\ud800", "e\u0301" * 400, "0", " ", "-", "\r\n\t", "]]>&<"),
        *("\ufffe\uffff", "\u00ad\u200b", "👩🏽‍💻" * 99, "'", '"', ";", "\ue000", "\U000e0041"),
    ]
)


@st.composite
def _rows(draw):
    judgement = draw(st.sampled_from(Judgement))
    return InventoryRow(
        number=draw(st.from_regex(r"[A-Za-z0-9]{1,8}", fullmatch=True) | _TEXT),
        title=draw(_TEXT),
        judgement=judgement,
        grounds=tuple(draw(st.lists(st.sampled_from(["5.1.2e", "5.2.1", "5.2.2", "5.1.4"])))),
        dated_on=draw(st.none() | st.dates()),
        file_type=draw(st.sampled_from(["email", "pdf", "chat", ""])),
        public_body=draw(_TEXT),
        custodian=draw(_TEXT),
        family=draw(st.none() | st.integers(-1, 10**9)),
        thread=draw(st.none() | st.integers(1, 10**9)),
        link=draw(st.just("") | st.just("https://x.nl/é|1") | _TEXT),
        remark=draw(_TEXT),
        page_count=draw(st.none() | st.integers(0, 9999)),
    )


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(_rows(), min_size=1, max_size=3), notice=st.just("") | st.just("concept"))
@example(rows=[], notice="")
def test_any_text_gives_an_accepted_report_or_a_clear_refusal(a_set, tmp_path, rows, notice):
    publication = a_set(rows=tuple(rows), notice=notice)
    try:
        entries = inventory_of(publication)
    except PublicationError as refused:
        secrets = {text for row in rows for text in (row.title, row.remark) if len(text) > 12}
        assert not any(text in refused.user_message for text in secrets)
        return
    totals = totals_of(publication, entries)
    data = workbook_of(publication, entries, totals)
    assert data == workbook_of(publication, entries, totals)
    (tmp_path / "rapport.xlsx").write_bytes(data)
    assert check(tmp_path / "rapport.xlsx") == []
    table = _csv(inventory_csv(entries, {}))
    assert len(table) == len(rows) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for line in table for cell in line)
    for path, pdf in inventory_pdfs(publication, entries, totals):
        assert path == "inventarislijst.pdf"
        assert pdf.startswith(b"%PDF-")


def test_row_has_no_field_that_the_inventory_forgets():
    published = {field.name for field in fields(InventoryRow)} - {"custodian"}
    assert published == {
        *("number", "title", "judgement", "grounds", "dated_on", "file_type", "public_body"),
        *("family", "thread", "duplicate_of", "related", "link", "remark", "page_count"),
        *("sha256", "redaction_count"),
    }


def test_custodian_is_not_published_per_document(a_set, put, row):
    rows = (replace(row("1"), custodian="Postbus van J. de Vries", dated_on=date(2023, 11, 20)),)
    folder = put(a_set(rows=rows, books=()))
    for path in folder.rglob("*.*"):
        assert b"de Vries" not in path.read_bytes()
