"""The verifier must see what is there, in any disguise, and nothing that is not."""

from __future__ import annotations

import io
import json
import zipfile

import pikepdf
import pymupdf
import pytest
import xlsxwriter

from dossier.errors import VerificationFailed
from dossier.redactions import WithheldText
from redaction.verification import (
    count_occurrences,
    page_count,
    verify_file,
    verify_pdf,
    verify_text,
)


def pdf_with(*lines: str, **options: object) -> bytes:
    document = pymupdf.open()
    page = document.new_page()
    for number, line in enumerate(lines):
        page.insert_text((50, 60 + 20 * number), line, **options)
    data: bytes = document.tobytes()
    return data


def found(text: str, secret: str, allowed: int = 0) -> bool:
    return bool(verify_pdf(pdf_with(*text.split("\n")), [WithheldText("x", secret, allowed)])[1])


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("door Jansen", "Jansen"),
        ("door JANSEN", "Jansen"),
        ("door J a n s e n", "Jansen"),
        ("door Jan-\nsen", "Jansen"),
        ("door Jan Sen", "JanSen"),
        ("door Jansénius", "Jansenius"),
        ("nesnaJ rood", "Jansen"),
        ("bel 06 12 34 56 78 even", "06-12345678"),
        ("rek. NL91ABNA0417164300", "NL91 ABNA 0417 1643 00"),
        ("mail jan.jansen@x.nl", "jan.jansen@x.nl"),
        ("met Jan erbij", "Jan"),
    ],
)
def test_found(text: str, secret: str) -> None:
    assert found(text, secret)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("in januari", "Jan"),
        ("grond 5.1.2e", "51"),
        ("pagina 1 van 2", "1"),
        ("zaak 2023-112", "112"),
        ("kenmerk 91234567", "123456"),
        ("niets", ":"),
    ],
)
def test_not_found(text: str, secret: str) -> None:
    assert not found(text, secret)


def test_disclosed_occurrences_are_subtracted() -> None:
    text = "minister De Jong sprak; De Jong knikte"
    assert not found(text, "De Jong", allowed=2)
    assert found(text, "De Jong", allowed=1)
    assert count_occurrences(text, "De Jong") == 2


def test_nothing_matches_across_a_removed_part() -> None:
    assert count_occurrences("Jan \x1f sen", "Jansen") == 0


def test_hit_names_label_engine_and_page_only() -> None:
    document = pymupdf.open()
    document.new_page()
    document.new_page().insert_text((50, 50), "Dongermans")
    _, hits = verify_pdf(document.tobytes(), [WithheldText("PERSON 1", "Dongermans")])
    assert {hit.engine for hit in hits} == {"pdfplumber", "pdfium", "pikepdf"}
    assert {hit.place for hit in hits if hit.engine != "pikepdf"} == {"pagina 2"}
    assert "ongermans" not in repr(hits)


def test_text_over_a_page_break_is_found() -> None:
    document = pymupdf.open()
    document.new_page().insert_text((50, 50), "Annelies")
    document.new_page().insert_text((50, 50), "Dongermans")
    assert verify_pdf(document.tobytes(), [WithheldText("x", "Annelies Dongermans")])[1]


def test_character_under_a_later_black_box_is_found_and_white_on_black_is_not() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.draw_rect(pymupdf.Rect(40, 40, 200, 60), fill=(0, 0, 0))
    page.insert_text((50, 55), "wit op zwart", color=(1, 1, 1))
    assert verify_pdf(document.tobytes(), [])[1] == ()
    page.insert_text((50, 105), "eronder")
    page.draw_rect(pymupdf.Rect(40, 90, 200, 110), fill=(0, 0, 0))
    hits = verify_pdf(document.tobytes(), [])[1]
    assert [hit.engine for hit in hits] == ["bad-redaction"]


def test_black_on_black_is_found() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.draw_rect(pymupdf.Rect(40, 40, 200, 60), fill=(0, 0, 0))
    page.insert_text((50, 55), "zwart op zwart")
    assert verify_pdf(document.tobytes(), [])[1]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be", "latin-1"])
def test_strings_and_streams_that_no_page_uses_are_found(encoding: str) -> None:
    for as_stream in (True, False):
        with pikepdf.open(io.BytesIO(pdf_with("niets"))) as pdf:
            words = "bij Dongermans thuis".encode(encoding)
            pdf.Root.Los = (
                pdf.make_stream(words) if as_stream else pikepdf.Dictionary(K=pikepdf.String(words))
            )
            output = io.BytesIO()
            pdf.save(output)
        hits = verify_pdf(output.getvalue(), [WithheldText("x", "Dongermans")])[1]
        assert {hit.engine for hit in hits} == {"pikepdf"}


def test_old_version_in_the_file_is_found(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf_with("door Dongermans"))
    with pymupdf.open(path) as document:
        document.update_stream(document[0].get_contents()[0], b"q Q")
        document.saveIncr()
    assert verify_pdf(path.read_bytes(), [WithheldText("x", "Dongermans")])[1]


def test_surname_that_is_a_pdf_word_is_no_hit() -> None:
    names = [WithheldText(n, n) for n in ("Roman", "Gray", "Page", "Kids", "Font", "Catalog")]
    assert verify_pdf(pdf_with("niets"), names)[1] == ()


def test_unreadable_output_is_never_passed() -> None:
    with pytest.raises(VerificationFailed):
        verify_pdf(b"%PDF-1.7 kapot", [])


def test_page_count() -> None:
    assert page_count(pdf_with("x")) == 1


SECRETS = [WithheldText("x", "Annelies Dongermans"), WithheldText("y", "06-12345678")]


def workbook(text: str) -> bytes:
    output = io.BytesIO()
    with xlsxwriter.Workbook(output) as book:
        book.add_worksheet("Blad").write(0, 0, text)
    return output.getvalue()


def archive(name: str, data: bytes) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as packed:
        packed.writestr(name, data)
    return output.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"titel;\nnota van Annelies Dongermans;"),
        ("a.csv", "\ufeffnota 0612345678".encode()),
        ("a.xml", b"<t><a>Annelies</a> <b>Dongermans</b></t>"),
        ("a.xml", b"<t a='Annelies&#32;Dongermans'/>"),
        ("a.json", json.dumps({"k": "Annéliès Dongermans"}).encode()),
        ("a.txt", "Annelies Dongermans".encode("utf-16")),
        ("a.bin", "Annelies Dongermans".encode("utf-16-le") + bytes(30)),
        ("a.xlsx", workbook("nota van Annelies Dongermans")),
        ("a.zip", archive("b.zip", archive("c.txt", b"Annelies Dongermans"))),
        ("a.zip", archive("Annelies_Dongermans.txt", b"niets")),
        ("Annelies-Dongermans.txt", b"niets"),
        ("a.pdf", pdf_with("Annelies Dongermans")),
    ],
)
def test_found_in_files(name: str, data: bytes) -> None:
    hits = verify_file(name, data, SECRETS)
    assert hits and "ongermans" not in repr(hits).lower().replace("annelies_dongermans", "")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"nota over niets"),
        ("a.xlsx", workbook("nota")),
        ("a.xml", b"<t>Annelies</t>"),
        ("a.pdf", pdf_with("nota")),
    ],
)
def test_not_found_in_files(name: str, data: bytes) -> None:
    assert verify_file(name, data, SECRETS) == ()


def test_part_of_a_longer_word_in_a_list_is_no_hit() -> None:
    assert verify_text("lijst", "voor de jongeren", [WithheldText("x", "De Jong")]) == ()
    assert verify_text("lijst", "door De Jong, minister", [WithheldText("x", "De Jong")])
