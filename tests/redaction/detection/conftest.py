"""One detector for all detection tests, made from the project's own configuration and model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.detections import Detection, EntityType
from dossier.documents import Passage, PassageRole
from redaction.detection import DetectionSettings, Detector, load_detector

PROJECT = Path(__file__).resolve().parents[3]
SETTINGS = DetectionSettings(
    pipeline="data/models/nl_lakstraat",
    recognizers=Path("config/recognizers.yaml"),
    public_officials=Path("config/public_officials.yaml"),
    doubt_below=0.6,
)


@pytest.fixture(scope="session")
def detector() -> Detector:
    """The detector as shipped."""
    return load_detector(SETTINGS, PROJECT)


@pytest.fixture(scope="session")
def findings(detector: Detector) -> Callable[[str], list[tuple[str, EntityType, bool]]]:
    """Finds in one body text; gives (words, type, keep) in reading order."""

    def find(text: str) -> list[tuple[str, EntityType, bool]]:
        found = detector.detect([body(text)])[0]
        return [(text[d.start : d.end], d.entity_type, d.keep) for d in found]

    return find


@pytest.fixture(scope="session")
def withheld(
    findings: Callable[[str], list[tuple[str, EntityType, bool]]],
) -> Callable[[str], list[tuple[str, EntityType]]]:
    """What of one body text would be withheld."""

    def find(text: str) -> list[tuple[str, EntityType]]:
        return [(words, kind) for words, kind, keep in findings(text) if not keep]

    return find


def body(text: str, index: int = 0) -> Passage:
    """A passage written by the sender."""
    return Passage(index, PassageRole.BODY, text)


def covered(text: str, found: tuple[Detection, ...]) -> str:
    """The text with everything withheld replaced by blocks."""
    chars = list(text)
    for detection in found:
        if not detection.keep:
            chars[detection.start : detection.end] = "█" * (detection.end - detection.start)
    return "".join(chars)
