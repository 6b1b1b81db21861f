"""Everything a stranger can read in a publication folder, by readers that the product has no part in."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from functools import cache
from pathlib import Path

import pdfplumber
import pikepdf
import pypdfium2


def folded(text: str) -> str:
    """Lower case without accents, soft hyphens and repeated white space."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "\u00ad\u200b")
    return re.sub(r"\s+", " ", plain).lower()


@cache
def pdf_text(path: Path) -> str:
    """Text by pdfplumber and by pdfium, one after the other."""
    data = path.read_bytes()
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        texts = [page.extract_text() or "" for page in pdf.pages]
    document = pypdfium2.PdfDocument(data)
    for page in document:
        texts.append(page.get_textpage().get_text_range())
    return "\n".join(texts)


def pdf_objects(path: Path) -> str:
    """Every string, name and decoded stream of every object."""
    found = []
    with pikepdf.open(path) as pdf:
        for item in pdf.objects:
            found.extend(_strings(item, 0))
    return "\n".join(found)


def _strings(item: object, depth: int) -> list[str]:
    """Strings, names and decoded streams; indirect objects are walked on their own."""
    if depth and isinstance(item, pikepdf.Object) and item.is_indirect:
        return []
    if isinstance(item, pikepdf.String | pikepdf.Name):
        return [str(item)]
    found: list[str] = []
    if isinstance(item, pikepdf.Stream) and item.get("/Subtype") != "/Image":
        try:
            data = item.read_bytes()
        except pikepdf.PdfError:
            data = item.read_raw_bytes()
        found += [data.decode("latin-1"), data.decode("utf-16-be", "ignore")]
    if isinstance(item, pikepdf.Stream | pikepdf.Dictionary):
        found += [text for key in item.keys() for text in _strings(item[key], depth + 1)]  # noqa: SIM118
    elif isinstance(item, pikepdf.Array):
        found += [text for value in list(item) for text in _strings(value, depth + 1)]
    return found


def everything(folder: Path) -> dict[str, str]:
    """All that can be read, by relative path: the path itself, text, objects, parts of archives."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        name = str(path.relative_to(folder))
        if path.suffix == ".pdf":
            text = pdf_text(path) + "\n" + pdf_objects(path)
        elif zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                text = "\n".join(
                    archive.read(n).decode("utf-8", "replace") for n in archive.namelist()
                )
        else:
            text = path.read_bytes().decode("utf-8", "replace")
        found[name] = f"{name}\n{text}"
    return found
