"""What the page template is given: an outline of parts, as plain data.

The template decides how things look; here it is decided what is printed, in which order. Passages
that do not stand on a page (properties, file names) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from dossier.documents import DocumentKind, Passage, PassageRole
from dossier.grounds import GroundTable
from dossier.redactions import Redaction
from redaction.rendering.glyphs import printable
from redaction.rendering.pieces import Block, Piece, Text, alternative_text

Part = dict[str, Any]
Run = dict[str, str]

_UNPRINTED = (PassageRole.METADATA, PassageRole.FILE_NAME)
_BULLET = re.compile(r"^\s*(?:[-*•–·]|\d{1,2}[.)]|[a-z][.)])(?:\s+|$)")
_LONG_WORD = re.compile(r"\S{24,}")
_BREAK_AFTER = re.compile(r"(?<=[/&?=._\-@:;,%+#~])|(?<=\S{24})(?=\S)")


@dataclass(frozen=True, slots=True)
class LayoutJob:
    """All that a page layout depends on.

    Attributes:
        document_number: printed on each page.
        title: for the file's properties; already redacted.
        redactions: may name passages that are not printed.
        banner: printed on each page when not empty (``concept, niet beoordeeld``).
        footer: printed on each page, left (the request's id).
        doubts: only for the concept: proposals that a person must still decide.
    """

    document_number: str
    title: str = field(repr=False)
    kind: DocumentKind
    passages: tuple[Passage, ...] = field(repr=False)
    redactions: tuple[Redaction, ...]
    grounds: GroundTable
    banner: str = ""
    footer: str = ""
    doubts: tuple[Redaction, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Readable text under a proposal, in the concept only."""

    text: str = field(repr=False)
    grounds: tuple[str, ...]
    is_doubt: bool


def outline(job: LayoutJob, pieces: Callable[[Passage], Sequence[Piece | Mark]]) -> list[Part]:
    """The parts of the page in order."""
    shown = [passage for passage in job.passages if passage.role not in _UNPRINTED]
    parts: list[Part] = []
    for key, group in groupby(shown, key=lambda passage: _group_key(job, passage)):
        passages = list(group)
        if key[0] == "headers":
            rows = [
                {"name": printable(p.name), "runs": _runs(_one_line(pieces(p)), job.grounds)}
                for p in passages
            ]
            parts.append({"part": "headers", "rows": rows})
        elif key[0] == "table":
            parts.append(_table(passages, pieces, job.grounds))
        elif key[0] == "chat":
            rows = [_chat_row(p, pieces(p), job.grounds) for p in passages]
            parts.append({"part": "chat", "rows": rows})
        else:
            for passage in passages:
                parts += _text_parts(passage, pieces(passage), job.grounds)
    _close_heading_gaps(parts)
    return parts


def _close_heading_gaps(parts: Iterable[Part]) -> None:
    """Levels start at 1 and never skip one downwards, as PDF/UA-1 (ISO 14289-1, 7.4.2) wants."""
    previous = 0
    for part in parts:
        if part["part"] == "heading":
            part["level"] = previous = min(part["level"], previous + 1)


def _group_key(job: LayoutJob, passage: Passage) -> tuple[str, int]:
    if passage.role is PassageRole.HEADER:
        return ("headers", 0)
    if passage.role is PassageRole.TABLE_CELL and passage.table is not None:
        return ("table", passage.table.table)
    if job.kind is DocumentKind.CHAT and passage.role is PassageRole.BODY and passage.name:
        return ("chat", 0)
    return ("text", 0)


def _table(
    passages: Sequence[Passage],
    pieces: Callable[[Passage], Sequence[Piece | Mark]],
    grounds: GroundTable,
) -> Part:
    placed = [(p, p.table) for p in passages if p.table is not None]
    rows = {row: i for i, row in enumerate(sorted({place.row for _, place in placed}))}
    columns = {column: i for i, column in enumerate(sorted({place.column for _, place in placed}))}
    cells: list[list[list[Run]]] = [[[] for _ in columns] for _ in rows]
    for passage, place in placed:
        cell = cells[rows[place.row]][columns[place.column]]
        cell += _runs(pieces(passage), grounds)
    return {"part": "table", "columns": len(columns), "rows": cells}


def _chat_row(passage: Passage, pieces: Sequence[Piece | Mark], grounds: GroundTable) -> Part:
    author: list[Piece | Mark] = []
    words = list(pieces)
    for position, piece in enumerate(pieces):
        if isinstance(piece, Text) and ": " in piece.text:
            head, tail = piece.text.split(": ", 1)
            author = [*pieces[:position], Text(f"{head}:")]
            words = [Text(tail), *pieces[position + 1 :]]
            break
        if isinstance(piece, Text) and "\n" in piece.text:
            break
    return {
        "time": printable(passage.name),
        "author": _runs(author, grounds),
        "runs": _runs(words, grounds),
    }


def _text_parts(
    passage: Passage, pieces: Sequence[Piece | Mark], grounds: GroundTable
) -> Iterator[Part]:
    if passage.role is PassageRole.HEADING:
        level = int(passage.name) if passage.name.isdigit() else 1
        yield {
            "part": "heading",
            "level": min(max(level, 1), 4),
            "runs": _runs(_one_line(pieces), grounds),
        }
        return
    shade = {
        PassageRole.SIGNATURE: "small",
        PassageRole.DISCLAIMER: "faint",
    }.get(passage.role, "plain")
    level = (
        max(passage.level, 1)
        if passage.role in (PassageRole.QUOTED, PassageRole.FORWARDED)
        else passage.level
    )
    paragraphs = []
    for lines in _paragraphs(pieces):
        bulleted = bool(lines) and isinstance(lines[0], Text) and bool(_BULLET.match(lines[0].text))
        runs = _runs(lines, grounds)
        if runs:
            paragraphs.append({"bullet": bulleted, "runs": runs})
    yield {"part": "text", "level": min(level, 8), "shade": shade, "paragraphs": paragraphs}


def _paragraphs(pieces: Sequence[Piece | Mark]) -> Iterator[list[Piece | Mark]]:
    """Pieces per paragraph: a blank line or a list item starts a new one."""
    current: list[Piece | Mark] = []
    for piece in pieces:
        if not isinstance(piece, Text):
            current.append(piece)
            continue
        text = printable(piece.text)
        for position, line in enumerate(text.split("\n")):
            if position:
                if not line.strip() or _BULLET.match(line):
                    if current:
                        yield current
                    current = []
                elif current:
                    current.append(Text("\n"))
            if line.strip() or (line and current):
                current.append(Text(line))
    if current:
        yield current


def _one_line(pieces: Iterable[Piece | Mark]) -> list[Piece | Mark]:
    return [
        Text(" ".join(printable(piece.text).split("\n"))) if isinstance(piece, Text) else piece
        for piece in pieces
    ]


def _runs(pieces: Iterable[Piece | Mark], grounds: GroundTable) -> list[Run]:
    runs: list[Run] = []
    for piece in pieces:
        if isinstance(piece, Text):
            text = _breakable(printable(piece.text))
            if text:
                runs.append({"text": text})
        elif isinstance(piece, Block):
            runs.append({"code": piece.code, "alt": alternative_text(piece, grounds)})
        else:
            style = "doubt" if piece.is_doubt else "mark"
            runs.append(
                {style: _breakable(printable(piece.text)), "code": " / ".join(piece.grounds)}
            )
    return runs


def _breakable(text: str) -> str:
    """Long words and addresses with places where a line may end."""
    return _LONG_WORD.sub(lambda match: _BREAK_AFTER.sub("\u200b", match.group()), text)
