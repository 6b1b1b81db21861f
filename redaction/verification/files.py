"""Everything else that is published: spreadsheets, XML, JSON, CSV, and the names of files."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator, Sequence

from dossier.redactions import LeakHit, WithheldText
from redaction.verification.folding import folded, occurrences, occurs_reversed
from redaction.verification.pdf import verify_pdf

_MARKUP = re.compile(r"<[^>]*>")
_MOST_UNPACKED = 500_000_000
_DEEPEST = 3


def verify_file(
    path_name: str,
    data: bytes,
    withheld: Sequence[WithheldText],
) -> tuple[LeakHit, ...]:
    """What is found in a file of any kind and in its name."""
    return tuple(dict.fromkeys(_hits(path_name, data, withheld, 0)))


def verify_text(name: str, text: str, withheld: Sequence[WithheldText]) -> tuple[LeakHit, ...]:
    """What is found in a text. Short strings count at word boundaries only; ``name`` is the place."""
    haystack = folded(text)
    return tuple(
        LeakHit(item.label, "tekst", name)
        for item in withheld
        if len(occurrences(haystack, item.text, whole_words=True)) > item.allowed
        or occurs_reversed(haystack, item.text)
    )


def _hits(
    name: str,
    data: bytes,
    withheld: Sequence[WithheldText],
    depth: int,
) -> Iterator[LeakHit]:
    yield from verify_text("bestandsnaam", name, withheld)
    if data.startswith(b"%PDF-"):
        yield from verify_pdf(data, withheld)[1]
    elif data.startswith(b"PK\x03\x04") and depth < _DEEPEST:
        yield from _zip_hits(name, data, withheld, depth)
    else:
        for text in _readings(data):
            yield from verify_text(name, text, withheld)


def _zip_hits(
    name: str,
    data: bytes,
    withheld: Sequence[WithheldText],
    depth: int,
) -> Iterator[LeakHit]:
    unpacked = 0
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if archive.comment:
            yield from verify_text(name, archive.comment.decode("utf-8", "replace"), withheld)
        for entry in archive.infolist():
            unpacked += entry.file_size
            if unpacked > _MOST_UNPACKED:
                yield LeakHit("te groot om te controleren", "tekst", name)
                return
            yield from _hits(entry.filename, archive.read(entry), withheld, depth + 1)


def _readings(data: bytes) -> Iterator[str]:
    """The ways in which the bytes can be text: as they are, unescaped, without markup."""
    text = data.decode("utf-8", "replace")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or data[:200].count(0) > 20:
        yield data.decode("utf-16", "replace")
        yield data.decode("utf-16-le", "replace")
    yield text
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        yield html.unescape(_MARKUP.sub(" ", text))
        yield html.unescape(_MARKUP.sub("", text))
        yield html.unescape(text)
    elif start in ("{", "["):
        yield from _json_strings(text)


def _json_strings(text: str) -> Iterator[str]:
    try:
        tree = json.loads(text)
    except ValueError:
        return
    yield json.dumps(tree, ensure_ascii=False)
