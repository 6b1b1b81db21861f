"""Before anything else: content that a viewer does not show is taken out of the content streams.

Hidden layers (optional content, ISO 32000 8.11) lose what they paint; the graphics state they set is
kept, so that what follows stands where it stood. All marks around content go: they carry replacement
text (``ActualText``, ``Alt``) and the links to the structure tree.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Operator

_MARKS = re.compile(rb"(?<![A-Za-z])(?:BDC|BMC|EMC|MP|DP)(?![A-Za-z])")
_PATHS = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"])
_DEEPEST = 12

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
_Written = _Instruction | tuple[Collection[pikepdf.Object | pikepdf.PdfInlineImage], Operator]


def strip_layers_and_marks(pdf: pikepdf.Pdf) -> None:
    """Change the open file: only what shows by default is left, without marks."""
    hidden = _hidden_groups(pdf)
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        resources = page.obj.get(Name.Resources)
        if not isinstance(resources, Dictionary):
            resources = (
                page.resources if "/Resources" in page.obj or "/Parent" in page.obj else None
            )
        _clean_contents(pdf, page, resources, hidden)
        _clean_resources(pdf, resources, hidden, seen, 0)
        annotations = page.obj.get(Name.Annots)
        if isinstance(annotations, pikepdf.Array):
            _keep_shown_widgets(page, annotations, hidden)
    for key in ("/OCProperties", "/StructTreeRoot", "/MarkInfo"):
        if key in pdf.Root:
            del pdf.Root[key]
    if isinstance(pdf.Root.get("/AcroForm"), Dictionary) and "/XFA" in pdf.Root.AcroForm:
        del pdf.Root.AcroForm["/XFA"]


def _hidden_groups(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    properties = pdf.Root.get("/OCProperties")
    if not isinstance(properties, Dictionary):
        return set()
    default = properties.get("/D", Dictionary())
    hidden: set[tuple[int, int]] = set()
    if default.get("/BaseState") == Name.OFF:
        hidden = {group.objgen for group in properties.get("/OCGs", ())}
        hidden -= {group.objgen for group in default.get("/ON", ())}
    return hidden | {group.objgen for group in default.get("/OFF", ())}


def _is_hidden(group: pikepdf.Object | None, hidden: set[tuple[int, int]]) -> bool:
    """Whether optional content with this ``/OC`` is off. An expression counts as hidden when unsure."""
    if not isinstance(group, Dictionary) or not hidden:
        return False
    if group.get("/Type") != Name.OCMD:
        return group.objgen in hidden
    if "/VE" in group:
        return _mentions_hidden(group.VE, hidden)
    members = group.get("/OCGs")
    listed = list(members) if isinstance(members, pikepdf.Array) else [members]
    states = [m.objgen not in hidden for m in listed if isinstance(m, Dictionary)]
    if not states:
        return False
    policy = str(group.get("/P", "/AnyOn"))
    shown = {
        "/AllOn": all(states),
        "/AnyOff": not all(states),
        "/AllOff": not any(states),
    }.get(policy, any(states))
    return not shown


def _mentions_hidden(expression: pikepdf.Object, hidden: set[tuple[int, int]]) -> bool:
    if isinstance(expression, pikepdf.Array):
        return any(_mentions_hidden(item, hidden) for item in expression)
    return isinstance(expression, Dictionary) and expression.objgen in hidden


def _keep_shown_widgets(
    page: pikepdf.Page,
    annotations: pikepdf.Array,
    hidden: set[tuple[int, int]],
) -> None:
    kept = [
        annotation
        for annotation in annotations
        if isinstance(annotation, Dictionary)
        and annotation.get("/Subtype") == Name.Widget
        and not _is_hidden(annotation.get("/OC"), hidden)
        and not int(annotation.get("/F", 0)) & 0b100010  # Hidden, NoView
    ]
    page.obj.Annots = pikepdf.Array(kept)


def _clean_resources(
    pdf: pikepdf.Pdf,
    resources: pikepdf.Object | None,
    hidden: set[tuple[int, int]],
    seen: set[tuple[int, int]],
    depth: int,
) -> None:
    if not isinstance(resources, Dictionary) or depth > _DEEPEST:
        return
    for stream in _inner_streams(resources):
        if stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        inner = stream.get("/Resources", resources)
        _clean_contents(pdf, stream, inner, hidden)
        if inner is not resources:
            _clean_resources(pdf, inner, hidden, seen, depth + 1)


def _inner_streams(resources: Dictionary) -> Iterator[pikepdf.Stream]:
    """Form XObjects, tiling patterns and glyph procedures of Type 3 fonts."""
    for kind in ("/XObject", "/Pattern"):
        for item in _values(resources.get(kind)):
            is_form = kind == "/Pattern" or item.get("/Subtype") == Name.Form
            if isinstance(item, pikepdf.Stream) and is_form:
                yield item
    for font in _values(resources.get("/Font")):
        for item in _values(font.get("/CharProcs")):
            if isinstance(item, pikepdf.Stream):
                yield item


def _values(dictionary: pikepdf.Object | None) -> list[pikepdf.Object]:
    if not isinstance(dictionary, Dictionary):
        return []
    return [
        value for value in dictionary.values() if isinstance(value, Dictionary | pikepdf.Stream)
    ]


def _clean_contents(
    pdf: pikepdf.Pdf,
    holder: pikepdf.Page | pikepdf.Stream,
    resources: pikepdf.Object | None,
    hidden: set[tuple[int, int]],
) -> None:
    """Rewrite one content stream, when it has anything to take out."""
    if isinstance(holder, pikepdf.Page):
        contents = holder.obj.get("/Contents")
        parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
        raw = b"\n".join(p.read_bytes() for p in parts if isinstance(p, pikepdf.Stream))
    else:
        raw = holder.read_bytes()
    if not _MARKS.search(raw) and not _has_hidden_object(resources, hidden):
        return
    cleaned = pikepdf.unparse_content_stream(
        list(_shown_instructions(pikepdf.parse_content_stream(holder), resources, hidden)),
    )
    if isinstance(holder, pikepdf.Page):
        holder.obj.Contents = pdf.make_stream(cleaned)
    else:
        holder.write(cleaned)


def _has_hidden_object(resources: pikepdf.Object | None, hidden: set[tuple[int, int]]) -> bool:
    if not hidden or not isinstance(resources, Dictionary):
        return False
    return any(_is_hidden(item.get("/OC"), hidden) for item in _values(resources.get("/XObject")))


def _shown_instructions(
    instructions: Iterable[_Instruction],
    resources: pikepdf.Object | None,
    hidden: set[tuple[int, int]],
) -> Iterator[_Written]:
    nesting: list[bool] = []
    for instruction in instructions:
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            nesting.append(_hides(instruction, operator, resources, hidden))
        elif operator == "EMC":
            if nesting:
                nesting.pop()
        elif operator in ("MP", "DP"):
            continue
        elif any(nesting):
            yield from _without_paint(instruction, operator)
        elif operator == "Do" and _is_hidden(_group_of(instruction, resources), hidden):
            continue
        else:
            yield instruction


def _hides(
    instruction: _Instruction,
    operator: str,
    resources: pikepdf.Object | None,
    hidden: set[tuple[int, int]],
) -> bool:
    operands = list(instruction.operands)
    if operator != "BDC" or len(operands) < 2 or operands[0] != Name.OC:
        return False
    group: Any = operands[1]
    if isinstance(group, Name) and isinstance(resources, Dictionary):
        group = resources.get("/Properties", Dictionary()).get(str(group))
    return _is_hidden(group, hidden)


def _group_of(
    instruction: _Instruction,
    resources: pikepdf.Object | None,
) -> pikepdf.Object | None:
    if not isinstance(resources, Dictionary) or not instruction.operands:
        return None
    target = resources.get("/XObject", Dictionary()).get(str(instruction.operands[0]))
    return target.get("/OC") if isinstance(target, pikepdf.Stream) else None


def _without_paint(instruction: _Instruction, operator: str) -> Iterator[_Written]:
    if operator in ("Tj", "TJ", "Do", "sh", "INLINE IMAGE"):
        return
    if operator in _PATHS:
        yield ([], Operator("n"))
    elif operator == "'":
        yield ([], Operator("T*"))
    elif operator == '"':
        yield ([instruction.operands[0]], Operator("Tw"))
        yield ([instruction.operands[1]], Operator("Tc"))
        yield ([], Operator("T*"))
    else:
        yield instruction
