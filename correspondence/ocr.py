"""Text out of pixels, in Dutch, with Tesseract.

Needs ``nld.traineddata``; without it a page that holds only pixels is an error, never a page that
seems empty. What OCR misses or misreads stays invisible to detection: low confidence is passed on
so that a person can look.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from tesserocr import PSM, RIL, PyTessBaseAPI, iterate_level

from dossier.errors import ModelMissing
from dossier.geometry import Rect

LANGUAGE = "nld"
DEFAULT_DATA = Path(__file__).resolve().parent.parent / "data" / "models" / "tesseract"


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One word. ``box`` is in pixels, origin top-left; ``confidence`` is 0-100."""

    text: str = field(repr=False)
    box: Rect
    confidence: float


def read_pixels(image: Image.Image, data_folder: Path, dots_per_inch: int) -> list[list[OcrWord]]:
    """The words of each line, in reading order.

    Raises:
        ModelMissing: the Dutch recognition data is not there.
    """
    if not (data_folder / f"{LANGUAGE}.traineddata").is_file():
        raise ModelMissing(
            f"Voor gescande pagina's ontbreekt {data_folder / LANGUAGE}.traineddata. Zet dit "
            "bestand daar neer (zie data/models/tesseract/SOURCES.md) en lees opnieuw in.",
        )
    lines: list[list[OcrWord]] = []
    with PyTessBaseAPI(path=str(data_folder), lang=LANGUAGE, psm=PSM.AUTO) as engine:
        engine.SetImage(image)
        engine.SetSourceResolution(dots_per_inch)
        engine.Recognize()
        for word in iterate_level(engine.GetIterator(), RIL.WORD):
            box = word.BoundingBox(RIL.WORD)
            text = (word.GetUTF8Text(RIL.WORD) or "").strip() if box else ""
            if not text:
                continue
            if word.IsAtBeginningOf(RIL.TEXTLINE) or not lines:
                lines.append([])
            lines[-1].append(OcrWord(text, Rect(*map(float, box)), word.Confidence(RIL.WORD)))
    return lines
