"""Reads a publication folder back and says what is wrong with it, before or after it goes out.

It trusts nothing of the code that wrote the folder: hashes are taken again, the spreadsheet is read
as the platform reads it and the sitemaps as a harvester does. It does not look for withheld text;
that is the verifier's work.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.judgements import Judgement
from publication import production_report
from publication.folder import files_in, hash_of
from publication.harvest_check import harvest_problems
from publication.manifest import MANIFEST, read_manifest, total_hash

REPORT = "inventarislijst.xlsx"


def validate_publication(folder: Path) -> tuple[str, ...]:
    """Everything wrong with the publication in ``folder``, in Dutch; empty when it may go out."""
    if not (folder / MANIFEST).is_file():
        return (f"{MANIFEST} ontbreekt: dit is geen publicatiemap.",)
    try:
        about = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except ValueError:
        return (f"{MANIFEST} is beschadigd.",)
    if not isinstance(about, dict) or not read_manifest(folder):
        return (f"{MANIFEST} is beschadigd.",)
    return (
        *_manifest_problems(folder, about),
        *_report_problems(folder),
        *harvest_problems(folder, about),
    )


def _manifest_problems(folder: Path, about: Mapping[str, Any]) -> Iterator[str]:
    """Files that are gone, added or changed since the manifest was made."""
    listed = read_manifest(folder)
    found = {path.relative_to(folder).as_posix(): path for path in files_in(folder)}
    for path in sorted(listed.keys() - found.keys()):
        yield f"{path} staat in {MANIFEST}, maar ontbreekt."
    for path in sorted(found.keys() - listed.keys() - {MANIFEST}):
        yield f"{path} staat niet in {MANIFEST}."
    for path in sorted(found.keys() & listed.keys()):
        facts = listed[path]
        if found[path].is_symlink() or hash_of(found[path]) != facts.sha256:
            yield f"{path} is een ander bestand dan {MANIFEST} zegt."
    if about.get("total_sha256") != total_hash(listed.values()):
        yield f"De totale hash in {MANIFEST} klopt niet."


def _report_problems(folder: Path) -> Iterator[str]:
    """The production report, and whether its documents are the ones in the folder."""
    report = folder / REPORT
    if not report.is_file():
        yield f"{REPORT} ontbreekt."
        return
    problems = production_report.check(report)
    yield from (f"{REPORT}: {problem}" for problem in problems)
    if problems:
        return
    judgements = production_report.read_judgements(report)
    expected = {f"{number}.pdf" for number, text in judgements.items() if Judgement(text).has_file}
    present = {path.name for path in files_in(folder / "documenten")}
    for name in sorted(expected - present):
        yield f"documenten/{name} ontbreekt."
    for name in sorted(present - expected):
        yield f"documenten/{name} hoort niet bij een openbaar document op de lijst."
    for name in sorted(expected & present):
        if not _is_pdf(folder / "documenten" / name):
            yield f"documenten/{name} is geen pdf."


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"
