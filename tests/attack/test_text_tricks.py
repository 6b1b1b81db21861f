"""Names that are on the page, drawn so that a simple search misses them."""

from __future__ import annotations

import io
import random

import pikepdf
import pymupdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.attack.attacking import FONT, MARKER, Attack, edited, page_with, write_content

NAME = "Annelies Dongermans"


def with_font(page: pymupdf.Page, text: str, y: float = 60) -> None:
    page.insert_font("F9", fontfile=str(FONT))
    page.insert_text((40, y), text, fontname="F9", fontsize=12)


def plain(page: pymupdf.Page) -> None:
    page.insert_text((40, 60), f"Voor {NAME} van de directie", fontsize=12)


def test_plain_name_is_gone_and_its_neighbours_stay(attack: Attack) -> None:
    outcome = attack(page_with(plain), NAME)
    assert "Voor" in outcome.text() and "van de directie" in outcome.text()


def test_name_broken_over_two_lines_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((200, 60), "gesproken met Annelies", fontsize=12)
        page.insert_text((40, 75), "Dongermans over de uitslag", fontsize=12)

    outcome = attack(page_with(draw), NAME)
    assert "over de uitslag" in outcome.text()


def test_hyphenated_name_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((260, 60), "mevrouw Donger-", fontsize=12)
        page.insert_text((40, 75), "mans belt terug", fontsize=12)

    assert "belt terug" in attack(page_with(draw), "Dongermans").text()


def test_letter_spaced_name_is_gone(attack: Attack) -> None:
    data = write_content(page_with(plain), "BT /helv 12 Tf 9 Tc 40 150 Td (Dongermans) Tj ET")
    attack(data, "Dongermans")


def test_name_written_with_blanks_between_letters_is_gone(attack: Attack) -> None:
    attack(
        page_with(lambda p: p.insert_text((40, 60), "D o n g e r m a n s", fontsize=12)),
        "Dongermans",
    )


def test_name_drawn_glyph_by_glyph_in_any_order_is_gone(attack: Attack) -> None:
    letters = list(enumerate("Dongermans"))
    random.Random(7).shuffle(letters)
    shuffled = " ".join(
        f"BT /helv 12 Tf 1 0 0 1 {40 + 7.5 * place} 150 Tm ({letter}) Tj ET"
        for place, letter in letters
    )
    attack(write_content(page_with(plain), shuffled), "Dongermans")


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_name_on_a_rotated_page_is_gone(attack: Attack, rotation: int) -> None:
    def draw(page: pymupdf.Page) -> None:
        plain(page)
        page.set_rotation(rotation)

    outcome = attack(page_with(draw), NAME)
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as document:
        assert document[0].rotation == rotation


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_name_in_rotated_text_is_gone(attack: Attack, angle: int) -> None:
    attack(
        page_with(
            lambda p: p.insert_text((200, 150), f"Door {NAME} gezien", fontsize=12, rotate=angle)
        ),
        NAME,
    )


def test_name_in_slanting_text_is_gone(attack: Attack) -> None:
    data = write_content(
        page_with(),
        f"BT /helv 12 Tf .707 .707 -.707 .707 60 80 Tm (concept van {NAME}) Tj ET",
    )
    # at an angle the box of a letter overlaps its neighbour, which may go as well
    assert "concept va" in attack(data, NAME).text()


def test_name_with_loose_accents_is_gone(attack: Attack) -> None:
    data = page_with(lambda p: with_font(p, "Van Jose\u0301 Fernańdez-Ibáñez gehoord"))
    attack(data, "José Fernańdez-Ibáñez")


def test_loose_accent_at_the_end_of_a_name_goes_with_it(attack: Attack) -> None:
    outcome = attack(page_with(lambda p: with_font(p, "Van Rene\u0301 gehoord")), "Rene\u0301")
    assert "\u0301" not in outcome.text() and "gehoord" in outcome.text()


def test_name_with_a_ligature_is_gone(attack: Attack) -> None:
    attack(
        page_with(lambda p: with_font(p, "Dank aan Gri\ufb03oen-Fi\ufb01 zelf")), "Griffioen-Fifi"
    )


def test_name_with_zero_width_signs_and_soft_hyphens_is_gone(attack: Attack) -> None:
    data = page_with(lambda p: with_font(p, "Aan Don\u00adger\u200bma\u200dns gevraagd"))
    attack(data, "Dongermans")


def test_name_in_nested_form_objects_is_gone(attack: Attack) -> None:
    def nest(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        resources = page.Resources

        def form(operators: str, inner: pikepdf.Object) -> pikepdf.Object:
            return pdf.make_stream(
                operators.encode(),
                Type=pikepdf.Name.XObject,
                Subtype=pikepdf.Name.Form,
                BBox=pikepdf.Array([0, 0, 420, 300]),
                Resources=inner,
            )

        inner = form(
            f"BT /helv 12 Tf 20 20 Td [(Besproken )-50({NAME[:9]})-3({NAME[9:]} ja)] TJ ET",
            resources,
        )
        outer = form(
            "q 1 0 0 1 10 10 cm /In Do Q", pikepdf.Dictionary(XObject=pikepdf.Dictionary(In=inner))
        )
        resources.XObject = pikepdf.Dictionary(Out=outer)
        page.contents_add(b"q 1 0 0 1 5 100 cm /Out Do Q")

    outcome = attack(edited(page_with(plain), nest), NAME)
    assert "Besproken" in outcome.text()


def test_name_drawn_twice_to_look_bold_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        for shift in (0, 0.3):
            page.insert_text((40 + shift, 60), f"Namens {NAME} vandaag", fontsize=12)

    outcome = attack(page_with(draw), NAME)
    assert outcome.content.passages[0].text.count("Namens") == 1


def test_removed_end_of_a_string_does_not_move_what_follows(attack: Attack) -> None:
    data = write_content(
        page_with(), "BT /helv 12 Tf 40 150 Td [(aan D)-10(ongerman)4(s)( en anderen)] TJ ET"
    )
    outcome = attack(data, "Dongermans")
    with pymupdf.open(stream=data, filetype="pdf") as before:
        expected = before[0].search_for("en anderen")[0]
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as after:
        found = after[0].search_for("en anderen")[0]
    assert abs(found.x0 - expected.x0) < 0.5


def test_name_on_a_cropped_page_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        plain(page)
        page.set_cropbox(pymupdf.Rect(20, 15, 400, 290))

    attack(page_with(draw), NAME)


def test_close_lines_above_and_below_stay(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((40, 51), "bovenliggende regel blijft", fontsize=12)
        page.insert_text((40, 60), f"hier staat {NAME}", fontsize=12)
        page.insert_text((40, 69), "onderliggende regel blijft", fontsize=12)

    text = attack(page_with(draw), NAME).text()
    assert "bovenliggende regel blijft" in text and "onderliggende regel blijft" in text


def test_name_set_in_columns_is_gone_only_there(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        for row in range(6):
            page.insert_text((30, 40 + 12 * row), f"linkerkolom regel {row}", fontsize=10)
            page.insert_text(
                (230, 40 + 12 * row), f"rechts {NAME if row == 3 else 'regel'}", fontsize=10
            )

    text = attack(page_with(draw), NAME).text()
    assert text.count("linkerkolom regel") == 6


def test_name_in_letters_of_another_program_is_gone(attack: Attack) -> None:
    output = io.BytesIO()
    canvas = Canvas(output, pagesize=(420, 300))
    canvas.drawString(40, 50, MARKER)
    text = canvas.beginText(40, 240)
    text.setFont("Times-Italic", 13)
    text.setWordSpace(4)
    text.setHorizScale(80)
    text.textLine(f"Verslag van {NAME} over de telling")
    canvas.drawText(text)
    canvas.save()
    outcome = attack(output.getvalue(), NAME)
    assert "over de telling" in outcome.text()


def test_text_in_a_pdf_with_owner_password_is_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(plain), filetype="pdf") as document:
        data = document.tobytes(encryption=pymupdf.PDF_ENCRYPT_AES_256, owner_pw="x", permissions=0)
    attack(data, NAME, caught_in_input=True)
