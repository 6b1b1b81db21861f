"""Reading outputs back, by readers that did not write them: no leak, or no release.

Shares no code with layout or removal, so that it cannot share their mistakes. What it cannot see:
text in the pixels of an image, and a withheld fact that is told in other words.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence

from dossier.redactions import LeakHit, WithheldText
from redaction.verification.covered_text import covered_text
from redaction.verification.folding import count_occurrences, fold, occurrences_in
from redaction.verification.pdf_readers import (
    engine_versions,
    object_readings,
    page_count,
    page_readings,
)

__all__ = [
    "VERSION",
    "count_occurrences",
    "page_count",
    "verify_file",
    "verify_pdf",
    "verify_text",
]

VERSION = "1"


def verify_pdf(
    data: bytes,
    withheld: Sequence[WithheldText],
) -> tuple[tuple[str, ...], tuple[LeakHit, ...]]:
    """The readers used, and what they found of what is withheld.

    Raises:
        VerificationFailed: the file cannot be read back.
    """
    targets = [(target, fold(target.text)) for target in withheld]
    hits: list[LeakHit] = []
    pages: dict[str, list[tuple[str, str]]] = {}
    for reading in page_readings(data):
        pages.setdefault(reading.engine, []).append((reading.place, fold(reading.text)))
    for engine, texts in pages.items():
        hits += _hits_on_pages(engine, texts, targets)
    for reading in object_readings(data):
        folded = fold(reading.text)
        for target, needle in targets:
            # Content streams hold text that is disclosed on purpose too; pages count those.
            if not target.allowed and _is_telling(needle) and occurrences_in(folded, needle):
                hits.append(LeakHit(target.label, reading.engine, reading.place))
    hits += [
        LeakHit("tekst onder een vlak", "eigen controle", f"pagina {number}")
        for number, _text in covered_text(data)
    ]
    return engine_versions(), tuple(dict.fromkeys(hits))


def _hits_on_pages(
    engine: str,
    texts: Sequence[tuple[str, str]],
    targets: Iterable[tuple[WithheldText, str]],
) -> Iterator[LeakHit]:
    """Hits beyond what is disclosed on purpose; a name may break over two pages."""
    whole = " ".join(text for _, text in texts)
    for target, needle in targets:
        found = [(place, occurrences_in(text, needle)) for place, text in texts]
        total = max(sum(count for _, count in found), occurrences_in(whole, needle))
        if total > target.allowed:
            places = [place for place, count in found if count] or ["paginagrens"]
            yield from (LeakHit(target.label, engine, place) for place in places)


def _is_telling(needle: str) -> bool:
    """Whether a text is long enough to search for in raw objects, where short words mean nothing."""
    return len(needle.replace(" ", "")) >= 5


def verify_text(place: str, text: str, withheld: Sequence[WithheldText]) -> tuple[LeakHit, ...]:
    """What is found in plain text; ``place`` says where the text stands."""
    folded = fold(text)
    return tuple(
        LeakHit(target.label, "tekst", place)
        for target in withheld
        if occurrences_in(folded, fold(target.text)) > target.allowed
    )


def verify_file(name: str, data: bytes, withheld: Sequence[WithheldText]) -> tuple[LeakHit, ...]:
    """What is found in a file of any kind, its name included.

    PDFs as :func:`verify_pdf`; zip-based files (xlsx, docx) part by part; anything else as text in
    UTF-8 and UTF-16.
    """
    hits = [*verify_text("bestandsnaam", name, withheld)]
    if data.startswith(b"%PDF-"):
        hits += verify_pdf(data, withheld)[1]
    elif data.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                hits += verify_text(member, member, withheld)
                text = _unmarked(archive.read(member))
                hits += verify_text(member, text, withheld)
    else:
        hits += verify_text(name, data.decode("utf-8", "replace"), withheld)
        hits += verify_text(name, data.decode("utf-16-le", "replace"), withheld)
    return tuple(dict.fromkeys(hits))


def _unmarked(data: bytes) -> str:
    """Text of an XML part, entities resolved; the markup stays beside it, attributes hold text too."""
    text = data.decode("utf-8", "replace")
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'")):
        text = text.replace(entity, character)
    return text.replace("&amp;", "&")
