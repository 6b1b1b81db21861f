"""Strings taken apart, one glyph each, before glyphs are taken out.

MuPDF 1.28 loses the width of a glyph when it removes one in a string or in a ``TJ`` array, and what
follows on the line slides under the black box (tried: ``[(ab m c)] TJ`` without its m, ``(abc) Tj``
without its b). A string of one glyph is removed whole, and the rest of the line stays where it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

_DEEPEST = 12

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_Written = _Instruction | tuple[Collection[pikepdf.Object | pikepdf.PdfInlineImage], Operator]


def split_text(pdf: pikepdf.Pdf, page_indexes: Collection[int]) -> None:
    """Change the open file: on these pages, and in forms they use, each glyph is a string of its own."""
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


@dataclass
class _TextState:
    """What of the graphics state matters here."""

    code_width: int = 0
    is_scaled: bool = False


def _parts(
    instructions: Iterable[_Instruction],
    fonts: pikepdf.Object | None,
) -> Iterator[_Written]:
    state = _TextState()
    saved: list[_TextState] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        operands: list[Any] = list(instruction.operands)
        if operator == "Tf" and operands:
            state.code_width = _code_width(fonts, str(operands[0]))
        elif operator == "Tz" and operands:
            state.is_scaled = float(operands[0]) != 100
        elif operator == "q":
            saved.append(replace(state))
        elif operator == "Q" and saved:
            state = saved.pop()
        if operator == "TJ" and operands:
            yield from _shown(operands[0], state)
        elif operator in ("Tj", "'") and operands:
            if operator == "'":
                yield ([], Operator("T*"))
            yield from _shown(operands, state)
        elif operator == '"' and len(operands) == 3:
            yield ([operands[0]], Operator("Tw"))
            yield ([operands[1]], Operator("Tc"))
            yield ([], Operator("T*"))
            yield from _shown(operands[2:], state)
        else:
            yield instruction


def _shown(items: Iterable[Any], state: _TextState) -> Iterator[_Written]:
    """One ``TJ`` of single glyphs; with scaled text an operator for each, as the sums go wrong too."""
    parts: list[Any] = []
    for item in items:
        if isinstance(item, pikepdf.String):
            data = bytes(item)
            step = state.code_width or max(len(data), 1)
            parts += [pikepdf.String(data[i : i + step]) for i in range(0, len(data), step)]
        else:
            parts.append(item)
    if state.is_scaled:
        for part in parts:
            yield ([Array([part])], Operator("TJ"))
    else:
        yield ([Array(parts)], Operator("TJ"))


def _code_width(fonts: pikepdf.Object | None, name: str) -> int:
    """Bytes per glyph; 0 when codes of the font may differ in length."""
    font = fonts.get(name) if isinstance(fonts, Dictionary) else None
    if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type0:
        return 1
    encoding = font.get("/Encoding")
    is_fixed = isinstance(encoding, Name) and str(encoding).startswith(("/Identity", "/Uni"))
    return 2 if is_fixed else 0
