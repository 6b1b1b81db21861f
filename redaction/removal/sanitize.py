"""A new file with the pages and nothing else.

Cleaning a file means knowing every hiding place; copying names what may stay instead. Of each object
only listed keys are copied, so properties, comments, attachments, scripts, thumbnails, structure and
private data of programs have no way in, nor have objects that no page uses or earlier versions.

Not done here: fonts keep the shapes of the glyphs in their subset, pictures their pixels.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name

from redaction.removal.jpeg import without_metadata

_PAGE_KEYS = ("/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/UserUnit", "/Group")
_UNWANTED = frozenset(
    [
        "/AA", "/A", "/AF", "/Alt", "/ActualText", "/Annots", "/B", "/Dests", "/E", "/ID", "/JS",
        "/LastModified", "/Metadata", "/Names", "/OC", "/OPI", "/Alternates", "/PieceInfo", "/PZ",
        "/SeparationInfo", "/StructParent", "/StructParents", "/T", "/Thumb", "/Ref", "/Measure",
        "/PtData", "/SpiderInfo", "/TemplateInstantiated", "/VP", "/Tabs", "/Trans", "/Dur", "/DPart",
        "/MCID", "/XFA", "/Producer", "/Creator", "/Author", "/Title",
    ],
)  # fmt: skip
_DEEPEST = 60


def copied_clean(data: bytes, title: str) -> bytes:
    """The pages of ``data`` in a new file: language nl, ``title`` as only property, no dates."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as source, pikepdf.new() as target:
        for page in source.pages:
            page.obj.Resources = page.resources
            for key in ("/MediaBox", "/CropBox", "/Rotate"):  # may be inherited
                value = _inherited(page.obj, key)
                if value is not None:
                    page.obj[key] = value
            for key in set(page.obj.keys()) - {*_PAGE_KEYS, "/Type", "/Parent"}:
                del page.obj[key]
            _drop_unwanted(page.obj.Resources)
            if isinstance(page.obj.get("/Group"), Dictionary):
                _drop_unwanted(page.obj.Group)
        for stream in source.objects:
            if isinstance(stream, pikepdf.Stream):
                _clean_picture(stream)
        target.pages.extend(source.pages)
        _describe(target, title)
        target.remove_unreferenced_resources()
        target.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,
        )
    return output.getvalue()


def _inherited(page: pikepdf.Object, key: str) -> pikepdf.Object | None:
    node: pikepdf.Object | None = page
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _drop_unwanted(root: pikepdf.Object) -> None:
    """Take unwanted keys out of everything that can be reached from ``root``."""
    waiting: list[pikepdf.Object] = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        item = waiting.pop()
        if item.is_indirect:
            if item.objgen in seen:
                continue
            seen.add(item.objgen)
        if isinstance(item, Dictionary | pikepdf.Stream):
            is_names = _holds_names(item)
            for key in list(item.keys()):
                if key in _UNWANTED and not is_names:
                    del item[key]
                elif isinstance(item[key], Dictionary | Array | pikepdf.Stream):
                    waiting.append(item[key])
        elif isinstance(item, Array):
            waiting += [
                part for part in item if isinstance(part, Dictionary | Array | pikepdf.Stream)
            ]


def _holds_names(item: pikepdf.Object) -> bool:
    """Whether the keys are free names (resources, glyph procedures): no property is among them."""
    return "/Type" not in item and all(
        isinstance(value, Dictionary | pikepdf.Stream) and value.is_indirect
        for _, value in item.items()
    )


def _clean_picture(stream: pikepdf.Stream) -> None:
    if stream.get("/Subtype") != Name.Image or stream.get("/Filter") not in (
        Name.DCTDecode,
        Array([Name.DCTDecode]),
    ):
        return
    stream.write(without_metadata(stream.read_raw_bytes()), filter=Name.DCTDecode)


def _describe(pdf: pikepdf.Pdf, title: str) -> None:
    pdf.Root.Lang = pikepdf.String("nl-NL")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.docinfo["/Title"] = title
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = ["nl-NL"]
