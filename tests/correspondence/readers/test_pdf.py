"""PDF files and pictures as passages with a place for every character."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pymupdf
import pytest
from PIL import Image, ImageDraw, ImageFont

from correspondence.content import Content, ReadContext, UntrustedFile
from correspondence.readers.image import image_to_pdf, read_image_file
from correspondence.readers.pdf import PdfContent, read_pdf, read_pdf_file
from correspondence.readers.pdf_properties import pdf_date
from dossier.documents import DocumentKind, Passage, PassageRole
from dossier.errors import ModelMissing, PasswordProtected, SourceError, UnreadableItem
from dossier.geometry import Rect, decode_boxes
from tests.conftest import ROOT

OCR_DATA = ROOT / "data" / "models" / "tesseract"
FONT = ROOT / "data" / "fonts" / "DejaVuSans.ttf"


class Store(dict[str, bytes]):
    """Blobs in memory."""

    def put(self, data: bytes) -> str:
        key = f"blob{len(self)}"
        self[key] = data
        return key


def page_pdf(*lines: str, **options: object) -> bytes:
    document = pymupdf.open()
    page = document.new_page(width=400, height=300)
    for number, line in enumerate(lines):
        page.insert_text((40, 60 + 16 * number), line, **options)
    data: bytes = document.tobytes()
    return data


def read(data: bytes, store: Store | None = None) -> PdfContent:
    return read_pdf(data, (store if store is not None else Store()).put)


def boxes(passage: Passage, store: Store) -> list[Rect | None]:
    assert passage.place is not None
    return decode_boxes(store[passage.place.boxes_ref])


def box_of(passage: Passage, store: Store, word: str) -> Rect:
    start = passage.text.index(word)
    known = [box for box in boxes(passage, store)[start : start + len(word)] if box is not None]
    whole = known[0]
    for box in known[1:]:
        whole = whole.union(box)
    return whole


def test_every_character_has_a_box_and_breaks_have_none() -> None:
    store = Store()
    passage = read(page_pdf("Eerste regel", "Tweede regel"), store).passages[0]
    assert passage.text == "Eerste regel\nTweede regel"
    found = boxes(passage, store)
    assert len(found) == len(passage.text)
    assert [c for c, box in zip(passage.text, found, strict=True) if box is None] == ["\n"]
    assert box_of(passage, store, "Eerste").y1 < box_of(passage, store, "Tweede").y1


def test_boxes_are_of_the_unrotated_page() -> None:
    store, turned_store = Store(), Store()
    data = page_pdf("Eerste regel")
    with pymupdf.open(stream=data, filetype="pdf") as document:
        document[0].set_rotation(90)
        turned = document.tobytes()
    upright = boxes(read(data, store).passages[0], store)
    assert boxes(read(turned, turned_store).passages[0], turned_store) == upright


def test_ligature_is_split_over_its_letters() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_font("F9", fontfile=str(FONT))
    page.insert_text((40, 60), "o\ufb03ce", fontname="F9")
    store = Store()
    passage = read(document.tobytes(), store).passages[0]
    assert passage.text == "office"
    widths = [box.x1 - box.x0 for box in boxes(passage, store) if box is not None]
    assert min(widths) > 1


def test_everything_beside_the_page_becomes_metadata() -> None:
    document = pymupdf.open()
    page = document.new_page()
    page.insert_text((40, 60), "Zichtbaar op de bladzijde")
    page.insert_text((900, 60), "buiten beeld")
    page.add_text_annot((50, 50), "een opmerking").set_info(title="de schrijver")
    page.insert_link(
        {"kind": pymupdf.LINK_URI, "from": pymupdf.Rect(0, 0, 9, 9), "uri": "https://x.nl/y"}
    )
    document.set_toc([[1, "een bladwijzer", 1]])
    document.set_metadata({"author": "de maker", "title": "de titel"})
    document.embfile_add("bijlage.txt", b"x")
    content = read(document.tobytes())
    beside = "\n".join(p.text for p in content.passages if p.role is PassageRole.METADATA)
    for words in ("buiten beeld", "een opmerking", "de schrijver", "https://x.nl/y", "een bladwijzer",
                  "de maker", "de titel", "bijlage.txt"):  # fmt: skip
        assert words in beside
        assert words not in content.passages[0].text
    assert content.title == "de titel"
    assert [p.index for p in content.passages] == list(range(len(content.passages)))


def test_two_columns_are_read_one_after_the_other() -> None:
    document = pymupdf.open()
    page = document.new_page()
    for column, x in (("links", 40), ("rechts", 320)):
        page.insert_textbox(pymupdf.Rect(x, 40, x + 220, 300), " ".join([column] * 60), fontsize=11)
    text = read(document.tobytes()).passages[0].text
    assert text.rindex("links") < text.index("rechts")


def test_scanned_page_is_read_with_confidence() -> None:
    picture = Image.new("L", (1240, 500), "white")
    font = ImageFont.truetype(str(FONT), 36)
    ImageDraw.Draw(picture).text((100, 100), "Verslag van de vergadering", fill=0, font=font)
    output = io.BytesIO()
    picture.save(
        output, "TIFF", dpi=(150, 150), compression="group4" if picture.mode == "1" else None
    )
    store = Store()
    content = read(image_to_pdf(output.getvalue()), store)
    passage = content.passages[0]
    assert passage.text.strip() == "Verslag van de vergadering"
    assert passage.place is not None and passage.place.ocr
    assert passage.place.confidence is not None and passage.place.confidence > 80
    box = box_of(passage, store, "Verslag")
    assert 44 < box.x0 < 54 and 46 < box.y0 < 60


def test_missing_ocr_data_is_an_error_and_names_the_file(tmp_path: Path) -> None:
    output = io.BytesIO()
    Image.new("L", (300, 300), 90).save(output, "PNG")
    with pytest.raises(ModelMissing, match=r"nld\.traineddata"):
        read_pdf(image_to_pdf(output.getvalue()), Store().put, (), tmp_path)


def test_blank_page_needs_no_ocr(tmp_path: Path) -> None:
    document = pymupdf.open()
    document.new_page()
    content = read_pdf(document.tobytes(), Store().put, (), tmp_path)
    assert content.passages[0].text == ""


def test_password_is_asked_for_and_tried() -> None:
    with pymupdf.open(stream=page_pdf("Geheim stuk"), filetype="pdf") as document:
        data = document.tobytes(
            encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="welkom", owner_pw="w2"
        )
    with pytest.raises(PasswordProtected):
        read_pdf(data, Store().put, ("fout",))
    content = read_pdf(data, Store().put, ("fout", "welkom"))
    assert content.passages[0].text == "Geheim stuk"
    assert (
        content.decrypted is not None and read(content.decrypted).passages[0].text == "Geheim stuk"
    )


@pytest.mark.parametrize("data", [b"%PDF-1.7\nkapot", b"", b"geen pdf", b"%PDF-1.4\n%%EOF"])
def test_damaged_file_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableItem):
        read(data)


@pytest.mark.parametrize("cut", range(0, 100, 7))
def test_any_cut_is_read_or_refused(cut: int) -> None:
    data = page_pdf("Eerste regel", "Tweede regel")
    try:
        read(data[: len(data) * cut // 100])
    except SourceError:
        return


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\nxx", b"\xff\xd8\xff\xe0rommel", b"II*\x00rommel"]
)
def test_damaged_picture_is_unreadable(data: bytes) -> None:
    with pytest.raises(UnreadableItem):
        image_to_pdf(data)


def test_frames_of_a_tiff_become_pages() -> None:
    output = io.BytesIO()
    frames = [Image.new("1", (200, 100), 1) for _ in range(3)]
    frames[0].save(output, "TIFF", save_all=True, append_images=frames[1:])
    file = UntrustedFile("fax.tiff", output.getvalue(), "image/tiff")
    content = read_image_file(file, ReadContext(Store().put, OCR_DATA))
    assert content.kind is DocumentKind.IMAGE and content.page_count == 3
    assert content.original is not None and content.original.startswith(b"%PDF-")


def test_same_picture_gives_the_same_pdf() -> None:
    output = io.BytesIO()
    Image.effect_noise((64, 64), 50).save(output, "PNG")
    assert image_to_pdf(output.getvalue()) == image_to_pdf(output.getvalue())


def test_file_reader_gives_a_document() -> None:
    content = read_pdf_file(
        UntrustedFile("nota.pdf", page_pdf("Nota")), ReadContext(Store().put, OCR_DATA)
    )
    assert isinstance(content, Content)
    assert (content.kind, content.title, content.page_count) == (DocumentKind.PDF, "nota.pdf", 1)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (
            "D:20231123095800+01'00'",
            datetime(2023, 11, 23, 9, 58, tzinfo=timezone(timedelta(hours=1))),
        ),
        ("D:20231123095800Z", datetime(2023, 11, 23, 9, 58, tzinfo=UTC)),
        ("D:2023", datetime(2023, 1, 1, tzinfo=UTC)),
        ("20231123", datetime(2023, 11, 23, tzinfo=UTC)),
        ("D:20231399", None),
        ("gisteren", None),
        ("", None),
        (None, None),
    ],
)
def test_pdf_dates(text: str | None, moment: datetime | None) -> None:
    assert pdf_date(text) == moment
