"""What every attack does: read, find the secrets, redact, and look for them."""

from __future__ import annotations

import pytest
from ruamel.yaml import YAML

from correspondence.readers.pdf import read_pdf
from dossier.documents import PassageRole
from dossier.grounds import Ground, GroundKind, GroundTable
from redaction.removal import RemovalJob, redact_pdf
from redaction.verification import verify_pdf
from tests.attack.attacking import (
    MARKER,
    ROOT,
    Attack,
    Blobs,
    Outcome,
    assert_no_trace,
    redaction,
    spans,
    withheld,
)


@pytest.fixture(scope="session")
def grounds() -> GroundTable:
    """The statutory grounds."""
    rows = YAML(typ="safe").load((ROOT / "config" / "grounds.yaml").read_text())["grounds"]
    return GroundTable(
        Ground(
            row["code"],
            GroundKind(row["kind"]),
            row["label"],
            row["article"],
            row["text"],
            row["platform_code"],
        )
        for row in rows
    )


@pytest.fixture
def attack(grounds: GroundTable) -> Attack:
    """Redact the secrets of a PDF and assert that no trace of them is left."""

    def run(
        data: bytes,
        *secrets: str,
        visible: bool = True,
        marker: str = MARKER,
        caught_in_input: bool = True,
        redact_found: bool = True,
    ) -> Outcome:
        blobs = Blobs()
        content = read_pdf(data, blobs.put)
        redactions = []
        for secret in secrets:
            found = [
                redaction(passage, start, end)
                for passage in content.passages
                if passage.role is PassageRole.PAGE
                for start, end in spans(passage.text, secret)
            ]
            assert found or not visible, "the reader does not see what is on the page"
            redactions += found if redact_found else []
        if caught_in_input:
            assert verify_pdf(content.decrypted or data, withheld(secrets))[1], (
                "the verifier is blind to this"
            )
        job = RemovalJob("D001", "", content.passages, tuple(redactions), blobs.get, grounds)
        output = redact_pdf(content.decrypted or data, job)
        assert redact_pdf(content.decrypted or data, job) == output
        outcome = Outcome(content, tuple(redactions), output)
        assert_no_trace(outcome, secrets)
        if marker:
            assert marker in outcome.text().replace("\n", "").replace(" ", "")
        return outcome

    return run
