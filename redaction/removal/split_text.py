"""Text operators taken apart, one glyph each, before glyphs are taken out.

MuPDF 1.28 loses the width of a glyph when it removes one in a string or in a ``TJ`` array, and what
follows on the line slides under the black box (tried: ``[(ab m c)] TJ`` without its m, ``(abc) Tj``
without its b). A string of one glyph is removed whole, and the rest of the line stays where it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

_DEEPEST = 12

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_Written = _Instruction | tuple[Collection[pikepdf.Object | pikepdf.PdfInlineImage], Operator]


def split_text(pdf: pikepdf.Pdf, page_indexes: Collection[int]) -> None:
    """Change the open file: on these pages, and in forms they use, each glyph has its operator."""
    seen: set[tuple[int, int]] = set()
    for page_index in sorted(page_indexes):
        if page_index < len(pdf.pages):
            page = pdf.pages[page_index]
            page.obj.Contents = pdf.make_stream(_split(page, page.resources))
            _split_forms(page.resources, seen, 0)


def _split_forms(
    resources: pikepdf.Object | None,
    seen: set[tuple[int, int]],
    depth: int,
) -> None:
    if not isinstance(resources, Dictionary) or depth > _DEEPEST:
        return
    forms = resources.get("/XObject")
    if not isinstance(forms, Dictionary):
        return
    for form in forms.values():
        if not isinstance(form, pikepdf.Stream) or form.get("/Subtype") != Name.Form:
            continue
        if form.objgen not in seen:
            seen.add(form.objgen)
            inner = form.get("/Resources", resources)
            form.write(_split(form, inner))
            _split_forms(inner, seen, depth + 1)


def _split(holder: pikepdf.Page | pikepdf.Stream, resources: pikepdf.Object | None) -> bytes:
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    return pikepdf.unparse_content_stream(
        list(_parts(pikepdf.parse_content_stream(holder), fonts)),
    )


def _parts(
    instructions: Iterable[_Instruction],
    fonts: pikepdf.Object | None,
) -> Iterator[_Written]:
    width = 0
    saved: list[int] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        operands: list[Any] = list(instruction.operands)
        if operator == "Tf" and operands:
            width = _code_width(fonts, str(operands[0]))
        elif operator == "q":
            saved.append(width)
        elif operator == "Q" and saved:
            width = saved.pop()
        if operator == "TJ" and operands:
            for item in operands[0]:
                if isinstance(item, pikepdf.String):
                    yield from _glyphs(item, width)
                else:
                    yield ([Array([item])], Operator("TJ"))
        elif operator in ("Tj", "'") and operands:
            if operator == "'":
                yield ([], Operator("T*"))
            yield from _glyphs(operands[0], width)
        elif operator == '"' and len(operands) == 3:
            yield ([operands[0]], Operator("Tw"))
            yield ([operands[1]], Operator("Tc"))
            yield ([], Operator("T*"))
            yield from _glyphs(operands[2], width)
        else:
            yield instruction


def _glyphs(string: pikepdf.String, width: int) -> Iterator[_Written]:
    data = bytes(string)
    step = width or max(len(data), 1)
    for start in range(0, len(data), step):
        yield ([pikepdf.String(data[start : start + step])], Operator("Tj"))


def _code_width(fonts: pikepdf.Object | None, name: str) -> int:
    """Bytes per glyph; 0 when codes of the font may differ in length."""
    font = fonts.get(name) if isinstance(fonts, Dictionary) else None
    if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type0:
        return 1
    encoding = font.get("/Encoding")
    is_fixed = isinstance(encoding, Name) and str(encoding).startswith(("/Identity", "/Uni"))
    return 2 if is_fixed else 0
