"""Strings taken apart, one glyph each, before glyphs are taken out.

MuPDF 1.28 loses the width of a glyph when it removes one in a string or in a ``TJ`` array, and what
follows on the line slides under the black box (tried: ``[(ab m c)] TJ`` without its m, ``(abc) Tj``
without its b). A string of one glyph is removed whole, and the rest of the line stays where it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

_DEEPEST = 12

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_Written = _Instruction | tuple[Collection[pikepdf.Object | pikepdf.PdfInlineImage], Operator]


class Splitting(Enum):
    """How far text is taken apart. Which one keeps all glyphs in place differs from file to file."""

    GLYPHS = "glyphs"
    GLYPHS_APART = "glyphs apart"
    STRINGS_APART = "strings apart"
    NONE = "none"


def split_text(pdf: pikepdf.Pdf, splittings: Mapping[int, Splitting]) -> None:
    """Change the open file: text on these pages, and in forms they use, is taken apart."""
    seen: set[tuple[int, int]] = set()
    for page_index, splitting in sorted(splittings.items(), key=lambda item: item[0]):
        if page_index < len(pdf.pages) and splitting is not Splitting.NONE:
            page = pdf.pages[page_index]
            page.obj.Contents = pdf.make_stream(_split(page, page.resources, splitting))
            _split_forms(page.resources, splitting, seen, 0)


def _split_forms(
    resources: pikepdf.Object | None,
    splitting: Splitting,
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
            form.write(_split(form, inner, splitting))
            _split_forms(inner, splitting, seen, depth + 1)


def _split(
    holder: pikepdf.Page | pikepdf.Stream,
    resources: pikepdf.Object | None,
    splitting: Splitting,
) -> bytes:
    fonts = resources.get("/Font") if isinstance(resources, Dictionary) else None
    return pikepdf.unparse_content_stream(
        list(_parts(pikepdf.parse_content_stream(holder), fonts, splitting)),
    )


@dataclass
class _TextState:
    """What of the graphics state matters here."""

    splitting: Splitting
    code_width: int = 0
    is_scaled: bool = False


def _parts(
    instructions: Iterable[_Instruction],
    fonts: pikepdf.Object | None,
    splitting: Splitting,
) -> Iterator[_Written]:
    state = _TextState(splitting)
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
    """One ``TJ``, or an operator for each part; scaled text needs that too."""
    parts: list[Any] = []
    for item in items:
        if isinstance(item, pikepdf.String):
            data = bytes(item)
            whole = state.splitting is Splitting.STRINGS_APART or not state.code_width
            step = max(len(data), 1) if whole else state.code_width
            parts += [pikepdf.String(data[i : i + step]) for i in range(0, len(data), step)]
        else:
            parts.append(item)
    if state.is_scaled or state.splitting is not Splitting.GLYPHS:
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
