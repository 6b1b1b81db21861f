"""Text operators taken apart before glyphs are taken out.

MuPDF 1.28 loses the width of a glyph when it removes the end of a string inside a ``TJ`` array, and
all that follows on the line slides under the black box (tried: ``[(ab m)-10(nop)( c)] TJ``). With each
string in an operator of its own the rest of the line stays where it was.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

_DEEPEST = 12


def split_text_arrays(pdf: pikepdf.Pdf, page_indexes: Collection[int]) -> None:
    """Change the open file: on these pages (and in forms they use) no ``TJ`` has a string and more."""
    seen: set[tuple[int, int]] = set()
    for page_index in sorted(page_indexes):
        if page_index < len(pdf.pages):
            page = pdf.pages[page_index]
            page.obj.Contents = pdf.make_stream(_split(page))
            _split_forms(page.resources, seen, 0)


def _split_forms(resources: pikepdf.Object | None, seen: set[tuple[int, int]], depth: int) -> None:
    if not isinstance(resources, Dictionary) or depth > _DEEPEST:
        return
    forms = resources.get("/XObject")
    if not isinstance(forms, Dictionary):
        return
    for form in forms.values():
        is_form = isinstance(form, pikepdf.Stream) and form.get("/Subtype") == Name.Form
        if is_form and form.objgen not in seen:
            seen.add(form.objgen)
            form.write(_split(form))
            _split_forms(form.get("/Resources"), seen, depth + 1)


def _split(holder: pikepdf.Page | pikepdf.Stream) -> bytes:
    return pikepdf.unparse_content_stream(
        [
            part
            for instruction in pikepdf.parse_content_stream(holder)
            for part in _parts(instruction)
        ],
    )


def _parts(instruction: pikepdf.ContentStreamInstruction) -> Iterator[object]:
    operands = list(instruction.operands)
    if str(instruction.operator) != "TJ" or not operands or len(operands[0]) < 2:
        yield instruction
        return
    for item in operands[0]:
        if isinstance(item, pikepdf.String):
            yield ([item], Operator("Tj"))
        else:
            yield ([Array([item])], Operator("TJ"))
