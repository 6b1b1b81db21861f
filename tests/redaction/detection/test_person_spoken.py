"""Names in spoken turns of phrase; ordinary words in the same turns stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.documents import Passage, PassageRole
from redaction.detection import DetectionSettings, Detector, load_detector

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def detector() -> Detector:
    settings = DetectionSettings(
        pipeline="data/models/nl_lakstraat",
        recognizers=Path("config/recognizers.yaml"),
        public_officials=Path("config/public_officials.yaml"),
    )
    return load_detector(settings, ROOT)


def spoken(detector: Detector, text: str) -> list[str]:
    found = detector.detect([Passage(0, PassageRole.BODY, text)])[0]
    return [text[d.start : d.end] for d in found if not d.keep]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ik sprak gisteren uw vrouw, Sjoukelien, over de vergunning.", "Sjoukelien"),
        ("Is mijn zoon Aurelijus al aangemeld bij de opvang?", "Aurelijus"),
        ("Congratulations on little Callum!", "Callum"),
        ("Hoogachtend,\n\n(Geesjelien)", "Geesjelien"),
        ('tweede etage, bel bij "kowalczyk/ozturk"', "kowalczyk"),
        ("jurre doe jij de notulen vandaag", "jurre"),
        ("geeft niet hoor, sorry noortjuh \U0001f642", "noortjuh"),
    ],
)
def test_name_in_a_spoken_turn_is_found(detector: Detector, text: str, name: str) -> None:
    assert any(name in found for found in spoken(detector, text))


@pytest.mark.parametrize(
    "text",
    [
        "Ik bel mijn vrouw morgen over de vergadering.",
        "Zij vertelde over haar vader Nederland te laten zien.",
        "(Bijlage)",
        "wanneer doe jij de notulen",
        "sorry hoor",
        "bedankt allemaal!",
        "De junior medewerker en de senior adviseur.",
        "Wil je bij vragen bellen bij Servicedesk?",
    ],
)
def test_ordinary_words_in_the_same_turns_stay(detector: Detector, text: str) -> None:
    assert spoken(detector, text) == []
