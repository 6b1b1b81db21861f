"""From a job to PDF bytes, with Typst: PDF/A-2b and PDF/UA-1, the same bytes for the same job.

Typst gets the words as data (``sys.inputs``), never as markup, reads no file but the fonts of this
project and has no network. The date in the file is fixed: a real one would change the bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files

import typst

from dossier.documents import Passage
from dossier.errors import RedactionError
from dossier.redactions import Redaction
from redaction.rendering.glyphs import FONTS, check_fonts, printable
from redaction.rendering.layout import LayoutJob, Mark, Part, outline
from redaction.rendering.pieces import Piece, Text, redact_passage

_TEMPLATE = (files("redaction.rendering") / "correspondence.typ").read_bytes()
VERSION = f"opmaak-1 typst-{version('typst')} {hashlib.sha256(_TEMPLATE).hexdigest()[:12]}"
CONCEPT_NOTICE = "CONCEPT - bevat niet-openbare gegevens"
_FIXED_MOMENT = 946_684_800  # 2000-01-01T00:00:00Z


def render_correspondence(job: LayoutJob) -> bytes:
    """The PDF for publication. Withheld characters do not reach the typesetter.

    Raises:
        UnlocatedSpan: a redaction does not fit its passage.
        RedactionError: the page cannot be set; a font file is missing.
    """
    by_passage = _by_passage(job.redactions, job.passages)

    def pieces(passage: Passage) -> Sequence[Piece]:
        return redact_passage(passage, by_passage.get(passage.index, ()))

    return _typeset(job, outline(job, pieces), job.banner)


def render_concept(job: LayoutJob) -> bytes:
    """The reviewers' PDF: everything readable, a coloured mark and the ground at each proposal."""
    marked = _by_passage(job.redactions, job.passages)
    doubted = _by_passage(job.doubts, job.passages)

    def pieces(passage: Passage) -> Sequence[Text | Mark]:
        return mark_passage(passage, marked.get(passage.index, ()), doubted.get(passage.index, ()))

    notice = f"{CONCEPT_NOTICE} · {job.banner}" if job.banner else CONCEPT_NOTICE
    return _typeset(job, outline(job, pieces), notice)


def mark_passage(
    passage: Passage,
    redactions: Iterable[Redaction],
    doubts: Iterable[Redaction],
) -> tuple[Text | Mark, ...]:
    """The passage whole, with its proposals marked; of a doubt only what is not withheld anyway."""
    withheld = sorted(redactions, key=lambda r: r.start)
    marks = [(r.start, r.end, r.grounds, False) for r in withheld]
    for doubt in doubts:
        at = doubt.start
        for redaction in withheld:
            if at < redaction.end and redaction.start < doubt.end:
                marks.append((at, redaction.start, doubt.grounds, True))
                at = redaction.end
        marks.append((at, doubt.end, doubt.grounds, True))
    pieces: list[Text | Mark] = []
    position = 0
    for first, last, grounds, is_doubt in sorted(marks):
        start, end = max(first, position), min(last, len(passage.text))
        if start >= end:
            continue
        if start > position:
            pieces.append(Text(passage.text[position:start]))
        pieces.append(Mark(passage.text[start:end], grounds, is_doubt))
        position = end
    pieces.append(Text(passage.text[position:]))
    return tuple(pieces)


def _by_passage(
    redactions: Iterable[Redaction],
    passages: Sequence[Passage],
) -> dict[int, list[Redaction]]:
    known = {passage.index for passage in passages}
    grouped: dict[int, list[Redaction]] = {}
    for redaction in redactions:
        if redaction.passage_index not in known:
            raise RedactionError(
                f"Een lakking verwijst naar passage {redaction.passage_index}, die dit document niet "
                "heeft. Lees het document opnieuw in.",
            )
        grouped.setdefault(redaction.passage_index, []).append(redaction)
    return grouped


def _typeset(job: LayoutJob, parts: list[Part], banner: str) -> bytes:
    content = {
        "title": printable(job.title) or f"Document {job.document_number}",
        "number": printable(job.document_number),
        "banner": printable(banner),
        "footer": printable(job.footer),
        "parts": parts,
    }
    compile_pdf = _compiler()
    try:
        return compile_pdf(json.dumps(content, ensure_ascii=True))
    except typst.TypstError as error:
        # The message can quote the text: only its first words, which name the kind, are safe.
        raise RedactionError(
            f"Document {job.document_number} kon niet worden opgemaakt "
            f"({type(error).__name__}). Meld dit met het documentnummer aan de beheerder.",
        ) from None


@cache
def _compiler() -> Callable[[str], bytes]:
    check_fonts()
    fonts = typst.Fonts(font_paths=[str(FONTS)], include_system_fonts=False)

    def compile_pdf(content: str) -> bytes:
        output = typst.compile(
            _TEMPLATE,
            format="pdf",
            font_paths=fonts,
            sys_inputs={"job": content},
            pdf_standards=["a-2b", "ua-1"],
            timestamp=_FIXED_MOMENT,
        )
        if not isinstance(output, bytes):
            raise RedactionError("De opmaak leverde geen PDF op.")
        return output

    return compile_pdf
