"""PDF files and images: a digital memo, a table, a scan, a locked file, a photo."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pikepdf
import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib import colors, pagesizes
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    PageBreak,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

FONTS = Path(reportlab.__file__).parent / "fonts"
pdfmetrics.registerFont(TTFont("Vera", str(FONTS / "Vera.ttf")))
pdfmetrics.registerFont(TTFont("VeraBd", str(FONTS / "VeraBd.ttf")))
pdfmetrics.registerFontFamily("Vera", normal="Vera", bold="VeraBd")

BODY = ParagraphStyle("body", fontName="Vera", fontSize=9.5, leading=13.5, spaceAfter=7)
HEAD = ParagraphStyle("head", parent=BODY, fontName="VeraBd", fontSize=11.5, spaceBefore=8)
Block = str | list[list[str]]


def _story(blocks: Sequence[Block]) -> list[Flowable]:
    story: list[Flowable] = []
    for block in blocks:
        if isinstance(block, list):
            table = Table(block, repeatRows=1, hAlign="LEFT")
            table.setStyle(
                TableStyle(
                    [
                        ("FONT", (0, 0), (-1, -1), "Vera", 8.5),
                        ("FONT", (0, 0), (-1, 0), "VeraBd", 8.5),
                        ("GRID", (0, 0), (-1, -1), 0.4, colors.grey),
                        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#D9E2F3")),
                        ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ]
                )
            )
            story += [table, Spacer(1, 9)]
        elif block == "\f":
            story.append(PageBreak())
        elif block.startswith("# "):
            story.append(Paragraph(block[2:], HEAD))
        else:
            story.append(Paragraph(block.replace("\n", "<br/>"), BODY))
    return story


class _Footer:
    """Draws the same line at the foot of every page."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __call__(self, canvas: Canvas, _doc: SimpleDocTemplate) -> None:
        canvas.setFont("Vera", 7.5)
        canvas.drawString(60, 34, self.text)
        canvas.drawRightString(535, 34, f"Pagina {canvas.getPageNumber()}")


def _pdf_time(when: datetime) -> str:
    return when.strftime("D:%Y%m%d%H%M%S+01'00'")


def _finish(
    raw: bytes,
    *,
    title: str,
    author: str,
    when: datetime,
    note: tuple[str, str] | None = None,
    bookmarks: Sequence[tuple[str, int]] = (),
) -> bytes:
    """Set the properties, a comment and bookmarks; save without anything random."""
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pdf.docinfo["/Title"] = title
        pdf.docinfo["/Author"] = author
        pdf.docinfo["/Creator"] = "Microsoft Word voor Microsoft 365"
        pdf.docinfo["/Producer"] = "Lakstraat voorbeelddossier"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = _pdf_time(when)
        for key in ("/Subject", "/Keywords", "/Trapped"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        if note:
            comment = pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Text,
                Rect=[500, 700, 520, 720],
                T=note[0],
                Contents=note[1],
                M=_pdf_time(when),
                Name=pikepdf.Name.Comment,
                C=[1, 0.9, 0.2],
            )
            pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([comment]))
        if bookmarks:
            with pdf.open_outline() as outline:
                for text, page in bookmarks:
                    outline.root.append(pikepdf.OutlineItem(text, page))
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def make_pdf(
    blocks: Sequence[Block],
    *,
    title: str,
    author: str,
    when: datetime,
    footer: str = "",
    note: tuple[str, str] | None = None,
    bookmarks: Sequence[tuple[str, int]] = (),
) -> bytes:
    """A digital-born PDF with real text."""
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=pagesizes.A4, leftMargin=60, rightMargin=60, topMargin=60, invariant=1
    )
    page = _Footer(footer)
    document.build(_story(blocks), onFirstPage=page, onLaterPages=page)
    return _finish(
        out.getvalue(), title=title, author=author, when=when, note=note, bookmarks=bookmarks
    )


def make_locked_pdf(blocks: Sequence[Block], *, password: str) -> bytes:
    """A PDF that opens only with a password."""
    out = io.BytesIO()
    lock = StandardEncryption(password, ownerPassword=password + "-eigenaar", strength=128)
    document = SimpleDocTemplate(out, pagesize=pagesizes.A4, invariant=1, encrypt=lock)
    document.build(_story(blocks))
    return out.getvalue()


def page_image(text: str, *, seed: int, size: int = 31, paper: int = 246) -> Image.Image:
    """An A4 page at 200 dpi with typed text, a little noise and a grey cast."""
    image = Image.new("L", (1654, 2339), paper)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONTS / "Vera.ttf"), size)
    draw.multiline_text((170, 200), text, fill=38, font=font, spacing=14)
    chance = random.Random(seed)
    for _ in range(1400):
        at = (chance.randrange(1654), chance.randrange(2339))
        draw.point(at, fill=chance.randrange(120, 215))
    draw.line((6, 0, 11, 2339), fill=205, width=5)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def make_scan(text: str, *, seed: int, when: datetime, title: str) -> bytes:
    """A PDF of one page that holds nothing but the image of a letter."""
    jpeg = io.BytesIO()
    page_image(text, seed=seed).save(jpeg, "JPEG", quality=55, dpi=(200, 200))
    pdf = pikepdf.new()
    picture = pikepdf.Stream(
        pdf,
        jpeg.getvalue(),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=1654,
        Height=2339,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
        Filter=pikepdf.Name.DCTDecode,
    )
    page = pdf.add_blank_page(page_size=(595.44, 842.04))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=pdf.make_indirect(picture)))
    page.Contents = pdf.make_stream(b"q 595.44 0 0 842.04 0 0 cm /Im0 Do Q")
    raw = io.BytesIO()
    pdf.save(raw, deterministic_id=True)
    return _finish(raw.getvalue(), title=title, author="", when=when)


def make_photo(text: str, *, seed: int) -> bytes:
    """A PNG of writing on a whiteboard."""
    page = page_image(text, seed=seed, size=44, paper=236).crop((100, 120, 1554, 1320))
    out = io.BytesIO()
    page.quantize(24).save(out, "PNG", optimize=True)
    return out.getvalue()


def make_logo(letters: str, color: tuple[int, int, int]) -> bytes:
    """A small logo, as mail signatures have."""
    image = Image.new("RGB", (150, 46), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((4, 4, 34, 42), fill=color)
    font = ImageFont.truetype(str(FONTS / "VeraBd.ttf"), 22)
    draw.text((44, 9), letters, fill=color, font=font)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
