"""Sets the inventory as PDF/UA-1 and PDF/A-2a with typst, from data.

Typst keeps what it laid out in memory for a next run, so of several parts each is set by a process
of its own (``python -m publication.typesetting``: data in, PDF out).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import typst

from dossier.errors import PublicationError
from publication.typeface import FONTS

TEMPLATE = Path(__file__).resolve().parent / "templates" / "inventarislijst.typ"
MAX_PROCESSES = 4


def set_all(contents: Iterable[dict[str, Any]], count: int) -> Iterator[bytes]:
    """The PDF of each of ``count`` contents, in order.

    Raises:
        PublicationError: the text cannot be set.
    """
    texts = (json.dumps(content, ensure_ascii=False) for content in contents)
    if count == 1:
        yield from map(_set, texts)
        return
    with ThreadPoolExecutor(min(count, MAX_PROCESSES, os.cpu_count() or 1)) as pool:
        yield from pool.map(_set_apart, texts)


def _set(text: str) -> bytes:
    try:
        pdf = typst.compile(
            str(TEMPLATE),
            format="pdf",
            font_paths=[str(FONTS)],
            ignore_system_fonts=True,
            sys_inputs={"data": text},
            pdf_standards=["a-2a", "ua-1"],
        )
    except typst.TypstError:
        # Its message quotes the text that it choked on.
        raise _failed() from None
    if not isinstance(pdf, bytes):
        raise _failed()
    return pdf


def _set_apart(text: str) -> bytes:
    command = [sys.executable, "-m", "publication.typesetting"]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, input=text.encode(), capture_output=True, cwd=root, check=False)
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF-"):
        raise _failed()
    return done.stdout


def _failed() -> PublicationError:
    return PublicationError(
        "De inventarislijst kon niet als pdf worden opgemaakt; meld dit aan de beheerder.",
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(_set(sys.stdin.buffer.read().decode()))
