"""Pictures (PNG, JPEG, TIFF): one PDF page per frame, which is then read and redacted as a PDF.

The pixels are decoded and stored anew, so camera data, thumbnails and comments do not come along.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

import pikepdf
from PIL import Image, ImageOps, ImageSequence

from correspondence.content import Content, ReadContext, UntrustedFile
from correspondence.readers.pdf import read_pdf
from dossier.documents import DocumentKind
from dossier.errors import BoundExceeded, UnreadableItem

_MOST_PIXELS = 200_000_000
_MOST_FRAMES = 2_000
_DEFAULT_DPI = 150.0
_LONGEST_SIDE_POINTS = 1_190.0  # A3: a photo without a size is not to become a poster


def read_image_file(file: UntrustedFile, context: ReadContext) -> Content:
    """A picture as a document whose pages are its frames; its text comes from OCR.

    Raises:
        UnreadableItem: no picture, or damaged.
        BoundExceeded: more pixels or frames than is safe to open.
        ModelMissing: the Dutch OCR data is missing.
    """
    pdf = image_to_pdf(file.data)
    content = read_pdf(pdf, context.put_blob, (), context.ocr_data)
    return Content(
        kind=DocumentKind.IMAGE,
        title=file.name,
        passages=content.passages,
        media_type="application/pdf",
        page_count=content.page_count,
        original=pdf,
    )


def image_to_pdf(data: bytes) -> bytes:
    """A PDF with one page per frame, upright, without anything but pixels.

    Raises:
        UnreadableItem, BoundExceeded: see :func:`read_image_file`.
    """
    output = io.BytesIO()
    with pikepdf.new() as pdf:
        try:
            for frame in _frames(data):
                _add_page(pdf, frame)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise UnreadableItem(
                f"Het beeldbestand is beschadigd ({type(error).__name__}). Vraag een nieuwe kopie.",
            ) from None
        pdf.save(output, deterministic_id=True)
    return output.getvalue()


def _frames(data: bytes) -> Iterator[Image.Image]:
    with Image.open(io.BytesIO(data)) as image:
        if getattr(image, "n_frames", 1) > _MOST_FRAMES:
            raise BoundExceeded("Het beeldbestand heeft te veel pagina's. Splits het bestand.")
        for frame in ImageSequence.Iterator(image):
            if frame.width * frame.height > _MOST_PIXELS:
                raise BoundExceeded(
                    "De afbeelding is te groot om veilig te openen. Verklein haar en lever haar opnieuw aan.",
                )
            yield frame


def _add_page(pdf: pikepdf.Pdf, frame: Image.Image) -> None:
    dots = _dots_per_inch(frame)
    upright = ImageOps.exif_transpose(frame)
    if "A" in upright.getbands() or "transparency" in upright.info:
        paper = Image.new("RGBA", upright.size, "white")
        paper.alpha_composite(upright.convert("RGBA"))
        upright = paper
    is_grey = upright.mode in ("1", "L", "I;16", "I", "F")
    pixels = upright.convert("L" if is_grey else "RGB")
    stream = pikepdf.Stream(pdf, zlib.compress(pixels.tobytes(), 6))
    stream.update(
        {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": pixels.width,
            "/Height": pixels.height,
            "/ColorSpace": pikepdf.Name.DeviceGray if is_grey else pikepdf.Name.DeviceRGB,
            "/BitsPerComponent": 8,
            "/Filter": pikepdf.Name.FlateDecode,
        },
    )
    width, height = pixels.width * 72 / dots, pixels.height * 72 / dots
    shrink = min(1.0, _LONGEST_SIDE_POINTS / max(width, height))
    width, height = round(width * shrink, 2), round(height * shrink, 2)
    pdf.add_blank_page(page_size=(width, height))
    page = pdf.pages[-1]
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Beeld=stream))
    page.Contents = pikepdf.Stream(pdf, f"q {width} 0 0 {height} 0 0 cm /Beeld Do Q".encode())


def _dots_per_inch(frame: Image.Image) -> float:
    try:
        dots = float(frame.info.get("dpi", (_DEFAULT_DPI,))[0])
    except (TypeError, ValueError, IndexError):
        return _DEFAULT_DPI
    return dots if 50 <= dots <= 1_200 else _DEFAULT_DPI
