"""Secrets that no page shows: everything beside, behind and before the pages."""

from __future__ import annotations

import io

import pikepdf
import pymupdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.attack.attacking import MARKER, Attack, edited, page_with, write_content

SECRET = "Dongermans"
SENTENCE = f"Gezien door {SECRET}"


def hide(attack: Attack, data: bytes, *, caught: bool = True) -> bytes:
    """Nobody marked the secret: it must go because no page shows it."""
    outcome = attack(data, SECRET, visible=False, caught_in_input=caught, redact_found=False)
    pdf: bytes = outcome.pdf
    return pdf


def test_comment_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        note = page.add_text_annot((50, 50), SENTENCE)
        note.set_info(title=SECRET, subject=SECRET)
        note.update()
        page.add_freetext_annot(pymupdf.Rect(50, 80, 200, 100), SENTENCE)

    hide(attack, page_with(draw))


def test_form_field_that_shows_is_redacted_and_its_value_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        widget = pymupdf.Widget()
        widget.field_name = f"naam_{SECRET}"
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_value = SENTENCE
        widget.rect = pymupdf.Rect(40, 60, 240, 80)
        page.add_widget(widget)

    outcome = attack(page_with(draw), SECRET)
    assert "Gezien door" in outcome.text()


def test_hidden_form_field_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        widget = pymupdf.Widget()
        widget.field_name = "x"
        widget.field_type = pymupdf.PDF_WIDGET_TYPE_TEXT
        widget.field_value = SENTENCE
        widget.field_display = 1
        widget.rect = pymupdf.Rect(40, 60, 240, 80)
        page.add_widget(widget)

    hide(attack, page_with(draw))


def test_bookmark_is_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(), filetype="pdf") as document:
        document.set_toc([[1, SENTENCE, 1]])
        hide(attack, document.tobytes())


def test_properties_are_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(), filetype="pdf") as document:
        document.set_metadata({"author": SECRET, "title": SENTENCE, "keywords": SECRET})
        output = hide(attack, document.tobytes())
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "D001"}


def test_xmp_is_gone(attack: Attack) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:creator"] = [SECRET]
            metadata["xmpMM:DocumentID"] = SENTENCE

    hide(attack, edited(page_with(), change))


def test_attachment_is_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(), filetype="pdf") as document:
        document.embfile_add(
            f"{SECRET}.txt", SENTENCE.encode(), filename=f"{SECRET}.txt", desc=SENTENCE
        )
        output = hide(attack, document.tobytes())
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert not pdf.attachments


def test_link_address_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        link = {
            "kind": pymupdf.LINK_URI,
            "from": pymupdf.Rect(40, 40, 90, 60),
            "uri": f"mailto:{SECRET}@x.nl",
        }
        page.insert_link(link)

    hide(attack, page_with(draw))


def test_hidden_layer_is_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(), filetype="pdf") as document:
        layer = document.add_ocg("laag", on=False)
        document[0].insert_text((40, 60), SENTENCE, oc=layer)
        document[0].insert_text((40, 80), "zichtbaar na de laag")
        output = hide(attack, document.tobytes())
    with pymupdf.open(stream=output, filetype="pdf") as document:
        assert "zichtbaar na de laag" in document[0].get_text()


def test_form_object_on_a_hidden_layer_with_a_policy_is_gone(attack: Attack) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(BaseState=Name.OFF, ON=Array([]))
        )
        page = pdf.pages[0]
        form = pdf.make_stream(
            f"BT /helv 12 Tf 40 200 Td ({SENTENCE}) Tj ET".encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 420, 300]),
            Resources=page.Resources,
            OC=Dictionary(Type=Name.OCMD, OCGs=group, P=Name.AllOn),
        )
        page.Resources.XObject = Dictionary(Verborgen=form)
        page.contents_add(b"/Verborgen Do")

    hide(attack, edited(page_with(), change))


def test_invisible_text_is_gone(attack: Attack) -> None:
    outcome = attack(page_with(lambda p: p.insert_text((40, 60), SENTENCE, render_mode=3)), SECRET)
    assert "Gezien" not in outcome.text()


def test_invisible_text_is_gone_even_when_nobody_found_it(attack: Attack) -> None:
    data = page_with(lambda p: p.insert_text((40, 60), "Zxq Vreemdeling", render_mode=3))
    outcome = attack(data, "Bestaatniet", visible=False, caught_in_input=False)
    assert "Vreemdeling" not in outcome.text()


def test_text_outside_the_page_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((500, 60), SENTENCE)
        page.insert_text((40, -30), SENTENCE)
        page.insert_text((40, 900), SENTENCE)

    hide(attack, page_with(draw))


def test_text_outside_the_crop_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((40, 20), SENTENCE)
        page.set_cropbox(pymupdf.Rect(0, 40, 420, 300))

    hide(attack, page_with(draw))


def test_earlier_version_in_the_file_is_gone(attack: Attack, tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "versies.pdf"
    path.write_bytes(page_with(lambda p: p.insert_text((40, 60), SENTENCE)))
    with pymupdf.open(path) as document:
        page = document[0]
        for stream in page.get_contents():
            document.update_stream(stream, b"q Q")
        page.insert_text((40, 250), MARKER)
        document.saveIncr()
    data = path.read_bytes()
    assert data.count(b"startxref") == 2
    hide(attack, data)


def test_object_that_no_page_uses_is_gone(attack: Attack) -> None:
    with pymupdf.open(stream=page_with(), filetype="pdf") as document:
        left_over = document.get_new_xref()
        document.update_object(left_over, f"<< /Rest ({SENTENCE}) >>")
        document.update_stream(left_over, SENTENCE.encode() * 20)
        hide(attack, document.tobytes(garbage=0))


@pytest.mark.parametrize("key", ["ActualText", "Alt", "E"])
def test_replacement_text_in_marked_content_is_gone(attack: Attack, key: str) -> None:
    data = write_content(
        page_with(),
        f"/Span << /{key} ({SENTENCE}) >> BDC BT /helv 12 Tf 40 200 Td (iets anders) Tj ET EMC",
    )
    outcome = attack(data, SECRET, visible=False)
    assert "iets anders" in outcome.text()


def test_structure_tree_is_gone(attack: Attack) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        element = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.P, ActualText=String(SENTENCE))
        )
        pdf.Root.StructTreeRoot = pdf.make_indirect(
            Dictionary(Type=Name.StructTreeRoot, K=Array([element]))
        )
        pdf.Root.MarkInfo = Dictionary(Marked=True)

    hide(attack, edited(page_with(), change))


def test_scripts_destinations_labels_and_private_data_are_gone(attack: Attack) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        script = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{SECRET}')"))
        pdf.Root.OpenAction = script
        pdf.Root.Names = Dictionary(
            JavaScript=Dictionary(Names=Array([String(SECRET), script])),
            Dests=Dictionary(Names=Array([String(SECRET), Array([page.obj, Name.Fit])])),
        )
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P=String(SECRET))]))
        page.obj.PieceInfo = Dictionary(Word=Dictionary(Private=String(SENTENCE)))
        page.obj.AA = Dictionary(O=script)
        page.obj.Metadata = pdf.make_stream(SENTENCE.encode())
        page.obj.Thumb = pdf.make_stream(SENTENCE.encode(), Subtype=Name.Image, Width=1, Height=1)

    output = hide(attack, edited(page_with(), change))
    with pikepdf.open(io.BytesIO(output)) as pdf:
        assert set(pdf.Root.keys()) <= {
            "/Type", "/Pages", "/Lang", "/Metadata", "/ViewerPreferences", "/MarkInfo", "/Version",
        }  # fmt: skip
        allowed = {
            "/Type",
            "/Parent",
            "/MediaBox",
            "/CropBox",
            "/Rotate",
            "/Resources",
            "/Contents",
        }
        assert set(pdf.pages[0].obj.keys()) <= allowed | {"/UserUnit", "/Group"}


def test_properties_of_pictures_and_forms_are_gone(attack: Attack) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        form = pdf.make_stream(
            b"BT /helv 12 Tf 40 200 Td (gewone tekst) Tj ET",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 420, 300]),
            Resources=Dictionary(Font=page.Resources.Font),
            PieceInfo=Dictionary(Word=Dictionary(Private=String(SENTENCE))),
            Metadata=pdf.make_stream(SENTENCE.encode()),
            LastModified=String(SENTENCE),
        )
        page.Resources.XObject = Dictionary(Vorm=form)
        page.contents_add(b"/Vorm Do")

    hide(attack, edited(page_with(), change))


def test_camera_data_in_a_picture_is_gone(attack: Attack) -> None:
    picture = Image.new("RGB", (60, 40), "steelblue")
    exif = picture.getexif()
    exif[0x9286] = SENTENCE
    exif[0x013B] = SECRET
    jpeg = io.BytesIO()
    picture.save(jpeg, "JPEG", exif=exif, comment=SENTENCE)
    data = page_with(
        lambda p: p.insert_image(pymupdf.Rect(40, 40, 160, 120), stream=jpeg.getvalue())
    )
    assert SECRET.encode() in data
    outcome = attack(data, SECRET, visible=False)
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as document:
        image = document.extract_image(document[0].get_images()[0][0])
    kept = Image.open(io.BytesIO(image["image"])).convert("RGB")
    assert kept.size == (60, 40) and abs(kept.getpixel((30, 20))[2] - 180) < 6  # type: ignore[index,operator]


def test_bytes_after_a_picture_are_gone(attack: Attack) -> None:
    jpeg = io.BytesIO()
    Image.effect_noise((200, 200), 90).convert("RGB").save(jpeg, "JPEG", progressive=True)
    stream = jpeg.getvalue() + SENTENCE.encode()
    data = page_with(lambda p: p.insert_image(pymupdf.Rect(40, 40, 160, 120), stream=stream))
    attack(data, SECRET, visible=False, caught_in_input=SECRET.encode() in data)


def test_text_under_a_black_rectangle_of_the_sender_is_gone(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.insert_text((40, 60), SENTENCE)
        page.draw_rect(pymupdf.Rect(35, 45, 240, 66), fill=(0, 0, 0), color=None)

    outcome = attack(page_with(draw), "Bestaatniet", visible=False, caught_in_input=False)
    assert SECRET not in outcome.text() and "Gezien" not in outcome.text()


def test_white_words_on_a_dark_bar_stay(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        page.draw_rect(pymupdf.Rect(35, 45, 240, 66), fill=(0, 0, 0.2), color=None)
        page.insert_text((40, 60), "Wit op donker", color=(1, 1, 1))

    outcome = attack(page_with(draw), "Bestaatniet", visible=False, caught_in_input=False)
    assert "Wit op donker" in outcome.text()
