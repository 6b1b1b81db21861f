"""Secrets that are drawn, not written: scans, pictures and letters as outlines."""

from __future__ import annotations

import io

import pymupdf
import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from correspondence.ocr import DEFAULT_DATA, read_pixels
from correspondence.readers.image import image_to_pdf
from tests.attack.attacking import FONT, MARKER, Attack, page_with, squeeze

NAME = "Annelies Dongermans"


def scan(*lines: str, mode: str = "L") -> Image.Image:
    page = Image.new(mode, (1240, 900), "white")
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(str(FONT), 34)
    for number, line in enumerate(lines):
        pen.text((100, 100 + 80 * number), line, fill="black", font=font)
    return page


def as_png(picture: Image.Image) -> bytes:
    output = io.BytesIO()
    picture.save(output, "PNG", dpi=(150, 150))
    return output.getvalue()


def seen_words(pdf: bytes) -> str:
    page = pypdfium2.PdfDocument(io.BytesIO(pdf))[0]
    picture = page.render(scale=200 / 72).to_pil().convert("L")
    lines = read_pixels(picture, DEFAULT_DATA, 200)
    return squeeze(" ".join(word.text for line in lines for word in line))[0]


def test_name_in_a_scan_is_burnt_out_of_the_pixels(attack: Attack) -> None:
    picture = scan("Verslag van de telling", f"Aanwezig was {NAME} namens ons", MARKER)
    pdf = image_to_pdf(as_png(picture))
    outcome = attack(pdf, NAME, caught_in_input=False)
    assert outcome.content.passages[0].place is not None and outcome.content.passages[0].place.ocr
    seen = seen_words(outcome.pdf)
    assert "dongermans" not in seen and "annelies" not in seen
    assert "verslagvandetelling" in seen
    # the picture itself, taken out of the file, has no letters there either
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as document:
        image = document.extract_image(document[0].get_images()[0][0])
    lines = read_pixels(Image.open(io.BytesIO(image["image"])).convert("L"), DEFAULT_DATA, 150)
    words = squeeze(" ".join(word.text for line in lines for word in line))[0]
    assert "dongermans" not in words and "verslag" in words


def test_name_in_a_colour_scan_lying_on_its_side_is_burnt_out(attack: Attack) -> None:
    picture = scan("Verslag van de telling", f"Aanwezig was {NAME} namens ons", MARKER, mode="RGB")
    with pymupdf.open(
        stream=image_to_pdf(as_png(picture.rotate(90, expand=True))), filetype="pdf"
    ) as turned:
        turned[0].set_rotation(90)
        data = turned.tobytes()
    outcome = attack(data, NAME, caught_in_input=False)
    assert "dongermans" not in seen_words(outcome.pdf)
    assert "verslagvandetelling" in seen_words(outcome.pdf)


def test_searchable_scan_loses_the_name_in_pixels_and_layer(attack: Attack) -> None:
    picture = scan("Verslag van de telling", f"Aanwezig was {NAME} namens ons", MARKER)
    with pymupdf.open(stream=image_to_pdf(as_png(picture)), filetype="pdf") as document:
        page = document[0]
        for number, line in enumerate(
            ["Verslag van de telling", f"Aanwezig was {NAME} namens ons", MARKER]
        ):
            point = (100 * 72 / 150, (100 + 30 + 80 * number) * 72 / 150)
            page.insert_text(point, line, fontsize=16.2, render_mode=3, fontname="helv")
        data = document.tobytes()
    outcome = attack(data, NAME)
    assert "dongermans" not in seen_words(outcome.pdf)
    assert "Verslag" in outcome.text()


def test_name_under_real_text_in_a_picture_loses_its_pixels(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        strip = Image.new("RGB", (800, 60), "white")
        font = ImageFont.truetype(str(FONT), 40)
        ImageDraw.Draw(strip).text((5, 5), NAME, fill="black", font=font)
        page.insert_image(pymupdf.Rect(40, 46, 240, 61), stream=as_png(strip))
        page.insert_text((41, 57), NAME, fontsize=10.5, render_mode=3)

    outcome = attack(page_with(draw), NAME)
    assert "dongermans" not in seen_words(outcome.pdf)


def test_name_drawn_as_outlines_with_text_on_top_loses_its_outlines(attack: Attack) -> None:
    def draw(page: pymupdf.Page) -> None:
        shape = page.new_shape()
        x = 42.0
        for _ in NAME:
            shape.draw_bezier((x, 60), (x + 2, 48), (x + 4, 48), (x + 6, 60))
            x += 6.3
        shape.finish(color=(0.2, 0.2, 0.9), width=1)
        shape.commit()
        page.insert_text((40, 60), NAME, fontsize=12)

    outcome = attack(page_with(draw), NAME)
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as document:
        assert not [
            d for d in document[0].get_drawings() if any(item[0] == "c" for item in d["items"])
        ]
