"""What every attack needs: building nasty files, and looking for secrets by all means."""

from __future__ import annotations

import hashlib
import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
import pymupdf
import pypdfium2

from correspondence.readers.pdf import PdfContent
from dossier.detections import EntityType
from dossier.documents import Passage
from dossier.redactions import Redaction, WithheldText
from redaction.verification import verify_pdf

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "data" / "fonts" / "DejaVuSans.ttf"
MARKER = "OPENBAARMERK"


def squeeze(text: str) -> tuple[str, list[int]]:
    """Letters and digits of ``text`` in lower case without accents, and where each stood."""
    letters: list[str] = []
    places: list[int] = []
    for index, character in enumerate(text):
        for part in unicodedata.normalize("NFKD", character).casefold():
            if part.isalnum():
                letters.append(part)
                places.append(index)
    return "".join(letters), places


def spans(text: str, secret: str) -> list[tuple[int, int]]:
    """Half-open spans of ``secret`` in ``text``, as a careful detector would give them."""
    haystack, places = squeeze(text)
    needle, _ = squeeze(secret)
    found = []
    start = haystack.find(needle)
    while start != -1:
        end = places[start + len(needle) - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        found.append((places[start], end))
        start = haystack.find(needle, start + len(needle))
    return found


def redaction(passage: Passage, start: int, end: int, *grounds: str) -> Redaction:
    """A redaction of that span."""
    return Redaction(
        "d1", passage.index, start, end, grounds or ("5.1.2e",), (EntityType.PERSON,), "toets"
    )


@dataclass
class Blobs:
    """A file store in memory."""

    kept: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes) -> str:
        """Keep and name."""
        key = hashlib.sha256(data).hexdigest()
        self.kept[key] = data
        return key

    def get(self, key: str) -> bytes:
        """Give back."""
        return self.kept[key]


@dataclass
class Outcome:
    """A finished attack."""

    content: PdfContent
    redactions: tuple[Redaction, ...]
    pdf: bytes

    def text(self) -> str:
        """What pdfium reads from the output."""
        document = pypdfium2.PdfDocument(io.BytesIO(self.pdf))
        return "\n".join(page.get_textpage().get_text_range() for page in document)

    def everything(self) -> bytes:
        """The output with every stream decoded, as one run of bytes."""
        with pikepdf.open(io.BytesIO(self.pdf)) as pdf:
            parts = [self.pdf]
            for item in pdf.objects:
                if isinstance(item, pikepdf.Stream):
                    parts.append(item.read_raw_bytes())
                    try:
                        parts.append(item.read_bytes())
                    except pikepdf.PdfError:
                        continue
                parts.append(
                    item.unparse(resolved=True) if not isinstance(item, pikepdf.Stream) else b""
                )
            parts.append(pdf.trailer.unparse(resolved=True))
        return b"\n".join(parts)


def withheld(secrets: Sequence[str]) -> tuple[WithheldText, ...]:
    """Secrets as the verifier wants them."""
    return tuple(WithheldText(f"geheim {n}", secret) for n, secret in enumerate(secrets))


Attack = Callable[..., Outcome]


def assert_no_trace(outcome: Outcome, secrets: Sequence[str]) -> None:
    """No engine of ours, nor MuPDF, nor a look at the bytes finds a secret."""
    assert verify_pdf(outcome.pdf, withheld(secrets))[1] == ()
    with pymupdf.open(stream=outcome.pdf, filetype="pdf") as document:
        text = "".join(page.get_text(clip=pymupdf.INFINITE_RECT()) for page in document)
    everything = outcome.everything()
    for secret in secrets:
        assert squeeze(secret)[0] not in squeeze(text)[0]
        for encoding in ("utf-8", "latin-1", "utf-16-be", "utf-16-le"):
            assert secret.encode(encoding, "ignore") not in everything


def page_with(
    *draw: Callable[[pymupdf.Page], object], width: float = 420, height: float = 300
) -> bytes:
    """A one-page PDF with the public marker and what ``draw`` adds."""
    document = pymupdf.open()
    page = document.new_page(width=width, height=height)
    page.insert_text((40, 250), MARKER, fontsize=11)
    for step in draw:
        step(page)
    data: bytes = document.tobytes()
    return data


def edited(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The PDF after ``change`` with pikepdf."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(output)
    return output.getvalue()


def write_content(data: bytes, operators: str) -> bytes:
    """The PDF with ``operators`` put after the content of its first page (font /helv)."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        page.contents_add(f"q {operators} Q".encode("latin-1"))

    return edited(data, change)
