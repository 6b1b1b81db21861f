"""Reads hand-marked texts: what must be withheld, and what looks like it, marked in place.

    ### mail
    @from ⟦PERSON|Sanne de Vries⟧ <⟦EMAIL|s.devries@minabc.nl⟧>
    Beste ⟦PERSON|Karim⟧, ik sprak ⟦=PERSON|minister Dekker⟧. ⟦SPECIAL_CATEGORY|⟦PERSON|Joke⟧ is ziek.⟧

``### kind`` begins a text; lines ``@from``, ``@to``, ``@cc``, ``@subject`` and ``@date`` directly below
it are its header fields; the rest is the text. ``⟦TYPE|words⟧`` must be withheld, ``⟦=TYPE|words⟧`` stays
readable; marks may be nested.

    python -m scripts.train_model.marked_text FILE ...                 check and count
    python -m scripts.train_model.marked_text FILE --jsonl OUT.jsonl   write the evaluation format
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.detections import EntityType

_MARK = re.compile(r"⟦(=?)([A-Z_]+)\||⟧")
_FIELDS = ("from", "to", "cc", "subject", "date")
_KEEP_ONLY = "ORG"
_TYPES = {kind.value for kind in EntityType} | {_KEEP_ONLY}
_UNMARKED = {
    "EMAIL": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w"),
    "PHONE": re.compile(r"(?<![\w+])(?:\+31|0031|0)[ -]?(?:\(0\) ?)?\d(?:[ -]?\d){7,8}(?!\d)"),
    "IBAN": re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{4}(?: ?\d){10}\b"),
    "POSTCODE": re.compile(r"\b[1-9]\d{3} ?[A-Z]{2}\b"),
}


class MarkError(ValueError):
    """A text is marked wrongly; the message names file, text and what is wrong."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Half-open characters of a text, what they are, and whether they stay readable."""

    start: int
    end: int
    type: str
    keep: bool


@dataclass(frozen=True, slots=True)
class MarkedText:
    """One text with its marks; ``headers`` holds (text, marks) by field."""

    name: str
    kind: str
    text: str
    marks: tuple[Mark, ...]
    headers: dict[str, tuple[str, tuple[Mark, ...]]]


def unmark(marked: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """The plain words and the marks in them, outer marks first.

    Raises:
        MarkError: a mark is not closed, never opened, or of an unknown type.
    """
    text, marks = "", []
    opened: list[tuple[int, bool, str]] = []
    at = 0
    for sign in _MARK.finditer(marked):
        text += marked[at : sign.start()]
        at = sign.end()
        if sign[0] != "⟧":
            if sign[2] not in _TYPES or (sign[2] == _KEEP_ONLY and not sign[1]):
                raise MarkError(f"{where}: unknown type {sign[2]}")
            opened.append((len(text), bool(sign[1]), sign[2]))
            continue
        if not opened:
            raise MarkError(f"{where}: a ⟧ too many after «{text[-40:]}»")
        start, keep, kind = opened.pop()
        if start == len(text):
            raise MarkError(f"{where}: an empty {kind}")
        marks.append(Mark(start, len(text), kind, keep))
    if opened:
        raise MarkError(f"{where}: {opened[-1][2]} is not closed")
    text += marked[at:]
    if "⟦" in text:
        raise MarkError(f"{where}: a ⟦ without type after «{text[: text.index('⟦')][-40:]}»")
    return text, tuple(sorted(marks, key=lambda m: (m.start, -m.end)))


def read_marked(path: Path) -> Iterator[MarkedText]:
    """The texts of a file.

    Raises:
        MarkError: see :func:`unmark`; or words stand before the first ``### kind``.
    """
    lead, *blocks = re.split(r"^### *(?=\w)", path.read_text("utf-8"), flags=re.MULTILINE)
    if lead.strip():
        raise MarkError(f"{path.name}: words before the first '### kind'")
    for number, block in enumerate(blocks, 1):
        name = f"{path.stem}-{number:03}"
        kind, _, rest = block.partition("\n")
        headers = {}
        while line := re.match(r"@(\w+) +(.+)\n", rest):
            if line[1] not in _FIELDS:
                raise MarkError(f"{name}: unknown header field @{line[1]}")
            headers[line[1]] = unmark(line[2].strip(), name)
            rest = rest[line.end() :]
        text, marks = unmark(rest.strip("\n"), name)
        yield MarkedText(name, kind.strip(), text, marks, headers)


def doubts(item: MarkedText) -> Iterator[str]:
    """What was probably forgotten: addresses and numbers without a mark, names marked only once."""
    open_text = list(item.text)
    for mark in item.marks:
        if mark.keep or EntityType(mark.type).is_personal_data:
            open_text[mark.start : mark.end] = "\0" * (mark.end - mark.start)
    rest = "".join(open_text)
    for kind, pattern in _UNMARKED.items():
        for match in pattern.finditer(rest):
            yield f"{item.name}: {kind} without a mark: {match[0]}"
    names = {
        word
        for mark in item.marks
        if mark.type == "PERSON" and not mark.keep
        for word in re.findall(r"[A-ZÀ-Ü][\w'-]{3,}", item.text[mark.start : mark.end])
    }
    for name in sorted(names):
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", rest):
            yield f"{item.name}: marked as a person in one place and not in another: {name}"


def as_row(item: MarkedText) -> dict[str, Any]:
    """The text in the evaluation format (one line of JSON)."""

    def spans(text: str, marks: tuple[Mark, ...], **more: str) -> list[dict[str, Any]]:
        return [
            {
                "start": m.start,
                "end": m.end,
                "text": text[m.start : m.end],
                "type": m.type,
                "ground": None,
                "action": "keep" if m.keep else "redact",
                "note": "",
                **more,
            }
            for m in marks
        ]

    return {
        "id": item.name,
        "kind": item.kind,
        "headers": {f: item.headers[f][0] if f in item.headers else "" for f in _FIELDS}
        if item.headers
        else None,
        "text": item.text,
        "spans": spans(item.text, item.marks),
        "header_spans": [
            span
            for f, (words, marks) in item.headers.items()
            for span in spans(words, marks, field=f)
        ],
    }


def main() -> None:
    """Check the files, print counts and doubts, and write them out if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--jsonl", type=Path)
    args = parser.parse_args()
    items: list[MarkedText] = []
    for path in args.files:
        try:
            items += read_marked(path)
        except MarkError as error:
            raise SystemExit(str(error)) from None
    for item in items:
        for doubt in doubts(item):
            print("?", doubt)
    counts = Counter(("keep " if m.keep else "") + m.type for i in items for m in i.marks)
    print(f"{len(items)} texts, {sum(len(i.text.split()) for i in items)} words")
    print(", ".join(f"{kind} {count}" for kind, count in sorted(counts.items())))
    if args.jsonl:
        rows = (json.dumps(as_row(item), ensure_ascii=False) for item in items)
        args.jsonl.write_text("".join(f"{row}\n" for row in rows), "utf-8")


if __name__ == "__main__":
    main()
