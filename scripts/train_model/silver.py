"""Machine-labelled sentences with their names swapped for invented ones, and name-free text."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from scripts.train_model import names
from scripts.train_model.documents import DocumentMaker, Marked, Span

_LABELS = {"PER", "LOC", "ORG"}
_GLUED = re.compile(r"(?<=[a-z]{3})\.(?=[A-Z][a-z])")
_NOISE = re.compile(r"[\d@/]|^[a-z]")


def silver(path: Path) -> Iterator[Marked]:
    """Texts of a silver file with PER, LOC and ORG spans; doubtful person labels left out."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = row["text"]
            spans = [
                (start, end, label)
                for start, end, label in row["spans"]
                if label in _LABELS and not (label == "PER" and _NOISE.search(text[start:end]))
            ]
            yield text, sorted(spans)


def swapped(marked: Marked, maker: DocumentMaker, rng: random.Random, share: float) -> Marked:
    """The text with this share of its person names replaced; same words keep their shape."""
    text, spans = marked
    out, result, at = "", [], 0
    for start, end, label in spans:
        if start < at:
            continue
        out += text[at:start]
        word = text[start:end]
        if label == "PER" and rng.random() < share:
            person = maker.person()
            word = (
                names.full(person, rng)
                if " " in word
                else (person.last_alone if rng.random() < 0.6 else person.first)
            )
        result.append((len(out), len(out) + len(word), label))
        out += word
        at = end
    return out + text[at:], result


def government_text(corpora: Path) -> list[Marked]:
    """Paragraphs of parliamentary questions in which no person seems to be named.

    A paragraph goes when two neighbouring words both have a capital, or a title precedes a
    capital: what is left holds hardly any names, so it can stand as unlabelled text.
    """
    doubtful = re.compile(
        r"(?:mevrouw|heer|mevr\.|mr\.|dr\.|prof\.|[Mm]inister|[Ss]taatssecretaris)\s+[A-Z]"
        r"|[A-Z][a-zé]+ (?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en) )*[A-Z][a-zé]+",
    )
    found: list[Marked] = []
    with gzip.open(corpora / "text" / "be_parliament_2020_nl.jsonl.gz", "rt", "utf-8") as lines:
        for line in lines:
            for paragraph in _GLUED.sub(". ", json.loads(line)["text"]).split("\n"):
                sentences = re.split(r"(?<=[.?!])\s+(?=[A-Z])", paragraph)
                for index in range(0, len(sentences), 2):
                    text = " ".join(sentences[index : index + 2]).strip()
                    if 30 < len(text) < 500 and not doubtful.search(text):
                        found.append((text, []))
    return found


def sentences(marked: Marked, count: int = 4) -> Iterator[Marked]:
    """The text in pieces of ``count`` lines, each with its own spans."""
    text, spans = marked
    lines = text.split("\n")
    at = 0
    for index in range(0, len(lines), count):
        piece = "\n".join(lines[index : index + count])
        end = at + len(piece)
        inside: list[Span] = [(a - at, b - at, c) for a, b, c in spans if at <= a and b <= end]
        if piece.strip():
            yield piece, inside
        at = end + 1
