"""Write THIRD_PARTY.md: the licence of every locked dependency, and of the data that ships.

Run it in the environment made from ``requirements/dev.lock`` after that file changes.
"""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = (
    ("data/sample", "the sample dossier", "CC0-1.0", "written for this project"),
    (
        "data/evaluation, scripts/train_model/dossiers",
        "marked texts that measure and train detection",
        "CC0-1.0",
        "written for this project",
    ),
    (
        "data/models/nl_lakstraat",
        "Dutch language model",
        "see its README",
        "trained for this project from multilingual-e5-small (MIT)",
    ),
    (
        "data/models/tesseract",
        "Dutch OCR data (tessdata)",
        "Apache-2.0",
        "tesseract-ocr/tessdata_best",
    ),
    (
        "data/fonts",
        "Source Sans 3, Noto Emoji, DejaVu Sans",
        "OFL-1.1; Bitstream Vera",
        "SOURCES.md",
    ),
    (
        "data/reference",
        "name lists, TOOI and DiWoo lists, schemas",
        "see SOURCES.md there",
        "several",
    ),
)


def locked(lock: Path) -> list[tuple[str, str]]:
    """Name and version of every package in a lock file."""
    return re.findall(r"^([A-Za-z0-9._-]+)==([^\s\\;]+)", lock.read_text("utf-8"), re.MULTILINE)


def licence_of(name: str) -> str:
    """The licence that a package states, as short as it can be said."""
    try:
        fields = metadata(name)
    except PackageNotFoundError:
        return "(not installed on this platform)"
    if expression := fields.get("License-Expression"):
        return str(expression)
    classifiers = [
        value.rsplit("::", 1)[-1].strip()
        for value in fields.get_all("Classifier") or []
        if value.startswith("License ::")
    ]
    stated = str(fields.get("License") or "").strip().splitlines()
    return "; ".join(classifiers) or (stated[0][:80] if stated else "not stated")


def main() -> None:
    """Write the file."""
    runtime = locked(ROOT / "requirements" / "runtime.lock")
    development = sorted(set(locked(ROOT / "requirements" / "dev.lock")) - set(runtime))
    lines = [
        "# Third-party software and data",
        "",
        "Lakstraat is EUPL-1.2. PyMuPDF is AGPL-3.0, which the appendix of the EUPL lists as a",
        "compatible licence: a work that combines the two may be distributed under the AGPL-3.0.",
        "Written by `python scripts/third_party.py`.",
        "",
        "## Data in this repository",
        "",
        "| where | what | licence | origin |",
        "| --- | --- | --- | --- |",
        *(f"| `{path}` | {what} | {licence} | {origin} |" for path, what, licence, origin in DATA),
    ]
    for title, packages in (("Installed with it", runtime), ("For development only", development)):
        lines += ["", f"## {title}", "", "| package | version | licence |", "| --- | --- | --- |"]
        lines += [f"| {name} | {version} | {licence_of(name)} |" for name, version in packages]
    (ROOT / "THIRD_PARTY.md").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
