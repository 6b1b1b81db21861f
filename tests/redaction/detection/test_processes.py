"""Detection on several processors gives what one gives."""

from __future__ import annotations

import pytest

from redaction.detection import Detector
from redaction.detection.processes import detect_in_processes
from tests.redaction.detection.conftest import PROJECT, SETTINGS, body

TEXTS = ["Beste Karim,\nbel me op 06-12345678.", "Groet,\nSanne de Vries", "Niets bijzonders."]


@pytest.mark.slow
def test_processes_find_the_same_in_the_same_order(detector: Detector) -> None:
    batches = [[body(text)] for text in TEXTS]
    found = list(detect_in_processes(SETTINGS, PROJECT, batches, 2))
    assert found == [detector.detect(batch) for batch in batches]
